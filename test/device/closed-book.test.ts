import { afterEach, beforeEach, expect, test } from 'vitest';
import { newId } from '#kernel/id.ts';
import { emptyCare } from '#domain/care/state.ts';
import { proposeEvidence } from '#domain/care/propose.ts';
import { authorOf } from '#domain/propose.ts';
import { emptyHomes } from '#domain/homes/state.ts';
import { emptyPlaces } from '#domain/places/state.ts';
import type { Book, Role } from '#book/activity.ts';
import type { CareState } from '#domain/care/state.ts';
import { createDevice } from '#device/create-device.ts';
import type { Device } from '#device/device.ts';
import {
  directTransport,
  enrolledPhone,
  openWorld,
  platformOf,
  save,
  type World,
} from './world.ts';

let world: World;
let care: Book;
let resident: string;
beforeEach(async () => {
  world = await openWorld();
  const found = world.home.directory.findBookOf('care', world.village);
  if (found === undefined) throw new Error('no closed book');
  care = found;
  resident = newId(world.random);
  const body = { resident, household: world.household, name: 'Triệu Văn Canary' };
  const on = Math.floor(world.time.nowS / 86_400);
  await world.home.recorder.record(world.homes, [{ type: 'resident.added@1', on, body }]);
});
afterEach(() => world.close());

/** Evidence as a phone proposes it that has no state of the closed book. */
function evidence(phone: Device, witness: string) {
  const me = phone.me() ?? { person: '', name: '', grants: [] };
  const now = { on: phone.now().on, newId: () => phone.newId() };
  const author = authorOf(phone.places()?.state ?? emptyPlaces(), care, me, now);
  const homes = phone.findView('homes', world.village)?.state ?? emptyHomes();
  const proposed = proposeEvidence({ care: emptyCare(), homes }, author, {
    resident,
    purpose: 'assist',
    how: 'thumb',
    language: 'tay',
    readAloud: true,
    wording: 'assist@1',
    witness,
    until: now.on + 365,
  });
  if (!proposed.ok) throw new Error(proposed.error.code);
  return proposed.value;
}

const careAtHome = async (): Promise<CareState> =>
  (await world.home.warm.get(care)).state as CareState; // of a care book

const worker = async (name: string, role: Role) =>
  enrolledPhone(world, await world.addWorker(name, role));

test('a member writes to it, hears what became of it, and holds nothing of it', async () => {
  const phone = await worker('Hoàng Thị Lan', 'member');
  const other = await worker('Lý Văn Hai', 'leader');
  await save(other, care, evidence(other, 'Nhân chứng của người khác'));
  await other.sync();
  await save(phone, care, evidence(phone, 'Bàn Thị Chứng'));
  expect(phone.counts()).toMatchObject({ waiting: 1, received: 0 });
  await phone.sync();
  expect(phone.counts()).toMatchObject({ waiting: 0, received: 1 });
  expect((await careAtHome()).consents.get(`${resident}.assist`)).toMatchObject({
    how: 'thumb',
    language: 'tay',
    witness: 'Bàn Thị Chứng',
  });
  // Its own word stands in the tray; the book does not come, neither state nor facts of others.
  expect(await phone.ownFacts()).toMatchObject([{ activity: 'care', fate: 'received' }]);
  expect(phone.findView('care', world.village)).toBeUndefined();
  expect(await phone.factsOf(care.id, [1, 2])).toEqual([]);
  expect(phone.syncState().loaded).toEqual({ complete: 10, of: 10 });
});

test.each(['member', 'leader', 'head', 'officer', 'admin'] as const)(
  'nothing of it is ever sent to the phone of a %s',
  async (role) => {
    const author = await worker('Hoàng Thị Lan', 'member');
    await save(author, care, evidence(author, 'Canary Bí Mật'));
    await author.sync();
    let heard = '';
    const platform = platformOf(world, {
      through: () => async (path, init) => {
        const answer = await directTransport(world)(path, init);
        heard += await answer.clone().text();
        return answer;
      },
    });
    const phone = await createDevice(platform);
    await phone.enrol((await world.addWorker('Người Đọc', role)).card);
    await phone.sync();
    expect(heard).toContain('Triệu Văn Canary');
    expect(heard).not.toContain('Canary Bí Mật');
    expect(phone.findView('care', world.village)).toBeUndefined();
  },
);

test('what others write there wakes no phone', async () => {
  const phone = await worker('Hoàng Thị Lan', 'member');
  await phone.sync();
  await phone.sync();
  const other = await worker('Lý Văn Hai', 'member');
  await phone.sync();
  await save(other, care, evidence(other, 'Bàn Thị Chứng'));
  await other.sync();
  const asked: number[] = [];
  const again = await createDevice(
    platformOf(world, {
      medium: phone.medium,
      through: () => async (path, init) => {
        const answer = await directTransport(world)(path, init);
        asked.push(answer.status);
        return answer;
      },
    }),
  );
  await again.sync();
  expect(asked).toEqual([204]);
});
