import type { Context } from 'hono';
import { isId } from '#kernel/id.ts';
import { dayOfSeconds } from '#kernel/vi-calendar.ts';
import { levelOf, nameAsOf } from '#domain/places/state.ts';
import { renderAnswersPage } from '#pages/answers-page.tsx';
import { placeText } from '#pages/village-page.tsx';
import type { Home } from '#server/home.ts';
import { answersFrame, answersHref } from '#server/http/answers-frame.ts';
import { hrefOf } from '#server/http/href.ts';
import { createLanes } from '#server/http/lanes.ts';
import { frameOf, pagePolicy, sendNotFound, sendPage } from '#server/http/pages.ts';
import { sendProblem, TOO_MANY_UNDER_WAY } from '#server/http/problem.ts';
import { findPublicAnswers, findPublicVoice } from '#server/queries/public-answers.ts';
import { openPlaces } from '#server/queries/published.ts';

const MOST = 60;
const QUERY_LENGTH_MAX = 200;
/** Seconds for which a recording may stand in a cache: as long as a page that leads to it. */
const FRESH_S = 60;
/** Recordings that wait to be decrypted, one after the other: anybody may ask. */
export const VOICES_UNDER_WAY_MAX = 16;
const inVoiceLane = createLanes(VOICES_UNDER_WAY_MAX);

/** All that was answered in a village, and what of it fits a question: a form without a script. */
export async function answerAnswersPage(c: Context, home: Home): Promise<Response> {
  const village = c.req.param('id') ?? '';
  const day = dayOfSeconds(home.now());
  const place = (await openPlaces(home)).places.get(village);
  const named = place && nameAsOf(place, day);
  if (named === undefined || levelOf(named.kind) !== 'village') return sendNotFound(c, home);
  const frame = frameOf(c, home);
  const { language } = frame;
  const query = (c.req.query('tim') ?? '').slice(0, QUERY_LENGTH_MAX).trim();
  const answers = await findPublicAnswers(home, village, language, { most: MOST, query });
  const other = answersHref(village, language === 'vi' ? 'en' : 'vi');
  const html = renderAnswersPage(answers, {
    ...answersFrame(frame, village),
    otherLanguageHref:
      query === ''
        ? other
        : `${other}${other.includes('?') ? '&' : '?'}tim=${encodeURIComponent(query)}`,
    village: placeText(frame, named),
    villageHref: hrefOf(`/thon/${village}`, language),
    query,
  });
  return sendPage(c, html, {
    headers: {
      'content-security-policy': pagePolicy({ form: "'self'", media: "'self'" }),
    },
  });
}

/** The sound of an answer that stands. */
export async function answerVoice(c: Context, home: Home): Promise<Response> {
  const [village, voice] = [c.req.param('id') ?? '', c.req.query('tieng') ?? ''];
  if (!isId(village) || !isId(voice)) return sendNotFound(c, home);
  const turn = inVoiceLane('voice', async (rest) => {
    const began = performance.now();
    const opened = await findPublicVoice(home, village, voice);
    // Half of one processor at most.
    rest(performance.now() - began);
    return opened;
  });
  if (turn === undefined) return sendProblem(c, TOO_MANY_UNDER_WAY);
  const found = await turn;
  if (found === undefined) return sendNotFound(c, home);
  return c.body(found.bytes, 200, {
    'content-type': found.media,
    'cache-control': `public, max-age=${String(FRESH_S)}`,
  });
}
