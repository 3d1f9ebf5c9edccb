import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defined } from '#kernel/assert.ts';
import { utf8 } from '#kernel/bytes.ts';
import type { Book, Proposal } from '#book/activity.ts';
import type { WrittenReply } from '#protocol/decide.ts';
import type { DirectiveReply, DirectivesReply } from '#protocol/directives.ts';
import { openTestHome, type TestHome } from '#test/support/test-home.ts';
import type { TestPhone } from '#test/support/test-phone.ts';

const TASK = 'directive1';
const PICTURE = {
  file: 'F'.repeat(43),
  key: 'K'.repeat(22),
  bytes: 900,
  media: 'image/webp',
};

describe('a directive from the commune to a village and back', () => {
  let the: TestHome;
  let officer: TestPhone;
  let leader: TestPhone;
  let member: TestPhone;

  beforeAll(async () => {
    the = await openTestHome();
    officer = await the.enrol('officer', the.commune);
    leader = await the.enrol('leader', the.village);
    member = await the.enrol('member', the.village);
    const directive = { task: TASK, edition: 'edition001', title: 'Dọn cống', text: 'Mỗi ngõ.' };
    await say(officer, book('work', the.commune), [
      fact('directive.given@1', { ...directive, due: the.today + 7, wants: ['picture'] }),
    ]);
  });
  afterAll(() => the.close());

  const fact = (type: string, body: Proposal['body']): Proposal => ({ type, on: the.today, body });
  const book = (activity: 'work' | 'reach', place: string): Book =>
    defined(the.home.directory.findBookOf(activity, place), activity);

  async function say(phone: TestPhone, to: Book, proposals: readonly Proposal[]): Promise<void> {
    const { reply } = await phone.push([phone.part(to.id, proposals)]);
    const [receipt] = reply.parts;
    const items = receipt !== undefined && 'items' in receipt ? receipt.items : [];
    expect(items.map(({ verdict, why }) => [verdict, why])).toEqual(
      proposals.map(() => ['ok', '']),
    );
  }

  const inVillage = (phone: TestPhone, type: string, body: Proposal['body']) =>
    say(phone, book('reach', the.village), [fact(type, { task: TASK, ...body })]);

  const ask = (phone = officer, place = the.commune) =>
    phone.send<DirectiveReply>('GET', `/api/directive?place=${place}&task=${TASK}`);

  async function village(): Promise<DirectiveReply['villages'][number]> {
    const { reply } = await ask();
    return defined(
      reply.villages.find(({ place }) => place === the.village),
      'a village',
    );
  }

  async function counts() {
    const path = `/api/directives?place=${the.commune}`;
    const { reply } = await officer.send<DirectivesReply>('GET', path);
    return reply.items[0];
  }

  const sendBack = (phone: TestPhone, step: string, of: string) =>
    phone.send<WrittenReply>(
      'POST',
      '/api/directive/step',
      utf8(JSON.stringify({ place: the.village, task: TASK, step, of, reason: 'thiếu ảnh' })),
      { 'content-type': 'application/json' },
    );

  it('is nobody’s in every village at first', async () => {
    expect(await village()).toMatchObject({ state: 'new', late: false, reports: [] });
    expect(await counts()).toMatchObject({ task: TASK, done: 0, reported: 0, late: 0 });
  });

  it('shows who has it, what was reported with which picture, and that it is done', async () => {
    const to = defined(the.home.directory.findStream(member.stream), 'a line').person;
    await inVillage(leader, 'task.handed@1', { step: 'handing001', to });
    await inVillage(member, 'task.reported@1', {
      step: 'report0001',
      edition: 'edition001',
      text: 'Đã dọn',
      picture: PICTURE,
    });
    expect(await village()).toMatchObject({
      state: 'reported',
      due: the.today + 7,
      reports: [{ text: 'Đã dọn', picture: PICTURE, book: book('reach', the.village).id }],
    });
    expect(await counts()).toMatchObject({ reported: 1, done: 0 });
    await inVillage(leader, 'task.settled@1', { step: 'settling01' });
    expect(await village()).toMatchObject({ state: 'done', settled: { step: 'settling01' } });
    expect(await counts()).toMatchObject({ reported: 0, done: 1 });
  });

  it('is sent back by an officer once, and by nobody of the village', async () => {
    expect((await sendBack(leader, 'return0001', 'settling01')).status).toBe(403);
    expect((await sendBack(officer, 'return0001', 'nothing001')).status).toBe(404);
    const { reply } = await sendBack(officer, 'return0001', 'settling01');
    expect(reply).toMatchObject({ verdict: 'ok', why: '' });
    expect(await village()).toMatchObject({ state: 'returned', back: { reason: 'thiếu ảnh' } });
    const again = await sendBack(officer, 'return0001', 'settling01');
    expect(again.reply).toMatchObject({ verdict: 'refused', why: 'already-saved' });
  });

  it('tells a member nothing, who reads the village’s own books', async () => {
    expect((await ask(member, the.village)).status).toBe(403);
  });
});
