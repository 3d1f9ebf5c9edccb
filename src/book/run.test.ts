import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Bytes, toBase64Url } from '#kernel/bytes.ts';
import { canonicalText } from '#kernel/canonical.ts';
import { finishBreathing } from '#kernel/steps.ts';
import { bookNext, bookStart, saltBlockOf } from './chain.ts';
import type { OrderedFact } from './fact.ts';
import {
  decodeRun,
  decodeRunInSteps,
  encodeRun,
  type Run,
  verifyRun,
  verifyRunInSteps,
} from './run.ts';
import type { BlockSalt } from './salts.ts';

const sha256 = (bytes: Uint8Array): Bytes =>
  new Uint8Array(createHash('sha256').update(bytes).digest());
const BOOK = 'bookbook01';
const STREAMS = ['streamst01', 'streamst02', 'streamst03'];
const START = { seq: 0, hash: bookStart(sha256, BOOK) };

type Draft = {
  stream: string;
  gap: number;
  type: string;
  at: number;
  on: number;
  body: Record<string, string | number | boolean>;
  receivedAt: number;
  verdict: 'ok' | 'flagged' | 'held';
  why: string;
  ahead: boolean;
  origin: { stream: string; n: number } | undefined;
};

const draft: fc.Arbitrary<Draft> = fc.record({
  stream: fc.constantFrom(...STREAMS),
  gap: fc.oneof(fc.constant(0), fc.nat(300)),
  type: fc.constantFrom('door.visited@1', 'skill.stepped@1', 'help.given@1'),
  at: fc.integer({ min: 946_684_800, max: 7_258_118_400 }),
  on: fc.integer({ min: 10_957, max: 84_006 }),
  body: fc.dictionary(
    fc.stringMatching(/^[a-zđ]{1,6}$/u),
    fc.oneof(fc.maxSafeInteger(), fc.boolean(), fc.constant('Đi nương')),
  ),
  receivedAt: fc.integer({ min: 946_684_800, max: 7_258_118_400 }),
  verdict: fc.constantFrom('ok', 'flagged', 'held'),
  why: fc.constantFrom('household-unknown', 'premise-changed', 'outside-grant'),
  ahead: fc.boolean(),
  origin: fc.option(
    fc.record({ stream: fc.constantFrom(...STREAMS), n: fc.integer({ min: 1, max: 999 }) }),
    {
      nil: undefined,
    },
  ),
});

/** Orders drafts as a home does and proves them by a chain. */
function runOf(drafts: readonly Draft[], from = 1, start: Bytes = START.hash): Run {
  const lastN = new Map<string, number>();
  const facts = drafts.map((each, index): OrderedFact => {
    const n = (lastN.get(each.stream) ?? 0) + 1 + each.gap;
    lastN.set(each.stream, n);
    const { stream, type, at, on, receivedAt, verdict } = each;
    return {
      type,
      stream,
      n,
      at,
      on,
      receivedAt,
      verdict,
      body: canonicalText(each.body),
      seq: from + index,
      ...(verdict !== 'ok' && { why: each.why }),
      ...(each.ahead && { mark: 'clock-ahead' as const }),
      ...(each.origin && { origin: each.origin }),
    };
  });
  const salts = new Map<string, BlockSalt>();
  let hash = start;
  for (const fact of facts) {
    const block = saltBlockOf(fact.n);
    const key = `${fact.stream}.${block}`;
    const salt = salts.get(key) ?? {
      stream: fact.stream,
      block,
      salt: sha256(Buffer.from(key)).slice(0, 16),
    };
    salts.set(key, salt);
    hash = bookNext(sha256, hash, BOOK, fact, salt.salt);
  }
  return { book: BOOK, epoch: 0, facts, salts: [...salts.values()], hash };
}

const run = fc.array(draft, { minLength: 1, maxLength: 12 }).map((drafts) => runOf(drafts));
const wire = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

/** A copy of the run in which one fact has one other value. */
const withFact = (value: Run, index: number, change: Partial<OrderedFact>): Run => ({
  ...value,
  facts: value.facts.map((fact, row) => (row === index ? { ...fact, ...change } : fact)),
});

