// Facts of what a commune teaches, each over a card or skill of its own.

import type { JsonObject } from '#kernel/canonical.ts';
import type { Id } from '#kernel/id.ts';
import type { Country } from '#test/access/country.ts';
import { type Make, say } from '#test/access/place-premises.ts';

/** In the book of the commune itself, or of the one that a village lies in. */
const inBookOf =
  (activity: 'learning' | 'work') =>
  (
    type: string,
    bodyOf: (country: Country, id: Id) => JsonObject,
    earlier: readonly (readonly [string, (country: Country, id: Id) => JsonObject])[] = [],
  ): Make =>
  (country, of) => {
    const book = country.book(activity, of);
    const id = country.newId();
    return {
      book,
      before: earlier.map(([first, said]) => ({
        book,
        proposal: say(country, first, said(country, id)),
      })),
      proposal: say(country, type, bodyOf(country, id)),
    };
  };

const inLearning = inBookOf('learning');
const inWork = inBookOf('work');

export const part = (_: Country, survey: Id) => ({ survey, part: 1, pieces: ['{}'] });
export const opened = (country: Country, survey: Id) => ({
  survey,
  title: 'Mạng trong nhà',
  languages: [''],
  from: country.the.today,
  parts: 1,
  hash: 'h'.repeat(43),
  questions: 1,
});

const planned = (country: Country, campaign: Id) => ({
  campaign,
  title: 'Ai cũng có VNeID',
  target: { percent: 100 },
  from: country.the.today,
  until: country.the.today + 30,
});
const started = (country: Country, campaign: Id) => ({
  ...planned(country, campaign),
  goal: { measure: 'adult-vneid-1' },
});

/** What a commune asks its teams for. */
export const IN_WORK: Readonly<Record<string, Make>> = {
  'survey.part@1': inWork('survey.part@1', part),
  'survey.opened@1': inWork('survey.opened@1', opened, [['survey.part@1', part]]),
  'survey.closed@1': inWork('survey.closed@1', (_, survey) => ({ survey }), [
    ['survey.part@1', part],
    ['survey.opened@1', opened],
  ]),
  'campaign.started@1': inWork('campaign.started@1', started),
  'campaign.changed@1': inWork(
    'campaign.changed@1',
    (country, campaign) => ({ ...planned(country, campaign), edition: 2 }),
    [['campaign.started@1', started]],
  ),
  'campaign.ended@1': inWork(
    'campaign.ended@1',
    (_, campaign) => ({ campaign, reason: 'đã đạt' }),
    [['campaign.started@1', started]],
  ),
};

/** A skill nobody else speaks of. */
const skillOf = (id: Id): string => `own${id.toLowerCase().replaceAll(/[^a-z0-9]/gu, '0')}`;
const described = (_: Country, id: Id) => ({
  skill: skillOf(id),
  edition: 1,
  name: { vi: 'Nhóm Zalo của bản' },
  rank: 10,
  needs: [],
  traits: [],
});
const voiced = (_: Country, id: Id) => ({
  voice: id,
  card: 'card000001',
  language: 'tyz',
  file: 'F'.repeat(43),
  key: 'K'.repeat(22),
  bytes: 10,
  media: 'audio/webm',
});

const chosen = () => ({ edition: 1, skills: ['zalo'] });
const firstChosen = inLearning('basic.chosen@1', chosen, [['basic.chosen@1', chosen]]);
const chosenIn = new WeakMap<Country, Set<Id>>();

/** Over the edition that stands, which the first of each book has before it: it is asked about. */
const chosenAgain: Make = (country, of) => {
  const made = firstChosen(country, of);
  const books = chosenIn.get(country) ?? new Set();
  chosenIn.set(country, books);
  if (books.has(made.book.id)) return { ...made, before: [] };
  books.add(made.book.id);
  return made;
};

export const IN_LEARNING: Readonly<Record<string, Make>> = {
  'skill.described@1': inLearning('skill.described@1', described),
  'skill.retired@1': inLearning(
    'skill.retired@1',
    (_, id) => ({ skill: skillOf(id), edition: 2 }),
    [['skill.described@1', described]],
  ),
  'basic.chosen@1': chosenAgain,
  'card.written@1': inLearning('card.written@1', (_, card) => ({
    card,
    language: 'vi',
    edition: 1,
    skill: 'zalo',
    step: 'told',
    order: 1,
    say: 'Bấm vào hình màu xanh',
  })),
  'card.withdrawn@1': inLearning('card.withdrawn@1', (_, card) => ({ card })),
  'card.voiced@1': inLearning('card.voiced@1', voiced),
  'voice.withdrawn@1': inLearning(
    'voice.withdrawn@1',
    (_, voice) => ({ voice, card: 'card000001' }),
    [['card.voiced@1', voiced]],
  ),
};
