import { groupDigits } from './number-text.ts';
import type { RoundWords } from './round-vi.ts';

const num = (value: number): string => groupDigits(value, ',');

/** Tonight's round, in English. */
export const roundEn: RoundWords = {
  tonight: 'Which doors tonight',
  tomorrow: 'Which doors tomorrow night',
  lead: (doors, from, until) => `${num(doors)} doors in walking order, from ${from} to ${until}`,
  list: 'Doors in walking order',
  about: (time) => `about ${time}`,
  noPositions: 'No door has a position yet, so the order goes by alley and house number.',

  reasons: {
    promisedAt: (time) => `Promised for ${time}`,
    promised: 'Promised for that day',
    missed: (day) => `Promised for ${day} and not met since`,
    fund: (title) => `Not paid yet: ${title}`,
    campaign: (title) => `Campaign: ${title}`,
    deskAnswered: (name) =>
      name === ''
        ? 'The desk answered this household: tell them'
        : `The desk answered ${name}: tell them`,
    missedLesson: (title) => `Nobody came to “${title}”`,
    survey: (title) => `Has not answered “${title}”`,
    pair: (teacher, learner) => `Ask how far ${teacher} has come with ${learner}`,
    pairAsk: (teacher, learner) => `Ask ${teacher} about showing ${learner}`,
    never: 'Never visited',
    notMet: (visits) => `Visited ${num(visits)} times, not met yet`,
    easyStep: 'One step from doing it alone',
    begun: 'In the middle of learning',
    stuck: 'At the same step for long',
    longAgo: (days) => `Not met for ${num(days)} days`,
    evenings: 'Mostly home in the evening',
    after: (time) => `Mostly home after ${time}`,
    usualDay: (weekday) => `Mostly home on ${weekday} evenings`,
    awayThen: (weekday) => `Away last time, mostly home on ${weekday} evenings`,
    onlyTonight: 'Easier to meet than on the next evenings',
    onTheWay: 'On the way',
  },

  change: 'Change the order',
  done: 'Done',
  again: 'Back to the suggested order',
  up: 'Up',
  down: 'Down',
  drop: 'Later',
  upOf: (head) => `Move ${head} up`,
  downOf: (head) => `Move ${head} down`,
  dropOf: (head) => `Later: ${head}`,
  handle: (head) => `Drag ${head} to another place, or press the arrow keys up and down`,
  droppedNow: (head) => `Left for later: ${head}`,
  moved: (head, place) => `${head}: number ${place}`,
  hint: 'Drag by the handle, or press Up and Down. The phone remembers it for this evening.',
  restore: 'Put back',

  visited: 'Visited today',
  visitedAt: (time, outcome) => `${time}: ${outcome}`,

  rest: (doors) => `Not this evening: ${num(doors)} doors`,
  waits: {
    promised: 'Promised for another evening',
    others: 'Looked after by others of the team',
    'met-lately': 'Met within the week',
    knocked: 'Nobody was home this evening',
    refused: 'Refused, later perhaps',
    'all-away': 'All of them are away',
    'nothing-left': 'All can do it alone',
    'no-time': 'Left for another evening',
    dropped: 'Put off by you',
  },
  houses: (count) => `${num(count)} doors`,

  empty: 'No door needs a visit this evening',
  emptyText:
    'The doors are promised for other evenings, met within the week, or looked after by others.',
  allDropped: 'You left every door of this evening for later',
  allDroppedText: 'Open the list below to put doors back one by one, or put all in order again.',
  seeDoors: 'See the doors',
};
