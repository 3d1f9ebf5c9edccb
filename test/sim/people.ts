import type { Id } from '#kernel/id.ts';
import type { Book, Proposal } from '#book/activity.ts';
import type { VillageView } from '#device/device.ts';
import { PURPOSES } from '#domain/care/facts.ts';
import { OUTCOMES, SKILLS, STEPS } from '#domain/doors/facts.ts';
import { proposeVisit, proposeVisitCorrection } from '#domain/doors/propose.ts';
import {
  proposeHousehold,
  proposeHouseholdEdits,
  proposeResident,
  proposeResidentEdits,
} from '#domain/homes/propose.ts';
import {
  type Author,
  authorOf,
  proposeDecline,
  proposeRelease,
  proposeSettlement,
} from '#domain/propose.ts';
import type { Tab } from './phone.ts';
import { streamOn } from './sight.ts';
import type { Dice } from './dice.ts';
import type { World } from './world.ts';

/** What somebody has before them when they do something: one village on one phone. */
type Desk = {
  readonly tab: Tab;
  readonly dice: Dice;
  readonly village: Id;
  readonly homes: VillageView['homes'];
  readonly doors: VillageView['doors'];
  readonly places: VillageView['places'];
  readonly meeting: World['meeting'];
};

type Draft = { readonly book: Book; readonly proposals: readonly Proposal[] };

/** Something people do; `undefined` when it is not theirs to do now. */
export type Habit = {
  readonly name: string;
  readonly weight: number;
  propose(desk: Desk): Draft | undefined;
};

const WORDS = ['Hẹn tối mai', 'Đã gặp', 'Máy hỏng', 'Cổng khoá', 'Bà đi chợ', 'Chưa có mạng'];

