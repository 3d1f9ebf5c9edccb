import { afterAll, beforeAll, expect, test } from 'vitest';
import * as v from 'valibot';
import { utf8 } from '#kernel/bytes.ts';
import type { Proposal } from '#book/activity.ts';
import { type LadderDraft, LADDER_DRAFTS_MAX, LadderReply, LadderTried } from '#protocol/ladder.ts';
import type { AttentionReply } from '#protocol/queries.ts';
import { mustRecord, openTestHome, type TestHome } from '#test/support/test-home.ts';
import type { TestPhone } from '#test/support/test-phone.ts';

let the: TestHome;
let officer: TestPhone;
const people: string[] = [];

beforeAll(async () => {
  the = await openTestHome();
  officer = await the.enrol('officer', the.commune);
  const household = the.newId();
  await mustRecord(the.home, the.homes, [
    { type: 'household.added@1', on: the.today, body: { household } },
  ]);
  for (const [name, skill, reached] of [
    ['Lò Thị Hoa', 'zalo', 'alone'],
    ['Lò Văn Nghiệm', 'zalo', 'together'],
    ['Lò Văn Tú', 'selling', 'alone'],
  ] as const) {
    const resident = the.newId();
    people.push(resident);
    const body = { resident, household, name, birthYear: 1980, smartphone: true };
    await mustRecord(the.home, the.homes, [{ type: 'resident.added@1', on: the.today, body }]);
    await mustRecord(the.home, the.doors, [
      {
        type: 'skill.stepped@1',
        on: the.today,
        body: { step: the.newId(), household, resident, skill, reached },
      },
    ]);
  }
});
afterAll(() => the.close());

const counts = async () => {
  const { status, reply } = await officer.send('GET', `/api/ladder?place=${the.commune}`);
  expect(status).toBe(200);
  return v.parse(v.object(LadderReply.entries), reply);
};

const ask = async (who: TestPhone, drafts: readonly LadderDraft[]) => {
  const body = utf8(JSON.stringify({ place: the.commune, drafts }));
  return who.send<{ code?: string }>('POST', '/api/ladder/try', body);
};
const tried = async (...drafts: readonly LadderDraft[]) => {
  const { status, reply } = await ask(officer, drafts);
  expect(status).toBe(200);
  return v.parse(v.object(LadderTried.entries), reply);
};

test('how many people stand on each step is told, of whatever skill', async () => {
  const { villages, skills } = await counts();
  expect(villages).toBe(2);
  expect([...skills].sort((a, b) => (a.skill < b.skill ? -1 : 1))).toEqual([
    { skill: 'selling', villages: 1, people: [0, 0, 0, 1, 0] },
    { skill: 'zalo', villages: 1, people: [0, 0, 1, 1, 0] },
  ]);
});

test('what would change is worked out by the very facts, and nothing is written', async () => {
  const learning = the.home.directory.findBookOf('learning', the.commune);
  if (learning === undefined) throw new Error('no book');
  const headBefore = (await the.home.warm.get(learning)).seq;
  const fifth = await tried({
    type: 'basic.chosen@1',
    body: { edition: 1, skills: ['selling'] },
  });
  // The household has nobody who has VNeID, and one who sells; all three would be led elsewhere.
  expect(fifth).toMatchObject({
    villages: 1,
    doors: 1,
    proficient: { of: 1, before: 0, after: 0 },
  });
  expect(fifth.people).toBeGreaterThan(0);
  const moved = await tried({ type: 'skill.retired@1', body: { skill: 'news', edition: 1 } });
  expect(moved).toMatchObject({ villages: 0, people: 0, doors: 0 });
  expect((await the.home.warm.get(learning)).seq).toBe(headBefore);
  expect((await counts()).skills).toHaveLength(2);
});

test('what is retired keeps its people, and so they come back with it', async () => {
  const learning = the.home.directory.findBookOf('learning', the.commune);
  if (learning === undefined) throw new Error('no book');
  const before = await counts();
  const write = async (proposal: Omit<Proposal, 'on'>) =>
    officer.push([officer.part(learning.id, [{ ...proposal, on: the.today }])]);
  await write({ type: 'skill.retired@1', body: { skill: 'zalo', edition: 1 } });
  expect((await counts()).skills).toEqual(before.skills);
  const body = { edition: 2, name: { vi: 'Zalo' }, rank: 100, needs: [], traits: ['app'] };
  await write({ type: 'skill.described@1', body: { skill: 'zalo', ...body } });
  expect((await counts()).skills).toEqual(before.skills);
  // Another officer who had not heard of it writes over the same edition: somebody is asked.
  await write({ type: 'skill.described@1', body: { skill: 'zalo', ...body } });
  const { reply } = await officer.send<AttentionReply>(
    'GET',
    `/api/attention?place=${the.commune}`,
  );
  expect(reply.items).toMatchObject([
    { kind: 'question', type: 'skill.described@1', why: 'premise-changed', book: learning.id },
  ]);
});

test('is for those who may change it, well formed and within its limit', async () => {
  const draft = { type: 'skill.retired@1', body: { skill: 'zalo', edition: 1 } } as const;
  const member = await the.enrol('member', the.village);
  expect((await ask(member, [draft])).reply.code).toBe('not-yours');
  expect((await ask(officer, [])).reply.code).toBe('malformed');
  const many = (count: number) => Array.from({ length: count }, () => draft);
  expect((await ask(officer, many(LADDER_DRAFTS_MAX))).status).toBe(200);
  expect((await ask(officer, many(LADDER_DRAFTS_MAX + 1))).reply.code).toBe('malformed');
});
