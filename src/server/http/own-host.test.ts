import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openHome } from '#server/home.ts';
import { createApp } from '#server/http/app.ts';
import { openSqliteStore } from '#server/store/sqlite.ts';
import type { StoreKind } from '#server/store/store.ts';

const root = mkdtempSync(join(tmpdir(), 'banso-host-'));
afterAll(() => rmSync(root, { recursive: true }));

/** What a home of a kind answers under each name. */
async function statuses(kind: StoreKind, hosts: readonly string[]): Promise<number[]> {
  const store = openSqliteStore(join(root, kind), kind);
  if (!store.ok) throw new Error(store.error.code);
  const app = createApp(await openHome(store.value, { name: 'Thử' }), { log: () => undefined });
  const found: number[] = [];
  for (const host of hosts) {
    const answer = await app.request('/healthz', { headers: { host } });
    found.push(answer.status);
    if (answer.status !== 421) continue;
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/u);
    expect(await answer.json()).toMatchObject({ code: 'host-unknown', status: 421 });
  }
  await store.value.close();
  return found;
}

const OWN = ['localhost', 'localhost:8080', 'LOCALHOST:80', '127.0.0.1:8080', '127.0.0.1', '[::1]'];
const OTHERS = ['so.example', 'so.example:8080', '127.0.0.1.so.example', 'localhost.so.example:80'];
const CROOKED = ['[::1]:8080@so.example', '127.0.0.2', 'localhost:', '::1'];

describe('the name a home is asked under', () => {
  it('is one of this machine in a demo', async () => {
    expect(await statuses('demo', [...OWN, '[::1]:8080'])).toEqual(new Array(7).fill(200));
    expect(await statuses('demo', [...OTHERS, ...CROOKED])).toEqual(new Array(8).fill(421));
  });

  it('is any name in a real home', async () => {
    expect(await statuses('real', [...OWN, ...OTHERS])).toEqual(new Array(10).fill(200));
  });
});
