import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Bytes, toBase64Url } from '#kernel/bytes.ts';
import { FRAME_BYTES, SEALED_FRAME_BYTES } from '#book/attachment.ts';
import type { KeptFile } from '#device/attachments.ts';
import type { Device } from '#device/device.ts';
import { FETCHED_BYTES_MAX, OWN_KEPT_S, UNSAID_KEPT_S } from '#device/drop-files.ts';
import { createMedium, type Medium } from '#device/memory-store.ts';
import { UPLOAD_STEP_BYTES_MAX } from '#protocol/limits.ts';
import { watch } from './watched.ts';
import { enrolledPhone, openPhone, openWorld, type Worker, type World } from './world.ts';

let world: World;
let worker: Worker;
beforeAll(async () => {
  world = await openWorld();
  worker = await world.addWorker('Lý Thị Viên', 'member');
});
afterAll(() => world.close());

type Phone = Device & { readonly medium: Medium };
const random = (length: number): Bytes => world.random(length);

async function keep(phone: Device, plain: Bytes): Promise<KeptFile> {
  const kept = await (await phone.attachments()).keep(world.doors.id, plain, random(40));
  if (!kept.ok) throw new Error(kept.error.code);
  return kept.value;
}

/** Says that a file belongs to the household. */
async function attach(phone: Device, kept: KeptFile): Promise<void> {
  const body = {
    attachment: phone.newId(),
    household: world.household,
    ...kept,
    media: 'image/webp',
  };
  const saved = await phone.save(world.doors.id, [
    { type: 'attachment.added@1', on: phone.now().on, body },
  ]);
  if (!saved.ok) throw new Error(saved.error.code);
}

async function fateOf(phone: Device, { file }: KeptFile): Promise<string> {
  return (await phone.attachments()).fateOf(file);
}

/** Exchanges facts, then waits for the files. */
async function exchange(phone: Device): Promise<void> {
  await phone.sync();
  await (await phone.attachments()).send();
}

async function opened(phone: Device, kept: KeptFile): Promise<Bytes | string> {
  const result = await (await phone.attachments()).open(world.doors.id, kept);
  return result.ok ? result.value : result.error.code;
}

const framesOf = (phone: Phone, { file }: KeptFile): readonly string[] =>
  [...(phone.medium.get('frames')?.keys() ?? [])].filter((key) => key.startsWith(`${file}.0`));

test('a file is sealed, waits, goes out behind its fact and is received under the signature of the home', async () => {
  const net = watch();
  const phone = await enrolledPhone(world, worker, { through: net.through });
  const plain = random(FRAME_BYTES + 300_000);
  const kept = await keep(phone, plain);
  expect(framesOf(phone, kept)).toHaveLength(2);
  expect(await opened(phone, kept)).toEqual(plain);
  const frames = [...(phone.medium.get('frames')?.entries() ?? [])]
    .filter(([key]) => key.startsWith(`${kept.file}.0`))
    .map(([, row]) => (row as { bytes: Bytes }).bytes);
  expect(createHash('sha256').update(Buffer.concat(frames)).digest('base64url')).toBe(kept.file);
  await attach(phone, kept);
  expect(await fateOf(phone, kept)).toBe('waiting');
  net.sent.length = 0;
  await exchange(phone);
  expect(await fateOf(phone, kept)).toBe('received');
  const order = net.sent.map(({ method, path }) => `${method} ${path.split(/[?/]/u)[2]}`);
  expect(order.indexOf('POST push')).toBeLessThan(order.indexOf('HEAD upload'));
  expect(net.uploaded()).toBe(kept.bytes);
  expect(Math.max(...net.uploads().map(({ bytes }) => bytes))).toBe(UPLOAD_STEP_BYTES_MAX);
  expect(await world.home.shelf?.read(kept.file, 0, kept.bytes)).toEqual(
    new Uint8Array(Buffer.concat(frames)),
  );
  expect(phone.counts().waiting).toBe(0);
});

