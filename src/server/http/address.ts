import { isIP } from 'node:net';
import type { Context } from 'hono';
import * as v from 'valibot';

const Env = v.object({ incoming: v.object({ socket: v.object({ remoteAddress: v.string() }) }) });
const THIS_MACHINE = /^(?:127\.|::1$)/u;
/** A house or a phone has 2⁶⁴ addresses of the sixth version, all with the same beginning. */
const V6_GROUPS_KEPT = 4;

/**
 * Where a request comes from. A proxy on this very machine is believed about who asked it; what anybody
 * else says of others is not.
 */
export function addressOf(c: Context): string {
  const env = v.safeParse(Env, c.env);
  const peer = env.success ? plainAddress(env.output.incoming.socket.remoteAddress) : '';
  if (!THIS_MACHINE.test(peer)) return shortAddress(peer);
  const last = withoutPort(c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() ?? '');
  return shortAddress(isIP(last) === 0 ? peer : plainAddress(last));
}

/** Some proxies name the port too, which is another one for each connection. */
const withoutPort = (address: string): string =>
  /^(?:\[(?<v6>[^\]]*)\]|(?<v4>[\d.]+))(?::\d+)?$/u.exec(address)?.slice(1).find(Boolean) ??
  address;

/** An address of the fourth version has two spellings. */
const plainAddress = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/iu, '');

function shortAddress(address: string): string {
  if (!address.includes(':')) return address;
  const [head = '', tail] = address.split('::');
  const before = groupsOf(head);
  const after = groupsOf(tail ?? '');
  const between = Math.max(0, tail === undefined ? 0 : 8 - before.length - after.length);
  return [...before, ...Array.from({ length: between }, () => '0'), ...after]
    .slice(0, V6_GROUPS_KEPT)
    .join(':');
}

const groupsOf = (text: string): readonly string[] => (text === '' ? [] : text.split(':'));
