import * as v from 'valibot';
import { IdText } from '#book/common.ts';
import { taskFacts } from '#domain/task.ts';

/** More than any commune has. */
const VILLAGES_MAX = 200;

const { given, changed, ended } = taskFacts({
  /** Absent: every village of the commune. */
  villages: v.exactOptional(
    v.pipe(
      v.array(IdText),
      v.minLength(1),
      v.maxLength(VILLAGES_MAX),
      v.check((all) => new Set(all).size === all.length, 'each once'),
    ),
  ),
});

/** What a commune tells its villages to do by a day; what they did stands in their own books. */
export const DIRECTIVE_FACTS = {
  'directive.given@1': given,
  'directive.changed@1': changed,
  'directive.ended@1': ended,
} as const;
