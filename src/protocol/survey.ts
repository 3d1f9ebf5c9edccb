import * as v from 'valibot';
import { FormDefinition } from '#form/definition.ts';
import { AtSeconds, Count } from '#book/common.ts';

/*
 * A survey's form as a commune's officer wrote it: the body of the request is the workbook itself.
 *
 *   POST /api/survey/check?place=&name=   → SurveyCheck; writes nothing
 *
 * Codes of problems and notices are told by `form/problem.ts`; the words files name them.
 */

const Text = v.string();

/** `row` counts from 1, `column` in letters, as the person's program shows them. */
const CellMessage = v.strictObject({
  sheet: Text,
  row: v.exactOptional(Count),
  column: v.exactOptional(Text),
  code: Text,
  value: Text,
});
export type CellMessage = v.InferOutput<typeof CellMessage>;

export const SurveyCheck = v.strictObject({
  at: AtSeconds,
  problems: v.array(CellMessage),
  notices: v.array(CellMessage),
  /** Where nothing is wrong with it. */
  form: v.exactOptional(FormDefinition),
});
export type SurveyCheck = v.InferOutput<typeof SurveyCheck>;
