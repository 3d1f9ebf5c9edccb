// What a phone and its home say to each other when nothing is new, byte by byte, and that a phone
// which asks by its mark alone hears all that one hears which asks by what it has.

import { once } from 'node:events';
import { type AddressInfo, createConnection } from 'node:net';
import { serve } from '@hono/node-server';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newId, type Id } from '#kernel/id.ts';
import { dayOfSeconds } from '#kernel/vi-calendar.ts';
import type { Proposal } from '#book/activity.ts';
import type { Device } from '#device/device.ts';
import type { Transport } from '#device/platform.ts';
import { LEFT_BOOKS_MAX } from '#protocol/limits.ts';
import {
  enrolledPhone,
  factsAlone,
  openWorld,
  receive,
  save,
  visit,
  visitsSeen,
  type Worker,
  type World,
} from './world.ts';

/** What the budget says of one whole question and its answer. */
const BYTES_MAX = 1_024;
const PULL = '/api/pull?protocol=';

let world: World;
let member: Worker;
beforeEach(async () => {
  world = await openWorld();
  member = await world.addWorker('Hoàng Thị Lan', 'member');
});
afterEach(() => world.close());

const today = (): number => dayOfSeconds(world.time.nowS);

async function record(proposals: readonly Proposal[]): Promise<void> {
  const { directory, recorder } = world.home;
  const done = await recorder.record(directory.getBook(world.doors.people), proposals);
  if (!done.ok || done.value.some(({ verdict }) => verdict !== 'ok')) throw new Error('not said');
}

type Ground = { readonly grant: Id; readonly village: Id };

/** More villages in which somebody works: each has books of its own. */
async function giveVillages({ person }: Worker, count: number): Promise<readonly Ground[]> {
  const given: Ground[] = [];
  for (let index = 0; index < count; index += 1) {
    const from = today() - 9;
    const place = { kind: 'ban', name: `Nà ${index}`, parent: world.commune, from } as const;
    const village = await world.home.founding.found(place);
    if (!village.ok) throw new Error(village.error.code);
    const grant = newId(world.random);
    const body = { grant, person, role: 'member', place: village.value, from };
    await record([{ type: 'grant.given@1', on: today(), body }]);
    given.push({ grant, village: village.value });
  }
  return given;
}

/** A transport that notes what is asked and what came of it. */
function createAir() {
  const asked: string[] = [];
  const state: { change(answer: Response, path: string): Response } = {
    change: (answer) => answer,
  };
  const through =
    (direct: Transport): Transport =>
    async (path, init) => {
      const answer = state.change(await factsAlone(direct)(path, init), path);
      if (path.startsWith(PULL)) asked.push(`${kindOf(path)} ${saidBy(answer)}`);
      return answer;
    };
  return { state, through, told: (): readonly string[] => asked.splice(0) };
}

const saidBy = ({ status, headers }: Response): number | string =>
  headers.has('banso-still') ? 'still' : status;

const kindOf = (path: string): string => (path.includes('&left=') ? 'by mark' : 'by books');

describe('whoever asks by the mark alone', () => {
  let air: ReturnType<typeof createAir>;
  let phone: Device;
  beforeEach(async () => {
    air = createAir();
    phone = await enrolledPhone(world, member, { through: air.through });
    air.told();
  });

  test('hears in one answer that nothing is new', async () => {
    world.time.nowS += 60;
    expect(await phone.sync()).toMatchObject({ phase: 'idle', syncedAt: world.time.nowS });
    expect(air.told()).toEqual(['by mark still']);
  });

  test('hears that something is, and asks by what it has', async () => {
    await receive(world, 3);
    await phone.sync();
    expect(air.told()).toEqual(['by mark 204', 'by books 200']);
    expect(visitsSeen(world, phone)).toBe(3);
    await phone.sync();
    expect(air.told()).toEqual(['by mark still']);
  });

  test('does not do so when something is likely to be new: told of it, just sent, or after trouble', async () => {
    await receive(world, 1);
    phone.expectNews();
    await phone.sync();
    expect(air.told()).toEqual(['by books 200']);
    await save(phone, world.doors, [visit(world, phone)]);
    await phone.sync();
    expect(air.told()).toEqual(['by books 200']);
    air.state.change = () => new Response('bad gateway', { status: 502 });
    expect(await phone.sync()).toMatchObject({ code: 'home-failed' });
    air.state.change = (answer) => answer;
    air.told();
    await phone.sync();
    await phone.sync();
    expect(air.told()).toEqual(['by books 304', 'by mark still']);
  });

  test('asks as before where a home knows of no such question, and asks it no more', async () => {
    const refusal = JSON.stringify({ code: 'malformed', where: 'left' });
    air.state.change = (answer, path) =>
      kindOf(path) === 'by mark' ? new Response(refusal, { status: 400 }) : answer;
    await receive(world, 2);
    expect(await phone.sync()).toMatchObject({ phase: 'idle' });
    expect(visitsSeen(world, phone)).toBe(2);
    await phone.sync();
    expect(air.told()).toEqual(['by mark 400', 'by books 200', 'by books 304']);
  });

  test.each([
    ['of another moment', (said: string) => said.replace(/^\d+/u, '1795222801')],
    ['of another lease', (said: string) => said.replace('.60.', '.99.')],
    ['that is none', () => ''],
  ])('believes no word %s', async (_, lie) => {
    air.state.change = (answer) => {
      const headers = { 'banso-still': lie(answer.headers.get('banso-still') ?? '') };
      return new Response(null, { status: 204, headers });
    };
    expect(await phone.sync()).toMatchObject({ phase: 'trouble', code: 'reply-forged' });
  });
});

