import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { toBase64Url } from '#kernel/bytes.ts';
import { bookNext, bookStart, saltBlockOf } from '#book/chain.ts';
import { unpackRuns } from '#book/packed-runs.ts';
import { decodeRun, encodeRun } from '#book/run.ts';
import { headBytes } from '#book/signed.ts';
import type { PullReply } from '#protocol/messages.ts';
import { PROTOCOL, PROTOCOL_FLOOR } from '#protocol/version.ts';
import type { Transport } from '#device/platform.ts';
import { sha256 } from '#server/crypto.ts';
import {
  doorsText,
  enrolledPhone,
  factsAlone,
  openPhone,
  openWorld,
  receive,
  visitsSeen,
  save,
  visit,
  type Worker,
  type World,
} from './world.ts';

let world: World;
let member: Worker;
beforeEach(async () => {
  world = await openWorld();
  member = await world.addWorker('Hoàng Thị Lan', 'member');
});
afterEach(() => world.close());

/**
 * A transport on which somebody changes pull answers, and which counts; nothing is given before the facts.
 */
function wire() {
  const state = {
    change: undefined as undefined | ((reply: PullReply) => void),
    headers: undefined as HeadersInit | undefined,
  };
  const seen: { path: string; status: number; bytes: number }[] = [];
  let last: Headers | undefined;
  const through =
    (direct: Transport): Transport =>
    async (path, init) => {
      const response = await factsAlone(direct)(path, init);
      const text = await response.text();
      seen.push({ path, status: response.status, bytes: text.length });
      const { status } = response;
      if (status === 204 || status === 304) {
        last = response.headers;
        return new Response(null, { status, headers: state.headers ?? response.headers });
      }
      if (state.change === undefined || !path.startsWith('/api/pull')) {
        return new Response(text, response);
      }
      const reply = JSON.parse(text) as PullReply;
      state.change(reply);
      return new Response(JSON.stringify(reply), { status: response.status });
    };
  return { state, seen, through, last: () => last };
}

const partOf = (reply: PullReply, book: string): PullReply['books'][number] => {
  const part = reply.books.find((each) => each.book.id === book);
  if (part === undefined) throw new Error('book not in the answer');
  return part;
};

