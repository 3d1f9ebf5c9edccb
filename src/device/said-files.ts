import * as v from 'valibot';
import type { Id } from '#kernel/id.ts';
import { ATTACHING } from '#device/file-rows.ts';
import type { Phone } from '#device/phone.ts';
import { AnswerRow, findRow } from '#device/rows.ts';

const Attached = v.object({ file: v.string() });

/** Which files own facts of a book speak of, by the number of the fact; read once for each book. */
export function createSaid({ own, views, platform }: Phone) {
  const known = new Map<Id, ReadonlyMap<string, number>>();
  return async (id: Id): Promise<ReadonlyMap<string, number>> => {
    const before = known.get(id);
    if (before !== undefined) return before;
    const said = new Map<string, number>();
    // What was said under an earlier stream of this phone is in the book.
    const answered = (await findRow(platform.store, AnswerRow, 'answers', id))?.n ?? 0;
    for (const each of views.find(id)?.view?.state['attachments']?.values() ?? []) {
      if (answered > 0 && v.is(Attached, each)) said.set(each.file, answered);
    }
    const book = views.find(id)?.book;
    for (const fact of book === undefined ? [] : await own.told(book, views.decisionsOf(id))) {
      if (fact.type !== ATTACHING || fact.fate === 'refused') continue;
      said.set(String(fact.body['file']), fact.n);
    }
    known.set(id, said);
    return said;
  };
}