export const HABITS: readonly Habit[] = [
  {
    name: 'visits a household',
    weight: 50,
    propose(desk) {
      const { dice, homes, doors } = desk;
      const household = pickDoor(desk);
      if (household === undefined) return undefined;
      const outcome = dice.pick(OUTCOMES);
      const members = homes.state.members.get(household) ?? [];
      const met = outcome === 'met' && members.length > 0 && dice.chance(70);
      const states = { homes: homes.state, doors: doors.state };
      const steps = met
        ? [{ resident: dice.pick(members), skill: dice.pick(SKILLS), reached: dice.pick(STEPS) }]
        : [];
      const note = dice.chance(30) ? { note: dice.pick(WORDS) } : {};
      const intent = { household, outcome, steps, ...note };
      const proposed = proposeVisit(states, authorAt(desk, 'doors'), intent);
      return proposed.ok ? draftOf(desk, 'doors', proposed.value) : undefined;
    },
  },
  {
    name: 'corrects a visit',
    weight: 8,
    propose(desk) {
      const { dice, homes, doors } = desk;
      const visit = pick(dice, doors.state.visits.keys());
      if (visit === undefined) return undefined;
      const states = { homes: homes.state, doors: doors.state };
      const outcome = dice.chance(80) ? { outcome: dice.pick(OUTCOMES) } : {};
      const intent = { visit, ...outcome, reason: dice.pick(WORDS) };
      const proposed = proposeVisitCorrection(states, authorAt(desk, 'doors'), intent);
      return proposed.ok ? draftOf(desk, 'doors', proposed.value) : undefined;
    },
  },
  {
    name: 'edits a household',
    weight: 18,
    propose(desk) {
      const { dice, homes } = desk;
      const household = pickDoor(desk);
      if (household === undefined) return undefined;
      const field = dice.pick(['alley', 'head'] as const);
      const edit = { field, to: `${dice.pick(WORDS)} ${dice.below(50)}` };
      const author = authorAt(desk, 'homes');
      const proposed = proposeHouseholdEdits({ homes: homes.state }, author, household, [edit]);
      return proposed.ok ? draftOf(desk, 'homes', proposed.value) : undefined;
    },
  },
  {
    name: 'edits a resident',
    weight: 8,
    propose(desk) {
      const { dice, homes } = desk;
      const resident = pick(dice, homes.state.residents.keys());
      if (resident === undefined) return undefined;
      const field = dice.pick(['smartphone', 'bank', 'away'] as const);
      const edits = [{ field, to: dice.chance(50) }];
      const author = authorAt(desk, 'homes');
      const proposed = proposeResidentEdits({ homes: homes.state }, author, resident, edits);
      return proposed.ok ? draftOf(desk, 'homes', proposed.value) : undefined;
    },
  },
  {
    name: 'adds a household with a person',
    weight: 6,
    propose(desk) {
      const { dice, homes } = desk;
      const states = { homes: homes.state };
      const author = authorAt(desk, 'homes');
      const household = author.newId();
      const head = `Hộ mới ${dice.below(1_000)}`;
      const proposed = proposeHousehold(states, author, { household, head });
      if (!proposed.ok) return undefined;
      return draftOf(desk, 'homes', [
        ...proposed.value,
        {
          type: 'resident.added@1',
          on: author.on,
          body: { resident: author.newId(), household, name: head },
        },
      ]);
    },
  },
  {
    name: 'adds a person',
    weight: 5,
    propose(desk) {
      const { dice, homes } = desk;
      const household = pickDoor(desk);
      if (household === undefined) return undefined;
      const intent = { household, name: `Người mới ${dice.below(1_000)}` };
      const proposed = proposeResident({ homes: homes.state }, authorAt(desk, 'homes'), intent);
      return proposed.ok ? draftOf(desk, 'homes', proposed.value) : undefined;
    },
  },
  {
    name: 'writes into the closed book, which no phone reads',
    weight: 8,
    propose(desk) {
      const { dice, tab, homes } = desk;
      const resident = pick(dice, homes.state.residents.keys());
      if (resident === undefined || tab.isOld) return undefined;
      const { on } = tab.device.now();
      const purpose = dice.pick(PURPOSES);
      const given = { how: 'spoken', language: 'kinh', readAloud: true, wording: 'assist@1' };
      const until = on + dice.between(1, 300);
      return draftOf(desk, 'care', [
        dice.chance(75)
          ? { type: 'consent.given@1', on, body: { resident, purpose, ...given, until } }
          : { type: 'consent.revoked@1', on, body: { resident, purpose } },
      ]);
    },
  },
  {
    name: 'says what the home will refuse, hold or ask about',
    weight: 8,
    propose(desk) {
      const { dice, tab, doors } = desk;
      const { on } = tab.device.now();
      const id = (): Id => tab.device.newId();
      const household = pickDoor(desk) ?? id();
      const visit = pick(dice, doors.state.visits.keys());
      const strange: Proposal[] = [
        // A household nobody knows: asked about.
        { type: 'door.visited@1', on, body: { visit: id(), household: id(), outcome: 'met' } },
        // Long before anybody here had a right: held.
        {
          type: 'door.visited@1',
          on: on - 5_000,
          body: { visit: id(), household, outcome: 'met' },
        },
        // A visit nobody made: refused.
        { type: 'door.corrected@1', on, body: { visit: id(), household, was: 'met' } },
      ];
      if (visit !== undefined) {
        // The visit was at another door: refused.
        const body = { visit, household: id(), was: 'met' };
        strange.push({ type: 'door.corrected@1', on, body });
      }
      return draftOf(desk, 'doors', [dice.pick(strange)]);
    },
  },
  {
    name: 'decides on what waits',
    weight: 14,
    propose(desk) {
      const { dice, doors } = desk;
      const author = authorAt(desk, 'doors');
      const waiting = pick(dice, doors.held.keys());
      const asked = pick(dice, doors.questions.keys());
      const key = waiting ?? asked;
      if (key === undefined) return undefined;
      const [stream = '', n = '0'] = key.split('.');
      const origin = { stream, n: Number(n) };
      const decide = dice.chance(60) ? proposeRelease : proposeDecline;
      const proposed =
        waiting === undefined
          ? proposeSettlement(doors, author, origin)
          : decide(doors, author, origin);
      return proposed.ok ? draftOf(desk, 'doors', proposed.value) : undefined;
    },
  },
];

const TOTAL_WEIGHT = HABITS.reduce((sum, { weight }) => sum + weight, 0);

function pickHabit(dice: Dice): Habit {
  let left = dice.below(TOTAL_WEIGHT);
  for (const habit of HABITS) {
    left -= habit.weight;
    if (left < 0) return habit;
  }
  throw new Error('invariant broken: weights');
}

