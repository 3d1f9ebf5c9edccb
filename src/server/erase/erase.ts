import { err, ok, type Result } from '#kernel/result.ts';
import { dayOfSeconds } from '#kernel/vi-calendar.ts';
import { type Ground, REDACTED, REDACTED_ABOUT_MAX, REDACTED_FACTS_MAX } from '#book/common.ts';
import type { Book } from '#book/activity.ts';
import { selectFacts, type Selected, type Wanted } from '#server/erase/select.ts';
import { dropSentTo } from '#server/erase/sent.ts';
import {
  type NoPlace,
  type ReadTombstones,
  readTombstones,
  type TombstoneLine,
  type TombstoneWriter,
  writeTombstones,
} from '#server/erase/tombstones.ts';
import type { Home } from '#server/home.ts';
import type { NotRecorded, RecordOptions } from '#server/record.ts';
import type { StreamLine } from '#server/store/store.ts';

/*
 * The act of erasing, in an order that a crash anywhere leaves whole: what is to go is chosen; its tombstones
 * are written off the machine; the facts that say so are ordered, and with each, in one transaction, goes
 * what it names; the engine's files are rewritten. What a crash left undone, the next start does (`replay`).
 */

type EraseOrder = {
  readonly wanted: Wanted;
  readonly ground: Ground;
  /** The number of a written request or decision. */
  readonly document?: string;
  /** A stream that the home keeps for whoever orders it; the home itself when absent. */
  readonly as?: StreamLine;
  /** Whether they may erase in a book; everywhere when absent. */
  readonly mayErase?: (book: Book) => boolean;
  /** Erases only while this book ends there; else nothing, `moved-on`. */
  readonly ifAt?: { readonly book: Book; readonly seq: number };
};

export type Erased = {
  readonly facts: number;
  readonly books: number;
  /** Whether the engine's files were rewritten; else deleted bytes are for whoever runs the database. */
  readonly shredded: boolean;
};

export type NotErased = NoPlace | NotRecorded | { readonly code: 'nothing-to-erase' };

export async function erase(
  home: Home,
  { wanted, ground, document, as, mayErase = () => true, ifAt }: EraseOrder,
): Promise<Result<Erased, NotErased>> {
  const selected = await selectFacts(home, wanted);
  if (selected.length === 0) return err({ code: 'nothing-to-erase' });
  if (!selected.every(({ book }) => mayErase(book))) return err({ code: 'not-yours' });
  const lines = selected.flatMap((each) =>
    linesOf(each, { ground, ...(document !== undefined && { document }) }),
  );
  // Before the tombstones, too: what they name is erased at a restore, whatever became of this order.
  if (ifAt !== undefined && (await endOf(home, ifAt.book)) !== ifAt.seq) {
    return err({ code: 'moved-on' });
  }
  const written = writeTombstones(home.tombstones, writerOf(home), lines);
  if (!written.ok) return written;
  const done = await recordAll(home, lines, as, ifAt);
  if (!done.ok) return done;
  const facts = selected.reduce((sum, each) => sum + each.facts.length, 0);
  return ok({ facts, books: selected.length, shredded: await home.store.shred() });
}

export const endOf = async ({ store }: Home, { cell, id }: Book): Promise<number> =>
  (await store.read(cell).findHead(id))?.seq ?? 0;

const SENTENCES: Readonly<Record<string, string>> = {
  'nothing-to-erase': 'there is nothing of it that names anybody, or it is erased already.',
  'tombstones-unset':
    'set TOMBSTONES_DIR to a folder on another disk: without a record off the machine a restore would bring it back.',
  'tombstones-same-disk':
    'TOMBSTONES_DIR lies on the disk of the store and would die with it: name a folder on another one.',
  'tombstones-failed':
    'the record of it could not be written to TOMBSTONES_DIR; nothing was erased.',
  'clock-unproven':
    'the date of this machine is far past what phones have written by here: see that it is right. If it is, what is due is erased once they have written for a week.',
  'disk-full': 'the disk of the home is full; make room and erase once more.',
};

/** Why nothing was erased, and the way out. */
export const sayNotErased = ({ code }: { readonly code: string }): string =>
  SENTENCES[code] ?? `nothing was erased (${code}).`;

const writerOf = ({ directory, sign }: Home): TombstoneWriter => ({
  key: directory.identity.key,
  sign,
});

/** One erasure may be larger than one fact. */
function linesOf(
  { book, about, facts }: Selected,
  said: Pick<EraseOrder, 'ground' | 'document'>,
): readonly TombstoneLine[] {
  const lines: TombstoneLine[] = [];
  for (let from = 0; from < facts.length; from += REDACTED_FACTS_MAX) {
    const some = facts.slice(from, from + REDACTED_FACTS_MAX);
    const body = {
      about: about.slice(0, REDACTED_ABOUT_MAX),
      facts: some.map(([stream, n, residue]): [string, number, string] => [stream, n, residue]),
      ...said,
    };
    lines.push({ book: book.id, body });
  }
  return lines;
}

async function recordAll(
  home: Home,
  lines: readonly TombstoneLine[],
  as?: StreamLine,
  ifAt?: EraseOrder['ifAt'],
): Promise<Result<number, NotRecorded>> {
  const on = dayOfSeconds(home.now());
  const kept: RecordOptions = { erases: true, ...(as && { as }) };
  let count = 0;
  let ifSeq = ifAt?.seq;
  for (const { book: id, body } of lines) {
    const book = home.directory.findBook(id);
    if (book === undefined) continue;
    const bound = id === ifAt?.book.id ? ifSeq : undefined;
    const options = { ...kept, ...(bound !== undefined && { ifSeq: bound }) };
    const said = await home.recorder.record(book, [{ type: REDACTED, on, body }], options);
    if (!said.ok) return said;
    const [item] = said.value;
    if (item?.verdict === 'refused') return err({ code: item.why });
    if (book.activity === 'homes') await dropSentTo(home, book, body.about);
    if (bound !== undefined) ifSeq = item?.seq;
    count += 1;
  }
  return ok(count);
}

type Replayed = {
  /** Erasures that the books lacked. */
  readonly lines: number;
  readonly unreadable: number;
};

/** Does again what tombstones name and the books of this home do not know to be erased. */
export async function replay(home: Home, folder: string): Promise<Result<Replayed, NotRecorded>> {
  const { lines, unreadable } = readTombstones(folder, home.directory.identity.key);
  const missing = await lacking(home, lines);
  const done = await recordAll(home, missing);
  if (!done.ok) return done;
  if (done.value > 0) await home.store.shred();
  return ok({ lines: done.value, unreadable });
}

async function lacking(
  home: Home,
  lines: ReadTombstones['lines'],
): Promise<readonly TombstoneLine[]> {
  const missing: TombstoneLine[] = [];
  for (const [id, group] of Map.groupBy(lines, ({ book }) => book)) {
    const book = home.directory.findBook(id);
    if (book === undefined) continue;
    const known = await home.store.read(book.cell).listTombstones(id);
    const keys = new Set(known.map(({ stream, n }) => `${stream}.${n}`));
    missing.push(
      ...group.filter(({ body }) => body.facts.some(([stream, n]) => !keys.has(`${stream}.${n}`))),
    );
  }
  return missing;
}
