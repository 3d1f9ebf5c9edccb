import { newId } from '#kernel/id.ts';
import type { Bad } from './house-store.ts';
import type { Harm } from './disk.ts';
import type { Phone } from './phone.ts';
import { bookOf, DAY, say, type World } from './world.ts';

/*
 * What befalls phones, homes and people, as data. A fault is planted between two sessions and counted when it
 * fires. What befalls a request on its way stands in `sky.ts`.
 */
export type Fault = {
  readonly name: string;
  /** Of a hundred sessions before which it is planted. */
  readonly percent: number;
  plant(world: World, phone: Phone): Promise<void> | void;
};

/** Operations within which a planted failure is met, about as many as a session has. */
const OPERATIONS = { phone: 90, home: 70 };

const harms: readonly (readonly [string, Harm, number])[] = [
  ['phone killed before an operation', 'dies-before', 7],
  ['phone killed after an operation', 'dies-after', 7],
  ['phone power cut', 'power-cut', 8],
  ['transaction aborted', 'aborted', 8],
  ['phone disk full', 'full', 8],
];

const bads: readonly (readonly [string, Bad, number])[] = [
  ['home killed', 'dies', 9],
  ['home disk full', 'full', 7],
  ['home disk failed', 'failed', 5],
];

const HOUR = DAY / 24;

export const FAULTS: readonly Fault[] = [
  ...harms.map(([name, harm, percent]): Fault => ({
    name,
    percent,
    plant(world, phone) {
      const at = world.dice.between(1, OPERATIONS.phone);
      phone.plans.push({ at, harm, fired: () => world.fired(name) });
    },
  })),
  ...bads.map(([name, bad, percent]): Fault => ({
    name,
    percent,
    plant(world) {
      const at = world.dice.between(1, OPERATIONS.home);
      world.house.plan(at, bad, () => world.fired(name));
    },
  })),
  {
    name: 'silence',
    percent: 8,
    plant(world, phone) {
      const { dice, stage } = world;
      const lengthMs = dice.chance(70) ? dice.between(1, 30) * HOUR : dice.between(2, 30) * DAY;
      phone.silentUntilMs = stage.nowMs() + lengthMs;
      world.fired('silence');
    },
  },
  {
    name: 'clock wrong',
    percent: 8,
    plant(world, phone) {
      const { dice } = world;
      const unit = dice.pick([60_000, HOUR, DAY, 365 * DAY]);
      phone.offsetMs = dice.pick([-1, 1]) * dice.between(1, 12) * unit;
      world.fired('clock wrong');
    },
  },
  {
    name: 'clock jumps back',
    percent: 6,
    plant(world, phone) {
      phone.offsetMs -= world.dice.between(1, 40) * world.dice.pick([60_000, HOUR, DAY]);
      world.fired('clock jumps back');
    },
  },
  {
    name: 'right ended',
    percent: 3,
    async plant(world) {
      const person = world.dice.pick(world.people);
      const right = person.rights.find(({ until }) => until === undefined);
      if (right === undefined) return;
      await inPeople(world, 'grant.ended@1', { grant: right.grant, until: world.today() - 1 });
      right.until = world.today() - 1;
      world.fired('right ended');
    },
  },
  {
    name: 'right given',
    percent: 5,
    async plant(world) {
      const { dice } = world;
      const person = dice.pick(world.people);
      const place = dice.pick(world.villages);
      const right = { grant: newId(dice.random), role: 'member' as const, place, from: world.today() };
      await inPeople(world, 'grant.given@1', { ...right, person: person.id });
      person.rights.push(right);
      world.fired('right given');
    },
  },
];

async function inPeople(world: World, type: string, body: Record<string, string | number>) {
  await world.house.quietly((home) =>
    say(home, bookOf(home, 'people', world.commune), [{ type, on: world.today(), body }]),
  );
}