describe('pulling', () => {
  test('brings a whole village in several answers, and opens it again without a network', async () => {
    await receive(world, 7_300);
    const air = wire();
    const phone = await enrolledPhone(world, member, { through: air.through });
    expect(phone.syncState()).toMatchObject({ phase: 'idle', loaded: { complete: 10, of: 10 } });
    expect(visitsSeen(world, phone)).toBe(7_300);
    expect(air.seen.filter(({ path }) => path.startsWith('/api/pull'))).toHaveLength(2);
    expect(phone.medium.get('pages')?.size).toBe(11);
    const reopened = await openPhone(world, {
      medium: phone.medium,
      through: () => () => Promise.reject(new TypeError('offline')),
    });
    expect(doorsText(reopened, world.village)).toBe(doorsText(phone, world.village));
    expect(reopened.syncState()).toMatchObject({ loaded: { complete: 10, of: 10 } });
  });

  test('shows each book as soon as it is whole', async () => {
    await receive(world, 5_200);
    const phone = await openPhone(world, { through: wire().through });
    const seen: string[] = [];
    phone.subscribe(() => {
      const { complete, of } = phone.syncState().loaded;
      const homes = phone.findView('homes', world.village)?.state.households.size ?? '-';
      const text = `${complete}/${of} ${homes} ${visitsSeen(world, phone)}`;
      if (seen.at(-1) !== text) seen.push(text);
    });
    await phone.enrol(member.card);
    expect(seen).toEqual(['0/0 - -1', '9/10 1 -1', '10/10 1 5200']);
  });

  test('lets others go on all the while it reads, proves and folds', async () => {
    let breaths = 0;
    const phone = await enrolledPhone(world, member, {
      through: factsAlone,
      breathe: () => (breaths += 1),
    });
    await receive(world, 800);
    breaths = 0;
    await phone.sync();
    expect(visitsSeen(world, phone)).toBe(800);
    // Once for 8 facts: as they are decoded, as they are proven, decoded from the store, and folded.
    expect(breaths).toBeGreaterThanOrEqual((4 * 800) / 8);
  });

  test('nothing new is one small request, also after a restart, and moves the clock', async () => {
    const phone = await enrolledPhone(world, member);
    const air = wire();
    const again = await openPhone(world, {
      medium: phone.medium,
      through: air.through,
      clockOffS: -120,
    });
    expect(await again.sync()).toMatchObject({ phase: 'idle', syncedAt: world.time.nowS });
    expect(air.seen).toMatchObject([{ status: 204, bytes: 0 }]);
    expect(again.now().at).toBe(world.time.nowS);
    await receive(world, 1);
    await again.sync();
    expect(visitsSeen(world, again)).toBe(1);
  });

  test('"nothing new" without the signature of the home is not believed', async () => {
    const air = wire();
    const phone = await enrolledPhone(world, member, { through: air.through });
    const signature = toBase64Url(world.random(64));
    const { nowS } = world.time;
    air.state.headers = { 'banso-still': `${nowS}.60.${signature}` };
    expect(await phone.sync()).toMatchObject({ phase: 'trouble', code: 'reply-forged' });
    air.state.headers = { 'banso-at': String(nowS), 'banso-signature': signature };
    expect(await phone.sync()).toMatchObject({ phase: 'trouble', code: 'reply-forged' });
    air.state.headers = {};
    expect(await phone.sync()).toMatchObject({ phase: 'trouble', code: 'reply-forged' });
  });

  test('an old "nothing new" does not set the clock back', async () => {
    const air = wire();
    const phone = await enrolledPhone(world, member, { through: air.through });
    expect(await phone.sync()).toMatchObject({ phase: 'idle' });
    const old = air.last();
    expect(old?.get('banso-still')).toMatch(new RegExp(`^${world.time.nowS}\\.`, 'u'));
    world.time.nowS += 3_600;
    air.state.headers = old;
    expect(await phone.sync()).toMatchObject({ phase: 'trouble', code: 'reply-forged' });
    expect(phone.now().at).toBe(world.time.nowS);
    air.state.headers = undefined;
    expect(await phone.sync()).toMatchObject({ phase: 'idle', syncedAt: world.time.nowS });
  });

  test('small pages grow together', async () => {
    const phone = await enrolledPhone(world, member);
    for (let index = 0; index < 30; index += 1) {
      await receive(world, 40);
      await phone.sync();
    }
    expect(visitsSeen(world, phone)).toBe(1_200);
    const pages = [...(phone.medium.get('pages')?.keys() ?? [])].filter((key) =>
      key.startsWith(world.doors.id),
    );
    expect(pages).toHaveLength(2);
    const reopened = await openPhone(world, { medium: phone.medium });
    expect(doorsText(reopened, world.village)).toBe(doorsText(phone, world.village));
  });

  test('tells the facts behind a trace, confirmed and own', async () => {
    await receive(world, 1_100);
    const phone = await enrolledPhone(world, member, { through: factsAlone });
    await save(phone, world.doors, [visit(world, phone, 'nobody')]);
    const traces = phone.findView('doors', world.village)?.traces.get(world.household) ?? [];
    expect(traces).toHaveLength(1_101);
    expect(traces.at(-1)).toBe(-1);
    const facts = await phone.factsOf(world.doors.id, [1, 1_050, ...traces.slice(-2)]);
    expect(facts.map((fact) => ('seq' in fact ? fact.seq : -fact.n))).toEqual([
      1, 1_050, 1_100, -1,
    ]);
    expect(facts.at(-1)).toMatchObject({ fate: 'waiting', body: { outcome: 'nobody' } });
    await phone.sync();
    const [fact] = await phone.factsOf(world.doors.id, [1_101]);
    expect(fact).toMatchObject({ seq: 1_101, n: 1, verdict: 'ok' });
  });
});

