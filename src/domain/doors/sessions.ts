import type { Id } from '#kernel/id.ts';
import { trustedAt } from '#book/fact.ts';
import type { Table } from '#book/table.ts';
import { foldText } from '#kernel/vi-text.ts';
import type { DoorFact, Skill, Step } from '#domain/doors/facts.ts';

export type Session = {
  readonly id: Id;
  readonly title: string;
  readonly skill: Skill;
  readonly reached: Step;
  readonly stream: Id;
  readonly on: number;
  readonly at: number;
};

export type Attendance = { readonly household: Id; readonly resident: Id };

export type SessionTables = {
  readonly sessions: Table<Session>;
  /** By session, which may not be told yet; each person once. */
  readonly attended: Table<readonly Attendance[]>;
  /** How often somebody was taken off a roll, by `session.resident`. */
  readonly takenOff: Table<number>;
};

export type SessionFact = Extract<
  DoorFact,
  { type: 'session.held@1' | 'session.attended@1' | 'session.corrected@1' }
>;

type OnRoll = { readonly session: Id; readonly resident: Id };

const placeOf = ({ session, resident }: OnRoll): string => `${session}.${resident}`;

export const isOnRoll = ({ attended }: SessionTables, { session, resident }: OnRoll): boolean =>
  attended.get(session)?.some((each) => each.resident === resident) === true;

/** How often somebody was taken off a roll that they do not stand on now. */
export const timesOffRoll = (tables: SessionTables, of: OnRoll): number =>
  isOnRoll(tables, of) ? 0 : (tables.takenOff.get(placeOf(of)) ?? 0);

/** Whether it was said by somebody who did not know yet that the person had been taken off the roll. */
export const isOfOlderRoll = (
  tables: SessionTables,
  of: OnRoll & { readonly again?: number },
): boolean => timesOffRoll(tables, of) > (of.again ?? 0);

export function foldSession(tables: SessionTables, fact: SessionFact): void {
  const { sessions, attended, takenOff } = tables;
  if (fact.type === 'session.held@1') {
    const { session: id, ...body } = fact.body;
    if (sessions.has(id)) return;
    sessions.set(id, { id, ...body, stream: fact.stream, on: fact.on, at: trustedAt(fact) });
    return;
  }
  const { session, household, resident } = fact.body;
  const there = attended.get(session) ?? [];
  if (fact.type === 'session.corrected@1') {
    // Two who take the same name off at once do it once.
    const times = (takenOff.get(placeOf(fact.body)) ?? 0) + (isOnRoll(tables, fact.body) ? 1 : 0);
    takenOff.set(placeOf(fact.body), Math.max(times, 1));
    attended.set(
      session,
      there.filter((each) => each.resident !== resident),
    );
    return;
  }
  if (isOnRoll(tables, fact.body) || isOfOlderRoll(tables, fact.body)) return;
  attended.set(session, [...there, { household, resident }]);
}

/** A lesson as people speak of it, whatever number of phones has opened it. */
export type Lesson = Session & {
  readonly ids: readonly Id[];
  readonly there: readonly Attendance[];
};

/** All lessons, the newest first. Of one day, skill and title there is one, with everybody who was there. */
export function lessonsOf({ sessions, attended }: SessionTables): readonly Lesson[] {
  const found = new Map<string, Lesson>();
  const inOrder = [...sessions.values()].sort(
    (left, right) => left.at - right.at || (left.id < right.id ? -1 : 1),
  );
  for (const session of inOrder) {
    const key = `${session.on} ${session.skill} ${foldText(session.title)}`;
    const known = found.get(key) ?? { ...session, ids: [], there: [] };
    const there = [...known.there, ...(attended.get(session.id) ?? [])];
    const once = new Map(there.map((each) => [each.resident, each]));
    found.set(key, { ...known, ids: [...known.ids, session.id], there: [...once.values()] });
  }
  return [...found.values()].sort((left, right) => right.on - left.on || right.at - left.at);
}
