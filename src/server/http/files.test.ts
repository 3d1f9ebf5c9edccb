import { createHash } from 'node:crypto';
import { readdirSync, rmSync, statSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Bytes, fromBase64Url, toBase64Url, utf8 } from '#kernel/bytes.ts';
import { seededRandom } from '#kernel/random.ts';
import type { Book } from '#book/activity.ts';
import { ATTACHMENT_BYTES_MAX } from '#book/limits.ts';
import { fileBytes } from '#book/signed.ts';
import { FILE_STEP_BYTES_MAX, UPLOAD_STEP_BYTES_MAX, UPLOADS_OPEN_MAX } from '#protocol/limits.ts';
import { PART_AGE_MAX_S } from '#server/files/sweep.ts';
import { verify } from '#server/crypto.ts';
import { filePath, hashFile, verifyFiles } from '#server/verify-files.ts';
import { openTestHome, type TestHome } from '#test/support/test-home.ts';
import type { TestPhone } from '#test/support/test-phone.ts';

let the: TestHome;
let member: TestPhone;
const random = seededRandom(3);

beforeAll(async () => {
  the = await openTestHome();
  member = await the.enrol('member', the.village);
});
afterAll(() => the.close());

type File = { readonly name: string; readonly bytes: Bytes };
const nameOf = (bytes: Uint8Array): string =>
  createHash('sha256').update(bytes).digest('base64url');
const makeFile = (length: number): File => {
  const bytes = random(length);
  return { name: nameOf(bytes), bytes };
};

const pathOf = ({ name, bytes }: File, book: Book = the.doors): string =>
  `/api/upload/${book.id}/${name}/${bytes.length}`;

/** A signed request of a phone. */
async function ask(
  phone: TestPhone,
  method: string,
  path: string,
  body: Bytes = utf8(''),
  headers: Record<string, string> = {},
  home: TestHome = the,
): Promise<Response> {
  const at = home.clock.now();
  return home.app.request(path, {
    method,
    headers: {
      'banso-stream': phone.stream,
      'banso-at': String(at),
      'banso-signature': toBase64Url(phone.sign(phone.requestSaid({ method, path, at, body }))),
      'tus-resumable': '1.0.0',
      ...headers,
    },
    ...(body.length > 0 && { body }),
  });
}

const stepAt = (offset: number | string) => ({
  'upload-offset': String(offset),
  'content-type': 'application/offset+octet-stream',
});
const patch = (phone: TestPhone, path: string, offset: number, body: Bytes) =>
  ask(phone, 'PATCH', path, body, stepAt(offset));

/** All steps from an offset on; the answer to the last, or to the first that was refused. */
async function bring(
  phone: TestPhone,
  file: File,
  book: Book = the.doors,
  from = 0,
  to = file.bytes.length,
): Promise<Response> {
  let answer = new Response();
  for (let offset = from; offset < to; offset += UPLOAD_STEP_BYTES_MAX) {
    const step = file.bytes.slice(offset, Math.min(to, offset + UPLOAD_STEP_BYTES_MAX));
    answer = await patch(phone, pathOf(file, book), offset, step);
    if (answer.status >= 400) return answer;
  }
  return answer;
}

async function said(answer: Response): Promise<string> {
  if (answer.status < 400) return String(answer.status);
  const head = answer.headers.get('banso-problem');
  if (head !== null) return `${answer.status} ${head}`;
  const { code } = (await answer.json()) as { code: string }; // every refusal has one
  return `${answer.status} ${code}`;
}

/** Whether an answer carries the home's word on this file. */
function isConfirmed(answer: Response, { name, bytes }: File, book: Book = the.doors): boolean {
  const signature = fromBase64Url(answer.headers.get('banso-signature') ?? '');
  const at = Number(answer.headers.get('banso-at') ?? 'none');
  if (!signature.ok || !Number.isSafeInteger(at)) return false;
  const bytesSaid = fileBytes(book.id, name, bytes.length, at);
  return verify(the.home.directory.identity.key, bytesSaid, signature.value);
}

const onDisk = (folder = '', home = the): readonly string[] => {
  try {
    return readdirSync(join(home.folder, 'files', folder));
  } catch {
    return [];
  }
};
const filed = (file: File, book: Book = the.doors) =>
  the.home.store.read(book.cell).findFile(book.id, file.name);

async function readFrom(phone: TestPhone, file: File, from: number): Promise<Response> {
  return ask(phone, 'GET', `/api/file?book=${the.doors.id}&file=${file.name}&from=${from}`);
}