describe('what is not as the home signed it', () => {
  type Run = { b: Record<string, unknown>[]; hash: string };
  const runOf = (reply: PullReply): Run => partOf(reply, world.doors.id).runs[0] as Run;

  test.each<[string, string, (reply: PullReply) => void]>([
    [
      'a body',
      'chain-broken',
      (reply) => {
        runOf(reply).b[0] = { ...runOf(reply).b[0], outcome: 'refused' };
      },
    ],
    [
      'a fact left out',
      'run-malformed',
      (reply) => {
        runOf(reply).b.pop();
      },
    ],
    [
      'a run left out',
      'chain-broken',
      (reply) => {
        partOf(reply, world.doors.id).runs.pop();
      },
    ],
    [
      'a run twice',
      'chain-broken',
      (reply) => {
        partOf(reply, world.doors.id).runs.push(runOf(reply));
      },
    ],
    [
      'the signature',
      'head-forged',
      (reply) => {
        partOf(reply, world.doors.id).signature = toBase64Url(new Uint8Array(64));
      },
    ],
    [
      'the head',
      'chain-broken',
      (reply) => {
        partOf(reply, world.doors.id).seq += 1;
      },
    ],
    [
      'the epoch',
      'chain-broken',
      (reply) => {
        partOf(reply, world.doors.id).epoch = 1;
      },
    ],
  ])('%s changed: nothing of the book is stored, and it is told', async (_name, code, change) => {
    const air = wire();
    const phone = await enrolledPhone(world, member, { through: air.through });
    await receive(world, 3);
    await phone.sync();
    const before = doorsText(phone, world.village);
    await receive(world, 2);
    const pages = structuredClone(phone.medium.get('pages'));
    air.state.change = change;
    expect(await phone.sync()).toMatchObject({ phase: 'trouble', code });
    expect(doorsText(phone, world.village)).toBe(before);
    expect(phone.medium.get('pages')).toEqual(pages);
    air.state.change = undefined;
    expect(await phone.sync()).toMatchObject({ phase: 'idle' });
    expect(visitsSeen(world, phone)).toBe(5);
  });

  test('a chain of its own, kept until a head proves it, is never shown and goes again', async () => {
    await receive(world, 6_500);
    const air = wire();
    let forgeries = 0;
    air.state.change = (reply) => {
      const part = partOf(reply, world.doors.id);
      if (!reply.more || forgeries > 0) return;
      forgeries += 1;
      part.runs = forgeFirst(part);
    };
    const phone = await enrolledPhone(world, member, { through: air.through });
    expect(forgeries).toBe(1);
    expect(phone.syncState()).toMatchObject({ phase: 'trouble', code: 'chain-broken' });
    expect(phone.findView('doors', world.village)).toBeUndefined();
    expect(await phone.sync()).toMatchObject({ phase: 'idle', loaded: { complete: 10, of: 10 } });
    expect(visitsSeen(world, phone)).toBe(6_500);
    const honest = await enrolledPhone(world, await world.addWorker('Vi Văn Tài', 'member'));
    expect(doorsText(phone, world.village)).toBe(doorsText(honest, world.village));
  });

  /** One run that fits the chain in every way but that the home never ordered it so. */
  function forgeFirst(part: PullReply['books'][number]): unknown[] {
    const decoded = decodeRun(unpackRuns(part.runs)[0]);
    if (!decoded.ok) throw new Error(decoded.error.why);
    const run = decoded.value;
    const facts = run.facts.map((fact) => ({
      ...fact,
      body: fact.body.replace('"met"', '"nobody"'),
    }));
    let hash = bookStart(sha256, run.book);
    for (const fact of facts) {
      const salt = run.salts.find(
        (each) => each.stream === fact.stream && each.block === saltBlockOf(fact.n),
      );
      if (salt === undefined) throw new Error('no salt');
      hash = bookNext(sha256, hash, run.book, fact, salt.salt);
    }
    return [encodeRun({ ...run, facts, hash })];
  }

  /** A head that the home did sign, over another order of things. */
  function signOther(part: PullReply['books'][number], at: number): void {
    const hash = sha256(world.random(8));
    const { epoch, generation, seq } = part;
    const said = headBytes({ book: part.book.id, epoch, generation, seq, hash, at });
    part.hash = toBase64Url(hash);
    part.signature = toBase64Url(world.home.sign(said));
  }

  test.each([1, 0])(
    'a signed head over another history, with %i new facts, changes nothing',
    async (news) => {
      const air = wire();
      const phone = await enrolledPhone(world, member, { through: air.through });
      await receive(world, 3);
      await phone.sync();
      await receive(world, news);
      await world.addWorker('Vi Văn Tài', 'member');
      const pages = structuredClone(phone.medium.get('pages'));
      air.state.change = (reply) => signOther(partOf(reply, world.doors.id), reply.at);
      expect(await phone.sync()).toMatchObject({ phase: 'trouble', code: 'chain-broken' });
      expect(visitsSeen(world, phone)).toBe(3);
      const doorsPages = (all: typeof pages) =>
        [...(all ?? [])].filter(([key]) => key.startsWith(world.doors.id));
      expect(doorsPages(phone.medium.get('pages'))).toEqual(doorsPages(pages));
      air.state.change = undefined;
      expect(await phone.sync()).toMatchObject({ phase: 'idle' });
      expect(visitsSeen(world, phone)).toBe(3 + news);
    },
  );

  test('a head that is not signed and lies behind is not believed, and what is here stays', async () => {
    await receive(world, 5);
    const air = wire();
    const phone = await enrolledPhone(world, member, { through: air.through });
    air.state.change = (reply) => {
      const part = partOf(reply, world.doors.id);
      part.seq = 3;
      part.runs = [];
    };
    await world.addWorker('Vi Văn Tài', 'member');
    expect(await phone.sync()).toMatchObject({ phase: 'trouble', code: 'chain-broken' });
    expect(visitsSeen(world, phone)).toBe(5);
  });
});

