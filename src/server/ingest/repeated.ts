import type { Id } from '#kernel/id.ts';
import { type LogFact, originOf, sameContent } from '#book/fact.ts';
import type { Reading } from '#server/store/store.ts';

/** Streams under which what an author said may stand as well; or anybody's. */
export type SayersOf = (author: Id) => readonly Id[] | 'anybody';

/**
 * What stands in a book already by its content, under another origin, and where. Two copies of one
 * phone both hold what was saved before the copy was made; where its number is taken by something else,
 * each says it anew in a stream of its own. And a home that was restored had said some in its own name.
 * @param taken facts of the same stream that go before them, as far as they are taken when it is asked
 */
export async function findRepeated(
  reading: Reading,
  book: Id,
  sayersOf: SayersOf,
  facts: readonly LogFact[],
  taken: readonly { readonly line: LogFact }[],
): Promise<(fact: LogFact) => LogFact | undefined> {
  const said = new Map<Id, readonly LogFact[]>();
  const again = new Map<Id, readonly LogFact[]>();
  for (const [author, own] of Map.groupBy(facts, (fact) => originOf(fact).stream)) {
    const times = own.map(({ at }) => at);
    const [from, to] = [Math.min(...times), Math.max(...times)];
    const sayers = sayersOf(author);
    const found =
      sayers === 'anybody'
        ? [reading.listAt(book, from, to)]
        : sayers.map((stream) => reading.listAt(book, from, to, stream));
    said.set(author, (await Promise.all(found)).flat());
    // Nobody with a single stream has said anything again.
    if (sayers === 'anybody' || sayers.length === 0) continue;
    const at = await reading.listAt(book, from, to, author);
    again.set(
      author,
      at.filter(({ stream, origin }) => stream === author && origin !== undefined),
    );
  }
  return (fact) => {
    const { stream } = originOf(fact);
    const isSame = (each: LogFact): boolean => sameContent(each, fact);
    const before = again.get(stream);
    const found = said.get(stream)?.find(isSame);
    if (found !== undefined || before === undefined || fact.origin !== undefined) return found;
    // It was said without its origin because that was taken, and is not at a home that was restored.
    const now = taken.find(({ line }) => line.origin !== undefined && isSame(line));
    return before.find(isSame) ?? now?.line;
  };
}
