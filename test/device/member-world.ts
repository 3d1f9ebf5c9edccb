import { afterEach, beforeEach } from 'vitest';
import { openWorld, type Worker, type World } from './world.ts';

type MemberWorld = { readonly world: World; readonly member: Worker };

/** A world of its own for each test of a file, with one member of the village's team. */
export function memberWorld(): MemberWorld {
  let opened: MemberWorld | undefined;
  const now = (): MemberWorld => {
    if (opened === undefined) throw new Error('there is a world only within a test');
    return opened;
  };
  beforeEach(async () => {
    const world = await openWorld();
    opened = { world, member: await world.addWorker('Hoàng Thị Lan', 'member') };
  });
  afterEach(() => {
    opened?.world.close();
    opened = undefined;
  });
  return {
    get world() {
      return now().world;
    },
    get member() {
      return now().member;
    },
  };
}
