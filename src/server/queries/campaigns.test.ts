import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defined } from '#kernel/assert.ts';
import type { Book, Proposal } from '#book/activity.ts';
import type { CampaignDoors, CampaignReply } from '#protocol/campaigns.ts';
import { openTestHome, type TestHome } from '#test/support/test-home.ts';
import type { TestPhone } from '#test/support/test-phone.ts';

describe('a campaign from its start to the doors that are left', () => {
  let the: TestHome;
  let officer: TestPhone;
  let member: TestPhone;

  beforeAll(async () => {
    the = await openTestHome();
    officer = await the.enrol('officer', the.commune);
    member = await the.enrol('member', the.village);
    const people = [
      ['sinh000000', 1950],
      ['hoa0000000', 1990],
      ['nam0000000', 2015],
    ] as const;
    await say(member, the.homes, [
      fact('household.added@1', {
        household: 'household1',
        head: 'Hộ ông Sinh',
        alley: 'Ngõ Đình',
      }),
      ...people.map(([resident, birthYear]) =>
        fact('resident.added@1', { resident, household: 'household1', name: resident, birthYear }),
      ),
    ]);
    await say(officer, work(), [
      fact('campaign.started@1', {
        campaign: 'campaign01',
        title: 'Ai cũng có VNeID',
        target: { percent: 100 },
        from: the.today,
        until: the.today + 30,
        goal: {
          skills: ['vneid-1'],
          reached: 'alone',
          counts: 'resident',
          ages: { from: 18 },
          doneFrom: 70,
        },
      }),
    ]);
  });
  afterAll(() => the.close());

  const fact = (type: string, body: Proposal['body']): Proposal => ({ type, on: the.today, body });
  const work = (): Book => defined(the.home.directory.findBookOf('work', the.commune), 'work');

  async function say(phone: TestPhone, book: Book, proposals: readonly Proposal[]): Promise<void> {
    const { reply } = await phone.push([phone.part(book.id, proposals)]);
    const [receipt] = reply.parts;
    const items = receipt !== undefined && 'items' in receipt ? receipt.items : [];
    expect(items.map(({ verdict }) => verdict)).toEqual(proposals.map(() => 'ok'));
  }

  const ask = <Reply>(path: string, place = the.commune, phone = officer) =>
    phone.send<Reply>('GET', `/api/${path}?place=${place}&campaign=campaign01`);

  it('counts village by village, and opens down to its doors', async () => {
    const { reply } = await ask<CampaignReply>('campaign');
    const line = reply.villages.find(({ place }) => place === the.village);
    expect(reply).toMatchObject({ asOf: the.today, counts: 'resident', totals: [0] });
    expect(line).toMatchObject({ of: 2, met: 0, helped: 0, needed: 2, doors: 1 });
    const doors = await ask<CampaignDoors>('campaign/doors', the.village);
    expect(doors.reply.items).toEqual([
      expect.objectContaining({ household: 'household1', alley: 'Ngõ Đình', show: 1, do: 1 }),
    ]);
  });

  it('rises by what is told from a door', async () => {
    await say(member, the.doors, [
      fact('skill.stepped@1', {
        step: 'step000001',
        household: 'household1',
        resident: 'hoa0000000',
        skill: 'vneid-1',
        reached: 'alone',
      }),
    ]);
    const { reply } = await ask<CampaignReply>('campaign');
    expect(reply.villages.find(({ place }) => place === the.village)).toMatchObject({
      met: 1,
      doors: 1,
    });
    const doors = await ask<CampaignDoors>('campaign/doors', the.village);
    expect(doors.reply.items).toMatchObject([{ show: 0, do: 1 }]);
  });

  it('keeps its last numbers once it has ended', async () => {
    await say(officer, work(), [
      fact('campaign.ended@1', { campaign: 'campaign01', reason: 'mưa lũ' }),
    ]);
    const { reply } = await ask<CampaignReply>('campaign');
    expect(reply.asOf).toBe(the.today);
    expect(reply.totals).toBeUndefined();
    expect(reply.villages.find(({ place }) => place === the.village)).toMatchObject({ met: 1 });
  });

  it('tells a member nothing, who counts the own village', async () => {
    const { status } = await ask('campaign', the.village, member);
    expect(status).toBe(403);
  });
});
