import { fromBase64Url } from '#kernel/bytes.ts';
import { originKey, originOf, type OrderedFact } from '#book/fact.ts';
import { headBytes, receiptBytes } from '#book/signed.ts';
import type { Device, DeviceCounts, Fate } from '#device/device.ts';
import { verify } from '#server/crypto.ts';
import type { Said } from '#server/store/store.ts';
import { type BookRow, CounterRow, type OutboxRow } from '#device/rows.ts';
import { contentKey, type Mirror, placeKey } from './mirror.ts';
import type { Tab } from './phone.ts';
import { type Own, rowsOf, saidOf, type Sight } from './sight.ts';
import { mayRead, mightRead, passOver } from './world.ts';

/** What a broken promise counts as in the summary line. */
export type Metric = 'lost' | 'diverged' | 'falseGreen' | 'overreach' | 'wrong';

/** One promise, looked at on one phone; answers a line for each time it is broken. */
export type Checker = {
  readonly name: string;
  readonly metric: Metric;
  check(sight: Sight): readonly string[];
};

export const CHECKERS: readonly Checker[] = [
  {
    name: 'what was saved is on the phone or at the home',
    metric: 'lost',
    check(sight) {
      const here = new Set(
        sight.own.map(({ book, row, body }) => `${book} ${contentOf(row, body)}`),
      );
      const there = new Set<string>();
      for (const [key, { said }] of sight.said) {
        const book = key.slice(0, key.indexOf('.'));
        for (const { fact } of said) there.add(`${book} ${contentKey(fact)}`);
      }
      const { evictedAtS = 0 } = sight.store;
      return sight.world.witness.savedOn(sight.store).flatMap((saved) => {
        // What the browser cleared lies elsewhere, or not: that is looked at in the end.
        if (saved.savedAtS <= evictedAtS) return [];
        const key = `${saved.book} ${contentKey(saved)}`;
        const isOrdered = sight.world.mirrors.find(saved.book)?.contents.has(contentKey(saved));
        if (here.has(key) || there.has(key) || isOrdered === true) return [];
        return [`${saved.type} ${saved.n} is nowhere`];
      });
    },
  },
  {
    name: 'what was acknowledged is stored as acknowledged',
    metric: 'falseGreen',
    check: (sight) =>
      sight.own.flatMap((own) => {
        const { row } = own;
        if (row.fate === 'waiting' || !sight.isSettled) return [];
        const contents = sight.world.mirrors.find(own.book)?.contents;
        const isOrdered = contents?.has(contentOf(row, own.body)) === true;
        const said = saidOf(sight, own);
        // What a lost home had stands in the book under another number now, as a phone brought it back.
        const isOwn = said !== undefined && isSame(own, said);
        if (!isOwn && isOrdered) return [];
        if (said === undefined) return [`${row.type} ${row.n} is ${row.fate} and not at the home`];
        if (!isOwn) return [`${row.type} ${row.n} is other content at the home`];
        // The home had it before, under its origin: what it says of it stands there.
        if (said.why === 'already-held' && row.fate === 'held' && isOrdered) return [];
        const isKept = row.fate === 'held' || (row.fate === 'received' && isCounted(sight, own));
        if (said.why === 'already-said' && isKept && isOrdered) return [];
        if (fateOf(said) === row.fate && (row.seq ?? 0) === said.seq) return [];
        if (!isOver(sight, own)) {
          return [`${row.type} ${row.n} is ${row.fate} here and ${said.verdict} at the home`];
        }
        passOver(sight.world, 'an earlier stream is not told', `${own.stream}.${row.n}`);
        return [];
      }),
  },
  {
    name: 'receipts say what is so',
    metric: 'falseGreen',
    check: (sight) =>
      [...sight.answers].flatMap(([book, { n, receipt }]) => {
        if (receipt === undefined || sight.stream === undefined || !sight.isSettled) return [];
        if (sight.mirrorEpoch(book) !== receipt.epoch) return [];
        const { stream } = sight;
        const mirror = sight.said.get(`${book}.${stream}`);
        const [hash, signature] = [fromBase64Url(receipt.hash), fromBase64Url(receipt.signature)];
        if (!hash.ok || !signature.ok) return ['malformed'];
        const bytes = receiptBytes({ ...receipt, stream, hash: hash.value });
        const problems: string[] = [];
        if (!verify(sight.homeKey, bytes, signature.value)) problems.push('not signed by the home');
        if (receipt.n < n) problems.push(`answered up to ${n}, receipt up to ${receipt.n}`);
        if (mirror?.hashes[receipt.n]?.equals(hash.value) !== true) {
          problems.push(`the home does not have the chain of ${receipt.n}`);
        }
        for (const item of receipt.items) {
          const said = mirror?.said[item.n - 1];
          if (said?.verdict !== item.verdict || said.seq !== item.seq || said.why !== item.why) {
            problems.push(`item ${item.n} says ${item.verdict} ${item.seq}`);
          }
        }
        return problems;
      }),
  },
  {
    name: 'a book on a phone is the beginning of the book at the home',
    metric: 'diverged',
    check: ({ books, world, person, isSettled }) =>
      books.flatMap(({ book, epoch, seq, hash, proven, provenHash, provenEpoch = epoch }) => {
        // Of a book that somebody does not read any more, a home that was replaced tells them nothing.
        const isTold = world.replaced === undefined || mayRead(world, person, book, world.today());
        if (!isSettled || !isTold || person.isUnsure === true) return [];
        const mirror = world.mirrors.find(book.id);
        // Begun after the copy was made, and nothing was ever said in it: such a home has never heard of it.
        if (mirror === undefined && seq === 0 && world.replaced !== undefined) return [];
        if (mirror?.hashes.get(placeKey(epoch, seq))?.equals(hash) !== true) {
          return [`${book.activity} at ${seq} of ${mirror?.facts.length ?? 0} is another book`];
        }
        return mirror.hashes.get(placeKey(provenEpoch, proven))?.equals(provenHash) === true
          ? []
          : [`${book.activity} is another book where it was proven, at ${proven}`];
      }),
  },
  {
    name: 'the screen shows the book that lies on the phone',
    metric: 'diverged',
    check: ({ books, tab }) =>
      books.flatMap(({ book, proven, complete, given = proven }) => {
        if (tab === undefined || tab.isOld || isTold(tab)) return [];
        const seq = tab.device.findView(book.activity, book.place)?.seq;
        // While it is not whole, it may show less, or what the home gave.
        if (complete ? seq === proven : (seq ?? 0) <= Math.max(proven, given)) return [];
        return [`${book.activity} shows ${seq ?? 'nothing'} of ${proven}`];
      }),
  },
  {
    name: 'a head that a phone keeps is one that the home signed',
    metric: 'diverged',
    check: ({ books, homeKey }) =>
      books.flatMap(({ book, signed, proven, provenHash, ...row }) => {
        if (signed === undefined) return [];
        const { epoch, generation } = { ...row, ...signed };
        const head = {
          book: book.id,
          epoch: row.provenEpoch ?? epoch,
          seq: proven,
          hash: provenHash,
        };
        const bytes = headBytes({ ...head, generation, at: signed.at });
        return verify(homeKey, bytes, signed.signature) ? [] : [`${book.activity} at ${proven}`];
      }),
  },
  {
    name: 'counts shown are counts true',
    metric: 'wrong',
    check(sight) {
      const { tab } = sight;
      if (tab === undefined || tab.isOld || sight.stream === undefined || isTold(tab)) return [];
      if (!sight.books.every((row) => isBeginning(sight, row))) return [];
      const shown = tab.device.counts();
      const counted = countTrue(sight, tab.device);
      return JSON.stringify(shown) === JSON.stringify(counted)
        ? []
        : [`shown ${JSON.stringify(shown)}, true ${JSON.stringify(counted)}`];
    },
  },
  {
    name: 'the mark counts what was said',
    metric: 'wrong',
    check({ tab, stream, store }) {
      if (tab === undefined || tab.isOld || stream === undefined || isTold(tab)) return [];
      const said = rowsOf(store, 'counters', CounterRow).reduce((sum, [, { n }]) => sum + n, 0);
      const marked = store.phone.mark.list().find((each) => each.stream === stream)?.count ?? 0;
      return marked === said ? [] : [`marked ${marked} of ${said}`];
    },
  },
  {
    name: 'own numbers have no holes',
    metric: 'wrong',
    check({ own, stream }) {
      const last = new Map<string, number>();
      return (
        own
          // What the home had not taken of earlier streams was said again under the next.
          .filter((each) => each.stream === stream)
          .sort((left, right) => left.row.n - right.row.n)
          .flatMap(({ book, row }) => {
            const before = last.get(book) ?? 0;
            last.set(book, row.n);
            return row.n === before + 1 ? [] : [`${book} goes from ${before} to ${row.n}`];
          })
      );
    },
  },
  {
    name: 'a phone gets no book its person may not read',
    metric: 'overreach',
    check: ({ world, person, books, store }) =>
      books.flatMap(({ book, given = 0, ...row }) => {
        if (person.isUnsure === true) return [];
        const seq = Math.max(row.seq, given);
        const key = [store.phone.name, store.owner, book.id].join('|');
        const before = world.seen.get(key) ?? { seq: 0, day: world.today() };
        world.seen.set(key, { seq, day: world.today() });
        if (seq <= before.seq) return [];
        for (let day = before.day; day <= world.today(); day += 1) {
          if (mayRead(world, person, book, day)) return [];
        }
        // An answer of before their right ended was brought once more.
        if (world.sky.replayed.has(store) && mightRead(world, person, book)) return [];
        return [`${person.name} got ${book.activity} ${before.seq + 1}…${seq}`];
      }),
  },
];

