import type { ActivityName, Book, Proposal } from '#book/activity.ts';
import type { OrderedFact, Verdict } from '#book/fact.ts';
import type { Folded } from '#book/folded.ts';
import type { Id } from '#kernel/id.ts';
import type { Result } from '#kernel/result.ts';
import type { BoardState } from '#domain/board/state.ts';
import type { CareState } from '#domain/care/state.ts';
import type { DeskState } from '#domain/desk/state.ts';
import type { DoorsState } from '#domain/doors/state.ts';
import type { FundsState } from '#domain/funds/state.ts';
import type { HomesState } from '#domain/homes/state.ts';
import type { LearningState } from '#domain/learning/state.ts';
import type { PeopleState } from '#domain/people/state.ts';
import type { PlacesState } from '#domain/places/state.ts';
import type { ReachState } from '#domain/reach/state.ts';
import type { WorkState } from '#domain/work/state.ts';
import type { Me } from '#protocol/messages.ts';
import type { Attachments } from '#device/attachments.ts';
import type { Carrying } from '#device/carry.ts';
import type { Cleared } from '#device/marking.ts';
import type { LeaseState } from '#device/lease.ts';
import type { Room } from '#device/room.ts';
import type { SelfCheck } from '#device/self-check.ts';

/*
 * The phone without a screen. It holds books, lays own unconfirmed facts over them, saves new facts
 * strictly and sends them when it can. Runs in the browser, in Node and in the simulator.
 *
 *   const { device, persistence } = await openBrowserDevice();      // browser.ts; a tab does this once
 *   if (device.me() === undefined) await device.enrol(card);        // the secret behind # of the card's link
 *   const stop = device.subscribe(redraw);                          // after anything may have changed
 *
 *   const homes = device.findView('homes', village)?.state;         // undefined until first loaded
 *   const doors = device.findView('doors', village)?.state;
 *   const author = { …, ...device.now(), newId: device.newId };
 *   const proposed = proposeVisit({ homes, doors }, author, intent);
 *   const book = device.findBook('doors', village);
 *   const saved = await device.save(book.id, proposed.value, { draft: key });  // from here it is saved
 *
 * What was saved shows in the views at once and goes out by itself: after each save, when the network or
 * the page comes back, when the home says that there is news, and every half minute while the page is open
 * and hears nothing of the home; after failures with growing pauses.
 * `sync()` exchanges now, whatever is planned: for the button of the tray.
 *
 * Each save is also sealed to the home, in the same transaction. These second copies are mirrored apart
 * from the store; when the store is lost, `copiesFound()` says how many saves the mirror still held, and
 * whoever is enrolled on the phone next brings them to the home. `carrying()` hands copies to other phones
 * and takes theirs:
 *
 *   const bundle = await (await author.carrying()).bundle();          // all unsent, sealed, as a file
 *   const taken = await (await carrier.carrying()).takeBundle(file);  // brought with the carrier's next sync
 *   const answers = await (await carrier.carrying()).answersFor(name);
 *   await (await author.carrying()).takeAnswers(answers);             // received, without a network ever
 *
 * A view is a new object whenever something in it has changed, so a memo may compare it by identity; the
 * tables inside are the same ones, changed. Never write to them.
 *
 * `syncState().code` and `EnrolProblem.code` are the codes of `protocol/problems.ts`, and these:
 *   store-failed     the phone's store did not answer      reply-malformed  the home speaks otherwise
 *   home-failed      the home answered with a bug          reply-forged     an answer without its signature
 *   receipt-wrong    a receipt that the home did not sign  head-forged      a head that it did not sign
 *   chain-broken     pages that do not fit together        run-malformed    pages that cannot be read
 *   home-behind      the home lacks facts it had signed, and does not know that it was restored
 *   fork             another content under a number that the home has: a new stream follows soon
 *   home-older       the home speaks an older version; what it knows goes on
 *   enrolled-already this phone has a person; `offline` (of enrol and ask): no answer came
 *   card-of-another  the card is not of the person whose store this is
 *   room-low         too little room is left on the phone to fetch anything
 *   home-full        the disk of the home is full
 *   store-damaged    own facts of a book cannot be read
 *   key-missing      they lie under a key that is not here
 * Whatever the code, what was saved stays on the phone and stays `waiting` in the tray.
 */

