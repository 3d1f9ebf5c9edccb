import { describe, expect, test } from 'vitest';
import { tablesText } from '#book/table.ts';
import { forgetPages } from '#device/book-rows.ts';
import type { Device } from '#device/device.ts';
import type { Medium } from '#device/memory-store.ts';
import { StateRow, toRow } from '#device/rows.ts';
import { memberWorld } from './member-world.ts';
import {
  doorsText,
  enrolledPhone,
  factsAlone,
  openPhone,
  receive,
  save,
  visit,
  platformOf,
  visitsSeen,
} from './world.ts';

const the = memberWorld();
const FACTS = 300;

const keptSeq = (medium: Medium): number | undefined =>
  toRow(StateRow, medium.get('states')?.get(the.world.doors.id))?.seq;

const traceText = (phone: Device): string =>
  tablesText({ traces: phone.findView('doors', the.world.village)?.traces ?? new Map() });

/** Every page is gone: what is shown then was kept. */
async function openWithoutPages(medium: Medium): Promise<Device> {
  const pages = new Map(medium.get('pages'));
  medium.get('pages')?.clear();
  const opened = await openPhone(the.world, { medium });
  for (const [key, value] of pages) medium.get('pages')?.set(key, value);
  return opened;
}

describe('the kept state of a book', () => {
  test('is what the phone opens with, and the same as folded anew', async () => {
    await receive(the.world, FACTS);
    const phone = await enrolledPhone(the.world, the.member, { through: factsAlone });
    expect(keptSeq(phone.medium)).toBe(FACTS);
    const kept = await openWithoutPages(phone.medium);
    expect(doorsText(kept, the.world.village)).toBe(doorsText(phone, the.world.village));
    expect(traceText(kept)).toBe(traceText(phone));
    phone.medium.get('states')?.clear();
    const folded = await openPhone(the.world, { medium: phone.medium });
    expect(doorsText(kept, the.world.village)).toBe(doorsText(folded, the.world.village));
    expect(traceText(kept)).toBe(traceText(folded));
  });

  test('goes on with what came since, and knows its own facts', async () => {
    await receive(the.world, FACTS);
    const phone = await enrolledPhone(the.world, the.member, { through: factsAlone });
    await save(phone, the.world.doors, [visit(the.world, phone)]);
    await phone.sync();
    await receive(the.world, 5);
    await phone.sync();
    expect(keptSeq(phone.medium)).toBe(FACTS);
    const again = await openPhone(the.world, { medium: phone.medium });
    expect(visitsSeen(the.world, again)).toBe(FACTS + 6);
    await receive(the.world, FACTS);
    await again.sync();
    expect(keptSeq(phone.medium)).toBe(2 * FACTS + 6);
    const last = await openWithoutPages(phone.medium);
    expect(visitsSeen(the.world, last)).toBe(2 * FACTS + 6);
    expect(await last.factsOf(the.world.doors.id, [1, FACTS + 1])).toHaveLength(2);
  });

  test.each([
    ['another build folded', { print: 'another' }],
    ['other pages were taken for', { branch: 7 }],
    ['cannot be opened', { state: new Uint8Array([0, 0, 1, 2]) }],
  ])('that %s counts for nothing', async (_name, change) => {
    await receive(the.world, FACTS);
    const phone = await enrolledPhone(the.world, the.member, { through: factsAlone });
    const states = phone.medium.get('states');
    const row = states?.get(the.world.doors.id) as object; // it was kept
    states?.set(the.world.doors.id, { ...row, ...change });
    const hidden = await openWithoutPages(phone.medium);
    expect(hidden.findView('doors', the.world.village)).toBeUndefined();
    const opened = await openPhone(the.world, { medium: phone.medium });
    expect(doorsText(opened, the.world.village)).toBe(doorsText(phone, the.world.village));
  });

  test('goes with the pages it was folded from', async () => {
    await receive(the.world, FACTS);
    const phone = await enrolledPhone(the.world, the.member, { through: factsAlone });
    expect(keptSeq(phone.medium)).toBe(FACTS);
    await forgetPages(platformOf(the.world, { medium: phone.medium }), the.world.doors.id);
    expect(keptSeq(phone.medium)).toBeUndefined();
  });
});
