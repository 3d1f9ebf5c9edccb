import { STEPS } from '#domain/ladder.ts';
import * as v from 'valibot';
import type { FactOf } from '#book/activity.ts';
import {
  IdText,
  LETTER,
  PositiveCount,
  SEALED_FILE,
  ShortText,
  Text,
  WorkDay,
} from '#book/common.ts';
import { CONSENT_WAYS, WordingName } from '#domain/care/facts.ts';

/** What a person can learn to do alone, easy things first, as `learning/ladder.ts` brings it. */
export const SKILLS = [
  'zalo',
  'social',
  'news',
  'vneid-1',
  'vneid-2',
  'safety',
  'bank',
  'epay',
  'bills',
  'shopping',
  'public-services',
  'insurance',
  'health-record',
  'selling',
] as const;
export type BroughtSkill = (typeof SKILLS)[number];

/** The name by which facts speak of a skill, for ever: a commune may teach more than is listed here. */
export const SkillName = v.pipe(
  v.string(),
  v.minLength(2),
  v.maxLength(24),
  v.regex(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/u),
);
export type Skill = v.InferOutput<typeof SkillName>;

export { STEPS };
export type Step = (typeof STEPS)[number];

export const OUTCOMES = ['met', 'nobody', 'later', 'refused'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** The longest that somebody acts for a person before they ask anew who it is. */
export const ACTING_MINUTES_MAX = 30;

export const ACTING_OUTCOMES = ['done', 'partly', 'not-done'] as const;
export type ActingOutcome = (typeof ACTING_OUTCOMES)[number];

export const HELPS = ['for', 'with', 'alone'] as const;
export type Help = (typeof HELPS)[number];

/** When to come again: a day and, where it was said, the hour from which somebody is home. */
export const Back = v.strictObject({
  on: WorkDay,
  hour: v.exactOptional(v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(23))),
});
export type Back = v.InferOutput<typeof Back>;

const Outcome = v.picklist(OUTCOMES);

/** What an attachment may be; a phone shows pictures and plays sounds itself. */
export const MEDIA = [
  'image/webp',
  'image/jpeg',
  'audio/webm',
  'audio/mp4',
  'audio/mpeg',
  'application/pdf',
] as const;
export type Media = (typeof MEDIA)[number];

/** What somebody is in a pair: who learns, or the neighbour who shows it. */
export const PAIR_PARTS = ['learns', 'shows'] as const;
export type PairPart = (typeof PAIR_PARTS)[number];

/**
 * How it came to an end for a pair. `withdrawn`: agreed no more; `declined`: did not agree when asked;
 * `mistake`: had not agreed, and was written down so.
 */
export const PAIR_OUTCOMES = [
  'learnt',
  'stopped',
  'moved',
  'withdrawn',
  'declined',
  'mistake',
] as const;
export type PairOutcome = (typeof PAIR_OUTCOMES)[number];

/** Whose word it is, and with whom: alike of both, so that either may be asked first. */
const OF_PAIR = {
  pair: IdText,
  household: IdText,
  resident: IdText,
  part: v.picklist(PAIR_PARTS),
  with: IdText,
  skill: SkillName,
} as const;

/** A few sentences that can be read aloud at a door. */
const Told = v.pipe(v.string(), v.minLength(1), v.maxLength(300));
/** What people come to the desk of a commune for most; anything else is told in words. */
export const MATTERS = [
  'birth',
  'death',
  'marriage',
  'single',
  'extract',
  'residence',
  'vneid',
  'certify',
  'business',
  'land',
  'other',
] as const;
export type BroughtMatter = (typeof MATTERS)[number];

/** The name by which facts speak of a kind of matter, for ever: a desk may have more than are listed here. */
export const MatterName = v.pipe(
  v.string(),
  v.minLength(2),
  v.maxLength(24),
  v.regex(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/u),
);

/** A case was taken on, goes on, is done, is not for this desk, or is handed back to the team. */
export const CASE_STATES = ['taken', 'open', 'done', 'not-ours', 'handed-back'] as const;

/** A matter for the desk, of a resident or a household; of the village where both are absent. */
export const OF_CASE = {
  case: IdText,
  household: v.exactOptional(IdText),
  resident: v.exactOptional(IdText),
} as const;
/** As much as is said at a door. */
export const CaseWords = v.pipe(v.string(), v.minLength(1), v.maxLength(500));
/** What the desk is asked; `call`: when they would like to hear of it. */
export const ASKED = {
  matter: MatterName,
  words: v.exactOptional(CaseWords),
  call: v.exactOptional(Back),
} as const;
/** That the matter may be passed on: how it was agreed, and which wording was read. */
export const AGREED = {
  agreed: v.exactOptional(v.strictObject({ how: v.picklist(CONSENT_WAYS), wording: WordingName })),
} as const;
/** What somebody is to bring, one thing each, and when they may come. */
export const TO_COME = {
  bring: v.exactOptional(v.pipe(v.array(ShortText), v.minLength(1), v.maxLength(12))),
  come: v.exactOptional(Back),
} as const;

