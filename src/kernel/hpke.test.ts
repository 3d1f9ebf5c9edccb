import { createECDH } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { type Bytes, toHex, utf8 } from '#kernel/bytes.ts';
import { type HpkeCrypto, hpkeOpen, hpkeSeal } from '#kernel/hpke.ts';
import { hpkeCrypto } from '#server/crypto.ts';

const hex = (text: string): Bytes => new Uint8Array(Buffer.from(text, 'hex'));

/** RFC 9180, A.3.1: DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-128-GCM, base mode. */
const INFO = Buffer.from('4f6465206f6e2061204772656369616e2055726e', 'hex').toString();
const EPHEMERAL = hex('4995788ef4b9d6132b249ce59a77281493eb39af373d236a1fe415cb0c2d7beb');
const RECIPIENT = hex('f3ce7fdae57e1a310d87f1ebbde6f328be0a99cdbcadf4d6589cf29de4b8ffd2');
const POINT =
  '04a92719c6195d5085104f469a8b9814d5838ff72b60501e2c4466e5e67b325ac9' +
  '8536d7b61a1af4b78e5b7f951c0900be863c403ce65c9bfcb9382657222d18c4';
const PLAIN = hex('4265617574792069732074727574682c20747275746820626561757479');

const publicOf = (secret: Bytes): Bytes => {
  const curve = createECDH('prime256v1');
  curve.setPrivateKey(secret);
  return new Uint8Array(curve.getPublicKey());
};

/** The home's own curve and cipher, with an ephemeral key that is known. */
const cryptoOf = (ephemeral: Bytes): HpkeCrypto => ({
  ...hpkeCrypto,
  makeEphemeral: () => Promise.resolve({ point: publicOf(ephemeral), privateKey: ephemeral }),
});

describe('HPKE', () => {
  test('seals what RFC 9180 seals, but for the additional data of its vectors', async () => {
    const sealed = await hpkeSeal(cryptoOf(EPHEMERAL), publicOf(RECIPIENT), INFO, PLAIN);
    if (!sealed.ok) throw new Error(sealed.error.code);
    expect(toHex(sealed.value.subarray(0, 65))).toBe(POINT);
    // Sequence 0 of the vector, whose tag covers "Count-0": the text before the tag is the same.
    expect(toHex(sealed.value.subarray(65, 65 + PLAIN.length))).toBe(
      '5ad590bb8baa577f8619db35a36311226a896e7342a6d836d8b7bcd2f2',
    );
  });

  test('opens for the one it was sealed to, and for nobody else', async () => {
    const plain = utf8('Bản ghi của Hoàng Thị Lan');
    const sealed = await hpkeSeal(hpkeCrypto, publicOf(RECIPIENT), 'a', plain);
    if (!sealed.ok) throw new Error(sealed.error.code);
    const open = (secret: Bytes, info: string, bytes: Bytes) =>
      hpkeOpen(hpkeCrypto, secret, publicOf(secret), info, bytes);
    expect(await open(RECIPIENT, 'a', sealed.value)).toEqual({ ok: true, value: plain });
    const refused = { ok: false, error: { code: 'sealed-for-another' } };
    expect(await open(EPHEMERAL, 'a', sealed.value)).toEqual(refused);
    expect(await open(RECIPIENT, 'b', sealed.value)).toEqual(refused);
    const changed = sealed.value.slice();
    changed[70] = (changed[70] ?? 0) ^ 1;
    expect(await open(RECIPIENT, 'a', changed)).toEqual(refused);
    const malformed = { ok: false, error: { code: 'sealed-malformed' } };
    expect(await open(RECIPIENT, 'a', sealed.value.slice(0, 60))).toEqual(malformed);
    expect(await open(RECIPIENT, 'a', new Uint8Array(100).fill(4))).toEqual(malformed);
    expect(await hpkeSeal(hpkeCrypto, new Uint8Array(65), 'a', plain)).toEqual(malformed);
  });
});
