import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { utf8 } from '#kernel/bytes.ts';
import { decodeRun } from '#book/run.ts';
import type { Proposal } from '#book/activity.ts';
import type { PullReply } from '#protocol/messages.ts';
import type { ErasedReply, ErasePreviewReply } from '#protocol/erase.ts';
import type { SeenReply } from '#protocol/privacy.ts';
import type { TraceReply } from '#protocol/queries.ts';
import { mustRecord, openTestHome, type TestHome } from '#test/support/test-home.ts';
import type { TestPhone } from '#test/support/test-phone.ts';

const NAME = 'Lường Văn Vành Khuyên';

let the: TestHome;
let place: string;
let officer: TestPhone;
let member: TestPhone;
let elsewhere: TestPhone;
const ids = { household: '', resident: '' };

beforeAll(async () => {
  place = mkdtempSync(join(tmpdir(), 'banso-tombstones-'));
  the = await openTestHome({ tombstones: place });
  officer = await the.enrol('officer', the.commune);
  elsewhere = await the.enrol('officer', the.otherVillage);
  member = await the.enrol('member', the.village);
  ids.household = the.newId();
  ids.resident = the.newId();
  const { household, resident } = ids;
  await member.push([
    member.part(the.homes.id, [
      { type: 'household.added@1', on: the.today, body: { household, alley: 'Xóm Trên' } },
      { type: 'resident.added@1', on: the.today, body: { resident, household, name: NAME } },
    ]),
  ]);
});
afterAll(async () => {
  await the.close();
  rmSync(place, { recursive: true });
});

const ask = async (phone: TestPhone, body: object) => {
  const { status, reply } = await phone.send('POST', '/api/erase', utf8(JSON.stringify(body)));
  return [status, reply] as const;
};

