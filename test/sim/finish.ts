import { type Bytes, fromBase64Url, sameBytes } from '#kernel/bytes.ts';
import type { Id } from '#kernel/id.ts';
import type { Book } from '#book/activity.ts';
import { COMMON_FACTS } from '#book/common.ts';
import { openCopy, openingIdOf } from '#book/copy.ts';
import { originKey, originOf, type OrderedFact } from '#book/fact.ts';
import { emptyFolded, foldOrdered } from '#book/folded.ts';
import type { DoorsState } from '#domain/doors/state.ts';
import type { HomesState } from '#domain/homes/state.ts';
import { getActivity } from '#domain/register.ts';
import { CopyRow } from '#device/copy-rows.ts';
import { mirrorName } from '#device/mirror.ts';
import { AnswerRow, SaveRow } from '#device/rows.ts';
import { hpkeCrypto } from '#server/crypto.ts';
import type { Home } from '#server/home.ts';
import { verifyBooks } from '#server/verify.ts';
import { type Break, checkStores } from './look.ts';
import type { Saved } from './witness.ts';
import { findWhy, hasMirrored } from './evict.ts';
import { contentKey } from './mirror.ts';
import { killPhone, newLife, openTab, type Store } from './phone.ts';
import { checkReadBack, listRead } from './read-back.ts';
import { checkReplicas } from './replicas.ts';
import { ownRows, rowsOf, streamOn } from './sight.ts';
import { mayWrite, passOver, type Person, storesOf, type World } from './world.ts';

const ROUNDS_MAX = 6;
const HOUR_MS = 3_600_000;
/** After that second copies of what is archived go, and no others. */
const MONTH_MS = 31 * 24 * HOUR_MS;

/** All faults stop and everything syncs; then all must be one. */
export async function finishSeed(world: World): Promise<readonly Break[]> {
  const { house, sky, stage, phones } = world;
  sky.stormPercent = 0;
  house.calm();
  await sky.settle();
  await house.renew();
  const stores = phones.flatMap((phone) => [...phone.stores.values()]);
  for (const phone of phones) {
    phone.offsetMs = 0;
    phone.silentUntilMs = 0;
    phone.plans.length = 0;
    phone.mirrorPlans.length = 0;
    killPhone(phone);
    phone.version = undefined;
  }
  const breaks: Break[] = [];
  const read = await listRead(world, stores);
  let undone: readonly string[] = [];
  for (let round = 0; round < ROUNDS_MAX; round += 1) {
    const before = await headsOf(world);
    undone = [];
    for (const store of stores) undone = [...undone, ...(await meet(world, store))];
    if (round === 0) sleepFor(world, MONTH_MS);
    else stage.pass(25 * HOUR_MS);
    if (round > 0 && undone.length === 0 && before === (await headsOf(world))) break;
  }
  for (const what of undone) {
    breaks.push({ metric: 'wrong', checker: 'in the end everything is sent', what });
  }
  await checkStores(world, stores, breaks);
  breaks.push(
    ...(await checkReplicas(world, stores)),
    ...(await checkHome(world)),
    ...(await checkVerdicts(world)),
    ...(await checkCopies(world, stores)),
    ...checkReadBack(world, read),
  );
  return breaks;
}

/** All phones lie switched off for so long. */
function sleepFor({ phones, stage }: World, ms: number): void {
  for (const phone of phones) killPhone(phone);
  stage.pass(ms);
}

/** One exchange of a phone with its home; answers what is not as it should be in the end. */
async function meet(world: World, store: Store): Promise<readonly string[]> {
  const { stage, sky, open } = world;
  const kept = open.get(store);
  const life = kept?.life.isDead === false ? kept.life : newLife(store.phone);
  const undone: string[] = [];
  const run = async (): Promise<void> => {
    const tab =
      kept?.life === life ? kept : await openTab({ stage, transport: sky.transport }, store, life);
    open.set(store, tab);
    const card = world.people.find(({ name }) => name === store.owner)?.card ?? '';
    if (tab.device.me() === undefined) await tab.device.enrol(card);
    store.isBehind = false;
    // The screen asks for the card again when the home does not know this phone any more.
    if ((await tab.device.sync()).code === 'stream-unknown') await tab.device.enrol(card);
    const { phase, code } = tab.device.syncState();
    const { waiting } = tab.device.counts();
    if (tab.device.me() === undefined) {
      undone.push(`${store.phone.name}, ${store.owner}: is enrolled by no card`);
      return;
    }
    if (phase === 'idle') world.unsettled.delete(store);
    if (phase === 'idle' && waiting === 0) return;
    const unheard = (await waitingUnheard(world, store)).size;
    if (code === 'book-unknown' && waiting === unheard) return;
    undone.push(`${store.phone.name}, ${store.owner}: ${phase} ${code ?? ''}, ${waiting} waiting`);
  };
  await stage.play([{ life, run }]);
  return undone;
}

