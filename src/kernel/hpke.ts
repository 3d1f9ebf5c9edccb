import { type Bytes, concatBytes, utf8 } from '#kernel/bytes.ts';
import { hmac, type Sha256 } from '#kernel/hash.ts';
import { err, ok, type Result } from '#kernel/result.ts';

/*
 * Hybrid public key encryption (RFC 9180), base mode, one message: DHKEM(P-256, HKDF-SHA256), HKDF-SHA256,
 * AES-128-GCM. Anybody seals with a public key; only the holder of the private one opens. Curve and cipher
 * are given from outside, because browser and server each have their own.
 */

/** P-256 and AES-128-GCM of the machine. A public key is the 65-byte uncompressed point. */
export type HpkeCrypto = {
  readonly sha256: Sha256;
  /** A key pair used for one message. */
  makeEphemeral(): Promise<{ readonly point: Bytes; readonly privateKey: unknown }>;
  /** The x coordinate of the shared point, 32 bytes; undefined when `point` is none of the curve. */
  agree(privateKey: unknown, point: Bytes): Promise<Bytes | undefined>;
  /** AES-GCM with a 16-byte tag behind the text. */
  encrypt(key: Bytes, nonce: Bytes, plain: Bytes): Promise<Bytes>;
  /** Undefined when the tag does not fit. */
  decrypt(key: Bytes, nonce: Bytes, sealed: Bytes): Promise<Bytes | undefined>;
};

export type HpkeProblem = { readonly code: 'sealed-malformed' | 'sealed-for-another' };

const POINT_LENGTH = 65;
const KEM_ID = [0x00, 0x10];
const KEM_SUITE = Uint8Array.of(...utf8('KEM'), ...KEM_ID);
const SUITE = Uint8Array.of(...utf8('HPKE'), ...KEM_ID, 0x00, 0x01, 0x00, 0x01);
const SECRET_LENGTH = 32;
const KEY_LENGTH = 16;
const NONCE_LENGTH = 12;
const NOTHING = new Uint8Array(0);

/** The encapsulated key, 65 bytes, and behind it the text with its 16-byte tag. */
export async function hpkeSeal(
  crypto: HpkeCrypto,
  recipient: Bytes,
  info: string,
  plain: Bytes,
): Promise<Result<Bytes, HpkeProblem>> {
  const { point, privateKey } = await crypto.makeEphemeral();
  const shared = await crypto.agree(privateKey, recipient);
  if (shared === undefined) return err({ code: 'sealed-malformed' });
  const { key, nonce } = scheduleOf(crypto.sha256, shared, point, recipient, info);
  return ok(concatBytes(point, await crypto.encrypt(key, nonce, plain)));
}

/** `privateKey` and `recipient` are the two halves of one pair. */
export async function hpkeOpen(
  crypto: HpkeCrypto,
  privateKey: unknown,
  recipient: Bytes,
  info: string,
  sealed: Bytes,
): Promise<Result<Bytes, HpkeProblem>> {
  const point = sealed.slice(0, POINT_LENGTH);
  const shared = point.length < POINT_LENGTH ? undefined : await crypto.agree(privateKey, point);
  if (shared === undefined) return err({ code: 'sealed-malformed' });
  const { key, nonce } = scheduleOf(crypto.sha256, shared, point, recipient, info);
  const plain = await crypto.decrypt(key, nonce, sealed.slice(POINT_LENGTH));
  return plain === undefined ? err({ code: 'sealed-for-another' }) : ok(plain);
}

/** RFC 9180 §4.1 and §5.1: key and nonce of the one message, from the shared point of both keys. */
function scheduleOf(
  sha256: Sha256,
  shared: Bytes,
  point: Bytes,
  recipient: Bytes,
  info: string,
): { readonly key: Bytes; readonly nonce: Bytes } {
  const eae = extract(sha256, KEM_SUITE, NOTHING, 'eae_prk', shared);
  const context = concatBytes(point, recipient);
  const secret = expand(sha256, KEM_SUITE, eae, 'shared_secret', context, SECRET_LENGTH);
  const infoHash = extract(sha256, SUITE, NOTHING, 'info_hash', utf8(info));
  const pskHash = extract(sha256, SUITE, NOTHING, 'psk_id_hash', NOTHING);
  const schedule = concatBytes(Uint8Array.of(0), pskHash, infoHash);
  const prk = extract(sha256, SUITE, secret, 'secret', NOTHING);
  return {
    key: expand(sha256, SUITE, prk, 'key', schedule, KEY_LENGTH),
    nonce: expand(sha256, SUITE, prk, 'base_nonce', schedule, NONCE_LENGTH),
  };
}

const VERSION = utf8('HPKE-v1');

const extract = (
  sha256: Sha256,
  suite: Bytes,
  salt: Bytes,
  label: string,
  material: Bytes,
): Bytes => hmac(sha256, salt, concatBytes(VERSION, suite, utf8(label), material));

/** HKDF-Expand (RFC 5869) of at most one hash, 32 bytes. */
const expand = (
  sha256: Sha256,
  suite: Bytes,
  prk: Bytes,
  label: string,
  context: Bytes,
  length: number,
): Bytes => {
  const info = concatBytes(Uint8Array.of(0, length), VERSION, suite, utf8(label), context);
  return hmac(sha256, prk, concatBytes(info, Uint8Array.of(1))).slice(0, length);
};
