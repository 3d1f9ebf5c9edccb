import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { toBase64Url, utf8 } from '#kernel/bytes.ts';
import { seededRandom } from '#kernel/random.ts';
import { succeedBytes } from '#book/signed.ts';
import { KEPT_DEVICE } from '#domain/people/facts.ts';
import type { PeopleState } from '#domain/people/state.ts';
import type { PushReply } from '#protocol/messages.ts';
import { PROTOCOL } from '#protocol/version.ts';
import { createKeyPair, createSigner, machineRandom } from '#server/crypto.ts';
import { openTestHome, type TestHome } from '#test/support/test-home.ts';
import { createTestPhone, type TestPhone } from '#test/support/test-phone.ts';

let the: TestHome;
let leader: TestPhone;
let member: TestPhone;
beforeEach(async () => {
  the = await openTestHome();
  leader = await the.enrol('leader', the.village);
  member = await the.enrol('member', the.village);
});
afterEach(() => the.close());

const itemsOf = ({ parts }: PushReply) =>
  parts.flatMap((part): readonly unknown[] => ('code' in part ? [part.code] : part.items));
const added = () => ({
  type: 'household.added@1',
  on: the.today,
  body: { household: the.newId() },
});
const say = async (phone: TestPhone, book: string, facts: Parameters<TestPhone['part']>[1]) =>
  itemsOf((await phone.push([phone.part(book, facts)])).reply);
const endBy = (phone: TestPhone, stream: string) =>
  say(phone, the.people.id, [
    { type: 'stream.ended@1', on: the.today, body: { stream, why: 'lost' } },
  ]);
const stateOf = async () => (await the.home.warm.get(the.people)).state as PeopleState; // a people book

describe('a phone that was struck off', () => {
  it('has what it brings held for the leader, whose release makes it count', async () => {
    expect(await endBy(leader, member.stream)).toMatchObject([{ verdict: 'ok' }]);
    const late = added();
    const before = { ...late, at: the.clock.at - 3_600 };
    expect(await say(member, the.homes.id, [before])).toMatchObject([
      { verdict: 'held', why: 'stream-ended' },
    ]);
    const origin = { stream: member.stream, n: 1 };
    const release = { type: 'fact.released@1', on: the.today, body: origin };
    expect(await say(leader, the.homes.id, [release])).toMatchObject([{ verdict: 'ok' }]);
    const folded = await the.home.warm.get(the.homes);
    expect(folded.traces.has(late.body.household)).toBe(true);
    expect(folded.held.size).toBe(0);
  });

  it('is told nothing, whatever it asks', async () => {
    expect((await member.pull()).status).toBe(200);
    await endBy(leader, member.stream);
    const asked = [
      ['GET', `/api/pull?protocol=${PROTOCOL}&have=`],
      ['GET', `/api/snapshots?protocol=${PROTOCOL}&print=unbuilt`],
      ['GET', `/api/figures?place=${the.village}`],
      ['GET', `/api/file?book=${the.doors.id}&file=${'A'.repeat(43)}&from=0`],
      ['GET', '/api/account'],
      ['POST', '/api/cards'],
      ['POST', '/api/decide'],
      ['POST', '/api/succeed'],
      ['POST', '/api/account/code'],
    ] as const;
    for (const [method, path] of asked) {
      const answer = await member.send(method, path, utf8(method === 'GET' ? '' : '{}'));
      expect([path, answer.status, answer.reply.code]).toEqual([path, 401, 'stream-ended']);
    }
    expect((await leader.pull()).status).toBe(200);
  });

  it('may still bring the picture of what it had said', async () => {
    await endBy(leader, member.stream);
    const path = `/api/upload/${the.doors.id}/${'A'.repeat(43)}/10`;
    const answer = await member.send('HEAD', path, utf8(''), { 'tus-resumable': '1.0.0' });
    expect(answer.headers.get('banso-problem')).not.toBe('stream-ended');
  });
});

/** Another stream in the place of one, as a phone asks for it whose store was copied. */
async function follow(earlier: TestPhone, device?: string) {
  const pair = createKeyPair(machineRandom);
  const next = createTestPhone(the.app, seededRandom(7), the.clock, { stream: the.newId(), pair });
  next.meet(the.home.directory.identity.key);
  const signature = toBase64Url(
    createSigner(pair)(succeedBytes(earlier.stream, next.stream, pair.key)),
  );
  const body = { protocol: PROTOCOL, stream: next.stream, key: pair.key, signature, device };
  const answer = await earlier.send('POST', '/api/succeed', utf8(JSON.stringify(body)));
  return { next, answer };
}

describe('the streams of one device', () => {
  it('end together, whichever of them was named', async () => {
    const { next, answer } = await follow(member);
    expect(answer.status).toBe(200);
    expect((await next.pull()).status).toBe(200);
    await endBy(leader, member.stream);
    expect((await next.pull()).reply.code).toBe('stream-ended');
    expect(await say(next, the.homes.id, [added()])).toMatchObject([
      { verdict: 'held', why: 'stream-ended' },
    ]);
  });

  it('are not called what hides them, nor written by themselves', async () => {
    const { next, answer } = await follow(member, KEPT_DEVICE);
    expect(answer).toMatchObject({ status: 400, reply: { code: 'malformed', where: 'device' } });
    const person = the.home.directory.findStream(member.stream)?.person ?? '';
    const body = { stream: next.stream, person, key: next.key, device: 'Máy mới' };
    const registered = { type: 'stream.registered@1', on: the.today, body };
    expect(await say(member, the.people.id, [registered])).toMatchObject([
      { verdict: 'refused', why: 'not-yours' },
    ]);
    expect((await next.pull()).reply.code).toBe('stream-unknown');
  });
});

describe('a browser that was signed in on for a while', () => {
  it('is followed by a stream that lasts no longer, and is no younger', async () => {
    const person = await the.addPerson('officer', the.commune);
    const card = await the.home.cards.issue({
      person,
      people: the.people.id,
      singleUse: true,
      way: 'password',
      lastsS: 3_600,
    });
    const enrolled = await the.enrolWith(card);
    the.clock.at += 1_800;
    const { next, answer } = await follow(enrolled);
    expect(answer.status).toBe(200);
    const { streams } = await stateOf();
    const { endsAt, since } = streams.get(enrolled.stream) ?? {};
    expect(streams.get(next.stream)).toMatchObject({ way: 'password', endsAt, since });
    const change = await next.send('POST', '/api/account/code', utf8('{}'));
    expect(change).toMatchObject({ status: 403, reply: { code: 'sign-in-again' } });
  });
});

it('a stream that the home keeps for somebody is followed by another once it was ended', async () => {
  const person = the.home.directory.findStream(leader.stream)?.person ?? '';
  const kept = await the.home.recorder.keepStream(person, the.people);
  const first = kept.ok ? kept.value.stream : '';
  expect(await endBy(leader, first)).toMatchObject([{ verdict: 'ok' }]);
  const next = await the.home.recorder.keepStream(person, the.people);
  expect(next.ok && next.value.stream).not.toBe(first);
  expect(await the.home.recorder.keepStream(person, the.people)).toEqual(next);
  const { streams } = await stateOf();
  expect(streams.get(next.ok ? next.value.stream : '')?.ended).toBeUndefined();
});
