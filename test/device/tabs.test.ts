import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createMedium } from '#device/memory-store.ts';
import { createLocalLock, type Platform } from '#device/platform.ts';
import {
  doorsText,
  enrolledPhone,
  openPhone,
  openWorld,
  originsAt,
  save,
  visit,
  type Worker,
  type World,
} from './world.ts';

let world: World;
let member: Worker;
beforeEach(async () => {
  world = await openWorld();
  member = await world.addWorker('Hoàng Thị Lan', 'member');
});
afterEach(() => world.close());

/** Tabs hear each other, never themselves. */
function createHub() {
  const listeners: { readonly tab: number; readonly call: () => void }[] = [];
  let tabs = 0;
  return (): Platform['wake'] => {
    tabs += 1;
    const tab = tabs;
    return {
      send: () =>
        listeners.filter((each) => each.tab !== tab).forEach(({ call }) => setTimeout(call, 0)),
      listen: (call) => listeners.push({ tab, call }),
      close: () => undefined,
    };
  };
}

const until = async (holds: () => boolean): Promise<void> => {
  for (let turn = 0; turn < 1_000 && !holds(); turn += 1) {
    await new Promise((resolve) => {
      setTimeout(resolve, 1);
    });
  }
  expect(holds()).toBe(true);
};

describe('two tabs of one phone', () => {
  test('save at once without taking a number twice, and each sees what the other did', async () => {
    const medium = createMedium();
    const lock = createLocalLock();
    const wake = createHub();
    const left = await enrolledPhone(world, member, { medium, lock, wake: wake() });
    const right = await openPhone(world, { medium, lock, wake: wake() });
    expect(right.me()).toEqual(left.me());
    await Promise.all(
      Array.from({ length: 40 }, (_, index) => {
        const tab = index % 2 === 0 ? left : right;
        return save(
          tab,
          world.doors,
          Array.from({ length: 1 + (index % 3) }, () => visit(world, tab)),
        );
      }),
    );
    await until(() => left.counts().waiting === 79 && right.counts().waiting === 79);
    const own = await left.ownFacts();
    expect(own.map(({ n }) => n)).toEqual(Array.from({ length: 79 }, (_, index) => index + 1));
    expect(doorsText(left, world.village)).toBe(doorsText(right, world.village));

    await Promise.all([left.sync(), right.sync()]);
    await until(() => left.counts().received === 79 && right.counts().received === 79);
    expect(new Set(await originsAt(world, world.doors)).size).toBe(79);
    expect(await originsAt(world, world.doors)).toHaveLength(79);
    await until(() => right.findView('doors', world.village)?.seq === 79);
    expect(doorsText(left, world.village)).toBe(doorsText(right, world.village));
  });

  test('count what the other saved before it was killed, as soon as they try to send', async () => {
    const medium = createMedium();
    const killed = await enrolledPhone(world, member, { medium });
    const through = () => () => Promise.reject(new TypeError('no network'));
    const left = await openPhone(world, { medium, through });
    await save(killed, world.doors, [visit(world, killed), visit(world, killed)]);
    expect(left.counts().waiting).toBe(0);
    await left.sync();
    expect(left.counts().waiting).toBe(2);
  });

  test('without a common lock both send, and the home takes everything once', async () => {
    const medium = createMedium();
    const wake = createHub();
    const left = await enrolledPhone(world, member, { medium, wake: wake() });
    const right = await openPhone(world, { medium, wake: wake() });
    for (let round = 0; round < 5; round += 1) {
      await Promise.all([
        save(left, world.doors, [visit(world, left)]),
        save(right, world.doors, [visit(world, right)]),
      ]);
      await Promise.all([left.sync(), right.sync()]);
    }
    await Promise.all([left.sync(), right.sync()]);
    await until(() => left.counts().received === 10 && right.counts().received === 10);
    expect(await originsAt(world, world.doors)).toHaveLength(10);
    const later = await openPhone(world, { medium });
    expect(later.counts()).toMatchObject({ received: 10, waiting: 0 });
    expect(doorsText(later, world.village)).toBe(doorsText(left, world.village));
  });
});

describe('drafts', () => {
  test('are there for the next tab: the last value, once written', async () => {
    const phone = await enrolledPhone(world, member);
    const first = phone.putDraft('visit.1', { note: 'a' });
    void phone.putDraft('visit.1', { note: 'ab' });
    await phone.putDraft('visit.2', ['x'], true);
    expect(await phone.getDraft('visit.1')).toEqual({ note: 'ab' });
    await first;
    const next = await openPhone(world, { medium: phone.medium });
    expect(await next.getDraft('visit.1')).toEqual({ note: 'ab' });
    expect(await next.getDraft('visit.2')).toEqual(['x']);
    expect((await next.listDrafts()).map(({ key }) => key)).toEqual(['visit.1', 'visit.2']);
    await next.deleteDraft('visit.1');
    expect(await next.getDraft('visit.1')).toBeUndefined();
    expect(await next.listDrafts()).toHaveLength(1);
  });

  test('are written together, and at once when the page is hidden', async () => {
    const phone = await enrolledPhone(world, member);
    const written = Promise.all(
      Array.from({ length: 50 }, (_, index) => phone.putDraft('visit', { index })),
    );
    expect(phone.medium.get('drafts')?.size).toBe(0);
    await phone.flushDrafts();
    expect(phone.medium.get('drafts')?.size).toBe(1);
    await written;
    expect(await phone.getDraft('visit')).toEqual({ index: 49 });
  });
});
