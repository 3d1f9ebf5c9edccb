import type { Id } from '#kernel/id.ts';
import { trustedAt } from '#book/fact.ts';
import { type Stamp, takeEdit } from '#book/field.ts';
import type { Table } from '#book/table.ts';
import type { DoorFact } from '#domain/doors/facts.ts';
import type { Visit } from '#domain/doors/state.ts';

export type Praise = {
  readonly id: Id;
  readonly to: Id;
  readonly words: string;
  readonly stream: Id;
  readonly on: number;
  readonly at: number;
};

/** How a team shares its work. */
export type TeamTables = {
  /** By household: the person who looks after it. */
  readonly keepers: Table<Id>;
  readonly keeperStamps: Table<Stamp>;
  /** By the praised person, in the order of the book. */
  readonly praises: Table<readonly Praise[]>;
};

export type TeamFact = Extract<DoorFact, { type: 'door.assigned@1' | 'praise.given@1' }>;

export function foldTeam(state: TeamTables, fact: TeamFact): void {
  if (fact.type === 'door.assigned@1') {
    const { household, to, was } = fact.body;
    const namesCurrent = state.keepers.get(household) === was;
    if (!takeEdit(state.keeperStamps, household, namesCurrent, fact)) return;
    if (to === undefined) state.keepers.delete(household);
    else state.keepers.set(household, to);
    return;
  }
  const { praise: id, to, words } = fact.body;
  const earlier = state.praises.get(to) ?? [];
  if (earlier.some((praise) => praise.id === id)) return;
  const praise = { id, to, words, stream: fact.stream, on: fact.on, at: trustedAt(fact) };
  state.praises.set(to, [...earlier, praise]);
}

/** Evenings on which somebody knocked at doors, and how many doors they were. */
export type Given = { readonly evenings: number; readonly doors: number };

/** What was given through some streams from a day on: told to whoever gave it, and as thanks. */
export function givenBy(
  visits: Iterable<Visit>,
  isOwn: (stream: Id) => boolean,
  from: number,
): Given {
  const evenings = new Set<number>();
  const doors = new Set<Id>();
  for (const visit of visits) {
    if (visit.on < from || !isOwn(visit.stream)) continue;
    evenings.add(visit.on);
    doors.add(visit.household);
  }
  return { evenings: evenings.size, doors: doors.size };
}
