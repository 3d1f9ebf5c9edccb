import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { utf8 } from '#kernel/bytes.ts';
import type { Book } from '#book/activity.ts';
import type { ExportReply, RequestsReply, SeenReply } from '#protocol/privacy.ts';
import { addToBreach, openBreach } from '#server/breaches.ts';
import { retain } from '#server/retention.ts';
import { passDays } from '#test/support/pass-days.ts';
import { mustRecord, openTestHome, type TestHome } from '#test/support/test-home.ts';
import type { TestPhone } from '#test/support/test-phone.ts';

let the: TestHome;
let care: Book;
let officer: TestPhone;
let member: TestPhone;
let admin: TestPhone;
const ids = { household: '', resident: '', other: '' };

const post = <Reply>(phone: TestPhone, path: string, body: object) =>
  phone.send<Reply>('POST', path, utf8(JSON.stringify(body)), {
    'content-type': 'application/json',
  });
const get = <Reply>(phone: TestPhone, path: string) => phone.send<Reply>('GET', path);

beforeAll(async () => {
  the = await openTestHome();
  const found = the.home.directory.findBookOf('care', the.village);
  if (found === undefined) throw new Error('no closed book');
  care = found;
  for (const name of ['household', 'resident', 'other'] as const) ids[name] = the.newId();
  const { household, resident, other } = ids;
  const on = the.today;
  await mustRecord(the.home, the.homes, [
    { type: 'household.added@1', on, body: { household, alley: 'Ngõ Canary' } },
    { type: 'resident.added@1', on, body: { resident, household, name: 'Triệu Thị Sần' } },
    { type: 'resident.added@1', on, body: { resident: other, household, name: 'Bàn Văn Khác' } },
  ]);
  await mustRecord(the.home, care, [
    {
      type: 'consent.given@1',
      on,
      body: {
        resident,
        purpose: 'health',
        how: 'thumb',
        language: 'tay',
        readAloud: true,
        wording: 'health@1',
        until: on + 90,
      },
    },
    { type: 'health.noted@1', on, body: { resident, note: 'nghe kém' } },
  ]);
  officer = await the.enrol('officer', the.commune);
  member = await the.enrol('member', the.village);
  admin = await the.enrol('admin', the.commune);
});
afterAll(() => the.close());

const seenOf = async (id: string): Promise<SeenReply['lines']> =>
  (await get<SeenReply>(officer, `/api/seen?id=${id}&place=${the.village}`)).reply.lines;

describe('who looked at whom', () => {
  it('is written for page, history and search hit, and shown to the office', async () => {
    expect(await seenOf(ids.household)).toEqual([]);
    await get(officer, `/api/household?id=${ids.household}&place=${the.village}`);
    await get(member, `/api/trace?id=${ids.resident}&place=${the.village}`);
    await get(officer, `/api/search?q=${encodeURIComponent('Sần')}&place=${the.commune}`);
    const lines = await seenOf(ids.household);
    const said = lines.map(({ about, what, person }) => `${about} ${what} ${person}`);
    expect(said.toSorted()).toEqual(
      [
        `${ids.household} page Người officer`,
        `${ids.resident} trace Người member`,
        `${ids.resident} search Người officer`,
      ].toSorted(),
    );
    // Of another person of the house only what was looked at of the house.
    expect((await seenOf(ids.other)).map(({ what }) => what)).toEqual(['page']);
  });

  it('is not written where nothing was answered, and not shown to a member', async () => {
    const before = (await seenOf(ids.household)).length;
    const stranger = await the.enrol('member', the.otherVillage);
    await get(stranger, `/api/household?id=${ids.household}&place=${the.village}`);
    await get(officer, `/api/household?id=AAAAAAAAAA&place=${the.village}`);
    expect(await seenOf(ids.household)).toHaveLength(before);
    const path = `/api/seen?id=${ids.household}&place=${the.village}`;
    expect((await get(member, path)).reply.code).toBe('not-yours');
  });

  it('has a line a day for whoever carries the register or lists it, however often', async () => {
    const registersOf = async () => {
      const path = `/api/seen?id=${ids.resident}&place=${the.village}`;
      return (await get<SeenReply>(officer, path)).reply.registers;
    };
    const today = the.today;
    expect(await registersOf()).toEqual([]);
    await member.pull();
    await member.pull();
    for (let count = 0; count < 2; count += 1) {
      await get(officer, `/api/doors?place=${the.village}`);
      await get(officer, `/api/list?measure=household-met&met=true&place=${the.village}`);
    }
    const [from, to] = [today, today];
    expect(
      (await registersOf()).toSorted((left, right) => left.what.localeCompare(right.what)),
    ).toEqual([
      { person: 'Người member', what: 'carried', from, to, days: 1 },
      { person: 'Người officer', what: 'doors', from, to, days: 1 },
      { person: 'Người officer', what: 'list', from, to, days: 1 },
    ]);
  });

  it('has a line for whoever is shown the cards of a village, with the heads of its households', async () => {
    const leader = await the.enrol('leader', the.village);
    const asked = { village: the.village, issue: [], withdraw: [] };
    expect((await post(leader, '/api/household-cards', asked)).status).toBe(200);
    const path = `/api/seen?id=${ids.resident}&place=${the.village}`;
    const { registers } = (await get<SeenReply>(officer, path)).reply;
    expect(registers).toContainEqual({
      person: 'Người leader',
      what: 'list',
      from: the.today,
      to: the.today,
      days: 1,
    });
  });

  it('adds nothing to an answer that could be felt, and is one look a second', async () => {
    const { home } = the;
    await home.seen.flush();
    const before = await home.seen.list(the.homes, [ids.resident], 500);
    const line = home.directory.findStream(officer.stream);
    if (line === undefined) throw new Error('no stream');
    const started = performance.now();
    for (let count = 0; count < 400; count += 1) {
      home.seen.note(line, the.homes, ids.resident, 'page', `lần ${count}`);
    }
    // In memory: what a look adds to an answer.
    expect((performance.now() - started) / 400).toBeLessThan(0.5);
    await home.seen.flush();
    // The same person, place and second is one look.
    expect(await home.seen.list(the.homes, [ids.resident], 500)).toHaveLength(before.length + 1);
  });
});

