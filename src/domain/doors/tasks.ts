import type { Id } from '#kernel/id.ts';
import { trustedAt } from '#book/fact.ts';
import type { Table } from '#book/table.ts';
import type { DoorFact, Help, Skill } from '#domain/doors/facts.ts';

export type HelpMark = {
  readonly help: Id;
  readonly skill: Skill;
  readonly how: Help;
  readonly on: number;
  readonly stream: Id;
  readonly note?: string;
  /** The time of acting it was done in. */
  readonly acting?: Id;
  /** The other entry of the same person it was told under, where it was. */
  readonly under?: Id;
};

/** A task that was handed over: to a relative, or back to the person where `to` is absent. */
export type Handing = {
  readonly handing: Id;
  readonly skill: Skill;
  readonly to?: Id;
  readonly note?: string;
  readonly on: number;
  readonly at: number;
  readonly stream: Id;
};

export type TaskTables = {
  /** In the order of the book. */
  readonly helpsByResident: Table<readonly HelpMark[]>;
  readonly handingsByResident: Table<readonly Handing[]>;
};

export type TaskFact = Extract<
  DoorFact,
  { type: 'help.given@1' | 'help.corrected@1' | 'help.handed@1' | 'handing.withdrawn@1' }
>;

export function foldTask(state: TaskTables, fact: TaskFact): void {
  const { on, stream } = fact;
  if (fact.type === 'help.given@1') {
    const { household: _, visit: __, resident, ...said } = fact.body;
    const helps = state.helpsByResident.get(resident) ?? [];
    if (helps.some((mark) => mark.help === said.help)) return;
    state.helpsByResident.set(resident, [...helps, { ...said, on, stream }]);
    return;
  }
  if (fact.type === 'help.corrected@1') {
    const { help, resident, how } = fact.body;
    const helps = (state.helpsByResident.get(resident) ?? []).flatMap((mark) => {
      if (mark.help !== help) return [mark];
      return how === undefined ? [] : [{ ...mark, how }];
    });
    state.helpsByResident.set(resident, helps);
    return;
  }
  const handings = state.handingsByResident.get(fact.body.resident) ?? [];
  if (fact.type === 'handing.withdrawn@1') {
    const others = handings.filter(({ handing }) => handing !== fact.body.handing);
    if (others.length < handings.length) {
      state.handingsByResident.set(fact.body.resident, others);
    }
    return;
  }
  const { household: _, resident, ...said } = fact.body;
  if (handings.some((each) => each.handing === said.handing)) return;
  const handing = { ...said, on, at: trustedAt(fact), stream };
  state.handingsByResident.set(resident, [...handings, handing]);
}

/** What the team does, or did, on a person's behalf, and how far it has come back to them. */
export type Task = {
  readonly skill: Skill;
  /** How often in each way. */
  readonly times: Readonly<Record<Help, number>>;
  /** How it was last done; a handing-over after that ends it. */
  readonly now: Help;
  readonly last: number;
  readonly handed?: Handing;
  /** Done for the person again and again, or for long, without coming back to them. */
  readonly isStuck: boolean;
};

/** Done for a person this often in a row, or for this many days, it is time to do it together. */
const STUCK_TIMES = 3;
const STUCK_DAYS = 90;

/** The tasks of a person by a day, those that the team still does for them first. */
export function tasksOf(state: TaskTables, resident: Id, day: number): readonly Task[] {
  const helps = (state.helpsByResident.get(resident) ?? [])
    .filter(({ on }) => on <= day)
    .sort((left, right) => left.on - right.on);
  const handings = (state.handingsByResident.get(resident) ?? []).filter(({ on }) => on <= day);
  const skills = new Set(helps.map(({ skill }) => skill));
  return Array.from(skills, (skill) =>
    taskOf(
      helps.filter((help) => help.skill === skill),
      handings.findLast((each) => each.skill === skill),
      { skill, day },
    ),
  ).sort(
    (left, right) => Number(isWithTeam(right)) - Number(isWithTeam(left)) || right.last - left.last,
  );
}

/** Whether the team still does it for the person. */
export const isWithTeam = ({ now, handed }: Task): boolean => now === 'for' && handed === undefined;

function taskOf(
  helps: readonly HelpMark[],
  lastHanding: Handing | undefined,
  { skill, day }: { readonly skill: Skill; readonly day: number },
): Task {
  const count = (how: Help): number => helps.filter((help) => help.how === how).length;
  const { how: now = 'for', on: last = day } = helps.at(-1) ?? {};
  const handed = lastHanding !== undefined && lastHanding.on >= last ? lastHanding : undefined;
  const sinceOther = helps.findLastIndex(({ how }) => how !== 'for') + 1;
  const row = helps.slice(sinceOther);
  const since = row[0]?.on ?? day;
  const isLong = row.length >= STUCK_TIMES || (row.length > 1 && day - since >= STUCK_DAYS);
  return {
    skill,
    times: { for: count('for'), with: count('with'), alone: count('alone') },
    now,
    last,
    ...(handed && { handed }),
    isStuck: handed === undefined && isLong,
  };
}
