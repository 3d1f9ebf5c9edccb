import { type Id, newId } from '#kernel/id.ts';
import { OutboxRow } from '#device/rows.ts';
import type { Home } from '#server/home.ts';
import type { Bad } from './house-store.ts';
import type { Harm } from './disk.ts';
import { evict, loseStore } from './evict.ts';
import { bookOf, say } from './founding.ts';
import { copyStore, createPhone, killPhone, type Phone, type Store, storeOf } from './phone.ts';
import { rowsOf } from './sight.ts';
import { SKY_FAULTS } from './sky.ts';
import { DAY, type Right, storesOf, type World } from './world.ts';

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

/** Operations within which a planted failure is met, about as many as a session has, and writes of them. */
const OPERATIONS = { phone: 90, home: 70 };
const WRITES = { phone: 20, home: 16 };
const MIRRORINGS = 4;

const harms: readonly (readonly [string, Harm, number])[] = [
  ['phone killed before an operation', 'dies-before', 13],
  ['phone killed after an operation', 'dies-after', 13],
  ['phone power cut', 'power-cut', 14],
  ['transaction aborted', 'aborted', 14],
  ['phone disk full', 'full', 14],
];

const bads: readonly (readonly [string, Bad, number])[] = [
  ['home killed', 'dies', 15],
  ['home disk full', 'full', 13],
  ['home disk failed', 'failed', 12],
];

const HOUR = DAY / 24;

