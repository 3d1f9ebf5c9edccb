import * as v from 'valibot';
import { STEPS } from '#domain/doors/facts.ts';
import type { Step } from '#domain/doors/facts.ts';
import type { Rung } from '#domain/doors/state.ts';
import type { Resident } from '#domain/homes/state.ts';
import { Choice } from '#pwa/ui/choice.tsx';
import { Field } from '#pwa/ui/field.tsx';
import { Sheet } from '#pwa/ui/sheet.tsx';
import { proposeRungCorrection } from '#pwa/phone/intents.ts';
import { memberWords } from '#pwa/phone/member-words.ts';
import { useDraft } from '#pwa/phone/draft.ts';
import { saveTogether } from '#pwa/phone/save.ts';
import { skillName, stepName } from '#pwa/phone/skill-names.ts';
import { useSaving } from '#pwa/phone/use-saving.ts';
import type { Village } from '#pwa/phone/village.ts';
import { DraftRestored } from '#pwa/screens/draft-restored.tsx';
import { SaveAction } from '#pwa/screens/save-action.tsx';

type RungSheetProps = {
  readonly village: Village;
  readonly resident: Resident;
  readonly rung: Rung;
  readonly to: Step;
  readonly onClose: () => void;
};

const MISTAKE = 'mistake';
const RungDraft = v.strictObject({ choice: v.picklist([...STEPS, MISTAKE]), reason: v.string() });

/** Says what a recorded step really was; the first record stays in the history. */
export function RungSheet({ village, resident, rung, to, onClose }: RungSheetProps) {
  const text = memberWords.value.correct;
  const fresh = { choice: to === rung.reached ? MISTAKE : to, reason: '' } as const;
  const key = `rung.${resident.id}.${rung.step}`;
  const draft = useDraft(village.device, key, RungDraft, fresh);
  const { choice, reason } = draft.value;
  const saving = useSaving();
  const write = async (): Promise<string | undefined> => {
    const reached = choice === MISTAKE ? undefined : choice;
    const proposed = proposeRungCorrection(village, resident.id, {
      step: rung.step,
      reached,
      reason,
    });
    return saveTogether(village.device, village.doorsBook, proposed, {
      said: text.saved,
      draft: key,
    });
  };
  return (
    <Sheet
      open
      title={text.stepTitle(skillName(rung.skill))}
      onClose={onClose}
      action={
        <SaveAction {...saving} label={text.save} onSave={async () => saving.run(write, onClose)} />
      }
    >
      <DraftRestored draft={draft} day={village.day} />
      <Choice
        legend={text.really}
        options={[
          ...STEPS.filter((step) => step !== rung.reached).map((step) => ({
            value: step,
            label: stepName(step),
          })),
          { value: MISTAKE, label: text.stepMistake },
        ]}
        value={choice}
        onChange={(next) => draft.change({ ...draft.value, choice: next })}
      />
      <Field
        label={text.reason}
        optional
        value={reason}
        onInput={(next) => draft.change({ ...draft.value, reason: next })}
        maxLength={120}
      />
      <p class="soft small">{text.bothKept}</p>
    </Sheet>
  );
}