describe('an upload', () => {
  test('comes in steps, and the last one is confirmed by the home with its signature', async () => {
    const file = makeFile(300_000);
    const head = await ask(member, 'HEAD', pathOf(file));
    expect([head.status, head.headers.get('upload-offset')]).toEqual([200, '0']);
    expect(head.headers.get('upload-length')).toBe('300000');
    const half = await bring(member, file, the.doors, 0, 2 * UPLOAD_STEP_BYTES_MAX);
    expect(half.headers.get('upload-offset')).toBe(String(2 * UPLOAD_STEP_BYTES_MAX));
    expect([isConfirmed(half, file), await filed(file)]).toEqual([false, undefined]);
    const last = await bring(member, file, the.doors, 2 * UPLOAD_STEP_BYTES_MAX);
    expect([last.status, isConfirmed(last, file)]).toEqual([204, true]);
    expect(await filed(file)).toEqual({
      hash: file.name,
      bytes: 300_000,
      stream: member.stream,
      receivedAt: the.clock.now(),
    });
  });

  test('lies on the disk under its name, for its owner alone, and nothing is left of the parts', async () => {
    const file = makeFile(1_000);
    expect(isConfirmed(await bring(member, file), file)).toBe(true);
    const folder = join(the.folder, 'files', file.name.slice(0, 2));
    const place = join(folder, file.name);
    expect(statSync(place).mode & 0o777).toBe(0o600);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(onDisk('parts')).toEqual([]);
    expect(await hashFile(place)).toEqual({ hash: file.name, bytes: 1_000 });
  });

  test('goes on after a break where the home stands', async () => {
    const file = makeFile(400_000);
    await bring(member, file, the.doors, 0, UPLOAD_STEP_BYTES_MAX + 5_000);
    const head = await ask(member, 'HEAD', pathOf(file));
    const offset = Number(head.headers.get('upload-offset'));
    expect(offset).toBe(UPLOAD_STEP_BYTES_MAX + 5_000);
    expect(isConfirmed(await bring(member, file, the.doors, offset), file)).toBe(true);
  });

  test('that is there already is answered as complete at once, whoever asks and however', async () => {
    const file = makeFile(5_000);
    await bring(member, file);
    const second = await the.enrol('leader', the.village);
    for (const method of ['HEAD', 'POST', 'PATCH']) {
      const headers = { 'upload-length': '5000', 'upload-offset': '0' };
      const answer = await ask(second, method, pathOf(file), utf8(''), headers);
      expect([method, isConfirmed(answer, file), answer.headers.get('upload-offset')]).toEqual([
        method,
        true,
        '5000',
      ]);
    }
  });

  test('of the same file by two phones at once ends well for both, with one file', async () => {
    const file = makeFile(300_000);
    const second = await the.enrol('member', the.village);
    const both = await Promise.all([bring(member, file), bring(second, file)]);
    expect(both.map((answer) => isConfirmed(answer, file))).toEqual([true, true]);
    const twice = await Promise.all([bring(member, file), bring(member, file)]);
    expect(twice.every((answer) => isConfirmed(answer, file))).toBe(true);
    expect(onDisk('parts')).toEqual([]);
  });

  test('of a file that another book has must be made whole again for this one', async () => {
    const file = makeFile(2_000);
    await bring(member, file);
    const other = the.home.directory.findBookOf('doors', the.otherVillage);
    if (other === undefined) throw new Error('no doors');
    const neighbour = await the.enrol('member', the.otherVillage);
    const head = await ask(neighbour, 'HEAD', pathOf(file, other));
    expect([head.headers.get('upload-offset'), isConfirmed(head, file, other)]).toEqual([
      '0',
      false,
    ]);
    expect(isConfirmed(await bring(neighbour, file, other), file, other)).toBe(true);
    expect(await filed(file, other)).toMatchObject({ stream: neighbour.stream });
  });

  test('of late work, after the right to it has ended, is taken as its facts are', async () => {
    const file = makeFile(900);
    const former = await the.enrol('member', the.village, { until: the.today - 1 });
    expect(isConfirmed(await bring(former, file), file)).toBe(true);
    expect(await said(await readFrom(former, file, 0))).toBe('403 not-yours');
  });
});

