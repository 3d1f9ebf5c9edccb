// A mountain village by a seed: alleys that climb from the road of a valley, doors along them, the people
// behind the doors, and how long one walks from door to door at night.

import { dayOfDate } from '#kernel/vi-calendar.ts';
import type { Position } from '#domain/homes/facts.ts';
import { type Dice, rollDice, unit } from './dice.ts';
import {
  drawCustoms,
  drawHabit,
  type Habit,
  HABITS,
  type Kind,
  KINDS,
  type VillageKind,
} from './habits.ts';

export type Person = {
  readonly id: string;
  readonly birthYear: number;
  readonly smartphone: boolean;
  /** How likely an ordinary step succeeds. */
  readonly quickness: number;
};

export type SimDoor = {
  readonly id: string;
  readonly code: string;
  readonly alley: number;
  readonly people: readonly Person[];
  readonly habit: Habit;
  readonly position?: Position;
};

export type SimVillage = {
  readonly seed: number;
  readonly kind: VillageKind;
  readonly doors: readonly SimDoor[];
  /** Which pair of the team walks which alley. */
  readonly pairOf: readonly number[];
  readonly firstDay: number;
  /** Minutes from door to door; from the culture house where `from` is undefined. */
  walkMinutes(from: number | undefined, to: number): number;
};

/** A spot of an alley: metres from its beginning at the road, and the point it is at. */
type Spot = {
  readonly alley: number;
  readonly along: number;
  readonly x: number;
  readonly y: number;
};
type Way = { readonly x: number; readonly side: number; readonly lean: number };

const { plan, people: peopleData } = HABITS;
const NIGHT = 0.6;

export function buildVillage(seed: number, kind: VillageKind): SimVillage {
  const dice = rollDice(seed);
  const alleys = dice.whole(plan.alleys);
  const half = plan.roadMetres / 2;
  const ways = Array.from({ length: alleys }, () => dice.between([-half, half]))
    .sort((left, right) => left - right)
    .map((x, index): Way => ({
      x,
      side: index % 2 === 0 ? 1 : -1,
      lean: dice.between([-0.4, 0.4]),
    }));
  const spots = drawSpots(dice, ways);
  const slope = dice.between(plan.slope);
  const customs = drawCustoms(dice, alleys);
  const leading = ways.map(() => drawKind(dice, kind));
  const doors = spots.map(({ alley, x, y }, index): SimDoor => {
    const own = dice.chance(HABITS.alleyKeepsTogether) ? leading[alley] : drawKind(dice, kind);
    const isKnown = dice.chance(plan.positionKnown);
    return {
      id: `house-${String(index + 1).padStart(4, '0')}`,
      code: `HO-${String(index + 1).padStart(3, '0')}`,
      alley,
      people: drawPeople(dice, index),
      habit: drawHabit(own ?? 'chance', customs, alley, Math.floor(unit(seed, index) * 2 ** 31)),
      ...(isKnown && { position: positionOf(x, y) }),
    };
  });
  const perPair = Math.ceil(alleys / HABITS.evening.pairs);
  return {
    seed,
    kind,
    doors,
    pairOf: ways.map((_, alley) => Math.floor(alley / perPair)),
    firstDay: dayOfDate({ year: 2026, month: 1, dayOfMonth: 1 }) + dice.whole([0, 364]),
    walkMinutes: walkerOf(spots, ways, slope),
  };
}

function drawKind(dice: Dice, kind: VillageKind): Kind {
  if (kind !== 'mixed') return kind;
  return dice.weighted(KINDS.map((each) => ({ kind: each, weight: HABITS.mix[each] }))).kind;
}

/** Houses along each alley in the order of their numbers. */
function drawSpots(dice: Dice, ways: readonly Way[]): readonly Spot[] {
  const per = Math.floor(plan.doors / ways.length);
  return ways.flatMap(({ x, side, lean }, alley) => {
    const count = alley === ways.length - 1 ? plan.doors - per * (ways.length - 1) : per;
    let along = dice.between(plan.houseGapMetres);
    return Array.from({ length: count }, (): Spot => {
      along += dice.between(plan.houseGapMetres);
      const off = dice.between([-plan.sideMetres, plan.sideMetres]);
      return { alley, along, x: x + lean * along + off, y: side * along };
    });
  });
}

function drawPeople(dice: Dice, door: number): readonly Person[] {
  const { adults, smartphone, birthYears, quickness } = peopleData;
  return Array.from({ length: dice.whole(adults) }, (_, index) => ({
    id: `person-${door}-${index}`,
    birthYear: dice.whole(birthYears),
    smartphone: dice.chance(smartphone),
    quickness: dice.pick(quickness),
  }));
}

const METRES_OF_DEGREE = 111_320;
const HERE = { lat: 21.35, lng: 106.9 };

const positionOf = (x: number, y: number): Position => ({
  lat: Math.round((HERE.lat + y / METRES_OF_DEGREE) * 10_000),
  lng: Math.round(
    (HERE.lng + x / METRES_OF_DEGREE / Math.cos((HERE.lat * Math.PI) / 180)) * 10_000,
  ),
});

/** Minutes for a way that climbs: Tobler's hiking function, off the road and by torchlight. */
const climbMinutes = (metres: number, rise: number): number =>
  metres === 0
    ? 0
    : metres / ((6_000 / 60) * Math.exp(-3.5 * Math.abs(rise / metres + 0.05)) * NIGHT);

/** Along an alley, or down to the road, along it and up again. */
function walkerOf(
  spots: readonly Spot[],
  ways: readonly Way[],
  slope: number,
): SimVillage['walkMinutes'] {
  const house: Spot = { alley: -1, along: 0, x: 0, y: 0 };
  return (from, to) => {
    const a = from === undefined ? house : (spots[from] ?? house);
    const b = spots[to] ?? house;
    if (a.alley === b.alley) {
      const metres = Math.hypot(a.x - b.x, a.along - b.along);
      return climbMinutes(metres, slope * (b.along - a.along));
    }
    const road = Math.abs((ways[a.alley]?.x ?? 0) - (ways[b.alley]?.x ?? 0));
    return (
      climbMinutes(a.along, -slope * a.along) +
      climbMinutes(road, 0) +
      climbMinutes(b.along, slope * b.along)
    );
  };
}
