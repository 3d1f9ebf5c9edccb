import { describe, expect, test } from 'vitest';
import { numberedKey } from '#device/local-store.ts';
import { memberWorld } from './member-world.ts';
import {
  doorsText,
  enrolledPhone,
  factsAlone,
  openPhone,
  receive,
  save,
  visit,
  visitsSeen,
} from './world.ts';

const the = memberWorld();

describe('a damaged store', () => {
  /** A member's phone of which the first page of the doors is damaged. */
  async function damagedPhone() {
    await receive(the.world, 1_500);
    const phone = await enrolledPhone(the.world, the.member, { through: factsAlone });
    const pages = phone.medium.get('pages');
    const key = [...(pages?.keys() ?? [])].find((each) => each.startsWith(the.world.doors.id));
    expect(key).toBeDefined();
    pages?.set(key ?? '', { runs: new Uint8Array([0, 0, 1, 2, 3]) });
    return phone;
  }

  test('a page that cannot be read is fetched again', async () => {
    const phone = await damagedPhone();
    phone.medium.get('states')?.clear();
    const reopened = await openPhone(the.world, { medium: phone.medium });
    expect(reopened.findView('doors', the.world.village)).toBeUndefined();
    expect(reopened.findView('homes', the.world.village)?.state.households.size).toBe(1);
    expect(await reopened.sync()).toMatchObject({
      phase: 'idle',
      loaded: { complete: 10, of: 10 },
    });
    expect(doorsText(reopened, the.world.village)).toBe(doorsText(phone, the.world.village));
  });

  test('where the state was kept, it is once somebody looks into the history', async () => {
    const phone = await damagedPhone();
    const doors = the.world.doors.id;
    const reopened = await openPhone(the.world, { medium: phone.medium });
    expect(doorsText(reopened, the.world.village)).toBe(doorsText(phone, the.world.village));
    expect(await reopened.factsOf(doors, [1])).toEqual([]);
    expect(await reopened.sync()).toMatchObject({ phase: 'idle' });
    expect(await reopened.factsOf(doors, [1])).toMatchObject([{ seq: 1 }]);
    expect(doorsText(reopened, the.world.village)).toBe(doorsText(phone, the.world.village));
  });

  test('a counter that cannot be read stops saving instead of using a number twice', async () => {
    const phone = await enrolledPhone(the.world, the.member);
    await save(phone, the.world.doors, [visit(the.world, phone)]);
    phone.medium.get('counters')?.set(the.world.doors.id, { n: 'x' });
    expect(await phone.save(the.world.doors.id, [visit(the.world, phone)])).toMatchObject({
      ok: false,
      error: { code: 'store-failed' },
    });
    expect(phone.counts().waiting).toBe(1);
  });

  test('own facts behind one that cannot be read go under a new stream', async () => {
    const phone = await enrolledPhone(the.world, the.member);
    await save(phone, the.world.doors, [visit(the.world, phone)]);
    await save(phone, the.world.doors, [visit(the.world, phone)]);
    const added = { household: phone.newId() };
    await save(phone, the.world.homes, [
      { type: 'household.added@1', on: phone.now().on, body: added },
    ]);
    const rows = phone.medium.get('outbox');
    rows?.set(numberedKey(the.world.doors.id, 1), { n: 1 });
    const reopened = await openPhone(the.world, { medium: phone.medium });
    expect(visitsSeen(the.world, reopened)).toBe(1);
    expect(await reopened.sync()).toMatchObject({ phase: 'idle' });
    expect(reopened.counts()).toMatchObject({ waiting: 0, received: 2 });
    expect(reopened.lost()).toBe(1);
    expect(visitsSeen(the.world, reopened)).toBe(1);
    expect(reopened.findView('homes', the.world.village)?.state.households.size).toBe(2);
  });

  test('lost or damaged cursors, answers and drafts cost a request, no fact', async () => {
    await receive(the.world, 3);
    const phone = await enrolledPhone(the.world, the.member);
    await save(phone, the.world.doors, [visit(the.world, phone)]);
    await phone.sync();
    await save(phone, the.world.doors, [visit(the.world, phone)]);
    phone.medium.get('books')?.set(the.world.doors.id, { seq: -1 });
    phone.medium.get('answers')?.set(the.world.doors.id, 'x');
    phone.medium.get('meta')?.set('sync', {});
    phone.medium.get('meta')?.set('clock', { offsetS: 0.5 });
    phone.medium.get('drafts')?.set('visit', { savedAt: 'x' });
    const reopened = await openPhone(the.world, { medium: phone.medium });
    expect(await reopened.getDraft('visit')).toBeUndefined();
    expect(await reopened.listDrafts()).toEqual([]);
    await reopened.sync();
    expect(await reopened.sync()).toMatchObject({
      phase: 'idle',
      loaded: { complete: 10, of: 10 },
    });
    expect(reopened.counts()).toEqual({ waiting: 0, received: 2, held: 0, refused: 0 });
    expect(visitsSeen(the.world, reopened)).toBe(5);
  });

  test('a body under a key that is not here stays closed and is told', async () => {
    const phone = await enrolledPhone(the.world, the.member);
    await save(phone, the.world.doors, [visit(the.world, phone)]);
    const rows = phone.medium.get('outbox');
    for (const [key, row] of rows ?? []) {
      rows?.set(key, { ...(row as object), body: new Uint8Array([1, 2, 3, 4]) });
    }
    const reopened = await openPhone(the.world, { medium: phone.medium });
    expect(await reopened.sync()).toMatchObject({ phase: 'trouble', code: 'key-missing' });
    expect(reopened.counts().waiting).toBe(1);
  });
});