describe('of books that are not read any more', () => {
  /** Somebody who has said something in villages in which they do not work any more. */
  async function leave(count: number) {
    const grounds = await giveVillages(member, count);
    const air = createAir();
    const phone = await enrolledPhone(world, member, { through: air.through });
    for (const { village } of grounds) {
      const doors = phone.findBook('doors', village);
      if (doors === undefined) throw new Error('no doors');
      await save(phone, doors, [visit(world, phone)]);
    }
    await phone.sync();
    const until = today() - 1;
    const ended = grounds.map(({ grant }) => ({ grant, until }));
    await record(ended.map((body) => ({ type: 'grant.ended@1', on: today(), body })));
    await phone.sync();
    air.told();
    return { air, phone };
  }

  test(`as many as ${LEFT_BOOKS_MAX} are named, and of no others than those with something of its own`, async () => {
    const { air, phone } = await leave(LEFT_BOOKS_MAX);
    await phone.sync();
    expect(air.told()).toEqual(['by mark still']);
  });

  test('whoever has more of them asks by all it has', async () => {
    const { air, phone } = await leave(LEFT_BOOKS_MAX + 1);
    await phone.sync();
    expect(air.told()).toEqual(['by books 304']);
  });
});

/** What Chromium on a phone says besides, as it says it. */
const browserSays = (port: number): readonly string[] => [
  `Host: 127.0.0.1:${port}`,
  'Connection: keep-alive',
  'sec-ch-ua-platform: "Android"',
  'User-Agent: Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0.0.0 Mobile Safari/537.36',
  'accept-language: *',
  'sec-ch-ua: "Google Chrome";v="143", "Chromium";v="143", "Not A(Brand";v="24"',
  'sec-ch-ua-mobile: ?1',
  'Accept: */*',
  'Sec-Fetch-Site: same-origin',
  'Sec-Fetch-Mode: cors',
  'Sec-Fetch-Dest: empty',
  'Accept-Encoding: gzip, deflate, br, zstd',
];

/**
 * Weighs whole questions and their answers on a connection of their own; none of them has a body.
 */
async function openScales() {
  const server = serve({
    fetch: (request) => world.app.fetch(request),
    hostname: '127.0.0.1',
    port: 0,
  });
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo; // it listens on a port
  const weights: number[] = [];
  const transport: Transport = async (path, { method, headers }) => {
    const own = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
    const sent = [`${method} ${path} HTTP/1.1`, ...browserSays(port), ...own, '', ''].join('\r\n');
    const socket = createConnection(port, '127.0.0.1');
    socket.write(sent);
    const [bytes] = (await once(socket, 'data')) as [Buffer]; // of a socket without an encoding
    socket.destroy();
    const got = bytes.toString('latin1');
    expect(got).toMatch(/^HTTP\/1\.1 204 .*\r\n\r\n$/su);
    weights.push(sent.length + got.length);
    const lines = got.split('\r\n').slice(1, -2);
    const answered = lines.map((line) => line.split(': ') as [string, string]); // a name, a value
    return new Response(null, { status: 204, headers: answered });
  };
  return { transport, weights, close: () => server.close() };
}

describe('nothing new', () => {
  /**
   * Bytes of one exchange of a phone that carries as many villages, and how many books lie on it.
   */
  async function weigh(villages: number): Promise<{ books: number; bytes: number }> {
    const worker = await world.addWorker(`Nông Văn ${villages}`, 'member');
    await giveVillages(worker, villages);
    const scales = await openScales();
    let isWeighed = false;
    const phone = await enrolledPhone(world, worker, {
      through: (direct) => (path, init) =>
        (isWeighed && path.startsWith(PULL) ? scales.transport : direct)(path, init),
    });
    isWeighed = true;
    expect(await phone.sync()).toMatchObject({ phase: 'idle' });
    scales.close();
    expect(scales.weights).toHaveLength(1);
    return { books: phone.medium.get('books')?.size ?? 0, bytes: scales.weights[0] ?? 0 };
  }

  test('takes less than 1 KB in all, and as much with 200 books as with a dozen', async () => {
    const few = await weigh(0);
    const many = await weigh(31);
    expect(few.books).toBeLessThan(15);
    expect(many.books).toBeGreaterThan(190);
    expect(many.bytes).toBe(few.bytes);
    expect(many.bytes).toBeLessThanOrEqual(BYTES_MAX - LEFT_BOOKS_MAX * (ID_LENGTH + 1));
  });
});

/** Of each book that is named because nothing more of it comes, and a comma. */
const ID_LENGTH = 10;
