import type { Id } from '#kernel/id.ts';
import { canonicalText } from '#kernel/canonical.ts';
import type { Me, PullReply } from '#protocol/messages.ts';
import { findAnswer } from '#device/answer-row.ts';
import { forgetPages, readBooks } from '#device/book-rows.ts';
import { endComing, keepsBack, letOut } from '#device/coming.ts';
import { keepOpening } from '#device/copies.ts';
import { endLease, renewLease, tendLease } from '#device/dark.ts';
import { deliverWaiting } from '#device/deliver.ts';
import { endWhenWhole, takeGiven } from '#device/first-load.ts';
import { openHistory } from '#device/history.ts';
import { keepStates } from '#device/keep-states.ts';
import { noteSaid } from '#device/load-marking.ts';
import { ENDED, ownStream, type Phone, UNKNOWN } from '#device/phone.ts';
import { pullAll, type PullOutcome } from '#device/pull.ts';
import type { Signer } from '#device/home-client.ts';
import { ENDING, pushAll, type PushOutcome } from '#device/push.ts';
import { rejoinBook } from '#device/rejoin.ts';
import {
  type BookRow,
  CounterRow,
  findRow,
  IdentityRow,
  readRow,
  SyncRow,
  toRow,
} from '#device/rows.ts';
import { sayMissedAgain, sayTakenAgain } from '#device/say-again.ts';
import { succeed } from '#device/succeed.ts';
import { bringTaught } from '#device/taught-files.ts';
import { tendCopies } from '#device/tend-copies.ts';
import { sendWaitingFiles } from '#device/waiting-files.ts';

/*
 * One exchange with the home: all that waits goes out, then all that is new comes in; only what was said of
 * a book that is still to come goes out behind it. Two things may call for another turn: a stream that had to
 * be followed by a new one, and a home that was restored.
 */

export async function exchange(phone: Phone): Promise<void> {
  const { platform } = phone;
  if (platform.locked !== undefined) await tendLease(phone);
  await catchUp(phone);
  const me = phone.enrolled();
  if (me === undefined) return;
  if ((ownStream(phone)?.endsAt ?? Infinity) <= phone.clock.now().at) {
    // What waits is said by the stream that follows; from this one it would only be held.
    phone.trouble = { phase: 'trouble', code: ENDED };
    return;
  }
  for (const book of phone.views.damaged()) await forgetPages(platform, book);
  await eraseBooks(phone);
  if (phone.trouble.phase !== 'idle') phone.isNewsLikely = true;
  const isLow = (await phone.watch.look()) !== 'enough';
  const { sent, got, isCut } = await sendAndFetch(phone, me, isLow);
  let troubles = [sent.troubles, got?.troubles ?? new Map<Id, string>()];
  let now = me;
  const isKnownNow = sent.troubles.get('') === UNKNOWN && got?.troubles.get('') !== UNKNOWN;
  // Whoever reads no book any more hears no time under a signed head.
  const isWhole = got?.troubles.size === 0;
  const missed = isWhole ? await sayMissedAgain(phone, me, got.at !== undefined) : new Set<Id>();
  // A stream is followed only after the home has said how far it has each of its books.
  const isHeard = got === undefined ? !isCut : !got.troubles.has('');
  const isAgain =
    (got?.waiting.size ?? 0) + missed.size > 0 || isKnownNow || mustFollow(phone, me, sent);
  if (got !== undefined) await phone.refresh([...got.waiting, ...missed]);
  if (isHeard && isAgain) {
    const again = await send(phone, me);
    troubles = [again.troubles, got?.troubles ?? new Map<Id, string>()];
    now = again.me;
    // The stream that follows stands in a book now, and others may have heard of it already.
    if (now.stream !== me.stream) await phone.refresh((await fetch(phone, now)).waiting);
  }
  await careForCopies(phone, now, isCut);
  const whole =
    troubles.map((each) => each.get('')).find((code) => code !== undefined) ??
    (isLow ? 'room-low' : undefined);
  phone.trouble = troubleOf(whole ?? troubles.flatMap((each) => [...each.values()])[0]);
  if (sent.changed.size + (got?.changed.size ?? 0) > 0) platform.wake.send();
  // Where it fails, the next opening folds more.
  await keepStates(phone).catch(() => undefined);
  if (whole === 'offline') return;
  void renewMark(phone).catch(() => undefined);
  if (!isLow) void bringTaught(phone).catch(() => undefined);
}

type Met = {
  readonly sent: PushOutcome;
  readonly got: PullOutcome | undefined;
  readonly isCut: boolean;
};

const NOTHING_SENT: PushOutcome = { changed: new Set(), troubles: new Map() };

const isOffline = ({ troubles }: Pick<PullOutcome, 'troubles'>): boolean =>
  troubles.get('') === 'offline';

