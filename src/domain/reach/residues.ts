import type { Residues } from '#book/activity.ts';
import { NO_NAME, without } from '#book/residue.ts';
import type { REACH_FACTS } from '#domain/reach/facts.ts';
import { namelessEnd, namelessTask } from '#domain/task-residues.ts';

/** Who was told, who did what by which day, what became of a question stays; words and files go. */
export const REACH_RESIDUES: Residues<typeof REACH_FACTS> = {
  'notice.told@1': (body) => body,
  'notice.untold@1': (body) => body,
  'loudspeaker.played@1': (body) => body,
  'loudspeaker.unplayed@1': (body) => body,
  'task.given@1': namelessTask,
  'task.changed@1': namelessTask,
  'task.ended@1': namelessEnd,
  'task.handed@1': (body) => without(body, 'note'),
  'task.reported@1': (body) => ({ ...without(body, 'picture'), text: NO_NAME }),
  'task.settled@1': (body) => without(body, 'note'),
  'task.returned@1': (body) => ({ ...body, reason: NO_NAME }),
  'task.recalled@1': (body) => without(body, 'reason'),
  'question.asked@1': (body) => without(without(body, 'text'), 'voice'),
  'question.worded@1': (body) => ({ ...body, text: NO_NAME }),
  'question.assigned@1': (body) => body,
  'question.closed@1': (body) => without(body, 'reason'),
  'question.reopened@1': (body) => body,
  'question.matched@1': (body) => body,
  'question.unmatched@1': (body) => body,
  'question.told@1': (body) => body,
  'question.untold@1': (body) => body,
  'meeting.replied@1': (body) => body,
  'meeting.unreplied@1': (body) => body,
  'attendance.marked@1': (body) => body,
  'attendance.unmarked@1': (body) => body,
  'messages.agreed@1': (body) => body,
  'messages.declined@1': (body) => body,
};
