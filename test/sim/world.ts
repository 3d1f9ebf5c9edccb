import type { Id } from '#kernel/id.ts';
import { dayOfSeconds } from '#kernel/vi-calendar.ts';
import type { Book, Role } from '#book/activity.ts';
import { createDice, type Dice } from './dice.ts';
import { foundCommune, START_S } from './founding.ts';
import { type Copy, createHouse, type House, oldHomeOf } from './house.ts';
import type { Errand } from './errands.ts';
import { createMirrors, type Mirrors } from './mirror.ts';
import { createPhone, type Phone, type Store, storeOf, type Tab } from './phone.ts';
import { createSky, type Sky } from './sky.ts';
import { createStage, type Life, type Stage } from './stage.ts';
import { createWitness, type Witness } from './witness.ts';

const DAY_MS = 86_400_000;

export type Right = {
  readonly grant: Id;
  readonly role: Role;
  readonly place: Id;
  readonly from: number;
  until?: number;
  /** World second at which the home wrote that it ended. */
  endedAtS?: number;
  /** World second at which the home wrote that it begins. */
  readonly givenAtS: number;
};

export type Person = {
  readonly name: string;
  readonly id: Id;
  readonly card: string;
  readonly rights: Right[];
  /** The phones they work on. */
  readonly stores: Store[];
  /** A home that was replaced may know of other rights than we do. */
  isUnsure?: boolean;
};

/** Why no copy of a saved fact is left that any program could have kept. */
export type Why = 'cleared' | 'cleared, and the home replaced';

/** Where else a fact lay when the store of its phone was cleared. */
export type Cleared = {
  /** World second at which it was. */
  readonly atS: number;
  /** The second copy in the phone's mirror; taken away when that is cleared as well. */
  copy: SecondCopy | undefined;
  /**
   * World second from which on the home had it; `lost`: it had said so, and was replaced before this phone
   * came together with it again.
   */
  readonly atHomeS: number | 'lost' | undefined;
};

export type SecondCopy = {
  readonly phone: string;
  readonly name: string;
  readonly stream: Id;
  /** The home's key that it is sealed to. */
  readonly to: { readonly id: number; readonly key: string };
};

/** World second at which the home was replaced, and of the copy that it was made from. */
export type Replacement = { readonly atS: number; readonly copyS: number };

/** Who replaced whom: `from` is the civil day. */
export type Merger = {
  readonly places: readonly Id[];
  readonly into: Id;
  readonly from: number;
  readonly atS: number;
  /** A home that was replaced may not know of it. */
  isUnsure?: boolean;
};

export type World = {
  readonly seed: number;
  readonly stage: Stage;
  readonly dice: Dice;
  readonly house: House;
  readonly sky: Sky;
  readonly phones: Phone[];
  readonly people: Person[];
  readonly province: Id;
  readonly commune: Id;
  readonly villages: Id[];
  readonly mergers: Merger[];
  readonly witness: Witness;
  readonly mirrors: Mirrors;
  /** Tabs that stay open between two sessions. */
  readonly open: Map<Store, Tab>;
  readonly faults: Map<string, number>;
  fired(name: string): void;
  /** Stores that have not come together with the home since it was replaced. */
  readonly unsettled: Set<Store>;
  /** Stores of which one began as a copy of the other. */
  readonly twins: (readonly [Store, Store])[];
  /** Copies of the home's files that somebody keeps. */
  readonly copies: Copy[];
  /** The last one. */
  replaced: Replacement | undefined;
  readonly replacements: Replacement[];
  /** How far each phone's books went when they were last looked at, and on which day. */
  readonly seen: Map<string, { readonly seq: number; readonly day: number }>;
  today(): number;
  phoneDays: number;
  syncs: number;
  /** Copies on their way from phone to phone. */
  readonly errands: Errand[];
  /** The door at which those who work now meet, by its turn among those of a village, and who wrote of it. */
  meeting: { readonly village: Id; readonly turn: number; readonly by: Set<string> } | undefined;
  /** Who wrote of each household today. */
  readonly writers: Map<string, Set<string>>;
  /** What was found broken between two looks. */
  readonly alarms: string[];
  /** Saved facts of stores that a browser cleared. */
  readonly cleared: Map<string, Cleared>;
  /** How many of them were missed in the end. */
  readonly missed: Map<Why, number>;
  /** What the checkers pass over (`docs/operate/simulator.md`, Open), and of what. */
  readonly passedOver: Map<string, Set<string>>;
  /** Tabs in somebody's hands right now. */
  readonly busy: Set<Life>;
};

