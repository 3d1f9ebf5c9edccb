// Attachments under names that are not theirs, in steps that do not fit, and marks that nobody set.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { toBase64Url, type Bytes } from '#kernel/bytes.ts';
import { UPLOAD_STEP_BYTES_MAX } from '#protocol/limits.ts';
import { type Dice, FUZZ_SEED, play } from './dice.ts';
import { mutateText, TEXTS } from './mutate.ts';
import { PLAN } from './plan.ts';
import { findRequest, type Headers, signHeaders } from './signed-request.ts';
import { ask, createGuard, createTally, openTarget, type Target } from './target.ts';

const OFFSETS = ['0', '1', '5', '-1', '5.5', '1e3', '99999999999999999999', '', 'x'] as const;
const LENGTHS = [
  '0',
  '1',
  '5',
  '4096',
  '10485760',
  '10485761',
  '99999999',
  '-1',
  '1e3',
  '',
] as const;
const METHODS = ['HEAD', 'POST', 'PATCH'] as const;

describe('hostile attachments', () => {
  let target: Target;
  let guard: ReturnType<typeof createGuard>;
  const tally = createTally();

  beforeAll(async () => {
    target = await openTarget(FUZZ_SEED % 1_000);
    guard = createGuard(target.witness);
  });
  afterAll(() => target.close());

  async function refuse(kind: string, request: Request): Promise<void> {
    const { status, code } = await ask(target, request);
    tally.add(`${kind} ${status} ${code}`);
    if (!guard.isSame()) throw new Error(`answered ${status} ${code} and changed the store`);
  }

  /** A request whose signature holds, when it can be sent at all. */
  function signed(dice: Dice, method: string, path: string, headers: Headers, body?: Bytes) {
    const bytes = body ?? new Uint8Array(0);
    const { member, stranger, late } = target.phones;
    const phone = dice.chance(90) ? member : dice.pick([stranger, late]);
    try {
      const own = signHeaders(target, phone, method, path, bytes);
      return findRequest(method, path, { ...own, ...headers }, body);
    } catch {
      return undefined; // no address
    }
  }

  const pathOf = (dice: Dice, name: string): string => {
    const book = dice.chance(80) ? target.doors.id : dice.pick(target.books).id;
    const path = `/api/upload/${book}/${name}/${dice.chance(60) ? '5' : dice.pick(LENGTHS)}`;
    return dice.chance(80) ? path : mutateText(dice, path).slice(0, 1_000).toWellFormed();
  };

  test('come to no book under a name that their bytes do not give', async () => {
    const names = Array.from({ length: 10 }, () => toBase64Url(target.home.random(32)));
    const played = await play('uploads', PLAN.uploads, async (dice) => {
      const name = dice.pick([...names, 'A'.repeat(43), '..', '%2e%2e']);
      const method = dice.pick(METHODS);
      const isFile = dice.chance(20);
      const file = `/api/file?book=${target.doors.id}&file=${name}&from=${dice.pick(OFFSETS)}`;
      const path = isFile ? file : pathOf(dice, name);
      const body = dice.bytes(dice.pick([0, 1, 3, 5, 6, 300]));
      const isLong = dice.chance(2);
      const sent = isLong ? new Uint8Array(UPLOAD_STEP_BYTES_MAX + dice.below(2)) : body;
      const isPatch = method === 'PATCH' && !isFile;
      const request = signed(
        dice,
        isFile ? 'GET' : method,
        path,
        headersOf(dice, method),
        isPatch ? sent : undefined,
      );
      if (request !== undefined) await refuse(isFile ? 'file' : method, request);
    });
    expect(played).toBe(PLAN.uploads);
    for (const answer of ['PATCH 409 offset-wrong', 'PATCH 422 file-wrong', 'POST 201 ']) {
      expect(tally.get(answer), `${answer} in ${tally.text()}`).toBeGreaterThan(20);
    }
    for (const answer of ['PATCH 400 malformed', 'POST 403 not-yours', 'file 404 not-found']) {
      expect(tally.get(answer), `${answer} in ${tally.text()}`).toBeGreaterThan(20);
    }
  });

  test('marks are set again as they came, or not at all', async () => {
    const played = await play('marks', PLAN.marks, async (dice) => {
      const mark = 'banso-mark.AAAAAAAAAA=3.2.8080';
      const cookies = Array.from({ length: dice.below(15) }, () =>
        dice.chance(50) ? mark : mutateText(dice, dice.pick([mark, ...TEXTS])),
      );
      const cookie = cookies
        .join('; ')
        .replaceAll(/[^\u0020-\u007e]/gu, '?')
        .slice(0, 4_000)
        .trim();
      const request = findRequest('POST', '/api/mark', {
        cookie,
        origin: dice.pick(TEXTS.slice(0, 2)),
      });
      if (request === undefined) return;
      const answer = await target.app.fetch(request);
      expect(answer.status).toBe(204);
      for (const set of answer.headers.getSetCookie()) {
        expect(set).toMatch(/^banso-mark\.[\w-]{10}=\d{1,9}\.\d{1,9}\.\d{1,5}; Path=\/; Max-Age=/u);
        tally.add('marks set');
      }
      expect(guard.isSame()).toBe(true);
    });
    expect(played).toBe(PLAN.marks);
    expect(tally.get('marks set')).toBeGreaterThan(1_000);
  });
});

function headersOf(dice: Dice, method: string): Headers {
  const headers: Headers = { 'tus-resumable': dice.chance(95) ? '1.0.0' : '0.2.2' };
  if (method === 'POST') headers['upload-length'] = dice.chance(80) ? '5' : dice.pick(LENGTHS);
  if (method === 'PATCH') {
    headers['content-type'] = dice.chance(95) ? 'application/offset+octet-stream' : 'text/plain';
    headers['upload-offset'] = dice.chance(60) ? '0' : dice.pick(OFFSETS);
  }
  if (dice.chance(5)) headers['x-http-method-override'] = dice.pick(['PATCH', 'DELETE', 'GET']);
  if (dice.chance(5)) headers['upload-metadata'] = 'filename !!!';
  if (dice.chance(5)) headers['upload-defer-length'] = '1';
  return headers;
}
