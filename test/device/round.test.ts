import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createMedium } from '#device/memory-store.ts';
import {
  doorsText,
  enrolledPhone,
  openPhone,
  openWorld,
  save,
  visit,
  type World,
} from './world.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

describe('a round', () => {
  test('enrols, saves, sends, is received, and another phone sees the same', async () => {
    const member = await world.addWorker('Hoàng Thị Lan', 'member');
    const other = await world.addWorker('Vi Văn Tài', 'leader');
    const phone = await openPhone(world);
    const enrolled = await phone.enrol(member.card, 'máy của Lan');
    expect(enrolled).toMatchObject({ ok: true, value: { name: 'Hoàng Thị Lan' } });
    expect(phone.syncState()).toMatchObject({ phase: 'idle', loaded: { complete: 10, of: 10 } });
    expect(phone.home()).toEqual({ name: 'Xã Sơn Động', demo: false });
    expect(phone.findView('homes', world.village)?.state.households.size).toBe(1);

    const saved = await phone.save(world.doors.id, [
      visit(world, phone),
      visit(world, phone, 'nobody'),
    ]);
    expect(saved).toMatchObject({
      ok: true,
      value: [
        { n: 1, fate: 'waiting' },
        { n: 2, fate: 'waiting' },
      ],
    });
    expect(phone.counts()).toEqual({ waiting: 2, received: 0, held: 0, refused: 0 });
    expect(phone.findView('doors', world.village)?.state.visits.size).toBe(2);

    expect(await phone.sync()).toMatchObject({ phase: 'idle' });
    expect(phone.counts()).toEqual({ waiting: 0, received: 2, held: 0, refused: 0 });
    expect(phone.findView('doors', world.village)?.state.visits.size).toBe(2);

    // Confirmed facts stand for themselves, their own copies are laid over no more.
    expect(phone.findView('doors', world.village)?.traces.get(world.household)).toEqual([1, 2]);

    const second = await openPhone(world);
    await second.enrol(other.card);
    expect(doorsText(second, world.village)).toBe(doorsText(phone, world.village));
    expect(second.findView('doors', world.village)?.seq).toBe(2);
  });

  test('a card whose answer was lost enrols the same stream when it is asked again', async () => {
    const member = await world.addWorker('Hoàng Thị Lan', 'member', world.village, true);
    const medium = createMedium();
    const cut = await openPhone(world, {
      medium,
      through: (direct) => async (path, init) => {
        await direct(path, init);
        throw new TypeError('connection lost');
      },
    });
    expect(await cut.enrol(member.card)).toEqual({ ok: false, error: { code: 'offline' } });
    expect(cut.me()).toBeUndefined();
    const phone = await openPhone(world, { medium });
    expect(await phone.enrol(member.card)).toMatchObject({ ok: true });
    expect(await phone.enrol(member.card)).toEqual({
      ok: false,
      error: { code: 'enrolled-already' },
    });
    const other = await openPhone(world);
    expect(await other.enrol(member.card)).toEqual({ ok: false, error: { code: 'card-used' } });
    const people = phone.findView('people', world.village)?.state;
    expect(
      [...(people?.streams.values() ?? [])].filter(({ person }) => person === member.person),
    ).toHaveLength(1);
  });

  test('saves only once enrolled, into books it has, what the home can read', async () => {
    const phone = await openPhone(world);
    const knock = visit(world, phone);
    expect(await phone.save(world.doors.id, [knock])).toEqual({
      ok: false,
      error: { code: 'not-enrolled' },
    });
    const member = await world.addWorker('Hoàng Thị Lan', 'member');
    await phone.enrol(member.card);
    expect(await phone.save(phone.newId(), [knock])).toEqual({
      ok: false,
      error: { code: 'book-unknown' },
    });
    for (const body of [
      { ...knock.body, outcome: 'gone' },
      { ...knock.body, note: 'x'.repeat(5_000) },
      {},
    ]) {
      const saved = await phone.save(world.doors.id, [knock, { ...knock, body }]);
      expect(saved).toMatchObject({ ok: false, error: { code: 'fact-malformed' } });
    }
    expect(phone.counts().waiting).toBe(0);
    expect(await phone.save(world.doors.id, [])).toEqual({ ok: true, value: [] });
  });

  test('composes letters that were typed apart', async () => {
    const phone = await enrolledPhone(world, await world.addWorker('Hoàng Thị Lan', 'member'));
    const { body, ...rest } = visit(world, phone);
    const note = 'Đã gặp, hẹn tối thứ bảy';
    const [saved] = await save(phone, world.doors, [
      { ...rest, body: { ...body, note: note.normalize('NFD') } },
    ]);
    expect(saved?.body['note']).toBe(note);
    await phone.sync();
    expect(phone.counts()).toMatchObject({ received: 1 });
  });

  test('asks the home in its own name', async () => {
    const officer = await enrolledPhone(
      world,
      await world.addWorker('Trần Văn Sơn', 'officer', world.commune),
    );
    const path = `/api/figures?place=${world.commune}&asOf=${officer.now().on}`;
    expect(await officer.ask(path)).toMatchObject({
      ok: true,
      value: { place: { id: world.commune } },
    });
    expect(await officer.ask('/api/nothing')).toEqual({ ok: false, error: { code: 'not-found' } });
    const wrong = await openPhone(world, { medium: officer.medium, clockOffS: 4_000 });
    expect(await wrong.ask(path)).toMatchObject({ ok: true });
    expect(wrong.now().at).toBe(world.time.nowS);
    const cut = await openPhone(world, {
      medium: officer.medium,
      through: () => () => Promise.reject(new TypeError('offline')),
    });
    expect(await cut.ask(path)).toEqual({ ok: false, error: { code: 'offline' } });
    expect(await (await openPhone(world)).ask(path)).toEqual({
      ok: false,
      error: { code: 'not-enrolled' },
    });
  });
});
