import type { Book } from '#book/activity.ts';
import { type LogFact, originKey, originOf } from '#book/fact.ts';
import { readSalts } from '#server/salts.ts';
import type { Reading } from '#server/store/store.ts';

type Checked = { erased: number; readonly defects: string[] };

/** Nothing that a tombstone names may have a body of its own or a salt, ordered or refused. */
export async function verifyErased(reading: Reading, book: Book, checked: Checked): Promise<void> {
  const tombstones = await reading.listTombstones(book.id);
  if (tombstones.length === 0) return;
  const named = new Set(tombstones.map(originKey));
  const found: LogFact[] = [];
  for (const [stream, lines] of Map.groupBy(tombstones, (line) => line.stream)) {
    for (const { n } of lines) {
      const fact = await reading.findOrigin(book.id, stream, n);
      if (fact !== undefined) found.push(fact);
    }
  }
  const refused = (await reading.listRefused(book.id)).filter((fact) =>
    [originKey(fact), originKey(originOf(fact))].some((key) => named.has(key)),
  );
  for (const [stream, facts] of Map.groupBy([...found, ...refused], (fact) => fact.stream)) {
    const salts = await readSalts(reading, book.id, stream);
    for (const { n, commitment } of facts) {
      const salt = salts(stream, n);
      checked.erased += 1;
      if (commitment !== undefined && salt === undefined) continue;
      const what = commitment === undefined ? 'body' : 'salt';
      checked.defects.push(`book ${book.id}, stream ${stream}: n ${n} is erased and has a ${what}`);
    }
  }
}
