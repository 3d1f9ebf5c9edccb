import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { nameOf } from '#test/domain/fact-case.ts';
import { FACT_CASES } from '#test/domain/fact-cases.ts';
import { createWorld, PEOPLE, PLACES, TODAY, type Who, type World } from '#test/domain/world.ts';
import { canonicalText, type JsonObject } from '#kernel/canonical.ts';
import { ACTIVITIES, ROLES } from '#book/activity.ts';
import { COMMON_FACTS } from '#book/common.ts';
import { findMeasure, MEASURES } from './measures.ts';
import { getActivity, REGISTER } from './register.ts';
import { measureWords } from './measure-words.ts';
import { factText } from './late-wording.ts';
import { COMMON_WORDS, whyText } from './words.ts';

const TYPES = ACTIVITIES.flatMap((activity) => Object.keys(REGISTER[activity].facts));

/** A world in which the cases before one have been said. */
function worldBefore(index: number): World {
  const world = createWorld();
  for (const [place, name] of [
    ['hamletnew2', 'Giữa'],
    ['hamletnew3', 'Trên'],
  ] as const) {
    const body = { place, kind: 'xom', name, parent: PLACES.anBa, from: 10_957 };
    world.found('places', 'place.founded@1', body);
  }
  for (const each of FACT_CASES.slice(0, index)) {
    world.say(each.activity, each.by, each.type, each.body);
  }
  return world;
}

describe('every fact', () => {
  test('has a case, words in both languages and somebody who may write it', () => {
    expect(TYPES.length).toBeGreaterThan(25);
    expect([...new Set(FACT_CASES.map((each) => each.type))].sort()).toEqual([...TYPES].sort());
    for (const language of ['vi', 'en'] as const) {
      const unknown = COMMON_WORDS[language].unknownFact('');
      expect(factText(language, 'door.danced@9', {}, nameOf)).not.toBe(unknown);
      for (const { type, body } of FACT_CASES) {
        const bare = factText(language, type, body, () => undefined);
        expect(bare, type).toMatch(/\p{L}{2}/u);
        expect(bare, type).not.toContain('undefined');
      }
    }
    for (const activity of ACTIVITIES) {
      const { access, facts } = REGISTER[activity];
      expect(Object.keys(access.write).sort()).toEqual(Object.keys(facts).sort());
      for (const roles of Object.values<readonly string[]>(access.write)) {
        expect(roles.length).toBeGreaterThan(0);
        expect(roles.filter((role) => !ROLES.some((known) => known === role))).toEqual([]);
      }
    }
  });

  test('common to all books has words in both languages', () => {
    const types = Object.keys(COMMON_FACTS);
    expect(types).toHaveLength(4);
    for (const type of types) {
      const said = { stream: 'stream0001', n: 1, reason: 'không đúng', note: 'đã hỏi' };
      const body = { ...said, ground: 'asked', document: '12/QĐ-UBND' };
      expect(factText('vi', type, body, nameOf)).not.toContain('undefined');
      expect(factText('en', type, body, nameOf)).not.toBe(factText('vi', type, body, nameOf));
    }
  });

  test.each(FACT_CASES.map((each, index) => ({ index, ...each })))(
    '$type is judged, folded and worded',
    ({ index, activity, type, by, body, fold, shows, judged, vi, en }) => {
      const world = worldBefore(index);
      expect(v.safeParse(getActivity(activity).facts[type] ?? v.never(), body)).toMatchObject({
        success: true,
      });
      const before = world.text();
      const other = world.ask(activity, judged.by ?? by, type, judged.body ?? body);
      expect(other).toEqual({ verdict: judged.verdict, why: judged.why });
      expect(world.text()).toBe(before);
      expect(world.say(activity, by, type, body)).toMatchObject({ verdict: 'ok' });
      expect(fold(world.states())).toEqual(shows);
      expect(factText('vi', type, body, nameOf)).toBe(vi);
      expect(factText('en', type, body, nameOf)).toBe(en);
    },
  );

  test('that brings something new is refused when it is said twice', () => {
    const world = worldBefore(FACT_CASES.length);
    const introducing = FACT_CASES.filter(({ activity, type, body }) => {
      const fact = { type, stream: 'stream0001', n: 1, at: 0, on: TODAY, body };
      return getActivity(activity).introduces(fact).length > 0;
    });
    expect(introducing).toHaveLength(70);
    for (const { activity, by, type, body } of introducing) {
      expect(world.ask(activity, by, type, body), type).toEqual({
        verdict: 'refused',
        why: 'id-taken',
      });
    }
  });

  test('tells about something, so that it stands in a trace', () => {
    const world = worldBefore(FACT_CASES.length);
    for (const activity of ACTIVITIES) {
      const { logs, folded } = world;
      const listed = new Set([...folded[activity].traces.values()].flat());
      expect(logs[activity].filter((fact) => !listed.has(fact.seq))).toEqual([]);
      expect(folded[activity].unknown.size).toBe(0);
    }
  });
});