describe('the export of one person', () => {
  const ask = (phone: TestPhone, resident = ids.resident) =>
    post<ExportReply>(phone, '/api/export', {
      place: the.village,
      resident,
      why: 'Theo yêu cầu số 3',
    });

  it('holds what stands in every book, who wrote it and who saw it, and nobody else of the house', async () => {
    const { status, reply } = await ask(officer);
    expect(status).toBe(200);
    const text = JSON.stringify(reply.record);
    expect(text).toContain('nghe kém');
    expect(text).toContain('Ngõ Canary');
    expect(text).toContain('Triệu Thị Sần');
    expect(text).not.toContain('Bàn Văn Khác');
    expect(reply.page).toContain('Điều cần lưu ý về sức khỏe: nghe kém');
    expect(reply.page).toContain('Máy chủ');
    expect(reply.page).toContain('Theo yêu cầu số 3');
    expect(reply.page).not.toContain('<script');
    expect(reply.page).not.toContain('Bàn Văn Khác');
    const exports = (await seenOf(ids.resident)).filter(({ what }) => what === 'export');
    expect(exports).toMatchObject([{ person: 'Người officer', why: 'Theo yêu cầu số 3' }]);
  });

  it('holds what was refused, too', async () => {
    const part = member.part(care.id, [
      {
        type: 'ethnic.noted@1',
        on: the.today,
        body: { resident: ids.resident, group: 'Nùng Canary' },
      },
    ]);
    const pushed = await member.push([part]);
    expect(pushed.reply.parts).toMatchObject([{ items: [{ why: 'consent-missing' }] }]);
    const { reply } = await ask(officer);
    expect(JSON.stringify(reply.record)).toContain('Nùng Canary');
  });

  it('is made for the office alone, and of somebody who is there', async () => {
    expect((await ask(member)).reply.code).toBe('not-yours');
    expect((await ask(officer, 'AAAAAAAAAA')).reply.code).toBe('not-found');
    const elsewhere = { place: the.otherVillage, resident: ids.resident, why: 'Tò mò' };
    expect((await post(officer, '/api/export', elsewhere)).reply.code).toBe('not-found');
  });
});

