import type { Id } from '#kernel/id.ts';
import { saltBlockOf } from '#book/chain.ts';
import { decodeFact } from '#book/decode.ts';
import { type OrderedFact, originKey, originOf } from '#book/fact.ts';
import type { Redactable } from '#book/residue.ts';
import { decodeRun, type Run } from '#book/run.ts';
import { ATTACHING, filesOf } from '#domain/files.ts';
import { type RedactedRun, redactRun } from '#book/redact.ts';
import { findAnswer } from '#device/answer-row.ts';
import { forgetPages, forgotten, sameEnd } from '#device/book-rows.ts';
import { draftsGone, peopleOf } from '#device/erase-drafts.ts';
import { eraseOwn, type OwnErased, redactableOf } from '#device/erase-own.ts';
import { endOf, fetchedFiles } from '#device/file-rows.ts';
import { type Change, numberOfKey } from '#device/local-store.ts';
import { openPage, pageChange } from '#device/pages.ts';
import type { Phone } from '#device/phone.ts';
import { type Erased, namedIn } from '#device/residues.ts';
import { type AnswerRow, BookRow, FileRow, findRow } from '#device/rows.ts';

/*
 * What a book says to be erased is erased on the phone as well: in the pages that were fetched before, in own
 * facts that the home has, in their second copies, in drafts about the same people, and the files that nobody
 * can open any more. The residue is worked out here and held to the hash that the book's chain carries, so
 * that nothing is fetched again; only where this version of the app would leave another one, the book is.
 */

/** Brings one book up to the erasures that it tells of. Answers whether anything changed. */
export async function eraseBook(phone: Phone, id: Id): Promise<boolean> {
  const { platform } = phone;
  const row = await findRow(platform.store, BookRow, 'books', id);
  if (row === undefined) return false;
  const activity = redactableOf(platform, row.book.activity);
  const pages = await readRuns(phone, id);
  if (pages === undefined) {
    // Damaged pages are fetched again as a whole, and come without what is erased.
    await forgetPages(platform, id);
    return true;
  }
  const erased = namedIn(activity, pages.flatMap(factsOf));
  const fresh = pages
    .flatMap(factsOf)
    .filter((fact) => fact.commitment === undefined && erased.has(originKey(originOf(fact))));
  const people = [...fresh, ...erasedSince(activity, pages, row.since)].flatMap((fact) =>
    peopleOf(platform, activity.name, fact),
  );
  const redacted = redactPages(phone, activity, pages, erased);
  if (redacted === undefined) {
    await platform.store.write(await draftsGone(phone, new Set(people)), { strict: true });
    await forgetPages(platform, id);
    return true;
  }
  const own = await eraseOwn(phone, row.book, erased);
  const ends = await endsOf(phone, redacted.files);
  const drafts = await draftsGone(phone, new Set([...people, ...own.people]));
  // What was given told of more than its pages do.
  const isOfGiven = row.begins !== undefined || row.since !== undefined;
  const files = (await fetchedFiles(platform)).filter(({ book }) => isOfGiven && book === id);
  const looked = files.flatMap(({ file, bytes }) => endOf(file, bytes));
  if (row.begins !== undefined) {
    // It comes anew, and is looked through once more then.
    const { row: bare, changes: gone } = await forgotten(platform, row);
    return keepErased(phone, row, own, [...gone, ...ends, ...drafts, ...looked], bare);
  }
  const changes: Change[] = [];
  for (const { from, runs, isChanged } of redacted.pages) {
    if (isChanged) changes.push(await pageChange(platform, id, from, runs));
  }
  // What was folded from the pages holds what they held.
  changes.push(...ends, ...drafts, ...looked, { table: 'states', key: id, gone: true });
  const next: BookRow = { ...row, branch: (row.branch ?? 0) + 1 };
  if (!own.isWhole) return keepErased(phone, row, own, changes, next);
  const { since: _, ...followed } = next;
  return keepErased(phone, row, own, changes, { ...followed, cleaned: row.generation });
}

/** The same in a book that does not come, of own facts alone, by the home's word. */
export async function eraseTold(phone: Phone, id: Id): Promise<boolean> {
  const row = await findRow(phone.platform.store, BookRow, 'books', id);
  if (row?.told === undefined) return false;
  const erased = new Map(
    row.told.erased.map(([stream, n, residue]) => [originKey({ stream, n }), residue]),
  );
  const own = await eraseOwn(phone, row.book, erased);
  if (own.changes.length === 0 && !own.isWhole) return false;
  const drafts = await draftsGone(phone, new Set(own.people));
  const told = { ...row.told, cleaned: own.isWhole };
  return keepErased(phone, row, own, drafts, { ...row, told });
}