describe('is refused, with nothing kept', () => {
  test('bytes that do not give the name', async () => {
    const file = makeFile(200_000);
    const wrong = { ...file, bytes: file.bytes.slice().reverse() };
    expect(await said(await bring(member, wrong))).toBe('422 file-wrong');
    expect([await filed(file), onDisk('parts')]).toEqual([undefined, []]);
    expect(isConfirmed(await bring(member, file), file)).toBe(true);
  });

  test('another length than the file has', async () => {
    const file = makeFile(3_000);
    const short = { ...file, bytes: file.bytes.slice(0, 2_999) };
    expect(await said(await bring(member, short))).toBe('422 file-wrong');
    await bring(member, file);
    expect(await said(await bring(member, short))).toBe('400 malformed');
  });

  test('another offset than the home stands at', async () => {
    const file = makeFile(9_000);
    await bring(member, file, the.doors, 0, 1_000);
    for (const offset of [0, 999, 1_001, 9_000]) {
      const answer = await patch(member, pathOf(file), offset, file.bytes.slice(0, 10));
      expect(await said(answer)).toBe('409 offset-wrong');
    }
    for (const offset of ['', '-1', '1e3', '01000', 'x']) {
      const step = file.bytes.slice(0, 9);
      const answer = await ask(member, 'PATCH', pathOf(file), step, stepAt(offset));
      expect(await said(answer)).toBe('400 malformed');
    }
    const past = await patch(member, pathOf(file), 1_000, random(8_001));
    expect(await said(past)).toBe('413 too-large');
  });

  test('too much in one step, or in one file, or nothing at all', async () => {
    const file = makeFile(UPLOAD_STEP_BYTES_MAX + 1);
    expect(await said(await patch(member, pathOf(file), 0, file.bytes))).toBe('413 too-large');
    for (const bytes of ['0', String(ATTACHMENT_BYTES_MAX + 1), '-5', '1e6', '']) {
      const path = `/api/upload/${the.doors.id}/${file.name}/${bytes}`;
      expect(await said(await ask(member, 'HEAD', path))).toMatch(/^40[04]/u);
    }
    const most = `/api/upload/${the.doors.id}/${file.name}/${ATTACHMENT_BYTES_MAX}`;
    expect((await ask(member, 'HEAD', most)).status).toBe(200);
  });

  test('names that lead elsewhere', async () => {
    const dots = `${'.'.repeat(41)}aa`;
    for (const name of [
      '..%2f..%2f..%2fetc%2fpasswd',
      '%2e%2e',
      '..%2fbanso.sqlite',
      dots,
      `${'a'.repeat(42)}%00`,
      `${'a'.repeat(42)}/`,
      'ă'.repeat(43),
    ]) {
      for (const path of [
        `/api/upload/${the.doors.id}/${name}/100`,
        `/api/upload/${name}/${makeFile(1).name}/1`,
        `/api/file?book=${the.doors.id}&file=${name}&from=0`,
      ]) {
        const { pathname, search } = new URL(path, 'http://x');
        const method = path.startsWith('/api/file') ? 'GET' : 'PATCH';
        const answer = await ask(member, method, `${pathname}${search}`, utf8(''), {
          'upload-offset': '0',
        });
        expect(await said(answer)).toMatch(/^40[014] (?:malformed|not-found|signature-wrong)$/u);
      }
    }
    expect(onDisk().every((each) => each === 'parts' || each.length === 2)).toBe(true);
  });

  test('who is not signed, not known, or not of this book', async () => {
    const file = makeFile(1_500);
    await bring(member, file);
    const fresh = makeFile(1_500);
    const stranger = await the.enrol('member', the.otherVillage);
    for (const path of [pathOf(file), pathOf(fresh)]) {
      expect(await said(await the.app.request(path, { method: 'PATCH' }))).toBe('401 not-signed');
      expect(await said(await ask(stranger, 'HEAD', path))).toBe('403 not-yours');
      expect(await said(await patch(stranger, path, 0, fresh.bytes))).toBe('403 not-yours');
      const borrowed = { ...member, stream: stranger.stream };
      expect(await said(await patch(borrowed, path, 0, fresh.bytes))).toBe('401 signature-wrong');
      const unknown = { ...member, stream: the.newId() };
      expect(await said(await patch(unknown, path, 0, fresh.bytes))).toBe('401 stream-unknown');
    }
    expect(await said(await readFrom(stranger, file, 0))).toBe('403 not-yours');
    expect(await said(await ask(member, 'PATCH', pathOf(fresh, the.homes)))).toBe('403 not-yours');
    expect(await said(await ask(member, 'PATCH', pathOf(fresh, the.people)))).toBe('403 not-yours');
    expect(onDisk('parts').some((part) => part.includes(fresh.name))).toBe(false);
  });

  test('other methods, and what the protocol does not know', async () => {
    const file = makeFile(700);
    for (const method of ['GET', 'PUT', 'DELETE']) {
      expect(await said(await ask(member, method, pathOf(file)))).toBe('405 method-not-allowed');
    }
    const odd = await ask(member, 'PATCH', pathOf(file), file.bytes, {
      'upload-offset': '0',
      'content-type': 'text/plain',
    });
    expect(await said(odd)).toBe('400 malformed');
    const old = await ask(member, 'PATCH', pathOf(file), file.bytes, {
      ...stepAt(0),
      'tus-resumable': '0.2.2',
    });
    expect(await said(old)).toBe('400 malformed');
  });

  test('a flood of uploads that never end', async () => {
    const flooder = await the.enrol('member', the.village);
    const begin = () => bring(flooder, makeFile(10), the.doors, 0, 5);
    for (let index = 0; index < UPLOADS_OPEN_MAX; index += 1) {
      expect((await begin()).status).toBe(204);
    }
    expect(await said(await begin())).toBe('429 too-many-requests');
    expect((await bring(member, makeFile(10))).status).toBe(204);
  });
});

