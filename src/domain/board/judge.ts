import type { Id } from '#kernel/id.ts';
import type { Actor, Judgement } from '#book/activity.ts';
import { BOARD_ACCESS, SPEAKERS } from '#domain/board/access.ts';
import { isPublic } from '#domain/board/audience.ts';
import { type AnswerFact, isOfAnswer } from '#domain/board/answers.ts';
import type { BoardFact } from '#domain/board/facts.ts';
import { judgeAnswer } from '#domain/board/judge-answer.ts';
import { judgeMeeting } from '#domain/board/judge-meeting.ts';
import { isOfMeeting } from '#domain/board/meeting-state.ts';
import type { BoardState } from '#domain/board/state.ts';
import { flagged, isDayAhead, OK, refused } from '#domain/judge.ts';
import type { PeopleState } from '#domain/people/state.ts';

export type BoardStates = { readonly board: BoardState; readonly people: PeopleState };

/** A correction over an edition that another has replaced meanwhile is kept, and asked about. */
export function judgeBoard(states: BoardStates, actor: Actor, fact: BoardFact): Judgement {
  if (!isTheirs(states, actor, fact)) return refused('not-yours');
  const judged = isOfAnswer(fact)
    ? judgeAnswer(states.board, fact)
    : judgeByType(states.board, fact);
  return judged.verdict === 'ok' && isDayAhead(fact) ? flagged('day-ahead') : judged;
}

/** Asked here as well, for whoever is in charge may release what others write, and no more than that. */
function isTheirs({ board, people }: BoardStates, actor: Actor, fact: BoardFact): boolean {
  const holds = (role: string): boolean =>
    BOARD_ACCESS.write[fact.type].some((each) => each === role);
  const speaks = actor.grants.some(({ role, below }) => below !== true && SPEAKERS.includes(role));
  if (isOfMeeting(fact)) return speaks;
  switch (fact.type) {
    case 'notice.posted@1':
    case 'notice.corrected@1':
    case 'notice.withdrawn@1':
    case 'answer.given@1':
    case 'answer.corrected@1':
    case 'answer.withdrawn@1':
      // Whoever reads the commune's board from a village does not speak for the commune.
      return speaks;
    case 'notice.voiced@1':
    case 'answer.voiced@1':
      return actor.grants.some(({ role }) => holds(role));
    case 'notice.unvoiced@1':
    case 'answer.unvoiced@1': {
      if (speaks) return true;
      const voice = board.voices.get(fact.body.voice);
      return voice === undefined || people.streams.get(voice.stream)?.person === actor.person;
    }
  }
}

function judgeByType(board: BoardState, fact: Exclude<BoardFact, AnswerFact>): Judgement {
  if (isOfMeeting(fact)) return judgeMeeting(board, fact);
  switch (fact.type) {
    case 'notice.posted@1':
      return judgeContent(fact.body) ?? OK;
    case 'notice.corrected@1': {
      const { notice, over } = fact.body;
      if (!isOf(board, notice, over)) return refused('reference-mismatch');
      const wrong = judgeContent(fact.body);
      if (wrong !== undefined) return wrong;
      const known = board.notices.get(notice);
      const isOnTop = known?.withdrawn === undefined && known?.edition === over;
      if (!isOnTop) return flagged('premise-changed');
      return isNarrowed(known, fact.body) ? flagged('notice-was-public') : OK;
    }
    case 'notice.withdrawn@1':
      return board.notices.get(fact.body.notice)?.withdrawn === undefined
        ? OK
        : flagged('premise-changed');
    case 'notice.voiced@1': {
      const { notice, edition } = fact.body;
      if (!isOf(board, notice, edition)) return refused('reference-mismatch');
      const known = board.notices.get(notice);
      return known?.withdrawn === undefined ? OK : flagged('premise-changed');
    }
    case 'notice.unvoiced@1': {
      const voice = board.voices.get(fact.body.voice);
      if (voice === undefined) return flagged('premise-changed');
      return voice.notice === fact.body.notice ? OK : refused('reference-mismatch');
    }
  }
}

/**
 * Whether what everybody may read becomes one for those who work alone. No form writes that any more; what
 * older phones write counts, everybody reads that it was withdrawn, and somebody is asked.
 */
export const isNarrowed = (known: Pick<Content, 'to'>, next: Pick<Content, 'to'>): boolean =>
  isPublic(known) && !isPublic(next);

/** What is not known yet waits elsewhere, and is asked about there. */
const isOf = ({ editions }: BoardState, notice: Id, edition: Id): boolean =>
  (editions.get(edition)?.notice ?? notice) === notice;

type Content = Extract<BoardFact, { type: 'notice.posted@1' | 'notice.corrected@1' }>['body'];

/** What nobody could act on: an alarm without its source and end, an end before the beginning. */
function judgeContent({ class: pressing, warning, from, until }: Content): Judgement | undefined {
  if (pressing === 'emergency' && warning === undefined) return refused('value-wrong');
  if (warning !== undefined && warning.expires <= warning.issued) return refused('value-wrong');
  return until !== undefined && until < from ? refused('until-before-from') : undefined;
}
