// What a province's home says of those that it follows to whoever watches over it.

import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createApp } from '#server/http/app.ts';
import { createMetrics } from '#server/metrics.ts';
import { openWorld, type World } from '#test/device/world.ts';
import { type Line, openLine, openProvince, type Province } from '#test/support/followed-home.ts';

// Real sockets and files: on a machine that others keep busy a step takes seconds.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 120_000 });

const DAY_S = 86_400;

let commune: World;
let line: Line;
let province: Province;

beforeEach(async () => {
  commune = await openWorld();
  line = await openLine(() => commune.app);
  province = await openProvince(commune, line.address);
});
afterEach(async () => {
  await province.close();
  await line.close();
  commune.close();
});

it('follows, falls a day behind while the line is cut, and is whole again', async () => {
  const metrics = createMetrics();
  const followers = { states: () => [province.follower.state()] };
  metrics.watch(commune.home, followers);
  const app = createApp(commune.home, { log: () => undefined, metrics, followers });
  const { name } = province.follower.state();
  const said = async () => {
    const text = await metrics.text();
    const values = ['behind_seconds', 'trouble', 'sealed_at_seconds'].map((of) => {
      const begin = `banso_followed_${of}{home="${name}"} `;
      const found = text.split('\n').find((each) => each.startsWith(begin));
      return found?.slice(begin.length);
    });
    const ready = await app.request('/readyz');
    return [...values, ready.status, await ready.text()];
  };
  await province.follower.sync();
  const whole = ['0', '0', '0', 200, 'ok\nfollows 1 homes, 0 a day behind'];
  expect(await said()).toEqual(whole);
  await line.cut();
  commune.time.nowS += DAY_S - 1;
  await province.follower.sync();
  const almost = [String(DAY_S - 1), '1', '0', 200, 'ok\nfollows 1 homes, 0 a day behind'];
  expect(await said()).toEqual(almost);
  commune.time.nowS += 1;
  expect(await said()).toEqual([
    String(DAY_S),
    '1',
    '0',
    200,
    'ok\nfollows 1 homes, 1 a day behind',
  ]);
  await line.mend();
  await province.follower.sync();
  expect(await said()).toEqual(whole);
});

it('names a home by its key alone, and none that is followed no more', async () => {
  const metrics = createMetrics();
  let states = [province.follower.state()];
  metrics.watch(commune.home, { states: () => states });
  const text = await metrics.text();
  expect(text).toContain(`home="${province.follower.state().name}"`);
  expect(text).not.toContain('Sơn Động');
  expect(text).not.toContain(line.address);
  states = [];
  expect(await metrics.text()).not.toContain('home="');
});
