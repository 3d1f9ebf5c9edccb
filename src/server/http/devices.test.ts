import { afterEach, beforeEach, expect, it } from 'vitest';
import { utf8 } from '#kernel/bytes.ts';
import { openTestHome, type TestHome } from '#test/support/test-home.ts';
import type { TestPhone } from '#test/support/test-phone.ts';

let the: TestHome;
let leader: TestPhone;
let member: TestPhone;
beforeEach(async () => {
  the = await openTestHome();
  leader = await the.enrol('leader', the.village);
  member = await the.enrol('member', the.village);
});
afterEach(() => the.close());

const personOf = ({ stream }: TestPhone): string =>
  the.home.directory.findStream(stream)?.person ?? '';
const ask = (who: TestPhone, of: TestPhone) =>
  who.send('GET', `/api/devices?person=${personOf(of)}`, utf8(''));

it('tells whoever could give a card when a device was last heard of', async () => {
  expect((await ask(leader, member)).reply).toEqual({
    at: the.clock.at,
    leaseDays: the.home.leaseDays,
    devices: [{ stream: member.stream }],
  });
  await member.pull();
  const heardAt = the.clock.at;
  the.clock.at += 3_600;
  expect((await ask(leader, member)).reply).toMatchObject({
    devices: [{ stream: member.stream, heardAt }],
  });
  expect((await ask(member, leader)).reply.code).toBe('not-yours');
});

it('knows after a new start of the program when the last fact of a device came', async () => {
  const household = the.newId();
  await member.push([
    member.part(the.homes.id, [{ type: 'household.added@1', on: the.today, body: { household } }]),
  ]);
  const heardAt = the.clock.at;
  the.clock.at += 3_600;
  the.home.heard.clear();
  expect((await ask(leader, member)).reply).toMatchObject({ devices: [{ heardAt }] });
});

it('counts what a device brings after it was struck off, and no request that is not its own', async () => {
  await leader.push([
    leader.part(the.people.id, [
      { type: 'stream.ended@1', on: the.today, body: { stream: member.stream, why: 'lost' } },
    ]),
  ]);
  await the.app.request('/api/pull?protocol=2&have=', {
    headers: {
      'banso-stream': member.stream,
      'banso-at': String(the.clock.at),
      'banso-signature': 'A'.repeat(86),
    },
  });
  expect((await ask(leader, member)).reply).toMatchObject({ devices: [{ stream: member.stream }] });
  expect(the.home.heard.has(member.stream)).toBe(false);
  expect((await member.pull()).status).toBe(401);
  expect(the.home.heard.get(member.stream)).toBe(the.clock.at);
});
