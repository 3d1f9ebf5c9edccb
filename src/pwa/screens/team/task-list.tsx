import { useState } from 'preact/hooks';
import { formatDay } from '#kernel/vi-calendar.ts';
import { HELPS } from '#domain/doors/facts.ts';
import { type Task, tasksOf } from '#domain/doors/tasks.ts';
import type { Resident } from '#domain/homes/state.ts';
import { doorsWords, skillName } from '#pwa/phone/skill-names.ts';
import type { Village } from '#pwa/phone/village.ts';
import { Button } from '#pwa/ui/button.tsx';
import { HandingSheet } from './handing-sheet.tsx';
import { teamWords } from './team-words.ts';
import './team.css';

type TasksProps = {
  readonly village: Village;
  readonly resident: Resident;
  readonly canWrite: boolean;
};

/** Every task in which a person was helped, and how far it has come back to them. */
export function TaskList({ village, resident, canWrite }: TasksProps) {
  const text = teamWords.value.task;
  const [handing, setHanding] = useState<Task | undefined>(undefined);
  const tasks = tasksOf(village.doors.state, resident.id, village.day);
  if (tasks.length === 0) return null;
  return (
    <>
      <h3>{text.title}</h3>
      <ul class="ticks" aria-label={text.title}>
        {tasks.map((task) => (
          <li key={task.skill} class="task">
            <span>
              <b>{skillName(task.skill)}</b>
              <span class="soft small">{trailText(task)}</span>
              <StateLine village={village} task={task} />
            </span>
            {canWrite && task.handed === undefined && task.now !== 'alone' && (
              <Button icon="share" onPress={() => setHanding(task)}>
                {text.hand}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {handing && (
        <HandingSheet
          village={village}
          resident={resident}
          task={handing}
          onClose={() => setHanding(undefined)}
        />
      )}
    </>
  );
}

/** "Làm hộ 3 → Làm cùng 2 → Tự làm 1" */
const trailText = ({ times }: Task): string =>
  HELPS.filter((how) => times[how] > 0)
    .map((how) => teamWords.value.task.times(doorsWords().helps[how], times[how]))
    .join(' → ');

function StateLine({ village, task }: { village: Village; task: Task }) {
  const text = teamWords.value.task;
  const { handed, isStuck } = task;
  if (handed !== undefined) {
    const to = village.homes.state.residents.get(handed.to ?? '')?.name;
    return <span class="small">{text.handed(to, formatDay(handed.on))}</span>;
  }
  return isStuck ? <span class="small task-stuck">{text.stuck}</span> : null;
}
