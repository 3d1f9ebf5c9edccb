// What a hostile person with a phone, a card or a socket tries first, one by one.

import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve, type ServerType } from '@hono/node-server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { toBase64Url, utf8 } from '#kernel/bytes.ts';
import type { ImportPreview } from '#protocol/import.ts';
import type { PushReply } from '#protocol/messages.ts';
import { createApp } from '#server/http/app.ts';
import { signRequest } from '#test/fuzz/signed-request.ts';
import { openTestHome, type TestHome } from '#test/support/test-home.ts';
import { createTestPhone, type TestPhone } from '#test/support/test-phone.ts';

let the: TestHome;
let member: TestPhone;
let leader: TestPhone;
beforeAll(async () => {
  the = await openTestHome();
  member = await the.enrol('member', the.village);
  leader = await the.enrol('leader', the.village, { until: the.today + 5 });
});
afterAll(() => the.close());

const added = (at = the.clock.at) => ({
  type: 'household.added@1',
  at,
  on: the.today,
  body: { household: the.newId(), head: 'Lò Thị Xuyến' },
});
const countOf = async (book = the.homes): Promise<number> =>
  (await the.home.store.read(book.cell).findHead(book.id))?.seq ?? 0;

async function verdictOf(
  phone: TestPhone,
  book: string,
  fact: Parameters<TestPhone['part']>[1][number],
) {
  const { reply } = await phone.push([phone.part(book, [fact])]);
  const [answer] = reply.parts;
  return answer !== undefined && 'items' in answer
    ? (answer.items[0]?.verdict ?? '')
    : (answer?.code ?? reply.code);
}

describe('a person with a phone', () => {
  test('cannot date a fact so that its book can be read no more', async () => {
    for (const at of [Number.MIN_SAFE_INTEGER, -1]) {
      const { status, reply } = await member.push([member.part(the.homes.id, [added(at)], false)]);
      expect({ status, code: reply.code }).toEqual({ status: 400, code: 'malformed' });
    }
    expect(await verdictOf(member, the.homes.id, added(Number.MAX_SAFE_INTEGER))).toBe('ok');
    expect(await verdictOf(member, the.homes.id, added(0))).toBe('ok');
  });

  test('cannot keep a right longer than it was given, today or by a day in the past', async () => {
    const people = (await the.home.warm.get(the.people)).state;
    const grants = [...(people['grants']?.values() ?? [])] as {
      id: string;
      person: string;
      role: string;
    }[]; // grants
    const own = grants.find(({ role }) => role === 'leader')?.id ?? '';
    const ended = (until: number, on = the.today) => ({
      type: 'grant.ended@1',
      on,
      body: { grant: own, until },
    });
    expect(await verdictOf(leader, the.people.id, ended(the.today + 2_000))).toBe('refused');
    expect(await verdictOf(leader, the.people.id, ended(the.today + 4))).toBe('ok');
    expect(await verdictOf(leader, the.people.id, ended(the.today + 5, the.today - 9))).toBe(
      'refused',
    );
  });

  test('cannot bring more facts than one push may hold, spread over books', async () => {
    const many = (book: string) =>
      member.part(
        book,
        Array.from({ length: 251 }, () => added()),
        false,
      );
    const { status, reply } = await member.push([many(the.homes.id), many(the.doors.id)]);
    expect({ status, code: reply.code }).toEqual({ status: 413, code: 'too-large' });
  });

  test('cannot write into the books of another village, nor under the name of another stream', async () => {
    const other = the.home.directory.findBookOf('homes', the.otherVillage);
    expect(await verdictOf(member, other?.id ?? '', added())).toBe('refused');
    const part = member.part(the.homes.id, [added()], false);
    const { reply } = await member.push([part], { stream: leader.stream });
    expect(reply.parts).toEqual([{ book: the.homes.id, code: 'stream-not-yours' }]);
    const theirs = await leader.push([part]);
    expect(theirs.reply.parts).toHaveLength(1);
    const [answer] = theirs.reply.parts;
    expect(
      answer !== undefined && 'code' in answer && ['gap', 'chain-mismatch'].includes(answer.code),
    ).toBe(true);
  });

  test('gains nothing by sending the same push again, at once or side by side', async () => {
    const before = await countOf();
    const part = member.part(the.homes.id, [added(), added()]);
    const body = utf8(JSON.stringify({ protocol: 1, stream: member.stream, parts: [part] }));
    const send = async (): Promise<PushReply> => {
      const answer = await the.app.fetch(signRequest(the, member, 'POST', '/api/push', body));
      expect(answer.status).toBe(200);
      return (await answer.json()) as PushReply; // checked below
    };
    const replies = await Promise.all(Array.from({ length: 20 }, send));
    const items = replies.map(({ parts }) =>
      JSON.stringify(parts[0] && 'items' in parts[0] ? parts[0].items : parts[0]),
    );
    expect(new Set(items).size).toBe(1);
    expect(await countOf()).toBe(before + 2);
  });
});

