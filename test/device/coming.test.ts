import { expect, test } from 'vitest';
import type { createMedium } from '#device/memory-store.ts';
import type { Transport } from '#device/platform.ts';
import { memberWorld } from './member-world.ts';
import {
  doorsText,
  enrolledPhone,
  openPhone,
  originsAt,
  type PhoneOptions,
  receive,
  save,
  visit,
  visitsSeen,
} from './world.ts';

const the = memberWorld();
const FACTS = 400;
const HOUR_S = 3_600;

/** A network behind which what is given after the households, and the facts, come only when they may. */
function wire() {
  const state = { isRestDown: true, isPullDown: true, isPushDown: false };
  const asked: string[] = [];
  const through: PhoneOptions['through'] =
    (direct): Transport =>
    (path, init) => {
      const isDown =
        (state.isRestDown && path.includes('part=rest')) ||
        (state.isPullDown && path.startsWith('/api/pull')) ||
        (state.isPushDown && path.startsWith('/api/push'));
      asked.push(path.replace(/\?.*/u, ''));
      return isDown ? Promise.reject(new TypeError('offline')) : direct(path, init);
    };
  return { state, asked, through };
}

/** A phone on which only the households are there, and something was said at a door. */
async function earlyPhone() {
  await receive(the.world, FACTS);
  const air = wire();
  const phone = await enrolledPhone(the.world, the.member, { through: air.through });
  expect(phone.findView('doors', the.world.village)).toBeUndefined();
  await save(phone, the.world.doors, [visit(the.world, phone)]);
  return { air, phone };
}

const seenEarly = (phone: Awaited<ReturnType<typeof earlyPhone>>['phone']): number =>
  phone.findComing('doors', the.world.village)?.state.visits.size ?? -1;

const pagesOfDoors = (medium: ReturnType<typeof createMedium>): readonly unknown[] =>
  [...(medium.get('pages')?.keys() ?? [])].filter((key) => key.startsWith(the.world.doors.id));

test('a visit can be recorded while the doors are still to come, and lies over them then', async () => {
  const { air, phone } = await earlyPhone();
  expect(seenEarly(phone)).toBe(1);
  expect(phone.counts()).toMatchObject({ waiting: 1 });
  expect(await phone.check()).toMatchObject({ waiting: 1, damaged: [] });
  Object.assign(air.state, { isRestDown: false, isPullDown: false });
  expect(await phone.sync()).toMatchObject({ phase: 'idle', loaded: { complete: 10, of: 10 } });
  expect(phone.findComing('doors', the.world.village)).toBeUndefined();
  expect(visitsSeen(the.world, phone)).toBe(FACTS + 1);
  expect(phone.counts()).toMatchObject({ waiting: 0, received: 1 });
  // Its doors stand on what was given: their facts were never fetched.
  expect(pagesOfDoors(phone.medium)).toEqual([]);
  await phone.sync();
  expect(visitsSeen(the.world, phone)).toBe(FACTS + 1);
  const other = await enrolledPhone(the.world, the.member);
  expect(doorsText(other, the.world.village)).toBe(doorsText(phone, the.world.village));
});

test('it goes out behind what is given, also by the phone that was opened anew meanwhile', async () => {
  const { air, phone } = await earlyPhone();
  await phone.sync();
  expect(air.asked).not.toContain('/api/push');
  const again = await openPhone(the.world, { medium: phone.medium, through: air.through });
  expect(again.findComing('doors', the.world.village)?.state.visits.size).toBe(1);
  await save(again, the.world.doors, [visit(the.world, again, 'nobody')]);
  await again.sync();
  expect(air.asked).not.toContain('/api/push');
  Object.assign(air.state, { isRestDown: false });
  // What comes is given; the facts are cut off once more, and nothing waits for them.
  await again.sync();
  expect(visitsSeen(the.world, again)).toBe(FACTS + 2);
  await again.sync();
  expect(again.counts()).toMatchObject({ waiting: 0, received: 2 });
  expect(pagesOfDoors(phone.medium)).toEqual([]);
});

test('where nothing is given it goes out all the same, and the doors come as facts', async () => {
  const { air, phone } = await earlyPhone();
  Object.assign(air.state, { isPullDown: false });
  await phone.sync();
  await phone.sync();
  expect(visitsSeen(the.world, phone)).toBe(FACTS + 1);
  expect(phone.counts()).toMatchObject({ waiting: 0, received: 1 });
  expect(pagesOfDoors(phone.medium)).not.toEqual([]);
});

test('it waits an hour and no longer, and is not counted twice when the doors come then', async () => {
  const { air, phone } = await earlyPhone();
  the.world.time.nowS += HOUR_S + 1;
  await phone.sync();
  expect(phone.counts()).toMatchObject({ waiting: 0, received: 1 });
  Object.assign(air.state, { isRestDown: false, isPullDown: false });
  await phone.sync();
  expect(visitsSeen(the.world, phone)).toBe(FACTS + 1);
  expect(pagesOfDoors(phone.medium)).not.toEqual([]);
});

test('a lost answer is no reason to take what is given for free of it', async () => {
  const { air, phone } = await earlyPhone();
  the.world.time.nowS += HOUR_S + 1;
  // The home takes it, and the phone hears nothing of that.
  const [said] = await phone.ownFacts();
  expect(said?.fate).toBe('waiting');
  const deaf = await openPhone(the.world, {
    medium: phone.medium,
    through: (direct) => async (path, init) => {
      const answer = await air.through(direct)(path, init);
      if (path.startsWith('/api/push')) throw new TypeError('offline');
      return answer;
    },
  });
  await deaf.sync();
  expect(await originsAt(the.world, the.world.doors)).toContain(`${phone.stream()}.1`);
  the.world.time.nowS -= HOUR_S;
  Object.assign(air.state, { isRestDown: false, isPullDown: false });
  const again = await openPhone(the.world, { medium: phone.medium, through: air.through });
  await again.sync();
  expect(visitsSeen(the.world, again)).toBe(FACTS + 1);
  expect(again.counts()).toMatchObject({ waiting: 0, received: 1 });
  expect(pagesOfDoors(phone.medium)).not.toEqual([]);
});

test('what was handed to a carrier may lie in what is given: the doors come as facts', async () => {
  const { air, phone } = await earlyPhone();
  const carried = await (await phone.carrying()).bundle();
  expect(carried.ok || carried.error.code).toBe(true);
  Object.assign(air.state, { isRestDown: false, isPullDown: false });
  await phone.sync();
  await phone.sync();
  expect(visitsSeen(the.world, phone)).toBe(FACTS + 1);
  expect(pagesOfDoors(phone.medium)).not.toEqual([]);
});
