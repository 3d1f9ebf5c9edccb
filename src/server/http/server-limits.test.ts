import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { HEADERS_MAX, limitServer } from '#server/http/server-limits.ts';

let server: Server;
beforeEach(async () => {
  server = createServer({ connectionsCheckingInterval: 20 }, (request, answer) => {
    request.resume().on('end', () => answer.end('ok'));
  });
  limitServer(server, { headers: 100, request: 200, idle: 100 });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterEach(() => server.close());

/** What comes until the other side ends it. */
async function send(text: string): Promise<string> {
  const { port } = server.address() as AddressInfo; // it listens on a port
  const socket = connect(port, '127.0.0.1', () => socket.write(text));
  let answer = '';
  socket.on('data', (part: Buffer) => (answer += part.toString('latin1')));
  await once(socket, 'close');
  return answer;
}

test.each([
  ['headers that never end', 'GET / HTTP/1.1\r\nHost: a\r\nX: '],
  ['a body that never comes', 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nab'],
])('%s hold no place', async (_, text) => {
  expect(await send(text)).toMatch(/^HTTP\/1\.1 408 /u);
});

test('an answered connection is not kept for nothing', async () => {
  expect(await send('GET / HTTP/1.1\r\nHost: a\r\n\r\n')).toMatch(/^HTTP\/1\.1 200 /u);
});

test.each([
  [HEADERS_MAX - 2, 200],
  [HEADERS_MAX + 1, 431],
])('%i headers besides two are answered by %i', async (count, status) => {
  const many = Array.from({ length: count }, (_, index) => `X-${index}: a\r\n`).join('');
  const answer = await send(`GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n${many}\r\n`);
  expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `, 'u'));
});