test('a full disk is said, and leaves room for facts', async () => {
  const full = await openTestHome({ seed: 9, shelf: { roomForBooks: Number.MAX_SAFE_INTEGER } });
  const phone = await full.enrol('member', full.village);
  const file = makeFile(100);
  const path = pathOf(file, full.doors);
  const answer = await ask(phone, 'PATCH', path, file.bytes, stepAt(0), full);
  expect(await said(answer)).toBe('507 disk-full');
  const visit = { visit: full.newId(), household: full.newId(), outcome: 'met' };
  const pushed = await phone.push([
    phone.part(full.doors.id, [{ type: 'door.visited@1', on: full.today, body: visit }]),
  ]);
  expect(pushed.status).toBe(200);
  await full.close();
});

describe('a file', () => {
  test('is handed out in steps to whoever reads the book', async () => {
    const file = makeFile(FILE_STEP_BYTES_MAX + 77);
    await bring(member, file);
    const officer = await the.enrol('officer', the.commune);
    const steps = await Promise.all(
      [0, FILE_STEP_BYTES_MAX].map((from) => readFrom(officer, file, from)),
    );
    expect(steps.map((step) => step.headers.get('cache-control'))).toEqual([
      'no-store',
      'no-store',
    ]);
    const parts = await Promise.all(steps.map((step) => step.arrayBuffer()));
    expect(parts.map((part) => part.byteLength)).toEqual([FILE_STEP_BYTES_MAX, 77]);
    expect(nameOf(Buffer.concat(parts.map((part) => Buffer.from(part))))).toBe(file.name);
    expect(await said(await readFrom(officer, file, file.bytes.length))).toBe('404 not-found');
    expect(await said(await readFrom(officer, makeFile(9), 0))).toBe('404 not-found');
  });

  test('that was changed or lost on the disk is found out', async () => {
    const [good, changed, lost] = [makeFile(500), makeFile(500), makeFile(500)];
    for (const file of [good, changed, lost]) await bring(member, file);
    const placeOf = ({ name }: File) => filePath(join(the.folder, 'files'), name);
    const check = () => verifyFiles(the.home.store, [the.doors], join(the.folder, 'files'));
    const before = await check();
    expect([before.files > 5, before.defects]).toEqual([true, []]);
    truncateSync(placeOf(changed), 499);
    rmSync(placeOf(lost));
    const { defects } = await check();
    expect(defects).toHaveLength(2);
    expect(defects.filter((line) => line.includes(changed.name))).toHaveLength(1);
    expect(defects.filter((line) => line.includes(lost.name))).toHaveLength(1);
    expect(await said(await readFrom(member, lost, 0))).toBe('404 not-found');
    expect(await said(await readFrom(member, changed, 0))).toBe('404 not-found');
    writeFileSync(placeOf(changed), changed.bytes);
    writeFileSync(placeOf(lost), lost.bytes);
  });

  test('that was begun and left is swept after a week', async () => {
    const [left, alive] = [makeFile(50), makeFile(50)];
    for (const file of [left, alive]) await bring(member, file, the.doors, 0, 10);
    const parts = join(the.folder, 'files', 'parts');
    const now = Date.now() / 1_000;
    const old = now - PART_AGE_MAX_S - 60;
    for (const part of onDisk('parts')) {
      if (!part.includes(alive.name)) utimesSync(join(parts, part), old, old);
    }
    expect(await the.home.shelf?.sweep(now - PART_AGE_MAX_S)).toBeGreaterThan(0);
    expect(onDisk('parts').map((part) => part.split('.')[2])).toEqual([alive.name]);
    const head = await ask(member, 'HEAD', pathOf(left));
    expect(head.headers.get('upload-offset')).toBe('0');
  });
});
