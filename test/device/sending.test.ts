import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { toBase64Url } from '#kernel/bytes.ts';
import { PUSH_GZIP_BYTES_MAX } from '#protocol/limits.ts';
import { createDevice } from '#device/create-device.ts';
import { createMedium, type Medium } from '#device/memory-store.ts';
import type { Transport } from '#device/platform.ts';
import {
  doorsText,
  enrolledPhone,
  openPhone,
  openWorld,
  originsAt,
  platformOf,
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

/** A transport whose weather the test makes. */
function weather() {
  const state = {
    offline: false,
    loseReplies: false,
    forge: undefined as undefined | ((text: string) => string),
  };
  const sent: { path: string; body: Uint8Array<ArrayBuffer> | undefined }[] = [];
  const through =
    (direct: Transport): Transport =>
    async (path, init) => {
      if (state.offline) throw new TypeError('no network');
      sent.push({ path, body: init.body });
      const response = await direct(path, init);
      if (state.loseReplies) throw new TypeError('connection lost');
      if (state.forge === undefined || response.body === null) return response;
      return new Response(state.forge(await response.text()), { status: response.status });
    };
  return { state, sent, through };
}

/** The phone as a backup of it would bring it back. */
function copyOf(medium: Medium): Medium {
  const copy = createMedium();
  for (const [table, rows] of medium) {
    for (const [key, value] of rows) copy.get(table)?.set(key, value);
  }
  return copy;
}

describe('sending', () => {
  test('says where its person works, for whatever leads to one of several servers', async () => {
    const places: (string | undefined)[] = [];
    const device = await enrolledPhone(world, member, {
      through: (direct) => async (path, init) => {
        if ('banso-stream' in init.headers) places.push(init.headers['banso-place']);
        return direct(path, init);
      },
    });
    await save(device, world.doors, [visit(world, device)]);
    await device.sync();
    expect(new Set(places)).toEqual(new Set([world.village]));
  });

  test('keeps what is saved offline and sends it in one request when there is a network', async () => {
    const sky = weather();
    const phone = await enrolledPhone(world, member, { through: sky.through });
    sky.state.offline = true;
    for (let index = 0; index < 20; index += 1) {
      await save(phone, world.doors, [visit(world, phone)]);
    }
    expect(await phone.sync()).toMatchObject({ phase: 'offline' });
    expect(phone.counts()).toMatchObject({ waiting: 20, received: 0 });
    sky.state.offline = false;
    sky.sent.length = 0;
    expect(await phone.sync()).toMatchObject({ phase: 'idle' });
    expect(phone.counts()).toMatchObject({ waiting: 0, received: 20 });
    expect(sky.sent.map(({ path }) => path.split('?')[0])).toEqual(['/api/push', '/api/pull']);
    expect(await originsAt(world, world.doors)).toHaveLength(20);
  });

  test('a lost reply costs nothing: the same facts are received once', async () => {
    const sky = weather();
    const phone = await enrolledPhone(world, member, { through: sky.through });
    sky.state.loseReplies = true;
    await save(phone, world.doors, [visit(world, phone)]);
    expect(await phone.sync()).toMatchObject({ phase: 'offline' });
    expect(phone.counts()).toMatchObject({ waiting: 1 });
    await save(phone, world.doors, [visit(world, phone), visit(world, phone)]);
    await phone.sync();
    sky.state.loseReplies = false;
    await save(phone, world.doors, [visit(world, phone)]);
    expect(await phone.sync()).toMatchObject({ phase: 'idle' });
    expect(phone.counts()).toEqual({ waiting: 0, received: 4, held: 0, refused: 0 });
    const origins = await originsAt(world, world.doors);
    expect(new Set(origins).size).toBe(4);
    expect(origins).toHaveLength(4);
    expect(phone.findView('doors', world.village)?.state.visits.size).toBe(4);
  });

  test('requests that arrive late and out of order change nothing', async () => {
    const sky = weather();
    const phone = await enrolledPhone(world, member, { through: sky.through });
    const replays: (() => Promise<Response>)[] = [];
    const late = await createDevice(
      platformOf(world, {
        medium: phone.medium,
        through: (direct) => (path, init) => {
          if (path === '/api/push') replays.push(() => direct(path, init));
          return direct(path, init);
        },
      }),
    );
    for (let index = 0; index < 4; index += 1) {
      await save(late, world.doors, [visit(world, late), visit(world, late)]);
      await late.sync();
    }
    const before = doorsText(late, world.village);
    for (const replay of replays.toReversed()) expect((await replay()).status).toBe(200);
    await late.sync();
    expect(doorsText(late, world.village)).toBe(before);
    expect(await originsAt(world, world.doors)).toHaveLength(8);
  });

  test('cuts a long day into parts that the home takes', async () => {
    const phone = await enrolledPhone(world, member);
    const note = 'Nhà đi nương, hẹn tối quay lại, cần hướng dẫn nộp hồ sơ. '.repeat(16);
    const noted = () => {
      const { body, ...rest } = visit(world, phone, 'later');
      return { ...rest, body: { ...body, note: `${note}${phone.newId()}` } };
    };
    for (let index = 0; index < 30; index += 1) {
      await save(phone, world.doors, Array.from({ length: 40 }, noted));
    }
    expect(await phone.sync()).toMatchObject({ phase: 'idle' });
    expect(phone.counts()).toMatchObject({ waiting: 0, received: 1200 });
  });

  test('cuts smaller what does not compress', async () => {
    const sky = weather();
    const phone = await enrolledPhone(world, member, { through: sky.through });
    const noted = () => {
      const { body, ...rest } = visit(world, phone, 'later');
      return { ...rest, body: { ...body, note: toBase64Url(world.random(1_400)) } };
    };
    await save(phone, world.doors, Array.from({ length: 30 }, noted));
    for (let index = 0; index < 60; index += 1) await save(phone, world.doors, [noted(), noted()]);
    sky.sent.length = 0;
    expect(await phone.sync()).toMatchObject({ phase: 'idle' });
    expect(phone.counts()).toMatchObject({ waiting: 0, received: 150 });
    const sizes = sky.sent
      .filter(({ path }) => path === '/api/push')
      .map(({ body }) => body?.length);
    expect(sizes.length).toBeGreaterThan(3);
    expect(Math.max(...sizes.map((size) => size ?? 0))).toBeLessThanOrEqual(PUSH_GZIP_BYTES_MAX);
  });

  test('a single save larger than any push is sent in parts', async () => {
    const phone = await enrolledPhone(world, member);
    const proposals = Array.from({ length: 700 }, () => visit(world, phone));
    await save(phone, world.doors, proposals);
    expect(await phone.sync()).toMatchObject({ phase: 'idle' });
    expect(phone.counts()).toMatchObject({ waiting: 0, received: 700 });
  });
});

describe('answers', () => {
  test('refused facts are shown with why, leave the view, and hold nothing up', async () => {
    const phone = await enrolledPhone(world, member);
    const people = phone.findBook('people', world.village);
    expect(people).toBeDefined();
    if (people === undefined) return;
    const added = {
      type: 'person.added@1',
      on: phone.now().on,
      body: { person: phone.newId(), name: 'Người lạ' },
    };
    await save(phone, people, [added]);
    expect(
      phone.findView('people', world.village)?.state.persons.get(added.body.person),
    ).toBeDefined();
    await phone.sync();
    expect(phone.counts()).toEqual({ waiting: 0, received: 0, held: 0, refused: 1 });
    expect(await phone.ownFacts()).toMatchObject([
      { fate: 'refused', why: 'not-yours', body: added.body },
    ]);
    expect(
      phone.findView('people', world.village)?.state.persons.get(added.body.person),
    ).toBeUndefined();
    await save(phone, people, [added]);
    await phone.sync();
    expect(phone.counts()).toMatchObject({ waiting: 0, refused: 2 });
  });

  test('held facts wait for a decision, and the tray learns it', async () => {
    const phone = await enrolledPhone(world, member);
    const leader = await enrolledPhone(world, await world.addWorker('Vi Văn Tài', 'leader'));
    const early = () => ({ ...visit(world, phone), on: phone.now().on - 800 });
    await save(phone, world.doors, [early(), early(), early()]);
    await phone.sync();
    expect(phone.counts()).toEqual({ waiting: 0, received: 0, held: 3, refused: 0 });
    expect(phone.findView('doors', world.village)?.state.visits.size).toBe(0);
    expect(phone.findView('doors', world.village)?.held.size).toBe(3);
    await leader.sync();
    const [first, second] = await phone.ownFacts();
    const [held] = leader.findView('doors', world.village)?.held.values() ?? [];
    const stream = held?.fact.stream;
    const on = leader.now().on;
    await save(leader, world.doors, [
      { type: 'fact.released@1', on, body: { stream: stream ?? '', n: first?.n ?? 0 } },
      {
        type: 'fact.declined@1',
        on,
        body: { stream: stream ?? '', n: second?.n ?? 0, reason: 'trùng' },
      },
    ]);
    await leader.sync();
    await phone.sync();
    const fates = (await phone.ownFacts()).map(({ fate, why }) => ({ fate, why }));
    expect(fates).toMatchObject([
      { fate: 'received' },
      { fate: 'refused', why: 'trùng' },
      { fate: 'held' },
    ]);
    expect(phone.counts()).toEqual({ waiting: 0, received: 1, held: 1, refused: 1 });
    expect(phone.findView('doors', world.village)?.state.visits.size).toBe(1);
    const again = await openPhone(world, { medium: phone.medium });
    expect(again.counts()).toEqual(phone.counts());
    expect(doorsText(again, world.village)).toBe(doorsText(phone, world.village));
  });

  test.each([
    ['verdict', (text: string) => text.replace('"verdict":"ok"', '"verdict":"refused"')],
    [
      'hash',
      (text: string) =>
        text.replace(
          /"hash":"./u,
          (start) => `${start.slice(0, -1)}${start.endsWith('A') ? 'B' : 'A'}`,
        ),
    ],
    ['archived', (text: string) => text.replace('"archived":0', '"archived":1')],
    ['epoch', (text: string) => text.replace('"epoch":0', '"epoch":1')],
    ['number', (text: string) => text.replace('"n":1,"hash"', '"n":2,"hash"')],
  ])('a receipt with a forged %s is not believed', async (_name, forge) => {
    const sky = weather();
    const phone = await enrolledPhone(world, member, { through: sky.through });
    await save(phone, world.doors, [visit(world, phone)]);
    sky.state.forge = (text) => (text.includes('"parts"') ? forge(text) : text);
    expect(await phone.sync()).toMatchObject({ phase: 'trouble', code: 'receipt-wrong' });
    expect(phone.counts()).toEqual({ waiting: 1, received: 0, held: 0, refused: 0 });
    sky.state.forge = undefined;
    expect(await phone.sync()).toMatchObject({ phase: 'idle' });
    expect(phone.counts()).toMatchObject({ waiting: 0, received: 1 });
  });

  test('a true receipt for another chain is not believed either', async () => {
    const sky = weather();
    const phone = await enrolledPhone(world, member, { through: sky.through });
    const twinSky = weather();
    const twin = await openPhone(world, { medium: copyOf(phone.medium), through: twinSky.through });
    let receipt = '';
    sky.state.forge = (text) => {
      if (text.includes('"parts"')) receipt = text;
      return text;
    };
    await save(phone, world.doors, [visit(world, phone)]);
    await phone.sync();
    expect(receipt).toContain('"signature"');
    await save(twin, world.doors, [visit(world, twin)]);
    twinSky.state.forge = (text) => (text.includes('"parts"') ? receipt : text);
    expect(await twin.sync()).toMatchObject({ phase: 'trouble', code: 'receipt-wrong' });
    expect(twin.counts()).toMatchObject({ waiting: 1, received: 0 });
  });

  test('what is not taken is told, waits, and goes with the next exchange', async () => {
    const sky = weather();
    const phone = await enrolledPhone(world, member, { through: sky.through });
    await save(phone, world.doors, [visit(world, phone)]);
    const refusal = { at: world.time.nowS, parts: [{ book: world.doors.id, code: 'book-full' }] };
    sky.state.forge = (text) => (text.includes('"parts"') ? JSON.stringify(refusal) : text);
    expect(await phone.sync()).toMatchObject({ phase: 'trouble', code: 'book-full' });
    expect(phone.counts()).toMatchObject({ waiting: 1, received: 0 });
    sky.state.forge = undefined;
    expect(await phone.sync()).toMatchObject({ phase: 'idle' });
    expect(phone.counts()).toMatchObject({ waiting: 0, received: 1 });
  });
});

describe('a wrong clock', () => {
  test.each([-30, -1, 1, 30])(
    'off by %i years is put right and nothing is refused',
    async (years) => {
      const clockOffS = years * 31_557_600;
      const phone = await enrolledPhone(world, member, { clockOffS });
      expect(Math.abs(phone.now().at - world.time.nowS)).toBeLessThan(5);
      await save(phone, world.doors, [visit(world, phone)]);
      await phone.sync();
      expect(phone.counts()).toMatchObject({ received: 1 });
      const drifted = await openPhone(world, {
        medium: phone.medium,
        clockOffS: clockOffS - 86_400,
      });
      await save(drifted, world.doors, [visit(world, drifted)]);
      expect(await drifted.sync()).toMatchObject({ phase: 'idle' });
      expect(Math.abs(drifted.now().at - world.time.nowS)).toBeLessThan(5);
      expect(drifted.counts()).toMatchObject({ received: 2 });
    },
  );
});
