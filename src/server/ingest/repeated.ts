import type { Id } from '#kernel/id.ts';
import { type LogFact, originOf, sameContent } from '#book/fact.ts';
import type { Reading } from '#server/store/store.ts';

/** Streams under which what an author said may stand as well; or anybody's. */
export type SayersOf = (author: Id) => readonly Id[] | 'anybody';

/**
 * What stands in a book already by its content, under another origin. Two copies of one phone both hold what
 * was saved before the copy was made; where its number is taken by something else, each says it anew in a
 * stream of its own. And a home that was restored had said some in its own name.
 */
export async function findRepeated(
  reading: Reading,
  book: Id,
  sayersOf: SayersOf,
  facts: readonly LogFact[],
): Promise<(fact: LogFact) => boolean> {
  const said = new Map<Id, readonly LogFact[]>();
  for (const [author, own] of Map.groupBy(facts, (fact) => originOf(fact).stream)) {
    const times = own.map(({ at }) => at);
    const [from, to] = [Math.min(...times), Math.max(...times)];
    const sayers = sayersOf(author);
    const found =
      sayers === 'anybody'
        ? [reading.listAt(book, from, to)]
        : sayers.map((stream) => reading.listAt(book, from, to, stream));
    said.set(author, (await Promise.all(found)).flat());
  }
  return (fact) =>
    said.get(originOf(fact).stream)?.some((each) => sameContent(each, fact)) === true;
}
