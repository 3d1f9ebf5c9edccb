import * as v from 'valibot';
import type { FactOf } from '#book/activity.ts';
import { IdText, PositiveCount, ShortText, Text, WorkDay } from '#book/common.ts';
import { SkillName, STEPS } from '#domain/doors/facts.ts';
import { DIRECTIVE_FACTS } from '#domain/work/directive-facts.ts';

/** Parts of a form, each within the limit of a long body; all of a form are written in one save. */
export const SURVEY_PARTS_MAX = 32;
/** Texts in one part: a body is no longer than 16 KB, a text no longer than 2,000 characters. */
const PIECES_MAX = 16;

/** Of a figure, as `domain/measures.ts` lists them: facts name it for ever. */
const MeasureName = v.pipe(
  v.string(),
  v.maxLength(40),
  v.regex(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/u),
);

/** Years reached within the year, as all figures count them. */
const Age = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(120));

/**
 * What a campaign counts, for as long as it runs: a figure of the app, or who has come to a step of one of
 * these skills.
 */
const Goal = v.union([
  v.strictObject({ measure: MeasureName }),
  v.strictObject({
    /** Any of them is enough: level 2 of VNeID contains level 1. */
    skills: v.pipe(v.array(SkillName), v.minLength(1), v.maxLength(6)),
    reached: v.picklist(STEPS),
    /** Each person, or each household in which one such person is found. */
    counts: v.picklist(['resident', 'household']),
    ages: v.exactOptional(
      v.strictObject({ from: v.exactOptional(Age), until: v.exactOptional(Age) }),
    ),
    /** From this age on it is done for them, and having been helped is enough. */
    doneFrom: v.exactOptional(Age),
  }),
]);
export type Goal = v.InferOutput<typeof Goal>;

/** How many of those who are counted, or a number in every village. */
const Target = v.union([
  v.strictObject({ percent: v.pipe(PositiveCount, v.maxValue(100)) }),
  v.strictObject({ perVillage: v.pipe(PositiveCount, v.maxValue(100_000)) }),
]);
export type Target = v.InferOutput<typeof Target>;

/** More than any commune has. */
export const CAMPAIGN_VILLAGES_MAX = 200;

/** What of a campaign may be changed. */
const PLAN = {
  title: ShortText,
  target: Target,
  from: WorkDay,
  until: WorkDay,
  /** Absent: every village of the commune. */
  villages: v.exactOptional(
    v.pipe(v.array(IdText), v.minLength(1), v.maxLength(CAMPAIGN_VILLAGES_MAX)),
  ),
} as const;

/** What a commune asks its teams to do. */
export const WORK_FACTS = {
  /**
   * A part of a survey's form: pieces of its canonical text, one after the other over all parts. Written
   * before the survey is opened, so that nobody sees half a form.
   */
  'survey.part@1': v.strictObject({
    survey: IdText,
    part: v.pipe(PositiveCount, v.maxValue(SURVEY_PARTS_MAX)),
    pieces: v.pipe(v.array(Text), v.minLength(1), v.maxLength(PIECES_MAX)),
  }),
  /** Asked at every door of the commune from a day on. `hash`: SHA-256 of the form's canonical text. */
  'survey.opened@1': v.strictObject({
    survey: IdText,
    title: ShortText,
    languages: v.pipe(
      v.array(v.pipe(v.string(), v.maxLength(120))),
      v.minLength(1),
      v.maxLength(12),
    ),
    from: WorkDay,
    until: v.exactOptional(WorkDay),
    parts: v.pipe(PositiveCount, v.maxValue(SURVEY_PARTS_MAX)),
    hash: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{43}$/u)),
    questions: PositiveCount,
  }),
  /** Asked no more; answers that come later are kept, and asked about. */
  'survey.closed@1': v.strictObject({
    survey: IdText,
    reason: v.exactOptional(ShortText),
  }),
  /** What is to be reached by a day. `again`: the campaign that it repeats. */
  'campaign.started@1': v.strictObject({
    campaign: IdText,
    ...PLAN,
    goal: Goal,
    again: v.exactOptional(IdText),
  }),
  /** The plan in the place of the one that stood. What is counted stays: figures could not be compared. */
  'campaign.changed@1': v.strictObject({
    campaign: IdText,
    /** One more than what the form showed. */
    edition: v.pipe(PositiveCount, v.minValue(2)),
    ...PLAN,
    reason: v.exactOptional(ShortText),
  }),
  /** Before its day. */
  'campaign.ended@1': v.strictObject({ campaign: IdText, reason: ShortText }),
  ...DIRECTIVE_FACTS,
} as const;

export type WorkFact = FactOf<typeof WORK_FACTS>;
