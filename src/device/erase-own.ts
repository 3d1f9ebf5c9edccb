import type { Id } from '#kernel/id.ts';
import type { ActivityName, Book } from '#book/activity.ts';
import { saltBlockOf } from '#book/chain.ts';
import { originKey, originOf } from '#book/fact.ts';
import { type Redactable, residueOf } from '#book/residue.ts';
import { RESIDUES } from '#domain/residues.ts';
import { findAnswer } from '#device/answer-row.ts';
import { CopyRow } from '#device/copy-rows.ts';
import { peopleOf } from '#device/erase-drafts.ts';
import { type Change, numberedKey } from '#device/local-store.ts';
import { mirrorName } from '#device/mirror.ts';
import type { Phone } from '#device/phone.ts';
import type { Platform } from '#device/platform.ts';
import type { Erased } from '#device/residues.ts';
import { OutboxRow, PastRow, SaveRow, toRow } from '#device/rows.ts';
import { openText, sealText } from '#device/seal.ts';

/** An activity with what it leaves of erased facts. */
export const redactableOf = (
  { activityOf }: Pick<Platform, 'activityOf'>,
  name: ActivityName,
): Redactable => ({ ...activityOf(name), residue: RESIDUES[name] });

export type OwnErased = {
  readonly changes: readonly Change[];
  /** Mirrored names of second copies that go. */
  readonly copies: readonly string[];
  /** Whom they are about. */
  readonly people: readonly Id[];
  /** False while something waits that is erased, or that needs a salt which is to go. */
  readonly isWhole: boolean;
};

/**
 * Own facts that the home has and that are erased: their bodies, the salts of their blocks, the copies of the
 * saves they lie in. What waits is untouched: the home judges it.
 */
export async function eraseOwn(phone: Phone, book: Book, erased: Erased): Promise<OwnErased> {
  const stream = phone.identity?.stream ?? '';
  const rows = await readOwn(phone, book.id, stream);
  const named = rows.filter(({ row, stream: said }) =>
    [originKey(originOf({ ...row, stream: said })), originKey({ stream: said, n: row.n })].some(
      (key) => erased.has(key),
    ),
  );
  const gone = named.filter(({ row }) => row.fate !== 'waiting');
  const changes: Change[] = [];
  const people: Id[] = [];
  for (const each of gone) {
    const body = await bodyGone(phone, book, each);
    changes.push(...body.changes);
    people.push(...body.people);
  }
  const current = new Set(gone.flatMap(({ row, table }) => (table === 'outbox' ? [row.n] : [])));
  const copies = await copiesGone(phone, book.id, stream, current);
  const salts = await saltsGone(phone, book.id, rows, current);
  return {
    changes: [...changes, ...copies.changes, ...salts.changes],
    copies: copies.names,
    people,
    isWhole: salts.isWhole && gone.length === named.length,
  };
}

type Own = {
  readonly table: 'outbox' | 'past';
  readonly key: string;
  readonly row: OutboxRow;
  readonly stream: Id;
};

async function readOwn({ platform }: Phone, book: Id, stream: Id): Promise<readonly Own[]> {
  const { store } = platform;
  const own = (await store.list('outbox', { prefix: `${book}.` })).flatMap(({ key, value }) => {
    const row = toRow(OutboxRow, value);
    return row === undefined ? [] : [{ table: 'outbox' as const, key, row, stream }];
  });
  const past = (await store.list('past', { prefix: '' })).flatMap(({ key, value }) => {
    const row = toRow(PastRow, value);
    return row?.book === book ? [{ table: 'past' as const, key, row, stream: row.stream }] : [];
  });
  return [...own, ...past];
}

async function bodyGone(
  { platform }: Phone,
  { id, activity }: Book,
  { table, key, row, stream }: Own,
): Promise<Pick<OwnErased, 'changes' | 'people'>> {
  const place = `outbox/${numberedKey(id, row.n)}`;
  const body = await openText(platform.seal, place, row.body);
  if (!body.ok) return { changes: [], people: [] };
  const said = { ...row, stream, body: body.value };
  const residue = residueOf(redactableOf(platform, activity), said);
  if (residue === body.value) return { changes: [], people: [] };
  const value = { ...row, body: await sealText(platform.seal, place, residue) };
  return { changes: [{ table, key, value }], people: peopleOf(platform, activity, said) };
}

/** Copies of saves in which one of these lies, all of whose facts the home has. */
async function copiesGone(
  { platform }: Phone,
  book: Id,
  stream: Id,
  gone: ReadonlySet<number>,
): Promise<{ readonly changes: readonly Change[]; readonly names: readonly string[] }> {
  const { n: answered } = await findAnswer(platform, book);
  const changes: Change[] = [];
  const names: string[] = [];
  if (gone.size === 0) return { changes, names };
  for (const { key, value } of await platform.store.list('saves', { prefix: `${book}.` })) {
    const save = toRow(SaveRow, value);
    if (save === undefined || save.to > answered) continue;
    if (![...gone].some((n) => save.from <= n && n <= save.to)) continue;
    names.push(mirrorName(stream, key));
    const copy = toRow(CopyRow, await platform.store.read('copies', key));
    if (copy !== undefined) changes.push({ table: 'copies', key, gone: true });
  }
  return { changes, names };
}

/** What is said next in such a block has a salt of its own, of which the home keeps no more than it needs. */
async function saltsGone(
  { platform }: Phone,
  book: Id,
  rows: readonly Own[],
  gone: ReadonlySet<number>,
): Promise<Pick<OwnErased, 'changes' | 'isWhole'>> {
  const waiting = new Set(
    rows.flatMap(({ table, row }) =>
      table === 'outbox' && row.fate === 'waiting' ? [saltBlockOf(row.n)] : [],
    ),
  );
  const changes: Change[] = [];
  let isWhole = true;
  for (const block of new Set([...gone].map(saltBlockOf))) {
    const key = numberedKey(book, block);
    if (waiting.has(block)) isWhole = false;
    else if ((await platform.store.read('salts', key)) !== undefined) {
      changes.push({ table: 'salts', key, gone: true });
    }
  }
  return { changes, isWhole };
}
