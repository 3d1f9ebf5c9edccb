import type { Id } from '#kernel/id.ts';
import type { OrderedFact } from '#book/fact.ts';
import { type BookViews, createBookViews, type OwnStreams } from '#device/book-views.ts';
import type { PeopleState, Stream } from '#domain/people/state.ts';
import type { Attachments } from '#device/attachments.ts';
import type { Listener, SyncState } from '#device/device.ts';
import { createHomeClient, type HomeClient, type Signer } from '#device/home-client.ts';
import { createOwnFacts, type OwnFacts } from '#device/own-facts.ts';
import { createMarkingLoader } from '#device/load-marking.ts';
import { loadOnce } from '#device/load-once.ts';
import type { Cleared, Marking } from '#device/marking.ts';
import { type Page, readPage } from '#device/pages.ts';
import { createPhoneClock, type PhoneClock } from '#device/phone-clock.ts';
import { createLocalLock, type Lock, type Platform } from '#device/platform.ts';
import { type RoomWatch, watchRoom } from '#device/room.ts';
import { findRow, IdentityRow, LoadingRow, readRow, SyncRow } from '#device/rows.ts';
import type { Copying } from '#device/orphans.ts';

/** Decoded pages kept for traces. */
const PAGES_CACHED_MAX = 4;

/** The home does not know this stream: it was restored from before its registration. */
export const UNKNOWN = 'stream-unknown';

/** The home listens to this stream no more. */
export const ENDED = 'stream-ended';

/** What the people book of this phone says of its own stream; undefined while it has not been loaded. */
export function ownStream({ views, identity }: Phone): Stream | undefined {
  for (const { id, activity } of views.books()) {
    if (activity !== 'people') continue;
    const people = views.find(id)?.view?.state as PeopleState | undefined; // of a people book
    const own = people?.streams.get(identity?.stream ?? '');
    if (own !== undefined) return own;
  }
  return undefined;
}

/** What is in memory of the phone, and the one way it is brought up to the store. */
export type Phone = {
  readonly platform: Platform;
  readonly clock: PhoneClock;
  readonly client: HomeClient;
  readonly own: OwnFacts;
  readonly views: BookViews;
  /** Loaded after the first screen; then `cleared` is known. */
  readonly marking: () => Promise<Marking>;
  cleared: Cleared | undefined;
  readonly watch: RoomWatch;
  readonly listeners: Set<Listener>;
  /** What is in memory changes in one place at a time. */
  readonly changing: Lock;
  /** Pieces of what the home gives, while a first load is under way. */
  given: { have: number; readonly of: number } | undefined;
  /** What the home gave along with its answer to the card, until it is taken over. */
  cameAlong: unknown;
  /** Books whose history somebody wants to look at. */
  readonly wanted: Set<Id>;
  identity: IdentityRow | undefined;
  lastSync: SyncRow | undefined;
  trouble: Pick<SyncState, 'phase' | 'code'>;
  /** The next time it fetches there is reason to believe that something is new. */
  isNewsLikely: boolean;
  /** A reading of the store failed: memory lags behind it until the next reload. */
  isStale: boolean;
  readonly copying: Copying;
  /** Takes over all that the store holds and memory does not: at the start, and when another tab wrote. */
  reload(): Promise<void>;
  refresh(books: Iterable<Id>): Promise<void>;
  findFact(book: Id, seq: number): Promise<OrderedFact | undefined>;
  enrolled(): Signer | undefined;
  /** Pictures, scans and sounds; loaded at the first call. */
  attachments(): Promise<Attachments>;
  tell(): void;
};

export function createPhone(given: Platform): Phone {
  const watch = watchRoom(given, () => phone.tell());
  const { store } = watch;
  const platform: Platform = { ...given, store };
  const clock = createPhoneClock(store, platform.clock);
  const own = createOwnFacts(platform);
  const views = createBookViews(platform, own);
  // What is still being read as they are cleared goes into the map of before.
  let pages = new Map<string, Page>();
  const phone: Phone = {
    platform,
    clock,
    client: createHomeClient(platform, clock),
    own,
    views,
    marking: createMarkingLoader(() => phone),
    ...nothingYet(),
    watch,
    listeners: new Set<Listener>(),
    changing: createLocalLock(),
    trouble: { phase: 'idle' },
    isNewsLikely: false,
    async reload() {
      await phone.changing(async () => {
        phone.isStale = true;
        phone.identity = await readRow(store, IdentityRow, 'meta', 'identity');
        phone.lastSync = await findRow(store, SyncRow, 'meta', 'sync');
        const loading = await findRow(store, LoadingRow, 'meta', 'loading');
        phone.given = loading && (phone.given ?? { have: 0, of: 0 });
        await clock.reload();
        await own.begin(phone.identity?.stream);
        await views.refreshAll(streamsOf(phone.identity));
        pages = new Map();
        phone.isStale = false;
      });
      phone.tell();
    },
    async refresh(books) {
      await phone.changing(async () => {
        const wasStale = phone.isStale;
        phone.isStale = true;
        for (const book of books) await views.refresh(book, streamsOf(phone.identity));
        pages = new Map();
        phone.isStale = wasStale;
      });
      phone.tell();
    },
    findFact: (book, seq) =>
      findFact(platform, views.pageOf(book, seq), pages, book, seq, () => views.noteDamaged(book)),
    enrolled: () => enrolledOf(phone.identity),
    attachments: loadOnce(() => loadAttachments(phone)),
    tell() {
      for (const listener of phone.listeners) listener();
    },
  };
  return phone;
}

function enrolledOf(identity: IdentityRow | undefined): Signer | undefined {
  if (identity?.enrolled === undefined) return undefined;
  const { stream, privateKey, enrolled } = identity;
  const { me, home } = enrolled;
  const grant = me.grants.at(-1);
  return { stream, privateKey, homeKey: home.key, ...(grant && { place: grant.place }) };
}

/** @param from first seq of the page that holds the fact @param pages those read lately, by book and page */
async function findFact(
  platform: Platform,
  from: number | undefined,
  pages: Map<string, Page>,
  book: Id,
  seq: number,
  damaged: () => void,
): Promise<OrderedFact | undefined> {
  if (from === undefined) return undefined;
  const key = `${book}.${from}`;
  const known = pages.get(key);
  const read = known === undefined ? await readPage(platform, book, from) : undefined;
  const page = known ?? (read?.ok === true ? read.value : undefined);
  if (page === undefined) {
    damaged();
    return undefined;
  }
  if (pages.size >= PAGES_CACHED_MAX && known === undefined) pages.clear();
  pages.set(key, page);
  return page.facts[seq - page.from];
}

/** The stream that speaks, and all that ever did. */
export const streamsOf = (identity: IdentityRow | undefined): OwnStreams => ({
  current: identity?.stream,
  all: new Set(identity === undefined ? [] : [identity.stream, ...(identity.earlier ?? [])]),
});

const nothingYet = (): Pick<
  Phone,
  'cleared' | 'given' | 'cameAlong' | 'wanted' | 'identity' | 'lastSync' | 'isStale' | 'copying'
> => ({
  cleared: undefined,
  given: undefined,
  cameAlong: undefined,
  wanted: new Set(),
  identity: undefined,
  lastSync: undefined,
  isStale: false,
  copying: nothingTended(),
});

const nothingTended = (): Copying => ({
  orphans: [],
  mirrored: undefined,
  tended: new Map(),
  restUntilMs: 0,
  restMs: 0,
  isAsked: false,
});

async function loadAttachments(phone: Phone): Promise<Attachments> {
  const { openAttachments } = await import('#device/attachments.ts');
  return openAttachments(phone);
}
