import type { Id } from '#kernel/id.ts';
import { trustedAt } from '#book/fact.ts';
import type { Table } from '#book/table.ts';
import type { ActingOutcome, DoorFact, Skill } from '#domain/doors/facts.ts';

/** A time in which somebody acts for a resident. `at`: device seconds at which it began. */
export type Acting = {
  readonly id: Id;
  readonly household: Id;
  readonly resident: Id;
  readonly skill: Skill;
  readonly reason: string;
  readonly minutes: number;
  readonly stream: Id;
  readonly on: number;
  readonly at: number;
  readonly ended?: { readonly at: number; readonly outcome: ActingOutcome };
};

export type ActingTables = {
  readonly actings: Table<Acting>;
  /** In the order of the book. */
  readonly actingsByResident: Table<readonly Id[]>;
};

/** Two phones may end the same time of acting: the first word stands. */
export function foldActing(
  { actings, actingsByResident }: ActingTables,
  fact: Extract<DoorFact, { type: 'acting.begun@1' | 'acting.ended@1' }>,
): void {
  const known = actings.get(fact.body.acting);
  const at = trustedAt(fact);
  if ('outcome' in fact.body) {
    const ended = { at, outcome: fact.body.outcome };
    if (known !== undefined) actings.set(known.id, { ended, ...known });
    return;
  }
  if (known !== undefined) return;
  const { acting: id, ...body } = fact.body;
  actings.set(id, { id, ...body, stream: fact.stream, on: fact.on, at });
  actingsByResident.set(body.resident, [...(actingsByResident.get(body.resident) ?? []), id]);
}

/** A clock that was set back by more than this ends what runs: the person is asked anew who they are. */
const SET_BACK_S = 300;

/**
 * Seconds that a time of acting has left at `at`; 0 once it was ended or is over. Worked out from the fact
 * and the clock alone, so that closing the app neither ends nor prolongs it.
 */
export function secondsLeft(acting: Acting, at: number): number {
  const whole = acting.minutes * 60;
  const passed = at - acting.at;
  if (acting.ended !== undefined || passed < -SET_BACK_S) return 0;
  return Math.min(whole, Math.max(0, whole - passed));
}

/** What was begun by one of these streams and still runs, the newest first. */
export const runningActings = (
  state: ActingTables,
  isOwn: (stream: Id) => boolean,
  at: number,
): readonly Acting[] =>
  [...state.actings.values()]
    .filter((acting) => secondsLeft(acting, at) > 0 && isOwn(acting.stream))
    .sort((left, right) => right.at - left.at);

/** Who acted for a resident, the newest first. */
export const actingsOf = (state: ActingTables, resident: Id): readonly Acting[] =>
  (state.actingsByResident.get(resident) ?? [])
    .flatMap((id) => state.actings.get(id) ?? [])
    .sort((left, right) => right.on - left.on || right.at - left.at);