export const FAULTS: readonly Fault[] = [
  ...harms.map(([name, harm, percent]): Fault => ({
    name,
    percent,
    plant(world, phone) {
      const at = world.dice.between(1, (harm === 'full' ? WRITES : OPERATIONS).phone);
      const left = harm === 'full' ? world.dice.pick([1, 1, 3, 20]) : 1;
      phone.plans.push({ at, harm, left, fired: () => world.fired(name) });
    },
  })),
  ...bads.map(([name, bad, percent]): Fault => ({
    name,
    percent,
    plant(world) {
      const at = world.dice.between(1, (bad === 'full' ? WRITES : OPERATIONS).home);
      world.house.plan(at, bad, () => world.fired(name));
    },
  })),
  {
    name: 'second copies fail',
    percent: 12,
    plant(world, phone) {
      const at = world.dice.between(1, MIRRORINGS);
      phone.mirrorPlans.push({ at, fired: () => world.fired('second copies fail') });
    },
  },
  {
    name: 'silence',
    percent: 12,
    plant(world, phone) {
      const { dice, stage } = world;
      const lengthMs = dice.chance(70) ? dice.between(1, 30) * HOUR : dice.between(2, 30) * DAY;
      phone.silentUntilMs = stage.nowMs() + lengthMs;
      world.fired('silence');
    },
  },
  {
    name: 'clock wrong',
    percent: 12,
    plant(world, phone) {
      const { dice } = world;
      const unit = dice.pick([60_000, HOUR, DAY, 365 * DAY]);
      phone.offsetMs = dice.pick([-1, 1]) * dice.between(1, 12) * unit;
      world.fired('clock wrong');
    },
  },
  {
    name: 'clock jumps back',
    percent: 11,
    plant(world, phone) {
      phone.offsetMs -= world.dice.between(1, 40) * world.dice.pick([60_000, HOUR, DAY]);
      world.fired('clock jumps back');
    },
  },
  {
    name: 'right ended',
    percent: 9,
    async plant(world) {
      const person = world.dice.pick(world.people);
      const right = person.rights.find(({ until }) => until === undefined);
      // A home that was replaced may not know of it any more.
      if (right === undefined || person.isUnsure === true) return;
      await inPeople(world, 'grant.ended@1', { grant: right.grant, until: world.today() - 1 });
      right.until = world.today() - 1;
      right.endedAtS = world.stage.nowS();
      world.fired('right ended');
    },
  },
  {
    name: 'right given',
    percent: 10,
    async plant(world) {
      const { dice } = world;
      const person = dice.pick(world.people);
      const place = dice.pick(world.villages);
      const right = {
        grant: newId(dice.random),
        role: 'member' as const,
        place,
        from: world.today(),
      };
      await inPeople(world, 'grant.given@1', { ...right, person: person.id });
      person.rights.push({ ...right, givenAtS: world.stage.nowS() });
      // What they read again from now on may not have come together with a home that was replaced meanwhile.
      if (world.replaced !== undefined) {
        for (const store of person.stores) world.unsettled.add(store);
      }
      if (isDoubtful(world, place)) person.isUnsure = true;
      world.fired('right given');
    },
  },
  {
    name: 'villages merged',
    percent: 18,
    async plant(world) {
      const [first, second] = world.villages;
      if (first === undefined || second === undefined || world.villages.length > 2) return;
      await world.house.quietly((home) => mergeVillages(world, home, [first, second]));
      world.fired('villages merged');
    },
  },
  {
    name: 'communes merged',
    percent: 18,
    async plant(world) {
      if (world.mergers.some(({ places }) => places.includes(world.commune))) return;
      await world.house.quietly((home) => mergeCommune(world, home));
      world.fired('communes merged');
    },
  },
  {
    name: 'copy of the home kept',
    percent: 12,
    async plant(world) {
      world.copies.push(await world.house.copy());
      world.fired('copy of the home kept');
    },
  },
  {
    name: 'home backed up',
    percent: 12,
    async plant(world) {
      world.copies.push(await world.house.quietly(() => world.house.backUp()));
      world.fired('home backed up');
    },
  },
  {
    name: 'home replaced by a bare file copy',
    percent: 10,
    plant: (world) => replaceHome(world, 'bare', 'home replaced by a bare file copy'),
  },
  {
    name: 'home restored from a backup',
    percent: 9,
    plant: (world) => replaceHome(world, 'restored', 'home restored from a backup'),
  },
  {
    name: 'storage evicted',
    percent: 8,
    async plant(world, phone) {
      if (await evict(world, phone)) world.fired('storage evicted');
    },
  },
  {
    name: 'store lost',
    percent: 8,
    async plant(world, phone) {
      const store = world.dice.pick([...phone.stores.values()]);
      if (await loseStore(world, store)) world.fired('store lost');
    },
  },
  {
    name: 'one of two copies cleared',
    percent: 100,
    async plant(world) {
      for (const pair of world.twins) {
        const [left, right] = world.dice.chance(50) ? pair : [pair[1], pair[0]];
        const store = hasWaiting(left) ? left : right;
        if (!hasWaiting(store) || !(await loseStore(world, store))) continue;
        world.twins.splice(world.twins.indexOf(pair), 1);
        return world.fired('one of two copies cleared');
      }
    },
  },
  {
    name: 'app renewed over its store',
    percent: 25,
    plant(world, phone) {
      if (phone.version === undefined) return;
      killPhone(phone);
      phone.version = undefined;
      world.fired('app renewed over its store');
    },
  },
  {
    name: 'phone copied',
    percent: 12,
    plant(world, phone) {
      const store = world.dice.pick([...phone.stores.values()]);
      const isEnrolled = store.medium.get('meta')?.has('identity') === true;
      if (!isEnrolled || world.phones.length > 6) return;
      const twin = createPhone(world.seed, `phone ${world.phones.length + 1}`);
      twin.version = phone.version;
      copyStore(store, storeOf(twin, store.owner));
      world.twins.push([store, storeOf(twin, store.owner)]);
      world.phones.push(twin);
      for (const [key, seen] of world.seen) {
        const [name, owner, book] = key.split('|');
        if (name !== phone.name || owner !== store.owner) continue;
        world.seen.set([twin.name, owner, book].join('|'), seen);
      }
      if (world.unsettled.has(store)) world.unsettled.add(storeOf(twin, store.owner));
      world.fired('phone copied');
    },
  },
];

/** What befalls people, phones and the sky, besides. */
const OTHERS = [
  'two tabs',
  'tab ended by its browser',
  'one member with two phones',
  'two people on one phone',
  'two members on one household',
  'two members at one door',
  'old app, new home',
  'new app, old home',
  'home renewed over its store',
  'carrier comes late',
  'carrier comes twice',
  'carrier never comes',
];

