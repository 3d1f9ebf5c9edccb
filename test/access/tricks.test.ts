// Addresses and headers that play tricks: refused with a code, told in one line, and echoed nowhere.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  expectTold,
  give,
  nextMinute,
  openStage,
  type Sent,
  signAt,
  streamOf,
  withHeader,
} from '#test/access/stage.ts';
import type { TestHome } from '#test/support/test-home.ts';
import type { TestPhone } from '#test/support/test-phone.ts';

let the: TestHome;
let member: TestPhone;
let officer: TestPhone;
beforeAll(async () => {
  the = await openStage();
  member = await the.enrol('member', the.village);
  officer = await the.enrol('officer', the.commune);
});
afterAll(() => the.close());

const sign = (phone: TestPhone, sent: Sent): Sent => signAt(phone, sent, the.clock.at);
const doors = (): Sent => ({ path: `/api/doors?place=${the.village}` });

describe('an address', () => {
  const TRICKS: readonly (readonly [string, string, string])[] = [
    ['/thon/..%2f..%2fetc%2fpasswd', 'not-found', '/thon'],
    ['/thon/%252e%252e%252fetc', 'not-found', '/thon'],
    ['/thon/%00', 'not-found', '/thon'],
    ['/xa/..%5c..%5cwindows', 'not-found', '/xa'],
    [`/thon/${'a'.repeat(20_000)}`, 'not-found', '/thon'],
    ['/api%2fpull', 'not-found', 'elsewhere'],
    ['/api/..%2f..%2fetc', 'not-found', '/api'],
    ['/api/L%C3%B2%20V%C4%83n%20Ho%C3%A0ng', 'not-found', '/api'],
    ['/.env', 'not-found', 'elsewhere'],
    ['/%0d%0aset-cookie:%20a=b', 'not-found', 'elsewhere'],
    ['/thon/x%0d%0arefused%20nobody', 'not-found', '/thon'],
  ];
  test.each(TRICKS)('that plays tricks leads nowhere: %s', async (path, code, route) => {
    nextMinute(the);
    const said = await give(the, { path });
    expect(said.status).toBe(404);
    expect(said.headers.get('set-cookie')).toBeNull();
    expectTold(the, code, route);
  });

  test.each([
    ['GET', '/api/file?book=..%2f..%2f..%2fetc&file=passwd&from=0', 'malformed', '/api/file'],
    ['GET', `/api/file?book=BOOK&file=${'..%2f'.repeat(14)}a&from=0`, 'malformed', '/api/file'],
    ['GET', `/api/file?book=BOOK&file=${'A'.repeat(43)}&from=0`, 'not-found', '/api/file'],
    ['GET', '/api/figures?place=%00', 'malformed', '/api/figures'],
    ['GET', '/api/search?place=PLACE&q=%0d%0aset-cookie:%20a', 'ok', '/api/search'],
    ['HEAD', '/api/upload/..%2f..%2fetc/passwd/1', 'malformed', '/api/upload'],
    ['HEAD', `/api/upload/BOOK/${'%2e%2e%2f'.repeat(14)}a/10`, 'malformed', '/api/upload'],
    ['HEAD', `/api/upload/BOOK/${'A'.repeat(43)}/99999999`, 'malformed', '/api/upload'],
    ['GET', '/api/sealed/part?name=..%2f..%2fetc%2fpasswd&from=0', 'not-yours', '/api/sealed/part'],
    ['GET', '/api/feed/headers?book=BOOK&after=-1', 'malformed', '/api/feed/headers'],
    ['GET', '/api/feed/month?place=PLACE&month=2026-13', 'malformed', '/api/feed/month'],
    ['GET', '/api/feed/month?place=PLACE&in=2026-02-30', 'malformed', '/api/feed/month'],
    ['GET', '/api/feed/month?place=PLACE&month=2999-01', 'not-found', '/api/feed/month'],
    ['GET', '/api/feed/measures?place=PLACE&place=PLACE&x=1', 'malformed', '/api/feed/measures'],
  ])(
    'that plays tricks is refused to whoever may ask: %s %s',
    async (method, text, code, route) => {
      nextMinute(the);
      const path = text.replace('BOOK', the.doors.id).replaceAll('PLACE', the.commune);
      const said = await give(the, sign(officer, { method, path }));
      expect(said.headers.get('set-cookie')).toBeNull();
      if (code === 'ok') return expect(said.status).toBe(200);
      expect(said.code).toBe(code);
      return expectTold(the, code, route, streamOf(officer));
    },
  );
});

describe('a header', () => {
  test('is written into no answer and into no line of the log', async () => {
    const evil = 'evil-word%0d%0aset-cookie:%20a=b';
    const names = [
      'banso-stream',
      'banso-at',
      'banso-signature',
      'origin',
      'referer',
      'user-agent',
    ];
    for (const name of [
      ...names,
      'accept-encoding',
      'x-forwarded-for',
      'x-forwarded-host',
      'cookie',
    ]) {
      nextMinute(the);
      const said = await give(
        the,
        withHeader(sign(member, { ...doors(), path: '/api/mark', method: 'POST' }), name, evil),
      );
      const refused = await give(the, withHeader(sign(member, doors()), name, evil));
      for (const { headers, text } of [said, refused]) {
        const all = [...headers].flat().join(' ') + text;
        expect(all, name).not.toContain('evil-word');
        expect(headers.get('set-cookie'), name).toBeNull();
      }
      expect(the.log.join(' '), name).not.toContain('evil-word');
    }
  });

  test('that names another host is answered by a demo with nothing', async () => {
    for (const host of ['evil.example', 'localhost.evil.example', '127.0.0.1.evil.example:80']) {
      nextMinute(the);
      const said = await give(the, withHeader(sign(member, doors()), 'host', host));
      expect([said.status, said.code]).toEqual([421, 'host-unknown']);
      expectTold(the, 'host-unknown', '/api/doors');
    }
  });

  test('that breaks a line cannot even be sent', () => {
    expect(() => new Request('http://localhost/', { headers: { cookie: 'a\r\nb: c' } })).toThrow(
      TypeError,
    );
  });
});
