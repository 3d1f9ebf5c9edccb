import { newId, type Id } from '#kernel/id.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import type { ActivityName, Book, Proposal } from '#book/activity.ts';
import { hasEnded } from '#domain/people/state.ts';
import type { Device, OwnFact, SaveProblem, VillageView } from '#device/device.ts';
import { findOrphans } from '#device/copying.ts';
import { bringHistory, hasHistory } from '#device/want-history.ts';
import { createDrafts } from '#device/drafts.ts';
import type { Change } from '#device/local-store.ts';
import { toldFact } from '#device/own-facts.ts';
import { noteSaid } from '#device/load-marking.ts';
import { createPhone, ENDED, ownStream, type Phone, UNKNOWN } from '#device/phone.ts';
import { createLocalLock, type Platform } from '#device/platform.ts';
import { createSync, type Sync } from '#device/sync.ts';
import type { SavedRow } from '#device/save-facts.ts';

/** What saves is fetched right behind what draws the first screen, so that it is there without a network. */
const loadSaving = () => import('#device/save-facts.ts');

/**
 * Opens the phone: reads its store and folds its books, so that screens can be drawn at once and without
 * a network. Throws when the store cannot be read at all.
 */
export async function createDevice(given: Platform): Promise<Device> {
  const phone = createPhone(given);
  const { clock, own, views, platform } = phone;
  const drafts = createDrafts(platform, () => clock.now().at);
  const sync = createSync(phone);
  /** Saves of this tab, one after the other; other tabs are met in the store. */
  const saving = createLocalLock();
  await openBooks(phone);
  // A store that does not answer now is read again at the next word of another tab.
  platform.wake.listen(() => void phone.reload().catch(() => undefined));
  void findOrphans(phone);
  void loadSaving().catch(() => undefined);
  if (phone.identity !== undefined) void phone.marking().catch(() => undefined);

  return {
    me: () => phone.identity?.enrolled?.me,
    home: () => homeOf(phone),
    ...streamOf(phone, sync),
    ...shownBy(phone),
    save: (book, proposals, { draft } = {}) =>
      save(phone, book, proposals, (write) =>
        saving(() => (draft === undefined ? write() : drafts.become(draft, (end) => write(end)))),
      ),
    attachments: phone.attachments,
    ownFacts: () => listOwn(phone),
    counts: () => own.counts(views.decisionsOf),
    ...careOf(phone),
    ...factsIn(phone, sync),

    sync: sync.run,
    syncState: sync.state,
    ask: (path, request) => ask(phone, path, request),
    hear: (signal) => hear(phone, signal),
    expectNews: () => void (phone.isNewsLikely = true),
    carrying: () => carrying(phone),
    copiesFound: () => phone.copying.orphans.filter(({ isLost }) => isLost).length,
    putDraft: drafts.put,
    getDraft: drafts.get,
    deleteDraft: drafts.delete,
    listDrafts: drafts.list,
    flushDrafts: drafts.flush,
    now: () => clock.now(),
    newId: () => newId(platform.crypto.random),
    subscribe(listener) {
      phone.listeners.add(listener);
      return () => phone.listeners.delete(listener);
    },
  };
}

/** Books, and what is folded of them. */
const shownBy = ({
  views,
}: Phone): Pick<Device, 'books' | 'findBook' | 'findView' | 'findComing' | 'places'> => ({
  books: () => views.books(),
  findBook: (activity, place) => findBook(views.books(), activity, place),
  findView<Activity extends keyof VillageView>(activity: Activity, place: Id) {
    const book = findBook(views.books(), activity, place);
    // A book's view is folded by the activity that its directory line names.
    return book && (views.find(book.id)?.view as VillageView[Activity] | undefined);
  },
  findComing<Activity extends keyof VillageView>(activity: Activity, place: Id) {
    const book = findBook(views.books(), activity, place);
    return book && (views.find(book.id)?.coming as VillageView[Activity] | undefined); // as above
  },
  places() {
    const book = views.books().find((each) => each.activity === 'places');
    return book && (views.find(book.id)?.view as VillageView['places'] | undefined); // as above
  },
});

