import { useState } from 'preact/hooks';
import { REQUEST_KINDS, type RequestKind } from '#domain/care/facts.ts';
import { proposeRequest } from '#domain/care/at-the-door.ts';
import { Banner } from '#pwa/ui/banner.tsx';
import { Button } from '#pwa/ui/button.tsx';
import { Choice } from '#pwa/ui/choice.tsx';
import { Field } from '#pwa/ui/field.tsx';
import { Sheet } from '#pwa/ui/sheet.tsx';
import { inClosed } from '#pwa/phone/intents.ts';
import { closedWords } from './closed-words.ts';
import type { SheetProps } from './poverty-sheet.tsx';
import { saveClosed } from './save-closed.ts';
import { WhoChoice } from './who-choice.tsx';

/** What somebody asks of what is kept about them: taken down at the door, answered by the office. */
export function RequestSheet({ village, household, onClose }: SheetProps) {
  const text = closedWords.value;
  const [resident, setResident] = useState<string>();
  const [kind, setKind] = useState<RequestKind>();
  const [note, setNote] = useState('');
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
    return wrong === undefined ? onClose() : setProblem(wrong);
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
      {problem !== undefined && <Banner kind="error">{problem}</Banner>}
      <WhoChoice village={village} household={household} value={resident} onChange={setResident} />
      <Choice
        legend={text.kind}
        columns={2}
        options={REQUEST_KINDS.map((value) => ({ value, label: text.kinds[value] }))}
        value={kind}
        onChange={setKind}
      />
      <Field label={text.note} value={note} onInput={setNote} maxLength={120} optional />
      <p class="soft small">{text.requestHint}</p>
    </Sheet>
  );
}
