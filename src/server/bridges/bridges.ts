import type { Bytes } from '#kernel/bytes.ts';
import type { Book } from '#book/activity.ts';
import { everAround } from '#domain/actor.ts';
import type { BoardState } from '#domain/board/state.ts';
import type { PlacesState } from '#domain/places/state.ts';
import { callbackName } from '#server/bridges/callback.ts';
import { hear, type Heard, type Told } from '#server/bridges/hear.ts';
import { createMail } from '#server/bridges/mail.ts';
import { planBoard } from '#server/bridges/plan.ts';
import { createLanes, type Lanes } from '#server/bridges/lanes.ts';
import { type Channels, queueNextWay, type Sending } from '#server/bridges/send.ts';
import { type BridgeSettings, pushSettings } from '#server/bridges/settings.ts';
import { createSms } from '#server/bridges/sms.ts';
import { createPush } from '#server/bridges/web-push.ts';
import { createZalo } from '#server/bridges/zalo.ts';
import { createZaloTokens } from '#server/bridges/zalo-tokens.ts';
import type { Home } from '#server/home.ts';
import { createSealing } from '#server/sign-in/sealing.ts';
import type { Delivery } from '#server/store/deliveries.ts';

/*
 * Bridges carry what boards say to phones that are not open: effects of facts, never of a fold. What is to go
 * out is queued in the store (`plan.ts`), one attempt after the other goes out over each channel (`send.ts`),
 * and what providers tell later is written down (`hear.ts`).
 */
export type Bridges = {
  readonly settings: BridgeSettings;
  readonly channels: Channels;
  /** Facts of these types were committed in a book. */
  note(book: Book, types: readonly string[]): void;
  /** Looks at all books, as after a start. */
  makeUp(): Promise<void>;
  /** Plans what was noted and sends what is due; resolves once all of it was tried. */
  run(): Promise<void>;
  /** Begins nothing more; resolves once what was begun has come to its end. */
  end(): Promise<void>;
  /** A provider tells something. */
  hear(told: Told): Promise<Heard['is']>;
};

export type BridgeWorld = {
  readonly home: Home;
  readonly settings: BridgeSettings;
  /** Seals what bridges keep and vouches for their addresses. */
  readonly secret: Bytes;
  readonly origin: string;
  readonly tell: (line: string) => void;
};

export function openChannels(world: BridgeWorld): Channels {
  const { home, settings, secret, origin } = world;
  const { push, zalo, sms, mail } = settings;
  const { now, random } = home;
  const { directories } = home.store;
  const callbackOf = (provider: string, reference: string): string | undefined =>
    origin.startsWith('https:')
      ? `${origin}/api/bridge/${callbackName(secret, provider, reference)}`
      : undefined;
  const sealing = createSealing(secret, random);
  return {
    ...(push && { push: createPush(pushSettings(push), { now, random }) }),
    ...(zalo && {
      zalo: createZalo(zalo, createZaloTokens(zalo, { directories, sealing, now })),
    }),
    ...(sms && { sms: createSms(sms, callbackOf) }),
    ...(mail && { mail: createMail(mail) }),
  };
}

export function createBridges(world: BridgeWorld): Bridges {
  const { home, settings, origin } = world;
  const channels = openChannels(world);
  const tell = once(world.tell, home.now);
  const sending: Sending = { home, settings, channels, origin, tell };
  const lanes = createLanes(sending);
  const planner = createPlanner(sending, lanes);
  let last: Promise<void> = Promise.resolve();

  const run = async (): Promise<void> => {
    last = last.then(planner.plan);
    await last;
    await lanes.run();
  };

  return {
    settings,
    channels,
    note(book, types) {
      if (!isAnswered(book, types)) return;
      const noted = book.activity === 'board' ? [book] : boardsAround(home, book);
      // A board that cannot be found out now is looked at within the hour.
      void Promise.resolve(noted)
        .then((all) => all.forEach(planner.add))
        .then(run)
        .catch(() => undefined);
    },
    async makeUp() {
      await home.directory.meetBooks();
      for (const book of home.directory.books()) {
        if (book.activity === 'board') planner.add(book);
        if (!KEEPING.has(book.activity)) continue;
        const next = await home.store.read(book.cell).findNextDue(book.id);
        if (next !== undefined) lanes.add(book, next);
      }
      await run();
    },
    run,
    async end() {
      lanes.stop();
      await last.catch(() => undefined);
      await lanes.run();
    },
    hear: (told) => take(world, sending, lanes, told, run),
  };
}

