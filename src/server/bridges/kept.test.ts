// How long bridges keep whom they reach, and what of it goes with whoever is erased.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Id } from '#kernel/id.ts';
import { erase } from '#server/erase/erase.ts';
import { exportResident } from '#server/queries/export.ts';
import { openScope } from '#server/queries/scope.ts';
import { retain } from '#server/retention.ts';
import { androidOf, type Bridged, openBridged, taken } from '#test/support/bridged-home.ts';
import { mustRecord } from '#test/support/test-home.ts';

let a: Bridged;
let folder: string;
beforeEach(async () => {
  a = await openBridged();
  a.provider.answer = () => taken;
  folder = mkdtempSync(join(tmpdir(), 'banso-sent-'));
});
afterEach(async () => {
  await a.close();
  rmSync(folder, { recursive: true });
});

it('a device that speaks no more, and one whose person works nowhere, are forgotten', async () => {
  const { home, people, today } = a.the;
  const [working, ended, former, later] = [
    await a.the.enrol('member', a.the.village),
    await a.the.enrol('member', a.the.village),
    await a.the.enrol('member', a.the.village, { until: today }),
    await a.the.enrol('member', a.the.village, { from: today + 30 }),
  ];
  const bytes = new Uint8Array(16);
  for (const { stream } of [working, ended, former, later]) {
    const to = { endpoint: `${a.provider.url}/push/1`, key: bytes, auth: bytes, since: 1 };
    await home.store.write(people.cell, (writing) =>
      writing.putPushSubscription({ book: people.id, stream, ...to }),
    );
  }
  const body = { stream: ended.stream, why: 'lost' };
  await mustRecord(home, people, [{ type: 'stream.ended@1', on: today, body }]);
  a.the.clock.at += 86_400;
  const kept = async (): Promise<Id[]> => {
    const rows = await home.store.read(people.cell).listPushSubscriptions(people.id);
    return rows.map(({ stream }) => stream).toSorted();
  };
  await retain(home, { seenDays: 90 }, true);
  expect(await kept()).toHaveLength(4);
  await retain(home, { seenDays: 90 }, false);
  expect(await kept()).toEqual([working.stream, later.stream].toSorted());
});

it('what was sent to a household goes with its number, and nobody else’s does', async () => {
  const [gone, other] = [
    await a.addHousehold('+84911111111'),
    await a.addHousehold('+84922222222'),
  ];
  for (const each of [gone, other]) await a.agree(each, ['sms']);
  const { notice } = await a.post(a.the.village);
  await a.bridge({ sms: androidOf(a.provider) }).makeUp();
  const reach = a.bookOf('reach', a.the.village);
  expect(await a.rows(reach, notice)).toHaveLength(2);
  const writing = { ...a.the.home, tombstones: { folder } };
  const done = await erase(writing, { wanted: { household: gone }, ground: 'asked' });
  expect(done).toMatchObject({ ok: true });
  expect((await a.rows(reach, notice)).map(({ recipient }) => recipient)).toEqual([other]);
});

it('what was sent to the phone of a resident goes with them', async () => {
  const [household, resident] = [await a.addHousehold('+84911111111'), a.the.newId()];
  const body = { resident, household, name: 'Lò Thị Mai', phone: '+84922222222' };
  await mustRecord(a.the.home, a.the.homes, [{ type: 'resident.added@1', on: a.the.today, body }]);
  await a.agree(household, ['sms'], { resident });
  const { notice } = await a.post(a.the.village);
  await a.bridge({ sms: androidOf(a.provider) }).makeUp();
  const reach = a.bookOf('reach', a.the.village);
  expect(await a.rows(reach, notice)).toHaveLength(1);
  const writing = { ...a.the.home, tombstones: { folder } };
  const done = await erase(writing, { wanted: { resident }, ground: 'asked' });
  expect(done).toMatchObject({ ok: true });
  expect(await a.rows(reach, notice)).toEqual([]);
});

it('what was sent to a household while somebody lived there is in what they are given', async () => {
  const [household, other] = [
    await a.addHousehold('+84911111111'),
    await a.addHousehold('+84922222222'),
  ];
  const [resident, newcomer] = [a.the.newId(), a.the.newId()];
  const on = a.the.today;
  const add = (id: Id, name: string, day: number) =>
    mustRecord(a.the.home, a.the.homes, [
      { type: 'resident.added@1', on: day, body: { resident: id, household, name } },
    ]);
  await add(resident, 'Lò Thị Mai', on);
  for (const each of [household, other]) await a.agree(each, ['sms']);
  a.provider.answer = ({ text }) => (text.includes('911111111') ? taken : { status: 400 });
  await a.post(a.the.village);
  await a.bridge({ sms: androidOf(a.provider) }).makeUp();
  a.the.clock.at += 86_400;
  await add(newcomer, 'Lò Văn Tới', on + 1);
  const officer = await a.the.enrol('officer', a.the.commune);
  const line = a.the.home.directory.findStream(officer.stream);
  if (line === undefined) throw new Error('not met');
  const given = async (id: Id) => {
    const scope = await openScope(a.the.home, line, a.the.village);
    if (!scope.ok) throw new Error(scope.error.code);
    return exportResident(scope.value, id, 'Theo yêu cầu');
  };
  const mine = await given(resident);
  expect(mine?.record.sent).toMatchObject([
    { channel: 'sms', title: 'Mất điện ngày mai', state: 'sent' },
  ]);
  expect(mine?.page).toContain('tin nhắn SMS · Mất điện ngày mai · đã gửi');
  expect((await given(newcomer))?.record.sent).toEqual([]);
});
