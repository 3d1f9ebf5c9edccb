import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Id, newId } from '#kernel/id.ts';
import { dayOfSeconds } from '#kernel/vi-calendar.ts';
import type { Book, Proposal, Role } from '#book/activity.ts';
import type { Home } from '#server/home.ts';
import { STORE_FILE } from '#server/store/sqlite.ts';
import { createDice } from './dice.ts';
import { HOME_NAME, homeCodeOf, memoryFolder } from './house.ts';

/*
 * A commune with two villages and four people before anything befalls it. Founding it costs as much as a
 * tenth of a seed, so that a few are founded once in each program, and a seed begins with a copy of one.
 */

/** 21 November 2026, 08:00 in Vietnam. */
export const START_S = 1_795_222_800;
const LONG_AGO = 700;

const CAST: readonly { readonly name: string; readonly role: Role; readonly villages: number[] }[] =
  [
    { name: 'Hoàng Thị Lan', role: 'member', villages: [0] },
    { name: 'Vi Văn Tài', role: 'leader', villages: [0] },
    { name: 'Ninh Văn Phú', role: 'member', villages: [0, 1] },
    { name: 'Chu Thị Mai', role: 'member', villages: [1] },
  ];

const HOUSEHOLDS = 5;
const RESIDENTS = 2;

type Founder = {
  readonly name: string;
  readonly id: Id;
  readonly card: string;
  readonly rights: readonly GivenRight[];
};

type GivenRight = {
  readonly grant: Id;
  readonly role: Role;
  readonly place: Id;
  readonly from: number;
};

type Places = {
  readonly province: Id;
  readonly commune: Id;
  readonly villages: readonly Id[];
};

export type Founded = Places & {
  readonly people: readonly Founder[];
  /** The home's store, closed. */
  readonly file: Uint8Array;
};

const FOUNDED_MAX = 8;
const known = new Map<string, Promise<Founded>>();

/** The commune in which a seed plays, founded by a released version or by these sources. */
export function foundCommune(seed: number, version: string | undefined): Promise<Founded> {
  const which = seed % FOUNDED_MAX;
  const key = `${which} ${version ?? 'today'}`;
  const founded = known.get(key) ?? foundAnew(which, version);
  known.set(key, founded);
  return founded;
}

async function foundAnew(which: number, version: string | undefined): Promise<Founded> {
  const { openSqliteStore, openHome } = await homeCodeOf(version);
  const folder = mkdtempSync(join(memoryFolder(), 'banso-sim-'));
  try {
    const opened = openSqliteStore(folder, 'real');
    if (!opened.ok) throw new Error(`not founded: ${opened.error.code}`);
    const { random } = createDice(which, 'founding');
    const home = await openHome(opened.value, { name: HOME_NAME, now: () => START_S, random });
    const places = await foundPlaces(home);
    const people = await addPeople(home, places);
    await opened.value.close();
    return { ...places, people, file: readFileSync(join(folder, STORE_FILE)) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function foundPlaces(home: Home): Promise<Places> {
  const on = dayOfSeconds(START_S);
  const found = async (kind: 'tinh' | 'xa' | 'ban', name: string, parent: Id): Promise<Id> => {
    const place = await home.founding.found({ kind, name, parent, from: on - LONG_AGO });
    if (!place.ok) throw new Error(`not founded: ${place.error.code}`);
    return place.value;
  };
  const province = await found('tinh', 'Bắc Ninh', home.directory.identity.country);
  const commune = await found('xa', 'Sơn Động', province);
  const villages = [await found('ban', 'Phú Hưng', commune), await found('ban', 'Nà Lúa', commune)];
  for (const village of villages) {
    await say(home, bookOf(home, 'homes', village), register(home, on));
  }
  return { province, commune, villages };
}

function register(home: Home, on: number): readonly Proposal[] {
  const proposals: Proposal[] = [];
  for (let index = 1; index <= HOUSEHOLDS; index += 1) {
    const household = newId(home.random);
    const head = `Chủ hộ ${index}`;
    proposals.push({ type: 'household.added@1', on, body: { household, head, code: `${index}` } });
    for (let person = 1; person <= RESIDENTS; person += 1) {
      const body = { resident: newId(home.random), household, name: `Người ${index}.${person}` };
      proposals.push({ type: 'resident.added@1', on, body });
    }
  }
  return proposals;
}

async function addPeople(home: Home, { commune, villages }: Places): Promise<Founder[]> {
  const on = dayOfSeconds(START_S);
  const book = bookOf(home, 'people', commune);
  const people: Founder[] = [];
  const proposals: Proposal[] = [];
  for (const { name, role, villages: indexes } of CAST) {
    const person = newId(home.random);
    const rights = indexes.flatMap((index): GivenRight[] => {
      const place = villages[index];
      return place === undefined
        ? []
        : [{ grant: newId(home.random), role, place, from: on - LONG_AGO + 1 }];
    });
    proposals.push({ type: 'person.added@1', on, body: { person, name } });
    for (const right of rights) {
      proposals.push({ type: 'grant.given@1', on, body: { ...right, person } });
    }
    const card = await home.cards.issue({ person, people: book.id, singleUse: false });
    people.push({ name, id: person, card, rights });
  }
  await say(home, book, proposals);
  return people;
}

/** The home's own word, every part of which must become part of the book. */
export async function say(home: Home, book: Book, proposals: readonly Proposal[]): Promise<void> {
  const recorded = await home.recorder.record(book, proposals);
  if (!recorded.ok) throw new Error(`not recorded: ${recorded.error.code}`);
  const bad = recorded.value.find(({ verdict }) => verdict !== 'ok');
  if (bad !== undefined) throw new Error(`not recorded: ${bad.verdict} ${bad.why}`);
}

export function bookOf(home: Home, activity: Book['activity'], place: Id): Book {
  const book = home.directory.findBookOf(activity, place);
  if (book === undefined) throw new Error(`no ${activity} of ${place}`);
  return book;
}
