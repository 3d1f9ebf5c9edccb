// An authenticator of WebAuthn in memory: real keys, real signatures, and what a test makes of them.

import { createHash, createPrivateKey, generateKeyPairSync, sign } from 'node:crypto';
import { toBase64Url, utf8, type Bytes, concatBytes } from '#kernel/bytes.ts';
import type { PasskeySetUp, PasskeySignIn } from '#protocol/sign-in.ts';

const USER_PRESENT = 0x01;
const USER_VERIFIED = 0x04;
const ATTESTED = 0x40;

type Asked = { readonly challenge: string };
export type Where = {
  readonly origin?: string;
  readonly host?: string;
  /** What the counter says; one more than before when absent. */
  readonly counter?: number;
  readonly flags?: number;
};

const sha = (bytes: Bytes): Bytes => new Uint8Array(createHash('sha256').update(bytes).digest());

/** The little of CBOR that is needed: heads, byte strings, texts and small numbers. */
function head(major: number, length: number): Bytes {
  const kind = major << 5;
  if (length < 24) return new Uint8Array([kind | length]);
  if (length < 256) return new Uint8Array([kind | 24, length]);
  return new Uint8Array([kind | 25, length >> 8, length & 255]);
}
const blob = (bytes: Bytes): Bytes => concatBytes(head(2, bytes.length), bytes);
const text = (value: string): Bytes => concatBytes(head(3, utf8(value).length), utf8(value));
const int = (value: number): Bytes => (value < 0 ? head(1, -1 - value) : head(0, value));

export function createAuthenticator(origin = 'http://localhost', host = 'localhost') {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const jwk = publicKey.export({ format: 'jwk' });
  const coordinate = (value = ''): Bytes => new Uint8Array(Buffer.from(value, 'base64url'));
  const id = sha(utf8(jwk.x ?? ''));
  let counter = 0;

  const client = (type: string, { challenge }: Asked, at: Where): Bytes =>
    utf8(JSON.stringify({ type, challenge, origin: at.origin ?? origin, crossOrigin: false }));

  function data(at: Where, more: Bytes = new Uint8Array(0), attested = 0): Bytes {
    counter = at.counter ?? counter + 1;
    const flags = (at.flags ?? USER_PRESENT | USER_VERIFIED) | attested;
    const counted = new Uint8Array(4);
    new DataView(counted.buffer).setUint32(0, counter);
    return concatBytes(sha(utf8(at.host ?? host)), new Uint8Array([flags]), counted, more);
  }

  return {
    id: toBase64Url(id),
    make(asked: Asked, label = 'Máy thử', at: Where = {}): PasskeySetUp {
      const key = concatBytes(
        head(5, 5),
        ...[1, 2, 3, -7, -1, 1].map(int),
        int(-2),
        blob(coordinate(jwk.x)),
        int(-3),
        blob(coordinate(jwk.y)),
      );
      const attested = concatBytes(new Uint8Array(16), new Uint8Array([0, id.length]), id, key);
      const object = concatBytes(
        head(5, 3),
        text('fmt'),
        text('none'),
        text('attStmt'),
        head(5, 0),
        text('authData'),
        blob(data(at, attested, ATTESTED)),
      );
      const clientDataJSON = toBase64Url(client('webauthn.create', asked, at));
      const response = { clientDataJSON, attestationObject: toBase64Url(object) };
      return { label, credential: { id: toBase64Url(id), type: 'public-key', response } };
    },
    answer(asked: Asked, at: Where = {}): PasskeySignIn {
      const said = client('webauthn.get', asked, at);
      const authenticator = data(at);
      const key = createPrivateKey(privateKey.export({ type: 'pkcs8', format: 'pem' }));
      const signature = sign('sha256', concatBytes(authenticator, sha(said)), key);
      return {
        keep: 'today',
        credential: {
          id: toBase64Url(id),
          type: 'public-key',
          response: {
            clientDataJSON: toBase64Url(said),
            authenticatorData: toBase64Url(authenticator),
            signature: signature.toString('base64url'),
          },
        },
      };
    },
  };
}
