import type { Skill, Step } from '#domain/doors/facts.ts';
import { STEPS } from '#domain/doors/facts.ts';
import { stepOf } from '#domain/doors/state.ts';
import type { Resident } from '#domain/homes/state.ts';
import { Ladder } from '#pwa/ui/ladder.tsx';
import { Sheet } from '#pwa/ui/sheet.tsx';
import { begunSkills, shownSkills } from '#pwa/phone/ladder.ts';
import { memberWords } from '#pwa/phone/member-words.ts';
import type { Village } from '#pwa/phone/village.ts';
import { skillName, stepNumber } from '#pwa/phone/skill-names.ts';

type SkillSheetProps = {
  readonly village: Village;
  readonly resident: Resident;
  readonly onClose: () => void;
  readonly onStep: (skill: Skill, reached: Step) => void;
};

/** All skills of one person: press the step that was reached today. */
export function SkillSheet({ village, resident, onClose, onStep }: SkillSheetProps) {
  const text = memberWords.value.person;
  const begun = begunSkills(village.doors.state, resident.id, village.day);
  const line = (skill: Skill) => (
    <Ladder
      key={skill}
      skill={skillName(skill)}
      step={stepNumber(stepOf(village.doors.state, resident.id, skill, village.day))}
      onStep={(rung) => {
        const reached = STEPS[rung - 1];
        if (reached !== undefined) onStep(skill, reached);
      }}
    />
  );
  return (
    <Sheet open title={resident.name} onClose={onClose}>
      <div>
        <h3>{text.basics}</h3>
        {shownSkills(village.ladder, 'basic', begun).map(line)}
      </div>
      <div>
        <h3>{text.others}</h3>
        {shownSkills(village.ladder, 'other', begun).map(line)}
      </div>
    </Sheet>
  );
}
