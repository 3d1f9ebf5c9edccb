import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { refuseNotHttp } from '#server/http/not-http.ts';

let server: Server;
let log: string[];
beforeEach(async () => {
  log = [];
  server = createServer((_, answer) => answer.end('ok'));
  refuseNotHttp(
    server,
    (line) => log.push(line),
    () => 0,
  );
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterEach(() => server.close());

async function send(text: string): Promise<string> {
  const { port } = server.address() as AddressInfo; // it listens on a port
  const socket = connect(port, '127.0.0.1', () => socket.write(text));
  let answer = '';
  socket.on('data', (part: Buffer) => (answer += part.toString('latin1')));
  await once(socket, 'close');
  return answer;
}

const REQUEST = 'GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n';

test.each([
  ['a header that breaks its line', `${REQUEST}Cookie: a\rSet-Cookie: evil=1\r\n\r\n`, 400],
  ['a header folded onto a second line with a nought', `${REQUEST}X: a\r\n\0b: c\r\n\r\n`, 400],
  ['a space before the colon', `${REQUEST}Banso-Stream : AAAAAAAAAA\r\n\r\n`, 400],
  ['two lengths', `${REQUEST}Content-Length: 1\r\nContent-Length: 2\r\n\r\n`, 400],
  ['a word that is no method', 'LÒ VĂN YẾN / HTTP/1.1\r\n\r\n', 400],
  ['headers without end', `${REQUEST}X: ${'a'.repeat(40_000)}\r\n\r\n`, 431],
])('%s is refused, and told without a word of it', async (_, text, status) => {
  const answer = await send(text);
  expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `, 'u'));
  expect(answer).not.toContain('evil');
  expect(log).toHaveLength(1);
  expect(log[0]).toMatch(
    /^1970-01-01T00:00:00Z refused not-http elsewhere from address [\w-]{8}$/u,
  );
});

test('a request is answered, and nothing is told', async () => {
  expect(await send(`${REQUEST}\r\n`)).toMatch(/^HTTP\/1\.1 200 /u);
  expect(log).toEqual([]);
});