describe('a register that contradicts itself', () => {
  test('makes one household of one row, whoever is named as its head', async () => {
    const officer = await the.enrol('officer', the.commune);
    const rows = [
      'Thôn,Chủ hộ,Họ và tên,Quan hệ,Năm sinh',
      'Nà Lúa,Lò Văn Ba,Lò Văn A,Chủ hộ,1980',
    ];
    const path = `/api/import/preview?place=${the.commune}&name=so-ho.csv`;
    const { reply } = await officer.send<ImportPreview>('POST', path, utf8(rows.join('\n')));
    expect(reply.created).toEqual({ households: 1, residents: 1 });
    expect(reply.review.map(({ why }) => why)).toEqual(['head-year-unknown']);
  });
});

describe('a person with a card', () => {
  const newPhone = () => createTestPhone(the.app, the.home.random, the.clock);

  test('enrols one phone with it, however many try at the same time', async () => {
    const person = await the.addPerson('member', the.village);
    const card = await the.home.cards.issue({ person, people: the.people.id, singleUse: true });
    const answers = await Promise.all(Array.from({ length: 10 }, () => newPhone().enrol(card)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ reply }) => reply.code === 'card-used')).toHaveLength(9);
  });

  test('who was given no right reads nothing and writes nothing', async () => {
    const person = the.newId();
    await the.home.recorder.record(the.people, [
      { type: 'person.added@1', on: the.today, body: { person, name: 'Vi Văn Lả' } },
    ]);
    const phone = newPhone();
    const card = await the.home.cards.issue({ person, people: the.people.id, singleUse: true });
    expect((await phone.enrol(card)).status).toBe(200);
    expect((await phone.pull()).reply.books).toEqual([]);
    expect(await verdictOf(phone, the.homes.id, added())).toBe('refused');
    expect((await phone.send('GET', `/api/doors?place=${the.village}`)).status).toBe(403);
  });

  test('cannot name a phone by what no fact can carry, and keeps the card', async () => {
    const person = await the.addPerson('member', the.village);
    const card = await the.home.cards.issue({ person, people: the.people.id, singleUse: true });
    const before = await countOf(the.people);
    for (const device of ['\0', '\ud800']) {
      const body = {
        protocol: 1,
        card,
        stream: 'AAAAAAAAAA',
        key: member.key,
        signature: 'A'.repeat(86),
        device,
      };
      const answer = await the.app.request('/api/enrol', {
        method: 'POST',
        body: JSON.stringify(body),
      });
      expect([answer.status, await answer.json()]).toMatchObject([
        400,
        { code: 'malformed', where: 'device' },
      ]);
    }
    expect(await countOf(the.people)).toBe(before);
    expect((await newPhone().enrol(card)).status).toBe(200);
  });
});

