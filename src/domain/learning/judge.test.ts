import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tablesText } from '#book/table.ts';
import { outcome } from '#test/domain/offers.ts';
import { createWorld, TODAY, type Who, type World } from '#test/domain/world.ts';
import type { LearningFact } from './facts.ts';
import {
  proposeCard,
  proposeCardWithdrawn,
  proposeVoice,
  proposeVoiceWithdrawn,
} from './propose.ts';
import {
  cardsOf,
  editionOfSkill,
  emptyLearning,
  foldLearning,
  isRetired,
  voicesOf,
} from './state.ts';

const FILE = { file: 'f'.repeat(43), key: 'k'.repeat(22), bytes: 900 };
const skill = (edition: number, vi: string) => ({
  skill: 'village-group',
  edition,
  name: { vi },
  rank: 15,
  needs: ['zalo'],
  traits: [],
});
const TEXT = {
  language: 'vi',
  skill: 'zalo',
  step: 'together',
  order: 1,
  say: '  Bà bấm vào đây.  ',
} as const;

const learning = (world: World) => world.states().learning;

describe('two officers', () => {
  test('who write over one edition are both kept, the later shows, and somebody is asked', () => {
    const world = createWorld();
    const say = (who: Who, edition: number, name: string, at: number) =>
      world.say('learning', who, 'skill.described@1', skill(edition, name), { at });
    const noon = TODAY * 86_400;
    expect(say('officer', 1, 'Nhóm bản', noon).verdict).toBe('ok');
    expect(say('admin', 2, 'Nhóm Zalo', noon + 60).verdict).toBe('ok');
    const late = say('officer', 2, 'Nhóm cũ', noon + 30);
    expect(late).toMatchObject({ verdict: 'flagged', why: 'premise-changed' });
    expect(learning(world).described.get('village-group')?.name.vi).toBe('Nhóm Zalo');
    expect(say('officer', 2, 'Nhóm Zalo bản', noon + 90).verdict).toBe('flagged');
    expect(learning(world).described.get('village-group')?.name.vi).toBe('Nhóm Zalo bản');
    expect(world.folded.learning.traces.get('village-group')).toHaveLength(4);
  });

  test('may retire a skill and take it up again', () => {
    const world = createWorld();
    const say = (type: string, body: object) =>
      world.say('learning', 'officer', type, { skill: 'social', ...body }).verdict;
    expect(say('skill.retired@1', { edition: 1 })).toBe('ok');
    expect(isRetired(learning(world), 'social')).toBe(true);
    expect(say('skill.described@1', { ...skill(2, 'Facebook'), skill: 'social' })).toBe('ok');
    expect(isRetired(learning(world), 'social')).toBe(false);
    expect(editionOfSkill(learning(world), 'social')).toBe(2);
    expect(isRetired(learning(world), 'zalo')).toBe(false);
  });
});

test('an edition after one that the book does not have is refused, whatever else is wrong with it', () => {
  const world = createWorld();
  const ask = (type: string, body: object) => world.ask('learning', 'officer', type, { ...body });
  const ahead = { verdict: 'refused', why: 'reference-unknown' };
  expect(ask('skill.described@1', skill(9_999, 'Nhóm'))).toMatchObject(ahead);
  const needs = ['nothing-known'];
  expect(ask('skill.described@1', { ...skill(2, 'Nhóm'), needs })).toMatchObject(ahead);
  expect(ask('skill.retired@1', { skill: 'zalo', edition: 2 })).toMatchObject(ahead);
  expect(ask('basic.chosen@1', { edition: 2, skills: needs })).toMatchObject(ahead);
  expect(ask('card.written@1', { ...TEXT, card: 'card000001', edition: 2 })).toMatchObject(ahead);
  expect(ask('skill.described@1', skill(1, 'Nhóm')).verdict).toBe('ok');
});

test('a leader decides on what members say, never in an officer’s place', () => {
  const world = createWorld();
  const held = world.say('learning', 'former', 'skill.described@1', skill(1, 'Nhóm'));
  expect(held).toMatchObject({ verdict: 'held', why: 'outside-grant' });
  for (const type of ['fact.released@1', 'fact.declined@1']) {
    expect(world.ask('learning', 'leader', type, held.origin)).toMatchObject({ why: 'not-yours' });
    expect(world.ask('learning', 'admin', type, held.origin)).toMatchObject({ verdict: 'ok' });
  }
});

