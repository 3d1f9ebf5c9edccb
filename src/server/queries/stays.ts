import type { Id } from '#kernel/id.ts';
import type { OriginBody } from '#book/common.ts';
import { decodeFact } from '#book/decode.ts';
import { type Fact, originKey, originOf } from '#book/fact.ts';
import type { HomeFact } from '#domain/homes/facts.ts';
import { type Stay, staysOf } from '#domain/homes/stays.ts';
import { getActivity } from '#domain/register.ts';
import type { Home } from '#server/home.ts';
import type { Chapter } from '#server/queries/scope.ts';

/** Where somebody lived, as those facts of their register say that stand. */
export async function findStays(
  { store, warm }: Home,
  { homesBook }: Chapter,
  resident: Id,
): Promise<readonly Stay[]> {
  const { traces } = await warm.get(homesBook);
  const seqs = [...(traces.get(resident) ?? [])].sort((left, right) => left - right);
  const standing: Fact[] = [];
  const held = new Map<string, Fact>();
  for (const ordered of await store.read(homesBook.cell).getFacts(homesBook.id, seqs)) {
    const decoded = decodeFact(getActivity('homes'), ordered);
    if (!decoded.ok) continue;
    const { seq, receivedAt, verdict } = ordered;
    const fact: Fact = { ...decoded.value, seq, receivedAt };
    if (fact.type === 'fact.released@1') {
      const released = held.get(originKey(fact.body as OriginBody)); // decoded by its schema
      if (released !== undefined) standing.push(released);
    } else if (verdict === 'held') held.set(originKey(originOf(ordered)), fact);
    else standing.push(fact);
  }
  return staysOf(standing as HomeFact[], resident); // of a register; the common ones left say nothing of it
}
