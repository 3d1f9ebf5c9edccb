import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { addressOf } from '#server/http/address.ts';

const app = new Hono().get('*', (c) => c.text(addressOf(c)));

async function seen(remoteAddress: string, forwarded?: string): Promise<string> {
  const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded };
  const env = { incoming: { socket: { remoteAddress } } };
  return (await app.request('/', { headers }, env)).text();
}

test.each([
  ['203.0.113.7', undefined, '203.0.113.7'],
  ['::ffff:203.0.113.7', undefined, '203.0.113.7'],
  ['2001:db8::1', undefined, '2001:db8:0:0'],
  ['2001:db8:0:0:9:8:7:6', undefined, '2001:db8:0:0'],
  // What anybody says of themselves is not believed.
  ['203.0.113.7', '198.51.100.1', '203.0.113.7'],
  // A proxy on this machine is, of the last it names.
  ['127.0.0.1', '198.51.100.1', '198.51.100.1'],
  ['::1', '198.51.100.1, 203.0.113.7', '203.0.113.7'],
  ['::ffff:127.0.0.1', '::ffff:203.0.113.7', '203.0.113.7'],
  ['127.0.0.1', '203.0.113.7:51820', '203.0.113.7'],
  ['127.0.0.1', '[2001:db8::1]:51820', '2001:db8:0:0'],
  ['127.0.0.1', '2001:db8::1', '2001:db8:0:0'],
  // What is no address names nobody.
  ['127.0.0.1', '', '127.0.0.1'],
  ['127.0.0.1', 'unknown', '127.0.0.1'],
  ['127.0.0.1', `a${'b'.repeat(9_000)}`, '127.0.0.1'],
  ['127.0.0.1', '203.0.113.7, 999.1.1.1', '127.0.0.1'],
])('%s that says %s is %s', async (peer, forwarded, address) => {
  expect(await seen(peer, forwarded)).toBe(address);
});