test('the fact never waits for its file', async () => {
  const net = watch();
  const phone = await enrolledPhone(world, worker, { through: net.through });
  const kept = await keep(phone, random(400_000));
  await attach(phone, kept);
  net.cutAfter(1);
  expect(await phone.sync()).toMatchObject({ phase: 'idle' });
  expect(phone.counts().waiting).toBe(0);
  expect(phone.findView('doors', world.village)?.state.attachments.size).toBeGreaterThan(0);
  await (await phone.attachments()).send();
  expect(await fateOf(phone, kept)).toBe('waiting');
});

describe('an upload that was cut', () => {
  test('goes on after the phone was killed, without sending a step again', async () => {
    const medium = createMedium();
    const net = watch();
    const phone = await enrolledPhone(world, worker, { medium, through: net.through });
    const files: KeptFile[] = [];
    for (let index = 0; index < 3; index += 1) {
      const kept = await keep(phone, random(300_000));
      await attach(phone, kept);
      files.push(kept);
    }
    net.cutAfter(4);
    await exchange(phone);
    const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
    expect(net.uploaded()).toBeLessThan(total);
    const again = watch();
    const restarted = await openPhone(world, { medium, through: again.through });
    expect((await (await restarted.attachments()).waiting()).size).toBe(2);
    await exchange(restarted);
    expect(net.uploaded() + again.uploaded()).toBe(total);
    expect(await Promise.all(files.map((kept) => fateOf(restarted, kept)))).toEqual([
      'received',
      'received',
      'received',
    ]);
    expect((await (await restarted.attachments()).waiting()).size).toBe(0);
  });

  test('sends once more what the home received but could not say so', async () => {
    let isLost = false;
    const phone = await enrolledPhone(world, worker, {
      through: (direct) => async (path, init) => {
        const answer = await direct(path, init);
        if (init.method === 'PATCH' && isLost) throw new TypeError('no network');
        return answer;
      },
    });
    const kept = await keep(phone, random(100_000));
    await attach(phone, kept);
    isLost = true;
    await exchange(phone);
    expect(await fateOf(phone, kept)).toBe('waiting');
    isLost = false;
    await exchange(phone);
    expect(await fateOf(phone, kept)).toBe('received');
  });

  test('of which the home lost its part begins anew', async () => {
    const net = watch();
    const phone = await enrolledPhone(world, worker, { through: net.through });
    const kept = await keep(phone, random(300_000));
    await attach(phone, kept);
    net.cutAfter(1);
    await exchange(phone);
    expect(await world.home.shelf?.sweep(Date.now())).toBeGreaterThan(0);
    net.cutAfter(99);
    await exchange(phone);
    expect(await fateOf(phone, kept)).toBe('received');
  });
});

describe('only under the signature of the home', () => {
  test.each([
    ['without one', {}],
    ['with another', { 'banso-at': '1795222800', 'banso-signature': 'A'.repeat(86) }],
  ])('does a file count as received: %s', async (_, headers) => {
    const phone = await enrolledPhone(world, worker, {
      through: (direct) => async (path, init) =>
        path.startsWith('/api/upload')
          ? new Response(null, {
              status: 200,
              headers: { 'upload-offset': '116', 'upload-length': '116', ...headers },
            })
          : direct(path, init),
    });
    const kept = await keep(phone, random(100));
    await attach(phone, kept);
    await exchange(phone);
    expect(await fateOf(phone, kept)).toBe('waiting');
  });
});

describe('what was not said', () => {
  test('is not sent, and goes when it is dropped or long forgotten', async () => {
    const net = watch();
    const phone = await enrolledPhone(world, worker, { through: net.through });
    const [dropped, forgotten] = [await keep(phone, random(500)), await keep(phone, random(500))];
    await exchange(phone);
    expect(net.uploads()).toEqual([]);
    const attachments = await phone.attachments();
    await attachments.drop(dropped.file);
    await attachments.drop('no such file');
    expect([await fateOf(phone, dropped), framesOf(phone, dropped)]).toEqual(['absent', []]);
    world.time.nowS += UNSAID_KEPT_S - 60;
    await exchange(phone);
    expect(await fateOf(phone, forgotten)).toBe('waiting');
    world.time.nowS += 120;
    await exchange(phone);
    expect([await fateOf(phone, forgotten), framesOf(phone, forgotten)]).toEqual(['absent', []]);
  });

  test('by a phone that nobody enrolled stays where it is', async () => {
    const phone = await openPhone(world);
    const kept = await keep(phone, random(500));
    await (await phone.attachments()).send();
    expect(await fateOf(phone, kept)).toBe('waiting');
  });
});

