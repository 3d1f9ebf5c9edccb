import { type Id, newId } from '#kernel/id.ts';
import { dayOfSeconds } from '#kernel/vi-calendar.ts';
import type { Book } from '#book/activity.ts';
import { isComing } from '#domain/board/meeting-publish.ts';
import type { HomesState } from '#domain/homes/state.ts';
import { HEADS_MAX } from '#domain/reach/meeting-facts.ts';
import { isAsked, replyOf } from '#domain/reach/turnout.ts';
import { isDayFull, isMeetingFull } from '#server/card-writes.ts';
import type { Home } from '#server/home.ts';
import { openBoards } from '#server/queries/public-board.ts';
import { openReach } from '#server/read-by-card.ts';

/** The meeting that was answered more often than is written down. */
export type Unwritten = { readonly unwritten?: Id };

/**
 * What a household answers on its own page to an invitation that still stands as it was shown. Anything else
 * writes nothing, and the page shows what stands. Answering the same twice writes once. Of what was changed
 * too often nothing is written, and the page says so.
 */
export async function replyByCard(
  home: Home,
  { homes, village }: { readonly homes: Book; readonly village: Id },
  household: Id,
  form: URLSearchParams,
): Promise<Unwritten> {
  const heads = /^\d{1,2}$/u.test(form.get('heads') ?? '') ? Number(form.get('heads')) : -1;
  if (heads < 0 || heads > HEADS_MAX) return {};
  const day = dayOfSeconds(home.now());
  const boards = await openBoards(home, village);
  const meeting = boards
    .flatMap(({ board, isOfCommune }) => (isOfCommune ? [] : [...board.meetings.values()]))
    .find((each) => each.meeting === form.get('meeting'));
  if (meeting?.edition !== form.get('edition') || meeting === undefined) return {};
  const lives = ((await home.warm.get(homes)).state as HomesState).households.get(household); // its book
  const [book, reach] = [
    home.directory.findBookOf('reach', homes.place),
    await openReach(home, homes),
  ];
  if (book === undefined || reach === undefined || lives === undefined) return {};
  if (!isComing(meeting, day) || !isAsked(lives, meeting)) return {};
  if (replyOf(reach, meeting, household)?.heads === heads) return {};
  const { meeting: id, edition } = meeting;
  if (isMeetingFull(reach, id, household) || isDayFull(reach, household, day)) {
    return { unwritten: id };
  }
  const reply = newId(home.random);
  const body = { reply, meeting: id, edition, household, heads, way: 'page' };
  await home.recorder.record(book, [{ type: 'meeting.replied@1', on: day, body }]);
  return {};
}
