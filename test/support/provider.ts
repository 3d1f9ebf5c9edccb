// A server of a test that answers over real HTTP as a provider of messages does.

import { createServer, type IncomingHttpHeaders } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { type Bytes, concatBytes } from '#kernel/bytes.ts';

export type Call = {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Bytes;
  readonly text: string;
};
export type Reply = {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
};

export type Provider = {
  readonly url: string;
  readonly host: string;
  /** All that was asked, in order. */
  readonly calls: Call[];
  answer: (call: Call) => Reply | Promise<Reply>;
  close(): Promise<void>;
};

export async function openProvider(answer: Provider['answer'] = () => ({})): Promise<Provider> {
  const calls: Call[] = [];
  const server = createServer((request, response) => {
    const parts: Uint8Array[] = [];
    request.on('data', (part: Uint8Array) => parts.push(part));
    request.on('end', () => {
      const body = concatBytes(...parts);
      const { method = '', url: path = '', headers } = request;
      const call = { method, path, headers, body, text: new TextDecoder().decode(body) };
      calls.push(call);
      void (async () => {
        const { status = 200, headers: own = {}, body: said } = await provider.answer(call);
        response.writeHead(status, { 'content-type': 'application/json', ...own });
        response.end(said === undefined ? '' : JSON.stringify(said));
      })();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo; // it listens on TCP
  const host = `127.0.0.1:${port}`;
  const provider: Provider = {
    url: `http://${host}`,
    host,
    calls,
    answer,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return provider;
}