describe('a refusal', () => {
  test('of one file holds up no other, and is asked again a day later', async () => {
    let code = 'not-yours';
    let asked = 0;
    let refusedFile = '';
    const phone = await enrolledPhone(world, worker, {
      through: (direct) => async (path, init) => {
        const isRefused = code !== '' && refusedFile !== '' && path.includes(refusedFile);
        if (!isRefused) return direct(path, init);
        asked += 1;
        return new Response(null, { status: 403, headers: { 'banso-problem': code } });
      },
    });
    const [first, second] = [await keep(phone, random(700)), await keep(phone, random(700))];
    await attach(phone, first);
    await attach(phone, second);
    refusedFile = first.file;
    await exchange(phone);
    await exchange(phone);
    expect([await fateOf(phone, first), await fateOf(phone, second), asked]).toEqual([
      'waiting',
      'received',
      1,
    ]);
    world.time.nowS += 25 * 3_600;
    code = '';
    await exchange(phone);
    expect(await fateOf(phone, first)).toBe('received');
  });

  test('that speaks of the home and not of the file is asked again soon', async () => {
    let code = '';
    const away = () => new Response(null, { status: 503, headers: { 'banso-problem': code } });
    const phone = await enrolledPhone(world, worker, {
      through: (direct) => async (path, init) =>
        code !== '' && path.startsWith('/api/upload') ? away() : direct(path, init),
    });
    const kept = await keep(phone, random(700));
    await attach(phone, kept);
    for (code of ['store-away', 'stream-unknown', '']) await exchange(phone);
    expect(await fateOf(phone, kept)).toBe('received');
  });

  test('for a full disk leaves all of it waiting, and facts go on', async () => {
    const phone = await enrolledPhone(world, worker, {
      through: (direct) => async (path, init) =>
        path.startsWith('/api/upload') && init.method === 'PATCH'
          ? Response.json({ code: 'disk-full' }, { status: 507 })
          : direct(path, init),
    });
    const kept = await keep(phone, random(700));
    await attach(phone, kept);
    await exchange(phone);
    expect([await fateOf(phone, kept), phone.counts().waiting]).toEqual(['waiting', 0]);
  });

  test('to be kept on a full phone is said and leaves nothing', async () => {
    const medium = createMedium();
    let full = false;
    const phone = await enrolledPhone(world, worker, {
      medium,
      mishap: (_, kind) => (full && kind === 'write' ? 'full' : undefined),
    });
    full = true;
    const kept = await (await phone.attachments()).keep(world.doors.id, random(700));
    expect(kept).toMatchObject({ ok: false, error: { code: 'disk-full' } });
    expect([medium.get('files')?.size, medium.get('frames')?.size]).toEqual([0, 0]);
    const empty = await (await phone.attachments()).keep(world.doors.id, new Uint8Array(0));
    expect(empty).toMatchObject({ ok: false, error: { code: 'file-empty' } });
  });

  test('of own frames that were damaged on the phone says so and sends nothing for ever', async () => {
    const net = watch();
    const phone = await enrolledPhone(world, worker, { through: net.through });
    const kept = await keep(phone, random(700));
    await attach(phone, kept);
    const frames = phone.medium.get('frames');
    const key = framesOf(phone, kept)[0] ?? '';
    frames?.set(key, { bytes: new Uint8Array(kept.bytes) });
    await exchange(phone);
    expect(phone.medium.get('files')?.get(kept.file)).toMatchObject({
      fate: 'waiting',
      stopped: { code: 'file-damaged' },
    });
    expect(await opened(phone, kept)).toBe('file-damaged');
    expect(await fateOf(phone, kept)).toBe('waiting');
  });
});

