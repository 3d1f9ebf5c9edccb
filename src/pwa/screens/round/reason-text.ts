import type { Id } from '#kernel/id.ts';
import type { Reason } from '#domain/doors/round/worth.ts';
import { dayText } from '#pwa/phone/names.ts';
import { roundWords } from './round-words.ts';

const pad = (value: number): string => String(value).padStart(2, '0');

/** "19:30", of a minute of the day; to the five minutes, for nobody walks by the minute. */
export function timeText(minute: number): string {
  const round = Math.round(minute / 5) * 5;
  return `${pad(Math.floor(round / 60) % 24)}:${pad(round % 60)}`;
}

type Evening = {
  readonly weekday: string;
  readonly from: number;
  readonly today: number;
  readonly nameOf: (resident: Id) => string;
};

/** Why a door is on the list, in a few words. */
export function reasonText(reason: Reason, { weekday, from, today, nameOf }: Evening): string {
  const text = roundWords.value.reasons;
  switch (reason.code) {
    case 'promised':
      return reason.hour === undefined
        ? text.promised
        : text.promisedAt(timeText(reason.hour * 60));
    case 'promise-missed':
      return text.missed(dayText(reason.on, today));
    case 'desk-answered':
      return text.deskAnswered(reason.name);
    case 'campaign':
      return text.campaign(reason.title);
    case 'fund':
      return text.fund(reason.title);
    case 'missed-lesson':
      return text.missedLesson(reason.title);
    case 'survey':
      return text.survey(reason.title);
    case 'pair':
      return text.pair(nameOf(reason.teacher), nameOf(reason.learner));
    case 'pair-ask':
      return text.pairAsk(nameOf(reason.teacher), nameOf(reason.learner));
    case 'never-met':
      return reason.visits === 0 ? text.never : text.notMet(reason.visits);
    case 'easy-step':
      return text.easyStep;
    case 'begun':
      return text.begun;
    case 'stuck':
      return text.stuck;
    case 'long-ago':
      return text.longAgo(reason.days);
    case 'likely-home':
      return reason.from <= from ? text.evenings : text.after(timeText(reason.from));
    case 'usual-day':
      return (reason.lastAway ? text.awayThen : text.usualDay)(weekday);
    case 'only-tonight':
      return text.onlyTonight;
    case 'on-the-way':
      return text.onTheWay;
  }
}