describe('an officer’s erasure', () => {
  const whole = () => ({ resident: ids.resident, ground: 'asked', document: '7/GXN' });

  it('is not done where the home has no place for its record', async () => {
    const bare = await openTestHome();
    try {
      const other = await bare.enrol('officer', bare.commune);
      const [household, resident] = [bare.newId(), bare.newId()];
      const body = { resident, household, name: NAME };
      await mustRecord(bare.home, bare.homes, [
        { type: 'household.added@1', on: bare.today, body: { household } },
        { type: 'resident.added@1', on: bare.today, body },
      ]);
      expect(await ask(other, { ...whole(), resident })).toMatchObject([
        503,
        { code: 'tombstones-unset' },
      ]);
    } finally {
      await bare.close();
    }
  });

  it('is refused in every form that is none, and to whoever may not', async () => {
    for (const wrong of [
      { resident: ids.resident },
      { ...whole(), ground: 'because' },
      { ...whole(), document: NAME },
      { ...whole(), household: ids.household },
      { book: the.homes.id, origins: [], ground: 'asked' },
    ]) {
      expect(await ask(officer, wrong)).toMatchObject([400, { code: 'malformed' }]);
    }
    expect(await ask(member, whole())).toMatchObject([403, { code: 'not-yours' }]);
    expect(await ask(elsewhere, whole())).toMatchObject([403, { code: 'not-yours' }]);
    expect(await ask(officer, { resident: the.newId(), ground: 'asked' })).toMatchObject([
      404,
      { code: 'not-found' },
    ]);
    expect(readdirSync(place)).toEqual([]);
  });

  it('is shown before: what goes, what is left of it, and who has it', async () => {
    const path = `/api/erase/preview?place=${the.village}&id=${ids.resident}`;
    const { reply } = await officer.send<ErasePreviewReply>('GET', path);
    expect(reply).toMatchObject({ of: 'resident', name: NAME, facts: 1, books: 1, people: [] });
    expect(reply).toMatchObject({ elsewhere: false });
    expect(reply).not.toHaveProperty('unready');
    expect(reply.lines).toMatchObject([
      {
        type: 'resident.added@1',
        person: 'Người member',
        body: { name: NAME },
        left: { name: '—' },
      },
    ]);
    expect(reply.holders.map(({ person }) => person)).toEqual(['Người member']);
    const house = `/api/erase/preview?place=${the.village}&id=${ids.household}`;
    expect((await officer.send<ErasePreviewReply>('GET', house)).reply).toMatchObject({
      of: 'household',
      facts: 2,
      people: [{ id: ids.resident, name: NAME }],
    });
    // It is a look at everybody in the house.
    const seen = `/api/seen?place=${the.village}&id=${ids.household}`;
    const { lines } = (await officer.send<SeenReply>('GET', seen)).reply;
    expect(lines.filter(({ what }) => what === 'erasing')).toHaveLength(2);
    expect((await member.send('GET', path)).status).toBe(403);
    expect((await elsewhere.send('GET', path)).status).toBe(403);
    expect(readdirSync(place)).toEqual([]);
  });

  it('lets old phones go on before it and behind it', async () => {
    const old = `/api/pull?protocol=2&have=`;
    const before = await member.send<PullReply>('GET', old);
    expect(partOf(before.reply)).toMatchObject({ seq: 2, runs: [{ from: 1 }] });
    expect(await ask(officer, whole())).toMatchObject([200, { facts: 1, books: 1 }]);
    await push({ household: ids.household, reason: 'moved' }, 'household.left@1');
    // One that has read it goes on reading only once its app is renewed, and is told no head that it lacks.
    const behind = await member.send<PullReply>('GET', `${old}${the.homes.id}.0.2`);
    expect(partOf(behind.reply)).toMatchObject({ seq: 3, runs: [{ from: 3 }] });
    const fresh = await member.send<PullReply>('GET', old);
    expect(partOf(fresh.reply)).toMatchObject({ seq: 0, runs: [] });
    const now = await member.pull();
    expect(partOf(now.reply)?.seq).toBe(4);
    const run = decodeRun(partOf(now.reply)?.runs[0]);
    expect(run.ok && run.value.facts.map(({ commitment }) => commitment !== undefined)).toEqual([
      false,
      true,
      false,
      false,
    ]);
  });

  it('is listed, with the phones that have not asked since', async () => {
    const path = `/api/erased?place=${the.commune}`;
    const list = async () => (await officer.send<ErasedReply>('GET', path)).reply.erasures;
    const [line] = await list();
    expect(line).toMatchObject({
      about: [ids.resident],
      person: 'Người officer',
      ground: 'asked',
      document: '7/GXN',
      facts: 1,
      books: 1,
      holders: 1,
      waiting: [],
    });
    the.home.heard.delete(member.stream);
    expect(await list()).toMatchObject([{ waiting: [{ person: 'Người member' }] }]);
    await member.pull();
    expect(await list()).toMatchObject([{ waiting: [] }]);
    expect((await member.send('GET', path)).status).toBe(403);
  });

  it('stands in the trace under the officer’s name, with its ground and nothing of what it took', async () => {
    const path = `/api/trace?place=${the.village}&id=${ids.resident}`;
    const { reply } = await officer.send<TraceReply>('GET', path);
    expect(reply.lines.map(({ type }) => type)).toEqual(['resident.added@1', 'fact.redacted@1']);
    const [added, erased] = reply.lines;
    expect(added?.body).toMatchObject({ name: '—' });
    expect(erased?.body).toMatchObject({ ground: 'asked', document: '7/GXN' });
    expect(erased?.person).toBe('Người officer');
    expect(JSON.stringify(reply)).not.toContain(NAME);
    expect(the.log.join('\n')).not.toContain(NAME);
  });
});

const partOf = ({ books }: PullReply) => books.find(({ book }) => book.id === the.homes.id);
const push = (body: Proposal['body'], type: string) =>
  member.push([member.part(the.homes.id, [{ type, on: the.today, body }])]);
