import { describe, expect, test } from 'vitest';
import { type Random, randomInt, seededRandom } from '#kernel/random.ts';
import { tablesText } from '#book/table.ts';
import type { Device } from '#device/device.ts';
import type { Medium } from '#device/memory-store.ts';
import type { Transport } from '#device/platform.ts';
import {
  enrolledPhone,
  openPhone,
  openWorld,
  originsAt,
  save,
  visit,
  type World,
} from './world.ts';

const STEPS = 60;

/** Requests are lost, replies are lost, old requests come again: whatever the seed says. */
function createSky(random: Random) {
  const state = { isClear: true };
  const old: (() => Promise<Response>)[] = [];
  const through =
    (direct: Transport): Transport =>
    async (path, init) => {
      const send = (): Promise<Response> => direct(path, init);
      if (state.isClear) return send();
      old.push(send);
      switch (randomInt(random, 6)) {
        case 0:
          throw new TypeError('lost on the way');
        case 1:
          await send();
          throw new TypeError('the answer is lost');
        case 2:
          return new Response('bad gateway', { status: 502 });
        case 3: {
          const again = old[randomInt(random, old.length)];
          await again?.();
          return send();
        }
        default:
          return send();
      }
    };
  return { state, through };
}

type Hand = {
  device: Device;
  readonly medium: Medium;
  readonly sky: ReturnType<typeof createSky>;
  saved: number;
};

async function act(world: World, random: Random, hand: Hand): Promise<void> {
  switch (randomInt(random, 6)) {
    case 0:
    case 1:
    case 2: {
      const count = 1 + randomInt(random, 4);
      const proposals = Array.from({ length: count }, () => visit(world, hand.device));
      await save(hand.device, world.doors, proposals);
      hand.saved += count;
      return;
    }
    case 3:
      hand.device = await openPhone(world, {
        medium: hand.medium,
        through: hand.sky.through,
        clockOffS: randomInt(random, 4_000) - 2_000,
      });
      return;
    default:
      world.time.nowS += randomInt(random, 600);
      await hand.device.sync();
  }
}

const stateOf = (device: Device, world: World): string =>
  (['homes', 'doors', 'people'] as const)
    .map((activity) => {
      const view = device.findView(activity, world.village);
      return view === undefined ? 'absent' : tablesText({ ...view.state, traces: view.traces });
    })
    .join('\n');

/** Whatever gets lost on the way, all phones show the same in the end, and the home has it once. */
export const describeWeather = (
  where: string,
  seeds: number,
  open: (seed: number) => Promise<World> = openWorld,
): void => {
  describe(`phones in bad weather ${where}`, () => {
    test.each(Array.from({ length: seeds }, (_, index) => index + 1))(
      'agree in the end: seed %i',
      async (seed) => {
        const random = seededRandom(seed);
        const world = await open(seed);
        const hands: Hand[] = [];
        for (const name of ['Hoàng Thị Lan', 'Vi Văn Tài', 'Ninh Văn Phú']) {
          const sky = createSky(random);
          const device = await enrolledPhone(world, await world.addWorker(name, 'member'), {
            through: sky.through,
          });
          hands.push({ device, medium: device.medium, sky, saved: 0 });
          sky.state.isClear = false;
        }
        for (let step = 0; step < STEPS; step += 1) {
          const hand = hands[randomInt(random, hands.length)];
          if (hand !== undefined) await act(world, random, hand);
        }
        for (const hand of [...hands, ...hands]) {
          hand.sky.state.isClear = true;
          expect(await hand.device.sync()).toMatchObject({ phase: 'idle' });
        }
        for (const { device, saved } of hands) {
          expect(device.counts()).toMatchObject({ waiting: 0, received: saved });
        }
        const origins = await originsAt(world, world.doors);
        expect(origins).toHaveLength(hands.reduce((sum, hand) => sum + hand.saved, 0));
        expect(new Set(origins).size).toBe(origins.length);
        const fresh = await enrolledPhone(world, await world.addWorker('Chu Thị Mai', 'leader'));
        for (const { device } of hands) await device.sync();
        const states = new Set(
          [fresh, ...hands.map(({ device }) => device)].map((device) => stateOf(device, world)),
        );
        expect(states.size).toBe(1);
        world.close();
      },
    );
  });
};