describe('a home that knows only the first protocol', () => {
  const older = () => Response.json({ code: 'malformed', where: 'protocol' }, { status: 400 });
  const askedFor = (path: string): string | undefined => /protocol=(\d+)/u.exec(path)?.[1];

  test('is asked by the newest again after ten minutes', async () => {
    const asked: (string | undefined)[] = [];
    let isOld = false;
    const phone = await enrolledPhone(world, member, {
      through: (direct) => async (path, init) => {
        if (!path.startsWith('/api/pull')) return direct(path, init);
        asked.push(askedFor(path));
        return isOld && askedFor(path) === `${PROTOCOL}` ? older() : direct(path, init);
      },
    });
    for (const [isOldNow, laterS] of [
      [true, 0],
      [false, 599],
      [false, 2],
    ] as const) {
      isOld = isOldNow;
      world.time.nowS += laterS;
      asked.length = 0;
      await receive(world, 1);
      expect(await phone.sync()).toMatchObject({ phase: 'idle' });
      expect(asked.at(-1)).toBe(`${laterS === 2 ? PROTOCOL : PROTOCOL_FLOOR}`);
    }
    expect(visitsSeen(world, phone)).toBe(3);
  });

  test('and says so anew without end is given up', async () => {
    let asked = -1;
    const phone = await enrolledPhone(world, member, {
      through: (direct) => async (path, init) => {
        if (!path.startsWith('/api/pull') || asked < 0) return direct(path, init);
        asked += 1;
        // By the time it is asked again, the newest is tried again.
        world.time.nowS += 601;
        return older();
      },
    });
    asked = 0;
    expect(await phone.sync()).toMatchObject({ phase: 'trouble', code: 'chain-broken' });
    expect(asked).toBeGreaterThan(100);
  });
});