/** The screen says that the store does not answer; or it need not know yet what an ended tab wrote. */
const isTold = ({ device, store }: Tab): boolean =>
  device.syncState().code === 'store-failed' || store.isBehind === true;

const contentOf = ({ type, at, on }: OutboxRow, body: string): string =>
  contentKey({ type, at, on, body });

/** Of a stream that this phone followed by another a home that was replaced tells it nothing. */
const isOver = ({ world, stream }: Sight, own: Own): boolean =>
  world.replaced !== undefined && own.stream !== stream;

/** Whether a fact stands in its book and does not wait there for a person in charge. */
function isCounted({ world }: Sight, { book, row, body }: Own): boolean {
  const mirror = world.mirrors.find(book);
  if (mirror === undefined) return false;
  const decided = new Map<string, Fate>();
  noteDecisions(mirror, mirror.facts.length, decided);
  const content = contentOf(row, body);
  return mirror.facts.some(
    (fact) =>
      contentKey(fact) === content &&
      (fact.verdict !== 'held' || decided.has(`${book} ${originKey(originOf(fact))}`)),
  );
}

const isSame = ({ row, body }: Own, { fact }: Said): boolean =>
  contentKey(fact) === contentOf(row, body);

const fateOf = ({ verdict }: Said): Fate =>
  verdict === 'ok' || verdict === 'flagged' ? 'received' : verdict;

