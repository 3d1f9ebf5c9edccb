import { isLeading } from '#pwa/phone/roles-in.ts';
import type { Village } from '#pwa/phone/village.ts';
import { Tile } from '#pwa/ui/tile.tsx';
import { taskWords } from './task-words.ts';
import { isLate, isOpen, isWith, tasksIn, waitsForLeader } from './tasks-in.ts';

/** The way from the doors to what is to be done; nothing stands there while there is nothing. */
export function TasksPart({ village }: { village: Village }) {
  const text = taskWords.value;
  const open = tasksIn(village).filter(isOpen);
  if (open.length === 0) return null;
  const me = village.device.me()?.person ?? '';
  const leads = isLeading(village);
  const waiting = open.filter((each) => isWith(each, me) || (leads && waitsForLeader(each)));
  const late = open.filter((each) => isLate(each, village.day)).length;
  const count = waiting.length;
  return (
    <Tile
      href="#/tasks"
      icon="list"
      word={text.tile}
      count={count === 0 ? undefined : String(count)}
      said={leads ? text.tileLeads(count, late) : text.tileMine(count)}
    />
  );
}