/** A lease that has run out ends before anything of others is read. */
async function openBooks(phone: Phone): Promise<void> {
  const { locked } = phone.platform;
  if (locked !== undefined && (await locked.lease.step()) !== 'running') {
    const { tendLease } = await import('#device/dark.ts');
    await tendLease(phone);
  }
  await phone.reload();
}

function homeOf({ identity }: Phone): ReturnType<Device['home']> {
  const home = identity?.enrolled?.home;
  return home && { name: home.name, demo: home.demo };
}

/** What a phone knows of its own losses. */
function careOf(phone: Phone): Pick<Device, 'lease' | 'lost' | 'cleared' | 'understood' | 'check'> {
  return {
    lease() {
      const lease = phone.platform.locked?.lease;
      return lease && { state: lease.state(), daysLeft: lease.daysLeft() };
    },
    lost: () => phone.identity?.succeeded?.lost ?? 0,
    cleared: () => phone.cleared,
    async understood() {
      phone.cleared = undefined;
      await (await phone.marking()).understood();
      phone.tell();
    },
    async check() {
      const { checkOwn } = await import('#device/self-check.ts');
      return checkOwn(phone.platform, phone.identity?.stream ?? '');
    },
  };
}

async function carrying(phone: Phone): ReturnType<Device['carrying']> {
  const { createCarrying } = await import('#device/carry.ts');
  return createCarrying(phone);
}

/** The book of an activity and place; of `people` and `places`, the one that is in charge of the place. */
function findBook(books: readonly Book[], activity: ActivityName, place: Id): Book | undefined {
  const own = books.find((book) => book.activity === activity && book.place === place);
  if (own !== undefined || (activity !== 'people' && activity !== 'places')) return own;
  const any = books.find((book) => book.place === place);
  return books.find((book) => book.id === any?.[activity]);
}

async function enrol(
  phone: Phone,
  card: string,
  deviceName: string | undefined,
): ReturnType<Device['enrol']> {
  try {
    const { platform, client, trouble } = phone;
    const isUnknown = trouble.code === UNKNOWN;
    const { enrolStream } = await import('#device/enrol.ts');
    const enrolled = await enrolStream(platform, client, card, deviceName, isUnknown);
    if (!enrolled.ok) return enrolled;
    phone.identity = enrolled.value.identity;
    phone.cameAlong = enrolled.value.given;
    await phone.own.begin(phone.identity.stream);
    phone.platform.wake.send();
    return ok(enrolled.value.me);
  } catch {
    return err({ code: 'store-failed' });
  }
}

/** By which stream this store speaks, and how another follows it. */
const streamOf = (
  phone: Phone,
  sync: Sync,
): Pick<Device, 'enrol' | 'enrolAgain' | 'stream' | 'hasEnded'> => ({
  async enrol(card, deviceName) {
    const enrolled = await enrol(phone, card, deviceName);
    if (enrolled.ok) await sync.run();
    return enrolled;
  },
  async enrolAgain(card, deviceName) {
    const enrolled = await enrolAgain(phone, card, deviceName);
    if (enrolled.ok) await sync.run();
    return enrolled;
  },
  stream: () => phone.identity?.stream,
  hasEnded: () => isOver(phone),
});

function isOver(phone: Phone): boolean {
  const own = ownStream(phone);
  const isKnown = own !== undefined && hasEnded(own, phone.clock.now().at);
  return isKnown || phone.trouble.code === ENDED;
}

async function enrolAgain(
  phone: Phone,
  card: string,
  deviceName: string | undefined,
): ReturnType<Device['enrol']> {
  try {
    const { platform, client } = phone;
    const again = await import('#device/enrol-again.ts');
    const enrolled = await platform.lock(() =>
      again.enrolAgain(platform, client, card, deviceName),
    );
    if (!enrolled.ok) return enrolled;
    phone.trouble = { phase: 'idle' };
    await phone.reload();
    platform.wake.send();
    const me = phone.identity?.enrolled?.me;
    return me === undefined ? err({ code: 'store-failed' }) : ok(me);
  } catch {
    return err({ code: 'store-failed' });
  }
}

