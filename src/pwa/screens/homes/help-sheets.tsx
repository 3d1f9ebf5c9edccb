import { useState } from 'preact/hooks';
import * as v from 'valibot';
import { HELPS } from '#domain/doors/facts.ts';
import { type HelpCorrection, proposeHelpCorrection } from '#domain/doors/propose-task.ts';
import type { HelpMark } from '#domain/doors/tasks.ts';
import type { Resident } from '#domain/homes/state.ts';
import { hasConsent } from '#domain/homes/state.ts';
import { Banner } from '#pwa/ui/banner.tsx';
import { Choice } from '#pwa/ui/choice.tsx';
import { Field } from '#pwa/ui/field.tsx';
import { Sheet } from '#pwa/ui/sheet.tsx';
import { proposeHelp } from '#pwa/phone/intents.ts';
import { taughtIn } from '#pwa/phone/ladder.ts';
import { asNow } from '#pwa/phone/as-now.ts';
import { useDraft } from '#pwa/phone/draft.ts';
import { memberWords } from '#pwa/phone/member-words.ts';
import { saveTogether } from '#pwa/phone/save.ts';
import type { Intended } from '#pwa/phone/save.ts';
import { doorsWords, skillName } from '#pwa/phone/skill-names.ts';
import { useSaving } from '#pwa/phone/use-saving.ts';
import type { Village } from '#pwa/phone/village.ts';
import { takenBackWords } from '#pwa/screens/doors/taken-back-words.ts';
import { DraftRestored } from '#pwa/screens/draft-restored.tsx';
import { SaveAction } from '#pwa/screens/save-action.tsx';

function proposeHelpFix(village: Village, intent: HelpCorrection): Intended {
  const { states, atDoors } = asNow(village);
  return proposeHelpCorrection(states, atDoors, intent);
}

const HelpDraft = v.strictObject({ skill: v.string(), how: v.picklist(HELPS), note: v.string() });
const NEW: v.InferOutput<typeof HelpDraft> = { skill: 'public-services', how: 'with', note: '' };

type HelpSheetProps = { village: Village; resident: Resident; onClose: () => void };

/** Help with a task, outside a visit. */
export function HelpSheet({ village, resident, onClose }: HelpSheetProps) {
  const text = memberWords.value.help;
  const { device, doorsBook, day, ladder } = village;
  const [help] = useState(() => device.newId());
  const key = `help.${resident.id}`;
  const draft = useDraft(device, key, HelpDraft, NEW);
  const { skill, how, note } = draft.value;
  const saving = useSaving();
  const write = async (): Promise<string | undefined> =>
    saveTogether(device, doorsBook, proposeHelp(village, resident, { help, skill, how, note }), {
      said: text.saved,
      draft: key,
      undo: () => proposeHelpFix(village, { resident: resident.id, help }),
    });
  return (
    <Sheet
      open
      title={text.record}
      onClose={onClose}
      action={
        <SaveAction {...saving} label={text.save} onSave={async () => saving.run(write, onClose)} />
      }
    >
      <DraftRestored draft={draft} day={village.day} />
      <Choice
        legend={text.how}
        options={HELPS.map((each) => ({
          value: each,
          label: doorsWords().helps[each],
          hint: text.hints[each],
        }))}
        value={how}
        onChange={(next) => draft.change({ ...draft.value, how: next })}
      />
      {how === 'for' && !hasConsent(resident, day) && (
        <Banner kind="info">{memberWords.value.visit.needsConsent}</Banner>
      )}
      <Choice
        legend={text.skill}
        columns={2}
        options={taughtIn(ladder).map((each) => ({ value: each, label: skillName(each) }))}
        value={skill}
        onChange={(next) => draft.change({ ...draft.value, skill: next })}
      />
      <Field
        label={memberWords.value.visit.note}
        kind="long"
        optional
        value={note}
        onInput={(next) => draft.change({ ...draft.value, note: next })}
      />
    </Sheet>
  );
}

const MISTAKE = 'mistake';

const FixDraft = v.strictObject({ choice: v.picklist([MISTAKE, ...HELPS]), reason: v.string() });
const UNSAID: v.InferOutput<typeof FixDraft> = { choice: MISTAKE, reason: '' };

type HelpFixProps = HelpSheetProps & { readonly mark: HelpMark };

/** Says how it really was; the first record stays in the history. */
export function HelpFix({ village, resident, mark, onClose }: HelpFixProps) {
  const text = memberWords.value.correct;
  const key = `helped.${resident.id}.${mark.help}`;
  const draft = useDraft(village.device, key, FixDraft, UNSAID);
  const { choice, reason } = draft.value;
  const saving = useSaving();
  const write = async (): Promise<string | undefined> => {
    const how = choice === MISTAKE ? {} : { how: choice };
    const fix = { resident: resident.id, help: mark.help, reason, ...how };
    return saveTogether(village.device, village.doorsBook, proposeHelpFix(village, fix), {
      said: text.saved,
      draft: key,
    });
  };
  return (
    <Sheet
      open
      title={takenBackWords.value.helpTitle(skillName(mark.skill))}
      onClose={onClose}
      action={
        <SaveAction {...saving} label={text.save} onSave={async () => saving.run(write, onClose)} />
      }
    >
      <DraftRestored draft={draft} day={village.day} />
      <Choice
        legend={text.really}
        options={[
          { value: MISTAKE, label: takenBackWords.value.helpMistake },
          ...HELPS.filter((how) => how !== mark.how).map((how) => ({
            value: how,
            label: doorsWords().helps[how],
          })),
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
