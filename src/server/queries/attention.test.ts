import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AttentionReply } from '#protocol/queries.ts';
import { mustRecord, openTestHome, type TestHome } from '#test/support/test-home.ts';
import type { TestPhone } from '#test/support/test-phone.ts';

let the: TestHome;
let officer: TestPhone;
let leader: TestPhone;
let late: TestPhone;
let household: string;
let resident: string;

const book = (activity: 'care' | 'learning', place: string) => {
  const found = the.home.directory.findBookOf(activity, place);
  if (found === undefined) throw new Error(`no ${activity} book`);
  return found;
};

beforeAll(async () => {
  the = await openTestHome();
  officer = await the.enrol('officer', the.commune);
  leader = await the.enrol('leader', the.village);
  late = await the.enrol('officer', the.commune, { from: the.today - 30 });
  [household, resident] = [the.newId(), the.newId()];
  await mustRecord(the.home, the.homes, [
    { type: 'household.added@1', on: the.today, body: { household, head: 'Lò Văn Nghiệm' } },
    { type: 'resident.added@1', on: the.today, body: { resident, household, name: 'Hà Thị Vy' } },
  ]);
  const on = the.today - 300;
  const poverty = { household, status: 'near-poor' };
  const { status } = await late.push([
    late.part(book('care', the.village).id, [
      { type: 'poverty.noted@1', on, body: poverty },
      { type: 'health.noted@1', on: the.today, body: { resident, note: 'Khó thở' } },
    ]),
    late.part(book('learning', the.commune).id, [
      { type: 'basic.chosen@1', on, body: { edition: 1, skills: ['farm-diary'] } },
    ]),
    late.part(the.homes.id, [
      { type: 'household.added@1', on, body: { household: the.newId(), head: 'Lò Văn Muộn' } },
      { type: 'household.gone@9', on, body: { household } },
      {
        type: 'resident.added@1',
        on: the.today,
        body: { resident: the.newId(), household: the.newId(), name: 'Không Ai' },
      },
    ]),
  ]);
  if (status !== 200) throw new Error(`pushed: ${status}`);
});
afterAll(() => the.close());

const ask = async (phone: TestPhone, given: Record<string, string> = {}) => {
  const query = new URLSearchParams({ place: the.commune, ...given }).toString();
  const { status, reply } = await phone.send('GET', `/api/attention?${query}`);
  if (status !== 200) throw new Error(`asked: ${status}`);
  const { code: _, ...rest } = reply as { code?: unknown }; // a reply has no code
  return v.parse(AttentionReply, rest);
};

describe('what waits for an office', () => {
  it('is told of every book that is open to it, the closed one and what the commune teaches among them', async () => {
    const { items, devices } = await ask(officer);
    expect(items.map(({ kind, type, place }) => [kind, type, place.name])).toEqual([
      ['held', 'household.added@1', 'Nà Lúa'],
      ['held', 'basic.chosen@1', 'Suối Trong'],
      ['held', 'poverty.noted@1', 'Nà Lúa'],
    ]);
    expect(items[2]).toMatchObject({
      why: 'outside-grant',
      on: the.today - 300,
      about: [{ id: household, name: 'Lò Văn Nghiệm' }],
      body: { household, status: 'near-poor' },
    });
    expect(devices).toMatchObject([{ stream: late.stream, person: 'Người officer' }]);
    expect(devices[0]).not.toHaveProperty('ended');
  });

  it('is told of what was not taken, what cannot be read without its words', async () => {
    const { items } = await ask(officer, { refused: 'true' });
    expect(items.map(({ kind, type, why, body }) => ({ kind, type, why, body }))).toEqual([
      { kind: 'refused', type: 'household.gone@9', why: 'type-unknown', body: {} },
      {
        kind: 'refused',
        type: 'resident.added@1',
        why: 'reference-unknown',
        body: expect.objectContaining({ name: 'Không Ai' }) as unknown,
      },
      { kind: 'refused', type: 'health.noted@1', why: 'consent-missing', body: {} },
    ]);
    the.clock.at += 91 * 86_400;
    expect((await ask(officer, { refused: 'true' })).items).toEqual([]);
    the.clock.at -= 91 * 86_400;
  });

  it('tells a leader nothing of the closed book, nor of anything beyond the village', async () => {
    const { items } = await ask(leader, { place: the.village });
    expect(items.map(({ type }) => type)).toEqual(['household.added@1']);
    const query = new URLSearchParams({ place: the.commune, refused: 'true' }).toString();
    expect((await leader.send('GET', `/api/attention?${query}`)).status).toBe(403);
  });

  it('says since when and why the word of a device counts no more of itself', async () => {
    const lost = await the.enrol('member', the.village);
    await mustRecord(the.home, the.people, [
      { type: 'stream.ended@1', on: the.today, body: { stream: lost.stream, why: 'lost' } },
    ]);
    the.clock.at += 60;
    const pushed = await lost.push([
      lost.part(the.doors.id, [
        {
          type: 'door.visited@1',
          on: the.today,
          body: { visit: the.newId(), household, outcome: 'met' },
        },
      ]),
    ]);
    expect(pushed.status).toBe(200);
    const { items, devices } = await ask(officer);
    expect(items.find(({ stream }) => stream === lost.stream)).toMatchObject({
      why: 'stream-ended',
      about: [{ id: household, name: 'Lò Văn Nghiệm' }],
    });
    expect(devices.find(({ stream }) => stream === lost.stream)).toMatchObject({
      ended: { why: 'lost', at: the.clock.at - 60 },
    });
  });
});
