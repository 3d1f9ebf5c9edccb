import { describe, expect, test } from 'vitest';
import { createDevice } from '#device/create-device.ts';
import type { Device } from '#device/device.ts';
import { createMedium, type Mishap } from '#device/memory-store.ts';
import { BookRow, toRow } from '#device/rows.ts';
import { openPhone, openWorld, platformOf, visit, type Worker, type World } from './world.ts';

/** A morning's work: enrol, two saves without waiting for a network, an exchange, one more of each. */
async function work(
  world: World,
  worker: Worker,
  phone: Device,
  acknowledged: string[],
): Promise<void> {
  const saveVisits = async (count: number): Promise<void> => {
    const proposals = Array.from({ length: count }, () => visit(world, phone));
    const saved = await phone.save(world.doors.id, proposals);
    if (saved.ok) acknowledged.push(...saved.value.map((fact) => String(fact.body['visit'])));
  };
  if (phone.me() === undefined) await phone.enrol(worker.card);
  await saveVisits(2);
  await saveVisits(1);
  await phone.sync();
  await saveVisits(1);
  await phone.putDraft('visit', { outcome: 'met' }, true);
  await phone.sync();
}

/** Visits of the doors book by id, as often as they stand there. */
async function visitsAt(world: World): Promise<Map<string, number>> {
  const facts = await world.home.store
    .read(world.doors.cell)
    .listFacts(world.doors.id, 0, 1_000_000);
  const counts = new Map<string, number>();
  for (const fact of facts) {
    const { visit: id } = JSON.parse(fact.body) as { visit: string };
    counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return counts;
}

/** Whether the mishap was reached; asserts that nothing acknowledged was lost and nothing came twice. */
async function survive(world: World, worker: Worker, at: number, mishap: Mishap): Promise<boolean> {
  const medium = createMedium();
  let reached = false;
  const platform = platformOf(world, {
    medium,
    mishap: (operation) => {
      reached ||= operation === at;
      return operation === at ? mishap : undefined;
    },
  });
  const acknowledged: string[] = [];
  const scenario = (async () => {
    try {
      await work(world, worker, await createDevice(platform), acknowledged);
    } catch (error) {
      if (!(error instanceof Error) || error.message !== 'store-failed') throw error;
    }
  })();
  await Promise.race([scenario, platform.store.died]);

  const phone = await openPhone(world, { medium });
  // What the store calls held can be read at once, without a network.
  const rows = [...(medium.get('books')?.values() ?? [])].map((value) => toRow(BookRow, value));
  expect(phone.syncState().loaded.of).toBe(rows.filter((row) => !row?.writeOnly).length);
  if (phone.me() === undefined) expect(await phone.enrol(worker.card)).toMatchObject({ ok: true });
  expect(await phone.sync(), `${mishap} at ${at}`).toMatchObject({ phase: 'idle' });
  const own = await phone.ownFacts();
  const ids = own.map((fact) => String(fact.body['visit']));
  expect(own.map((fact) => fact.fate)).toEqual(own.map(() => 'received'));
  expect(own.map((fact) => fact.n)).toEqual(own.map((_, index) => index + 1));
  expect(ids).toEqual(expect.arrayContaining(acknowledged));
  // A store that says no has written nothing; only the dead cannot say what they had done.
  if (mishap === 'aborted' || mishap === 'full') expect(ids).toHaveLength(acknowledged.length);
  const there = await visitsAt(world);
  expect(ids.map((id) => there.get(id))).toEqual(ids.map(() => 1));
  expect([...there.values()].every((count) => count === 1)).toBe(true);
  expect(phone.findView('doors', world.village)?.state.visits.size).toBe(there.size);
  return reached;
}

const PHONES_OF_A_WORLD = 30;

describe('a phone whose store fails at any one operation', () => {
  // A store says no for one reason or the other: each operation hears one of them.
  test.each<[Mishap, number, number]>([
    ['dies-before', 1, 1],
    ['dies-after', 1, 1],
    ['aborted', 1, 2],
    ['full', 2, 2],
  ])(
    'loses nothing that it called saved and sends nothing twice: %s',
    async (mishap, first, step) => {
      let at = first;
      let isReached = true;
      while (isReached) {
        // The visits of a few dozen phones stand in one book, not those of all.
        const world = await openWorld();
        const worker = await world.addWorker('Hoàng Thị Lan', 'member');
        const until = at + PHONES_OF_A_WORLD * step;
        for (; isReached && at < until; at += step) {
          isReached = await survive(world, worker, at, mishap);
        }
        world.close();
      }
      expect(at).toBeGreaterThan(40);
    },
    120_000,
  );
});

/** A visit written, kept as a draft and recorded, until the store dies at one operation. */
async function recordDraft(world: World, worker: Worker, at: number, mishap: Mishap) {
  const medium = createMedium();
  const first = await createDevice(platformOf(world, { medium }));
  expect(await first.enrol(worker.card)).toMatchObject({ ok: true });
  let reached = false;
  const platform = platformOf(world, {
    medium,
    mishap: (operation) => {
      reached ||= operation === at;
      return operation === at ? mishap : undefined;
    },
  });
  const scenario = (async () => {
    const phone = await createDevice(platform);
    await phone.putDraft('visit', { outcome: 'met' }, true);
    // The last letter is still on its way to the store when the visit is saved.
    const typed = phone.putDraft('visit', { outcome: 'met', note: 'Hẹn tối mai' });
    await phone.save(world.doors.id, [visit(world, phone)], { draft: 'visit' });
    await typed;
    await phone.deleteDraft('visit');
  })().catch((error: unknown) => {
    if (!(error instanceof Error) || error.message !== 'store-failed') throw error;
  });
  await Promise.race([scenario, platform.store.died]);
  const phone = await openPhone(world, { medium });
  const drafts = await phone.listDrafts();
  return { reached, own: (await phone.ownFacts()).length, drafts: drafts.length };
}

describe('a draft that becomes a record', () => {
  test.each<Mishap>(['dies-before', 'dies-after', 'aborted', 'full'])(
    'is gone in the very write that saves it: %s',
    async (mishap) => {
      const world = await openWorld();
      const worker = await world.addWorker('Hoàng Thị Lan', 'member');
      const outcomes = new Set<string>();
      for (let at = 1; ; at += 1) {
        const { reached, own, drafts } = await recordDraft(world, worker, at, mishap);
        expect(own + drafts, `${mishap} at ${at}`).toBeLessThanOrEqual(1);
        outcomes.add(['nothing yet', 'draft', 'saved'][2 * own + drafts] ?? 'both');
        if (!reached) break;
      }
      expect(outcomes).toContain('saved');
      if (mishap.startsWith('dies')) expect(outcomes).toContain('draft');
      world.close();
    },
    120_000,
  );

  test('stays when the save fails, and what is typed meanwhile is not lost', async () => {
    const world = await openWorld();
    const worker = await world.addWorker('Hoàng Thị Lan', 'member');
    const phone = await openPhone(world);
    expect(await phone.enrol(worker.card)).toMatchObject({ ok: true });
    void phone.putDraft('visit', { note: 'a' });
    const wrong = { type: 'door.visited@1', on: phone.now().on, body: { visit: 'none' } };
    expect(await phone.save(world.doors.id, [wrong], { draft: 'visit' })).toMatchObject({
      ok: false,
    });
    await phone.flushDrafts();
    expect(await phone.getDraft('visit')).toEqual({ note: 'a' });
    expect(
      await phone.save(world.doors.id, [visit(world, phone)], { draft: 'visit' }),
    ).toMatchObject({ ok: true });
    expect(await phone.getDraft('visit')).toBeUndefined();
    world.close();
  });
});
