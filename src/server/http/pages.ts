import { createHash } from 'node:crypto';
import type { Context } from 'hono';
import { MEETING_WORDS } from '#domain/board/meeting-words.ts';
import { WHERE_WORDS } from '#domain/places/where-words.ts';
import { isId } from '#kernel/id.ts';
import { renderCommunePage, renderNotFoundPage } from '#pages/commune-page.tsx';
import { PAGE_CSS } from '#pages/document.tsx';
import type { PageFrame } from '#pages/document.tsx';
import { renderVillagePage } from '#pages/village-page.tsx';
import type { Language } from '#words/words.ts';
import type { Home } from '#server/home.ts';
import { boardOf } from '#server/http/board-hrefs.ts';
import { hrefOf } from '#server/http/href.ts';
import { noteRefusal } from '#server/http/problem.ts';
import { answeredIn } from '#server/http/answers-frame.ts';
import { findPublicBoard, findPublicMeetings } from '#server/queries/public-board.ts';
import { collects } from '#server/queries/public-funds.ts';
import { findCommuneOf, findPublicCommune, findPublicVillage } from '#server/queries/public.ts';

/** A public page may stand in a cache for a minute; its style is the only thing it is allowed to use. */
const FRESH_S = 60;
const STYLE = `'sha256-${createHash('sha256').update(PAGE_CSS).digest('base64')}'`;

/** What a page may run and send, beyond its own style: nothing, but for the one that hands a card over. */
export const pagePolicy = (
  may: { readonly script?: string; readonly form?: string; readonly media?: string } = {},
): string =>
  [
    "default-src 'none'",
    `style-src ${STYLE}`,
    ...(may.script === undefined ? [] : [`script-src ${may.script}`]),
    ...(may.media === undefined ? [] : [`media-src ${may.media}`]),
    "base-uri 'none'",
    `form-action ${may.form ?? "'none'"}`,
    "frame-ancestors 'none'",
  ].join('; ');

export async function answerVillagePage(c: Context, home: Home): Promise<Response> {
  const id = c.req.param('id') ?? '';
  const language = languageOf(c);
  const village = isId(id) ? await findPublicVillage(home, id, language) : undefined;
  if (village === undefined) return sendNotFound(c, home);
  const commune = await findCommuneOf(home, id);
  const communeHref =
    commune === undefined ? {} : { communeHref: hrefOf(`/xa/${commune}`, language) };
  const notices = await findPublicBoard(home, id, language);
  const frame = {
    ...frameOf(c, home),
    ...communeHref,
    ...((await collects(home, id)) && { fundHref: hrefOf(`/quy/${id}`, language) }),
    notices,
    answered: await answeredIn(home, id, frameOf(c, home)),
    meetings: await findPublicMeetings(home, id),
    meetingWords: MEETING_WORDS[language],
    board: boardOf(id, language),
  };
  return sendPage(c, renderVillagePage(village, frame), {
    headers: { 'content-security-policy': pagePolicy({ media: "'self'" }) },
  });
}

export async function answerCommunePage(c: Context, home: Home): Promise<Response> {
  const id = c.req.param('id') ?? '';
  const language = languageOf(c);
  const commune = isId(id) ? await findPublicCommune(home, id) : undefined;
  if (commune === undefined) return sendNotFound(c, home);
  const villages = commune.villages.map(({ id: village, kind, name }) => ({
    kind,
    name,
    href: hrefOf(`/thon/${village}`, language),
  }));
  const frame = { ...frameOf(c, home), board: boardOf(id, language) };
  return sendPage(c, renderCommunePage({ ...commune, villages }, frame));
}

export const languageOf = (c: Context): Language => (c.req.query('lang') === 'en' ? 'en' : 'vi');

export function frameOf(c: Context, home: Home): PageFrame {
  const language = languageOf(c);
  const other = language === 'vi' ? 'en' : 'vi';
  return {
    language,
    otherLanguageHref: hrefOf(c.req.path, other),
    placeWords: WHERE_WORDS[language],
    demo: home.store.kind === 'demo',
  };
}

export function sendNotFound(c: Context, home: Home): Response {
  noteRefusal(c, 'not-found');
  return sendPage(c, renderNotFoundPage(frameOf(c, home)), { status: 404 });
}

type Sent = {
  readonly status?: 200 | 403 | 404 | 405 | 429;
  readonly headers?: Readonly<Record<string, string>>;
};

export const sendPage = (
  c: Context,
  html: string,
  { status = 200, headers = {} }: Sent = {},
): Response =>
  c.body(html, status, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': status === 200 ? `public, max-age=${String(FRESH_S)}` : 'no-store',
    'content-security-policy': pagePolicy(),
    ...headers,
  });