/**
 * Open: what somebody said of a place of whose founding the home, replaced by a copy from before, knows
 * nothing, and which nobody had read. It waits on the phone, which tells so. By book and content.
 */
async function waitingUnheard(world: World, store: Store): Promise<ReadonlySet<string>> {
  if (world.replaced === undefined) return new Set();
  const { directory } = await world.house.up();
  const waiting = ownRows(store, streamOn(store) ?? '').filter(
    ({ book, row }) => row.fate === 'waiting' && directory.findBook(book) === undefined,
  );
  return new Set(waiting.map(({ book, row, body }) => `${book} ${contentKey({ ...row, body })}`));
}

async function headsOf(world: World): Promise<string> {
  const home = await world.house.up();
  const heads: string[] = [];
  for (const { id, cell } of home.directory.books()) {
    const head = await home.store.read(cell).findHead(id);
    heads.push(`${id} ${head?.epoch ?? 0} ${head?.seq ?? 0}`);
  }
  return heads.join('\n');
}

async function checkHome(world: World): Promise<Break[]> {
  const breaks: Break[] = [];
  const home = await world.house.up();
  const verified = await verifyBooks(await world.house.bare(), home.directory);
  for (const what of verified.defects) {
    breaks.push({ metric: 'diverged', checker: 'banso verify finds nothing', what });
  }
  world.mirrors.forget();
  for (const what of await world.mirrors.update()) {
    breaks.push({ metric: 'diverged', checker: 'the chains recomputed a second time', what });
  }
  const refused = await refusedOf(world);
  const unheard = await Promise.all(storesOf(world).map((store) => waitingUnheard(world, store)));
  const saved = new Map<string, Saved[]>();
  for (const each of world.witness.all()) {
    const key = `${each.book} ${contentKey(each)}`;
    saved.set(key, [...(saved.get(key) ?? []), each]);
  }
  for (const [key, [first, ...more]] of saved) {
    if (first === undefined) continue;
    const ordered = world.mirrors.find(first.book)?.contents.get(contentKey(first)) ?? 0;
    const what = `${first.type} ${first.n} of ${first.store.phone.name}, ${first.store.owner}`;
    const isUnheard = unheard.some((each) => each.has(key));
    const isWaiting = isUnheard || waitsInMirror(world, home, first.book, key);
    if (isWaiting) passOver(world, 'waits for a place that the home does not know', key);
    if (ordered === 0 && !refused.has(key) && !isWaiting && !isGone(world, home, key)) {
      const checker = 'in the end all that was saved is at the home';
      breaks.push({ metric: 'lost', checker, what });
    }
    if (ordered > 1 + more.length) {
      const checker = 'in the end nothing counts twice';
      breaks.push({ metric: 'wrong', checker, what: `${what} stands there ${ordered} times` });
    }
  }
  return breaks;
}

/** The same of a second copy in the mirror of a phone that was cleared. */
function waitsInMirror(world: World, { directory }: Home, book: Id, key: string): boolean {
  const isUnheard = world.replaced !== undefined && directory.findBook(book) === undefined;
  return isUnheard && hasMirrored(world, key);
}

/** Whether every copy of a saved fact went by what no program can prevent; it is counted apart. */
function isGone(world: World, { directory, opening }: Home, key: string): boolean {
  const why = findWhy(
    world,
    key,
    ({ stream, to }) =>
      directory.findStream(stream) !== undefined && opening.find(to.id)?.key === to.key,
  );
  if (why !== undefined) world.missed.set(why, (world.missed.get(why) ?? 0) + 1);
  return why !== undefined;
}

/** Such a refusal keeps nothing: the fact stands under another number, or is said under one. */
const SAID_ELSEWHERE: ReadonlySet<string> = new Set([
  'already-said',
  'already-held',
  'origin-taken',
]);

/** What the home refused and keeps, under whatever number. */
async function refusedOf(world: World): Promise<ReadonlySet<string>> {
  const refused = new Set<string>();
  const store = await world.house.bare();
  for (const { book } of world.mirrors.all()) {
    const reading = store.read(book.cell);
    for (const stream of await reading.listStreams(book.id)) {
      for (const { fact, verdict, why } of await reading.listSaid(book.id, stream, 1, 1_000_000)) {
        if (verdict !== 'refused' || SAID_ELSEWHERE.has(why)) continue;
        refused.add(`${book.id} ${contentKey(fact)}`);
      }
    }
  }
  return refused;
}

