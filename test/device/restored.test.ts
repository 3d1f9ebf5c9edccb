import { rmSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Device } from '#device/device.ts';
import { numberedKey } from '#device/local-store.ts';
import { filesFolder } from '#server/backup/folder.ts';
import { openEpoch } from '#server/epochs.ts';
import { verifyBooks } from '#server/verify.ts';
import {
  doorsText,
  enrolledPhone,
  factsAlone,
  openPhone,
  openWorld,
  originsAt,
  type PhoneOptions,
  receive,
  save,
  visit,
  visitsSeen,
  type World,
} from './world.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

const addPhone = async (name: string, options: PhoneOptions = {}) =>
  enrolledPhone(world, await world.addWorker(name, 'member'), options);

async function saveVisits(phone: Device, count: number): Promise<void> {
  for (let left = count; left > 0; left -= 1) await save(phone, world.doors, [visit(world, phone)]);
}

const epochOfDoors = async (): Promise<number | undefined> =>
  (await world.home.store.read(world.doors.cell).findHead(world.doors.id))?.epoch;

const verified = async (): Promise<readonly string[]> =>
  (await verifyBooks(world.home.store, world.home.directory)).defects;

describe('a home put back from an old copy of its files', () => {
  test('is found out by the first phone, which sends again what it had been told was received', async () => {
    const phone = await addPhone('Hoàng Thị Lan');
    await saveVisits(phone, 3);
    await phone.sync();
    const copy = await world.copyFiles();
    await saveVisits(phone, 4);
    expect(await phone.sync()).toMatchObject({ phase: 'idle' });
    await world.restoreFiles(copy);
    expect(await phone.sync()).toMatchObject({ phase: 'idle' });
    expect(phone.counts()).toEqual({ waiting: 0, received: 7, held: 0, refused: 0 });
    expect(await phone.sync()).toMatchObject({ phase: 'idle' });
    expect(visitsSeen(world, phone)).toBe(7);
    expect(await epochOfDoors()).toBe(1);
    expect(await verified()).toEqual([]);
  });

  test('gets back what others wrote, from a phone that had read it, with its authors', async () => {
    const phone = await addPhone('Hoàng Thị Lan');
    const gone = await addPhone('Vi Văn Tài');
    const copy = await world.copyFiles();
    await saveVisits(gone, 5);
    await gone.sync();
    await phone.sync();
    const before = doorsText(phone, world.village);
    await world.restoreFiles(copy);
    expect(await phone.sync()).toMatchObject({ phase: 'idle' });
    expect(doorsText(phone, world.village)).toBe(before);
    // The other phone comes back: everything it had sent is there already.
    expect(await gone.sync()).toMatchObject({ phase: 'idle' });
    await gone.sync();
    expect(gone.counts()).toEqual({ waiting: 0, received: 5, held: 0, refused: 0 });
    expect(doorsText(gone, world.village)).toBe(before);
    expect(await verified()).toEqual([]);
  });

  test('gets it once more when it is replaced again before the phone has read it there', async () => {
    // Once before the home has opened an epoch, once more under its signature.
    let offers = 0;
    const phone = await enrolledPhone(world, await world.addWorker('Hoàng Thị Lan', 'member'), {
      through: (direct) => async (path, init) => {
        if (offers > 1 && path.startsWith('/api/pull')) throw new TypeError('no network');
        if (path === '/api/offer') offers += 1;
        return direct(path, init);
      },
    });
    const gone = await addPhone('Vi Văn Tài');
    const copy = await world.copyFiles();
    await saveVisits(gone, 5);
    await gone.sync();
    await phone.sync();
    await world.restoreFiles(copy);
    await phone.sync();
    expect(offers).toBe(2);
    expect(visitsSeen(world, phone)).toBe(5);
    await world.restoreFiles(copy);
    const reopened = await openPhone(world, { medium: phone.medium });
    expect(await reopened.sync()).toMatchObject({ phase: 'idle' });
    expect(visitsSeen(world, reopened)).toBe(5);
    expect(await originsAt(world, world.doors)).toHaveLength(5);
    expect(await verified()).toEqual([]);
  });

  test('takes once what its author sends again while another phone brings it back', async () => {
    const phone = await addPhone('Hoàng Thị Lan');
    let isCut = false;
    const author = await enrolledPhone(world, await world.addWorker('Vi Văn Tài', 'member'), {
      through: (direct) => async (path, init) => {
        const reply = await direct(path, init);
        if (isCut && path === '/api/push') throw new TypeError('the answer is lost');
        return reply;
      },
    });
    const copy = await world.copyFiles();
    await saveVisits(author, 3);
    isCut = true;
    await author.sync();
    isCut = false;
    await phone.sync();
    expect(visitsSeen(world, phone)).toBe(3);
    await world.restoreFiles(copy);
    const { ingest } = world.home;
    const take = ingest.take.bind(ingest);
    ingest.take = async (parts) => {
      if (parts.some(({ given }) => given !== undefined)) {
        ingest.take = take;
        await author.sync();
      }
      return take(parts);
    };
    expect(await phone.sync()).toMatchObject({ phase: 'idle' });
    expect(author.counts()).toEqual({ waiting: 0, received: 3, held: 0, refused: 0 });
    expect(await originsAt(world, world.doors)).toHaveLength(3);
    await author.sync();
    expect(doorsText(author, world.village)).toBe(doorsText(phone, world.village));
    expect(await verified()).toEqual([]);
  });

  test('is sent all that is left on a phone that has lost a row since', async () => {
    const phone = await addPhone('Hoàng Thị Lan');
    const copy = await world.copyFiles();
    await saveVisits(phone, 4);
    await phone.sync();
    phone.medium.get('outbox')?.delete(numberedKey(world.doors.id, 2));
    phone.medium.get('pages')?.clear();
    await world.restoreFiles(copy);
    const reopened = await openPhone(world, { medium: phone.medium });
    for (let turn = 0; turn < 3; turn += 1) await reopened.sync();
    expect(visitsSeen(world, reopened)).toBe(3);
    expect(reopened.counts()).toEqual({ waiting: 0, received: 3, held: 0, refused: 0 });
  });

  test('is sent the files again that it had confirmed', async () => {
    const phone = await addPhone('Hoàng Thị Lan');
    const copy = await world.copyFiles();
    const attachments = await phone.attachments();
    const kept = await attachments.keep(world.doors.id, world.random(5_000));
    if (!kept.ok) throw new Error(kept.error.code);
    const { file, bytes } = kept.value;
    const body = { attachment: phone.newId(), household: world.household, media: 'image/webp' };
    await save(phone, world.doors, [
      { type: 'attachment.added@1', on: phone.now().on, body: { ...body, ...kept.value } },
    ]);
    await phone.sync();
    await attachments.send();
    expect(await attachments.fateOf(file)).toBe('received');
    await world.restoreFiles(copy);
    await phone.sync();
    await phone.sync();
    await attachments.send();
    expect(await attachments.fateOf(file)).toBe('received');
    expect((await world.home.shelf?.read(file, 0, bytes))?.length).toBe(bytes);
    // Its books are whole and its folder of files is gone: they come once more.
    rmSync(filesFolder(world.folder), { recursive: true });
    await openEpoch(world.home.store, world.doors);
    await phone.sync();
    await attachments.send();
    expect((await world.home.shelf?.read(file, 0, bytes))?.length).toBe(bytes);
  });

  test('that has gone on before a phone came back keeps both branches', async () => {
    const away = await addPhone('Hoàng Thị Lan');
    const near = await addPhone('Vi Văn Tài');
    await saveVisits(near, 2);
    await near.sync();
    const copy = await world.copyFiles();
    await saveVisits(away, 3);
    await away.sync();
    await world.restoreFiles(copy);
    await saveVisits(near, 6);
    expect(await near.sync()).toMatchObject({ phase: 'idle' });
    expect(await epochOfDoors()).toBe(0);
    expect(await away.sync()).toMatchObject({ phase: 'idle' });
    await near.sync();
    expect(await epochOfDoors()).toBe(1);
    expect(visitsSeen(world, away)).toBe(11);
    expect(doorsText(near, world.village)).toBe(doorsText(away, world.village));
    const fresh = await addPhone('Ninh Văn Phú');
    expect(doorsText(fresh, world.village)).toBe(doorsText(away, world.village));
    expect(await verified()).toEqual([]);
  });

  test('twice, the second time from before the first, loses nothing either', async () => {
    const phone = await addPhone('Hoàng Thị Lan');
    const first = await world.copyFiles();
    await saveVisits(phone, 2);
    await phone.sync();
    const second = await world.copyFiles();
    await saveVisits(phone, 2);
    await phone.sync();
    await world.restoreFiles(second);
    await phone.sync();
    expect(await epochOfDoors()).toBe(1);
    await world.restoreFiles(first);
    expect(await phone.sync()).toMatchObject({ phase: 'idle' });
    await phone.sync();
    expect(await epochOfDoors()).toBe(2);
    expect(phone.counts()).toEqual({ waiting: 0, received: 4, held: 0, refused: 0 });
    expect(visitsSeen(world, phone)).toBe(4);
    const fresh = await addPhone('Ninh Văn Phú');
    expect(doorsText(fresh, world.village)).toBe(doorsText(phone, world.village));
    expect(await verified()).toEqual([]);
  });

  test('from before a phone was enrolled learns of it from that very phone', async () => {
    const copy = await world.copyFiles();
    const phone = await addPhone('Hoàng Thị Lan');
    await saveVisits(phone, 3);
    await phone.sync();
    await world.restoreFiles(copy);
    expect(await phone.sync()).toMatchObject({ phase: 'idle' });
    expect(phone.counts()).toEqual({ waiting: 0, received: 3, held: 0, refused: 0 });
    expect(visitsSeen(world, phone)).toBe(3);
    expect(await verified()).toEqual([]);
  });

  test('from the middle of a long book gives a phone only what lies behind the last common page', async () => {
    await receive(world, 1_150);
    const phone = await addPhone('Hoàng Thị Lan', { through: factsAlone });
    const copy = await world.copyFiles();
    await receive(world, 150);
    await phone.sync();
    await world.restoreFiles(copy);
    await receive(world, 30);
    const asked: string[] = [];
    const { app } = world;
    const request = app.request.bind(app);
    app.request = (path, init, ...rest) => {
      if (typeof path === 'string') asked.push(path);
      return request(path, init, ...rest);
    };
    expect(await phone.sync()).toMatchObject({ phase: 'idle' });
    expect(asked).not.toContainEqual(expect.stringContaining(`${world.doors.id}.0.0`));
    expect(visitsSeen(world, phone)).toBe(1_330);
    const fresh = await addPhone('Ninh Văn Phú');
    expect(doorsText(fresh, world.village)).toBe(doorsText(phone, world.village));
    expect(await verified()).toEqual([]);
  });

  test('that wrote in its own name on both branches keeps what it said on each', async () => {
    await receive(world, 3);
    const phone = await addPhone('Hoàng Thị Lan');
    const copy = await world.copyFiles();
    await receive(world, 4);
    await phone.sync();
    await world.restoreFiles(copy);
    await receive(world, 2);
    expect(await phone.sync()).toMatchObject({ phase: 'idle' });
    await receive(world, 2);
    await phone.sync();
    expect(visitsSeen(world, phone)).toBe(11);
    const fresh = await addPhone('Ninh Văn Phú');
    expect(doorsText(fresh, world.village)).toBe(doorsText(phone, world.village));
    expect(await verified()).toEqual([]);
  });

  test('to where a phone read last is sent what that phone was told was received since', async () => {
    let isDeaf = false;
    const phone = await enrolledPhone(world, await world.addWorker('Hoàng Thị Lan', 'member'), {
      through: (direct) => async (path, init) => {
        if (isDeaf && path.startsWith('/api/pull')) throw new TypeError('no network');
        return direct(path, init);
      },
    });
    await phone.sync();
    const copy = await world.copyFiles();
    await saveVisits(phone, 2);
    isDeaf = true;
    await phone.sync();
    isDeaf = false;
    expect(phone.counts()).toMatchObject({ waiting: 0, received: 2 });
    await world.restoreFiles(copy);
    expect(await phone.sync()).toMatchObject({ phase: 'idle' });
    expect(await originsAt(world, world.doors)).toHaveLength(2);
    expect(phone.counts()).toMatchObject({ waiting: 0, received: 2 });
  });

  test('is not called whole by a phone that has no room to note what that home lacks', async () => {
    const befalls = { deaf: false, full: false };
    const phone = await enrolledPhone(world, await world.addWorker('Hoàng Thị Lan', 'member'), {
      mishap: (_, kind, strict) =>
        befalls.full && kind === 'write' && strict ? 'full' : undefined,
      through: (direct) => async (path, init) => {
        if (befalls.deaf && path.startsWith('/api/pull')) throw new TypeError('no network');
        return direct(path, init);
      },
    });
    await phone.sync();
    const copy = await world.copyFiles();
    await saveVisits(phone, 2);
    befalls.deaf = true;
    await phone.sync();
    befalls.deaf = false;
    await world.restoreFiles(copy);
    befalls.full = true;
    expect(await phone.sync()).toMatchObject({ phase: 'trouble', code: 'disk-full' });
    befalls.full = false;
    await saveVisits(phone, 1);
    await phone.sync();
    expect(await phone.sync()).toMatchObject({ phase: 'idle' });
    expect(await originsAt(world, world.doors)).toHaveLength(3);
  });

  test('that lacks nothing but what it had refused is told of it again', async () => {
    const phone = await addPhone('Hoàng Thị Lan');
    await phone.sync();
    const copy = await world.copyFiles();
    const body = { visit: phone.newId(), household: phone.newId(), was: 'met' };
    await save(phone, world.doors, [{ type: 'door.corrected@1', on: phone.now().on, body }]);
    await phone.sync();
    expect(phone.counts()).toMatchObject({ waiting: 0, refused: 1 });
    await world.restoreFiles(copy);
    await saveVisits(phone, 1);
    expect(await phone.sync()).toMatchObject({ phase: 'idle' });
    expect(phone.counts()).toEqual({ waiting: 0, received: 1, held: 0, refused: 1 });
    expect(await verified()).toEqual([]);
  });
});