/** Folded views with own unconfirmed facts on top; a village has one per activity. */
export type VillageView = {
  readonly places: Folded<PlacesState>;
  readonly people: Folded<PeopleState>;
  readonly homes: Folded<HomesState>;
  readonly doors: Folded<DoorsState>;
  /** Of a commune. */
  readonly learning: Folded<LearningState>;
  readonly work: Folded<WorkState>;
  /** Of a village and of its commune. */
  readonly board: Folded<BoardState>;
  readonly reach: Folded<ReachState>;
  readonly funds: Folded<FundsState>;
  /** Never there: a phone writes to it and holds nothing of it. */
  readonly care: Folded<CareState>;
  /** Never there: no phone holds it. */
  readonly desk: Folded<DeskState>;
};

/** What became of an own fact. `waiting`: saved here, not yet answered by the home. */
export type Fate = 'waiting' | Exclude<Verdict, 'ok' | 'flagged'> | 'received';

/** An own fact as the tray shows it. */
export type OwnFact = {
  readonly book: Id;
  readonly activity: ActivityName;
  readonly n: number;
  readonly type: string;
  readonly at: number;
  readonly on: number;
  readonly body: Readonly<Record<string, unknown>>;
  readonly fate: Fate;
  readonly why?: string;
  /** Seconds at which the home answered. */
  readonly answeredAt?: number;
};

export type SyncState = {
  readonly phase: 'idle' | 'syncing' | 'offline' | 'trouble';
  /** Code of the trouble, for the words files. */
  readonly code?: string;
  /** Server seconds before which the home does not want to be asked again. */
  readonly retryAt?: number;
  /** Server seconds of the last complete sync. */
  readonly syncedAt?: number;
  /** Seconds by which the device's clock is slow, as the home last signed; negative when it is fast. */
  readonly clockOffS: number;
  /** Highest epoch of the books here: it grows when the home was restored. */
  readonly epoch: number;
  /** `low`: nothing is fetched any more, records and drafts go on; `full`: those found no room either. */
  readonly room: Room;
  /** Books whose first load is complete, of all books this person reads. */
  readonly loaded: { readonly complete: number; readonly of: number };
  /** Pieces of the books that the home gives, while a first load is under way. */
  readonly given?: { readonly have: number; readonly of: number };
};

export type DeviceCounts = {
  readonly waiting: number;
  readonly received: number;
  readonly held: number;
  readonly refused: number;
};

/** `retryAfter`: seconds for which the home has no place for this phone. */
export type HearProblem = { readonly code: string; readonly retryAfter?: number };

export type EnrolProblem = { readonly code: string };
export type SaveProblem = {
  /** `stream-followed`: another tab has just begun a new stream; saving again takes it. */
  readonly code:
    | 'disk-full'
    | 'store-failed'
    | 'not-enrolled'
    | 'book-unknown'
    | 'fact-malformed'
    | 'stream-followed';
  readonly why?: string;
};

/** Called after anything a screen may show has changed. */
export type Listener = () => void;

