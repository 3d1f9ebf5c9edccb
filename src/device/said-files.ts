import type { JsonObject } from '#kernel/canonical.ts';
import type { Id } from '#kernel/id.ts';
import { filesIn, filesOf } from '#domain/files.ts';
import type { Phone } from '#device/phone.ts';
import { AnswerRow, findRow } from '#device/rows.ts';

/** Tables whose lines name files. */
const NAMING = ['attachments', 'cards', 'voices', 'notices', 'answers', 'steps', 'questions'];

/** Which files own facts of a book speak of, by the number of the fact; read once for each book. */
export function createSaid({ own, views, platform }: Phone) {
  const known = new Map<Id, ReadonlyMap<string, number>>();
  return async (id: Id): Promise<ReadonlyMap<string, number>> => {
    const before = known.get(id);
    if (before !== undefined) return before;
    const said = new Map<string, number>();
    // What was said under an earlier stream of this phone is in the book.
    const answered = (await findRow(platform.store, AnswerRow, 'answers', id))?.n ?? 0;
    const { book, view } = views.find(id) ?? {};
    for (const each of NAMING.flatMap((name) => [...(view?.state[name]?.values() ?? [])].flat())) {
      if (answered === 0 || typeof each !== 'object' || Array.isArray(each)) continue;
      for (const file of filesIn(each as JsonObject)) said.set(file, answered); // no list
    }
    for (const fact of book === undefined ? [] : await own.told(book, views.decisionsOf(id))) {
      if (fact.fate === 'refused') continue;
      for (const file of filesOf(fact)) said.set(file, fact.n);
    }
    known.set(id, said);
    return said;
  };
}
