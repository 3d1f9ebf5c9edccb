import { useState } from 'preact/hooks';
import { formatDay } from '#kernel/vi-calendar.ts';
import type { HelpMark } from '#domain/doors/tasks.ts';
import type { Resident } from '#domain/homes/state.ts';
import { Button } from '#pwa/ui/button.tsx';
import { Later } from '#pwa/ui/later.tsx';
import { List, ListRow } from '#pwa/ui/list-row.tsx';
import { actingWords } from '#pwa/phone/acting-words.ts';
import { memberWords } from '#pwa/phone/member-words.ts';
import { doorsWords, skillName } from '#pwa/phone/skill-names.ts';
import type { Village } from '#pwa/phone/village.ts';

type HelpPartProps = {
  readonly village: Village;
  readonly resident: Resident;
  readonly canWrite: boolean;
};
const SHOWN = 4;
const loadSheet = async () => (await import('./help-sheets.tsx')).HelpSheet;
const loadFix = async () => (await import('./help-sheets.tsx')).HelpFix;
const loadTasks = async () => (await import('#pwa/screens/team/task-list.tsx')).TaskList;

/** Làm hộ, làm cùng, tự làm: how the person was helped, the newest first. */
export function HelpPart({ village, resident, canWrite }: HelpPartProps) {
  const text = memberWords.value.help;
  const [open, setOpen] = useState(false);
  const [wrong, setWrong] = useState<HelpMark | undefined>(undefined);
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
              onPress={canWrite ? () => setWrong(mark) : undefined}
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
      {open && (
        <Later load={loadSheet} props={{ village, resident, onClose: () => setOpen(false) }} />
      )}
      {wrong && (
        <Later
          load={loadFix}
          props={{ village, resident, mark: wrong, onClose: () => setWrong(undefined) }}
        />
      )}
    </section>
  );
}
