import type { ActivityName, Book, Proposal } from '#book/activity.ts';
import type { OrderedFact, Verdict } from '#book/fact.ts';
import type { Folded } from '#book/folded.ts';
import type { Id } from '#kernel/id.ts';
import type { Result } from '#kernel/result.ts';
import type { DoorsState } from '#domain/doors/state.ts';
import type { HomesState } from '#domain/homes/state.ts';
import type { PeopleState } from '#domain/people/state.ts';
import type { PlacesState } from '#domain/places/state.ts';
import type { Me } from '#protocol/messages.ts';

/*
 * The phone without a screen. It holds books, lays own unconfirmed facts over them, saves new facts
 * strictly and sends them when it can. Runs in the browser, in Node and in the simulator.
 */

/** Folded views with own unconfirmed facts on top; a village has one per activity. */
export type VillageView = {
  readonly places: Folded<PlacesState>;
  readonly people: Folded<PeopleState>;
  readonly homes: Folded<HomesState>;
  readonly doors: Folded<DoorsState>;
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
  /** Server seconds of the last complete sync. */
  readonly syncedAt?: number;
  /** Books whose first load is complete, of all books this person reads. */
  readonly loaded: { readonly complete: number; readonly of: number };
};

export type DeviceCounts = { readonly waiting: number; readonly received: number; readonly held: number; readonly refused: number };

export type EnrolProblem = { readonly code: string };
export type SaveProblem = { readonly code: 'disk-full' | 'store-failed' | 'not-enrolled' | 'book-unknown' | 'fact-malformed'; readonly why?: string };

/** Called after anything a screen may show has changed. */
export type Listener = () => void;

export type Device = {
  /** Who this phone is enrolled for; undefined before enrolment. */
  me(): Me | undefined;
  home(): { readonly name: string; readonly demo: boolean } | undefined;
  /** Registers a new stream for the card's person and pulls for the first time. */
  enrol(card: string, deviceName?: string): Promise<Result<Me, EnrolProblem>>;
  books(): readonly Book[];
  findBook(activity: ActivityName, place: Id): Book | undefined;
  /** Undefined while the book has not been loaded. */
  findView<Activity extends keyof VillageView>(activity: Activity, place: Id): VillageView[Activity] | undefined;
  places(): Folded<PlacesState> | undefined;
  /** Saves facts together; resolves when they are durable on this phone. */
  save(book: Id, proposals: readonly Proposal[]): Promise<Result<readonly OwnFact[], SaveProblem>>;
  ownFacts(): Promise<readonly OwnFact[]>;
  counts(): DeviceCounts;
  /** The facts behind trace references of a book: confirmed by seq, own unconfirmed by −n. */
  factsOf(book: Id, references: readonly number[]): Promise<readonly (OrderedFact | OwnFact)[]>;
  sync(): Promise<SyncState>;
  syncState(): SyncState;
  /** A signed request of this stream to its home, for questions a phone does not answer itself. */
  ask(path: string, init?: { readonly method?: 'GET' | 'POST'; readonly body?: Uint8Array<ArrayBuffer>; readonly contentType?: string }): Promise<Result<unknown, { readonly code: string }>>;
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
