// What is said to one group alone leaves the house to nobody else: no mail, no SMS, no push.

import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Id } from '#kernel/id.ts';
import { fromBase64Url } from '#kernel/bytes.ts';
import { seededRandom } from '#kernel/random.ts';
import type { Role } from '#book/activity.ts';
import { planBoard } from '#server/bridges/plan.ts';
import { mailId } from '#server/bridges/recipients.ts';
import { BridgeSettings } from '#server/bridges/settings.ts';
import { createKeyPair } from '#server/crypto.ts';
import { androidOf, type Bridged, openBridged, pushOf, taken } from '#test/support/bridged-home.ts';
import { mustRecord } from '#test/support/test-home.ts';

const INTERNAL = ['team', 'heads', 'executives', 'party', 'front', 'alleys'] as const;
const OFFICE = 'xa@vidu.gov.vn';

let a: Bridged;
beforeEach(async () => {
  a = await openBridged();
  a.provider.answer = ({ path }) => (path.startsWith('/push') ? { status: 201 } : taken);
});
afterEach(() => a.close());

const mail = () => ({
  url: 'smtp://127.0.0.1:1',
  from: 'so@vidu.gov.vn',
  to: [{ address: OFFICE, place: a.the.commune }],
});

describe('outside addresses and phones of households', () => {
  it.each(INTERNAL)('are sent nothing that is for %s', async (to) => {
    await a.agree(await a.addHousehold('+84911111111'), ['sms']);
    const { notice } = await a.post(a.the.village, { to });
    const open = await a.post(a.the.village, { to: 'women' });
    await a.bridge({ mail: mail(), sms: androidOf(a.provider) }).makeUp();
    const board = a.bookOf('board', a.the.village);
    expect(await a.rows(board, notice)).toEqual([]);
    expect(await a.rows(a.bookOf('reach', a.the.village), notice)).toEqual([]);
    expect((await a.rows(board, open.notice)).map(({ recipient }) => recipient)).toEqual([
      mailId(OFFICE),
    ]);
  });

  it('are not sent what waited, once it is for those who work alone', async () => {
    await a.agree(await a.addHousehold('+84911111111'), ['sms']);
    a.provider.answer = () => ({ status: 503 });
    const bridges = a.bridge({ mail: mail(), sms: androidOf(a.provider) });
    const { notice, edition } = await a.post(a.the.village);
    await bridges.makeUp();
    const on = a.the.today;
    const texts = { vi: { title: 'Họp kín', text: 'Tối nay.' } };
    const content = { class: 'priority', to: 'executives', pinned: false, from: on, texts };
    const body = { notice, edition: a.the.newId(), over: edition, retell: false, ...content };
    const board = a.bookOf('board', a.the.village);
    // As a phone of before writes it: it counts, and somebody is asked.
    const said = await a.the.home.recorder.record(board, [
      { type: 'notice.corrected@1', on, body },
    ]);
    expect(said).toMatchObject({ ok: true, value: [{ why: 'notice-was-public' }] });
    a.provider.answer = () => taken;
    a.the.clock.at += 60;
    await bridges.makeUp();
    const rows = [board, a.bookOf('reach', a.the.village)].map((book) => a.rows(book, notice));
    for (const row of (await Promise.all(rows)).flat()) {
      expect(row).toMatchObject({ state: 'skipped', why: 'no-right' });
    }
    expect(a.provider.calls.filter(({ text }) => text.includes('Hop kin'))).toEqual([]);
  });
});

describe('a device', () => {
  const browser = createKeyPair(seededRandom(3));
  const auth = seededRandom(4)(16);
  /** The name under which a push to them is seen. */
  const enrol = async (name: string, role: Role, place: Id, post?: string): Promise<void> => {
    const person = await a.the.addPerson(role, place);
    const on = a.the.today;
    if (post !== undefined) {
      const alley = post === 'alley' && { alley: 'Ngõ Suối' };
      const body = { holding: a.the.newId(), person, place, as: post, from: on, ...alley };
      await mustRecord(a.the.home, a.the.people, [{ type: 'post.held@1', on, body }]);
    }
    const { stream } = await a.the.enrolPerson(person);
    const endpoint = `${a.provider.url}/push/${name}`;
    const key = fromBase64Url(browser.key);
    if (!key.ok) throw new Error(key.error.code);
    const to = { book: a.the.people.id, stream, endpoint, key: key.value, auth, since: 1 };
    await a.the.home.store.write(a.the.people.cell, (writing) => writing.putPushSubscription(to));
  };
  const pushedFor = async (place: Id, content: object): Promise<string> => {
    a.provider.calls.length = 0;
    await a.post(place, { ...content });
    await a.bridge({ push: pushOf(a.provider) }).makeUp();
    const names = a.provider.calls.map(({ path }) => path.slice('/push/'.length));
    return names.toSorted().join(' ');
  };
  beforeEach(async () => {
    const { village, otherVillage, commune } = a.the;
    await enrol('member', 'member', village);
    await enrol('leader', 'leader', village);
    await enrol('head', 'head', village);
    await enrol('deputy', 'member', village, 'deputy');
    await enrol('party', 'member', village, 'party');
    await enrol('front', 'member', village, 'front');
    await enrol('alley', 'member', village, 'alley');
    await enrol('officer', 'officer', commune);
    await enrol('far-head', 'head', otherVillage);
  });

  it('rings for its person’s groups alone, and for what all may read', async () => {
    const { village, otherVillage, commune } = a.the;
    const rung = async (to: string, place = commune, more = {}) =>
      pushedFor(place, { to, ...more });
    const team = 'alley deputy front leader member party';
    expect(await rung('team')).toBe(team);
    expect(await rung('heads')).toBe('deputy far-head head');
    expect(await rung('heads', commune, { villages: [otherVillage] })).toBe('far-head');
    expect(await rung('executives')).toBe('deputy far-head front head officer party');
    expect(await rung('executives', village)).toBe('deputy front head party');
    expect(await rung('party')).toBe('party');
    expect(await rung('front')).toBe('front');
    expect(await rung('alleys')).toBe('alley');
    expect(await rung('women', village)).toBe(
      'alley deputy front head leader member officer party',
    );
  });
});

it('people are looked for around a board and in its place, and nowhere else', async () => {
  const { home, commune, village, province, people, today } = a.the;
  const far = await home.founding.found({
    kind: 'xa',
    name: 'Nà Xa',
    parent: province,
    from: today - 500,
  });
  if (!far.ok) throw new Error(far.error.code);
  const asked = new Set<Id>();
  const read: typeof home.store.read = (cell) => {
    const reading = home.store.read(cell);
    const listPushSubscriptions = async (book: Id) => {
      asked.add(book);
      return reading.listPushSubscriptions(book);
    };
    return { ...reading, listPushSubscriptions };
  };
  const watched = { ...home, store: { ...home.store, read } };
  const askedFor = async (place: Id): Promise<readonly [own: boolean, other: boolean]> => {
    asked.clear();
    await a.post(place);
    const board = a.bookOf('board', place);
    const settings = v.parse(BridgeSettings, { push: pushOf(a.provider) });
    await planBoard({ home: watched, settings }, board);
    return [asked.has(people.id), asked.has(a.bookOf('people', far.value).id)];
  };
  expect(await askedFor(village)).toEqual([true, false]);
  expect(await askedFor(commune)).toEqual([true, false]);
  expect(await askedFor(far.value)).toEqual([false, true]);
});
