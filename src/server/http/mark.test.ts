import { Hono } from 'hono';
import { describe, expect, test } from 'vitest';
import { MARKS_MAX } from '#protocol/mark.ts';
import { answerMark } from '#server/http/mark.ts';

const app = new Hono().post('/api/mark', answerMark);

async function renewed(cookie: string, origin = 'https://banso.bacninh.vn') {
  const answer = await app.request('/api/mark', { method: 'POST', headers: { cookie, origin } });
  expect(answer.status).toBe(204);
  expect(answer.headers.get('cache-control')).toBe('no-store');
  return answer.headers.getSetCookie();
}

describe('the marks of a browser', () => {
  test('are set once more, as they came', async () => {
    expect(await renewed('banso-mark.streamst01=12.3.0; theme=dark')).toEqual([
      'banso-mark.streamst01=12.3.0; Path=/; Max-Age=34560000; SameSite=Strict; Secure',
    ]);
    expect(await renewed('banso-mark.streamst01=1.0.8080', 'http://127.0.0.1:8080')).toEqual([
      'banso-mark.streamst01=1.0.8080; Path=/; Max-Age=34560000; SameSite=Strict',
    ]);
  });

  test.each([
    '',
    'banso-mark.streamst01=',
    'banso-mark.streamst01=1.0',
    'banso-mark.streamst01=-1.0.0',
    'banso-mark.streamst01=1.0.0.0',
    'banso-mark.streamst01=1.0e9.0',
    'banso-mark.streamst01=1234567890.0.0',
    'banso-mark.short=1.0.0',
    'banso-mark.streamst01x=1.0.0',
    'banso-mark.stream,t01=1.0.0',
    'other=1.0.0',
  ])('that are none are not: %s', async (cookie) => {
    expect(await renewed(cookie)).toEqual([]);
  });

  test(`are at most ${MARKS_MAX}`, async () => {
    const cookie = Array.from(
      { length: MARKS_MAX + 1 },
      (_, index) => `banso-mark.stream${String(index).padStart(4, '0')}=${index}.0.0`,
    ).join('; ');
    expect(await renewed(cookie)).toHaveLength(MARKS_MAX);
  });
});
