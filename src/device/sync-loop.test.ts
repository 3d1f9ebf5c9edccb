import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seededRandom } from '#kernel/random.ts';
import type { SyncState } from '#device/device.ts';
import { createSyncLoop, IDLE_WAIT_MS, LIVE_WAIT_MS, retryWaitMs } from '#device/sync-loop.ts';

const random = seededRandom(7);

const STANDING = {
  clockOffS: 0,
  epoch: 0,
  room: 'enough',
  loaded: { complete: 0, of: 0 },
} as const;

function expectAbout(waitMs: number | undefined, whole: number): void {
  expect(waitMs).toBeGreaterThanOrEqual(whole / 2);
  expect(waitMs).toBeLessThan(whole * 1.5);
}

/** A loop whose waits the test lets pass. */
function createScene(states: readonly Pick<SyncState, 'phase' | 'code' | 'retryAt'>[]) {
  const waits: number[] = [];
  const time = { at: 1_000 };
  let due: (() => void) | undefined;
  let exchanges = 0;
  let state: SyncState = { phase: 'idle', ...STANDING };
  const device = {
    now: () => ({ ...time, on: 0 }),
    syncState: () => state,
    sync: async (): Promise<SyncState> => {
      const next = states[Math.min(exchanges, states.length - 1)] ?? { phase: 'idle' as const };
      exchanges += 1;
      state = { ...next, ...STANDING };
      return state;
    },
  };
  const clock = {
    nowMs: () => 0,
    breathe: () => Promise.resolve(),
    after: (waitMs: number, call: () => void) => {
      waits.push(waitMs);
      due = call;
      return () => {
        if (due === call) due = undefined;
      };
    },
  };
  const settle = () =>
    new Promise((resolve) => {
      setImmediate(resolve);
    });
  return {
    loop: createSyncLoop(device, {
      clock,
      crypto: { random } as Parameters<typeof createSyncLoop>[1]['crypto'],
    }), // only random is used
    waits,
    time,
    exchanges: () => exchanges,
    settle,
    async pass() {
      const call = due;
      due = undefined;
      call?.();
      await settle();
    },
    isPlanned: () => due !== undefined,
  };
}

describe('the pace of exchanges', () => {
  test('waits grow to a ceiling and are never alike for all phones', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), (failures) => {
        const full = Math.min(300_000, 2_000 * 2 ** Math.min(20, failures - 1));
        const waitMs = retryWaitMs(failures, { random });
        expect(waitMs).toBeGreaterThanOrEqual(full / 2);
        expect(waitMs).toBeLessThanOrEqual(full);
      }),
    );
    const waits = new Set(Array.from({ length: 50 }, () => retryWaitMs(20, { random })));
    expect(waits.size).toBeGreaterThan(40);
  });

  test('asks every half minute, backs off while there is no network, comes back when there is', async () => {
    const scene = createScene([
      { phase: 'idle' },
      { phase: 'offline' },
      { phase: 'offline' },
      { phase: 'idle' },
    ]);
    scene.loop.nudge();
    await scene.settle();
    for (let turn = 0; turn < 3; turn += 1) await scene.pass();
    expect(scene.exchanges()).toBe(4);
    expectAbout(scene.waits[0], IDLE_WAIT_MS);
    expect(scene.waits[1]).toBeLessThanOrEqual(2_000);
    expect(scene.waits[2]).toBeGreaterThanOrEqual(2_000);
    expectAbout(scene.waits[3], IDLE_WAIT_MS);
  });

  test('counts one failure for an exchange, however often it was asked for meanwhile', async () => {
    const scene = createScene([{ phase: 'offline' }]);
    for (let index = 0; index < 10; index += 1) scene.loop.nudge();
    await scene.settle();
    expect(scene.exchanges()).toBe(2);
    expect(scene.waits).toHaveLength(1);
    expect(scene.waits[0]).toBeLessThanOrEqual(4_000);
  });

  test('plans one exchange at a time and none once stopped', async () => {
    const scene = createScene([{ phase: 'idle' }]);
    for (let index = 0; index < 5; index += 1) scene.loop.nudge();
    await scene.settle();
    expect(scene.isPlanned()).toBe(true);
    scene.loop.stop();
    expect(scene.isPlanned()).toBe(false);
    const before = scene.exchanges();
    scene.loop.nudge();
    await scene.settle();
    expect(scene.isPlanned()).toBe(false);
    expect(scene.exchanges()).toBe(before);
  });

  test('asks seldom while the home says itself when there is news, and half minutely once it does not', async () => {
    const scene = createScene([{ phase: 'idle' }]);
    scene.loop.nudge();
    await scene.settle();
    scene.loop.setLive(true);
    expectAbout(scene.waits.at(-1), LIVE_WAIT_MS);
    await scene.pass();
    expectAbout(scene.waits.at(-1), LIVE_WAIT_MS);
    scene.loop.setLive(false);
    expectAbout(scene.waits.at(-1), IDLE_WAIT_MS);
    expect(scene.isPlanned()).toBe(true);
    expect(scene.exchanges()).toBe(2);
  });

  test('waits as long as the home asked, whatever is saved meanwhile', async () => {
    const scene = createScene([
      { phase: 'trouble', code: 'too-many-requests', retryAt: 1_600 },
      { phase: 'idle' },
    ]);
    scene.loop.nudge();
    await scene.settle();
    expect(scene.waits).toEqual([600_000]);
    scene.time.at = 1_599;
    scene.loop.nudge();
    await scene.settle();
    expect(scene.exchanges()).toBe(1);
    scene.time.at = 1_600;
    scene.loop.nudge();
    await scene.settle();
    expect(scene.exchanges()).toBe(2);
    expectAbout(scene.waits.at(-1), IDLE_WAIT_MS);
  });
});
