import * as v from 'valibot';
import { Count, IdText, SEALED_FILE, ShortText, WorkDay } from '#book/common.ts';
import { TASK_TEXT_MAX, taskFacts } from '#domain/task.ts';

const PICTURE_MEDIA = ['image/webp', 'image/jpeg'] as const;

const Words = v.pipe(v.string(), v.minLength(1), v.maxLength(TASK_TEXT_MAX));

/**
 * A step of a task: of the village's own, or of a directive in the book of its commune, which may come to the
 * home later than this. So nobody asks whether it is there: what nobody gave shows nowhere.
 */
const STEP = { step: IdText, task: IdText } as const;

const { given, changed, ended } = taskFacts({});

export const TASK_FACTS = {
  'task.given@1': given,
  'task.changed@1': changed,
  'task.ended@1': ended,
  /** To somebody by name. Absent `due`: by the day of the task itself. */
  'task.handed@1': v.strictObject({
    ...STEP,
    to: IdText,
    due: v.exactOptional(WorkDay),
    note: v.exactOptional(Words),
  }),
  /** `edition`: the one that whoever reports had before them. */
  'task.reported@1': v.strictObject({
    ...STEP,
    edition: IdText,
    text: v.exactOptional(Words),
    count: v.exactOptional(Count),
    picture: v.exactOptional(v.strictObject({ ...SEALED_FILE, media: v.picklist(PICTURE_MEDIA) })),
  }),
  /** The village says that it is done. */
  'task.settled@1': v.strictObject({ ...STEP, note: v.exactOptional(ShortText) }),
  /** Of a report, by whoever is in charge in the village; of a settling, by whoever gave the task. */
  'task.returned@1': v.strictObject({ ...STEP, of: IdText, reason: Words }),
  /** A step taken back, by whoever took it or could take it. */
  'task.recalled@1': v.strictObject({ ...STEP, reason: v.exactOptional(ShortText) }),
} as const;
