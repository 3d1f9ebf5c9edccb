import { rmSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Id } from '#kernel/id.ts';
import type { Device } from '#device/device.ts';
import type { Medium } from '#device/memory-store.ts';
import { BookRow, StateRow, toRow } from '#device/rows.ts';
import { openEpoch } from '#server/epochs.ts';
import { erase } from '#server/erase/erase.ts';
import { verifyBooks } from '#server/verify.ts';
import { dumpMedium } from './dump.ts';
import { memberWorld } from './member-world.ts';
import {
  doorsText,
  enrolledPhone,
  factsAlone,
  openPhone,
  originsAt,
  receive,
  save,
  visit,
  visitsSeen,
} from './world.ts';

const the = memberWorld();
const FACTS = 400;
const HOUR_S = 3_600;

const addPhone = async (options = {}) => enrolledPhone(the.world, the.member, options);
const otherPhone = async (options = {}) =>
  enrolledPhone(the.world, await the.world.addWorker('Vi Văn Tài', 'member'), options);

const rowIn = (medium: Medium, book: Id): BookRow | undefined =>
  toRow(BookRow, medium.get('books')?.get(book));
const doorsRow = (medium: Medium): BookRow | undefined => rowIn(medium, the.world.doors.id);
const pagesOfDoors = (medium: Medium): number =>
  [...(medium.get('pages')?.keys() ?? [])].filter((key) => key.startsWith(the.world.doors.id))
    .length;

async function saveVisits(phone: Device, count: number): Promise<void> {
  for (let left = count; left > 0; left -= 1) {
    await save(phone, the.world.doors, [visit(the.world, phone)]);
  }
}

const defects = async (): Promise<readonly string[]> =>
  (await verifyBooks(the.world.home.store, the.world.home.directory)).defects;

