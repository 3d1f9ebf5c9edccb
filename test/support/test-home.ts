// A home with a province, a commune and two villages, and people of every role.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Hono } from 'hono';
import { type Id, newId } from '#kernel/id.ts';
import { seededRandom } from '#kernel/random.ts';
import { dayOfSeconds } from '#kernel/vi-calendar.ts';
import type { Book, Proposal, Role } from '#book/activity.ts';
import { createDiskShelf, type ShelfOptions } from '#server/files/shelf.ts';
import { type Home, openHome } from '#server/home.ts';
import { createApp } from '#server/http/app.ts';
import { openPostgresStore } from '#server/store/postgres.ts';
import type { SignInSettings } from '#server/sign-in/desk.ts';
import type { Limits } from '#server/http/gate.ts';
import type { Pass } from '#server/http/lanes.ts';
import type { Pace } from '#server/news.ts';
import { openSqliteStore } from '#server/store/sqlite.ts';
import type { Store, StoreKind } from '#server/store/store.ts';
import { createTestPhone, type TestPhone } from '#test/support/test-phone.ts';

/** With which services would sign what they tell this home of transfers. */
export const HOOK_KEYS = { sepay: 'whsec_test', casso: 'casso_test', payos: 'payos_test' };

/** 21 November 2026, noon in Vietnam. */
export const NOON = 1_795_237_200;

export type TestHome = {
  readonly folder: string;
  readonly home: Home;
  readonly app: Hono;
  readonly clock: { at: number; now: () => number };
  readonly today: number;
  readonly province: Id;
  readonly commune: Id;
  readonly village: Id;
  readonly otherVillage: Id;
  readonly people: Book;
  readonly homes: Book;
  readonly doors: Book;
  readonly log: string[];
  /** A person with one grant, and a phone enrolled for them. */
  enrol(role: Role, place: Id, span?: { from?: number; until?: number }): Promise<TestPhone>;
  enrolPerson(person: Id): Promise<TestPhone>;
  /** A new phone, or browser, with a card that was given. */
  enrolWith(card: string): Promise<TestPhone>;
  addPerson(role: Role, place: Id, span?: { from?: number; until?: number }): Promise<Id>;
  newId(): Id;
  close(): Promise<void>;
};

export async function openTestHome(
  options: {
    pagesMax?: number;
    folder?: string;
    database?: string;
    kind?: StoreKind;
    seed?: number;
    limits?: Limits;
    pass?: Pass;
    pace?: Partial<Pace>;
    shelf?: ShelfOptions;
    signIn?: SignInSettings;
    /** Stands between the home and its store. */
    through?: (store: Store) => Store;
    /** Seconds at which it is founded; noon when absent. */
    at?: number;
    /** Folder for what was erased. */
    tombstones?: string;
    /** Folder of sealed backups that other homes may keep. */
    sealed?: string;
  } = {},
): Promise<TestHome> {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'banso-home-'));
  const limits = options.pagesMax === undefined ? {} : { pagesMax: options.pagesMax };
  const { database, kind: storeKind = 'demo' } = options;
  const opened =
    database === undefined
      ? openSqliteStore(folder, storeKind, limits)
      : await openPostgresStore(database, storeKind);
  if (!opened.ok) throw new Error(opened.error.code);
  const random = seededRandom(options.seed ?? 1);
  const clock = { at: options.at ?? NOON, now: () => clock.at };
  const shelf = createDiskShelf(join(folder, 'files'), options.shelf);
  const { through = (store) => store } = options;
  const home = await openHome(through(opened.value), {
    name: 'Thử',
    now: clock.now,
    random,
    shelf,
    ...(options.limits && { limits: options.limits }),
    ...(options.pass && { pass: options.pass }),
    ...(options.pace && { pace: options.pace }),
    ...(options.sealed !== undefined && { sealed: options.sealed }),
    ...(options.tombstones !== undefined && { tombstones: { folder: options.tombstones } }),
  });
  const log: string[] = [];
  const app = createApp(home, {
    log: (line) => log.push(line),
    hooks: HOOK_KEYS,
    ...(options.signIn && { signIn: options.signIn }),
  });
  const today = dayOfSeconds(clock.at);
  const found = async (kind: 'tinh' | 'xa' | 'ban', name: string, parent: Id): Promise<Id> => {
    const founded = await home.founding.found({ kind, name, parent, from: today - 500 });
    if (!founded.ok) throw new Error(founded.error.code);
    return founded.value;
  };
  const province = await found('tinh', 'Bình Minh', home.directory.identity.country);
  const commune = await found('xa', 'Suối Trong', province);
  const village = await found('ban', 'Nà Lúa', commune);
  const otherVillage = await found('ban', 'Khe Đá', commune);
  const bookOf = (activity: 'people' | 'homes' | 'doors', place: Id): Book => {
    const book = home.directory.findBookOf(activity, place);
    if (book === undefined) throw new Error(`no ${activity} book`);
    return book;
  };
  const people = bookOf('people', commune);
  const addPerson: TestHome['addPerson'] = async (
    role,
    place,
    { from = today - 400, until } = {},
  ) => {
    const person = newId(random);
    const grant = {
      grant: newId(random),
      person,
      role,
      place,
      from,
      ...(until !== undefined && { until }),
    };
    await mustRecord(home, people, [
      { type: 'person.added@1', on: today, body: { person, name: `Người ${role}` } },
      { type: 'grant.given@1', on: today, body: grant },
    ]);
    return person;
  };
  const enrolPerson = async (person: Id): Promise<TestPhone> =>
    enrolWith(await home.cards.issue({ person, people: people.id, singleUse: true }));
  const enrolWith = async (card: string): Promise<TestPhone> => {
    const phone = createTestPhone(app, random, clock);
    const answer = await phone.enrol(card);
    if (answer.status !== 200) throw new Error(`enrol: ${answer.reply.code ?? ''}`);
    return phone;
  };
  return {
    folder,
    home,
    app,
    clock,
    today,
    province,
    commune,
    village,
    otherVillage,
    people,
    log,
    homes: bookOf('homes', village),
    doors: bookOf('doors', village),
    newId: () => newId(random),
    addPerson,
    enrolPerson,
    enrolWith,
    enrol: async (role, place, span) => enrolPerson(await addPerson(role, place, span)),
    async close() {
      await home.store.close();
      if (options.folder === undefined) rmSync(folder, { recursive: true });
    },
  };
}

/** Writes by the home, every fact of which must become part of the book. */
export async function mustRecord(
  home: Home,
  book: Book,
  proposals: readonly Proposal[],
): Promise<void> {
  const recorded = await home.recorder.record(book, proposals);
  if (!recorded.ok) throw new Error(recorded.error.code);
  const bad = recorded.value.find((item) => item.verdict !== 'ok');
  if (bad !== undefined) throw new Error(`${bad.verdict}: ${bad.why}`);
}
