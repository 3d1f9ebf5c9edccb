import { describe, expect, test } from 'vitest';
import { ENTITY_FACTS_MAX } from '#book/limits.ts';
import { createWorld, secondsOf, TODAY } from '#test/domain/world.ts';
import type { ReachFact } from './facts.ts';
import { emptyReach, foldReach } from './state.ts';

const AT = secondsOf(TODAY);
const HOUSE = 'household1';
const WORDING = 'messages@1';

type Said = { readonly answer: string; readonly over?: string; readonly no?: true };
const factOf = ({ answer, over, no }: Said, at: number, n: number): ReachFact => {
  const body = { answer, household: HOUSE, ...(over !== undefined && { over }) };
  const head = { stream: 'streamAAAA', n, at, on: TODAY } as const;
  return no
    ? { ...head, type: 'messages.declined@1', body }
    : { ...head, type: 'messages.agreed@1', body: { ...body, ways: ['sms'], wording: WORDING } };
};
/** Which answer stands, in the order of the book; seconds after the first. */
const standing = (...said: readonly (readonly [Said, number])[]): string | undefined => {
  const reach = emptyReach();
  said.forEach(([each, after], index) => foldReach(reach, factOf(each, AT + after, index + 1)));
  return reach.answers.get(HOUSE)?.answer;
};

describe('what a household says to being sent messages', () => {
  test('stands until it is written over', () => {
    expect(standing([{ answer: 'one' }, 0])).toBe('one');
    expect(standing([{ answer: 'one' }, 9], [{ answer: 'two', over: 'one', no: true }, 0])).toBe(
      'two',
    );
    expect(standing([{ answer: 'one', no: true }, 0], [{ answer: 'two', over: 'one' }, 1])).toBe(
      'two',
    );
  });

  test('is no, where of two that did not know of each other one is no', () => {
    expect(standing([{ answer: 'yes' }, 0], [{ answer: 'no', no: true }, -60])).toBe('no');
    expect(standing([{ answer: 'no', no: true }, 0], [{ answer: 'yes' }, 60])).toBe('no');
    // Until somebody asks again, with what stands before them.
    expect(
      standing(
        [{ answer: 'no', no: true }, 0],
        [{ answer: 'yes' }, 60],
        [{ answer: 'ask', over: 'no' }, 90],
      ),
    ).toBe('ask');
  });

  test('is the later of two that both agree', () => {
    expect(standing([{ answer: 'one' }, 0], [{ answer: 'two' }, 60])).toBe('two');
    expect(standing([{ answer: 'one' }, 60], [{ answer: 'two' }, 0])).toBe('one');
  });

  test('is asked about where the form showed another one', () => {
    const world = createWorld();
    world.say('homes', 'leader', 'household.added@1', { household: HOUSE });
    const agreed = { household: HOUSE, ways: ['sms'], wording: WORDING };
    const say = (body: object) => world.say('reach', 'member', 'messages.agreed@1', { ...body });
    expect(say({ ...agreed, answer: 'answer0001' }).verdict).toBe('ok');
    expect(say({ ...agreed, answer: 'answer0002', over: 'answer0001' }).verdict).toBe('ok');
    expect(say({ ...agreed, answer: 'answer0003', over: 'answer0001' })).toMatchObject({
      verdict: 'flagged',
      why: 'premise-changed',
    });
  });

  test('is heard as a no, however much was written down and whatever it was said over', () => {
    const world = createWorld();
    world.say('homes', 'leader', 'household.added@1', { household: HOUSE });
    const agreed = { household: HOUSE, ways: ['sms'], wording: WORDING };
    world.say('reach', 'member', 'messages.agreed@1', { ...agreed, answer: 'answer0001' });
    world.folded.reach.traces.set(
      HOUSE,
      Array.from({ length: ENTITY_FACTS_MAX }, (_, index) => index + 1),
    );
    const more = { ...agreed, answer: 'answer0002', over: 'answer0001' };
    expect(world.ask('reach', 'member', 'messages.agreed@1', more)).toMatchObject({
      why: 'entity-full',
    });
    const no = { household: HOUSE, answer: 'answer0003', over: 'unknown001' };
    expect(world.say('reach', 'member', 'messages.declined@1', no)).toMatchObject({
      verdict: 'flagged',
      why: 'premise-changed',
    });
    expect(world.states().reach.answers.get(HOUSE)?.ways).toEqual([]);
  });
});
