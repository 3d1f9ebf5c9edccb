import { expect, test } from 'vitest';
import { PUSHED_FACT_REST_MS, RETRY_AFTER_MAX_S, PERSON_FACTS } from '#protocol/limits.ts';
import { LIMITS } from '#server/http/gate.ts';
import type { Transport } from '#device/platform.ts';
import { enrolledPhone, openWorld, originsAt, save, visit } from './world.ts';

const FAST = { ...LIMITS, pushedFactRestMs: 0, pulledTenFactsRestMs: 0 };

test('a phone that sends too much at once waits, says until when, and goes on by itself', async () => {
  const facts = { burst: 50, perMinute: 6 };
  const world = await openWorld(1, undefined, { ...FAST, facts });
  const member = await world.addWorker('Hoàng Thị Lan', 'member');
  const device = await enrolledPhone(world, member);
  const visits = (count: number) => Array.from({ length: count }, () => visit(world, device));
  await save(device, world.doors, visits(50));
  expect(await device.sync()).toMatchObject({ phase: 'idle' });
  await save(device, world.doors, visits(2));
  const state = await device.sync();
  expect(state).toMatchObject({
    phase: 'trouble',
    code: 'too-many-requests',
    retryAt: world.time.nowS + 10,
  });
  expect(device.counts()).toMatchObject({ waiting: 2, received: 50 });
  world.time.nowS += 10;
  const after = await device.sync();
  expect(after).toMatchObject({ phase: 'idle' });
  expect(after.retryAt).toBeUndefined();
  expect(device.counts()).toMatchObject({ waiting: 0, received: 52 });
  expect(await originsAt(world, world.doors)).toHaveLength(52);
  world.close();
});

test('a home that asks for a wait without end is asked again within the hour', async () => {
  const world = await openWorld();
  const member = await world.addWorker('Hoàng Thị Lan', 'member');
  let isBusy = false;
  const through =
    (direct: Transport): Transport =>
    async (path, init) =>
      isBusy
        ? Response.json({ code: 'too-many-requests', retryAfter: 1e12 }, { status: 429 })
        : direct(path, init);
  const device = await enrolledPhone(world, member, { through });
  isBusy = true;
  const { retryAt } = await device.sync();
  expect(retryAt).toBe(world.time.nowS + RETRY_AFTER_MAX_S);
  // A clock that is set back ends the wait.
  world.time.nowS -= 1;
  expect(device.syncState().retryAt).toBeUndefined();
  world.close();
});

test('a phone back after three months brings 5,000 facts in a minute, without being told to wait', async () => {
  const season = 5_000;
  expect(season * PUSHED_FACT_REST_MS).toBeLessThan(60_000);
  expect(season).toBeLessThan(PERSON_FACTS.burst);
  const world = await openWorld(1, undefined, FAST);
  const member = await world.addWorker('Hoàng Thị Lan', 'member');
  let requests = 0;
  const through =
    (direct: Transport): Transport =>
    async (path, init) => {
      requests += 1;
      return direct(path, init);
    };
  const device = await enrolledPhone(world, member, { through });
  for (let saved = 0; saved < season; saved += 250) {
    await save(
      device,
      world.doors,
      Array.from({ length: 250 }, () => visit(world, device)),
    );
  }
  requests = 0;
  expect(await device.sync()).toMatchObject({ phase: 'idle' });
  expect(device.counts()).toEqual({ waiting: 0, received: season, held: 0, refused: 0 });
  expect(requests).toBeLessThan(40);
  world.close();
});
