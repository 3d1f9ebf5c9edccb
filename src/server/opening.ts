import type { Bytes } from '#kernel/bytes.ts';
import { toBase64Url } from '#kernel/bytes.ts';
import type { Random } from '#kernel/random.ts';
import { openingBytes } from '#book/signed.ts';
import type { OpeningKeyMessage } from '#protocol/messages.ts';
import { createKeyPair } from '#server/crypto.ts';
import type { OpeningKey, Store } from '#server/store/store.ts';

/** The keys to which phones seal second copies: the newest is given out, all are kept for ever. */
export type Opening = {
  current(): OpeningKeyMessage;
  find(id: number): OpeningKey | undefined;
};

/** Opens the keys of a store; one that has none is given its first. */
export async function openOpening(
  store: Store,
  random: Random,
  sign: (bytes: Bytes) => Bytes,
): Promise<Opening> {
  const stored = await store.directories.listOpeningKeys();
  const first = { id: 1, ...createKeyPair(random) };
  if (stored.length === 0) await store.directories.putOpeningKey(first);
  const keys = stored.length === 0 ? await store.directories.listOpeningKeys() : stored;
  const { id, key } = keys.at(-1) ?? first;
  const signature = toBase64Url(sign(openingBytes(id, key)));
  return {
    current: () => ({ id, key, signature }),
    find: (wanted) => keys.find((each) => each.id === wanted),
  };
}
