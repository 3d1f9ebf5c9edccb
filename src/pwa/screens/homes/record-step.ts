import type { Skill, Step } from '#domain/doors/facts.ts';
import type { Resident } from '#domain/homes/state.ts';
import { proposeRungCorrection, proposeStep } from '#pwa/phone/intents.ts';
import { memberWords } from '#pwa/phone/member-words.ts';
import { idsIn, saveOrTell } from '#pwa/phone/save.ts';
import { skillName, stepName } from '#pwa/phone/skill-names.ts';
import type { Village } from '#pwa/phone/village.ts';

/** Records a step outside a visit; taking it back is a record too. */
export async function recordStep(
  village: Village,
  resident: Resident,
  skill: Skill,
  reached: Step,
): Promise<void> {
  const intended = proposeStep(village, resident, { skill, reached });
  const [step] = idsIn(intended, 'step');
  await saveOrTell(village.device, village.doorsBook, intended, {
    said: memberWords.value.person.recorded(skillName(skill), stepName(reached)),
    undo:
      step === undefined
        ? undefined
        : () => proposeRungCorrection(village, resident.id, { step, reason: '' }),
  });
}
