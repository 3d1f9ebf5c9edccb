import { createCipheriv, createECDH, hkdfSync } from 'node:crypto';
import { type Bytes, concatBytes, fromBase64Url, toBase64Url, utf8 } from '#kernel/bytes.ts';
import type { Random } from '#kernel/random.ts';
import { ask, type Channel, type Message, type Sent } from '#server/bridges/channel.ts';
import { createKeyPair, createSigner, type KeyPair } from '#server/crypto.ts';
import type { PushSubscription } from '#server/store/deliveries.ts';

/*
 * Web Push: RFC 8030 (how it is sent), 8291 and 8188 (how it is encrypted), 8292 (who sends it). What the
 * push service of a browser's maker sees is to which device something goes, when, how long it is and how
 * pressing.
 */

const RECORD_LENGTH = 4_096;
const SALT_LENGTH = 16;
const LAST_RECORD = Uint8Array.of(2);

type Receiver = Pick<PushSubscription, 'key' | 'auth'>;
type Once = { readonly salt: Bytes; readonly pair: KeyPair };

const hkdf = (salt: Bytes, key: Bytes, info: Bytes, length: number): Bytes =>
  new Uint8Array(hkdfSync('sha256', key, salt, info, length));

/**
 * One record under keys that only the browser of the subscription can work out (RFC 8291, 3.4).
 * @param once salt and key pair, fresh for each message; undefined when the key is no point of the curve
 */
export function encryptPush(plain: Bytes, to: Receiver, { salt, pair }: Once): Bytes | undefined {
  const own = fromBase64Url(pair.key);
  if (!own.ok) return undefined;
  const curve = createECDH('prime256v1');
  curve.setPrivateKey(pair.secret);
  let shared: Bytes;
  try {
    shared = new Uint8Array(curve.computeSecret(to.key));
  } catch {
    return undefined;
  }
  const info = concatBytes(utf8('WebPush: info\0'), to.key, own.value);
  const key = hkdf(to.auth, shared, info, 32);
  const contentKey = hkdf(salt, key, utf8('Content-Encoding: aes128gcm\0'), 16);
  const nonce = hkdf(salt, key, utf8('Content-Encoding: nonce\0'), 12);
  const cipher = createCipheriv('aes-128-gcm', contentKey, nonce);
  const sealed = [cipher.update(plain), cipher.update(LAST_RECORD), cipher.final()];
  const size = new Uint8Array(4);
  new DataView(size.buffer).setUint32(0, RECORD_LENGTH);
  const head = [salt, size, Uint8Array.of(own.value.length), own.value];
  return concatBytes(...head, ...sealed, cipher.getAuthTag());
}

export type VapidKeys = KeyPair & {
  /** `mailto:` or `https:`: whom the push service asks when something is wrong. */
  readonly subject: string;
};

/** A push service takes none that is valid for more than a day. */
const VALID_S = 12 * 3_600;

/** Who sends it (RFC 8292, 2). */
export function vapidHeader(keys: VapidKeys, endpoint: string, now: number): string {
  const part = (value: object): string => toBase64Url(utf8(JSON.stringify(value)));
  const claims = { aud: new URL(endpoint).origin, exp: now + VALID_S, sub: keys.subject };
  const said = `${part({ typ: 'JWT', alg: 'ES256' })}.${part(claims)}`;
  return `vapid t=${said}.${toBase64Url(createSigner(keys)(utf8(said)))}, k=${keys.key}`;
}

/** The push services of the browsers there are; `*.` any name below. */
export const PUSH_SERVICES = [
  'fcm.googleapis.com',
  '*.push.services.mozilla.com',
  '*.push.apple.com',
  '*.notify.windows.com',
] as const;

/**
 * Whether a subscription leads to a push service. Anywhere else the server would ask whatever address a phone
 * names, inside its own network too.
 * @param also further hosts of the settings, which may be reached by http
 */
export function isPushService(endpoint: string, also: readonly string[]): boolean {
  const url = URL.parse(endpoint);
  if (url === null || url.username !== '' || url.password !== '') return false;
  if (also.includes(url.host)) return true;
  if (url.protocol !== 'https:' || url.port !== '') return false;
  return PUSH_SERVICES.some((each) =>
    each.startsWith('*.') ? url.hostname.endsWith(each.slice(1)) : url.hostname === each,
  );
}

/** What the phone shows, and which notice it opens. */
export type PushSaid = {
  readonly notice: string;
  readonly class: Message['class'];
  readonly title: string;
  readonly text: string;
};

const TEXT_LENGTH_MAX = 240;
const URGENCY = { ordinary: 'normal', priority: 'high', emergency: 'high' } as const;

const shorten = (text: string): string =>
  text.length <= TEXT_LENGTH_MAX ? text : `${text.slice(0, TEXT_LENGTH_MAX - 1).trimEnd()}…`;

export const pushSaid = (message: Message): PushSaid => ({
  notice: message.notice,
  class: message.class,
  title: message.title,
  text: shorten([message.from, message.do ?? message.text].join(': ')),
});

export type PushSettings = { readonly keys: VapidKeys; readonly services: readonly string[] };

/** A message that comes again, or in a newer edition, takes the place of the one before (`Topic`). */
export const createPush = (
  { keys, services }: PushSettings,
  { now, random }: { readonly now: () => number; readonly random: Random },
): Channel<PushSubscription> => ({
  knowsAgain: true,
  paceMs: 0,
  async send(to, message): Promise<Sent> {
    if (!isPushService(to.endpoint, services)) return { is: 'failed', why: 'gone' };
    const once = { salt: random(SALT_LENGTH), pair: createKeyPair(random) };
    const body = encryptPush(utf8(JSON.stringify(pushSaid(message))), to, once);
    if (body === undefined) return { is: 'failed', why: 'gone' };
    const asked = await ask(to.endpoint, {
      method: 'POST',
      headers: {
        authorization: vapidHeader(keys, to.endpoint, now()),
        'content-encoding': 'aes128gcm',
        'content-type': 'application/octet-stream',
        ttl: String(message.ttlS),
        topic: message.notice,
        urgency: URGENCY[message.class],
      },
      body,
    });
    if ('is' in asked) return asked;
    if (asked.status === 404 || asked.status === 410) return { is: 'failed', why: 'gone' };
    if (asked.status === 401 || asked.status === 403) return { is: 'failed', why: 'key' };
    return asked.status < 300 ? { is: 'sent' } : { is: 'failed', why: 'refused' };
  },
});
