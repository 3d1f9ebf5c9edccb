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
const HandingDraft = v.strictObject({ to: v.string(), note: v.string() });
const FRESH: v.InferOutput<typeof HandingDraft> = { to: SELF, note: '' };

function familyOf({ homes, day }: Village, resident: Resident): readonly Resident[] {
  const { year } = dateOfDay(day);
  return membersOf(homes.state, resident.household, day).filter(
    (member) => member.id !== resident.id && isAdult(member, year),
  );
}

const aboutOf = (member: Resident): string =>
  [relationText(member), member.away === true && teamWords.value.task.away]
    .filter(Boolean)
    .join(' · ');

/** The team does it for the person no longer: they do, or somebody of the family, near or far. */
export function HandingSheet({ village, resident, task, onClose }: HandingProps) {
  const text = teamWords.value.task;
  const { day, device, doorsBook } = village;
  const [handing] = useState(() => device.newId());
  const key = `handing.${resident.id}.${task.skill}`;
  const draft = useDraft(device, key, HandingDraft, FRESH);
  const { note } = draft.value;
  const saving = useSaving();
  const family = familyOf(village, resident);
  // Who was chosen may have moved away since.
  const to = family.find(({ id }) => id === draft.value.to)?.id ?? SELF;
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
            hint: aboutOf(member),
          })),
        ]}
        value={to}
        onChange={(next) => draft.change({ ...draft.value, to: next })}
      />
      <Field
        label={text.note}
        optional
        value={note}
        onInput={(next) => draft.change({ ...draft.value, note: next })}
        maxLength={120}
      />
      <p class="soft small">{text.password}</p>
    </Sheet>
  );
}
