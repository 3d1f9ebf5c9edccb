import type { Context } from 'hono';
import { type Id, isId } from '#kernel/id.ts';
import { dayOfSeconds } from '#kernel/vi-calendar.ts';
import { CODE_LENGTH } from '#domain/board/notice-code.ts';
import { publishNotices } from '#domain/board/publish.ts';
import { renderBoardPage } from '#pages/board-page.tsx';
import { type CheckAnswer, type CheckFrame, renderCheckPage } from '#pages/check-page.tsx';
import type { PageFrame } from '#pages/document.tsx';
import { placeText, whereText } from '#pages/village-page.tsx';
import type { Language } from '#words/words.ts';
import type { Home } from '#server/home.ts';
import { boardOf } from '#server/http/board-hrefs.ts';
import { hrefOf } from '#server/http/href.ts';
import { frameOf, pagePolicy, sendNotFound, sendPage } from '#server/http/pages.ts';
import { noteProblem } from '#server/http/problem.ts';
import { checkNotice, standingIn } from '#server/queries/public-board.ts';
import { publicPlaceOn } from '#server/queries/public.ts';
import { openPlaces } from '#server/queries/published.ts';

/** The board of a village or commune as a page of its own. */
export async function answerBoardPage(c: Context, home: Home): Promise<Response> {
  const id = c.req.param('id') ?? '';
  const frame = frameOf(c, home);
  const { language } = frame;
  const named = isId(id) ? await placeNow(home, id) : undefined;
  if (named === undefined) return sendNotFound(c, home);
  const { place } = named;
  const isCommune = named.commune === undefined;
  const notices = publishNotices(await standingIn(home, id), language);
  const html = renderBoardPage(notices, {
    ...frame,
    place: frame.placeWords.placeName(place.kind, place.name),
    placeFirst: placeText(frame, place),
    where: whereText(frame, named),
    placeHref: hrefOf(`/${isCommune ? 'xa' : 'thon'}/${id}`, language),
    checkHref: hrefOf('/k', language),
    feeds: boardOf(id, language).feeds,
  });
  return sendPage(c, html);
}

async function placeNow(home: Home, id: Id) {
  return publicPlaceOn(await openPlaces(home), id, dayOfSeconds(home.now()));
}

const PASTED_MAX = 300;

/** The page that says whether a notice is genuine: by its link, or by what somebody pasted. */
export async function answerCheckPage(
  c: Context,
  home: Home,
  origin: string | undefined,
): Promise<Response> {
  const { host } = new URL(origin ?? c.req.url);
  const frame = frameOf(c, home);
  const { language } = frame;
  const text = c.req.query('ma')?.trim().slice(0, PASTED_MAX);
  const pasted = text === undefined || text === '' ? undefined : text;
  const code = c.req.param('id') ?? (pasted === undefined ? undefined : codeIn(pasted));
  const otherSite = pasted === undefined ? undefined : otherSiteIn(pasted, host);
  const answer = await answerTo(home, frame, code, pasted);
  const html = renderCheckPage(answer, {
    ...frame,
    otherLanguageHref: otherLanguage(c, language),
    host,
    checkHref: hrefOf('/k', language),
    ...(pasted !== undefined && {
      pasted: { text: pasted, ...(otherSite !== undefined && { otherSite }) },
    }),
  } satisfies CheckFrame);
  const isUnknown = answer === 'unknown';
  if (isUnknown) noteProblem(c, 'not-found');
  return sendPage(c, html, {
    ...(isUnknown && { status: 404 }),
    headers: { 'content-security-policy': pagePolicy({ form: "'self'" }) },
  });
}

async function answerTo(
  home: Home,
  frame: PageFrame,
  code: string | undefined,
  pasted: string | undefined,
): Promise<CheckAnswer> {
  if (code === undefined) return pasted === undefined ? 'nothing' : 'no-code';
  const found = await checkNotice(home, code, frame.language);
  if (found === undefined) return 'unknown';
  const { place, today, ...checked } = found;
  const places = await openPlaces(home);
  const before = publicPlaceOn(places, place, found.postedOn);
  const now = publicPlaceOn(places, today, dayOfSeconds(home.now()));
  if (before === undefined || now === undefined) return 'unknown';
  const textOf = (named: typeof now): string =>
    [frame.placeWords.placeName(named.place.kind, named.place.name), whereText(frame, named)]
      .filter((each) => each !== '')
      .join(', ');
  return {
    ...checked,
    by: textOf(before),
    ...(today !== place && { now: placeText(frame, now.place) }),
    boardHref: hrefOf(`/bang-tin/${today}`, frame.language),
  };
}

const CODE = new RegExp(
  `(?<![A-Za-z0-9_-])[A-Za-z0-9_-]{${String(CODE_LENGTH)}}(?![A-Za-z0-9_-])`,
  'gu',
);

/** What stands behind `/k/`, or else the first that has the length of a code. */
function codeIn(text: string): string | undefined {
  const behind = /\/k\/(?<code>[A-Za-z0-9_-]+)/u.exec(text)?.groups?.['code'];
  return behind ?? text.match(CODE)?.[0];
}

const ADDRESS = /https?:\/\/[^\s]+/giu;

/** Of the links in a text: the site of the first that does not lead here. */
function otherSiteIn(text: string, host: string): string | undefined {
  for (const [address] of text.matchAll(ADDRESS)) {
    const url = URL.canParse(address) ? new URL(address) : undefined;
    if (url === undefined || url.host !== host || url.username !== '') return url?.host ?? address;
  }
  return undefined;
}

function otherLanguage(c: Context, language: Language): string {
  const query = new URLSearchParams(c.req.query());
  query.delete('lang');
  if (language === 'vi') query.set('lang', 'en');
  const other = query.toString();
  return other === '' ? c.req.path : `${c.req.path}?${other}`;
}
