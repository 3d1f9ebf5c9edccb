import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fromUtf8 } from '#kernel/bytes.ts';
import type { Transport } from '#device/platform.ts';
import { enrolledPhone, openWorld, originsAt, save, visit, type World } from './world.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

test.each([
  ['a fault of the home', 500, 'bug'],
  ['a refusal of the whole request', 400, 'malformed'],
])('%s over one book does not hold up the others', async (_, status, code) => {
  let isSick = true;
  const through =
    (direct: Transport): Transport =>
    async (path, init) => {
      const text = path === '/api/push' && init.body ? fromUtf8(gunzipSync(init.body)) : undefined;
      const isAbout = text?.ok === true && text.value.includes(world.doors.id);
      return isSick && isAbout ? Response.json({ code }, { status }) : direct(path, init);
    };
  const member = await world.addWorker('Hoàng Thị Lan', 'member');
  const phone = await enrolledPhone(world, member, { through });
  const household = { household: phone.newId(), head: 'Lăng Văn Tỉnh' };
  const before = await originsAt(world, world.homes);
  await save(phone, world.doors, [visit(world, phone)]);
  await save(phone, world.homes, [
    { type: 'household.added@1', on: phone.now().on, body: household },
  ]);
  expect(await phone.sync()).toMatchObject({ phase: 'trouble', code });
  expect(phone.counts()).toMatchObject({ waiting: 1, received: 1 });
  expect(await originsAt(world, world.homes)).toHaveLength(before.length + 1);
  isSick = false;
  expect(await phone.sync()).toMatchObject({ phase: 'idle' });
  expect(phone.counts()).toMatchObject({ waiting: 0, received: 2 });
});