describe('on another phone', () => {
  test('the file comes when it is looked at, is kept, and opens to the same bytes', async () => {
    const phone = await enrolledPhone(world, worker);
    const plain = random(FRAME_BYTES + 5);
    const kept = await keep(phone, plain);
    await attach(phone, kept);
    const net = watch();
    const other = await enrolledPhone(world, await world.addWorker('Triệu Văn Trưởng', 'leader'), {
      through: net.through,
    });
    expect(await opened(other, kept)).toBe('file-not-yet');
    await exchange(phone);
    await other.sync();
    const attachments = other.findView('doors', world.village)?.state.attachments.values() ?? [];
    const seen = [...attachments].find(({ file }) => file === kept.file);
    expect(seen).toMatchObject(kept);
    expect(await opened(other, kept)).toEqual(plain);
    const asked = net.sent.length;
    expect(await opened(other, kept)).toEqual(plain);
    expect([net.sent.length, await fateOf(other, kept)]).toEqual([asked, 'fetched']);
    await (await other.attachments()).putSmall(kept.file, random(9));
    expect(await (await other.attachments()).small(kept.file)).toHaveLength(9);
    expect(await opened(other, { ...kept, key: toBase64Url(random(16)) })).toBe('file-damaged');
  });

  test('a fetch that is cut goes on at the frame it had reached', async () => {
    const phone = await enrolledPhone(world, worker);
    const plain = random(2 * FRAME_BYTES);
    const kept = await keep(phone, plain);
    await attach(phone, kept);
    await exchange(phone);
    let left = 6;
    const asked: string[] = [];
    const other = await enrolledPhone(world, worker, {
      through: (direct) => async (path, init) => {
        if (path.startsWith('/api/file')) {
          left -= 1;
          if (left < 0) {
            throw new TypeError('no network');
          }
          asked.push(path);
        }
        return direct(path, init);
      },
    });
    expect(await opened(other, kept)).toBe('offline');
    left = 99;
    asked.length = 0;
    expect(await opened(other, kept)).toEqual(plain);
    expect(asked[0]).toContain(`from=${SEALED_FRAME_BYTES}`);
  });

  test('what was not looked at for longest goes first when the copies grow too many', async () => {
    const phone = await enrolledPhone(world, worker);
    const other = await enrolledPhone(world, worker);
    const files: KeptFile[] = [];
    for (let index = 0; index < 4; index += 1) {
      const kept = await keep(phone, random(FETCHED_BYTES_MAX / 4 + 1));
      await attach(phone, kept);
      files.push(kept);
    }
    await exchange(phone);
    for (const kept of files) {
      world.time.nowS += 10;
      expect(await opened(other, kept)).toHaveLength(FETCHED_BYTES_MAX / 4 + 1);
    }
    const fates = await Promise.all(files.map((kept) => fateOf(other, kept)));
    expect(fates).toEqual(['absent', 'fetched', 'fetched', 'fetched']);
  });
});

test('own bytes go once they are archived and a month has passed, the small picture stays', async () => {
  const phone = await enrolledPhone(world, worker);
  const plain = random(2_000);
  const kept = await keep(phone, plain);
  await attach(phone, kept);
  await exchange(phone);
  world.time.nowS += OWN_KEPT_S + 60;
  await exchange(phone);
  expect(framesOf(phone, kept)).toHaveLength(1);
  const identity = phone.medium.get('meta')?.get('identity');
  const { stream } = v.parse(v.object({ stream: v.string() }), identity);
  await world.home.store.write(world.doors.cell, (writing) =>
    writing.setArchived(world.doors.id, stream, 1_000),
  );
  await attach(phone, await keep(phone, random(10)));
  await exchange(phone);
  expect(framesOf(phone, kept)).toEqual([]);
  expect(await (await phone.attachments()).small(kept.file)).toHaveLength(40);
  expect(await fateOf(phone, kept)).toBe('received');
  expect(await opened(phone, kept)).toEqual(plain);
});

test('nothing to send asks nothing', async () => {
  const net = watch();
  const phone = await enrolledPhone(world, worker, { through: net.through });
  await phone.sync();
  net.sent.length = 0;
  await phone.sync();
  expect(net.sent.map(({ path }) => path.split('?')[0])).toEqual(['/api/pull']);
});
