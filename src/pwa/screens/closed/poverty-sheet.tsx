import { useState } from 'preact/hooks';
import * as v from 'valibot';
import { POVERTIES } from '#domain/care/facts.ts';
import { proposePoverty } from '#domain/care/at-the-door.ts';
import type { Household } from '#domain/homes/state.ts';
import { Banner } from '#pwa/ui/banner.tsx';
import { Button } from '#pwa/ui/button.tsx';
import { Choice } from '#pwa/ui/choice.tsx';
import { Field } from '#pwa/ui/field.tsx';
import { Sheet } from '#pwa/ui/sheet.tsx';
import { inClosed } from '#pwa/phone/evidence.ts';
import type { Village } from '#pwa/phone/village.ts';
import { useClosedDraft } from './closed-draft.tsx';
import { closedWords } from './closed-words.ts';
import { saveClosed } from './save-closed.ts';

export type SheetProps = {
  readonly village: Village;
  readonly household: Household;
  readonly onClose: () => void;
};

const PovertyDraft = v.strictObject({
  status: v.exactOptional(v.picklist(POVERTIES)),
  decision: v.string(),
});

/** Whether a household is poor or near-poor, by what it was told. */
export function PovertySheet({ village, household, onClose }: SheetProps) {
  const text = closedWords.value;
  const draft = useClosedDraft({ village, household }, 'poverty', PovertyDraft, { decision: '' });
  const { status, decision } = draft.value;
  const [problem, setProblem] = useState<string>();
  const save = async (): Promise<void> => {
    if (status === undefined) return setProblem(text.statusMissing);
    const intent = { household: household.id, status, decision };
    const wrong = await saveClosed(
      village,
      inClosed(village, (states, author) => proposePoverty(states, author, intent)),
    );
    if (wrong !== undefined) return setProblem(wrong);
    await draft.drop();
    return onClose();
  };
  return (
    <Sheet
      open
      title={text.poverty}
      onClose={onClose}
      action={
        <Button kind="primary" icon="check" wide onPress={() => void save()}>
          {text.save}
        </Button>
      }
    >
      {draft.banner}
      {problem !== undefined && <Banner kind="error">{problem}</Banner>}
      <Choice
        legend={text.status}
        options={POVERTIES.map((value) => ({ value, label: text.statuses[value] }))}
        value={status}
        onChange={(next) => draft.put({ status: next })}
      />
      <Field
        label={text.decision}
        value={decision}
        onInput={(next) => draft.put({ decision: next })}
        maxLength={120}
        optional
      />
    </Sheet>
  );
}
