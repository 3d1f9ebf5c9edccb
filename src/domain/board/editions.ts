import type { Id } from '#kernel/id.ts';
import type { Table } from '#book/table.ts';

/**
 * What was written once of a notice, answer or meeting; `over`: of which it is enough to have been told, too;
 * `warns`: it warned of something, as others may have heard from here; `inside`: it was for those who work
 * alone, and nobody else heard of it.
 */
export type Edition = {
  readonly notice: Id;
  readonly number: number;
  readonly at: number;
  readonly warns?: true;
  readonly inside?: true;
  readonly over?: Id;
};

/** An edition and those under it, down to one that is told anew. */
export function enoughFor(editions: Table<Edition>, edition: Id): readonly Id[] {
  const enough: Id[] = [];
  let each: Id | undefined = edition;
  while (each !== undefined) {
    enough.push(each);
    each = editions.get(each)?.over;
  }
  return enough;
}
