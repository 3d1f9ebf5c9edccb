import { useState } from 'preact/hooks';
import type { Task } from '#domain/doors/tasks.ts';
import { isAdult, membersOf } from '#domain/homes/state.ts';
import type { Resident } from '#domain/homes/state.ts';
import { dateOfDay } from '#kernel/vi-calendar.ts';
import { spokenName } from '#pwa/phone/names.ts';
import { saveTogether } from '#pwa/phone/save.ts';
import { relationText, skillName } from '#pwa/phone/skill-names.ts';
import type { Village } from '#pwa/phone/village.ts';
import { Choice } from '#pwa/ui/choice.tsx';
import { Field } from '#pwa/ui/field.tsx';
import { Sheet } from '#pwa/ui/sheet.tsx';
import { SaveAction } from '#pwa/screens/save-action.tsx';
import { proposeHanding } from './intents.ts';
import { teamWords } from './team-words.ts';

type HandingProps = {
  readonly village: Village;
  readonly resident: Resident;
  readonly task: Task;
  readonly onClose: () => void;
};

const SELF = 'self';

/** The team does it for the person no longer: they do, or somebody of the family, near or far. */
export function HandingSheet({ village, resident, task, onClose }: HandingProps) {
  const text = teamWords.value.task;
  const { homes, day, device, doorsBook } = village;
  const [to, setTo] = useState(SELF);
  const [note, setNote] = useState('');
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const { year } = dateOfDay(day);
  const family = membersOf(homes.state, resident.household, day).filter(
    (member) => member.id !== resident.id && isAdult(member, year),
  );
  const save = async (): Promise<void> => {
    const whom = to === SELF ? {} : { to };
    const intent = { resident: resident.id, skill: task.skill, note, ...whom };
    const code = await saveTogether(device, doorsBook, proposeHanding(village, intent), {
      said: text.saved,
    });
    setProblem(code);
    if (code === undefined) onClose();
  };
  return (
    <Sheet
      open
      title={text.handTitle(skillName(task.skill))}
      onClose={onClose}
      action={<SaveAction label={text.save} problem={problem} onSave={save} />}
    >
      <Choice
        legend={text.toWhom}
        options={[
          { value: SELF, label: spokenName(resident, day), hint: text.self },
          ...family.map((member) => ({
            value: member.id,
            label: member.name,
            hint: [relationText(member), member.away === true && text.away]
              .filter(Boolean)
              .join(' · '),
          })),
        ]}
        value={to}
        onChange={setTo}
      />
      <Field label={text.note} optional value={note} onInput={setNote} maxLength={120} />
      <p class="soft small">{text.password}</p>
    </Sheet>
  );
}
