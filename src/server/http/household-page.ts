import type { Context, MiddlewareHandler } from 'hono';
import { CARD_DOOR_SCRIPT, renderCardDoorPage } from '#pages/card-door-page.tsx';
import { renderHouseholdPage } from '#pages/household-page.tsx';
import { renderPlatePage } from '#pages/plate-page.tsx';
import { renderSaidPage } from '#pages/said-page.tsx';
import { fromUtf8 } from '#kernel/bytes.ts';
import { readByCard } from '#server/read-by-card.ts';
import { findHouseholdCard } from '#server/household-cards.ts';
import type { Home } from '#server/home.ts';
import { readBytes } from '#server/http/body.ts';
import { frameOf, hrefOf, pagePolicy, sendPage } from '#server/http/pages.ts';
import { noteProblem, problemOf } from '#server/http/problem.ts';
import { findHouseholdPage, findPlate } from '#server/queries/public-household.ts';

const BODY_BYTES_MAX = 256;
/** Personal, and shown for a secret alone: it stands in no cache. */
const PRIVATE = { 'cache-control': 'no-store' };

/** The address on a household's card: carries what stands behind the `#` to the home, out of the address. */
export const answerCardDoor = (c: Context, home: Home): Response =>
  sendPage(c, renderCardDoorPage(frameOf(c, home), hrefOf('/ho', frameOf(c, home).language)), {
    headers: {
      ...PRIVATE,
      'content-security-policy': pagePolicy({ script: "'self'", form: "'self'" }),
    },
  });

export const answerCardDoorScript = (c: Context): Response =>
  c.body(CARD_DOOR_SCRIPT, 200, {
    'content-type': 'text/javascript; charset=utf-8',
    'cache-control': 'public, max-age=3600',
  });

/** The page of the household whose card it is. */
export async function answerHouseholdPage(c: Context, home: Home): Promise<Response> {
  const frame = frameOf(c, home);
  const body = await readBytes(c.req.raw, BODY_BYTES_MAX);
  const text = body.ok ? fromUtf8(body.value) : body;
  const secret = text.ok ? (new URLSearchParams(text.value).get('card') ?? '') : '';
  const card = await findHouseholdCard(home.store, secret);
  const book = card && home.directory.findBook(card.book);
  if (card === undefined || book === undefined) {
    noteProblem(c, 'card-unknown');
    return sendPage(c, renderSaidPage('cardUnknown', frame), { status: 403, headers: PRIVATE });
  }
  const found = await findHouseholdPage(home, book, card.household);
  if (found === undefined) {
    return sendPage(c, renderSaidPage('householdGone', frame), { status: 404, headers: PRIVATE });
  }
  const villageHref = hrefOf(`/thon/${found.village}`, frame.language);
  const where = { homes: book, village: found.village };
  const read = await readByCard(home, where, card.household, frame.language);
  return sendPage(c, renderHouseholdPage(found.page, { ...frame, villageHref, ...read }), {
    headers: PRIVATE,
  });
}

/** What the plate on a door tells anyone. */
export async function answerPlatePage(c: Context, home: Home): Promise<Response> {
  const frame = frameOf(c, home);
  const found = await findPlate(home, c.req.param('id') ?? '');
  if (found === undefined) {
    noteProblem(c, 'not-found');
    return sendPage(c, renderSaidPage('plateUnknown', frame), { status: 404, headers: PRIVATE });
  }
  const { village, ...plate } = found;
  const villageHref = hrefOf(`/thon/${village}`, frame.language);
  return sendPage(c, renderPlatePage(plate, { ...frame, villageHref }));
}

/** People read these pages: what a problem says in JSON is said in words instead. */
export const sayInWords =
  (home: Home): MiddlewareHandler =>
  async (c, next) => {
    await next();
    const problem = problemOf(c);
    if (problem !== 'too-many-requests' && problem !== 'method-not-allowed') return;
    const { status, headers } = c.res;
    const retryAfter = headers.get('retry-after');
    const isTooMany = problem === 'too-many-requests' && status === 429;
    c.res = undefined;
    c.res = sendPage(c, renderSaidPage(isTooMany ? 'tooMany' : 'scanAgain', frameOf(c, home)), {
      status: isTooMany ? 429 : 405,
      headers: {
        ...PRIVATE,
        'banso-problem': problem,
        ...(retryAfter !== null && { 'retry-after': retryAfter }),
      },
    });
  };
