import { createHash } from 'node:crypto';
import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import type { Bytes } from '#kernel/bytes.ts';
import { canonicalText, type JsonObject } from '#kernel/canonical.ts';
import { ACTIVITIES, type ActivityName } from '#book/activity.ts';
import { bookNext, bookStart, saltBlockOf } from '#book/chain.ts';
import { COMMON_FACTS, GROUNDS, REDACTED } from '#book/common.ts';
import { decodeFact } from '#book/decode.ts';
import { type LogFact, type OrderedFact, originKey, originOf } from '#book/fact.ts';
import { emptyFolded, type Folded, foldOrdered } from '#book/folded.ts';
import { BODY_BYTES_MAX } from '#book/limits.ts';
import { redactRun } from '#book/redact.ts';
import { residueHash, residueOf } from '#book/residue.ts';
import { decodeRun, encodeRun, type Run, verifyRun } from '#book/run.ts';
import type { BlockSalt } from '#book/salts.ts';
import { tablesText } from '#book/table.ts';
import type { DoorsState } from '#domain/doors/state.ts';
import type { HomesState } from '#domain/homes/state.ts';
import { BROUGHT_LADDER } from '#domain/learning/ladder.ts';
import { measureAll } from '#domain/measures.ts';
import { getActivity } from '#domain/register.ts';
import { FACT_CASES } from './fact-cases.ts';
import { logsOf } from './logs.ts';
import { RESIDUE_PINS } from './residue-pins.ts';
import { TODAY } from './world.ts';

const sha256 = (bytes: Uint8Array): Bytes =>
  new Uint8Array(createHash('sha256').update(bytes).digest());

const LOGS = logsOf();
const BOOK = 'bookbook01';
const START = { seq: 0, hash: bookStart(sha256, BOOK) };

/** What may name somebody, or lead to them. */
const NAMING = new Set(
  `name head words title before after
   phone note reason code alley position birthDay sex relation post decision device away
   back call come bring`.split(/\s+/u),
);

const logged = (type: string, body: JsonObject): LogFact => ({
  type,
  stream: 'streamst01',
  n: 1,
  at: 1,
  on: TODAY,
  body: canonicalText(body),
});

/** A log as one run with its chain and salts. */
function runOf(facts: readonly OrderedFact[]): Run {
  const salts = new Map<string, BlockSalt>();
  let { hash } = START;
  for (const fact of facts) {
    const block = saltBlockOf(fact.n);
    const key = `${fact.stream}.${block}`;
    const salt = salts.get(key) ?? {
      stream: fact.stream,
      block,
      salt: sha256(new TextEncoder().encode(key)).slice(0, 16),
    };
    salts.set(key, salt);
    hash = bookNext(sha256, hash, BOOK, fact, salt.salt);
  }
  return { book: BOOK, epoch: 0, facts, salts: [...salts.values()], hash };
}

const foldAll = (activity: ActivityName, facts: readonly OrderedFact[]): Folded => {
  const folded = emptyFolded(getActivity(activity));
  for (const fact of facts) foldOrdered(getActivity(activity), folded, fact);
  return folded;
};
const textOf = ({ seq, state, ...tables }: Folded): string =>
  `${seq} ${tablesText(tables)} ${tablesText(state)}`;

/** A log in which the erasure of these facts stands last. */
function withErasure(
  activity: ActivityName,
  log: readonly OrderedFact[],
  isChosen: (fact: OrderedFact) => boolean,
): readonly OrderedFact[] {
  const chosen = log.filter(isChosen);
  const last = log.at(-1);
  if (last === undefined || chosen.length === 0) return log;
  const facts = chosen.map((fact) => {
    const { stream, n } = originOf(fact);
    return [stream, n, residueHash(sha256, residueOf(getActivity(activity), fact))];
  });
  const erasures: OrderedFact[] = [];
  for (let from = 0; from < facts.length; from += 40) {
    const body = { about: [], facts: facts.slice(from, from + 40), ground: 'asked' };
    const seq = last.seq + 1 + erasures.length;
    const { receivedAt } = last;
    const said = { ...logged(REDACTED, body), stream: 'officerst1', n: seq };
    erasures.push({ ...said, seq, receivedAt, verdict: 'ok' });
  }
  return [...log, ...erasures];
}

