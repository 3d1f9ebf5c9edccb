import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import type { Device } from '#device/device.ts';
import { createMedium } from '#device/memory-store.ts';
import type { Transport } from '#device/platform.ts';
import { SnapshotReply } from '#protocol/snapshots.ts';
import { memberWorld } from './member-world.ts';
import {
  doorsText,
  enrolledPhone,
  givenNothing,
  openPhone,
  type PhoneOptions,
  receive,
  save,
  visit,
  visitsSeen,
} from './world.ts';

const the = memberWorld();
const FACTS = 400;

/** A network that lets the facts through only when it is told to, and keeps a list of what was asked. */
function wire(change: (reply: SnapshotReply) => unknown = (reply) => reply) {
  const asked: string[] = [];
  const state = { isPullDown: true, answersLeft: Infinity, givesAlong: false };
  const through: PhoneOptions['through'] =
    (direct): Transport =>
    async (path, init) => {
      const [name = ''] = path.split('?');
      if (name === '/api/pull' && state.isPullDown) throw new TypeError('offline');
      if (name !== '/api/snapshots') {
        return direct(state.givesAlong ? path : givenNothing(path), init);
      }
      if (state.answersLeft <= 0) throw new TypeError('offline');
      state.answersLeft -= 1;
      asked.push(path);
      const answer = await direct(path, init);
      if (answer.status !== 200) return answer;
      return Response.json(change(v.parse(SnapshotReply, await answer.json())));
    };
  return { asked, state, through };
}

