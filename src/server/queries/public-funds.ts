import { fromBase64Url, toBase64Url } from '#kernel/bytes.ts';
import type { Id } from '#kernel/id.ts';
import { dayOfSeconds } from '#kernel/vi-calendar.ts';
import { BANKS } from '#kernel/vi-banks.ts';
import type { Book } from '#book/activity.ts';
import {
  type OwnDue,
  type PublicDrive,
  type PublicFund,
  publishDrive,
  publishDues,
  publishFund,
} from '#domain/funds/publish.ts';
import type { FundsState } from '#domain/funds/state.ts';
import { lineageOf, levelOf, nameAsOf } from '#domain/places/state.ts';
import type { DueShown } from '#pages/due-part.tsx';
import type { Kept } from '#pages/fund-page.tsx';
import { isOnChain, readHead } from '#server/epochs.ts';
import type { Home } from '#server/home.ts';
import { openPlaces } from '#server/queries/published.ts';
import { qrShapeOf } from '#server/qr-shape.ts';

type OpenFund = { readonly book: Book; readonly state: FundsState; readonly kept: Published };
/** Anybody may ask, so what is published of a book is worked out once for each state of it. */
type Published = {
  readonly seq: number;
  fund?: PublicFund;
  readonly drives: Map<Id, PublicDrive | undefined>;
};
const published = new WeakMap<FundsState, Published>();

function keptOf(state: FundsState, seq: number): Published {
  const known = published.get(state);
  if (known?.seq === seq) return known;
  const fresh: Published = { seq, drives: new Map() };
  published.set(state, fresh);
  return fresh;
}

const fundOf = ({ state, kept }: OpenFund): PublicFund => (kept.fund ??= publishFund(state));

function driveOf({ state, kept }: OpenFund, id: Id): PublicDrive | undefined {
  if (!state.drives.has(id)) return undefined;
  if (!kept.drives.has(id)) kept.drives.set(id, publishDrive(state, id));
  return kept.drives.get(id);
}

/** The funds of a village and of the places it has come from, the village's own first. */
async function openFunds(home: Home, village: Id): Promise<readonly OpenFund[]> {
  const places = await openPlaces(home);
  const lineage = lineageOf(places, village, dayOfSeconds(home.now()));
  const books = lineage.flatMap((place) => home.directory.findBookOf('funds', place) ?? []);
  return Promise.all(
    books.map(async (book) => {
      const folded = await home.warm.get(book);
      const state = folded.state as FundsState; // of a funds book
      return { book, state, kept: keptOf(state, folded.seq) };
    }),
  );
}

/** Whether a village has ever collected from so many that anybody may read of it. */
export const collects = async (home: Home, village: Id): Promise<boolean> =>
  (await openFunds(home, village)).some((fund) => fundOf(fund).drives.length > 0);

/** Undefined where no village of this home is. */
export async function findPublicFund(home: Home, village: Id): Promise<PublicFund | undefined> {
  const places = await openPlaces(home);
  const place = places.places.get(village);
  const day = dayOfSeconds(home.now());
  if (place === undefined || levelOf(nameAsOf(place, day).kind) !== 'village') return undefined;
  const funds = await openFunds(home, village);
  const all = funds.map(fundOf);
  const unsorted = (way: 'in' | 'out') => ({
    count: all.reduce((sum, each) => sum + each.unsorted[way].count, 0),
    dong: all.reduce((sum, each) => sum + each.unsorted[way].dong, 0),
  });
  return {
    drives: all.flatMap(({ drives }) => drives).sort((one, other) => other.from - one.from),
    unsorted: { in: unsorted('in'), out: unsorted('out') },
  };
}

export type FoundDrive = {
  readonly drive: PublicDrive;
  /** The state of its book as the home signs it now; shown again, it is compared. */
  readonly mark: string;
  readonly at: number;
  readonly seq: number;
  readonly kept?: Kept;
};

/** @param shown the mark of a state that somebody kept */
export async function findPublicDrive(
  home: Home,
  village: Id,
  id: Id,
  shown: string | undefined,
): Promise<FoundDrive | undefined> {
  for (const fund of await openFunds(home, village)) {
    const { book } = fund;
    const drive = driveOf(fund, id);
    const head = await home.store.read(book.cell).findHead(book.id);
    if (drive === undefined || head === undefined) continue;
    const at = home.now();
    const signature = home.signHead({ book: book.id, ...head, at });
    const { epoch, generation, seq, hash } = head;
    const mark = [epoch, generation, seq, at, toBase64Url(hash), signature].join('.');
    const kept = shown === undefined ? undefined : await compare(home, book, shown);
    return { drive, mark, at, seq, ...(kept && { kept }) };
  }
  return undefined;
}

const MARK =
  /^(\d{1,10})\.(\d{1,10})\.(\d{1,10})\.(\d{1,12})\.([A-Za-z0-9_-]{43})\.([A-Za-z0-9_-]{86})$/u;

/** Whether the book goes on from a state that this home signed. */
async function compare(home: Home, book: Book, shown: string): Promise<Kept> {
  const [, epoch, generation, seq, at, hash = '', signature = ''] = MARK.exec(shown) ?? [];
  const told = {
    epoch: Number(epoch),
    generation: Number(generation),
    seq: Number(seq),
    at: Number(at),
    hash,
    signature,
  };
  const read = hash !== '' && fromBase64Url(hash).ok ? readHead(home, book.id, told) : undefined;
  if (read?.ok !== true) return { state: 'unread' };
  const { head } = read.value;
  const isWhole = await home.store.look(book.cell, async (reading) =>
    isOnChain(reading, book.id, await reading.listCuts(book.id), head),
  );
  return { state: isWhole ? 'extends' : 'parted', at: head.at };
}

/** What a household sees of its dues with its card. */
export async function findOwnDues(
  home: Home,
  village: Id,
  household: Id,
  hrefOf: (drive: Id) => string,
): Promise<readonly DueShown[]> {
  const day = dayOfSeconds(home.now());
  const funds = await openFunds(home, village);
  return funds
    .flatMap(({ state }) => publishDues(state, household, day))
    .map((due) => ({ ...due, ...shownOf(due), href: hrefOf(due.drive) }));
}

function shownOf({ pay }: OwnDue): Pick<DueShown, 'shape' | 'bankName'> {
  if (pay === undefined) return {};
  const bankName = BANKS.find(({ bin }) => bin === pay.bank)?.name ?? pay.bank;
  return { shape: qrShapeOf(pay.qr), bankName };
}
