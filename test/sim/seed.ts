import { closeTab, newLife, openTab, type Phone, type Store, type Tab } from './phone.ts';
import { createDice, type Dice } from './dice.ts';
import { handOver, runErrands } from './errands.ts';
import { finishSeed } from './finish.ts';
import { countHarms } from './harms.ts';
import { FAULTS } from './faults.ts';
import { act } from './people.ts';
import { type Break, checkStores } from './look.ts';
import type { Script } from './stage.ts';
import { BROKEN_OFF } from './summary.ts';
import { createWorld, DAY, type World } from './world.ts';

export type Outcome = {
  readonly seed: number;
  readonly phoneDays: number;
  readonly facts: number;
  readonly syncs: number;
  readonly phones: number;
  readonly booksWritten: number;
  readonly faults: Readonly<Record<string, number>>;
  /** Saved facts of which no copy is left anywhere, by why; none of it counts as lost. */
  readonly gone: Readonly<Record<string, number>>;
  /** What the checkers pass over. */
  readonly passedOver: Readonly<Record<string, number>>;
  readonly breaks: readonly Break[];
  /** The same for the same seed and code. */
  readonly hash: string;
};

export type SeedOptions = {
  readonly days: number;
  readonly listen?: (line: string) => void;
};

/** One run of everything. */
export async function runSeed(seed: number, { days, listen }: SeedOptions): Promise<Outcome> {
  const world = await createWorld(seed);
  world.stage.listen = listen;
  const breaks: Break[] = [];
  try {
    for (let day = 0; breaks.length === 0 && isToPlay(world, day, days); day += 1) {
      await playDay(world, breaks, day >= days && firedIn(world) >= RICH.faults);
      world.phoneDays += world.phones.length;
    }
    if (breaks.length === 0) breaks.push(...(await finishSeed(world)));
  } catch (error) {
    const what = error instanceof Error ? (error.stack ?? error.message) : String(error);
    breaks.push({ metric: 'wrong', checker: BROKEN_OFF, what });
  }
  const facts = world.witness.count();
  const outcome = {
    seed,
    phoneDays: world.phoneDays,
    facts,
    syncs: world.syncs,
    phones: world.phones.length,
    booksWritten: booksOf(world),
    faults: Object.fromEntries(world.faults),
    gone: Object.fromEntries(world.missed),
    passedOver: Object.fromEntries([...world.passedOver].map(([what, of]) => [what, of.size])),
    breaks,
    hash: world.stage.hash(),
  };
  await world.house.close();
  return outcome;
}

/** What a seed must have seen, and the days that are added for it at most. */
const RICH = { books: 2, faults: 5 };
const ADDED_DAYS_MAX = 12;

/** The days asked for, and more of them while hardly anything was written or befell anybody. */
function isToPlay(world: World, day: number, days: number): boolean {
  if (day < days) return true;
  const isRich = booksOf(world) >= RICH.books && firedIn(world) >= RICH.faults;
  return !isRich && day < days + ADDED_DAYS_MAX;
}

const firedIn = ({ faults }: World): number => countHarms(faults);

const booksOf = ({ witness }: World): number =>
  new Set([...witness.all()].map(({ book }) => book)).size;

const SESSIONS = 2;

/**
 * Everybody works twice a day; whose sessions fall together is up to the dice. On a fair day nothing new
 * befalls anybody.
 */
async function playDay(world: World, breaks: Break[], isFair: boolean): Promise<void> {
  const { stage, dice, sky } = world;
  const until = stage.nowMs() + DAY;
  world.writers.clear();
  for (let round = 0; round < SESSIONS; round += 1) {
    sky.stormPercent = isFair ? 0 : dice.pick([0, 25, 40, 55]);
    const stores = byTurn(dice, storesToday(world));
    while (stores.length > 0) {
      const group = stores.splice(0, dice.pick([1, 2, 3, 4]));
      if (!isFair) await befall(world, group);
      await playTogether(world, group, breaks);
      if (breaks.length > 0) return;
      stage.pass(dice.between(5, 60) * 60_000);
    }
  }
  stage.pass(Math.max(0, until - stage.nowMs()));
  if (dice.chance(10)) stage.pass(dice.between(1, 40) * DAY);
}

/** Whoever shares a phone takes turns with it. */
function storesToday(world: World): Store[] {
  return world.phones.map((phone) => world.dice.pick([...phone.stores.values()]));
}

/** In any order; whoever has two phones often uses both at once. */
function byTurn(dice: Dice, stores: readonly Store[]): Store[] {
  const [first, ...others] = shuffled(dice, stores);
  if (first === undefined || dice.chance(60)) return shuffled(dice, stores);
  const isSame = ({ owner }: Store): boolean => owner === first.owner;
  return [first, ...others.filter(isSame), ...others.filter((each) => !isSame(each))];
}

function shuffled<Item>(dice: Dice, items: readonly Item[]): Item[] {
  const left = [...items];
  return items.map(() => left.splice(dice.below(left.length), 1)[0]).flatMap((item) => item ?? []);
}

