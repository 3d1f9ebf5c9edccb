import { describe, expect, test } from 'vitest';
import { err, ok } from '#kernel/result.ts';
import { seededRandom } from '#kernel/random.ts';
import { utf8 } from '#kernel/bytes.ts';
import type { HearProblem } from '#device/device.ts';
import { createLive, RETURN_MS, SILENCE_MS } from '#device/live.ts';

type Answer = {
  readonly say: (text: string) => void;
  readonly close: () => void;
  readonly fail: () => void;
  readonly isOver: () => boolean;
};

/** A phone that listens, with time that passes when the test says so, and the home's side of each answer. */
function createScene(seed = 1) {
  let nowMs = 0;
  const timers = new Set<{ readonly atMs: number; readonly call: () => void }>();
  const clock = {
    nowMs: () => nowMs,
    breathe: () => Promise.resolve(),
    after(waitMs: number, call: () => void) {
      const timer = { atMs: nowMs + waitMs, call };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
  };
  const answers: Answer[] = [];
  const asked: number[] = [];
  const told = { nudges: 0, expected: 0, news: 0, isLive: false };
  const phone: {
    problem: HearProblem | undefined;
    stream: string | undefined;
    hasEnded: boolean;
    lease: 'running' | 'run-out';
  } = { problem: undefined, stream: 's', hasEnded: false, lease: 'running' };
  const live = createLive(
    {
      expectNews: () => void (told.expected += 1),
      stream: () => phone.stream,
      hasEnded: () => phone.hasEnded,
      lease: () => ({ state: phone.lease, daysLeft: 1 }),
      async hear(signal) {
        asked.push(nowMs);
        if (phone.problem !== undefined) return err(phone.problem);
        let isOver = false;
        const body = new ReadableStream<Uint8Array>({
          start(controller) {
            const fail = (): void => controller.error(new Error('gone'));
            answers.push({
              say: (text) => controller.enqueue(utf8(text)),
              close: () => controller.close(),
              fail,
              isOver: () => isOver,
            });
          },
          cancel() {
            isOver = true;
          },
        });
        signal.addEventListener('abort', () => (isOver = true));
        return ok(body);
      },
    },
    { clock, crypto: { random: seededRandom(seed) } as never }, // only random is used
    {
      nudge: () => void (told.nudges += 1),
      news: () => void (told.news += 1),
      setLive: (isLive) => void (told.isLive = isLive),
    },
  );
  const settle = (): Promise<void> =>
    new Promise((resolve) => {
      setImmediate(resolve);
    });
  return {
    live,
    phone,
    told,
    asked,
    settle,
    answer: (): Answer => {
      const last = answers.at(-1);
      if (last === undefined) throw new Error('nobody listens');
      return last;
    },
    isListening: () => answers.at(-1)?.isOver() === false,
    async pass(ms: number) {
      const end = nowMs + ms;
      for (;;) {
        const due = [...timers]
          .filter(({ atMs }) => atMs <= end)
          .toSorted((left, right) => left.atMs - right.atMs)[0];
        if (due === undefined) break;
        timers.delete(due);
        nowMs = Math.max(nowMs, due.atMs);
        due.call();
        await settle();
      }
      nowMs = end;
    },
  };
}

async function openScene(seed?: number) {
  const scene = createScene(seed);
  scene.live.open();
  await scene.pass(0);
  scene.answer().say(':\n\n');
  await scene.settle();
  return scene;
}

describe('listening for news', () => {
  test('asks once when it begins, and then for each news, however it is cut', async () => {
    const scene = await openScene();
    expect(scene.told).toEqual({ nudges: 1, expected: 0, news: 1, isLive: true });
    for (const piece of [':\n', '\n', 'data: news\n\n', ':\n\n:\n', '\nda', 'ta: news\n', '\n']) {
      scene.answer().say(piece);
      await scene.settle();
    }
    expect(scene.told).toEqual({ nudges: 3, expected: 2, news: 3, isLive: true });
  });

  test('is not live before the first byte: what gathers answers on the way is found out', async () => {
    const scene = createScene();
    scene.live.open();
    await scene.pass(SILENCE_MS - 1);
    expect(scene.told.isLive).toBe(false);
    expect(scene.isListening()).toBe(true);
    await scene.pass(1);
    expect(scene.isListening()).toBe(false);
    expect(scene.told).toEqual({ nudges: 0, expected: 0, news: 0, isLive: false });
  });

  test('gives a silent home up and comes back to it', async () => {
    const scene = await openScene();
    const first = scene.answer();
    await scene.pass(SILENCE_MS);
    expect(first.isOver()).toBe(true);
    expect(scene.told.isLive).toBe(false);
    await scene.pass(RETURN_MS);
    expect(scene.asked).toHaveLength(2);
  });

  test.each(['close', 'fail'] as const)('goes on when the answer ends by a %s', async (way) => {
    const scene = await openScene();
    scene.answer()[way]();
    await scene.settle();
    expect(scene.told.isLive).toBe(false);
    await scene.pass(RETURN_MS);
    expect(scene.asked).toHaveLength(2);
    scene.answer().say(':\n\n');
    await scene.settle();
    expect(scene.told).toMatchObject({ nudges: 2, isLive: true });
  });

  test('closes when hidden and opens at once when shown', async () => {
    const scene = await openScene();
    const first = scene.answer();
    scene.live.close();
    await scene.settle();
    expect(first.isOver()).toBe(true);
    expect(scene.told.isLive).toBe(false);
    await scene.pass(3_600_000);
    expect(scene.asked).toHaveLength(1);
    scene.live.open();
    await scene.pass(0);
    expect(scene.asked).toHaveLength(2);
  });

  test('does not listen for nobody, after its end, or when others may not be read', async () => {
    for (const change of [
      { stream: undefined },
      { hasEnded: true },
      { lease: 'run-out' as const },
    ]) {
      const scene = createScene();
      Object.assign(scene.phone, change);
      scene.live.open();
      await scene.pass(600_000);
      expect(scene.asked).toHaveLength(0);
    }
  });

  test('waits as long as a home without a place asks, and ever longer for one that fails', async () => {
    const scene = createScene();
    scene.phone.problem = { code: 'too-many-requests', retryAfter: 600 };
    scene.live.open();
    await scene.pass(599_000);
    expect(scene.asked).toHaveLength(1);
    scene.phone.problem = { code: 'offline' };
    await scene.pass(24 * 3_600_000 - 599_000);
    expect(scene.asked.length).toBeGreaterThan(200);
    expect(scene.asked.length).toBeLessThan(700);
  });

  test('10,000 phones whose home began anew come back to it over forty seconds', async () => {
    const perSecond = new Map<number, number>();
    for (let seed = 0; seed < 10_000; seed += 1) {
      const scene = createScene(seed);
      scene.live.open();
      await scene.pass(0);
      scene.answer().say(':\n\n');
      await scene.settle();
      scene.answer().fail();
      await scene.settle();
      await scene.pass(RETURN_MS);
      const second = Math.floor((scene.asked[1] ?? 0) / 1_000);
      perSecond.set(second, (perSecond.get(second) ?? 0) + 1);
    }
    expect(Math.max(...perSecond.values())).toBeLessThan(400);
  });
});
