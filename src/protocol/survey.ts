import * as v from 'valibot';
import { FormDefinition } from '#form/definition.ts';
import { AnyDay, AtSeconds, Count, IdText, PositiveCount, WorkDay } from '#book/common.ts';

/*
 * A survey's form as a commune's officer wrote it: the body of the request is the workbook itself.
 *
 *   POST /api/survey/check?place=&name=               → SurveyCheck; writes nothing
 *   POST /api/survey/open?place=&name=&shown=&until=  → SurveyWritten; 409 preview-stale for another form
 *   POST /api/survey/close                            → SurveyWritten
 *   GET  /api/surveys?place=                          → SurveysReply
 *   GET  /api/survey/results?place=&survey=           → SurveyResults
 *   GET  /api/survey/households?place=&survey=&question=&choice=  → SurveyHouseholds
 *   GET  /api/survey/sheet?place=&survey=             → SurveySheet, an .xlsx file
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
  /** Where nothing is wrong with it, with the hash that names it. */
  form: v.exactOptional(FormDefinition),
  hash: v.exactOptional(Text),
});
export type SurveyCheck = v.InferOutput<typeof SurveyCheck>;

export const SurveyWritten = v.strictObject({ at: AtSeconds, survey: IdText });
export type SurveyWritten = v.InferOutput<typeof SurveyWritten>;

export const CloseSurvey = v.strictObject({ place: IdText, survey: IdText });

const VillageLine = v.strictObject({
  place: IdText,
  name: Text,
  households: Count,
  /** Of those that answered at least once. */
  answered: Count,
});

export const SurveysReply = v.strictObject({
  at: AtSeconds,
  surveys: v.array(
    v.strictObject({
      survey: IdText,
      title: Text,
      from: WorkDay,
      until: v.exactOptional(WorkDay),
      closed: v.exactOptional(AnyDay),
      questions: PositiveCount,
      villages: v.array(VillageLine),
    }),
  ),
});
export type SurveysReply = v.InferOutput<typeof SurveysReply>;

/** What stands of each household is its latest answer; `answers` counts all that were written down. */
export const SurveyResults = v.strictObject({
  at: AtSeconds,
  survey: IdText,
  title: Text,
  answers: Count,
  households: Count,
  /** Answers that count nowhere yet, because a part of them waits; where there are any. */
  incomplete: v.exactOptional(PositiveCount),
  questions: v.array(
    v.strictObject({
      question: Text,
      label: Text,
      type: Text,
      /** Households; of a question that repeats, the times that it was answered in `households`. */
      answered: Count,
      households: Count,
      /** Of the repeat around the question, what it is called. */
      repeat: v.exactOptional(Text),
      /** The list behind a choice is that of its `households`. */
      choices: v.exactOptional(
        v.array(v.strictObject({ choice: Text, label: Text, count: Count, households: Count })),
      ),
      /** In plain notation: a message has no fractions of its own. */
      numbers: v.exactOptional(v.strictObject({ least: Text, most: Text, mean: Text, sum: Text })),
    }),
  ),
});
export type SurveyResults = v.InferOutput<typeof SurveyResults>;

/** Who stands behind one line of the results. */
export const SurveyHouseholds = v.strictObject({
  at: AtSeconds,
  items: v.array(v.strictObject({ id: IdText, village: IdText, villageName: Text, name: Text })),
});
export type SurveyHouseholds = v.InferOutput<typeof SurveyHouseholds>;

/** `file`: the bytes of an .xlsx workbook in base64url. */
export const SurveySheet = v.strictObject({ at: AtSeconds, name: Text, file: Text });
export type SurveySheet = v.InferOutput<typeof SurveySheet>;