/** Where a question stands in its form: `people[2]/age`. */
const QuestionPath = v.pipe(
  v.string(),
  v.regex(/^[\p{L}_][\p{L}\p{N}_.[\]/-]*$/u),
  v.maxLength(400),
);
const Said = v.record(QuestionPath, Text);
/** Facts that one answer is told in, this one and those that go on from it; one, where it is not said. */
const Parts = v.pipe(PositiveCount, v.minValue(2));

export const DOOR_FACTS = {
  'door.visited@1': v.strictObject({
    visit: IdText,
    household: IdText,
    outcome: Outcome,
    back: v.exactOptional(Back),
    note: v.exactOptional(Text),
  }),
  /**
   * What the visit really was; names the outcome it replaces and says why. Absent `outcome`:
   * there was none.
   */
  'door.corrected@1': v.strictObject({
    visit: IdText,
    household: IdText,
    was: Outcome,
    outcome: v.exactOptional(Outcome),
    back: v.exactOptional(Back),
    note: v.exactOptional(Text),
    reason: v.exactOptional(ShortText),
  }),
  'skill.stepped@1': v.strictObject({
    step: IdText,
    visit: v.exactOptional(IdText),
    household: IdText,
    resident: IdText,
    skill: SkillName,
    reached: v.picklist(STEPS),
    acting: v.exactOptional(IdText),
    /** The lesson for many in which it was reached. */
    session: v.exactOptional(IdText),
  }),
  /** Absent `reached`: the step was recorded by mistake. */
  'skill.corrected@1': v.strictObject({
    step: IdText,
    household: IdText,
    resident: IdText,
    was: v.exactOptional(v.picklist(STEPS)),
    reached: v.exactOptional(v.picklist(STEPS)),
    reason: v.exactOptional(ShortText),
  }),
  /**
   * Help with a task of this skill: done for the person, with the person, or watched while done
   * alone.
   */
  'help.given@1': v.strictObject({
    help: IdText,
    visit: v.exactOptional(IdText),
    household: IdText,
    resident: IdText,
    skill: SkillName,
    how: v.picklist(HELPS),
    note: v.exactOptional(Text),
    acting: v.exactOptional(IdText),
  }),
  /** How it really was; names the way it replaces. Absent `how`: the help was recorded by mistake. */
  'help.corrected@1': v.strictObject({
    help: IdText,
    household: IdText,
    resident: IdText,
    was: v.picklist(HELPS),
    how: v.exactOptional(v.picklist(HELPS)),
    reason: v.exactOptional(ShortText),
  }),
  /** The team does a task of this skill for the person no longer. Absent `to`: they do it themselves. */
  'help.handed@1': v.strictObject({
    handing: IdText,
    household: IdText,
    resident: IdText,
    skill: SkillName,
    /** A resident: a relative who does it from now on. */
    to: v.exactOptional(IdText),
    note: v.exactOptional(ShortText),
  }),
  /** It was recorded by mistake that a task was handed over. */
  'handing.withdrawn@1': v.strictObject({ handing: IdText, household: IdText, resident: IdText }),
  /**
   * Somebody acts for a person from now on: who it is was asked, and what it is for. It ends by itself after
   * so many minutes: a length cannot be stretched by a wrong clock as a moment could.
   */
  'acting.begun@1': v.strictObject({
    acting: IdText,
    household: IdText,
    resident: IdText,
    skill: SkillName,
    reason: ShortText,
    minutes: v.pipe(PositiveCount, v.maxValue(ACTING_MINUTES_MAX)),
  }),
  /** Before its time. */
  'acting.ended@1': v.strictObject({
    acting: IdText,
    household: IdText,
    resident: IdText,
    outcome: v.picklist(ACTING_OUTCOMES),
  }),
  /** A picture, scan or sound of a household. */
  'attachment.added@1': v.strictObject({
    attachment: IdText,
    household: IdText,
    visit: v.exactOptional(IdText),
    ...SEALED_FILE,
    media: v.picklist(MEDIA),
    note: v.exactOptional(ShortText),
  }),
  /** It is shown no longer; the trace keeps both facts, the home keeps the file. */
  'attachment.withdrawn@1': v.strictObject({
    attachment: IdText,
    household: IdText,
    reason: v.exactOptional(ShortText),
  }),
  /** Who of the team looks after a door from now on, by their id in the people book. Absent `to`: nobody. */
  'door.assigned@1': v.strictObject({
    household: IdText,
    to: v.exactOptional(IdText),
    was: v.exactOptional(IdText),
  }),
  /** Thanks to one of the team, who reads them on their phone. */
  'praise.given@1': v.strictObject({ praise: IdText, to: IdText, words: ShortText }),
  /**
   * A lesson for many, in the culture house: what was taught, and up to which step. Several phones may
   * tell of the same one, so that none waits for another; the first word stands.
   */
  'session.held@1': v.strictObject({
    session: IdText,
    title: ShortText,
    skill: SkillName,
    reached: v.picklist(STEPS),
  }),
  'session.attended@1': v.strictObject({
    session: IdText,
    household: IdText,
    resident: IdText,
    /** They are put back on the roll on purpose: how often they had been taken off it by then. */
    again: v.exactOptional(PositiveCount),
  }),
  /** This person was not there: they stood on the roll by mistake. */
  'session.corrected@1': v.strictObject({
    session: IdText,
    household: IdText,
    resident: IdText,
    reason: v.exactOptional(ShortText),
  }),
  /**
   * How it was for a neighbour before and after, told on to others until the day they agreed to.
   * `picture` and `sound` are attachments of the household.
   */
  'example.told@1': v.strictObject({
    example: IdText,
    household: IdText,
    resident: v.exactOptional(IdText),
    skill: SkillName,
    before: Told,
    after: Told,
    until: WorkDay,
    picture: v.exactOptional(IdText),
    sound: v.exactOptional(IdText),
  }),
  'example.withdrawn@1': v.strictObject({
    example: IdText,
    household: IdText,
    reason: v.exactOptional(ShortText),
  }),
  /** A household does as the neighbour did; that it does was recorded by mistake. */
  'example.followed@1': v.strictObject({ example: IdText, household: IdText }),
  'example.unfollowed@1': v.strictObject({ example: IdText, household: IdText }),
  /**
   * One of two neighbours agreed that one of them shows the other a skill, until a day; it stands once both
   * have. `with`: the other of the two. How they agreed is evidence, and lies in the closed book.
   */
  'pair.agreed@1': v.strictObject({ ...OF_PAIR, until: WorkDay }),
  /** It is over, by the word of `resident`; of a mistake only that word is taken back. */
  'pair.ended@1': v.strictObject({ ...OF_PAIR, outcome: v.picklist(PAIR_OUTCOMES) }),
  /**
   * What a household answered to a survey of its commune. `said`: by the path of each question, as text; a
   * picture or sound is named by its attachment.
   */
  'survey.answered@1': v.strictObject({
    answer: IdText,
    survey: IdText,
    household: IdText,
    visit: v.exactOptional(IdText),
    resident: v.exactOptional(IdText),
    said: Said,
    parts: v.exactOptional(Parts),
  }),
  /** Answers in the place of those that stood; without `said` they were recorded by mistake. */
  'survey.corrected@1': v.strictObject({
    answer: IdText,
    household: IdText,
    /** One more than what stood. */
    edition: v.pipe(PositiveCount, v.minValue(2)),
    said: v.exactOptional(Said),
    parts: v.exactOptional(Parts),
    reason: v.exactOptional(ShortText),
  }),
  /**
   * More of what was said under one edition of an answer, which is longer than a body may be; written in one
   * save with the fact that begins it, right behind it.
   */
  'survey.continued@1': v.strictObject({
    answer: IdText,
    household: IdText,
    /** Of the answer, 1, or of the correction. */
    edition: PositiveCount,
    said: Said,
  }),
  /** Passed on to the desk of the commune, which is told by a letter. */
  'case.asked@1': v.strictObject({ ...OF_CASE, ...ASKED, ...AGREED }),
  /** What is asked in the place of what was. */
  'case.amended@1': v.strictObject({
    ...OF_CASE,
    /** One more than what stood. */
    edition: v.pipe(PositiveCount, v.minValue(2)),
    ...ASKED,
  }),
  'case.withdrawn@1': v.strictObject({ ...OF_CASE, reason: v.exactOptional(ShortText) }),
  /** They were told what the desk answered. */
  'case.told@1': v.strictObject({ ...OF_CASE, answer: IdText }),
  /** That was recorded by mistake: they are still to be told. */
  'case.untold@1': v.strictObject({ ...OF_CASE, answer: IdText }),
  /** A letter from the desk: what its officer wrote there. Absent `answer`: they took the case on. */
  'case.replied@1': v.strictObject({
    ...LETTER,
    ...OF_CASE,
    state: v.picklist(CASE_STATES),
    answer: v.exactOptional(IdText),
    words: v.exactOptional(CaseWords),
    ...TO_COME,
  }),
} as const;

export type DoorFact = FactOf<typeof DOOR_FACTS>;