/** Whether what is folded of a book on a phone is what the home has of it now. */
const isBeginning = ({ world }: Sight, row: BookRow): boolean => {
  const { book, epoch, proven, provenHash, provenEpoch = epoch } = row;
  const place = placeKey(provenEpoch, proven);
  return world.mirrors.find(book.id)?.hashes.get(place)?.equals(provenHash) === true;
};

/** What the tray has to say: rows on the disk, and decisions as far as the phone shows the book. */
function countTrue(sight: Sight, { findView }: Device): DeviceCounts {
  const counts = { waiting: 0, received: 0, held: 0, refused: 0 };
  const decided = new Map<string, Fate>();
  for (const { book, proven } of sight.books) {
    const mirror = sight.world.mirrors.find(book.id);
    const shown = findView(book.activity, book.place)?.seq ?? proven;
    if (mirror !== undefined) noteDecisions(mirror, shown, decided);
  }
  for (const own of sight.own) {
    if (own.row.again !== undefined) continue;
    const origin = own.row.origin ?? { stream: own.stream, n: own.row.n };
    const key = `${own.book} ${originKey(origin)}`;
    const decision = own.row.fate === 'held' ? decided.get(key) : undefined;
    counts[decision ?? own.row.fate] += 1;
  }
  return counts;
}

function noteDecisions({ book, facts }: Mirror, to: number, decided: Map<string, Fate>): void {
  for (const fact of facts.slice(0, to)) {
    if (fact.type !== 'fact.released@1' && fact.type !== 'fact.declined@1') continue;
    if (fact.verdict === 'held') continue;
    const key = `${book.id} ${originKey(originIn(fact))}`;
    if (decided.has(key)) continue;
    decided.set(key, fact.type === 'fact.released@1' ? 'received' : 'refused');
  }
}

const originIn = ({ body }: OrderedFact): { stream: string; n: number } =>
  JSON.parse(body) as { stream: string; n: number }; // the judge checked it
