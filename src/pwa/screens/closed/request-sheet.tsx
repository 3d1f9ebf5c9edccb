import { useState } from 'preact/hooks';
import * as v from 'valibot';
import { REQUEST_KINDS } from '#domain/care/facts.ts';
import { proposeRequest } from '#domain/care/at-the-door.ts';
import { Banner } from '#pwa/ui/banner.tsx';
import { Button } from '#pwa/ui/button.tsx';
import { Choice } from '#pwa/ui/choice.tsx';
import { Field } from '#pwa/ui/field.tsx';
import { Sheet } from '#pwa/ui/sheet.tsx';
import { inClosed } from '#pwa/phone/evidence.ts';
import { useClosedDraft } from './closed-draft.tsx';
import { closedWords } from './closed-words.ts';
import type { SheetProps } from './poverty-sheet.tsx';
import { saveClosed } from './save-closed.ts';
import { WhoChoice } from './who-choice.tsx';

const RequestDraft = v.strictObject({
  resident: v.exactOptional(v.string()),
  kind: v.exactOptional(v.picklist(REQUEST_KINDS)),
  note: v.string(),
});

/** What somebody asks of what is kept about them: taken down at the door, answered by the office. */
export function RequestSheet({ village, household, onClose }: SheetProps) {
  const text = closedWords.value;
  const draft = useClosedDraft({ village, household }, 'request', RequestDraft, { note: '' });
  const { resident, kind, note } = draft.value;
  const [problem, setProblem] = useState<string>();
  const save = async (): Promise<void> => {
    if (resident === undefined) return setProblem(text.whoMissing);
    if (kind === undefined) return setProblem(text.kindMissing);
    const wrong = await saveClosed(
      village,
      inClosed(village, (states, author) =>
        proposeRequest(states, author, { resident, kind, note }),
      ),
    );
    if (wrong !== undefined) return setProblem(wrong);
    await draft.drop();
    return onClose();
  };
  return (
    <Sheet
      open
      title={text.request}
      onClose={onClose}
      action={
        <Button kind="primary" icon="check" wide onPress={() => void save()}>
          {text.save}
        </Button>
      }
    >
      {draft.banner}
      {problem !== undefined && <Banner kind="error">{problem}</Banner>}
      <WhoChoice
        village={village}
        household={household}
        value={resident}
        onChange={(next) => draft.put({ resident: next })}
      />
      <Choice
        legend={text.kind}
        columns={2}
        options={REQUEST_KINDS.map((value) => ({ value, label: text.kinds[value] }))}
        value={kind}
        onChange={(next) => draft.put({ kind: next })}
      />
      <Field
        label={text.note}
        value={note}
        onInput={(next) => draft.put({ note: next })}
        maxLength={120}
        optional
      />
      <p class="soft small">{text.requestHint}</p>
    </Sheet>
  );
}
