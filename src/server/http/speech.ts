import type { Context } from 'hono';
import { dayOfSeconds } from '#kernel/vi-calendar.ts';
import { nameAsOf } from '#domain/places/state.ts';
import { PLACES_WORDS } from '#domain/places/words.ts';
import { boardVi } from '#words/board-vi.ts';
import { speakerScript } from '#words/speaker-script.ts';
import type { Home } from '#server/home.ts';
import type { Speech } from '#server/board/speech.ts';
import { problem, sendProblem, TOO_MANY_UNDER_WAY } from '#server/http/problem.ts';
import { checkNotice } from '#server/queries/public-board.ts';
import { openPlaces } from '#server/queries/published.ts';

/** Whether this machine reads aloud at all: phones offer it only then. */
export const answerSpeaks = async (c: Context, speech: Speech): Promise<Response> =>
  c.json({ speaks: await speech.isThere() }, 200, { 'cache-control': 'no-store' });

/** A notice that stands, read aloud once in Vietnamese; anybody may hear what anybody may read. */
export async function answerSpeech(c: Context, home: Home, speech: Speech): Promise<Response> {
  const found = await checkNotice(home, c.req.param('id') ?? '', 'vi');
  const place = found && (await openPlaces(home)).places.get(found.today);
  if (found === undefined || place === undefined || !isHeard(found.state)) {
    return sendProblem(c, problem('not-found'));
  }
  const { kind, name } = nameAsOf(place, dayOfSeconds(home.now()));
  const { said, class: pressing } = found.notice;
  const script = speakerScript(boardVi.speaker, {
    said,
    pressing,
    place: PLACES_WORDS.vi.placeName(kind, name),
    times: 1,
  });
  const sound = await speech.speak(script);
  if (sound === 'busy') return sendProblem(c, TOO_MANY_UNDER_WAY);
  if (sound === 'absent') return sendProblem(c, problem('not-found'));
  return c.body(sound, 200, {
    'content-type': 'audio/wav',
    'content-disposition': 'attachment; filename="thong-bao.wav"',
    'cache-control': 'public, max-age=60',
  });
}

const isHeard = (state: string): boolean => state !== 'withdrawn' && state !== 'over';