async function sendAndFetch(phone: Phone, me: Signer, isLow: boolean): Promise<Met> {
  if (!isLow && (await keepsBack(phone))) {
    const got = await fetchAll(phone, me);
    const isCut = isOffline(got);
    const sent = isCut ? NOTHING_SENT : await push(phone, me);
    if (!isCut) sendFiles(phone);
    return { sent, got, isCut };
  }
  const sent = await push(phone, me);
  const isCut = isOffline(sent);
  if (!isCut) sendFiles(phone);
  const got = isCut || isLow ? undefined : await fetchAll(phone, me);
  return { sent, got, isCut };
}

/** Beside the facts, never before them; what fails is sent with the next exchange. */
const sendFiles = (phone: Phone): void => void sendWaitingFiles(phone).catch(() => undefined);

/** What lies on the phone and not in memory: a reading failed, or another tab was killed before it told. */
async function catchUp(phone: Phone): Promise<void> {
  const { platform } = phone;
  const identity = await findRow(platform.store, IdentityRow, 'meta', 'identity');
  if (phone.isStale || identity?.stream !== phone.identity?.stream) return phone.reload();
  return readBehind(phone);
}

/** Reads the books of which another thing lies on the phone than in memory. */
async function readBehind(phone: Phone): Promise<void> {
  const { platform, views, own } = phone;
  const behind = new Set<Id>();
  const counters = await platform.store.list('counters', { prefix: '' });
  const said = new Map(counters.map(({ key, value }) => [key, toRow(CounterRow, value)?.n]));
  for (const row of await readBooks(platform)) {
    const { id } = row.book;
    const answered = await findAnswer(platform, id);
    if (!views.isCurrent(row) || !own.isCurrent(id, answered, said.get(id) ?? 0)) behind.add(id);
  }
  if (behind.size > 0) await phone.refresh(behind);
}

const renewMark = async (phone: Phone): Promise<void> => (await phone.marking()).renew();

type Sent = PushOutcome & { readonly me: Signer };

/** The stream cannot go on; or all is said, and its key lies on the phone as 0.1.0 made it. */
const mustFollow = ({ platform }: Phone, me: Signer, { troubles }: PushOutcome): boolean =>
  [...troubles].some(([book, code]) => book !== '' && ENDING.has(code)) ||
  (troubles.size === 0 && platform.locked?.isBare(me.privateKey) === true);

/** Sends, and when the stream cannot go on, follows it by a new one and sends that. */
async function send(phone: Phone, me: Signer): Promise<Sent> {
  const first = await push(phone, me);
  if (!mustFollow(phone, me, first)) return { ...first, me };
  const followed = await succeed(phone.platform, phone.client, me);
  if (!followed.ok) return { ...first, me };
  await phone.reload();
  const now = phone.enrolled() ?? me;
  return { ...(await push(phone, now)), me: now };
}

async function push(phone: Phone, me: Signer): Promise<PushOutcome> {
  const { platform, client } = phone;
  await letOut(phone);
  const pushed = await pushAll(platform, client, me);
  if (pushed.changed.size > 0) {
    phone.isNewsLikely = true;
    await phone.refresh(pushed.changed);
  }
  const again = await sayTakenAgain(platform, me);
  // What was just said once more, too, and what a tab had saved that was killed before it could note it.
  await noteSaid(phone).catch(() => undefined);
  if (again.size === 0) return pushed;
  await phone.refresh(again);
  const more = await pushAll(platform, client, me);
  await phone.refresh(more.changed);
  await noteSaid(phone).catch(() => undefined);
  return { changed: new Set([...pushed.changed, ...more.changed]), troubles: more.troubles };
}

/** Dropped for an erasure; a book whose history comes is shown meanwhile, and takes its time. */
const isDropped = ({ complete, since, given }: BookRow): boolean =>
  !complete && since !== undefined && given === undefined;

/** Fetches what is new, and then, in a turn of its own, the history of books for which it is time. */
async function fetchAll(phone: Phone, me: Signer): Promise<PullOutcome> {
  let all = await fetch(phone, me);
  const isWhole = (): boolean => all.at !== undefined && all.troubles.size === 0;
  const again = async (): Promise<void> => {
    const more = await fetch(phone, me);
    const changed = new Set([...all.changed, ...more.changed]);
    all = { ...more, changed, waiting: new Set([...all.waiting, ...more.waiting]) };
  };
  // A book in which something is erased that the home had given comes anew.
  if (isWhole() && phone.views.rows().some(isDropped)) {
    await again();
  }
  if (isWhole() && (await openHistory(phone).catch(() => false))) await again();
  return all;
}

