import type { Bytes } from '#kernel/bytes.ts';
import type { Sha256 } from '#kernel/hash.ts';
import type { Id } from '#kernel/id.ts';
import { commitmentUnder, factSaltOf, saltBlockOf } from '#book/chain.ts';
import type { LogFact } from '#book/fact.ts';

/*
 * One salt covers a block of 256 facts, from which each fact's own follows. When one of them is erased, the
 * block's is destroyed and the others' own salts are kept in its place.
 */

/** The salt of one block of a stream in the book at hand; no bytes once it is destroyed. */
export type BlockSalt = { readonly stream: Id; readonly block: number; readonly salt: Bytes };

/** A fact's own salt, where that of its block is destroyed. */
export type SingleSalt = { readonly stream: Id; readonly n: number; readonly salt: Bytes };

export const SINGLE_SALT_LENGTH = 32;
export const COMMITMENT_LENGTH = 32;

export const isDestroyed = (blockSalt: Bytes): boolean => blockSalt.length === 0;

/** The own salt of the n-th fact of a stream in the book at hand, where it is known. */
export type FactSalts = (stream: Id, n: number) => Bytes | undefined;

export function indexSalts(
  sha256: Sha256,
  blocks: Iterable<BlockSalt>,
  singles: Iterable<SingleSalt>,
): FactSalts {
  const byBlock = new Map<string, Bytes>();
  for (const { stream, block, salt } of blocks) byBlock.set(`${stream}.${block}`, salt);
  const byFact = new Map<string, Bytes>();
  for (const { stream, n, salt } of singles) byFact.set(`${stream}.${n}`, salt);
  return (stream, n) => {
    const own = byFact.get(`${stream}.${n}`);
    if (own !== undefined) return own;
    const block = byBlock.get(`${stream}.${saltBlockOf(n)}`);
    return block === undefined || isDestroyed(block) ? undefined : factSaltOf(sha256, block, n);
  };
}

/** What both chains hold of a fact, erased or not; undefined where its salt is missing. */
export function committed(sha256: Sha256, salts: FactSalts, fact: LogFact): Bytes | undefined {
  if (fact.commitment !== undefined) return fact.commitment;
  const salt = salts(fact.stream, fact.n);
  return salt && commitmentUnder(sha256, salt, fact.body);
}
