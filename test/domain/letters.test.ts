import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import type { Bytes } from '#kernel/bytes.ts';
import type { JsonObject } from '#kernel/canonical.ts';
import { isId } from '#kernel/id.ts';
import { ACTIVITIES, type ActivityName } from '#book/activity.ts';
import { REDACTED } from '#book/common.ts';
import type { Fact } from '#book/fact.ts';
import { type Letter, letterId } from '#book/letter.ts';
import type { DoorsState } from '#domain/doors/state.ts';
import { getActivity } from '#domain/register.ts';
import { FACT_CASES } from './fact-cases.ts';
import { createWorld, type Said, TODAY } from './world.ts';

const sha256 = (bytes: Uint8Array): Bytes =>
  new Uint8Array(createHash('sha256').update(bytes).digest());

/** Every case said in its order, and the letters that each of them is answered with there. */
const world = createWorld();
const letters = FACT_CASES.flatMap(({ activity, by, type, body }) => {
  world.say(activity, by, type, body);
  const fact = [...world.folded[activity].answered.values()].at(-1);
  if (fact?.type !== type) return [];
  const letter = letterOf(activity, fact);
  return letter === undefined ? [] : [{ activity, fact, letter }];
});

function letterOf(activity: ActivityName, fact: Fact): Letter | undefined {
  const { letters: reaction } = getActivity(activity);
  return reaction?.write(world.folded[activity].state, fact, world.books[activity]);
}

const isLetter = (activity: ActivityName, type: string): boolean => {
  const schema = getActivity(activity).facts[type];
  return (
    schema !== undefined &&
    'entries' in schema &&
    Object.keys(schema.entries ?? {}).includes('letter')
  );
};

describe('what is answered with a letter', () => {
  test('is a person’s word, and every such word is', () => {
    for (const activity of ACTIVITIES) {
      const { letters: reaction, access } = getActivity(activity);
      for (const type of reaction?.after ?? []) {
        expect(isLetter(activity, type)).toBe(false);
        expect(access.write[type]).toContain('officer');
        expect(letters.filter(({ fact }) => fact.type === type)).not.toEqual([]);
      }
    }
  });

  test('has one that the other book knows, and only homes write it', () => {
    expect(letters).not.toEqual([]);
    for (const { fact, letter } of letters) {
      expect(isLetter(letter.to, letter.type)).toBe(true);
      expect(getActivity(letter.to).access.write[letter.type]).toEqual(['home']);
      const from = { book: 'bookbook01', stream: fact.stream, n: fact.n };
      const id = letterId(sha256, 'bookbook01', fact, letter.type);
      expect(isId(id)).toBe(true);
      const schema = getActivity(letter.to).facts[letter.type];
      const body = { ...letter.body, letter: id, from };
      expect(schema && v.is(schema, body)).toBe(true);
    }
  });

  test('leaves, once erased, the residue of its letter', () => {
    for (const { activity, fact, letter } of letters) {
      const left = { ...fact, body: getActivity(activity).residue(fact) };
      const written = letterOf(activity, left);
      expect(written?.body).toEqual(
        getActivity(letter.to).residue({ ...fact, type: letter.type, body: letter.body }),
      );
    }
  });

  test('bears an id of its own for each book, fact and kind of letter', () => {
    const of = { stream: 'streamst01', n: 1 };
    const ids = [
      letterId(sha256, 'bookbook01', of, 'case.received@1'),
      letterId(sha256, 'bookbook02', of, 'case.received@1'),
      letterId(sha256, 'bookbook01', { ...of, n: 2 }, 'case.received@1'),
      letterId(sha256, 'bookbook01', of, 'case.recalled@1'),
    ];
    expect(new Set(ids).size).toBe(ids.length);
    // Final: a letter that was written once is found by it for ever.
    expect(ids[0]).toBe('QQmINrvbj1');
  });
});

describe('a letter about a case whose first letter waits', () => {
  const of = { case: 'case000066', household: 'household1' };
  const letter = (id: string) => ({
    letter: id,
    from: { book: 'bkdoors000', stream: 'smember000', n: 40 },
    ...of,
  });
  /** Of the household something was erased, so that whatever tells of it anew waits. */
  const waiting = () => {
    const own = createWorld();
    const village = own.books.doors.place;
    const facts = [['smember000', 1, 'A'.repeat(43)]];
    const erased = { about: [of.household], facts, ground: 'asked' };
    own.say('desk', 'officer', REDACTED, erased);
    const asked = { ...letter('letter0066'), village, matter: 'other', words: 'Đường hỏng' };
    const first = own.say('desk', 'home', 'case.received@1', asked);
    expect(first).toMatchObject({ verdict: 'held', why: 'about-erased' });
    return { own, first };
  };
  const later: readonly (readonly [type: string, more: JsonObject])[] = [
    ['case.restated@1', { edition: 2, matter: 'birth' }],
    ['case.relayed@1', { answer: 'answer0066' }],
    ['case.unrelayed@1', { answer: 'answer0066' }],
    ['case.recalled@1', {}],
  ];

  test.each(later)('waits with it: %s', (type, more) => {
    const { own } = waiting();
    const said = own.say('desk', 'home', type, { ...letter('letter0067'), ...more });
    expect(said).toMatchObject({ verdict: 'held', why: 'depends-on-held' });
    const early = own.ask('desk', 'officer', 'fact.released@1', said.origin);
    expect(early).toEqual({ verdict: 'refused', why: 'depends-on-held' });
  });

  test('counts once both are let in', () => {
    const { own, first } = waiting();
    const recalled = own.say('desk', 'home', 'case.recalled@1', letter('letter0067'));
    for (const { origin } of [first, recalled]) {
      const { verdict } = own.say('desk', 'officer', 'fact.released@1', origin);
      expect(verdict).toBe('ok');
    }
    expect(own.states().desk.cases.get(of.case)?.recalled).toEqual({ on: TODAY });
  });

  test.each(later)('is asked about where no case is known: %s', (type, more) => {
    const { own } = waiting();
    const unknown = { ...letter('letter0067'), ...more, case: 'case000099' };
    const said = own.ask('desk', 'home', type, unknown);
    expect(said).toEqual({ verdict: 'flagged', why: 'premise-changed' });
  });
});

describe('a held fact', () => {
  const asked = {
    case: 'case000077',
    matter: 'other',
    words: 'Đường vào bản hỏng',
  };
  const answered = (own: ReturnType<typeof createWorld>): readonly string[] =>
    [...own.folded.doors.answered.values()].flatMap(({ body: { case: id } }) =>
      typeof id === 'string' ? [id] : [],
    );
  const held = (): { own: ReturnType<typeof createWorld>; said: Said } => {
    const own = createWorld();
    const said = own.say('doors', 'former', 'case.asked@1', asked);
    expect(said).toMatchObject({ verdict: 'held' });
    return { own, said };
  };

  test('is answered once it is released, under its own origin', () => {
    const { own, said } = held();
    expect(answered(own)).toEqual([]);
    own.say('doors', 'leader', 'fact.released@1', said.origin);
    expect(answered(own)).toEqual(['case000077']);
    expect([...own.folded.doors.answered.keys()]).toEqual([
      `${said.origin.stream}.${said.origin.n}`,
    ]);
  });

  test('is never answered once it is declined', () => {
    const { own, said } = held();
    own.say('doors', 'leader', 'fact.declined@1', said.origin);
    expect(answered(own)).toEqual([]);
    expect((own.folded.doors.state as DoorsState).cases.size).toBe(0);
  });
});