describe('a book that stands on what the home gave', () => {
  test('goes on with what comes after it, and is the same as one folded from all facts', async () => {
    await receive(the.world, FACTS);
    const phone = await addPhone();
    await receive(the.world, 30);
    await saveVisits(phone, 2);
    await phone.sync();
    expect(doorsRow(phone.medium)?.begins?.seq).toBe(FACTS);
    expect(visitsSeen(the.world, phone)).toBe(FACTS + 32);
    expect(phone.counts()).toMatchObject({ waiting: 0, received: 2 });
    const whole = await otherPhone({ through: factsAlone });
    expect(doorsText(phone, the.world.village)).toBe(doorsText(whole, the.world.village));
    const again = await openPhone(the.world, { medium: phone.medium });
    expect(doorsText(again, the.world.village)).toBe(doorsText(whole, the.world.village));
    expect(pagesOfDoors(phone.medium)).toBe(1);
  });

  test('has no history until somebody looks at it: then it is fetched, proven and kept', async () => {
    await receive(the.world, FACTS);
    const phone = await addPhone();
    await saveVisits(phone, 2);
    await phone.sync();
    const { doors } = the.world;
    const before = doorsText(phone, the.world.village);
    expect(phone.hasHistory(doors.id)).toBe(false);
    expect(await phone.factsOf(doors.id, [1, FACTS + 1])).toMatchObject([{ seq: FACTS + 1 }]);
    expect(await phone.fetchFacts(doors.id, [1, FACTS + 1])).toMatchObject([
      { seq: 1 },
      { seq: FACTS + 1 },
    ]);
    expect(phone.hasHistory(doors.id)).toBe(true);
    const row = doorsRow(phone.medium);
    expect([row?.begins, row?.given, row?.complete]).toEqual([undefined, undefined, true]);
    expect(doorsText(phone, the.world.village)).toBe(before);
    const again = await openPhone(the.world, { medium: phone.medium });
    expect(doorsText(again, the.world.village)).toBe(before);
    expect(again.counts()).toMatchObject({ waiting: 0, received: 2 });
  });

  test('shows what it had while its history comes, and goes on where that was cut off', async () => {
    await receive(the.world, 5_400);
    let answersLeft = Infinity;
    const through: typeof factsAlone = (direct) => async (path, init) => {
      if (path.startsWith('/api/pull')) {
        if (answersLeft === 0) throw new TypeError('offline');
        answersLeft -= 1;
      }
      return direct(path, init);
    };
    const phone = await addPhone({ through });
    answersLeft = 2;
    expect(await phone.fetchFacts(the.world.doors.id, [1])).toEqual([]);
    expect(doorsRow(phone.medium)).toMatchObject({ complete: false, seq: 5_000, given: 5_400 });
    await saveVisits(phone, 1);
    expect(visitsSeen(the.world, phone)).toBe(5_401);
    const reopened = await openPhone(the.world, { medium: phone.medium, through });
    expect(visitsSeen(the.world, reopened)).toBe(5_401);
    answersLeft = Infinity;
    await reopened.sync();
    expect(await reopened.factsOf(the.world.doors.id, [1, 5_401])).toHaveLength(2);
    expect(visitsSeen(the.world, reopened)).toBe(5_401);
  });

  test('lets what is saved or carried go out between two answers of its history', async () => {
    const author = await otherPhone();
    await saveVisits(author, 1);
    const bundle = await (await author.carrying()).bundle();
    if (!bundle.ok) throw new Error(bundle.error.code);
    await receive(the.world, 5_400);
    const asked: string[] = [];
    let between = async (): Promise<void> => undefined;
    const through: typeof factsAlone = (direct) => async (path, init) => {
      if (asked.push(path.split('?')[0] ?? '') > 0 && path.startsWith('/api/pull')) await between();
      return direct(path, init);
    };
    // Long enough for the home to make the book anew.
    the.world.time.nowS += 2;
    const phone = await addPhone({ through });
    asked.length = 0;
    between = async () => {
      between = async () => undefined;
      await saveVisits(phone, 1);
      await (await phone.carrying()).takeBundle(bundle.value.file);
    };
    await phone.fetchFacts(the.world.doors.id, [1]);
    for (const sent of ['/api/push', '/api/carry']) {
      expect(asked.indexOf(sent)).toBeGreaterThan(asked.indexOf('/api/pull'));
      expect(asked.indexOf(sent)).toBeLessThan(asked.lastIndexOf('/api/pull'));
    }
    expect(phone.counts()).toMatchObject({ waiting: 0, received: 1 });
    expect(await (await phone.carrying()).carried()).toMatchObject([{ copies: 1, taken: 1 }]);
  });

  test('is still shown, signal or none, when its history was cut off and something is looked up', async () => {
    await receive(the.world, 5_400);
    let answersLeft = Infinity;
    const through: typeof factsAlone = (direct) => async (path, init) => {
      if (path.startsWith('/api/pull')) {
        if (answersLeft === 0) throw new TypeError('offline');
        answersLeft -= 1;
      }
      return direct(path, init);
    };
    const phone = await addPhone({ through });
    const seen = visitsSeen(the.world, phone);
    await receive(the.world, 30);
    await phone.sync();
    expect(pagesOfDoors(phone.medium)).toBeGreaterThan(0);
    expect(visitsSeen(the.world, phone)).toBe(seen + 30);
    answersLeft = 2;
    const last = doorsRow(phone.medium)?.seq ?? 0;
    await phone.fetchFacts(the.world.doors.id, [1]);
    expect(await phone.factsOf(the.world.doors.id, [last])).toEqual([]);
    expect(doorsRow(phone.medium)).toMatchObject({ complete: false, given: last });
    answersLeft = 0;
    await phone.sync();
    expect(doorsRow(phone.medium)).toMatchObject({ complete: false, given: last });
    expect(visitsSeen(the.world, phone)).toBe(seen + 30);
    answersLeft = Infinity;
    await phone.sync();
    expect(phone.hasHistory(the.world.doors.id)).toBe(true);
    expect(visitsSeen(the.world, phone)).toBe(seen + 30);
  });

  test('asks for its history by itself within a day, sooner where the network costs nothing', async () => {
    await receive(the.world, FACTS);
    const phone = await addPhone();
    const turns = async (): Promise<boolean> => {
      for (let turn = 0; turn < 8; turn += 1) await phone.sync();
      return phone.hasHistory(the.world.doors.id);
    };
    the.world.time.nowS += 19 * HOUR_S;
    expect(await turns()).toBe(false);
    the.world.time.nowS += 2 * HOUR_S;
    expect(await turns()).toBe(true);
    const free = await otherPhone({ isFree: () => true });
    the.world.time.nowS += HOUR_S / 4;
    for (let turn = 0; turn < 8; turn += 1) await free.sync();
    expect(free.hasHistory(the.world.doors.id)).toBe(true);
    expect(doorsText(free, the.world.village)).toBe(doorsText(phone, the.world.village));
  });

  test('that another build folded comes anew, and own facts with it', async () => {
    await receive(the.world, FACTS);
    const phone = await addPhone();
    await saveVisits(phone, 2);
    await phone.sync();
    for (const [id, value] of phone.medium.get('states') ?? []) {
      const row = toRow(StateRow, value);
      phone.medium.get('states')?.set(id, { ...row, print: 'another' });
    }
    const again = await openPhone(the.world, { medium: phone.medium });
    expect(again.findView('doors', the.world.village)).toBeUndefined();
    for (let turn = 0; turn < 2; turn += 1) await again.sync();
    expect(visitsSeen(the.world, again)).toBe(FACTS + 2);
    expect(again.counts()).toMatchObject({ waiting: 0, received: 2 });
  });

  test('holds what was erased no longer than until the next exchange', async () => {
    const { world } = the;
    const place = mkdtempSync(join(tmpdir(), 'banso-tombstones-'));
    const author = await otherPhone();
    const id = author.newId();
    const name = 'Bàn Thị Én Nhạn';
    await save(author, world.homes, [
      {
        type: 'resident.added@1',
        on: author.now().on,
        body: { resident: id, household: world.household, name },
      },
    ]);
    await author.sync();
    const phone = await addPhone();
    await phone.putDraft(`visit.${id}`, { note: name });
    expect(rowIn(phone.medium, world.homes.id)?.begins).toBeDefined();
    expect(phone.findView('homes', world.village)?.state.residents.get(id)?.name).toBe(name);
    const home = { ...world.home, tombstones: { folder: place } };
    const erased = await erase(home, { wanted: { resident: id }, ground: 'asked' });
    expect(erased.ok).toBe(true);
    expect(await phone.sync()).toMatchObject({ phase: 'idle' });
    expect(phone.findView('homes', world.village)?.state.residents.get(id)?.name).not.toBe(name);
    expect(dumpMedium(phone.medium)).not.toContain(name);
    expect(await phone.listDrafts()).toEqual([]);
    rmSync(place, { recursive: true });
  });

  test('brings a restored home what came after it', async () => {
    const { world } = the;
    await receive(world, FACTS);
    const phone = await addPhone();
    const copy = await world.copyFiles();
    await receive(world, 20);
    await phone.sync();
    await saveVisits(phone, 3);
    await phone.sync();
    await world.restoreFiles(copy);
    for (let turn = 0; turn < 3; turn += 1) await phone.sync();
    expect(phone.syncState()).toMatchObject({ phase: 'idle' });
    expect(await originsAt(world, world.doors)).toHaveLength(FACTS + 23);
    expect(visitsSeen(world, phone)).toBe(FACTS + 23);
    expect(phone.counts()).toEqual({ waiting: 0, received: 3, held: 0, refused: 0 });
    expect(await defects()).toEqual([]);
  });

  test('and is empty comes to a home that was put back to before its epoch', async () => {
    const { world } = the;
    const copy = await world.copyFiles();
    await openEpoch(world.home.store, world.doors);
    let isCut = true;
    const through: typeof factsAlone = (direct) => async (path, init) => {
      if (isCut && path.startsWith('/api/pull')) throw new TypeError('offline');
      return direct(path, init);
    };
    const phone = await addPhone({ through });
    expect(doorsRow(phone.medium)).toMatchObject({ epoch: 1, seq: 0, complete: true });
    expect(doorsRow(phone.medium)?.signed).toBeUndefined();
    isCut = false;
    await world.restoreFiles(copy);
    await receive(world, 3);
    await saveVisits(phone, 1);
    for (let turn = 0; turn < 3; turn += 1) {
      if ((await phone.sync()).code === 'stream-unknown') await phone.enrol(the.member.card);
    }
    expect(phone.syncState()).toMatchObject({ phase: 'idle' });
    expect(visitsSeen(world, phone)).toBe(4);
    expect(phone.counts()).toEqual({ waiting: 0, received: 1, held: 0, refused: 0 });
    expect(await defects()).toEqual([]);
  });

  test('of which a restored home lacks the beginning comes anew, and what came after it is brought', async () => {
    const { world } = the;
    await receive(world, 30);
    const copy = await world.copyFiles();
    await receive(world, FACTS);
    const phone = await addPhone();
    await receive(world, 20);
    await phone.sync();
    await saveVisits(phone, 3);
    await phone.sync();
    await world.restoreFiles(copy);
    for (let turn = 0; turn < 4; turn += 1) await phone.sync();
    expect(phone.syncState()).toMatchObject({ phase: 'idle' });
    expect(visitsSeen(world, phone)).toBe(53);
    expect(await originsAt(world, world.doors)).toHaveLength(53);
    expect(phone.counts()).toEqual({ waiting: 0, received: 3, held: 0, refused: 0 });
    expect(await defects()).toEqual([]);
  });
});
