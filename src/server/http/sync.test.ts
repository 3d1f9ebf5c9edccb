import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Bytes, fromBase64Url } from '#kernel/bytes.ts';
import { bookStart } from '#book/chain.ts';
import { unpackRuns } from '#book/packed-runs.ts';
import { decodeRun, verifyRun } from '#book/run.ts';
import { leaseBytes, stillBytes, unchangedBytes } from '#book/signed.ts';
import { LEFT_BOOKS_MAX, PULL_BOOKS_MAX, PULL_FACTS_MAX } from '#protocol/limits.ts';
import type { PullReply } from '#protocol/messages.ts';
import { PROTOCOL } from '#protocol/version.ts';
import { sha256, verify } from '#server/crypto.ts';
import { openTestHome, type TestHome } from '#test/support/test-home.ts';
import type { TestPhone } from '#test/support/test-phone.ts';

const isStill = ({ headers }: { readonly headers: Headers }): boolean => headers.has('banso-still');

describe('a phone and its home', () => {
  let the: TestHome;
  let phone: TestPhone;
  let household: string;

  beforeAll(async () => {
    the = await openTestHome();
    phone = await the.enrol('member', the.village);
    household = the.newId();
  });
  afterAll(() => the.close());

  it('takes what the phone saved and answers each number', async () => {
    const part = phone.part(the.homes.id, [
      { type: 'household.added@1', on: the.today, body: { household, head: 'Lò Văn Nghiệm' } },
    ]);
    const visits = phone.part(the.doors.id, [
      {
        type: 'door.visited@1',
        on: the.today,
        body: { visit: the.newId(), household, outcome: 'met' },
      },
      {
        type: 'door.visited@1',
        on: the.today,
        body: { visit: the.newId(), household: the.newId(), outcome: 'met' },
      },
    ]);
    const { status, reply } = await phone.push([part, visits]);
    expect(status).toBe(200);
    expect(reply.parts).toMatchObject([
      { book: the.homes.id, n: 1, items: [{ n: 1, verdict: 'ok', seq: 1, why: '' }] },
      {
        n: 2,
        items: [
          { n: 1, verdict: 'ok' },
          { n: 2, verdict: 'flagged', why: 'household-unknown' },
        ],
      },
    ]);
  });

  it('gives back each of its books in runs that prove themselves', async () => {
    const { reply } = await phone.pull();
    expect(reply.books.map((line) => line.book.activity).toSorted()).toEqual([
      'board',
      'board',
      'doors',
      'funds',
      'homes',
      'learning',
      'people',
      'places',
      'reach',
      'work',
    ]);
    expect(reply.more).toBe(false);
    for (const line of reply.books) {
      let before = { seq: 0, hash: bookStart(sha256, line.book.id) };
      for (const value of unpackRuns(line.runs)) {
        const run = decodeRun(value);
        if (!run.ok) throw new Error(run.error.why);
        const proved = verifyRun(sha256, before, run.value);
        if (!proved.ok) throw new Error(proved.error.why);
        before = { seq: before.seq + run.value.facts.length, hash: proved.value };
      }
      expect(before.seq).toBe(line.seq);
    }
  });

  it('says in a signed word that nothing is new', async () => {
    const { mark } = (await phone.pull()).reply;
    const { status, headers } = await phone.pull('', mark);
    expect(status).toBe(304);
    const signature = fromBase64Url(headers.get('banso-signature') ?? '');
    const at = Number(headers.get('banso-at'));
    const said = unchangedBytes(phone.stream, mark, the.clock.at, at);
    const { key } = the.home.directory.identity;
    expect(signature.ok && verify(key, said, signature.value)).toBe(true);
    const [days, lease = ''] = headers.get('banso-lease')?.split('.') ?? [];
    const bytes = fromBase64Url(lease);
    const leased = leaseBytes(phone.stream, the.clock.at, at, 60);
    expect(days).toBe('60');
    expect(bytes.ok && verify(key, leased, bytes.value)).toBe(true);
  });

  it('says so in one signed word to whoever asks by the mark alone, until something is new', async () => {
    const { mark } = (await phone.pull()).reply;
    const { status, headers } = await phone.still(mark);
    expect(status).toBe(204);
    const [at, days, text = ''] = headers.get('banso-still')?.split('.') ?? [];
    expect([at, days]).toEqual([String(the.clock.at), '60']);
    const signature = fromBase64Url(text);
    const said = stillBytes(phone.stream, mark, the.clock.at, the.clock.at, 60);
    const { key } = the.home.directory.identity;
    expect(signature.ok && verify(key, said, signature.value)).toBe(true);
    const body = { visit: the.newId(), household, outcome: 'nobody' };
    await the.home.recorder.record(the.doors, [{ type: 'door.visited@1', on: the.today, body }]);
    const news = await phone.still(mark);
    expect([news.status, news.headers.get('banso-still')]).toEqual([204, null]);
    expect(isStill(await phone.still((await phone.pull()).reply.mark))).toBe(true);
  });

  it('marks nothing of books of others that a phone has and never wrote to', async () => {
    const other = the.home.directory.findBookOf('doors', the.otherVillage)?.id ?? '';
    const { mark } = (await phone.pull(`${other}.0.0`)).reply;
    expect((await phone.pull('', mark)).status).toBe(304);
    expect(isStill(await phone.still(mark))).toBe(true);
    expect(isStill(await phone.still(mark, other))).toBe(true);
  });

  it('says with every answer how long a phone may show what others wrote', async () => {
    const { at, lease } = (await phone.pull()).reply;
    const signature = fromBase64Url(lease?.signature ?? '');
    const said = leaseBytes(phone.stream, the.clock.at, at, lease?.days ?? 0);
    const { key } = the.home.directory.identity;
    expect(lease?.days).toBe(60);
    expect(signature.ok && verify(key, said, signature.value)).toBe(true);
  });

  it('tells anybody its name, and whether it is for practice, before a card is opened', async () => {
    const answer = await the.app.request('/api/home');
    expect(await answer.json()).toEqual({ name: the.home.name, demo: true });
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  it('gives a large book in several answers that join without a gap', async () => {
    const facts = Array.from({ length: PULL_FACTS_MAX + 700 }, (_, index) => ({
      type: 'household.added@1',
      on: the.today,
      body: { household: the.newId(), head: `Chủ hộ ${index}` },
    }));
    await the.home.recorder.record(the.homes, facts);
    const positions = new Map<string, { seq: number; hash: Bytes }>();
    let answers = 0;
    let more = true;
    while (more) {
      const have = [...positions].map(([book, { seq }]) => `${book}.0.${seq}`).join(',');
      const { status, reply } = await phone.pull(have);
      expect(status).toBe(200);
      let count = 0;
      for (const line of reply.books) {
        let before = positions.get(line.book.id) ?? {
          seq: 0,
          hash: bookStart(sha256, line.book.id),
        };
        for (const value of unpackRuns(line.runs)) {
          const run = decodeRun(value);
          if (!run.ok) throw new Error(run.error.why);
          const proved = verifyRun(sha256, before, run.value);
          if (!proved.ok) throw new Error(proved.error.why);
          count += run.value.facts.length;
          before = { seq: before.seq + run.value.facts.length, hash: proved.value };
        }
        positions.set(line.book.id, before);
        if (!reply.more) expect(before.seq).toBe(line.seq);
      }
      expect(count).toBeLessThanOrEqual(PULL_FACTS_MAX);
      answers += 1;
      more = reply.more;
    }
    expect(answers).toBe(2);
    expect(positions.get(the.homes.id)?.seq).toBe(facts.length + 1);
  });

  it('carries to an officer of the commune no book of a village', async () => {
    const officer = await the.enrol('officer', the.commune);
    const { reply } = await officer.pull();
    expect(reply.books.map((line) => line.book.activity).toSorted()).toEqual([
      'board',
      'learning',
      'people',
      'places',
      'work',
    ]);
  });

  it('tells a phone of no kind of book that came after its version', async () => {
    const told = async (protocol: number) => {
      const path = `/api/pull?protocol=${protocol}&have=`;
      const { reply } = await phone.send<PullReply>('GET', path);
      return { names: reply.books.map(({ book }) => book.activity), mark: reply.mark };
    };
    const [before, since] = [await told(3), await told(PROTOCOL)];
    expect(before.names).not.toContain('learning');
    expect(since.names).toContain('learning');
    // Once its app is renewed, "nothing new" of before is no answer any more.
    expect(since.mark).not.toBe(before.mark);
  });

  it('gives nothing to somebody who has left', async () => {
    const former = await the.enrol('member', the.village, { until: the.today - 1 });
    const { status, reply } = await former.pull();
    expect({ status, books: reply.books }).toEqual({ status: 200, books: [] });
  });

  it.each([
    ['protocol=1&have=x', 'malformed'],
    ['protocol=0&have=', 'malformed'],
    ['protocol=x&have=', 'malformed'],
    ['have=', 'malformed'],
    [
      `protocol=1&have=${Array.from({ length: PULL_BOOKS_MAX + 1 }, () => 'AAAAAAAAAA.0.0').join(',')}`,
      'malformed',
    ],
    ['protocol=1&have=&mark=short', 'malformed'],
    ['protocol=1&left=', 'malformed'],
    ['protocol=1&left=x&mark=AAAAAAAAAAA', 'malformed'],
    ['protocol=1&left=&mark=AAAAAAAAAAA&have=', 'malformed'],
    [
      `protocol=1&mark=AAAAAAAAAAA&left=${'AAAAAAAAAA,'.repeat(LEFT_BOOKS_MAX)}AAAAAAAAAA`,
      'malformed',
    ],
  ])('refuses to pull with %s', async (query, code) => {
    expect((await phone.send('GET', `/api/pull?${query}`)).reply.code).toBe(code);
  });
});