export type Device = {
  /** Who this phone is enrolled for; undefined before enrolment. */
  me(): Me | undefined;
  home(): { readonly name: string; readonly demo: boolean } | undefined;
  /** Registers a new stream for the card's person and pulls for the first time. */
  enrol(card: string, deviceName?: string): Promise<Result<Me, EnrolProblem>>;
  /** The same for the person who is here already: a fresh stream follows the one that has ended. */
  enrolAgain(card: string, deviceName?: string): Promise<Result<Me, EnrolProblem>>;
  /** The stream by which this store writes. */
  stream(): Id | undefined;
  /** Whether the home listens to it no more: the person signs in again, or is given a new card. */
  hasEnded(): boolean;
  books(): readonly Book[];
  findBook(activity: ActivityName, place: Id): Book | undefined;
  /** Undefined while the book has not been loaded. */
  findView<Activity extends keyof VillageView>(
    activity: Activity,
    place: Id,
  ): VillageView[Activity] | undefined;
  /** Of a book that is still to come what this phone itself said in it; undefined of all others. */
  findComing<Activity extends keyof VillageView>(
    activity: Activity,
    place: Id,
  ): VillageView[Activity] | undefined;
  places(): Folded<PlacesState> | undefined;
  /**
   * Saves facts together; resolves when they are durable on this phone. The draft they were written in is
   * gone in the same transaction, so that a killed tab never gives it back to be saved again.
   */
  save(
    book: Id,
    proposals: readonly Proposal[],
    options?: { readonly draft?: string | undefined },
  ): Promise<Result<readonly OwnFact[], SaveProblem>>;
  /** Pictures, scans and sounds; what it takes is loaded at the first call. Rejects when that fails. */
  attachments(): Promise<Attachments>;
  ownFacts(): Promise<readonly OwnFact[]>;
  counts(): DeviceCounts;
  /** How long other people's data opens without a word of the home; undefined where it always does. */
  lease(): { readonly state: LeaseState; readonly daysLeft: number } | undefined;
  /** Own facts that were saved here and could not be read any more when they were to be sent. */
  lost(): number;
  /** The facts behind trace references of a book that lie here: confirmed by seq, own unconfirmed by −n. */
  factsOf(book: Id, references: readonly number[]): Promise<readonly (OrderedFact | OwnFact)[]>;
  /** The same once what was said before this phone had the book has been asked for. */
  fetchFacts(book: Id, references: readonly number[]): Promise<readonly (OrderedFact | OwnFact)[]>;
  /** Whether all that was ever said in a book lies here. */
  hasHistory(book: Id): boolean;
  /** Own records that the browser has cleared from this phone, until `understood`; at least so many. */
  cleared(): Cleared | undefined;
  understood(): Promise<void>;
  /** Reads and recomputes all that this phone has said and that is not archived; changes nothing. */
  check(): Promise<SelfCheck>;
  sync(): Promise<SyncState>;
  syncState(): SyncState;
  /** A signed request of this stream to its home, for questions a phone does not answer itself. */
  ask(
    path: string,
    init?: {
      readonly method?: 'GET' | 'POST';
      readonly body?: Uint8Array<ArrayBuffer>;
      readonly contentType?: string;
    },
  ): Promise<
    Result<unknown, { readonly code: string; readonly file?: string; readonly row?: number }>
  >;
  /** Listens for news of books: bytes come when there is some, and now and then when there is none. */
  hear(signal: AbortSignal): Promise<Result<ReadableStream<Uint8Array>, HearProblem>>;
  /** The home has said that there is news: the next exchange asks for it at once. */
  expectNews(): void;
  /** What carries copies from phone to phone; its code is fetched at the first use. */
  carrying(): Promise<Carrying>;
  /** Saves of a store that this phone has lost, found in its mirror and not yet at the home. */
  copiesFound(): number;
  /** Drafts survive a killed tab; written within 500 ms, at once when `strict`. */
  putDraft(key: string, value: unknown, strict?: boolean): Promise<void>;
  getDraft(key: string): Promise<unknown>;
  deleteDraft(key: string): Promise<void>;
  listDrafts(): Promise<readonly { readonly key: string; readonly savedAt: number }[]>;
  /** Writes at once and strictly what still waits of drafts: for the moment before the page is hidden. */
  flushDrafts(): Promise<void>;
  /** Seconds UTC with the last known server offset, and the civil day in Vietnam. */
  now(): { readonly at: number; readonly on: number };
  newId(): Id;
  subscribe(listener: Listener): () => void;
};
