import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Medium } from '#device/memory-store.ts';
import { createMedium, createMemoryStore } from '#device/memory-store.ts';
import { findCleared } from '#device/cleared.ts';
import { createMarking } from '#device/marking.ts';
import { createMemoryMark, type Mark } from '#device/platform.ts';
import {
  createTestClock,
  enrolledPhone,
  openPhone,
  openWorld,
  save,
  visit,
  type Worker,
  type World,
} from './world.ts';

let world: World;
let member: Worker;
let mark: Mark;
beforeEach(async () => {
  world = await openWorld();
  member = await world.addWorker('Hoàng Thị Lan', 'member');
  mark = createMemoryMark();
});
afterEach(() => world.close());

const settle = (): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, 50);
  });

const copyOf = (medium: Medium): Medium =>
  new Map([...medium].map(([table, rows]) => [table, structuredClone(rows)]));

const marked = () => mark.list().map(({ count, waiting }) => ({ count, waiting }));

describe('the mark of a stream', () => {
  test('says after each save and each exchange how much was said and how much waits', async () => {
    const phone = await enrolledPhone(world, member, { mark });
    await save(phone, world.doors, [visit(world, phone), visit(world, phone)]);
    const added = { household: phone.newId() };
    await save(phone, world.homes, [
      { type: 'household.added@1', on: phone.now().on, body: added },
    ]);
    await expect.poll(marked).toEqual([{ count: 3, waiting: 3 }]);
    await phone.sync();
    expect(marked()).toEqual([{ count: 3, waiting: 0 }]);
    await save(phone, world.doors, [visit(world, phone)]);
    await expect.poll(marked).toEqual([{ count: 4, waiting: 1 }]);
    expect(phone.cleared()).toBeUndefined();
    const again = await openPhone(world, { medium: phone.medium, mark });
    await settle();
    expect(again.cleared()).toBeUndefined();
  });

  test('tells what the store no longer holds, until somebody has understood it', async () => {
    const phone = await enrolledPhone(world, member, { mark });
    await save(phone, world.doors, [visit(world, phone)]);
    await phone.sync();
    const before = copyOf(phone.medium);
    await save(phone, world.doors, [visit(world, phone)]);
    await phone.sync();
    for (let count = 0; count < 3; count += 1) {
      await save(phone, world.doors, [visit(world, phone)]);
    }
    await expect.poll(marked).toEqual([{ count: 5, waiting: 3 }]);

    const back = await openPhone(world, { medium: before, mark });
    await expect.poll(() => back.cleared()).toEqual({ count: 4, waiting: 3 });
    await save(back, world.doors, [visit(world, back)]);
    await settle();
    const later = await openPhone(world, { medium: before, mark });
    await expect.poll(() => later.cleared()).toEqual({ count: 4, waiting: 3 });
    await later.understood();
    expect(later.cleared()).toBeUndefined();
    const last = await openPhone(world, { medium: before, mark });
    await settle();
    expect(last.cleared()).toBeUndefined();
  });

  test('never says that more unsent work is lost than surely is', async () => {
    const phone = await enrolledPhone(world, member, { mark });
    await save(phone, world.doors, [visit(world, phone)]);
    await settle();
    const before = copyOf(phone.medium);
    await save(phone, world.doors, [visit(world, phone), visit(world, phone)]);
    await phone.sync();
    expect(marked()).toEqual([{ count: 3, waiting: 0 }]);
    const back = await openPhone(world, { medium: before, mark });
    await expect.poll(() => back.cleared()).toEqual({ count: 2, waiting: 0 });
  });

  test('is no false alarm when another tab saves while this one looks', async () => {
    const phone = await enrolledPhone(world, member, { mark });
    await save(phone, world.doors, [visit(world, phone)]);
    await expect.poll(marked).toEqual([{ count: 1, waiting: 1 }]);
    const store = createMemoryStore({ medium: phone.medium });
    const [line] = mark.list();
    const list: typeof store.list = async (...args) => {
      const rows = await store.list(...args);
      if (line !== undefined) mark.put({ ...line, count: 2 });
      return rows;
    };
    const clock = createTestClock(world.time);
    const marking = createMarking({ store: { ...store, list }, mark, clock });
    await marking.start(line?.stream ?? '');
    expect(marking.cleared()).toBeUndefined();
  });

  test('goes on to tell of a loss that could not be kept', async () => {
    const phone = await enrolledPhone(world, member, { mark });
    await save(phone, world.doors, [visit(world, phone)]);
    await expect.poll(marked).toEqual([{ count: 1, waiting: 1 }]);
    const [line] = mark.list();
    if (line === undefined) throw new Error('no mark');
    mark.put({ ...line, count: 5 });
    const clock = createTestClock(world.time);
    const { medium } = phone;
    const full = createMemoryStore({
      medium,
      mishap: (_, kind) => (kind === 'write' ? 'full' : undefined),
    });
    const marking = createMarking({ store: full, mark, clock });
    await marking.start(line.stream);
    expect(marking.cleared()).toMatchObject({ count: 4 });
    const later = createMarking({ store: createMemoryStore({ medium }), mark, clock });
    await later.start(line.stream);
    expect(later.cleared()).toMatchObject({ count: 4 });
  });

  test('stands as noted after a slow answer has set again what was sent before', async () => {
    const phone = await enrolledPhone(world, member, { mark });
    await save(phone, world.doors, [visit(world, phone)]);
    await expect.poll(marked).toEqual([{ count: 1, waiting: 1 }]);
    const store = createMemoryStore({ medium: phone.medium });
    const [before] = mark.list();
    if (before === undefined) throw new Error('no mark');
    mark.put({ ...before, count: 0, waiting: 0 });
    let answer = (): void => undefined;
    const renew = async (): Promise<void> => {
      const sent = mark.list();
      await new Promise<void>((resolve) => {
        answer = resolve;
      });
      for (const said of sent) mark.put(said);
    };
    const clock = createTestClock(world.time);
    const marking = createMarking({ store, mark: { ...mark, renew }, clock });
    const renewing = marking.renew();
    await marking.note(before.stream);
    expect(marked()).toEqual([{ count: 1, waiting: 1 }]);
    answer();
    await renewing;
    expect(marked()).toEqual([{ count: 1, waiting: 1 }]);
  });

  test('tells of a store that is gone altogether', async () => {
    const gone = await enrolledPhone(world, member, { mark });
    await save(gone, world.doors, [visit(world, gone), visit(world, gone)]);
    await settle();
    const other = await world.addWorker('Lý Văn Páo', 'member');
    const phone = await enrolledPhone(world, other, { mark });
    await save(phone, world.doors, [visit(world, phone)]);
    await settle();
    const [here, there] = [phone, gone].map(({ medium }) => createMemoryStore({ medium }));
    if (here === undefined || there === undefined) throw new Error('two stores');
    expect(await findCleared(mark, [here, there])).toEqual([]);
    const cleared = await findCleared(mark, [here, createMemoryStore({ medium: createMedium() })]);
    expect(cleared).toMatchObject([{ count: 2, waiting: 2 }]);
    mark.drop(cleared[0]?.stream ?? '');
    expect(await findCleared(mark, [here])).toEqual([]);
  });

  test('of a stream that was followed by another in its store goes quietly', async () => {
    const phone = await enrolledPhone(world, member, { mark });
    await save(phone, world.doors, [visit(world, phone)]);
    await settle();
    const meta = phone.medium.get('meta');
    const identity = meta?.get('identity') as { readonly stream: string }; // as it was written
    meta?.set('identity', { ...identity, stream: 'streamst02', earlier: [identity.stream] });
    expect(await findCleared(mark, [createMemoryStore({ medium: phone.medium })])).toEqual([]);
    expect(mark.list()).toEqual([]);
  });

  test('of a store that cannot say whose it is tells of nothing', async () => {
    const phone = await enrolledPhone(world, member, { mark });
    await save(phone, world.doors, [visit(world, phone)]);
    await settle();
    phone.medium.get('meta')?.set('identity', { stream: 7 });
    expect(await findCleared(mark, [createMemoryStore({ medium: phone.medium })])).toEqual([]);
    expect(mark.list()).toHaveLength(1);
  });

  test('is renewed after something was noted, and otherwise once a day', async () => {
    let renewals = 0;
    const counting = { ...mark, renew: () => Promise.resolve(void (renewals += 1)) };
    const phone = await enrolledPhone(world, member, { mark: counting });
    await phone.sync();
    expect(renewals).toBe(1);
    await save(phone, world.doors, [visit(world, phone)]);
    await phone.sync();
    await phone.sync();
    expect(renewals).toBe(2);
    world.time.nowS += 86_400;
    await phone.sync();
    expect(renewals).toBe(3);
  });
});