describe('a refusal', () => {
  const who = fc.constantFrom<Who>(...(Object.keys(PEOPLE) as Who[])); // its own keys
  const bodies = FACT_CASES.map((each) => each.body);

  test('never changes state, whoever says whatever', () => {
    const world = worldBefore(FACT_CASES.length);
    let refusals = 0;
    fc.assert(
      fc.property(
        fc.constantFrom(...FACT_CASES),
        who,
        fc.constantFrom(...bodies),
        fc.boolean(),
        (each, by, other, mixed) => {
          const body: JsonObject = mixed ? { ...each.body, ...other } : each.body;
          const before = world.text();
          const asked = world.ask(each.activity, by, each.type, body);
          expect(world.text()).toBe(before);
          if (asked.verdict !== 'refused') return;
          refusals += 1;
          expect(world.say(each.activity, by, each.type, body).verdict).toBe('refused');
          expect(world.text()).toBe(before);
          expect(asked.why).not.toBe('');
        },
      ),
      { numRuns: 400 },
    );
    expect(refusals).toBeGreaterThan(100);
  });

  test('of a type or body that is no fact has its own reason', () => {
    const world = createWorld();
    for (const type of ['__proto__', 'constructor', 'toString', 'door.danced@1', '']) {
      expect(world.ask('doors', 'member', type, { type, body: {} }).verdict).toBe('refused');
    }
    const [first] = FACT_CASES;
    expect(world.ask('places', 'admin', first?.type ?? '', { place: 'x' })).toEqual({
      verdict: 'refused',
      why: 'body-malformed',
    });
    expect(canonicalText(world.text()).length).toBeGreaterThan(100);
  });
});

describe('words', () => {
  test('every figure has its words, short enough for a table', () => {
    expect(MEASURES.length).toBeGreaterThan(15);
    expect(new Set(MEASURES.map(({ id }) => id)).size).toBe(MEASURES.length);
    for (const { id } of MEASURES) {
      for (const language of ['vi', 'en'] as const) {
        const { title, short } = measureWords(language, id);
        expect(title.length).toBeGreaterThan(short.length - 10);
        expect(short.length).toBeLessThanOrEqual(26);
      }
      expect(findMeasure(id)?.id).toBe(id);
    }
    expect(findMeasure('toString')).toBeUndefined();
  });

  test('every reason is a calm sentence in both languages', () => {
    const codes = Object.keys(COMMON_WORDS.vi.whys);
    expect(codes.length).toBeGreaterThan(35);
    for (const code of codes) {
      expect(whyText('vi', code)).toMatch(/^\p{Lu}.+\.$/u);
      expect(whyText('en', code)).toMatch(/^\p{Lu}.+\.$/u);
      expect(whyText('vi', code)).not.toContain('!');
    }
    expect(whyText('vi', 'constructor')).toBe('Lý do khác (mã constructor)');
  });
});
