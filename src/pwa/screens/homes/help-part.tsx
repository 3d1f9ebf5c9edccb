import { useState } from 'preact/hooks';
import { formatDay } from '#kernel/vi-calendar.ts';
import { HELPS } from '#domain/doors/facts.ts';
import type { Help, Skill } from '#domain/doors/facts.ts';
import type { Resident } from '#domain/homes/state.ts';
import { hasConsent } from '#domain/homes/state.ts';
import { Banner } from '#pwa/ui/banner.tsx';
import { Button } from '#pwa/ui/button.tsx';
import { Choice } from '#pwa/ui/choice.tsx';
import { Field } from '#pwa/ui/field.tsx';
import { Later } from '#pwa/ui/later.tsx';
import { List, ListRow } from '#pwa/ui/list-row.tsx';
import { Sheet } from '#pwa/ui/sheet.tsx';
import { actingWords } from '#pwa/phone/acting-words.ts';
import { proposeHelp } from '#pwa/phone/intents.ts';
import { taughtIn } from '#pwa/phone/ladder.ts';
import { memberWords } from '#pwa/phone/member-words.ts';
import { reasonText } from '#pwa/phone/reasons.ts';
import { saveTogether } from '#pwa/phone/save.ts';
import { doorsWords, skillName } from '#pwa/phone/skill-names.ts';
import type { Village } from '#pwa/phone/village.ts';

type HelpPartProps = {
  readonly village: Village;
  readonly resident: Resident;
  readonly canWrite: boolean;
};
const SHOWN = 4;
const loadTasks = async () => (await import('#pwa/screens/team/task-list.tsx')).TaskList;

/** Làm hộ, làm cùng, tự làm: how the person was helped, the newest first. */
export function HelpPart({ village, resident, canWrite }: HelpPartProps) {
  const text = memberWords.value.help;
  const [open, setOpen] = useState(false);
  const helps = [...(village.doors.state.helpsByResident.get(resident.id) ?? [])].reverse();
  return (
    <section class="section">
      <h2>{text.title}</h2>
      <Later load={loadTasks} props={{ village, resident, canWrite }} />
      {helps.length === 0 ? (
        <p class="soft">{text.none}</p>
      ) : (
        <List label={text.title}>
          {helps.slice(0, SHOWN).map((mark) => (
            <ListRow
              key={mark.help}
              title={`${doorsWords().helps[mark.how]}: ${skillName(mark.skill)}`}
              text={[formatDay(mark.on), mark.note].filter(Boolean).join(' · ')}
            />
          ))}
        </List>
      )}
      <div class="cluster">
        {canWrite && (
          <Button icon="person" href={`#/person/${resident.id}/act`}>
            {actingWords.value.begin}
          </Button>
        )}
        <Button icon="search" href={`#/person/${resident.id}/acted`}>
          {actingWords.value.who}
        </Button>
        {canWrite && (
          <Button icon="together" onPress={() => setOpen(true)}>
            {text.record}
          </Button>
        )}
      </div>
      {open && <HelpSheet village={village} resident={resident} onClose={() => setOpen(false)} />}
    </section>
  );
}

type HelpSheetProps = { village: Village; resident: Resident; onClose: () => void };

function HelpSheet({ village, resident, onClose }: HelpSheetProps) {
  const text = memberWords.value.help;
  const [skill, setSkill] = useState<Skill>('public-services');
  const [how, setHow] = useState<Help>('with');
  const [note, setNote] = useState('');
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const save = async (): Promise<void> => {
    const proposed = proposeHelp(village, resident, { skill, how, note });
    const code = await saveTogether(village.device, village.doorsBook, proposed, {
      said: text.saved,
    });
    setProblem(code);
    if (code === undefined) onClose();
  };
  return (
    <Sheet
      open
      title={text.record}
      onClose={onClose}
      action={
        <Button kind="primary" icon="save" wide onPress={() => void save()}>
          {text.save}
        </Button>
      }
    >
      {problem !== undefined && <Banner kind="error">{reasonText(problem)}</Banner>}
      <Choice
        legend={text.how}
        options={HELPS.map((each) => ({
          value: each,
          label: doorsWords().helps[each],
          hint: text.hints[each],
        }))}
        value={how}
        onChange={setHow}
      />
      {how === 'for' && !hasConsent(resident, village.day) && (
        <Banner kind="info">{memberWords.value.visit.needsConsent}</Banner>
      )}
      <Choice
        legend={text.skill}
        columns={2}
        options={taughtIn(village.ladder).map((each) => ({ value: each, label: skillName(each) }))}
        value={skill}
        onChange={setSkill}
      />
      <Field
        label={memberWords.value.visit.note}
        kind="long"
        optional
        value={note}
        onInput={setNote}
      />
    </Sheet>
  );
}