describe('a run of facts', () => {
  test('comes back from its columns as it was, and proves itself', () => {
    fc.assert(
      fc.property(run, (value) => {
        const decoded = decodeRun(wire(encodeRun(value)));
        expect(decoded).toEqual({ ok: true, value });
        expect(verifyRun(sha256, START, value)).toEqual({ ok: true, value: value.hash });
      }),
    );
  });

  test('is decoded and proven in steps of 8 facts, between which others go on', async () => {
    const facts = Array.from({ length: 100 }, plainDraft);
    const whole = runOf(facts);
    let breaths = 0;
    const breathe = (): Promise<void> => Promise.resolve(void (breaths += 1));
    const decoded = await finishBreathing(decodeRunInSteps(wire(encodeRun(whole))), breathe);
    expect(decoded).toEqual({ ok: true, value: whole });
    expect(breaths).toBe(13);
    const proved = await finishBreathing(verifyRunInSteps(sha256, START, whole), breathe);
    expect(proved).toEqual({ ok: true, value: whole.hash });
    expect(breaths).toBe(26);
  });

  test('any cut into two runs proves the same end', () => {
    fc.assert(
      fc.property(run, fc.nat(), (value, cut) => {
        fc.pre(value.facts.length > 1);
        const at = 1 + (cut % (value.facts.length - 1));
        const first = { ...value, facts: value.facts.slice(0, at) };
        const end = verifyRun(sha256, START, first);
        expect(end.ok).toBe(false);
        const hashAt = hashAfter(value, at);
        expect(verifyRun(sha256, START, { ...first, hash: hashAt }).ok).toBe(true);
        const rest = { ...value, facts: value.facts.slice(at) };
        expect(verifyRun(sha256, { seq: at, hash: hashAt }, rest).ok).toBe(true);
      }),
    );
  });

  const CHANGES: readonly [string, (fact: OrderedFact) => Partial<OrderedFact>][] = [
    ['type', () => ({ type: 'door.corrected@1' })],
    ['stream', (fact) => ({ stream: STREAMS.find((stream) => stream !== fact.stream) ?? '' })],
    ['n', (fact) => ({ n: fact.n + 1 })],
    ['at', (fact) => ({ at: fact.at + 1 })],
    ['on', (fact) => ({ on: fact.on - 1 })],
    ['body', (fact) => ({ body: fact.body.replace('{', '{"a":1,') })],
    ['origin', (fact) => ({ origin: { stream: fact.stream, n: (fact.origin?.n ?? 0) + 1 } })],
    ['seq', (fact) => ({ seq: fact.seq + 1 })],
    ['receivedAt', (fact) => ({ receivedAt: fact.receivedAt - 1 })],
    ['verdict', (fact) => ({ verdict: fact.verdict === 'held' ? 'ok' : 'held' })],
    ['why', () => ({ why: 'another-reason' })],
  ];

  test.each(CHANGES)('another %s of any fact breaks the chain', (_, change) => {
    fc.assert(
      fc.property(run, fc.nat(), (value, place) => {
        const index = place % value.facts.length;
        const fact = value.facts[index];
        if (fact === undefined) return;
        const tampered = verifyRun(sha256, START, withFact(value, index, change(fact)));
        expect(tampered).toMatchObject({ ok: false, error: { code: 'chain-broken' } });
      }),
    );
  });

  test('a mark taken away, a salt changed, a fact left out, doubled or exchanged breaks the chain', () => {
    fc.assert(
      fc.property(run, fc.nat(), (value, place) => {
        const index = place % value.facts.length;
        const fact = value.facts[index];
        if (fact === undefined) return;
        const { mark, ...unmarked } = fact;
        const marked: OrderedFact =
          mark === undefined ? { ...fact, mark: 'clock-ahead' } : unmarked;
        const facts = value.facts.map((each, row) => (row === index ? marked : each));
        const salts = value.salts.map((each, row) =>
          row === 0 ? { ...each, salt: new Uint8Array(16) } : each,
        );
        const broken = [
          { ...value, facts },
          { ...value, salts },
          { ...value, salts: value.salts.slice(1) },
          { ...value, facts: value.facts.filter((_, row) => row !== index) },
          {
            ...value,
            facts: value.facts.flatMap((each, row) => (row === index ? [each, each] : [each])),
          },
          { ...value, hash: START.hash },
          { ...value, book: 'bookbook02' },
        ];
        expect(broken.filter((each) => verifyRun(sha256, START, each).ok)).toEqual([]);
      }),
    );
  });

  test('does not extend another chain', () => {
    const value = runOf([plainDraft()]);
    expect(verifyRun(sha256, { seq: 0, hash: bookStart(sha256, BOOK, 1) }, value).ok).toBe(false);
    expect(verifyRun(sha256, { seq: 1, hash: START.hash }, value).ok).toBe(false);
  });
});

describe('columns from outside', () => {
  // columns
  const good = wire(encodeRun(runOf([plainDraft(), plainDraft()]))) as Record<string, unknown>;

  test.each<[string, Record<string, unknown>]>([
    ['columns of different length', { on: [0] }],
    ['no facts', { b: [] }],
    ['an unknown stream', { s: [0, 9] }],
    ['an unknown type', { t: [0, 9] }],
    ['an unknown verdict', { x: [[0, 9, 0, 0]] }],
    ['an unknown reason', { x: [[0, 1, 9, 0]] }],
    ['an unknown origin', { o: [[0, 9, 1]] }],
    ['a body no fact may carry', { b: [null, {}] }],
    ['a fraction', { at: [1.5, 0] }],
    ['another version', { v: 2 }],
    ['something more', { more: 1 }],
    ['a hash that is no base64url', { hash: '+' }],
    ['a salt that is no base64url', { salts: [[0, 0, '+']] }],
    ['a salt of an unknown stream', { salts: [[9, 0, 'AAAA']] }],
  ])('%s is refused', (_, change) => {
    expect(decodeRun({ ...good, ...change })).toMatchObject({
      ok: false,
      error: { code: 'run-malformed' },
    });
  });

  test('whatever else is said is refused, never thrown', () => {
    fc.assert(
      fc.property(fc.anything(), fc.constantFrom(...Object.keys(good)), (value, name) => {
        const decoded = decodeRun({ ...good, [name]: value });
        expect(typeof decoded.ok).toBe('boolean');
        expect(decodeRun(value).ok).toBe(false);
      }),
    );
  });
});

function plainDraft(): Draft {
  return {
    stream: 'streamst01',
    gap: 0,
    type: 'door.visited@1',
    at: 1_795_266_600,
    on: 20_778,
    body: { a: 1 },
    receivedAt: 1_795_267_000,
    verdict: 'ok',
    why: '',
    ahead: false,
    origin: undefined,
  };
}

function hashAfter(value: Run, count: number): Bytes {
  const salts = new Map(value.salts.map((each) => [`${each.stream}.${each.block}`, each.salt]));
  return value.facts.slice(0, count).reduce((hash, fact) => {
    const salt = salts.get(`${fact.stream}.${saltBlockOf(fact.n)}`);
    if (salt === undefined) throw new Error(`no salt for ${toBase64Url(hash)}`);
    return bookNext(sha256, hash, BOOK, fact, salt);
  }, START.hash);
}
