import type { Context, MiddlewareHandler } from 'hono';
import { CARD_DOOR_SCRIPT, renderCardDoorPage } from '#pages/card-door-page.tsx';
import { renderHouseholdPage } from '#pages/household-page.tsx';
import { type AskForm, ASK_LENGTH_MAX } from '#pages/own-questions-part.tsx';
import { renderPlatePage } from '#pages/plate-page.tsx';
import { renderSaidPage } from '#pages/said-page.tsx';
import { MEETING_WORDS } from '#domain/board/meeting-words.ts';
import { fromUtf8 } from '#kernel/bytes.ts';
import { type Id, newId } from '#kernel/id.ts';
import type { Book } from '#book/activity.ts';
import { askByCard, ownQuestions } from '#server/ask-by-card.ts';
import { readByCard } from '#server/read-by-card.ts';
import { replyByCard } from '#server/reply-by-card.ts';
import { findHouseholdCard } from '#server/household-cards.ts';
import type { Home } from '#server/home.ts';
import { readBytes } from '#server/http/body.ts';
import { driveHref } from '#server/http/fund-page.ts';
import { hrefOf } from '#server/http/href.ts';
import { createLanes } from '#server/http/lanes.ts';
import { frameOf, pagePolicy, sendPage } from '#server/http/pages.ts';
import { noteProblem, problemOf, sendProblem, TOO_MANY_UNDER_WAY } from '#server/http/problem.ts';
import { findOwnDues } from '#server/queries/public-funds.ts';
import { findHouseholdPage, findPlate } from '#server/queries/public-household.ts';

/** A secret and a question as forms write them; of a question that is too long the page says so. */
const BODY_BYTES_MAX = 64 * 1024;
/** Requests of one household's card under way. */
const inHouseholdLane = createLanes(4);
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
  const form = new URLSearchParams(text.ok ? text.value : '');
  const secret = form.get('card') ?? '';
  const card = await findHouseholdCard(home.store, secret);
  const book = card && home.directory.findBook(card.book);
  if (card === undefined || book === undefined) {
    noteProblem(c, 'card-unknown');
    return sendPage(c, renderSaidPage('cardUnknown', frame), { status: 403, headers: PRIVATE });
  }
  // One after the other, so that none is written that the one before leaves no room for.
  const turn = inHouseholdLane(card.household, async () =>
    showHousehold({ c, home, frame, form, secret }, book, card.household),
  );
  return turn ?? sendProblem(c, TOO_MANY_UNDER_WAY);
}

type Asking = {
  readonly c: Context;
  readonly home: Home;
  readonly frame: ReturnType<typeof frameOf>;
  readonly form: URLSearchParams;
  readonly secret: string;
};

/** Takes what its forms carry, and shows what stands then. */
async function showHousehold(
  { c, home, frame, form, secret }: Asking,
  book: Book,
  household: Id,
): Promise<Response> {
  const found = await findHouseholdPage(home, book, household);
  if (found === undefined) {
    return sendPage(c, renderSaidPage('householdGone', frame), { status: 404, headers: PRIVATE });
  }
  const villageHref = hrefOf(`/thon/${found.village}`, frame.language);
  const where = { homes: book, village: found.village };
  const replied = await replyByCard(home, where, household, form);
  const read = await readByCard(home, where, household, frame.language);
  const { village } = found;
  const asked = await takeQuestion(home, where, household, form);
  const own = await ownQuestions(home, where, household, frame.language);
  const dues = await findOwnDues(home, village, household, (drive) =>
    driveHref(village, drive, frame.language),
  );
  const questions = {
    own: own.map(({ question, stage, due, answer }) => ({
      on: question.on,
      stage,
      due,
      ...(answer && { answer }),
    })),
    form: {
      // The part of the page that says what came of it.
      action: `${hrefOf('/ho', frame.language)}#hoi`,
      card: secret,
      question: newId(home.random),
      ...asked,
    },
    frame,
  };
  const shown = {
    ...frame,
    villageHref,
    ...read,
    dues,
    questions,
    reply: { href: hrefOf('/ho', frame.language), card: secret, ...replied },
    meetingWords: MEETING_WORDS[frame.language],
  };
  return sendPage(c, renderHouseholdPage(found.page, shown), {
    // Its forms carry the card, which stands in no address, and go to this home alone.
    headers: {
      ...PRIVATE,
      'content-security-policy': pagePolicy({ form: "'self'" }),
    },
  });
}

/** What came of a question that was typed there, if one was. */
async function takeQuestion(
  home: Home,
  where: Parameters<typeof askByCard>[1],
  household: Id,
  form: URLSearchParams,
): Promise<Pick<AskForm, 'text' | 'to' | 'isSaved' | 'problem'>> {
  const text = form.get('ask');
  if (text === null) return { text: '', to: 'village', isSaved: false };
  const to: AskForm['to'] = form.get('to') === 'commune' ? 'commune' : 'village';
  const said = { question: form.get('question') ?? '', text, to };
  const came = await askByCard(home, where, household, said);
  // What cannot be taken is given back, to be made shorter or sent again.
  return came === 'saved'
    ? { text: '', to: 'village', isSaved: true }
    : { text: text.slice(0, ASK_LENGTH_MAX), to, isSaved: false, problem: came };
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