describe('the first load', () => {
  test('shows the books as the home has folded them, before any fact has come', async () => {
    await receive(the.world, FACTS);
    const air = wire();
    const phone = await enrolledPhone(the.world, the.member, { through: air.through });
    expect(visitsSeen(the.world, phone)).toBe(FACTS);
    expect(phone.medium.get('pages')?.size).toBe(0);
    expect(phone.syncState()).toMatchObject({ phase: 'offline', loaded: { complete: 8, of: 9 } });
    const again = await openPhone(the.world, { medium: phone.medium, through: air.through });
    expect(visitsSeen(the.world, again)).toBe(FACTS);
    air.state.isPullDown = false;
    expect(await again.sync()).toMatchObject({ phase: 'idle', loaded: { complete: 10, of: 10 } });
    const before = doorsText(phone, the.world.village);
    expect(doorsText(again, the.world.village)).toBe(before);
    const pages = [...(phone.medium.get('pages')?.keys() ?? [])];
    expect(pages.filter((key) => key.startsWith(the.world.doors.id))).toEqual([]);
    expect(again.syncState().given).toBeUndefined();
    const folded = await openPhone(the.world, { medium: phone.medium, through: air.through });
    expect(doorsText(folded, the.world.village)).toBe(before);
  });

  test('begins with what comes along with the answer to the card', async () => {
    await receive(the.world, FACTS);
    const air = wire();
    Object.assign(air.state, { givesAlong: true, answersLeft: 0 });
    const phone = await enrolledPhone(the.world, the.member, { through: air.through });
    expect(phone.findView('homes', the.world.village)?.state.households.size).toBe(1);
    expect(phone.findView('doors', the.world.village)).toBeUndefined();
    Object.assign(air.state, { answersLeft: Infinity, isPullDown: false });
    await phone.sync();
    expect(visitsSeen(the.world, phone)).toBe(FACTS);
    expect(air.asked.map((path) => /part=(?<part>\w+)/u.exec(path)?.groups?.['part'])).toEqual([
      'rest',
    ]);
  });

  test('asks for the rest before it takes over what came along', async () => {
    await receive(the.world, FACTS);
    const air = wire();
    Object.assign(air.state, { givesAlong: true, isPullDown: false });
    const medium = createMedium();
    const heldThen: (number | undefined)[] = [];
    const watched: PhoneOptions['through'] = (direct) => {
      const ask = air.through(direct);
      return (path, init) => {
        if (path.includes('part=rest')) heldThen.push(medium.get('states')?.size);
        return ask(path, init);
      };
    };
    const phone = await enrolledPhone(the.world, the.member, { medium, through: watched });
    expect(heldThen).toEqual([0]);
    expect(visitsSeen(the.world, phone)).toBe(FACTS);
  });

  test('is never told to be all while only the first books are there', async () => {
    await receive(the.world, FACTS);
    const air = wire();
    Object.assign(air.state, { givesAlong: true, isPullDown: false });
    const phone = await openPhone(the.world, { through: air.through });
    const told: { readonly isAll: boolean; readonly hasDoors: boolean }[] = [];
    phone.subscribe(() => {
      const { given, loaded } = phone.syncState();
      const isAll = given === undefined && loaded.of > 0 && loaded.complete >= loaded.of;
      told.push({ isAll, hasDoors: phone.findView('doors', the.world.village) !== undefined });
    });
    await phone.enrol(the.member.card);
    expect(told).toContainEqual({ isAll: true, hasDoors: true });
    expect(told).not.toContainEqual({ isAll: true, hasDoors: false });
  });

  test('ends with the facts where the home gives no more', async () => {
    await receive(the.world, FACTS);
    const air = wire();
    Object.assign(air.state, { answersLeft: 1, isPullDown: false });
    const phone = await enrolledPhone(the.world, the.member, { through: air.through });
    expect(visitsSeen(the.world, phone)).toBe(FACTS);
    expect(phone.syncState().given).toBeUndefined();
    const again = await openPhone(the.world, { medium: phone.medium, through: air.through });
    expect(again.syncState().given).toBeUndefined();
  });

  test('asks for the first part where what came along is not what it says', async () => {
    await receive(the.world, FACTS);
    const air = wire();
    air.state.isPullDown = false;
    const forged: PhoneOptions['through'] = (direct) => async (path, init) => {
      const answer = await air.through(direct)(path, init);
      if (!path.startsWith('/api/enrol')) return answer;
      return Response.json({ ...(await answer.json()), given: { at: 'now' } });
    };
    const phone = await enrolledPhone(the.world, the.member, { through: forged });
    expect(visitsSeen(the.world, phone)).toBe(FACTS);
    expect(air.asked[0]).toContain('part=first');
  });

  test('gives the households first, then all else', async () => {
    await receive(the.world, FACTS);
    const air = wire();
    air.state.answersLeft = 1;
    const phone = await enrolledPhone(the.world, the.member, { through: air.through });
    expect(phone.findView('homes', the.world.village)?.state.households.size).toBe(1);
    expect(phone.findView('doors', the.world.village)).toBeUndefined();
    expect(phone.syncState()).toMatchObject({ phase: 'offline', given: { have: 0 } });
    const reopened = await openPhone(the.world, { medium: phone.medium, through: air.through });
    expect(reopened.syncState().given).toBeDefined();
    air.state.answersLeft = Infinity;
    air.state.isPullDown = false;
    await reopened.sync();
    expect(visitsSeen(the.world, reopened)).toBe(FACTS);
    expect(reopened.syncState().given).toBeUndefined();
    expect(air.asked.map((path) => /part=(?<part>\w+)/u.exec(path)?.groups?.['part'])).toEqual([
      'first',
      'rest',
    ]);
  });

  test('lets its person work meanwhile: what is saved lies over it and counts once', async () => {
    await receive(the.world, FACTS);
    const air = wire();
    const phone = await enrolledPhone(the.world, the.member, { through: air.through });
    await save(phone, the.world.doors, [visit(the.world, phone)]);
    expect(visitsSeen(the.world, phone)).toBe(FACTS + 1);
    await phone.sync();
    expect(phone.counts()).toMatchObject({ waiting: 0, received: 1 });
    expect(visitsSeen(the.world, phone)).toBe(FACTS + 1);
    await receive(the.world, 3);
    air.state.isPullDown = false;
    await phone.sync();
    expect(visitsSeen(the.world, phone)).toBe(FACTS + 4);
    expect(air.asked).toHaveLength(2);
  });

  test('goes on with the pieces it has when the network comes back', async () => {
    await receive(the.world, 2_500);
    const air = wire((reply) => {
      const last = reply.books.find(({ book }) => book.activity === 'doors')?.names.at(-1);
      return { ...reply, pieces: reply.pieces.filter(([name]) => name !== last) };
    });
    air.state.answersLeft = 2;
    const phone = await enrolledPhone(the.world, the.member, { through: air.through });
    expect(phone.findView('homes', the.world.village)).toBeDefined();
    expect(phone.findView('doors', the.world.village)).toBeUndefined();
    air.state.answersLeft = Infinity;
    air.state.isPullDown = false;
    await phone.sync();
    expect(visitsSeen(the.world, phone)).toBe(2_500);
    const names = air.asked.flatMap(
      (path) => /names=(?<names>[^&]*)/u.exec(path)?.groups?.['names'] ?? [],
    );
    expect(names.join(',').split(',')).toHaveLength(1);
    expect(
      [...(phone.medium.get('states')?.keys() ?? [])].filter((key) => key.startsWith('piece.')),
    ).toEqual([]);
  });

  const OTHER = 'A'.repeat(43);
  test.each<[string, (reply: SnapshotReply) => unknown]>([
    [
      'pieces of another text',
      (reply) => ({ ...reply, pieces: reply.pieces.map(([name]) => [name, '{}']) }),
    ],
    [
      'other names',
      (reply) => ({ ...reply, books: reply.books.map((book) => ({ ...book, names: [OTHER] })) }),
    ],
    [
      'another seq',
      (reply) => ({ ...reply, books: reply.books.map((book) => ({ ...book, seq: book.seq + 1 })) }),
    ],
    ['another time', (reply) => ({ ...reply, at: reply.at + 1 })],
    ['nothing', () => ({})],
  ])('takes %s for nothing, and goes by the facts', async (_name, change) => {
    await receive(the.world, FACTS);
    const air = wire(change);
    const phone = await enrolledPhone(the.world, the.member, { through: air.through });
    expect(phone.findView('doors', the.world.village)).toBeUndefined();
    air.state.isPullDown = false;
    expect(await phone.sync()).toMatchObject({ phase: 'idle', loaded: { complete: 10, of: 10 } });
    expect(visitsSeen(the.world, phone)).toBe(FACTS);
  });

  test('shows what was taken over of it, whatever reading fails behind that', async () => {
    const { world, member } = the;
    const shownBy = (phone: Device): ReadonlySet<string> =>
      new Set(
        phone.books().flatMap(({ id, activity, place }) => {
          const isShown = phone.findView(activity, place) !== undefined;
          return isShown ? [id] : [];
        }),
      );
    let operations = 0;
    let compared = 0;
    // The first of all these phones meets nothing, and tells how much there is to meet.
    for (let at = 0; at <= operations; at += 1) {
      const air = wire();
      let done = 0;
      const mishap: PhoneOptions['mishap'] = (_, kind) => {
        // From the moment on in which the second part comes.
        done += air.asked.length < 2 ? 0 : 1;
        return at > 0 && done === at && kind === 'read' ? 'aborted' : undefined;
      };
      const medium = createMedium();
      const phone = await openPhone(world, { medium, through: air.through, mishap });
      // A store that fails is told.
      const isTold = await phone.enrol(member.card).then(
        () => phone.syncState().code === 'store-failed',
        () => true,
      );
      if (at === 0) operations = done;
      if (isTold) continue;
      compared += 1;
      const lying = await openPhone(world, { medium, through: air.through });
      expect(shownBy(phone)).toEqual(shownBy(lying));
    }
    expect(compared).toBeGreaterThan(20);
  });

  test('is no more once something of its own lies on the phone, nor asked for by others', async () => {
    await receive(the.world, FACTS);
    const air = wire();
    air.state.answersLeft = 0;
    const phone = await enrolledPhone(the.world, the.member, { through: air.through });
    expect(phone.findView('doors', the.world.village)).toBeUndefined();
    air.state.answersLeft = Infinity;
    air.state.isPullDown = false;
    await phone.sync();
    await phone.sync();
    const { length } = air.asked;
    await save(phone, the.world.doors, [visit(the.world, phone)]);
    await phone.sync();
    expect(air.asked).toHaveLength(length);
  });
});
