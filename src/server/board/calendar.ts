import ical, { ICalCalendarMethod, ICalEventStatus, ICalEventTransparency } from 'ical-generator';
import { dateOfDay } from '#kernel/vi-calendar.ts';
import type { PublicEvent } from '#domain/board/events.ts';
import { CHECK_PAGE_WORDS } from '#words/check-page-words.ts';
import type { FeedOf } from './feeds.ts';

const TTL_S = 3_600;

/** A board's dates as iCalendar (RFC 5545): days as days, times as UTC, each event under an id for ever. */
export function writeCalendar(feed: FeedOf, events: readonly PublicEvent[]): string {
  const calendar = ical({
    name: CHECK_PAGE_WORDS[feed.words].boardTitle(feed.name),
    prodId: { company: 'Ban So', product: 'bang-tin', language: feed.words.toUpperCase() },
    method: ICalCalendarMethod.PUBLISH,
    source: feed.self,
    url: feed.page,
    ttl: TTL_S,
  });
  for (const event of events) {
    calendar.createEvent({
      ...spanOf(event),
      id: `${event.id}@ban-so`,
      sequence: event.edition - 1,
      stamp: new Date(event.changed * 1_000),
      lastModified: new Date(event.changed * 1_000),
      summary: event.title,
      description: event.text,
      status: event.isOff ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      // Whoever is told of something is not busy with it.
      transparency: ICalEventTransparency.TRANSPARENT,
      ...(event.code !== undefined && { url: `${feed.origin}/k/${event.code}` }),
    });
  }
  return calendar.toString();
}

function spanOf(event: PublicEvent) {
  if ('times' in event) {
    const { from, until } = event.times;
    return { start: new Date(from * 1_000), end: new Date(until * 1_000) };
  }
  // The last day of a calendar's span is the first that does not belong to it.
  const { from, until } = event.days;
  return { allDay: true, start: dayAsDate(from), end: dayAsDate(until + 1) };
}

/** Local midnight, as the library reads days off a date. */
function dayAsDate(day: number): Date {
  const { year, month, dayOfMonth } = dateOfDay(day);
  return new Date(year, month - 1, dayOfMonth);
}
