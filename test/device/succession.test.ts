import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { tablesText } from '#book/table.ts';
import { createDevice } from '#device/create-device.ts';
import type { Medium } from '#device/memory-store.ts';
import { numberedKey } from '#device/local-store.ts';
import { verifyBooks } from '#server/verify.ts';
import {
  doorsText,
  enrolledPhone,
  openPhone,
  openWorld,
  originsAt,
  platformOf,
  receive,
  save,
  visit,
  visitsSeen,
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

const copyOf = (medium: Medium): Medium => structuredClone(medium); // maps of plain rows

const verified = async (): Promise<readonly string[]> =>
  (await verifyBooks(world.home.store, world.home.directory)).defects;

describe('a stream that cannot go on', () => {
  test.each([false, true])(
    'and two copies of it leave once what both had saved',
    async (isTogether) => {
      const phone = await enrolledPhone(world, member);
      const named = (head: string) => {
        const body = {
          household: world.household,
          change: { field: 'head', was: 'Triệu Thị Sần', to: head },
        };
        return [{ type: 'household.changed@1', on: phone.now().on, body }];
      };
      const first = await openPhone(world, { medium: copyOf(phone.medium) });
      await save(first, world.homes, named('Triệu Thị Sen'));
      await first.sync();
      await save(phone, world.homes, named('Triệu Thị Sang'));
      const second = await openPhone(world, { medium: copyOf(phone.medium) });
      // Both hear at the same time that the number is taken.
      if (isTogether) await Promise.all([phone.sync(), second.sync()]);
      for (const each of [phone, second, first, phone, second]) {
        expect(await each.sync()).toMatchObject({ phase: 'idle' });
      }
      // The household itself, and what each of two said of it.
      expect(await originsAt(world, world.homes)).toHaveLength(3);
      const seen = [phone, second, first].map((each) => {
        const view = each.findView('homes', world.village);
        return view && tablesText({ ...view.state, traces: view.traces });
      });
      expect(new Set(seen).size).toBe(1);
      for (const each of [phone, second]) {
        expect(each.counts()).toEqual({ waiting: 0, received: 1, held: 0, refused: 0 });
      }
      expect(await verified()).toEqual([]);
    },
  );

  test('of a copied phone is followed by a new one, and both keep what they saved', async () => {
    const phone = await enrolledPhone(world, member, { name: 'Máy đi xe' });
    await save(phone, world.doors, [visit(world, phone)]);
    await phone.sync();
    const twin = await openPhone(world, { medium: copyOf(phone.medium) });
    await save(phone, world.doors, [visit(world, phone)]);
    await save(twin, world.doors, [visit(world, twin, 'nobody'), visit(world, twin)]);
    await save(twin, world.homes, [
      { type: 'household.added@1', on: twin.now().on, body: { household: twin.newId() } },
    ]);
    expect(await phone.sync()).toMatchObject({ phase: 'idle' });
    expect(await twin.sync()).toMatchObject({ phase: 'idle' });
    expect(twin.counts()).toEqual({ waiting: 0, received: 4, held: 0, refused: 0 });
    expect(twin.lost()).toBe(0);
    await phone.sync();
    expect(phone.counts()).toEqual({ waiting: 0, received: 2, held: 0, refused: 0 });
    expect(visitsSeen(world, twin)).toBe(4);
    expect(doorsText(phone, world.village)).toBe(doorsText(twin, world.village));
    expect(await originsAt(world, world.doors)).toHaveLength(4);
    const streams = [...(twin.findView('people', world.village)?.state.streams.values() ?? [])];
    const own = streams.filter(({ person }) => person === member.person);
    expect(own.map(({ device }) => device)).toEqual(['Máy đi xe', 'Máy đi xe']);
    expect(await verified()).toEqual([]);
    // Both go on from there, each under its own stream.
    await save(twin, world.doors, [visit(world, twin)]);
    await save(phone, world.doors, [visit(world, phone)]);
    expect([(await twin.sync()).phase, (await phone.sync()).phase]).toEqual(['idle', 'idle']);
    expect(await originsAt(world, world.doors)).toHaveLength(6);
  });

  test('says nothing twice of what the home had taken without its answer coming back', async () => {
    const phone = await enrolledPhone(world, member);
    await save(phone, world.doors, [visit(world, phone)]);
    const twin = await openPhone(world, {
      medium: copyOf(phone.medium),
      through: (direct) => async (path, init) => {
        const reply = await direct(path, init);
        if (path === '/api/push' && isCut) throw new TypeError('the answer is lost');
        return reply;
      },
    });
    let isCut = true;
    await save(twin, world.homes, [
      { type: 'household.added@1', on: twin.now().on, body: { household: twin.newId() } },
    ]);
    await twin.sync();
    expect(twin.counts()).toMatchObject({ waiting: 2 });
    isCut = false;
    await save(phone, world.homes, [
      { type: 'household.added@1', on: phone.now().on, body: { household: phone.newId() } },
    ]);
    // The twin's household is there; the phone's comes under the same number and goes under a new stream.
    expect(await phone.sync()).toMatchObject({ phase: 'idle' });
    expect(await twin.sync()).toMatchObject({ phase: 'idle' });
    expect(phone.counts()).toEqual({ waiting: 0, received: 2, held: 0, refused: 0 });
    expect(twin.counts()).toEqual({ waiting: 0, received: 2, held: 0, refused: 0 });
    expect(await originsAt(world, world.doors)).toHaveLength(1);
    expect(await originsAt(world, world.homes)).toHaveLength(3);
    expect(await verified()).toEqual([]);
  });

  test('of two copies of a phone is followed twice, and what both had is said once', async () => {
    const phone = await enrolledPhone(world, member);
    const medium = copyOf(phone.medium);
    const first = await openPhone(world, { medium });
    const edited = (to: string) => ({
      type: 'household.changed@1',
      on: phone.now().on,
      body: { household: world.household, change: { field: 'alley', to } },
    });
    await save(first, world.homes, [edited('Ngõ 2')]);
    const second = await openPhone(world, { medium: copyOf(medium) });
    await save(phone, world.homes, [edited('Ngõ 1')]);
    for (const each of [phone, first, second]) await each.sync();
    for (const each of [first, second]) {
      expect(await each.sync()).toMatchObject({ phase: 'idle' });
      expect(each.counts()).toEqual({ waiting: 0, received: 1, held: 0, refused: 0 });
    }
    expect(await originsAt(world, world.homes)).toHaveLength(3);
    expect(await verified()).toEqual([]);
  });

  test('takes along what another tab says first of another book while it is followed', async () => {
    const phone = await enrolledPhone(world, member);
    const medium = copyOf(phone.medium);
    await save(phone, world.doors, [visit(world, phone)]);
    await phone.sync();
    const other = await openPhone(world, { medium });
    const platform = platformOf(world, { medium });
    let isSaid = false;
    const write: typeof platform.store.write = async (changes, options) => {
      if (!isSaid && changes.some((change) => change.key === 'successor' && 'gone' in change)) {
        isSaid = true;
        await save(other, world.homes, [
          { type: 'household.added@1', on: other.now().on, body: { household: other.newId() } },
        ]);
      }
      return platform.store.write(changes, options);
    };
    const twin = await createDevice({ ...platform, store: { ...platform.store, write } });
    await save(twin, world.doors, [visit(world, twin)]);
    await twin.sync();
    expect(isSaid).toBe(true);
    expect(await twin.sync()).toMatchObject({ phase: 'idle' });
    expect(twin.counts()).toEqual({ waiting: 0, received: 2, held: 0, refused: 0 });
    expect(await verified()).toEqual([]);
  });

  test('had said what a restored home lacks: the one behind it says it again', async () => {
    const phone = await enrolledPhone(world, member);
    const files = await world.copyFiles();
    const medium = copyOf(phone.medium);
    const twin = await openPhone(world, { medium });
    await save(twin, world.doors, [visit(world, twin)]);
    await twin.sync();
    for (const each of [phone, twin]) {
      await save(each, world.homes, [
        { type: 'household.added@1', on: each.now().on, body: { household: each.newId() } },
      ]);
      await each.sync();
    }
    expect(twin.counts()).toMatchObject({ waiting: 0, received: 2 });
    // Without the pages of the book it cannot bring the home what that had ordered.
    for (const key of medium.get('pages')?.keys() ?? []) {
      if (key.startsWith(world.doors.id)) medium.get('pages')?.set(key, { runs: 'damaged' });
    }
    await world.restoreFiles(files);
    const reopened = await openPhone(world, { medium });
    for (let turn = 0; turn < 3; turn += 1) await reopened.sync();
    expect(await originsAt(world, world.doors)).toHaveLength(1);
    expect(visitsSeen(world, reopened)).toBe(1);
    expect(reopened.counts()).toEqual({ waiting: 0, received: 2, held: 0, refused: 0 });
    expect(await verified()).toEqual([]);
  });

  test('shows what waits again when the home says at once that it has less', async () => {
    const phone = await enrolledPhone(world, member);
    const earlier: Response[] = [];
    let isFollowed = false;
    const twin = await openPhone(world, {
      medium: copyOf(phone.medium),
      through: (direct) => async (path, init) => {
        isFollowed ||= path === '/api/succeed';
        const answer = await direct(path, init);
        if (!path.startsWith('/api/pull')) return answer;
        if (!isFollowed && answer.status === 200) earlier.push(answer.clone());
        return isFollowed ? (earlier.shift() ?? answer) : answer;
      },
    });
    await save(phone, world.homes, [
      { type: 'household.added@1', on: phone.now().on, body: { household: phone.newId() } },
    ]);
    await receive(world, 1);
    await twin.sync();
    await phone.sync();
    await save(twin, world.homes, [
      { type: 'household.added@1', on: twin.now().on, body: { household: twin.newId() } },
    ]);
    await twin.sync();
    // An answer of before that stream is played again: nothing is lost by it, and nothing hidden.
    expect(isFollowed).toBe(true);
    expect(twin.counts()).toEqual({ waiting: 1, received: 0, held: 0, refused: 0 });
    await twin.sync();
    expect(twin.counts()).toEqual({ waiting: 0, received: 1, held: 0, refused: 0 });
    expect(await originsAt(world, world.homes)).toHaveLength(3);
  });

  test('takes along what was refused, so that a restored home hears of it again', async () => {
    const phone = await enrolledPhone(world, member);
    const files = await world.copyFiles();
    const twin = await openPhone(world, { medium: copyOf(phone.medium) });
    const body = { visit: twin.newId(), household: world.household, was: 'met' };
    await save(twin, world.doors, [{ type: 'door.corrected@1', on: twin.now().on, body }]);
    await twin.sync();
    for (const each of [phone, twin]) {
      await save(each, world.homes, [
        { type: 'household.added@1', on: each.now().on, body: { household: each.newId() } },
      ]);
      await each.sync();
    }
    expect(twin.counts()).toEqual({ waiting: 0, received: 1, held: 0, refused: 1 });
    await world.restoreFiles(files);
    for (let turn = 0; turn < 3; turn += 1) await twin.sync();
    expect(twin.counts()).toEqual({ waiting: 0, received: 1, held: 0, refused: 1 });
    const reading = world.home.store.read(world.doors.cell);
    const kept: string[] = [];
    for (const stream of await reading.listStreams(world.doors.id)) {
      const said = await reading.listSaid(world.doors.id, stream, 1, 10);
      kept.push(...said.map(({ fact, why }) => `${fact.type} ${why}`));
    }
    expect(kept).toEqual(['door.corrected@1 reference-unknown']);
    expect(await verified()).toEqual([]);
  });

  test('waits for a network, and goes on from wherever it was killed', async () => {
    const phone = await enrolledPhone(world, member);
    const copy = copyOf(phone.medium);
    await save(phone, world.doors, [visit(world, phone)]);
    await phone.sync();
    let path = '';
    const twin = await openPhone(world, {
      medium: copy,
      through: (direct) => async (to, init) => {
        if (to === path) throw new TypeError('no network');
        return direct(to, init);
      },
    });
    await save(twin, world.doors, [visit(world, twin)]);
    path = '/api/succeed';
    await twin.sync();
    expect(twin.counts()).toMatchObject({ waiting: 1 });
    const successor = copy.get('meta')?.get('successor');
    expect(successor).toBeDefined();
    path = '';
    const reopened = await openPhone(world, { medium: copy });
    expect(await reopened.sync()).toMatchObject({ phase: 'idle' });
    expect(reopened.counts()).toEqual({ waiting: 0, received: 1, held: 0, refused: 0 });
    expect(copy.get('meta')?.get('identity')).toMatchObject(successor as object);
    expect(copy.get('meta')?.has('successor')).toBe(false);
  });

  test('counts what was lost of it, and tells', async () => {
    const phone = await enrolledPhone(world, member);
    for (let count = 0; count < 3; count += 1) {
      await save(phone, world.doors, [visit(world, phone)]);
    }
    phone.medium.get('outbox')?.delete(numberedKey(world.doors.id, 2));
    const reopened = await openPhone(world, { medium: phone.medium });
    expect(await reopened.sync()).toMatchObject({ phase: 'idle' });
    expect(reopened.counts()).toEqual({ waiting: 0, received: 2, held: 0, refused: 0 });
    expect(reopened.lost()).toBe(1);
    expect(visitsSeen(world, reopened)).toBe(2);
  });

  test('is noticed by another tab in the middle of its save', async () => {
    const phone = await enrolledPhone(world, member);
    await save(phone, world.doors, [visit(world, phone)]);
    const copy = copyOf(phone.medium);
    await save(phone, world.doors, [visit(world, phone)]);
    await phone.sync();
    const [first, second] = [
      await openPhone(world, { medium: copy }),
      await openPhone(world, { medium: copy }),
    ];
    await save(first, world.doors, [visit(world, first)]);
    expect(await first.sync()).toMatchObject({ phase: 'idle' });
    await save(second, world.doors, [visit(world, second)]);
    expect(await second.sync()).toMatchObject({ phase: 'idle' });
    expect(second.counts()).toEqual({ waiting: 0, received: 3, held: 0, refused: 0 });
    expect(await originsAt(world, world.doors)).toHaveLength(4);
    expect(await verified()).toEqual([]);
  });
});