/** A commune with two villages, four people and their phones, all well and nothing written yet. */
export async function createWorld(seed: number): Promise<World> {
  const stage = createStage(seed, START_S);
  const dice = createDice(seed, 'world');
  const old = oldHomeOf(seed);
  const founded = await foundCommune(seed, old?.version);
  const { province, commune, villages, people: founders, file } = founded;
  const faults = new Map<string, number>();
  const fired = (name: string): void => void faults.set(name, (faults.get(name) ?? 0) + 1);
  const renewed = (): void => fired('home renewed over its store');
  const house = createHouse({ seed, stage, file, old, renewed });
  stage.isBusy = house.isBusy;
  const sky = createSky({ stage, house, dice: createDice(seed, 'sky'), fired });
  const people = founders.map((founder): Person => {
    const rights = founder.rights.map((right) => ({ ...right, givenAtS: 0 }));
    return { ...founder, rights, stores: [] };
  });
  const phones = handOut(seed, dice, people);
  return {
    seed,
    stage,
    dice,
    house,
    sky,
    phones,
    people,
    province,
    commune,
    villages: [...villages],
    mergers: [],
    witness: createWitness(),
    mirrors: createMirrors(house, stage.nowS),
    open: new Map(),
    faults,
    fired,
    unsettled: new Set(),
    twins: [],
    copies: [],
    writers: new Map(),
    replaced: undefined,
    replacements: [],
    seen: new Map(),
    today: () => dayOfSeconds(stage.nowS()),
    phoneDays: 0,
    syncs: 0,
    errands: [],
    meeting: undefined,
    alarms: [],
    cleared: new Map(),
    missed: new Map(),
    passedOver: new Map(),
    busy: new Set(),
  };
}

/** Some have a second phone, or carry another's person on theirs. */
function handOut(seed: number, dice: Dice, people: readonly Person[]): Phone[] {
  const phones: Phone[] = [];
  const give = (person: Person, phone: Phone): void => {
    person.stores.push(storeOf(phone, person.name));
  };
  for (const [index, person] of people.entries()) {
    const shared = index === 3 && dice.chance(60) ? phones[2] : undefined;
    const phone = shared ?? createPhone(seed, `phone ${phones.length + 1}`);
    if (shared === undefined) phones.push(phone);
    give(person, phone);
  }
  const [first] = people;
  if (first !== undefined) {
    const second = createPhone(seed, `phone ${phones.length + 1}`);
    phones.push(second);
    give(first, second);
  }
  return phones;
}

/** Whether a person may say a fact in a village's books, by the rights of its day known when it came. */
export const mayWrite = (
  world: World,
  person: Person,
  book: Book,
  { on, receivedAt }: { readonly on: number; readonly receivedAt: number },
): boolean =>
  person.rights.some(
    (right) =>
      right.from <= on &&
      (right.until === undefined || on <= right.until || receivedAt <= (right.endedAtS ?? 0)) &&
      groundOf(world, right).has(book.place),
  );

/** Whether a person may read a book on a day, from the rights that were given here and nothing else. */
export function mayRead(world: World, person: Person, book: Book, day: number): boolean {
  const rights = person.rights.filter(
    ({ from, until }) => from <= day && (until === undefined || day <= until),
  );
  if (rights.length === 0) return false;
  if (book.activity === 'people') return book.place === world.commune;
  // What the commune teaches, asks for and tells, and what it has become, every team reads.
  if (book.activity === 'learning' || book.activity === 'work' || book.activity === 'board') {
    const became = world.mergers.filter(({ places }) => places.includes(world.commune));
    const communes = [{ into: world.commune }, ...became];
    if (communes.some(({ into }) => into === book.place)) return true;
  }
  if (book.activity === 'places') return true;
  return rights.some((right) => groundOf(world, right).has(book.place));
}

/** Whether somebody reads a book, or did before their right over it ended. */
export const mightRead = (world: World, person: Person, book: Book): boolean => {
  const rights = person.rights.map((right) => {
    const { until: _, ...given } = right;
    return given;
  });
  return mayRead(world, { ...person, rights }, book, world.today());
};

/** What a right covers: its place and what had been merged into it when the right began. */
function groundOf(world: World, { place, from }: Right): ReadonlySet<Id> {
  const ground = new Set([place]);
  for (const merger of world.mergers) {
    if (ground.has(merger.into) && merger.from <= from) {
      for (const each of merger.places) ground.add(each);
    }
  }
  return ground;
}

export const storesOf = ({ phones }: World): readonly Store[] =>
  phones.flatMap((phone) => [...phone.stores.values()]);

export function passOver({ passedOver }: World, what: string, of: string): void {
  passedOver.set(what, (passedOver.get(what) ?? new Set()).add(of));
}

export const DAY = DAY_MS;
