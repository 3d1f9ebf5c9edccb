import { useState } from 'preact/hooks';
import * as v from 'valibot';
import type { Task } from '#domain/doors/tasks.ts';
import { isAdult, membersOf } from '#domain/homes/state.ts';
import type { Resident } from '#domain/homes/state.ts';
import { dateOfDay } from '#kernel/vi-calendar.ts';
import { useDraft } from '#pwa/phone/draft.ts';
import { spokenName } from '#pwa/phone/names.ts';
import { saveTogether } from '#pwa/phone/save.ts';
import { relationText, skillName } from '#pwa/phone/skill-names.ts';
import { useSaving } from '#pwa/phone/use-saving.ts';
import type { Village } from '#pwa/phone/village.ts';
import { Choice } from '#pwa/ui/choice.tsx';
import { Field } from '#pwa/ui/field.tsx';
import { Sheet } from '#pwa/ui/sheet.tsx';
import { DraftRestored } from '#pwa/screens/draft-restored.tsx';
import { SaveAction } from '#pwa/screens/save-action.tsx';
import { proposeHanding } from './intents.ts';
import { teamWords } from './team-words.ts';

type HandingProps = {
  readonly village: Village;
  readonly resident: Resident;
  readonly task: Task;
  readonly onClose: () => void;
};

const loadBack = async () => import('./take-back.ts');

const SELF = 'self';
const Note = v.string();

/** The team does it for the person no longer: they do, or somebody of the family, near or far. */
export function HandingSheet({ village, resident, task, onClose }: HandingProps) {
  const text = teamWords.value.task;
  const { homes, day, device, doorsBook } = village;
  const [to, setTo] = useState(SELF);
  const [handing] = useState(() => device.newId());
  const key = `handing.${resident.id}.${task.skill}`;
  const draft = useDraft(device, key, Note, '');
  const note = draft.value;
  const saving = useSaving();
  const { year } = dateOfDay(day);
  const family = membersOf(homes.state, resident.household, day).filter(
    (member) => member.id !== resident.id && isAdult(member, year),
  );
  const write = async (): Promise<string | undefined> => {
    const whom = to === SELF ? {} : { to };
    const intent = { handing, resident: resident.id, skill: task.skill, note, ...whom };
    return saveTogether(device, doorsBook, proposeHanding(village, intent), {
      said: text.saved,
      undo: async () =>
        (await loadBack()).proposeHandingBack(village, {
          handing,
          household: resident.household,
          resident: resident.id,
        }),
      draft: key,
    });
  };
  return (
    <Sheet
      open
      title={text.handTitle(skillName(task.skill))}
      onClose={onClose}
      action={
        <SaveAction {...saving} label={text.save} onSave={async () => saving.run(write, onClose)} />
      }
    >
      <DraftRestored draft={draft} day={village.day} />
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
      <Field label={text.note} optional value={note} onInput={draft.change} maxLength={120} />
      <p class="soft small">{text.password}</p>
    </Sheet>
  );
}