/** A part of a log as a phone leaves it that had all of it before it was erased. */
function redactedRun(
  activity: ActivityName,
  part: Run,
  isChosen: (fact: OrderedFact) => boolean,
  whole: readonly OrderedFact[],
): Run {
  const named = whole.filter((fact) => fact.type !== REDACTED && isChosen(fact));
  const erased = new Map(
    named.map((fact) => [
      originKey(originOf(fact)),
      residueHash(sha256, residueOf(getActivity(activity), fact)),
    ]),
  );
  const broken = new Set(named.map(({ stream, n }) => `${stream}.${saltBlockOf(n)}`));
  const redacted = redactRun(sha256, getActivity(activity), part, erased, broken);
  if (redacted === undefined) throw new Error('another residue');
  const decoded = decodeRun(redacted.encoded ?? encodeRun(part));
  if (!decoded.ok) throw new Error(decoded.error.why);
  return decoded.value;
}

describe('a residue', () => {
  test.each(FACT_CASES)(
    'of $type names nobody and is about the same',
    ({ activity, type, body }) => {
      const reading = getActivity(activity);
      const fact = logged(type, body);
      const residue = { ...fact, body: residueOf(reading, fact) };
      const [before, after] = [decodeFact(reading, fact), decodeFact(reading, residue)];
      if (!before.ok || !after.ok) throw new Error('not decoded');
      expect(residueOf(reading, residue)).toBe(residue.body);
      for (const ask of ['about', 'introduces', 'premises'] as const) {
        expect(reading[ask](after.value)).toEqual(reading[ask](before.value));
      }
      // Of places and skills the names are no person's.
      if (activity === 'places' || activity === 'learning') return;
      for (const [field, value] of Object.entries(after.value.body)) {
        // Why somebody is counted no more is a choice of three words.
        if (type.endsWith('.left@1')) continue;
        if (NAMING.has(field)) expect([field, value]).toEqual([field, '—']);
      }
      const { change } = after.value.body;
      if (
        typeof change === 'object' &&
        'field' in change &&
        typeof change['field'] === 'string' &&
        NAMING.has(change['field'])
      ) {
        expect(Object.keys(change)).toEqual(['field']);
      }
      const key = before.value.body['key'];
      if (activity === 'doors' && typeof key === 'string') expect(residue.body).not.toContain(key);
    },
  );

  test('is final from the first erasure: another one is another version of the type', () => {
    const hashes = FACT_CASES.map(({ activity, type, body }) => {
      const residue = residueOf(getActivity(activity), logged(type, body));
      return [type, residueHash(sha256, residue).slice(0, 8)];
    });
    expect(Object.fromEntries(hashes)).toEqual(RESIDUE_PINS);
  });

  test('of a fact of an old version is in that version’s words', () => {
    const doors = getActivity('doors');
    const schema = v.strictObject({ visit: v.string(), household: v.string(), said: v.string() });
    const reading = {
      ...doors,
      upcasts: {
        'door.knocked@1': {
          schema,
          to: ({ said, ...kept }: JsonObject) => ({
            type: 'door.visited@1',
            body: { ...kept, outcome: 'met', note: said ?? '' },
          }),
          residue: (body: JsonObject) => ({ ...body, said: '—' }),
        },
      },
    };
    const body = { visit: 'visit00009', household: 'household1', said: 'bà Hoa' };
    const fact = logged('door.knocked@1', body);
    expect(JSON.parse(residueOf(reading, fact))).toEqual({ ...body, said: '—' });
    const residue = { ...fact, body: residueOf(reading, fact) };
    expect(decodeFact(reading, residue)).toMatchObject({
      ok: true,
      value: { body: { note: '—' } },
    });
    expect(residueOf(reading, residue)).toBe(residue.body);
  });

  test('of a decision keeps what it decides, of the unreadable nothing', () => {
    const reading = getActivity('doors');
    const said = { stream: 'streamst01', n: 4 };
    for (const type of Object.keys(COMMON_FACTS).filter((each) => each !== REDACTED)) {
      const wordy = type === 'fact.declined@1' ? { reason: 'bà Hoa' } : { note: 'bà Hoa' };
      const body = type === 'fact.released@1' ? said : { ...said, ...wordy };
      expect(JSON.parse(residueOf(reading, logged(type, body)))).toEqual(said);
    }
    expect(residueOf(reading, logged('door.danced@9', { note: 'bà Hoa' }))).toBe('{}');
    expect(residueOf(reading, logged('door.visited@1', { note: 'bà Hoa' }))).toBe('{}');
  });

  test('of the longest erasure has room in a fact', () => {
    const body = {
      about: Array.from({ length: 40 }, () => 'a'.repeat(24)),
      facts: Array.from({ length: 40 }, () => ['A'.repeat(10), 999_999, 'A'.repeat(43)]),
      ground: GROUNDS.toSorted((left, right) => right.length - left.length)[0] ?? '',
      document: 'Đ'.repeat(40),
    };
    const fact = logged(REDACTED, body);
    expect(decodeFact(getActivity('homes'), fact).ok).toBe(true);
    expect(new TextEncoder().encode(fact.body).length).toBeLessThanOrEqual(BODY_BYTES_MAX);
    for (const document of ['Hoàng Thị Lan', '', 'a'.repeat(41)]) {
      expect(decodeFact(getActivity('homes'), logged(REDACTED, { ...body, document })).ok).toBe(
        false,
      );
    }
  });
});

