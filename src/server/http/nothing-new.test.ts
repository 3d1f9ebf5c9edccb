import { once } from 'node:events';
import { type AddressInfo, createConnection } from 'node:net';
import { serve } from '@hono/node-server';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { toBase64Url, utf8 } from '#kernel/bytes.ts';
import { PROTOCOL } from '#protocol/version.ts';
import { openTestHome, type TestHome } from '#test/support/test-home.ts';
import type { TestPhone } from '#test/support/test-phone.ts';

/** What the budget says of one whole question and its answer. */
const BYTES_MAX = 1_024;

let the: TestHome;
let server: ReturnType<typeof serve>;
let port = 0;
beforeAll(async () => {
  the = await openTestHome();
  server = serve({ fetch: the.app.fetch, hostname: '127.0.0.1', port: 0 });
  await once(server, 'listening');
  ({ port } = server.address() as AddressInfo); // it listens on a port
});
afterAll(async () => {
  server.close();
  await the.close();
});

/** One question over a connection that stays, byte by byte as it went. */
async function ask(phone: TestPhone, path: string): Promise<{ sent: string; got: string }> {
  const at = the.clock.now();
  const said = phone.requestSaid({ method: 'GET', path, at, body: utf8('') });
  const sent = [
    `GET ${path} HTTP/1.1`,
    `host: 127.0.0.1:${port}`,
    `banso-stream: ${phone.stream}`,
    `banso-at: ${at}`,
    `banso-signature: ${toBase64Url(phone.sign(said))}`,
    'accept: application/json',
    '',
    '',
  ].join('\r\n');
  const socket = createConnection(port, '127.0.0.1');
  socket.write(sent);
  const [got] = (await once(socket, 'data')) as [Buffer];
  socket.destroy();
  return { sent, got: got.toString('latin1') };
}

it('takes less than 1 KB in all', async () => {
  const phone = await the.enrol('member', the.village);
  const { reply } = await phone.pull();
  const have = reply.books.map(({ book, epoch, seq }) => `${book.id}.${epoch}.${seq}`).join(',');
  const path = `/api/pull?protocol=${PROTOCOL}&have=${have}&mark=${reply.mark}`;
  const { sent, got } = await ask(phone, path);
  expect(got).toMatch(/^HTTP\/1\.1 304 /u);
  expect(got.endsWith('\r\n\r\n')).toBe(true);
  expect(sent.length + got.length).toBeLessThanOrEqual(BYTES_MAX);
});
