// A page with the phone's device and no screen, built as the app's build would make it, beside a home.

import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { cwd } from 'node:process';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { build } from 'vite';

const PAGE = 'test/journeys/phone-page.ts';

export type PhoneSite = { readonly address: string; close(): void };

/** @param answerApi what the home says */
export async function servePhonePage(
  answerApi: (request: Request) => Response | Promise<Response>,
): Promise<PhoneSite> {
  const { entry, files } = await bundle();
  const site = new Hono();
  site.get('/', (c) =>
    c.html(`<!doctype html><title>Bản Số</title><script type="module" src="/${entry}"></script>`),
  );
  site.all('/api/*', (c) => answerApi(c.req.raw));
  site.get('/*', (c) => {
    const code = files.get(c.req.path.slice(1));
    return code === undefined
      ? c.notFound()
      : c.body(code, 200, { 'content-type': 'text/javascript' });
  });
  return new Promise((resolve) => {
    const server = serve({ fetch: site.fetch, hostname: '127.0.0.1', port: 0 }, () => {
      const { port } = server.address() as AddressInfo; // it listens on a port
      resolve({ address: `http://127.0.0.1:${port}`, close: () => void server.close() });
    });
  });
}

/** The page's script with all that it fetches later. */
async function bundle(): Promise<{ entry: string; files: ReadonlyMap<string, string> }> {
  const output = await build({
    root: cwd(),
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'chrome109',
      modulePreload: false,
      rolldownOptions: { input: join(cwd(), PAGE) },
    },
    worker: { format: 'es' },
  });
  const first = [output].flat()[0];
  if (first === undefined || !('output' in first)) throw new Error('no bundle');
  const files = new Map(
    first.output.map((file) => [
      file.fileName,
      file.type === 'chunk' ? file.code : new TextDecoder().decode(bytesOf(file.source)),
    ]),
  );
  return { entry: first.output[0].fileName, files };
}

const bytesOf = (source: string | Uint8Array): Uint8Array =>
  typeof source === 'string' ? new TextEncoder().encode(source) : source;
