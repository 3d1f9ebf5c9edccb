import { describe, expect, test } from 'vitest';
import type { Space } from '#device/platform.ts';
import { FLOOR_BYTES, REST_MS } from '#device/room.ts';
import { memberWorld } from './member-world.ts';
import { enrolledPhone, openPhone, originsAt, receive, save, visit, visitsSeen } from './world.ts';

const the = memberWorld();

const GIVEN = 1_000_000_000;

describe('little room on the phone', () => {
  test('stops fetching, while records and drafts go on and are sent', async () => {
    let space: Space | undefined = { freeBytes: FLOOR_BYTES, quotaBytes: GIVEN };
    const phone = await enrolledPhone(the.world, the.member, {
      space: () => Promise.resolve(space),
    });
    expect(phone.syncState()).toMatchObject({ phase: 'idle', room: 'enough' });
    await receive(the.world, 3);
    space = { freeBytes: FLOOR_BYTES - 1, quotaBytes: GIVEN };
    await save(phone, the.world.doors, [visit(the.world, phone)]);
    expect(await phone.sync()).toMatchObject({ phase: 'trouble', code: 'room-low', room: 'low' });
    expect(await originsAt(the.world, the.world.doors)).toHaveLength(4);
    expect(phone.counts()).toMatchObject({ waiting: 0, received: 1 });
    expect(visitsSeen(the.world, phone)).toBe(1);
    await phone.putDraft('visit', { note: 'dở dang' }, true);
    const again = await openPhone(the.world, { medium: phone.medium });
    expect(await again.getDraft('visit')).toEqual({ note: 'dở dang' });
    space = { freeBytes: FLOOR_BYTES, quotaBytes: GIVEN };
    expect(await phone.sync()).toMatchObject({ phase: 'idle', room: 'enough' });
    expect(visitsSeen(the.world, phone)).toBe(4);
  });

  test('is a share of what is given, where that is much', async () => {
    const space = { freeBytes: GIVEN - 1, quotaBytes: 50 * GIVEN };
    const phone = await enrolledPhone(the.world, the.member, {
      space: () => Promise.resolve(space),
    });
    expect(phone.syncState().room).toBe('low');
  });

  test('that a write ran into is told until one finds room', async () => {
    let isFull = false;
    let told = 0;
    const phone = await enrolledPhone(the.world, the.member, {
      mishap: (_, kind) => (isFull && kind === 'write' ? 'full' : undefined),
    });
    phone.subscribe(() => (told += 1));
    isFull = true;
    const saved = await phone.save(the.world.doors.id, [visit(the.world, phone)]);
    expect(saved).toMatchObject({ ok: false, error: { code: 'disk-full' } });
    expect(phone.syncState().room).toBe('full');
    expect(told).toBeGreaterThan(0);
    isFull = false;
    await save(phone, the.world.doors, [visit(the.world, phone)]);
    expect(phone.syncState().room).toBe('enough');
  });

  test('that a page ran into lets it rest for a while', async () => {
    let isFull = false;
    const phone = await enrolledPhone(the.world, the.member, {
      mishap: (_, kind, strict) => (isFull && kind === 'write' && !strict ? 'full' : undefined),
    });
    await receive(the.world, 2);
    isFull = true;
    expect(await phone.sync()).toMatchObject({ phase: 'trouble', code: 'disk-full', room: 'low' });
    await save(phone, the.world.doors, [visit(the.world, phone)]);
    isFull = false;
    expect(await phone.sync()).toMatchObject({ code: 'room-low' });
    expect(phone.counts()).toMatchObject({ waiting: 0, received: 1 });
    expect(visitsSeen(the.world, phone)).toBe(1);
    the.world.time.nowS += REST_MS / 1_000;
    expect(await phone.sync()).toMatchObject({ phase: 'idle', room: 'enough' });
    expect(visitsSeen(the.world, phone)).toBe(3);
  });

  test('at the home is not taken for the phone’s', async () => {
    const full = new Response(JSON.stringify({ code: 'disk-full' }), { status: 507 });
    let isFull = false;
    const phone = await enrolledPhone(the.world, the.member, {
      through: (direct) => (path, init) =>
        isFull ? Promise.resolve(full.clone()) : direct(path, init),
    });
    isFull = true;
    await save(phone, the.world.doors, [visit(the.world, phone)]);
    expect(await phone.sync()).toMatchObject({ code: 'home-full', room: 'enough' });
  });
});
