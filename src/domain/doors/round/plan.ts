import type { Id } from '#kernel/id.ts';
import type { SkillLadder } from '#domain/ladder.ts';
import type { Learner } from '../next.ts';
import { type DoorsState, type Visit, visitsOf } from '../state.ts';
import { promiseOf } from '../promise.ts';
import { learnPresence, type Presence, sightingsOf } from './presence.ts';
import { reasonsOf } from './reasons.ts';
import { type Start, type Walks, walksOf } from './walk.ts';
import { type Spot, waysOf } from './ways.ts';
import { type Due, type Reason, type Wait, type Worth, worthOf } from './worth.ts';

/** `members`: who is to be found there; `isAllAway`: people live there, and all of them are away for long. */
export type RoundDoor = Spot & {
  readonly household: Id;
  readonly members: readonly Learner[];
  readonly isAllAway?: boolean;
};

/** Whose door it is where the team has divided them. */
export type Assigned = 'mine' | 'others' | 'nobody';

export type Asked = {
  /** In the order of their numbers. */
  readonly doors: readonly RoundDoor[];
  readonly state: DoorsState;
  /** What the commune teaches. */
  readonly ladder: SkillLadder;
  readonly day: number;
  /** The evening, in minutes of the day. */
  readonly from: number;
  readonly until: number;
  readonly assigned?: (household: Id) => Assigned;
  /** What campaigns and lessons ask of a door. */
  readonly dues?: (household: Id) => readonly Due[];
  /** The member's own order of the evening, and doors taken off it. */
  readonly order?: readonly Id[];
  readonly dropped?: ReadonlySet<Id>;
};

/** A door of tonight: about when one comes to it, and why. */
export type Stop = {
  readonly household: Id;
  readonly minute: number;
  readonly chance: number;
  readonly reasons: readonly Reason[];
};

/** A door of another evening. */
export type Rest = { readonly household: Id; readonly waits: Wait; readonly back?: Visit['back'] };

/** Every door that was asked about stands in one of the two, once. */
export type Round = { readonly stops: readonly Stop[]; readonly rest: readonly Rest[] };

/** What holds for the whole evening, wherever one stands. */
export type Prepared = {
  readonly worths: readonly Worth[];
  readonly presence: Presence;
  readonly walks: Walks;
};

/** Who said when to come is mostly there. */
const KEEPS_PROMISE = 0.9;
/** Of a door that nobody was asked to go to, where others were given to somebody. */
const NOBODYS = 0.8;

export const learnFrom = ({
  doors,
  state,
  day,
}: Pick<Asked, 'doors' | 'state' | 'day'>): Presence =>
  learnPresence(
    doors.map(({ household }) => sightingsOf(visitsOf(state, household, day), day)),
    doors.map(({ alley }) => alley),
  );

export function prepareRound(asked: Asked, presence: Presence = learnFrom(asked)): Prepared {
  const { doors, day, from, until } = asked;
  const worths = doors.map((door) => worthTonight(asked, door));
  const walks = walksOf(
    {
      count: doors.length,
      worth: (door) => pick(worths[door])?.worth ?? 0,
      notBefore: (door) => pick(worths[door])?.notBefore ?? 0,
      chanceAt(door, minute) {
        const usual = presence.chanceAt(door, day, minute);
        return isPromised(worths[door]) ? Math.max(KEEPS_PROMISE, usual) : usual;
      },
      ways: waysOf(doors),
    },
    from,
    until,
  );
  return { worths, presence, walks };
}

/**
 * Tonight's round: which doors, in what order, about when, and why; and why every other door waits. A promise
 * is kept whoever made the order: nobody comes on an evening before it, nor before its hour.
 * @param at the household one stands at, where that is known
 * @param presence of these doors up to this day, where it was learnt before
 */
export function planRound(asked: Asked, minute: number, at?: Id, presence?: Presence): Round {
  const prepared = prepareRound(asked, presence);
  const { doors } = asked;
  const { worths, walks } = prepared;
  const found = doors.findIndex(({ household }) => household === at);
  const start: Start = { at: found < 0 ? undefined : found, minute: Math.max(minute, asked.from) };
  const order = orderOf(asked, prepared, start);
  const stops = walks.arrivals(order, start).map(({ door, minute: arrived, chance }): Stop => ({
    household: doors[door]?.household ?? '',
    minute: Math.round(arrived),
    chance,
    reasons: reasonsOf(asked, prepared, door, arrived),
  }));
  const taken = new Set(order);
  const rest = doors.flatMap(({ household }, door): readonly Rest[] => {
    if (taken.has(door)) return [];
    const worth = worths[door];
    return worth !== undefined && 'waits' in worth
      ? [{ household, ...worth }]
      : [{ household, waits: 'no-time' }];
  });
  return { stops, rest };
}

/** The member's own order where there is one, with what was promised for tonight since. */
function orderOf(asked: Asked, { worths, walks }: Prepared, start: Start): readonly number[] {
  const { doors, order } = asked;
  const open = doors.flatMap((_, door) => (pick(worths[door]) === undefined ? [] : [door]));
  if (order === undefined) return walks.order(open, start);
  const byId = new Map(open.map((door) => [doors[door]?.household, door]));
  const own = [...new Set(order)].flatMap((household) => byId.get(household) ?? []);
  const since = open.filter((door) => isPromised(worths[door]) && !own.includes(door));
  return [...own, ...since];
}

function worthTonight(asked: Asked, door: RoundDoor): Worth {
  const { state, ladder, day, until, assigned, dues, dropped } = asked;
  if (dropped?.has(door.household) === true) return { waits: 'dropped' };
  const whose = assigned?.(door.household) ?? 'mine';
  if (whose === 'others') return { waits: 'others' };
  const due = dues?.(door.household) ?? [];
  const worth = worthOf(ladder, state, door.household, door.members, day, due);
  if ('waits' in worth) return worth;
  if (door.isAllAway === true && !isPromised(worth)) return { waits: 'all-away' };
  if (worth.notBefore >= until) return { waits: 'promised', back: lastBack(state, door, day) };
  return whose === 'nobody' ? { ...worth, worth: worth.worth * NOBODYS } : worth;
}

const lastBack = (state: DoorsState, { household }: RoundDoor, day: number): Visit['back'] =>
  promiseOf(visitsOf(state, household, day))?.back;

const pick = (worth: Worth | undefined) =>
  worth !== undefined && 'worth' in worth ? worth : undefined;

const isPromised = (worth: Worth | undefined): boolean =>
  pick(worth)?.reasons[0]?.code === 'promised';

/** The last visit on a day of every household visited then, in the order of the clock. */
export const visitedOn = (
  state: DoorsState,
  households: readonly Id[],
  day: number,
): readonly Visit[] =>
  households
    .flatMap((household) => visitsOf(state, household, day).findLast(({ on }) => on === day) ?? [])
    .sort((left, right) => left.at - right.at);
