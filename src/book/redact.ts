import type { Sha256 } from '#kernel/hash.ts';
import { saltBlockOf } from '#book/chain.ts';
import { type OrderedFact, originKey, originOf } from '#book/fact.ts';
import { type Redactable, residueHash, residueOf } from '#book/residue.ts';
import { encodeRun, type Run } from '#book/run.ts';
import { committed, indexSalts, type SingleSalt } from '#book/salts.ts';

/** A run without what is erased; `encoded` is absent where nothing of it is. */
export type RedactedRun = { readonly encoded?: unknown };

/**
 * Erases in a run that was fetched before: bodies become residues, the salts of their blocks go and those of
 * other facts are kept singly. Its chain stays what it was. Undefined where the residue is not the one named.
 * @param erased the hash of each residue, under stream and n of the fact's first saying
 * @param broken blocks of which something is erased in any run: `stream.block`
 */
export function redactRun(
  sha256: Sha256,
  activity: Redactable,
  run: Run,
  erased: ReadonlyMap<string, string>,
  broken: ReadonlySet<string>,
): RedactedRun | undefined {
  const isBroken = (stream: string, block: number): boolean => broken.has(`${stream}.${block}`);
  const kept = run.salts.filter(({ stream, block }) => !isBroken(stream, block));
  const salts = indexSalts(sha256, run.salts, run.singles ?? []);
  const singles: SingleSalt[] = [];
  const facts: OrderedFact[] = [];
  let isChanged = kept.length < run.salts.length;
  for (const fact of run.facts) {
    const redacted = redactFact(fact);
    if (redacted === undefined) return undefined;
    isChanged ||= redacted !== fact;
    facts.push(redacted);
    const { stream, n } = fact;
    const salt = salts(stream, n);
    if (
      redacted.commitment === undefined &&
      salt !== undefined &&
      isBroken(stream, saltBlockOf(n))
    ) {
      singles.push({ stream, n, salt });
    }
  }
  return isChanged ? { encoded: encodeRun({ ...run, facts, salts: kept, singles }) } : {};

  function redactFact(fact: OrderedFact): OrderedFact | undefined {
    const named = erased.get(originKey(originOf(fact)));
    if (named === undefined || fact.commitment !== undefined) return fact;
    const body = residueOf(activity, fact);
    const commitment = committed(sha256, salts, fact);
    return commitment === undefined || residueHash(sha256, body) !== named
      ? undefined
      : { ...fact, body, commitment };
  }
}