describe('cards', () => {
  test('are written by officers, spoken by members, and withdrawn for good', () => {
    const world = createWorld();
    const author = (who: Who) => world.authorFor(who, 'learning');
    const written = proposeCard(world.states(), author('officer'), TEXT);
    expect(outcome(written)).toMatchObject([
      ['card.written@1', { edition: 1, say: 'Bà bấm vào đây.' }],
    ]);
    expect(outcome(proposeCard(world.states(), author('member'), TEXT))).toBe('not-yours');
    const blank = { ...TEXT, say: ' \n ' };
    expect(outcome(proposeCard(world.states(), author('officer'), blank))).toBe('card-empty');
    world.sayAll('learning', 'officer', written.ok ? written.value : []);
    const [text] = cardsOf(learning(world), 'zalo');
    if (text === undefined) throw new Error('no card');
    const { card } = text;
    const again = proposeCard(world.states(), author('officer'), { ...TEXT, card, say: 'Bấm.' });
    expect(outcome(again)).toMatchObject([['card.written@1', { card, edition: 2 }]]);

    const spoken = {
      voice: 'voice00001',
      card,
      language: 'tyz',
      ...FILE,
      media: 'audio/webm',
    } as const;
    const voice = proposeVoice(world.states(), author('member'), spoken);
    world.sayAll('learning', 'member', voice.ok ? voice.value : []);
    expect(voicesOf(learning(world), card).map(({ language }) => language)).toEqual(['tyz']);
    const taken = (who: Who, id = 'voice00001') =>
      outcome(proposeVoiceWithdrawn(world.states(), author(who), id));
    expect(taken('second')).toBe('not-yours');
    expect(taken('member', 'voice00009')).toBe('voice-unknown');
    for (const who of ['member', 'officer'] as const) {
      expect(taken(who)).toEqual([['voice.withdrawn@1', { voice: 'voice00001', card }]]);
    }

    const gone = proposeCardWithdrawn(world.states(), author('officer'), card, 'cũ');
    world.sayAll('learning', 'officer', gone.ok ? gone.value : []);
    expect(cardsOf(learning(world), 'zalo')).toEqual([]);
    expect(voicesOf(learning(world), card)).toEqual([]);
    expect(outcome(proposeCard(world.states(), author('officer'), { ...TEXT, card }))).toBe(
      'card-withdrawn',
    );
    expect(outcome(proposeVoice(world.states(), author('member'), spoken))).toBe('card-withdrawn');
    expect(outcome(proposeCardWithdrawn(world.states(), author('officer'), card))).toBe(
      'card-withdrawn',
    );
    const late = { ...TEXT, card, edition: 2 };
    expect(world.ask('learning', 'officer', 'card.written@1', late)).toMatchObject({
      verdict: 'flagged',
      why: 'card-withdrawn',
    });
  });

  test('may be as long as a card, and no longer', () => {
    const world = createWorld();
    const long = (length: number) => ({
      ...TEXT,
      say: 'ơ'.repeat(length),
      show: 'ơ'.repeat(2_000),
    });
    const offer = (length: number) =>
      proposeCard(world.states(), world.authorFor('officer', 'learning'), long(length));
    expect(offer(2_000).ok).toBe(true);
    expect(outcome(offer(2_001))).toBe('text-too-long');
  });
});

test('editions come to the same in whatever order they arrive, unless written in one second', () => {
  const edition = fc.integer({ min: 1, max: 4 });
  const fact = fc.record({ edition, retires: fc.boolean(), name: fc.integer({ min: 0, max: 9 }) });
  const facts = fc.uniqueArray(fc.tuple(fact, fc.integer({ min: 1, max: 60 })), {
    selector: ([, at]) => at,
    maxLength: 6,
  });
  fc.assert(
    fc.property(facts, fc.infiniteStream(fc.nat()), (said, order) => {
      const told = (list: typeof said): string => {
        const state = emptyLearning();
        for (const [{ edition: n, retires, name }, at] of list) {
          const header = { stream: 'streamst01', n: 1, at, on: TODAY };
          const next: LearningFact = retires
            ? { ...header, type: 'skill.retired@1', body: { skill: 'village-group', edition: n } }
            : {
                ...header,
                type: 'skill.described@1',
                body: { ...skill(n, `${name}`), traits: [] },
              };
          foldLearning(state, next);
        }
        return `${tablesText(state)} ${isRetired(state, 'village-group')}`;
      };
      const keys = new Map(said.map((each) => [each, order.next().value]));
      const mixed = [...said].sort((a, b) => (keys.get(a) ?? 0) - (keys.get(b) ?? 0));
      const inOrder = (text: string) => [...text].sort().join('');
      expect(inOrder(told(mixed))).toBe(inOrder(told(said)));
    }),
    { numRuns: 200 },
  );
});
