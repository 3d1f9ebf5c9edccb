import * as v from 'valibot';
import { type Bytes, fromUtf8, toBase64Url, utf8 } from '#kernel/bytes.ts';
import type { Random } from '#kernel/random.ts';
import { sha256 } from '#server/crypto.ts';
import type { Sealing } from '#server/sign-in/sealing.ts';
import type { Accounts } from '#server/store/accounts.ts';

/**
 * What the home hands out between two steps of a sign-in, and wants back: sealed, good for some minutes, and
 * spent once. Nothing is written before something comes back that holds, so that asking for many costs the
 * store nothing, and any of several servers can take the second step.
 */
export type Tokens = {
  make<Schema extends TokenSchema>(schema: Schema, said: v.InferInput<Schema['says']>): Bytes;
  /** Undefined when it is none of this kind, or its time is over. */
  read<Schema extends TokenSchema>(
    schema: Schema,
    token: Bytes,
  ): v.InferOutput<Schema['says']> | undefined;
  /** False when it was spent before. */
  spend(token: Bytes): Promise<boolean>;
};

export type TokenSchema = { readonly kind: string; readonly says: v.GenericSchema };

const LASTS_S = 300;
const Frame = v.object({ id: v.string(), expiresAt: v.number(), says: v.unknown() });

export function createTokens(
  sealing: Sealing,
  accounts: Pick<Accounts, 'spend'>,
  { now, random }: { readonly now: () => number; readonly random: Random },
): Tokens {
  return {
    make({ kind }, says) {
      const frame = { id: toBase64Url(random(16)), expiresAt: now() + LASTS_S, says };
      return sealing.seal(kind, utf8(JSON.stringify(frame)));
    },
    read({ kind, says }, token) {
      const plain = sealing.open(kind, token);
      const text = plain && fromUtf8(plain);
      if (text?.ok !== true) return undefined;
      const frame = v.parse(Frame, JSON.parse(text.value)); // sealed by this home alone
      const said = v.safeParse(says, frame.says);
      return now() < frame.expiresAt && said.success ? said.output : undefined;
    },
    spend: (token) => accounts.spend(sha256(token), now() + LASTS_S, now()),
  };
}