type Saved = Result<readonly SavedRow[], SaveProblem>;

/** @param inTurn writes when it is this save's turn, with the changes that belong to it */
async function save(
  phone: Phone,
  id: Id,
  proposals: readonly Proposal[],
  inTurn: (write: (...others: Change[]) => Promise<Saved>) => Promise<Saved>,
): Promise<Result<readonly OwnFact[], SaveProblem>> {
  const { platform, views, own, identity } = phone;
  const book = views.find(id)?.book;
  if (identity?.enrolled === undefined) return err({ code: 'not-enrolled' });
  if (book === undefined) return err({ code: 'book-unknown' });
  if (proposals.length === 0) return ok([]);
  let saved: Saved;
  let { stream } = identity;
  try {
    saved = await inTurn(async (...others) => {
      const at = phone.clock.now().at;
      const { saveFacts } = await loadSaving();
      const first = await saveFacts(platform, identity, book, proposals, { at, with: others });
      if (first.ok || first.error.code !== 'stream-followed') return first;
      // Another tab has begun a new stream.
      await phone.reload();
      const now = phone.identity ?? identity;
      stream = now.stream;
      return saveFacts(platform, now, book, proposals, { at, with: others });
    });
  } catch (error) {
    return err({ code: 'store-failed', why: error instanceof Error ? error.message : 'unknown' });
  }
  if (!saved.ok) return saved;
  const rows = saved.value;
  const isNext = await phone.changing(async () => {
    const taken = own.append(id, rows);
    if (taken) views.layOver(id, stream, rows);
    return taken;
  });
  // It is saved; when what another tab saved before it cannot be read now, the view follows later.
  if (isNext) phone.tell();
  else await phone.refresh([id]).catch(() => undefined);
  platform.wake.send();
  void noteSaid(phone).catch(() => undefined);
  return ok(rows.map(({ row, text }) => toldFact(book, row, text)));
}

async function listOwn({ views, own }: Phone): Promise<readonly OwnFact[]> {
  const lists = await Promise.all(
    views.books().map((book) => own.told(book, views.decisionsOf(book.id))),
  );
  return lists.flat();
}

const factsIn = (
  phone: Phone,
  sync: Sync,
): Pick<Device, 'factsOf' | 'fetchFacts' | 'hasHistory'> => ({
  factsOf: (book, references) => factsOf(phone, book, references),
  async fetchFacts(book, references) {
    await bringHistory(phone, sync.run, book, references);
    return factsOf(phone, book, references);
  },
  hasHistory: (book) => hasHistory(phone, book),
});

async function factsOf(
  { views, own, findFact }: Phone,
  id: Id,
  references: readonly number[],
): ReturnType<Device['factsOf']> {
  const book = views.find(id)?.book;
  if (book === undefined) return [];
  const decisions = views.decisionsOf(id);
  const facts: Awaited<ReturnType<Device['factsOf']>>[number][] = [];
  for (const reference of references) {
    if (reference < 0) {
      facts.push(...(await own.told(book, decisions, [-reference])));
    } else {
      const fact = await findFact(id, reference);
      if (fact !== undefined) facts.push(fact);
    }
  }
  return facts;
}

async function hear(phone: Phone, signal: AbortSignal): ReturnType<Device['hear']> {
  const me = phone.enrolled();
  if (me === undefined) return err({ code: 'not-enrolled' });
  const path = `/api/news?protocol=${phone.client.protocol()}`;
  return phone.client.listen(path, me, signal);
}

async function ask(
  phone: Phone,
  path: string,
  request: Parameters<Device['ask']>[1] = {},
): ReturnType<Device['ask']> {
  const me = phone.enrolled();
  if (me === undefined) return err({ code: 'not-enrolled' });
  const answer = await phone.client.ask(path, request, me);
  if (answer.ok) return ok(answer.value.value);
  const { code, file, row } = answer.error;
  if (code === ENDED && me.stream === phone.identity?.stream) {
    phone.trouble = { phase: 'trouble', code };
    phone.tell();
  }
  return err({
    code,
    ...(file !== undefined && { file }),
    ...(row !== undefined && { row }),
  });
}
