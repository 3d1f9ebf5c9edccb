import { createHmac, timingSafeEqual } from 'node:crypto';
import { utf8 } from '#kernel/bytes.ts';
import type { Bytes } from '#kernel/bytes.ts';
import type { ChannelName, DeliveryKey } from '#server/store/deliveries.ts';

/*
 * Addresses under which a provider that signs nothing tells what became of one message: nobody but whoever
 * was given such an address can have made it.
 */

const REFERENCE = /^[A-Za-z0-9_-]{30}$/u;
const MAC_LENGTH = 22;

const macOf = (secret: Bytes, provider: string, reference: string): string =>
  createHmac('sha256', secret)
    .update(utf8(`bridge ${provider} ${reference}`))
    .digest('base64url')
    .slice(0, MAC_LENGTH);

/** `esms.<reference>.<mac>`, the last part of an address. */
export const callbackName = (secret: Bytes, provider: string, reference: string): string =>
  `${provider}.${reference}.${macOf(secret, provider, reference)}`;

/** The reference that such a name is of; undefined when it was not given by this home. */
export function readCallbackName(
  secret: Bytes,
  name: string,
): { readonly provider: string; readonly reference: string } | undefined {
  const [provider = '', reference = '', mac = ''] = name.split('.');
  const own = Buffer.from(macOf(secret, provider, reference));
  const given = Buffer.from(mac);
  return own.length === given.length && timingSafeEqual(own, given)
    ? { provider, reference }
    : undefined;
}

/** What a reference names; undefined when it is none. */
export function keyOf(reference: string, channel: ChannelName): DeliveryKey | undefined {
  if (!REFERENCE.test(reference)) return undefined;
  const [book, edition, recipient] = [0, 10, 20].map((from) => reference.slice(from, from + 10));
  if (book === undefined || edition === undefined || recipient === undefined) return undefined;
  return { book, edition, recipient, channel };
}