/** Fetches; a home that does not know this stream is first brought what it lacks of people and places. */
async function fetch(phone: Phone, me: Signer): Promise<PullOutcome> {
  const { platform, client, isNewsLikely } = phone;
  phone.isNewsLikely = false;
  const stored = async (books: ReadonlySet<Id>): Promise<void> => {
    await phone.refresh(books);
    // What was saved meanwhile, or taken for somebody else, does not wait for the end of a long history.
    const isWaiting = phone.own.counts(phone.views.decisionsOf).waiting > 0;
    if (isWaiting && !(await keepsBack(phone))) await push(phone, me);
    if (phone.copying.isAsked) await deliverWaiting(phone);
  };
  const keep = async ({ me: person, opening }: PullReply): Promise<boolean> => {
    const isKnown = await keepMe(phone, person);
    const isKeyKept = !opening || (await keepOpening(platform, me.homeKey, opening));
    return isKnown && isKeyKept;
  };
  const pull = async (isLikely: boolean): Promise<PullOutcome> => {
    phone.lastSync = await findRow(platform.store, SyncRow, 'meta', 'sync');
    // Whatever fails of it, the facts come all the same, and what it left is shown.
    const isWhole = await takeGiven(phone, me).then(
      () => true,
      () => false,
    );
    const asking = { last: phone.lastSync, isNewsLikely: isLikely };
    const outcome = await pullAll(platform, client, me, asking, { stored, keep });
    if (!isWhole) await readBehind(phone);
    return outcome;
  };
  const first = await pull(isNewsLikely);
  const isUnknown = first.troubles.get('') === UNKNOWN;
  const pulled = isUnknown && (await bringDirectories(phone)) ? await pull(true) : first;
  if (pulled.at !== undefined) await phone.clock.adopt(pulled.at);
  if (platform.locked !== undefined) await takeLease(phone, pulled);
  phone.lastSync = await findRow(platform.store, SyncRow, 'meta', 'sync');
  // "Nothing new" is as good: what the last answer left, a killed tab may not have ended.
  if (pulled.isShown !== false && pulled.at !== undefined && pulled.troubles.size === 0) {
    await phone.refresh(await endComing(phone));
  }
  await endWhenWhole(phone).catch(() => false);
  await eraseBooks(phone);
  return pulled;
}

/**
 * The stream was struck off, or its person holds no office any more. Phones are not told of a province's
 * readers: whoever has no right here, and is shown books all the same, is one.
 */
function hasEnded({ clock }: Phone, { troubles, me, isShown }: PullOutcome): boolean {
  if (troubles.get('') === ENDED) return true;
  if (me === undefined || isShown === true) return false;
  const { on } = clock.now();
  return me.grants.every(({ until }) => until !== undefined && until < on);
}

async function takeLease(phone: Phone, pulled: PullOutcome): Promise<void> {
  if (hasEnded(phone, pulled)) {
    await endLease(phone);
    return;
  }
  // "Nothing new" brings back no office that is over.
  const isOver = pulled.me === undefined && phone.platform.locked?.lease.state() === 'ended';
  const isSaid = pulled.at !== undefined || pulled.leaseDays !== undefined;
  if (isSaid && !isOver) await renewLease(phone, pulled.leaseDays);
}

/** What books say to be erased goes from this phone; what a killed tab left of it, with the next exchange. */
async function eraseBooks(phone: Phone): Promise<void> {
  const rows = await readBooks(phone.platform);
  const behind = rows.filter(
    ({ complete, seq, proven, generation, told, cleaned = 0 }) =>
      told?.cleaned === false || (complete && seq === proven && cleaned !== generation),
  );
  if (behind.length === 0) return;
  const { eraseBook, eraseTold } = await import('#device/erase.ts');
  for (const { book, told } of behind) {
    const erased = told?.cleaned === false ? eraseTold : eraseBook;
    if (await erased(phone, book.id)) await phone.refresh([book.id]);
  }
}

/** Where store or mirror do not answer, the next exchange goes on from there. */
async function careForCopies(phone: Phone, me: Signer, isCut: boolean): Promise<void> {
  try {
    await tendCopies(phone, me, isCut);
  } catch {
    // As said above.
  }
}

/** Whether the home took anything: places first, on which all books stand, then the people of each. */
async function bringDirectories({ platform, client }: Phone): Promise<boolean> {
  const rows = await readBooks(platform);
  let isBrought = false;
  for (const activity of ['places', 'people'] as const) {
    for (const row of rows.filter(({ book }) => book.activity === activity)) {
      const hasHead = row.signed !== undefined;
      isBrought ||= hasHead && (await rejoinBook(platform, client, row)).ok;
    }
  }
  return isBrought;
}

function troubleOf(code: string | undefined): Phone['trouble'] {
  if (code === undefined) return { phase: 'idle' };
  return code === 'offline' ? { phase: 'offline' } : { phase: 'trouble', code };
}

/** Grants may have changed since the phone was enrolled. False where that could not be kept. */
async function keepMe(phone: Phone, me: Me): Promise<boolean> {
  const identity = await readRow(phone.platform.store, IdentityRow, 'meta', 'identity');
  if (identity?.enrolled === undefined || sameMe(identity.enrolled.me, me)) return true;
  const value: IdentityRow = { ...identity, enrolled: { ...identity.enrolled, me } };
  const written = await phone.platform.store.write([{ table: 'meta', key: 'identity', value }], {
    strict: true,
  });
  if (written.ok) phone.identity = value;
  return written.ok;
}

const sameMe = (left: Me, right: Me): boolean => canonicalText(left) === canonicalText(right);