describe('the desk of requests', () => {
  const step = (phone: TestPhone, asked: object) =>
    post<{ verdict: string; why: string }>(phone, '/api/request', {
      village: the.village,
      resident: ids.resident,
      ...asked,
    });
  const list = async (phone = officer): Promise<RequestsReply> =>
    (await get<RequestsReply>(phone, `/api/requests?place=${the.commune}`)).reply;

  it('receives, confirms, puts off once and answers, with the days of the law', async () => {
    const received = await step(officer, { step: 'receive', kind: 'copy', on: the.today - 3 });
    expect(received.reply.verdict).toBe('ok');
    const [open] = (await list()).requests;
    expect(open).toMatchObject({
      name: 'Triệu Thị Sần',
      kind: 'copy',
      received: the.today - 3,
      due: the.today + 7,
    });
    const request = open?.id;
    expect((await step(officer, { step: 'acknowledge', request })).reply.verdict).toBe('ok');
    const more = { step: 'extend', request, reason: 'chờ hồ sơ giấy' };
    expect((await step(officer, more)).reply.verdict).toBe('ok');
    the.clock.at += 1;
    expect((await step(officer, more)).reply).toMatchObject({ why: 'already-settled' });
    expect((await list()).requests[0]).toMatchObject({ due: the.today + 17 });
    const closed = await step(officer, { step: 'close', request, outcome: 'done' });
    expect(closed.reply.verdict).toBe('ok');
    expect((await list()).requests[0]?.closed).toMatchObject({ outcome: 'done', on: the.today });
    const facts = await the.home.store.read(care.cell).listFacts(care.id, 0, 99);
    const last = facts.at(-1);
    expect(the.home.directory.findStream(last?.stream ?? '')?.person).toBe(
      the.home.directory.findStream(officer.stream)?.person,
    );
  });

  it('receives what is sent twice once', async () => {
    const asked = { step: 'receive', kind: 'see', request: the.newId() };
    const before = (await list()).requests.length;
    const first = await step(officer, asked);
    the.clock.at += 1;
    expect((await step(officer, asked)).reply).toMatchObject({ ...first.reply, at: the.clock.at });
    expect((await list()).requests).toHaveLength(before + 1);
    const { seq } = await the.home.warm.get(care);
    the.clock.at += 1;
    await step(officer, { ...asked, request: the.newId() });
    expect((await the.home.warm.get(care)).seq).toBe(seq + 1);
  });

  it('is open to the office alone, and to no other village', async () => {
    expect((await step(member, { step: 'receive', kind: 'see' })).reply).toMatchObject({
      code: 'not-yours',
    });
    expect(
      (await step(officer, { step: 'acknowledge', request: 'AAAAAAAAAA' })).reply,
    ).toMatchObject({ code: 'not-found' });
    const denied = await get(member, `/api/requests?place=${the.village}`);
    expect(denied.reply.code).toBe('not-yours');
  });

  it('tells administrators, and nobody else, of the 72 hours of a breach', async () => {
    const detected = the.home.now() - 3_600;
    const id = await openBreach(the.home, 'Mất một điện thoại chưa khoá', detected);
    expect((await list(admin)).breaches).toMatchObject([
      { id, detectedAt: detected, reportBy: detected + 72 * 3_600 },
    ]);
    expect((await list(officer)).breaches).toEqual([]);
    expect(await addToBreach(the.home, id, 'reported', 'Đã báo Công an tỉnh')).toBeDefined();
    expect((await list(admin)).breaches[0]?.reportedAt).toBe(the.home.now());
    expect(await addToBreach(the.home, id, 'closed', 'Đã xoá máy')).toBeDefined();
    expect(await addToBreach(the.home, id, 'noted', 'Thêm')).toBeUndefined();
    expect((await list(admin)).breaches).toEqual([]);
  });
});

it('keeps looks as long as the settings say', async () => {
  const { home, clock } = the;
  await get(officer, `/api/household?id=${ids.household}&place=${the.village}`);
  await home.seen.flush();
  const about = [ids.household, ids.resident, ids.other];
  const looked = await home.seen.list(the.homes, about, 999);
  const registers = await home.seen.listRegister(the.homes, 999);
  // Within a day a register is looked at once by a person in a way.
  const kept = looked.length + registers.reduce((sum, { days }) => sum + days, 0);
  expect(await retain(home, { seenDays: 90 }, true)).toMatchObject({ looks: 0 });
  const then = clock.at;
  await passDays(the, 92);
  const { looks } = await retain(home, { seenDays: 90 }, true);
  expect(looks).toBe(kept);
  expect(await retain(home, { seenDays: 90 }, false)).toMatchObject({ looks: kept });
  expect(await home.seen.list(the.homes, about, 999)).toEqual([]);
  expect(await home.seen.listRegister(the.homes, 999)).toEqual([]);
  clock.at = then;
});