async function befall(world: World, group: readonly Store[]): Promise<void> {
  for (const { phone } of group) {
    for (const fault of FAULTS) {
      if (world.dice.chance(fault.percent)) await fault.plant(world, phone);
    }
  }
}

async function playTogether(world: World, group: readonly Store[], breaks: Break[]): Promise<void> {
  world.meeting = metBy(world, group);
  const scripts: Script[] = [];
  for (const store of group) {
    scripts.push(session(world, store));
    if (world.dice.chance(12)) {
      scripts.push(session(world, store));
      world.fired('two tabs');
      if (world.dice.chance(70)) endOneTab(world, store.phone);
    }
  }
  const [first] = group;
  if (
    group.some(({ phone, owner }) => phone.name !== first?.phone.name && owner === first?.owner)
  ) {
    world.fired('one member with two phones');
  }
  if (group.some(({ phone }) => phone.stores.size > 1)) world.fired('two people on one phone');
  await world.stage.play(scripts);
  if ((world.meeting?.by.size ?? 0) > 1) world.fired('two members at one door');
  await world.house.quietly(() => checkStores(world, group, breaks));
}

/** The browser takes one of two tabs while the other one goes on. */
function endOneTab({ dice, fired }: World, { plans }: Phone): void {
  const name = 'tab ended by its browser';
  plans.push({ at: dice.between(20, 150), harm: 'ended', fired: () => fired(name) });
}

/** Those who work at the same time often stand at the same door, where two of them may be. */
function metBy({ dice, people }: World, group: readonly Store[]): World['meeting'] {
  const owners = new Set(group.map(({ owner }) => owner));
  const places = people.flatMap(({ name, rights }) =>
    owners.has(name) ? [...new Set(rights.map(({ place }) => place))] : [],
  );
  const shared = places.filter((place, index) => places.indexOf(place) < index);
  if (shared.length === 0) return undefined;
  return { village: dice.pick(shared), turn: dice.below(1_000), by: new Set() };
}

/** A person takes the phone, does a few things, sends them when there is a network, and puts it away. */
function session(world: World, store: Store): Script {
  const { stage, sky } = world;
  const { phone } = store;
  const kept = world.open.get(store);
  const reuse = kept !== undefined && !kept.life.isDead && !world.busy.has(kept.life);
  const life = reuse ? kept.life : newLife(phone);
  world.busy.add(life);
  const dice = createDice(world.seed * 1_000 + world.dice.below(1_000_000), life.name);
  const run = async (): Promise<void> => {
    const tab = reuse ? kept : await openTab({ stage, transport: sky.transport }, store, life);
    world.open.set(store, tab);
    await work(world, tab, dice);
    // The last one to end its work is the one that stays open.
    if (!life.isDead) world.open.set(store, tab);
    await new Promise<void>((resolve) => {
      stage.after(life, 50, resolve);
    });
  };
  return {
    life,
    run: () =>
      run()
        // The store did not answer: the screen says so, and the person opens the app again.
        .catch((error: unknown) => {
          if (!isStoreFailure(error)) throw error;
          closeTab({ life, store });
        })
        .finally(() => world.busy.delete(life)),
  };
}

const isStoreFailure = (error: unknown): boolean =>
  error instanceof Error && (error.message === 'store-failed' || error.message === 'disk-full');

/** Whoever stands at a door with a new phone tries more than once. */
const ENROLMENTS_MAX = 4;

async function work(world: World, tab: Tab, dice: Dice): Promise<void> {
  const { device } = tab;
  const { card = '' } = world.people.find(({ name }) => name === tab.store.owner) ?? {};
  for (let attempt = 1; device.me() === undefined; attempt += 1) {
    const enrolled = await device.enrol(card, tab.store.phone.name);
    if (!enrolled.ok && attempt === ENROLMENTS_MAX) return;
  }
  if (device.places() === undefined) await sync(world, tab);
  if (!tab.isOld) await runErrands(world, tab);
  let saved = 0;
  const wanted = dice.between(4, 8);
  for (let step = 0; step < wanted + 3 && saved < wanted; step += 1) {
    saved += await act(world, tab, dice);
    world.stage.pass(dice.between(10, 400) * 1_000);
    if (dice.chance(4)) await sync(world, tab);
  }
  if (!tab.isOld) await handOver(world, tab, dice);
  await sync(world, tab);
}

async function sync(world: World, { device, store, isOld }: Tab): Promise<void> {
  const { misled } = world.sky;
  const isOldHome = world.house.isOld();
  world.syncs += 1;
  misled.delete(store);
  if (isOld && !isOldHome) world.fired('old app, new home');
  if (!isOld && isOldHome) world.fired('new app, old home');
  store.isBehind = false;
  const { phase } = await device.sync();
  // An answer of before the home was replaced tells nothing of that, nor does any to the first version.
  if (phase === 'idle' && !misled.has(store) && !isOld) world.unsettled.delete(store);
}