/** What is not archived lies on its phone a second time, outside the store. */
async function checkCopies(world: World, stores: readonly Store[]): Promise<Break[]> {
  const { opening } = await world.house.up();
  const breaks: Break[] = [];
  for (const store of stores) {
    const stream = streamOn(store);
    if (stream === undefined) continue;
    const answers = new Map(rowsOf(store, 'answers', AnswerRow));
    const copies = new Map(rowsOf(store, 'copies', CopyRow));
    const shelf = store.phone.mirrored.get(store.owner);
    for (const [key, { to }] of rowsOf(store, 'saves', SaveRow)) {
      const book = key.slice(0, key.lastIndexOf('.'));
      if (to <= (answers.get(book)?.archived ?? 0)) continue;
      const mirrored = shelf?.get(mirrorName(stream, key));
      const copy = copies.get(key)?.bytes;
      if (mirrored && copy && sameBytes(mirrored, copy) && (await canOpen(opening, copy))) continue;
      const what = `${store.phone.name}, ${store.owner}: up to ${to} of ${book}`;
      const checker = 'in the end all has a second copy, which the home can open';
      breaks.push({ metric: 'wrong', checker, what });
    }
  }
  return breaks;
}

async function canOpen(opening: Home['opening'], copy: Bytes): Promise<boolean> {
  const pair = opening.find(openingIdOf(copy) ?? 0);
  const point = pair && fromBase64Url(pair.key);
  if (pair === undefined || point?.ok !== true) return false;
  const key = { point: point.value, privateKey: pair.secret };
  return (await openCopy(hpkeCrypto, key, copy)).ok;
}

const UNSURE = 'rights that a replaced home may not know';

/** What people may write, and what waits for a leader, by the rights given here and by the book alone. */
async function checkVerdicts(world: World): Promise<Break[]> {
  const breaks: Break[] = [];
  const home = await world.house.up();
  const authors = new Map<string, Person>();
  for (const { person, stream } of await home.store.directories.listStreams()) {
    const author = world.people.find(({ id }) => id === person);
    if (author !== undefined) authors.set(stream, author);
  }
  for (const { book, facts } of world.mirrors.all()) {
    if (book.activity !== 'doors' && book.activity !== 'homes') continue;
    const state = (await home.warm.get(book)).state as DoorsState & HomesState; // of one of the two
    const released = new Set(facts.flatMap((fact) => releasedBy(fact)));
    for (const fact of facts) {
      const author = authors.get(originOf(fact).stream);
      const isHeld = fact.verdict === 'held';
      if (author?.isUnsure === true) passOver(world, UNSURE, author.name);
      if (
        author !== undefined &&
        !author.isUnsure &&
        !isHeld &&
        !mayWrite(world, author, book, fact) &&
        !decidesNothing(book, facts, fact)
      ) {
        const what = `${author.name} said ${fact.type} at ${fact.seq} for day ${fact.on}`;
        breaks.push({ metric: 'overreach', checker: 'nobody writes beyond their rights', what });
      }
      const id = idIntroduced(fact);
      const isThere = id !== undefined && (state.visits ?? state.households).has(id);
      if (id === undefined || !isHeld || released.has(originKey(originOf(fact))) || !isThere) {
        continue;
      }
      const what = `${fact.type} at ${fact.seq} is held and counts`;
      breaks.push({ metric: 'wrong', checker: 'what is held does not count', what });
    }
  }
  return breaks;
}

/** Whether a fact decides on what does not wait at its place: it changes nothing, and asks nobody. */
function decidesNothing(book: Book, facts: readonly OrderedFact[], fact: OrderedFact): boolean {
  if (!Object.hasOwn(COMMON_FACTS, fact.type)) return false;
  const activity = getActivity(book.activity);
  const folded = emptyFolded(activity);
  for (const before of facts.slice(0, fact.seq - 1)) foldOrdered(activity, folded, before);
  const key = originKey(JSON.parse(fact.body) as { stream: string; n: number }); // as below
  return !(fact.type === 'question.settled@1' ? folded.questions : folded.held).has(key);
}

const releasedBy = ({ type, body, verdict }: OrderedFact): string[] =>
  type === 'fact.released@1' && verdict !== 'held'
    ? [originKey(JSON.parse(body) as { stream: string; n: number })] // the judge checked it
    : [];

function idIntroduced({ type, body }: OrderedFact): string | undefined {
  const { visit, household } = JSON.parse(body) as { visit?: string; household?: string }; // as above
  if (type === 'door.visited@1') return visit;
  return type === 'household.added@1' ? household : undefined;
}
