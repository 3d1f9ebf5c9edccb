import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { doorsText, openPhone, openWorld, visit, type World } from './world.ts';

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
    expect(phone.syncState()).toMatchObject({ phase: 'idle', loaded: { complete: 4, of: 4 } });
    expect(phone.home()).toEqual({ name: 'Xã Sơn Động', demo: false });
    expect(phone.findView('homes', world.village)?.state.households.size).toBe(1);

    const saved = await phone.save(world.doors.id, [visit(world, phone), visit(world, phone, 'nobody')]);
    expect(saved).toMatchObject({ ok: true, value: [{ n: 1, fate: 'waiting' }, { n: 2, fate: 'waiting' }] });
    expect(phone.counts()).toEqual({ waiting: 2, received: 0, held: 0, refused: 0 });
    expect(phone.findView('doors', world.village)?.state.visits.size).toBe(2);

    expect(await phone.sync()).toMatchObject({ phase: 'idle' });
    expect(phone.counts()).toEqual({ waiting: 0, received: 2, held: 0, refused: 0 });
    expect(phone.findView('doors', world.village)?.state.visits.size).toBe(2);

    const second = await openPhone(world);
    await second.enrol(other.card);
    expect(doorsText(second, world.village)).toBe(doorsText(phone, world.village));
    expect(second.findView('doors', world.village)?.seq).toBe(2);
  });
});