/** Writes down what a provider tells; what it could not bring goes on over the next way. */
async function take(
  { home, settings, secret }: BridgeWorld,
  sending: Sending,
  lanes: Pick<Lanes, 'add'>,
  told: Told,
  run: () => Promise<void>,
): Promise<Heard['is']> {
  const heard = hear(settings, secret, told, home.now());
  if (heard.is !== 'word') return heard.is;
  const { key, end } = heard;
  const book = home.directory.findBook(key.book);
  if (book === undefined) return 'nothing';
  const isNews = await home.store.write(book.cell, (writing) =>
    writing.endSent(key, end, home.now()),
  );
  const known = await home.store.read(book.cell).findDelivery(key);
  if (isNews && known?.state === 'failed') {
    await goOn(sending, known);
    lanes.add(book, 0);
    void run();
  }
  return heard.is;
}

/** Boards whose notices are looked through: now, and when the first of them begins. */
function createPlanner(sending: Sending, lanes: Pick<Lanes, 'add'>) {
  const { home, tell } = sending;
  /** And from which second on. */
  const boards = new Map<Book, number>();
  return {
    add: (board: Book): void => void boards.set(board, 0),
    async plan(): Promise<void> {
      for (const [board, from] of Array.from(boards)) {
        if (from > home.now()) continue;
        boards.delete(board);
        try {
          const { books, nextAt } = await planBoard(sending, board);
          for (const book of books) lanes.add(book, 0);
          if (nextAt !== undefined) {
            boards.set(board, Math.min(nextAt, boards.get(board) ?? nextAt));
          }
        } catch (error) {
          boards.set(board, home.now() + AGAIN_S);
          tell(`banso: notices of book ${board.id} wait for the bridges (${whyOf(error)}).`);
        }
      }
    },
  };
}

/** What a board says, and what households say to being sent it; who was told is asked when it is sent. */
const isAnswered = ({ activity }: Book, types: readonly string[]): boolean =>
  activity === 'board' ||
  (activity === 'reach' &&
    types.some((type) => type.startsWith('messages.') || type === 'fact.released@1'));

/** In which kinds of books there are recipients. */
const KEEPING: ReadonlySet<string> = new Set(['board', 'reach', 'people']);
const AGAIN_S = 60;
const whyOf = (error: unknown): string => (error instanceof Error ? error.message : 'bug');

/** Who agrees to be sent messages hears of what stands on the boards already. */
async function boardsAround(home: Home, reach: Book): Promise<readonly Book[]> {
  const book = home.directory.getBook(reach.places);
  const places = (await home.warm.get(book)).state as PlacesState; // its line says so
  return everAround(places, reach.place).flatMap(
    (place) => home.directory.findBookOf('board', place) ?? [],
  );
}

async function goOn(sending: Sending, known: Delivery): Promise<void> {
  const board = sending.home.directory.findBook(known.board);
  const state = board && ((await sending.home.warm.get(board)).state as BoardState); // of a board book
  const notice = state?.notices.get(known.notice);
  if (notice !== undefined) await queueNextWay(sending, known, notice);
}

const TOLD_AGAIN_S = 3_600;

/** The same line once an hour: what is broken is broken for every village. */
function once(tell: (line: string) => void, now: () => number): (line: string) => void {
  const told = new Map<string, number>();
  return (line) => {
    const at = told.get(line);
    if (at !== undefined && now() < at + TOLD_AGAIN_S) return;
    told.set(line, now());
    tell(line);
  };
}

const RUN_MS = 10_000;
const ALL_AGAIN_MS = 3_600_000;

/** Sends what is due every few seconds; what another server left undone is found in an hour. */
export function keepSending(bridges: Bridges): void {
  setInterval(() => void bridges.run(), RUN_MS).unref();
  setInterval(() => void bridges.makeUp(), ALL_AGAIN_MS).unref();
}
