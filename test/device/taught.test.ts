// What a commune's cards say: spoken on one phone, heard on the others without signal.

import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Bytes, toBase64Url } from '#kernel/bytes.ts';
import type { Book } from '#book/activity.ts';
import type { KeptFile } from '#device/attachments.ts';
import type { Device } from '#device/device.ts';
import { FETCHED_BYTES_MAX } from '#device/drop-files.ts';
import type { Transport } from '#device/platform.ts';
import { enrolledPhone, openWorld, type World } from './world.ts';

let world: World;
let book: Book;
beforeAll(async () => {
  world = await openWorld();
  const found = world.home.directory.findBookOf('learning', world.commune);
  if (found === undefined) throw new Error('no learning book');
  book = found;
});
afterAll(() => world.close());

const CARD = 'itaSJ32ihY';
const phoneOf = async (name: string, through?: (direct: Transport) => Transport) =>
  enrolledPhone(world, await world.addWorker(name, 'member'), through && { through });

async function voice(phone: Device, plain: Bytes): Promise<KeptFile & { readonly voice: string }> {
  const kept = await (await phone.attachments()).keep(book.id, plain);
  if (!kept.ok) throw new Error(kept.error.code);
  const body = { voice: phone.newId(), card: CARD, language: 'tyz', media: 'audio/webm' };
  const saved = await phone.save(book.id, [
    { type: 'card.voiced@1', on: phone.now().on, body: { ...body, ...kept.value } },
  ]);
  if (!saved.ok) throw new Error(saved.error.code);
  return { ...kept.value, voice: body.voice };
}

/** Facts, then what is taught. */
async function exchange(phone: Device): Promise<void> {
  await phone.sync();
  await (await phone.attachments()).send();
  await (await phone.attachments()).bring();
}

test('a recording is heard on another phone without signal, and one not sent yet is not waited for', async () => {
  const plain = world.random(180_000);
  const speaker = await phoneOf('Lý Thị Viên');
  const spoken = await voice(speaker, plain);
  await exchange(speaker);
  let isOffline = false;
  let asked = 0;
  const listener = await phoneOf('Hoàng Văn Sáng', (direct) => async (path, init) => {
    if (isOffline) throw new TypeError('no network');
    if (path.startsWith('/api/file')) asked += 1;
    return direct(path, init);
  });
  await exchange(listener);
  expect(asked).toBeGreaterThan(0);
  isOffline = true;
  const opened = await (await listener.attachments()).open(book.id, spoken);
  expect(opened.ok && toBase64Url(opened.value)).toBe(toBase64Url(plain));
  isOffline = false;
  asked = 0;
  await exchange(listener);
  expect(asked).toBe(0);
});

test('a file whose author has not sent it is asked for once, and no more in a row', async () => {
  const speaker = await phoneOf('Nông Thị Lan', (direct) => async (path, init) => {
    if (path.startsWith('/api/upload')) throw new TypeError('no network');
    return direct(path, init);
  });
  let asked = 0;
  const listener = await phoneOf('Triệu Văn Páo', (direct) => async (path, init) => {
    if (path.startsWith('/api/file')) asked += 1;
    return direct(path, init);
  });
  const { file } = await voice(speaker, world.random(9_000));
  await speaker.sync();
  await exchange(listener);
  const first = asked;
  expect(first).toBeGreaterThan(0);
  await exchange(listener);
  expect(asked).toBe(first);
  expect(await (await listener.attachments()).fateOf(file)).toBe('absent');
});

test('what stands stays at hand; what was taken back makes room like any other', async () => {
  const speaker = await phoneOf('Vi Thị Mai');
  const spoken = await voice(speaker, world.random(200_000));
  await exchange(speaker);
  const listener = await phoneOf('Bàn Văn Phúc');
  await exchange(listener);
  const attachments = await listener.attachments();
  // A later look at somebody's pictures that take all the room there is for looking.
  const lookAtOthers = async (): Promise<void> => {
    world.time.nowS += 60;
    const others = { book: world.doors.id, bytes: FETCHED_BYTES_MAX, keptAt: world.time.nowS };
    listener.medium.get('files')?.set('B'.repeat(43), { ...others, fate: 'fetched', whole: true });
    await attachments.send();
  };
  await lookAtOthers();
  expect(await attachments.fateOf(spoken.file)).toBe('fetched');
  const body = { voice: spoken.voice, card: CARD };
  await speaker.save(book.id, [{ type: 'voice.withdrawn@1', on: speaker.now().on, body }]);
  await exchange(speaker);
  await exchange(listener);
  await lookAtOthers();
  expect(await attachments.fateOf(spoken.file)).toBe('absent');
});