describe('a person with a socket', () => {
  let server: ServerType;
  let folder: string;
  let port = 0;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'banso-hostile-'));
    mkdirSync(join(folder, 'pwa', 'assets'), { recursive: true });
    writeFileSync(join(folder, 'secret.json'), '{"secret":true}');
    mkdirSync(join(folder, 'pwa-other'));
    writeFileSync(join(folder, 'pwa-other', 'secret.json'), '{"secret":true}');
    writeFileSync(join(folder, 'pwa', 'index.html'), '<!doctype html><title>Bản Số</title>');
    const app = createApp(the.home, {
      pwa: join(folder, 'pwa'),
      log: (line) => the.log.push(line),
    });
    server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 });
    await once(server, 'listening');
    port = (server.address() as AddressInfo).port; // it listens on a port
  });
  afterAll(() => {
    server.close();
    rmSync(folder, { recursive: true });
  });

  /** Sends bytes as they are and reads until the home closes or is silent. */
  const raw = (text: string): Promise<string> =>
    new Promise((resolve) => {
      const socket = connect(port, '127.0.0.1', () => socket.write(text));
      let answer = '';
      const end = (): void => {
        socket.destroy();
        resolve(answer);
      };
      socket.on('data', (part: Buffer) => (answer += part.toString('latin1')));
      socket.on('close', end);
      socket.on('error', end);
      socket.setTimeout(700, end);
    });
  const get = (target: string, headers = ''): Promise<string> =>
    raw(`GET ${target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n${headers}\r\n`);

  test.each([
    '/../secret.json',
    '/%2e%2e/secret.json',
    '/..%2fsecret.json',
    '/%2e%2e%2fsecret.json',
    '/%252e%252e%252fsecret.json',
    '/..%5csecret.json',
    '/assets/../../secret.json',
    '//../secret.json',
    '/./../secret.json',
    '/%c0%ae%c0%ae/secret.json',
    '/..;/secret.json',
    '/../pwa-other/secret.json',
    '/%2e%2e%2fpwa-other%2fsecret.json',
    'http://localhost/../secret.json',
    '/secret.json%00.html',
    '/assets%2f..%2f..%2fsecret.json',
    '/.%2e/secret.json',
    '\\..\\secret.json',
  ])('gets no file from beside the app: %s', async (target) => {
    const answer = await get(target);
    expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /u);
    expect(answer).not.toContain('secret":true');
  });

  test.each([
    ['Host: evil.example', 421],
    ['Host: [::1', 400],
    ['Host: a b', 400],
    ['Host: ', 421],
    ['X-Forwarded-Host: evil.example', 200],
  ])('is answered without a word of the host they made up: %s', async (header, status) => {
    const own = header.startsWith('Host') ? header : `Host: localhost\r\n${header}`;
    const answer = await raw(`GET / HTTP/1.1\r\n${own}\r\nConnection: close\r\n\r\n`);
    expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `, 'u'));
    expect(answer).not.toContain('evil.example');
  });

  test.each([
    ['OPTIONS', '/api/push'],
    ['PUT', '/api/push'],
    ['TRACE', '/api/pull'],
    ['DELETE', '/'],
    ['PATCH', '/index.html'],
    ['HEAD', '/api/push'],
    ['GET', '/api/push'],
  ])('finds no other method open: %s %s', async (method, path) => {
    const answer = await raw(
      `${method} ${path} HTTP/1.1\r\nHost: localhost\r\nOrigin: https://evil.example\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /u);
    expect(answer.toLowerCase()).not.toContain('access-control-allow');
  });

  test('is refused headers without end, a body that lies about its length, and two lengths', async () => {
    expect(await get('/healthz', `X: ${'a'.repeat(40_000)}\r\n`)).toMatch(/^HTTP\/1\.1 431 /u);
    const post = (headers: string, body = ''): Promise<string> =>
      raw(
        `POST /api/enrol HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n${headers}\r\n\r\n${body}`,
      );
    expect(await post('Content-Length: 99999999999')).toMatch(/^HTTP\/1\.1 413 /u);
    expect(await post('Content-Length: 2\r\nContent-Length: 3', '{}')).toMatch(/^HTTP\/1\.1 400 /u);
    expect(await post('Content-Length: 2\r\nTransfer-Encoding: chunked', '0\r\n\r\n')).toMatch(
      /^HTTP\/1\.1 400 /u,
    );
    expect(
      await post('Transfer-Encoding: chunked', `ffff\r\n${'a'.repeat(65_535)}\r\n0\r\n\r\n`),
    ).toMatch(/^HTTP\/1\.1 413 /u);
    expect(await get('/healthz')).toMatch(/^HTTP\/1\.1 200 /u);
  });

  test('replays a signed question only for a few minutes, and only as it was', async () => {
    const request = signRequest(the, member, 'GET', `/api/doors?place=${the.village}`);
    const again = (path: string): Promise<Response> =>
      fetch(`http://127.0.0.1:${port}${path}`, { headers: Object.fromEntries(request.headers) });
    expect((await again(`/api/doors?place=${the.village}`)).status).toBe(200);
    expect((await again(`/api/doors?place=${the.otherVillage}`)).status).toBe(401);
    the.clock.at += 301;
    const late = await again(`/api/doors?place=${the.village}`);
    the.clock.at -= 301;
    expect([late.status, await late.json()]).toMatchObject([401, { code: 'clock-far-off' }]);
  });

  test('guesses cards in vain', async () => {
    const guess = (): Promise<Response> => {
      const card = toBase64Url(the.home.random(24));
      const body = {
        protocol: 1,
        card,
        stream: member.stream,
        key: member.key,
        signature: 'A'.repeat(86),
      };
      return fetch(`http://127.0.0.1:${port}/api/enrol`, {
        method: 'POST',
        body: JSON.stringify(body),
      });
    };
    const answers = await Promise.all(Array.from({ length: 50 }, guess));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([401]));
  });
});

test('the home met no bug on the way', () => {
  expect(the.log).toEqual([]);
});
