import { describe, expect, test } from 'vitest';
import { numberedKey, type TableName } from '#device/local-store.ts';
import type { Medium } from '#device/memory-store.ts';
import type { Device } from '#device/device.ts';
import { checkOwn } from '#device/self-check.ts';
import { IdentityRow, toRow } from '#device/rows.ts';
import { memberWorld } from './member-world.ts';
import { enrolledPhone, platformOf, save, visit } from './world.ts';

const the = memberWorld();

function check(medium: Medium) {
  const stream = toRow(IdentityRow, medium.get('meta')?.get('identity'))?.stream ?? '';
  return checkOwn(platformOf(the.world, { medium }), stream);
}

const visits = (phone: Device, count: number) =>
  Array.from({ length: count }, () => visit(the.world, phone));

/** Two facts that were answered in one save, then three saves that wait; and a fact of another book. */
async function busyPhone(): Promise<Medium> {
  const phone = await enrolledPhone(the.world, the.member);
  await save(phone, the.world.doors, [visit(the.world, phone), visit(the.world, phone)]);
  await phone.sync();
  for (let count = 1; count <= 3; count += 1) {
    await save(phone, the.world.doors, visits(phone, count));
  }
  const added = { household: phone.newId() };
  await save(phone, the.world.homes, [
    { type: 'household.added@1', on: phone.now().on, body: added },
  ]);
  return phone.medium;
}

describe('the self-check', () => {
  test('of a new phone finds nothing', async () => {
    const phone = await enrolledPhone(the.world, the.member);
    expect(await check(phone.medium)).toEqual({ waiting: 0, damaged: [] });
  });

  test('counts what waits, over all books, and proves the rest', async () => {
    expect(await check(await busyPhone())).toEqual({ waiting: 7, damaged: [] });
  });

  test('begins behind what is archived, in the middle of a save as well', async () => {
    for (const archived of [1, 2]) {
      const medium = await busyPhone();
      const answers = medium.get('answers');
      answers?.set(the.world.doors.id, { n: 2, archived });
      expect(await check(medium)).toEqual({ waiting: 7, damaged: [] });
      medium.get('outbox')?.delete(numberedKey(the.world.doors.id, 2));
      const damaged = archived === 1 ? [{ book: the.world.doors.id, from: 1 }] : [];
      expect((await check(medium)).damaged).toEqual(damaged);
    }
  });

  const flip = (bytes: unknown): Uint8Array => {
    const flipped = Uint8Array.from(bytes as Uint8Array); // a sealed body, hash or salt
    flipped[flipped.length - 1] = (flipped.at(-1) ?? 0) ^ 1;
    return flipped;
  };
  type Row = Record<string, unknown>;
  const damages: readonly [string, TableName, number | '', (row: Row) => unknown, number][] = [
    ['a fact that is gone', 'outbox', 4, () => undefined, 4],
    ['a fact that is no fact', 'outbox', 4, () => ({ n: 4 }), 4],
    ['a fact under another number', 'outbox', 4, (row) => ({ ...row, n: 5 }), 4],
    ['a body of which one bit fell', 'outbox', 4, (row) => ({ ...row, body: flip(row['body']) }), 4],
    ['another second', 'outbox', 8, (row) => ({ ...row, at: Number(row['at']) + 1 }), 6],
    ['a body under another key', 'outbox', 3, (row) => ({ ...row, body: new Uint8Array([0, 9, 1]) }), 3],
    ['a save that is gone', 'saves', 5, () => undefined, 4],
    ['the last save gone', 'saves', 8, () => undefined, 6],
    ['a save that is none', 'saves', 2, () => 'x', 1],
    ['a save that begins elsewhere', 'saves', 5, (row) => ({ ...row, from: 5 }), 4],
    ['a save before which another hash stands', 'saves', 5, (row) => ({ ...row, before: flip(row['before']) }), 4],
    ['a save with another hash', 'saves', 3, (row) => ({ ...row, hash: flip(row['hash']) }), 3],
    ['another salt', 'salts', 0, (row) => ({ ...row, salt: flip(row['salt']) }), 1],
    ['no salt', 'salts', 0, () => undefined, 1],
    ['a counter that is none', 'counters', '', () => ({ n: 'x' }), 9],
    ['a counter set back', 'counters', '', (row) => ({ ...row, n: 5 }), 9],
    ['no counter', 'counters', '', () => undefined, 9],
    ['another hash at the counter', 'counters', '', (row) => ({ ...row, hash: flip(row['hash']) }), 9],
  ]; // prettier-ignore

  test.each(damages)('finds %s', async (_, table, number, change, from) => {
    const medium = await busyPhone();
    const book = the.world.doors.id;
    const key = number === '' ? book : numberedKey(book, number);
    const rows = medium.get(table);
    const row = rows?.get(key);
    expect(row).toBeDefined();
    const changed = change(row as Row); // all rows are objects
    if (changed === undefined) rows?.delete(key);
    else rows?.set(key, changed);
    expect((await check(medium)).damaged).toEqual([{ book, from }]);
  });
});
