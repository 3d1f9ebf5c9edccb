import * as v from 'valibot';
import { Count, DocumentNumber, IdText, PositiveCount, ShortText, WorkDay } from '#book/common.ts';

/** The yearly conference, one called in between, one that only asks for views, a day of common work. */
export const MEETING_KINDS = ['conference', 'extra', 'consult', 'workday'] as const;
export type MeetingKind = (typeof MEETING_KINDS)[number];

/**
 * What the people decide, by the clauses of article 15 of the Law on grassroots democracy (10/2022/QH15):
 * works that they pay for, collecting and spending of the village's money, its rules, the head of the
 * village, the people's boards of inspection, and whatever else they govern themselves.
 */
export const MATTERS = ['works', 'money', 'rules', 'head', 'boards', 'other'] as const;
export type Matter = (typeof MATTERS)[number];

/** How many households must agree (article 21): of all, or of those at the meeting. The strictest first. */
export const NEEDS = ['two-thirds', 'over-half', 'over-half-present'] as const;
export type Needs = (typeof NEEDS)[number];

/** By hands, by secret ballot, by forms filled in at home, or in a lawful group online. */
export const VOTE_WAYS = ['hands', 'ballot', 'forms', 'online'] as const;
export type VoteWay = (typeof VOTE_WAYS)[number];

export const AGENDA_MAX = 12;
const ALLEYS_MAX = 20;
const HOUSEHOLDS_MAX = 5_000;

/** Minutes since midnight in Vietnam. */
const MinuteOfDay = v.pipe(Count, v.maxValue(1_439));
/** One can count them in a hall. */
const Households = v.pipe(Count, v.maxValue(HOUSEHOLDS_MAX));
const AllHouseholds = v.pipe(PositiveCount, v.maxValue(HOUSEHOLDS_MAX));
const Said = v.pipe(v.string(), v.minLength(1), v.maxLength(1_800));

/** One edition of an invitation, whole. */
const CALLED = {
  meeting: IdText,
  edition: IdText,
  kind: v.picklist(MEETING_KINDS),
  title: ShortText,
  day: WorkDay,
  minute: MinuteOfDay,
  place: ShortText,
  /** `matter`: the meeting is to decide on it, so that the households know how many must agree. */
  agenda: v.pipe(
    v.array(v.strictObject({ item: ShortText, matter: v.exactOptional(v.picklist(MATTERS)) })),
    v.maxLength(AGENDA_MAX),
  ),
  /** What each household brings: tools, a pen. */
  bring: v.exactOptional(ShortText),
  text: v.exactOptional(Said),
  /** Those alleys alone, as the register names them. */
  alleys: v.exactOptional(
    v.pipe(
      v.array(ShortText),
      v.minLength(1),
      v.maxLength(ALLEYS_MAX),
      v.check((all) => new Set(all).size === all.length, 'each once'),
    ),
  ),
} as const;

/** A meeting stands on the open board: no household is named in any of these. */
export const MEETING_FACTS = {
  'meeting.called@1': v.strictObject(CALLED),
  /**
   * The whole invitation in the place of the edition `over`, which the form showed. `retell`: when or where
   * has changed, so that whoever was told or has replied is told and asked anew.
   */
  'meeting.changed@1': v.strictObject({ ...CALLED, over: IdText, retell: v.boolean() }),
  'meeting.cancelled@1': v.strictObject({ meeting: IdText, reason: v.exactOptional(ShortText) }),
  /**
   * What was said there, as it was read out and signed on paper. `over`: the edition it corrects. `present`
   * and `total` are households.
   */
  'minutes.recorded@1': v.strictObject({
    minutes: IdText,
    edition: IdText,
    over: v.exactOptional(IdText),
    meeting: IdText,
    day: WorkDay,
    chair: ShortText,
    secretary: ShortText,
    present: Households,
    total: AllHouseholds,
    text: Said,
    document: v.exactOptional(DocumentNumber),
  }),
  /**
   * What came of a vote that was held by people, in households. Whether it carried follows from the numbers
   * and from `needs`, what the law asked for on that day. `present`: of a vote at the meeting.
   */
  'decision.taken@1': v.strictObject({
    resolution: IdText,
    edition: IdText,
    over: v.exactOptional(IdText),
    meeting: IdText,
    day: WorkDay,
    matter: v.picklist(MATTERS),
    title: ShortText,
    text: v.exactOptional(Said),
    way: v.picklist(VOTE_WAYS),
    agree: Households,
    against: Households,
    blank: Households,
    present: v.exactOptional(Households),
    total: AllHouseholds,
    needs: v.picklist(NEEDS),
    document: v.exactOptional(DocumentNumber),
  }),
  'decision.withdrawn@1': v.strictObject({
    resolution: IdText,
    meeting: IdText,
    reason: v.exactOptional(ShortText),
  }),
} as const;
