import type { Judgement } from '#book/activity.ts';
import { minutesOf } from '#domain/board/held.ts';
import type { Decision, MeetingFact, MeetingsState } from '#domain/board/meeting-state.ts';
import { isPossible, needsOf, waysOf } from '#domain/board/votes.ts';
import { flagged, OK, refused } from '#domain/judge.ts';

type FactOf<Type extends MeetingFact['type']> = Extract<MeetingFact, { type: Type }>;

/** Whoever speaks for the place writes them; a count that cannot be is refused. */
export function judgeMeeting(state: MeetingsState, fact: MeetingFact): Judgement {
  switch (fact.type) {
    case 'meeting.called@1':
      return judgeCalled(fact) ?? OK;
    case 'meeting.changed@1': {
      const { meeting, over } = fact.body;
      const wrong = judgeCalled(fact) ?? judgeOver(state, meeting, over);
      const known = state.meetings.get(meeting);
      return wrong ?? fresh(known?.ended === undefined && known?.edition === over);
    }
    case 'meeting.cancelled@1': {
      const { meeting } = fact.body;
      const isHeld = minutesOf(state, meeting) !== undefined;
      return fresh(state.meetings.get(meeting)?.ended === undefined && !isHeld);
    }
    case 'minutes.recorded@1':
      return judgeMinutes(state, fact);
    case 'decision.taken@1':
      return judgeDecision(state, fact);
    case 'decision.withdrawn@1': {
      const known = state.decisions.get(fact.body.resolution);
      return ofMeeting(known, fact.body.meeting) ?? fresh(known?.ended === undefined);
    }
  }
}

/** Somebody is asked about what was written over something else than it showed. */
const fresh = (isFresh: boolean): Judgement => (isFresh ? OK : flagged('premise-changed'));

function judgeCalled({
  body: { kind, agenda },
}: FactOf<'meeting.called@1' | 'meeting.changed@1'>): Judgement | undefined {
  return kind !== 'workday' && agenda.length === 0 ? refused('agenda-missing') : undefined;
}

/** What is not known yet waits elsewhere, and is asked about there. */
const judgeOver = (
  { editions }: MeetingsState,
  id: string,
  over: string | undefined,
): Judgement | undefined =>
  over !== undefined && (editions.get(over)?.notice ?? id) !== id
    ? refused('reference-mismatch')
    : undefined;

const ofMeeting = (
  known: Pick<Decision, 'meeting'> | undefined,
  meeting: string,
): Judgement | undefined =>
  known !== undefined && known.meeting !== meeting ? refused('reference-mismatch') : undefined;

function judgeMinutes(state: MeetingsState, { on, body }: FactOf<'minutes.recorded@1'>): Judgement {
  const { minutes, meeting, over, day, present, total } = body;
  if (present > total) return refused('count-wrong');
  if (day > on) return refused('day-ahead');
  const known = state.minutes.get(minutes);
  const wrong = ofMeeting(known, meeting) ?? judgeOver(state, minutes, over);
  if (wrong !== undefined) return wrong;
  const isHeld = state.meetings.get(meeting)?.ended === undefined;
  return fresh(isHeld && minutesOf(state, meeting)?.edition === over);
}

function judgeDecision(state: MeetingsState, { on, body }: FactOf<'decision.taken@1'>): Judgement {
  const { resolution, meeting, over, day, matter, way, needs } = body;
  if (!waysOf(matter).includes(way)) return refused('vote-not-online');
  if (!needsOf(matter).includes(needs)) return refused('needs-too-few');
  if (!isPossible(body)) return refused('count-wrong');
  if (day > on) return refused('day-ahead');
  const known = state.decisions.get(resolution);
  const wrong = ofMeeting(known, meeting) ?? judgeOver(state, resolution, over);
  if (wrong !== undefined) return wrong;
  const called = state.meetings.get(meeting);
  const recorded = minutesOf(state, meeting);
  // A day of work decides nothing, and a village has no other number of households than its minutes say.
  const isOfMeeting =
    called?.ended === undefined &&
    called?.kind !== 'workday' &&
    (recorded === undefined || recorded.total === body.total);
  return fresh(isOfMeeting && known?.ended === undefined && known?.edition === over);
}