/** Whoever meets somebody knocks at that door before anything else. */
function nextHabit({ dice, meeting, tab }: Desk): Habit {
  const isExpected = meeting !== undefined && !meeting.by.has(tab.store.owner);
  const knocks = HABITS.find(({ name }) => name === 'visits a household');
  return (isExpected ? knocks : undefined) ?? pickHabit(dice);
}

/** A door: where people meet, the same one for all who have it. */
function pickDoor({ dice, homes, meeting }: Desk): string | undefined {
  const doors = [...homes.state.households.keys()];
  if (meeting === undefined || doors.length === 0 || dice.chance(5)) return pick(dice, doors);
  return doors.toSorted()[meeting.turn % doors.length];
}

/** One of a table's keys, sorted so that the order of writing decides nothing. */
function pick(dice: Dice, keys: Iterable<string>): string | undefined {
  const list = [...keys];
  return list.length === 0 ? undefined : list[dice.below(list.length)];
}

function authorAt({ tab, village, places }: Desk, activity: 'homes' | 'doors'): Author {
  const me = tab.device.me();
  const { on } = tab.device.now();
  const newId = (): Id => tab.device.newId();
  if (me === undefined) return { person: newId(), grants: [], on, newId };
  return authorOf(places.state, { place: village, activity }, me, { on, newId });
}

function draftOf(
  { tab, village }: Desk,
  activity: 'homes' | 'doors' | 'care',
  proposals: readonly Proposal[],
): Draft | undefined {
  const book = tab.device.findBook(activity, village);
  return book === undefined || proposals.length === 0 ? undefined : { book, proposals };
}

/** A visit can be recorded before what was done at the doors has come; no app of 0.1.0 or 0.2.0 lets one. */
const comingDoors = ({ isOld, device }: Tab, village: Id): VillageView['doors'] | undefined =>
  isOld ? undefined : device.findComing('doors', village);

/** What lies before somebody who has opened the app; undefined while nothing has been loaded. */
function deskOf(world: World, tab: Tab, dice: Dice): Desk | undefined {
  const places = tab.device.places();
  const loaded = world.villages.flatMap((village) => {
    const homes = tab.device.findView('homes', village);
    const doors = tab.device.findView('doors', village) ?? comingDoors(tab, village);
    return homes === undefined || doors === undefined ? [] : [{ village, homes, doors }];
  });
  if (places === undefined || loaded.length === 0) return undefined;
  const { meeting } = world;
  const met = loaded.find(({ village }) => village === meeting?.village);
  if (met !== undefined && dice.chance(90)) return { tab, dice, places, meeting, ...met };
  return { tab, dice, places, meeting: undefined, ...dice.pick(loaded) };
}

/** Does one thing and saves it; what was saved is what the person will ask for. */
export async function act(world: World, tab: Tab, dice: Dice): Promise<number> {
  const desk = deskOf(world, tab, dice);
  const draft = desk && nextHabit(desk).propose(desk);
  if (desk === undefined || draft === undefined) return 0;
  const { device, store } = tab;
  const stream = streamOn(store);
  const key = dice.chance(20) ? `draft.${dice.below(3)}` : undefined;
  if (key !== undefined) await device.putDraft(key, draft.proposals, dice.chance(50)).catch(ignore);
  const saved = await device.save(draft.book.id, draft.proposals, { draft: key });
  if (!saved.ok || tab.life.isDead || stream === undefined) return 0;
  world.witness.saw(store, stream, saved.value, world.stage.nowS());
  const { meeting } = desk;
  const doors = [...desk.homes.state.households.keys()].toSorted();
  const door = meeting && doors[meeting.turn % doors.length];
  const isThere = saved.value.some(({ body }) => body['household'] === door);
  if (door !== undefined && isThere) meeting?.by.add(store.owner);
  for (const { body } of saved.value) noteWriter(world, store.owner, body['household']);
  return saved.value.length;
}

/** Two who write of one household on one day seldom have what the other one wrote. */
function noteWriter({ writers, fired }: World, owner: string, household: unknown): void {
  if (typeof household !== 'string') return;
  const known = writers.get(household) ?? new Set();
  writers.set(household, known);
  if (known.size === 1 && !known.has(owner)) fired('two members on one household');
  known.add(owner);
}

const ignore = (): void => undefined;
