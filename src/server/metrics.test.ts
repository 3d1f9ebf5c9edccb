import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createApp } from '#server/http/app.ts';
import { createMetrics, serveMetrics } from '#server/metrics.ts';
import { openTestHome, type TestHome } from '#test/support/test-home.ts';

let the: TestHome;

beforeEach(async () => {
  the = await openTestHome();
});
afterEach(() => the.close());

it('counts requests by route and status, and names nothing that was asked for', async () => {
  const metrics = createMetrics();
  metrics.watch(the.home);
  const app = createApp(the.home, { log: () => undefined, metrics });
  await app.request(`/thon/${the.village}`);
  await app.request('/api/pull?have=secret', { headers: { 'banso-stream': 'secretAAAA' } });
  await app.request('/nowhere/secret');
  const text = await metrics.text();
  expect(text).toMatch(
    /banso_request_seconds_count\{method="GET",route="\/thon",status="200"\} 1/u,
  );
  expect(text).toMatch(/banso_request_seconds_count\{[^}]*route="\/api\/pull",status="401"\} 1/u);
  expect(text).toMatch(/banso_request_seconds_count\{[^}]*route="elsewhere",status="404"\} 1/u);
  expect(text).toContain(`banso_books ${[...the.home.directory.books()].length}`);
  expect(text).not.toContain('secret');
  expect(text).not.toContain(the.village);
});

it('counts facts that were new and parts that were not taken', async () => {
  const metrics = createMetrics();
  metrics.noteTaken([
    { taken: false, book: the.homes.id, code: 'gap' },
    {
      taken: true,
      book: the.homes.id,
      epoch: 0,
      n: 3,
      hash: new Uint8Array(32),
      items: [],
      fresh: 3,
    },
  ]);
  const text = await metrics.text();
  expect(text).toContain('banso_facts_total 3');
  expect(text).toContain('banso_parts_not_taken_total{code="gap"} 1');
});

it('answers on its own port, under one path', async () => {
  const server = serveMetrics(createMetrics(), 0);
  await once(server, 'listening');
  const { port, address } = server.address() as AddressInfo; // of a TCP server
  expect(address).toBe('127.0.0.1');
  const answer = await fetch(`http://127.0.0.1:${port}/metrics`);
  expect(answer.headers.get('content-type')).toContain('text/plain');
  expect(await answer.text()).toContain('process_resident_memory_bytes');
  expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(404);
  server.close();
});

it('says that its store answers, and that it does not', async () => {
  expect((await the.app.request('/readyz')).status).toBe(200);
  await the.home.store.close();
  expect((await the.app.request('/readyz')).status).toBeGreaterThanOrEqual(500);
  the = await openTestHome();
});
