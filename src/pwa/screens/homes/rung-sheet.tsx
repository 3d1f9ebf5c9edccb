import { useState } from 'preact/hooks';
import { STEPS } from '#domain/doors/facts.ts';
import type { Step } from '#domain/doors/facts.ts';
import type { Rung } from '#domain/doors/state.ts';
import type { Resident } from '#domain/homes/state.ts';
import { Banner } from '#pwa/ui/banner.tsx';
import { Button } from '#pwa/ui/button.tsx';
import { Choice } from '#pwa/ui/choice.tsx';
import { Field } from '#pwa/ui/field.tsx';
import { Sheet } from '#pwa/ui/sheet.tsx';
import { proposeRungCorrection } from '#pwa/phone/intents.ts';
import { memberWords } from '#pwa/phone/member-words.ts';
import { reasonText } from '#pwa/phone/reasons.ts';
import { saveTogether } from '#pwa/phone/save.ts';
import { skillName, stepName } from '#pwa/phone/skill-names.ts';
import type { Village } from '#pwa/phone/village.ts';

type RungSheetProps = {
  readonly village: Village;
  readonly resident: Resident;
  readonly rung: Rung;
  readonly to: Step;
  readonly onClose: () => void;
};

const MISTAKE = 'mistake';

/** Says what a recorded step really was; the first record stays in the history. */
export function RungSheet({ village, resident, rung, to, onClose }: RungSheetProps) {
  const text = memberWords.value.correct;
  const [choice, setChoice] = useState<Step | typeof MISTAKE>(to === rung.reached ? MISTAKE : to);
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const save = async (): Promise<void> => {
    const reached = choice === MISTAKE ? undefined : choice;
    const proposed = proposeRungCorrection(village, resident.id, {
      step: rung.step,
      reached,
      reason,
    });
    const code = await saveTogether(village.device, village.doorsBook, proposed, {
      said: text.saved,
    });
    setProblem(code);
    if (code === undefined) onClose();
  };
  return (
    <Sheet
      open
      title={text.stepTitle(skillName(rung.skill))}
      onClose={onClose}
      action={
        <Button kind="primary" icon="save" wide onPress={() => void save()}>
          {text.save}
        </Button>
      }
    >
      {problem !== undefined && <Banner kind="error">{reasonText(problem)}</Banner>}
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
        onChange={setChoice}
      />
      <Field label={text.reason} optional value={reason} onInput={setReason} maxLength={120} />
      <p class="soft small">{text.bothKept}</p>
    </Sheet>
  );
}