export const KINDS: readonly string[] = [
  ...[...FAULTS, ...SKY_FAULTS].map(({ name }) => name),
  ...OTHERS,
];

/** Whether a store has something to send. */
const hasWaiting = (store: Store): boolean =>
  rowsOf(store, 'outbox', OutboxRow).some(([, { fate }]) => fate === 'waiting');

async function replaceHome(world: World, how: 'bare' | 'restored', name: string): Promise<void> {
  if (world.copies.length === 0) return;
  const copy = world.dice.pick(world.copies);
  await world.house.quietly(() => world.house.replaceBy(copy, how));
  world.replaced = { atS: world.stage.nowS(), copyS: copy.takenAtS };
  world.replacements.push(world.replaced);
  world.mirrors.forget();
  doubtRights(world, copy.takenAtS);
  for (const store of storesOf(world)) world.unsettled.add(store);
  world.fired(name);
}

/** Two villages become a new one; who worked in them is given the right over it from above, most of them. */
async function mergeVillages(world: World, home: Home, places: readonly Id[]): Promise<void> {
  const into = await found(world, home, 'ban', world.commune);
  const from = world.today();
  await inPlaces(world, home, { places: [...places], into, from });
  world.villages.push(into);
  world.mergers.push({ places, into, from, atS: world.stage.nowS() });
  for (const person of world.people) {
    const role = person.rights.find(({ until }) => until === undefined)?.role;
    if (role === undefined || world.dice.chance(25)) continue;
    const right = { grant: newId(world.dice.random), role, place: into, from };
    await say(home, bookOf(home, 'people', world.commune), [
      { type: 'grant.given@1', on: from, body: { ...right, person: person.id } },
    ]);
    person.rights.push({ ...right, givenAtS: world.stage.nowS() });
  }
}

/**
 * What the home wrote of rights and places since the copy was made is gone, unless a phone brings it back: of
 * whoever it was about we no longer know what they may.
 */
function doubtRights(world: World, copyS: number): void {
  for (const merger of world.mergers) if (merger.atS >= copyS) merger.isUnsure = true;
  for (const person of world.people) {
    const isChanged = ({ givenAtS, endedAtS = 0, place }: Right): boolean =>
      Math.max(givenAtS, endedAtS) >= copyS || isDoubtful(world, place);
    if (person.rights.some(isChanged)) person.isUnsure = true;
  }
}

/** Whether the home may not know a place that was founded by a merger, or what went into it. */
const isDoubtful = ({ mergers }: World, place: Id): boolean =>
  mergers.some(({ into, isUnsure }) => into === place && isUnsure === true);

/** The commune becomes part of a new one: nothing of its villages is rewritten. */
async function mergeCommune(world: World, home: Home): Promise<void> {
  const into = await found(world, home, 'xa', world.province);
  const places = [world.commune];
  const from = world.today();
  await inPlaces(world, home, { places, into, from });
  world.mergers.push({ places, into, from, atS: world.stage.nowS() });
}

async function found(world: World, home: Home, kind: 'ban' | 'xa', parent: Id): Promise<Id> {
  const place = { kind, name: 'Hợp Nhất', parent, from: world.today() };
  const founded = await home.founding.found(place);
  if (!founded.ok) throw new Error(`not founded: ${founded.error.code}`);
  // Open: books of 0.1.0 have ids that no home can make again, so that no copy of before takes its place.
  if (world.house.isOld()) world.copies.splice(0);
  return founded.value;
}

async function inPlaces(
  world: World,
  home: Home,
  body: { readonly places: Id[]; readonly into: Id; readonly from: number },
): Promise<void> {
  const book = home.directory.getBook(home.directory.identity.places);
  await say(home, book, [{ type: 'place.merged@1', on: world.today(), body }]);
}

async function inPeople(world: World, type: string, body: Record<string, string | number>) {
  await world.house.quietly((home) =>
    say(home, bookOf(home, 'people', world.commune), [{ type, on: world.today(), body }]),
  );
}