describe('a log and its erasures', () => {
  const anyChoice = fc.infiniteStream(fc.boolean());

  test('fold as the redacted log does, whose chain is the same', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ACTIVITIES), anyChoice, fc.nat(), (activity, coins, cut) => {
        const chosen = new Set<string>();
        const log = LOGS[activity];
        for (const fact of log) if (coins.next().value) chosen.add(originKey(originOf(fact)));
        const isChosen = (fact: OrderedFact): boolean => chosen.has(originKey(originOf(fact)));
        const whole = withErasure(activity, log, isChosen);
        const run = runOf(whole);
        const redacted = redactedRun(activity, run, isChosen, whole);
        expect(verifyRun(sha256, START, redacted)).toEqual({ ok: true, value: run.hash });
        const byHand = whole.map((fact) =>
          isChosen(fact) ? { ...fact, body: residueOf(getActivity(activity), fact) } : fact,
        );
        expect(textOf(foldAll(activity, redacted.facts))).toBe(textOf(foldAll(activity, byHand)));
        // In two parts, at any place, as pages hold them.
        const at = cut % whole.length;
        if (at === 0) return;
        const parts = [whole.slice(0, at), whole.slice(at)].flatMap(
          (facts) => redactedRun(activity, { ...run, facts }, isChosen, whole).facts,
        );
        expect(parts).toEqual(redacted.facts);
      }),
    );
  });

  test('give every figure of every day as before', () => {
    fc.assert(
      fc.property(anyChoice, fc.integer({ min: -400, max: 8_000 }), (coins, days) => {
        const states = (isRedacted: boolean) => {
          const folded = (['homes', 'doors'] as const).map((activity) => {
            const facts = LOGS[activity].map((fact) =>
              isRedacted && coins.next().value
                ? { ...fact, body: residueOf(getActivity(activity), fact) }
                : fact,
            );
            return foldAll(activity, facts).state;
          });
          // the states of these two books, in their order
          const [homes, doors] = folded as unknown as [HomesState, DoorsState];
          return { homes, doors, ladder: BROUGHT_LADDER };
        };
        expect([...measureAll(states(true), TODAY + days)]).toEqual([
          ...measureAll(states(false), TODAY + days),
        ]);
      }),
    );
  });
});
