import { createHmac, timingSafeEqual } from 'node:crypto';
import * as v from 'valibot';
import { type Bytes, fromUtf8 } from '#kernel/bytes.ts';
import { keyOf, readCallbackName } from '#server/bridges/callback.ts';
import type { Why } from '#server/bridges/channel.ts';
import type { BridgeSettings } from '#server/bridges/settings.ts';
import { isSignedByZalo } from '#server/bridges/zalo.ts';
import type { DeliveryEnd, DeliveryKey } from '#server/store/deliveries.ts';

/* What providers tell later of messages that they took. What nobody vouches for is not believed. */

export type Heard =
  | { readonly is: 'word'; readonly key: DeliveryKey; readonly end: DeliveryEnd }
  /** Believed, and nothing to write down: still under way, or about something else. */
  | { readonly is: 'nothing' }
  | { readonly is: 'unsigned' }
  /** No such bridge here. */
  | { readonly is: 'unknown' };

export type Told = {
  /** The last part of the address. */
  readonly name: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: { get(name: string): string | null };
  readonly body: Bytes;
};

const NOTHING: Heard = { is: 'nothing' };
const UNSIGNED: Heard = { is: 'unsigned' };
const UNKNOWN: Heard = { is: 'unknown' };
const DELIVERED: DeliveryEnd = { state: 'delivered' };
const failed = (why: Why): DeliveryEnd => ({ state: 'failed', why });

export function hear(settings: BridgeSettings, secret: Bytes, told: Told, now: number): Heard {
  const { sms, zalo } = settings;
  if (told.name === 'zalo') return zalo === undefined ? UNKNOWN : hearZalo(zalo, told);
  if (told.name === 'android') {
    const key = sms?.by === 'android' ? sms.signingKey : undefined;
    return key === undefined ? UNKNOWN : hearAndroid(key, told, now);
  }
  if (sms?.by !== 'esms' && sms?.by !== 'http') return UNKNOWN;
  const named = readCallbackName(secret, told.name);
  if (named?.provider !== sms.by) return UNSIGNED;
  return wordOf(named.reference, 'sms', sms.by === 'esms' ? esmsEnd(told) : httpEnd(told));
}

function wordOf(reference: string, channel: 'sms' | 'zalo', end: DeliveryEnd | undefined): Heard {
  const key = keyOf(reference, channel);
  return key === undefined || end === undefined ? NOTHING : { is: 'word', key, end };
}

/** As eSMS asks by GET: 4 was refused, 5 came to its end. */
function esmsEnd({ query }: Told): DeliveryEnd | undefined {
  if (query['SendStatus'] === '4') return failed('refused');
  if (query['SendStatus'] !== '5') return undefined;
  return Number(query['SendSuccess'] ?? 0) > 0 ? DELIVERED : failed('cannot-receive');
}

/** `?status=delivered` or `failed`, as the settings of a gateway may be written. */
function httpEnd({ query }: Told): DeliveryEnd | undefined {
  if (query['status'] === 'delivered') return DELIVERED;
  return query['status'] === 'failed' ? failed('cannot-receive') : undefined;
}

/** What was caught on the way is worth nothing after so long. */
const LATE_S_MAX = 300;

/** Beside the event stands one object, which says of which message it tells. */
const AndroidEvent = v.looseObject({ event: v.string() });
const OfMessage = v.object({ messageId: v.string() });

/** HMAC-SHA256 over the body as it came and its second. */
function hearAndroid(key: string, { headers, body }: Told, now: number): Heard {
  const text = fromUtf8(body);
  if (!text.ok) return UNSIGNED;
  const second = headers.get('x-timestamp') ?? '';
  const own = createHmac('sha256', key).update(`${text.value}${second}`, 'utf8').digest();
  const given = Buffer.from(headers.get('x-signature') ?? '', 'hex');
  if (given.length !== own.length || !timingSafeEqual(own, given)) return UNSIGNED;
  if (!(Math.abs(now - Number(second)) <= LATE_S_MAX)) return UNSIGNED;
  const read = v.safeParse(v.pipe(v.string(), v.parseJson(), AndroidEvent), text.value);
  if (!read.success) return NOTHING;
  const of = Object.values(read.output).find((each) => v.is(OfMessage, each));
  const ends: Readonly<Record<string, DeliveryEnd>> = {
    'sms:delivered': DELIVERED,
    'sms:failed': failed('cannot-receive'),
  };
  if (!v.is(OfMessage, of)) return NOTHING;
  return wordOf(of.messageId, 'sms', ends[read.output.event]);
}

const ZaloEvent = v.object({
  event_name: v.string(),
  timestamp: v.string(),
  message: v.optional(v.object({ tracking_id: v.optional(v.string()) })),
});

function hearZalo(settings: NonNullable<BridgeSettings['zalo']>, { headers, body }: Told): Heard {
  const text = fromUtf8(body);
  if (!text.ok) return UNSIGNED;
  const read = v.safeParse(v.pipe(v.string(), v.parseJson(), ZaloEvent), text.value);
  if (!read.success) return UNSIGNED;
  const { event_name: event, timestamp, message } = read.output;
  const header = headers.get('x-zevent-signature') ?? '';
  if (!isSignedByZalo(settings, { body: text.value, timestamp, header })) return UNSIGNED;
  const reference = message?.tracking_id ?? '';
  return wordOf(reference, 'zalo', event === 'user_received_message' ? DELIVERED : undefined);
}
