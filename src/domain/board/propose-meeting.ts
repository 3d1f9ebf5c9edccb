import * as v from 'valibot';
import type { Id } from '#kernel/id.ts';
import { err } from '#kernel/result.ts';
import type { Proposed } from '#book/activity.ts';
import { DocumentNumber } from '#book/common.ts';
import type { BoardStates } from '#domain/board/judge.ts';
import type { Meeting } from '#domain/board/meeting-state.ts';
import { type BoardFacts, type BodyOf, proposeOne } from '#domain/board/proposing.ts';
import { type Author, given, present, tidyLine, tidyNote } from '#domain/propose.ts';

type Called = BodyOf<'meeting.called@1'>;
type Taken = BodyOf<'decision.taken@1'>;
type Recorded = BodyOf<'minutes.recorded@1'>;

/** Ids are minted with the form, so that saving twice writes once; `over` is what the form showed. */
export type MeetingIntent = Called & { readonly over?: Id | undefined };

/** When or where it is has changed: whoever was told or has replied is told and asked anew. */
const isElsewhere = (was: Meeting, { day, minute, place }: Called): boolean =>
  was.day !== day || was.minute !== minute || was.place !== place;

/** A new invitation, or the next edition of one that stands. */
export function proposeMeeting(
  states: BoardStates,
  author: Author,
  { over, ...intent }: MeetingIntent,
): Proposed<BoardFacts> {
  const { board } = states;
  if (board.editions.has(intent.edition)) return err({ code: 'already-saved' });
  const body = present<Called>({
    ...intent,
    title: tidyLine(intent.title),
    place: tidyLine(intent.place),
    agenda: intent.agenda.flatMap((each) => {
      const item = given(each.item);
      return item === undefined ? [] : [{ ...each, item }];
    }),
    bring: given(intent.bring),
    text: given(intent.text, tidyNote),
  });
  if (body.title === '' || body.place === '') return err({ code: 'name-missing' });
  const { on } = author;
  if (over === undefined) {
    return proposeOne(states, author, { type: 'meeting.called@1', on, body });
  }
  const known = board.meetings.get(body.meeting);
  if (known === undefined) return err({ code: 'reference-unknown' });
  if (known.ended !== undefined) return err({ code: 'premise-changed' });
  const changed = { ...body, over, retell: isElsewhere(known, body) };
  return proposeOne(states, author, { type: 'meeting.changed@1', on, body: changed });
}

export function proposeMeetingCancelled(
  states: BoardStates,
  author: Author,
  meeting: Id,
  reason?: string,
): Proposed<BoardFacts> {
  if (states.board.meetings.get(meeting)?.ended !== undefined) {
    return err({ code: 'premise-changed' });
  }
  const body = present<BodyOf<'meeting.cancelled@1'>>({ meeting, reason: given(reason) });
  return proposeOne(states, author, { type: 'meeting.cancelled@1', on: author.on, body });
}

export function proposeMinutes(
  states: BoardStates,
  author: Author,
  intent: Recorded,
): Proposed<BoardFacts> {
  if (states.board.editions.has(intent.edition)) return err({ code: 'already-saved' });
  const body = present<Recorded>({
    ...intent,
    chair: tidyLine(intent.chair),
    secretary: tidyLine(intent.secretary),
    text: tidyNote(intent.text),
  });
  if (body.chair === '' || body.secretary === '') return err({ code: 'name-missing' });
  return proposeOne(states, author, { type: 'minutes.recorded@1', on: author.on, body });
}

export function proposeDecision(
  states: BoardStates,
  author: Author,
  intent: Taken,
): Proposed<BoardFacts> {
  if (states.board.editions.has(intent.edition)) return err({ code: 'already-saved' });
  if (states.board.decisions.get(intent.resolution)?.ended !== undefined) {
    return err({ code: 'premise-changed' });
  }
  const title = tidyLine(intent.title);
  if (title === '') return err({ code: 'name-missing' });
  const body = present<Taken>({ ...intent, title, text: given(intent.text, tidyNote) });
  return proposeOne(states, author, { type: 'decision.taken@1', on: author.on, body });
}

export function proposeDecisionWithdrawn(
  states: BoardStates,
  author: Author,
  { resolution, meeting }: { readonly resolution: Id; readonly meeting: Id },
  reason?: string,
): Proposed<BoardFacts> {
  const known = states.board.decisions.get(resolution);
  if (known === undefined) return err({ code: 'reference-unknown' });
  if (known.ended !== undefined) return err({ code: 'premise-changed' });
  const body = present<BodyOf<'decision.withdrawn@1'>>({
    resolution,
    meeting,
    reason: given(reason),
  });
  return proposeOne(states, author, { type: 'decision.withdrawn@1', on: author.on, body });
}

/** The number of minutes or of a resolution, or none at all. */
export const isDocument = (text: string): boolean =>
  text.trim() === '' || v.safeParse(DocumentNumber, text.trim()).success;
