import type { Context } from 'hono';
import { type Id, isId } from '#kernel/id.ts';
import { dayOfSeconds } from '#kernel/vi-calendar.ts';
import { PLACES_WORDS } from '#domain/places/words.ts';
import { publishNotices } from '#domain/board/publish.ts';
import type { Language } from '#words/words.ts';
import type { Home } from '#server/home.ts';
import { writeAtom, writeCapList, writeRss, type FeedOf } from '#server/board/feeds.ts';
import { writeCalendar } from '#server/board/calendar.ts';
import { languageOf } from '#server/http/pages.ts';
import { problem, sendProblem } from '#server/http/problem.ts';
import { eventsIn, standingIn } from '#server/queries/public-board.ts';
import { warningsIn } from '#server/queries/public-warnings.ts';
import { publicPlaceOn } from '#server/queries/public.ts';
import { openPlaces } from '#server/queries/published.ts';
import { writeCap } from '#form/cap/write.ts';

/** A feed is asked again and again: it may stand in a cache for as long as a page. */
const FRESH = 'public, max-age=60';

const send = (c: Context, body: string, type: string, name?: string): Response =>
  c.body(body, 200, {
    'content-type': `${type}; charset=utf-8`,
    'cache-control': FRESH,
    ...(name !== undefined && { 'content-disposition': `inline; filename="${name}"` }),
  });

/** What stands on a board, as Atom (RFC 4287) or RSS 2.0. */
export const answerFeed =
  (home: Home, origin: string | undefined, kind: 'atom' | 'rss') =>
  async (c: Context): Promise<Response> => {
    const asked = await feedOf(c, home, origin);
    if (asked === undefined) return sendProblem(c, problem('not-found'));
    const { place, language, ...feed } = asked;
    const notices = publishNotices(await standingIn(home, place), language);
    return kind === 'atom'
      ? send(c, writeAtom(feed, notices, home.now()), 'application/atom+xml')
      : send(c, writeRss(feed, notices), 'application/rss+xml');
  };

/** What on a board has a date, as iCalendar (RFC 5545). */
export const answerCalendar =
  (home: Home, origin: string | undefined) =>
  async (c: Context): Promise<Response> => {
    const asked = await feedOf(c, home, origin);
    if (asked === undefined) return sendProblem(c, problem('not-found'));
    const { place, language, ...feed } = asked;
    const events = await eventsIn(home, place, language);
    return send(c, writeCalendar(feed, events), 'text/calendar', `${place}.ics`);
  };

/** Warnings that hold, as a list for programs; with `so`, one of them as CAP 1.2. */
export const answerCap =
  (home: Home, origin: string | undefined) =>
  async (c: Context): Promise<Response> => {
    const asked = await feedOf(c, home, origin);
    if (asked === undefined) return sendProblem(c, problem('not-found'));
    const { place, language: _, ...feed } = asked;
    const warnings = await warningsIn(home, place, feed.origin);
    const wanted = c.req.query('so');
    if (wanted === undefined) {
      return send(c, writeCapList(feed, warnings, home.now()), 'application/atom+xml');
    }
    const found = warnings.find(({ identifier }) => identifier === wanted);
    return found === undefined
      ? sendProblem(c, problem('not-found'))
      : send(c, writeCap(found), 'application/cap+xml');
  };

type Asked = FeedOf & { readonly place: Id; readonly language: Language };

async function feedOf(
  c: Context,
  home: Home,
  origin: string | undefined,
): Promise<Asked | undefined> {
  const place = c.req.param('id') ?? '';
  const day = dayOfSeconds(home.now());
  const named = isId(place) ? publicPlaceOn(await openPlaces(home), place, day) : undefined;
  if (named === undefined) return undefined;
  const url = new URL(c.req.url);
  const language = languageOf(c);
  const { placeName } = PLACES_WORDS[language];
  const around = [named.place, named.commune, named.province];
  const own = origin ?? url.origin;
  const suffix = language === 'en' ? '?lang=en' : '';
  return {
    place,
    language,
    origin: own,
    id: `urn:ban-so:${place}`,
    name: around.flatMap((each) => (each ? [placeName(each.kind, each.name)] : [])).join(', '),
    self: `${own}${url.pathname}${suffix}`,
    page: `${own}/bang-tin/${place}${suffix}`,
    words: language,
  };
}
