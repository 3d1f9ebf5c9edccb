// An evening as it happens: a pair walks from door to door, and what came of each is told to the book.

import type { Back, DoorFact } from '#domain/doors/facts.ts';
import { nextStepOf } from '#domain/doors/next.ts';
import { BROUGHT_LADDER } from '#domain/learning/ladder.ts';
import { type DoorsState, emptyDoors, foldDoors, visitsOf } from '#domain/doors/state.ts';
import { unit } from './dice.ts';
import { HABITS } from './habits.ts';
import type { SimDoor, SimVillage } from './village.ts';

const { evening, door: doorData, people: peopleData } = HABITS;

/** The book of a village under one way of walking. */
export type Book = { readonly village: SimVillage; readonly doors: DoorsState; told: number };

export const openBook = (village: SimVillage): Book => ({ village, doors: emptyDoors(), told: 0 });

/** Where a pair stands and what it may knock at, by index of the village's doors. */
export type Here = {
  readonly day: number;
  readonly minute: number;
  readonly at: number | undefined;
  readonly open: readonly number[];
};

/** Decides where to go next; undefined goes home. */
export type Guide = (here: Here) => number | undefined;
/** A way of walking: made for a book, asked for a guide on every evening of every pair. */
export type Walker = (book: Book) => (day: number, pair: number) => Guide;

export type Tally = { walks: number; opened: number; steps: number };

/** Whether the team walks on a day. */
export const isWalked = (village: SimVillage, day: number): boolean =>
  unit(village.seed, day, 3) < evening.perWeek / 7;

export function playEvening(
  book: Book,
  day: number,
  guideOf: (day: number, pair: number) => Guide,
): Tally {
  const tally: Tally = { walks: 0, opened: 0, steps: 0 };
  const due = book.village.doors.flatMap((door, index) => (isDue(book, door, day) ? [index] : []));
  for (let pair = 0; pair < evening.pairs; pair += 1) {
    const own = due.filter(
      (index) => book.village.pairOf[book.village.doors[index]?.alley ?? -1] === pair,
    );
    walkEvening(book, day, own, guideOf(day, pair), tally);
  }
  return tally;
}

function walkEvening(
  book: Book,
  day: number,
  due: readonly number[],
  guide: Guide,
  tally: Tally,
): void {
  const { village } = book;
  const left = new Set(due);
  const hours = new Map(due.map((index) => [index, promisedFor(book, index, day)?.hour ?? 0]));
  let minute: number = evening.from;
  let at: number | undefined;
  while (minute < evening.until) {
    const now = minute;
    const open = [...left].filter((index) => (hours.get(index) ?? 0) * 60 <= now);
    const next = guide({ day, minute, at, open });
    if (next === undefined) {
      // Waits for a promise rather than going home while there is one.
      if (open.length === 0 && left.size > 0) minute += 5;
      else return;
      continue;
    }
    if (!open.includes(next)) throw new Error('a guide led to a door that is not open');
    minute += village.walkMinutes(at, next);
    if (minute >= evening.until) return;
    at = next;
    left.delete(next);
    tally.walks += 1;
    minute += knock(book, next, day, minute, tally);
  }
}

/** Not met within a week, somebody has something to learn, and nobody said to come on a later day. */
function isDue({ doors }: Book, door: SimDoor, day: number): boolean {
  const visits = visitsOf(doors, door.id, day);
  const met = visits.findLast(({ outcome }) => outcome === 'met');
  if (met !== undefined && day - met.on < evening.restDays) return false;
  const back = visits.at(-1)?.back;
  if (back !== undefined && back.on > day) return false;
  return door.people.some(
    (person) => typeof nextStepOf(BROUGHT_LADDER, doors, person, day) === 'object',
  );
}

const promisedFor = ({ doors, village }: Book, index: number, day: number): Back | undefined => {
  const back = visitsOf(doors, village.doors[index]?.id ?? '', day).at(-1)?.back;
  return back?.on === day ? back : undefined;
};

/** Minutes spent at a door. */
function knock(book: Book, index: number, day: number, minute: number, tally: Tally): number {
  const { village } = book;
  const door = village.doors[index];
  if (door === undefined) throw new Error(`there is no door ${index}`);
  const { seed } = village;
  const isExpected = promisedFor(book, index, day) !== undefined;
  const usual = door.habit.chanceAt(day, minute);
  const isHome =
    unit(seed, index, day) < (isExpected ? Math.max(usual, doorData.keepsPromise) : usual);
  const visit = `visit-${book.told}`;
  const tell = (outcome: 'met' | 'nobody' | 'later', back?: Back): void =>
    tellFact(book, day, minute, {
      type: 'door.visited@1',
      body: { visit, household: door.id, outcome, ...(back && { back }) },
    });
  if (!isHome) {
    const isTold = unit(seed, index, day, 5) < doorData.neighbourTells;
    tell('nobody', isTold ? bestTime(door, day) : undefined);
    return evening.nobodyMinutes;
  }
  tally.opened += 1;
  if (!isExpected && unit(seed, index, day, 7) < doorData.busy) {
    tell('later', bestTime(door, day));
    return evening.busyMinutes;
  }
  tell('met');
  teach(book, door, index, day, minute, visit, tally);
  return evening.metMinutes;
}

/** One step with somebody who is there, the next of the ladder. */
function teach(
  book: Book,
  door: SimDoor,
  index: number,
  day: number,
  minute: number,
  visit: string,
  tally: Tally,
): void {
  const { seed } = book.village;
  const present = door.people.filter(
    (_, each) => unit(seed, index, day, 11 + each) < peopleData.presentShare,
  );
  for (const person of present.length === 0 ? door.people.slice(0, 1) : present) {
    const next = nextStepOf(BROUGHT_LADDER, book.doors, person, day);
    if (typeof next === 'string') continue;
    const share = Math.min(0.97, person.quickness * 1.4) * peopleData.ease[next.reached];
    if (unit(seed, index, day, 31) >= share) return;
    tally.steps += 1;
    tellFact(book, day, minute, {
      type: 'skill.stepped@1',
      body: {
        step: `step-${book.told}`,
        visit,
        household: door.id,
        resident: person.id,
        skill: next.skill,
        reached: next.reached,
      },
    });
    return;
  }
}

/** What a household or its neighbours say: the evening of the coming days when they are likeliest at home. */
function bestTime({ habit }: SimDoor, day: number): Back {
  const hours = [18, 19, 20, 21];
  let best = { on: day + 1, hour: 19, share: -1 };
  for (let on = day + 1; on <= day + doorData.promisedWithinDays; on += 1) {
    for (const hour of hours) {
      const share = habit.chanceAt(on, hour * 60 + 15);
      if (share > best.share + 1e-9) best = { on, hour, share };
    }
  }
  return { on: best.on, hour: best.hour };
}

type Told = { [Fact in DoorFact as Fact['type']]: Pick<Fact, 'type' | 'body'> }[
  'door.visited@1' | 'skill.stepped@1'];

function tellFact(book: Book, on: number, minute: number, told: Told): void {
  book.told += 1;
  const at = on * 86_400 - 7 * 3_600 + Math.round(minute * 60);
  foldDoors(book.doors, { stream: 'walker', n: book.told, at, on, ...told });
}