/** Writes what goes, together with the row that says how far it went. */
async function keepErased(
  phone: Phone,
  row: BookRow,
  own: OwnErased,
  others: readonly Change[],
  value: BookRow,
): Promise<boolean> {
  const { platform } = phone;
  const { id } = row.book;
  const changes: Change[] = [...others, ...own.changes];
  const answered = await findAnswer(platform, id);
  // What is in memory of own facts is old.
  const answers: AnswerRow = { ...answered, backs: (answered.backs ?? 0) + 1 };
  if (own.changes.length > 0) changes.push({ table: 'answers', key: id, value: answers });
  changes.push({ table: 'books', key: id, value });
  const written = await platform.store.write(changes, {
    strict: true,
    expect: [{ table: 'books', key: id, holds: sameEnd(row) }],
  });
  if (written.ok) await dropMirrored(phone, own.copies);
  return written.ok;
}

type Page = {
  readonly from: number;
  readonly runs: readonly Run[];
  readonly encoded: readonly unknown[];
};

const factsOf = ({ runs }: Page): readonly OrderedFact[] => runs.flatMap(({ facts }) => facts);

/** What came erased already, by what the book says behind a seq. */
function erasedSince(
  activity: Redactable,
  pages: readonly Page[],
  since: number | undefined,
): readonly OrderedFact[] {
  if (since === undefined) return [];
  const facts = pages.flatMap(factsOf);
  const erased = namedIn(
    activity,
    facts.filter(({ seq }) => seq > since),
  );
  return facts.filter((fact) => erased.has(originKey(originOf(fact))));
}

async function readRuns({ platform }: Phone, book: Id): Promise<readonly Page[] | undefined> {
  const pages: Page[] = [];
  for (const { key, value } of await platform.store.list('pages', { prefix: `${book}.` })) {
    const opened = await openPage(platform, key, value);
    const runs = opened.ok ? opened.value.map(decodeRun) : [];
    if (!opened.ok || runs.some((run) => !run.ok)) return undefined;
    const encoded = opened.value;
    pages.push({
      from: numberOfKey(key),
      runs: runs.flatMap((run) => (run.ok ? [run.value] : [])),
      encoded,
    });
    await platform.clock.breathe();
  }
  return pages;
}

type Redacted = {
  readonly pages: readonly {
    readonly from: number;
    readonly runs: readonly unknown[];
    readonly isChanged: boolean;
  }[];
  /** Attachments of which the key went, and that no other fact names. */
  readonly files: readonly string[];
};

/** Undefined where this version would leave another residue than the book says. */
function redactPages(
  { platform }: Phone,
  activity: Redactable,
  pages: readonly Page[],
  erased: Erased,
): Redacted | undefined {
  const files: string[] = [];
  const named = new Set<string>();
  const broken = new Set<string>();
  for (const fact of pages.flatMap(factsOf)) {
    const isErased = fact.commitment !== undefined || erased.has(originKey(originOf(fact)));
    if (isErased) broken.add(`${fact.stream}.${saltBlockOf(fact.n)}`);
    if (fact.commitment !== undefined || !ATTACHING.includes(fact.type)) continue;
    const decoded = decodeFact(activity, fact);
    for (const file of decoded.ok ? filesOf(decoded.value) : []) {
      if (isErased) files.push(file);
      else named.add(file);
    }
  }
  const redacted: Redacted['pages'][number][] = [];
  for (const { from, runs, encoded } of pages) {
    const made = runs.map((run): RedactedRun | undefined =>
      redactRun(platform.crypto.sha256, activity, run, erased, broken),
    );
    if (made.includes(undefined)) return undefined;
    const next = made.map((each, index) => each?.encoded ?? encoded[index]);
    const isChanged = made.some((each) => each?.encoded !== undefined);
    redacted.push({ from, runs: next, isChanged });
  }
  return { pages: redacted, files: files.filter((file) => !named.has(file)) };
}

async function endsOf({ platform }: Phone, files: readonly string[]): Promise<readonly Change[]> {
  const changes: Change[] = [];
  for (const file of files) {
    const row = await findRow(platform.store, FileRow, 'files', file);
    if (row !== undefined) changes.push(...endOf(file, row.bytes));
  }
  return changes;
}

/** The mirror takes its time: what it fails to drop is only sealed to the home, which takes it no more. */
async function dropMirrored(
  { platform: { mirror }, copying }: Phone,
  names: readonly string[],
): Promise<void> {
  if (names.length === 0) return;
  await mirror.drop(new Set(names)).catch(() => undefined);
  for (const name of names) copying.mirrored?.delete(name);
}
