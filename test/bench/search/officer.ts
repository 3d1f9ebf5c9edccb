// An officer's search: each letter is asked of the home, which looks through all people of the commune.

import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { seededRandom } from '#kernel/random.ts';
import type { Id } from '#kernel/id.ts';
import type { HomesState } from '#domain/homes/state.ts';
import type { SearchReply } from '#protocol/queries.ts';
import { DEMO_NOW_S } from '#server/demo-store.ts';
import type { Home } from '#server/home.ts';
import { createTestPhone } from '#test/support/test-phone.ts';
import { startServer } from '../lib/server.ts';
import { largestVillage, openDemo } from '../phone/demo.ts';
import { lettersOf, spread, textsOf } from './texts.ts';

export async function timeOfficer() {
  const { home, folder, close } = await openDemo();
  const { place, officerCard } = (await largestVillage(home)).commune;
  const names = await namesIn(home, place);
  await close();
  const program = join(import.meta.dirname, 'home.ts');
  const server = await startServer([program, join(folder, 'data', 'demo')]);
  const base = `http://127.0.0.1:${server.port}`;
  const app = { request: (path: string, init?: RequestInit) => fetch(`${base}${path}`, init) };
  const phone = createTestPhone(app, seededRandom(7), { now: () => DEMO_NOW_S });
  const enrolled = await phone.enrol(officerCard);
  if (enrolled.status !== 200) throw new Error(`not enrolled: ${enrolled.reply.code ?? ''}`);

  async function ask(q: string): Promise<{ readonly ms: number; readonly total: number }> {
    const path = `/api/search?${String(new URLSearchParams({ q, place }))}`;
    const began = performance.now();
    const { status, reply } = await phone.send<SearchReply>('GET', path);
    const ms = performance.now() - began;
    if (status !== 200) throw new Error(`${path}: ${status} ${reply.code ?? ''}`);
    return { ms, total: reply.total };
  }

  // The home has just been started, and has none of the commune's books in memory.
  const { ms: firstMs } = await ask('a');
  const before = server.cost().cpuS;
  const lettersMs: number[] = [];
  for (const text of textsOf(names)) {
    let found = 0;
    // What ends in a space asks nothing new.
    for (const letters of lettersOf(text).filter((each) => each === each.trim())) {
      const { ms, total } = await ask(letters);
      lettersMs.push(ms);
      found = total;
    }
    if (found === 0) throw new Error(`nobody in the commune is called ${text}`);
  }
  const { cpuS } = server.cost();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
  const cpuMs = Math.round(((cpuS - before) * 10_000) / lettersMs.length) / 10;
  return { people: names.length, firstMs: Math.round(firstMs), ...spread(lettersMs), cpuMs };
}

/** Of all people of a commune. */
async function namesIn({ directory, warm }: Home, commune: Id): Promise<readonly string[]> {
  const people = directory.findBookOf('people', commune)?.id;
  const names: string[] = [];
  for (const book of directory.books()) {
    if (book.activity !== 'homes' || book.people !== people) continue;
    const { residents } = (await warm.get(book)).state as HomesState; // a book of that activity
    for (const { name } of residents.values()) names.push(name);
  }
  return names;
}
