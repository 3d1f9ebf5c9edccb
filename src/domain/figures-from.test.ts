import { expect, test } from 'vitest';
import { day } from '#test/domain/world.ts';
import { randomInt, seededRandom } from '#kernel/random.ts';
import type { DoorFact } from '#domain/doors/facts.ts';
import { emptyDoors, foldDoors } from '#domain/doors/state.ts';
import { figuresFrom } from '#domain/figures-from.ts';
import type { HomeFact } from '#domain/homes/facts.ts';
import { emptyHomes, foldHomes } from '#domain/homes/state.ts';
import { BROUGHT_LADDER } from '#domain/learning/ladder.ts';
import { measureAll } from '#domain/measures.ts';
import type { VillageStates } from '#domain/village.ts';

const FIRST = day(2025, 11, 1);
const DAYS = 90;
const FACTS = 160;
/** Days between those that are counted. */
const STRIDE = 3;

/** What may be said next of a few people, in any order and on any day. */
function sayings(number: (below: number) => number) {
  const of = (kind: string, count: number): string => `${kind}${number(count)}`;
  const flag = (): boolean => number(2) === 0;
  const resident = of('resident', 5);
  const household = of('household', 2);
  const step = of('step', 3);
  const session = of('session', 2);
  const who = { household, resident };
  const skill = ['vneid-2', 'bank'][number(2)];
  const reached = (['told', 'alone'] as const)[number(2)];
  const change = flag()
    ? { field: 'bank', to: flag() }
    : { field: 'birthYear', to: 1990 + number(30) };
  return [
    ['household.added@1', { household, business: flag() }],
    ['household.left@1', { household, reason: 'moved' }],
    ['household.returned@1', { household }],
    ['resident.added@1', { ...who, name: 'Vi Thị Sen', birthYear: 1990, bank: flag() }],
    ['resident.changed@1', { resident, change }],
    ['resident.left@1', { resident, reason: 'moved' }],
    ['resident.returned@1', { resident }],
    ['resident.joined@1', { resident, into: of('resident', 5) }],
    ['consent.marked@1', { resident, purpose: 'assist', until: FIRST + DAYS }],
    ['door.visited@1', { visit: of('visit', 8), household, outcome: flag() ? 'met' : 'later' }],
    ['door.corrected@1', { visit: of('visit', 8), household, was: 'met', outcome: 'later' }],
    ['skill.stepped@1', { step, ...who, skill, reached, ...(flag() && { session }) }],
    ['skill.corrected@1', { step, ...who, was: 'alone' }],
    ['help.given@1', { help: of('help', 9), ...who, skill, how: 'with' }],
    ['session.held@1', { session, title: 'Buổi tối', skill, reached: 'alone' }],
    ['session.attended@1', { session, ...who }],
    ['session.corrected@1', { session, ...who }],
  ] as const;
}

/** Two households, of which some people are known from the first day. */
function createVillage(): VillageStates {
  const homes = emptyHomes();
  const header = { on: FIRST, at: FIRST * 86_400, stream: 'stream0000', n: 1 };
  for (const household of ['household0', 'household1']) {
    foldHomes(homes, { ...header, type: 'household.added@1', body: { household } });
    const body = { resident: `resident${household.at(-1)}`, household, name: 'Vi Văn Sinh' };
    foldHomes(homes, { ...header, type: 'resident.added@1', body });
  }
  return { homes, doors: emptyDoors(), ladder: BROUGHT_LADDER };
}

/** A number for each figure of each day. */
const figuresOf = (states: VillageStates): readonly string[] =>
  Array.from({ length: DAYS / STRIDE }, (_, at) =>
    [...measureAll(states, FIRST + STRIDE * at).values()]
      .map(({ of, met }) => `${met.length}/${of.length}`)
      .join(' '),
  );

const firstOther = (before: readonly string[], after: readonly string[]): number =>
  after.findIndex((figures, at) => figures !== before[at]);

test('no fact changes figures of days before the one it is said to count from', () => {
  const random = seededRandom(51);
  const number = (below: number): number => randomInt(random, below);
  const earlier = new Set<string>();
  for (let village = 0; village < 10; village += 1) {
    const states = createVillage();
    let before = figuresOf(states);
    for (let n = 1; n <= FACTS; n += 1) {
      const said = sayings(number);
      const [type, body] = said[number(said.length)] ?? said[0];
      if (/left|joined/u.test(type) && number(4) > 0) continue; // else soon nobody is there
      const on = FIRST + number(DAYS);
      const fact = { type, body, on, at: on * 86_400, stream: 'stream0001', n };
      // bodies are of their types
      if (/^(?:household|resident|consent)/u.test(type)) foldHomes(states.homes, fact as HomeFact);
      else foldDoors(states.doors, fact as DoorFact);
      const after = figuresOf(states);
      const changed = firstOther(before, after);
      before = after;
      if (changed < 0) continue;
      const changedOn = FIRST + STRIDE * changed;
      expect(changedOn, type).toBeGreaterThanOrEqual(figuresFrom(fact));
      if (changedOn < on) earlier.add(type);
    }
  }
  // What tells otherwise of a day long past was among them.
  for (const type of ['door.corrected@1', 'skill.corrected@1', 'resident.changed@1']) {
    expect(earlier).toContain(type);
  }
});
