import * as v from 'valibot';
import { IdText, SEALED_FILE, ShortText, WorkDay } from '#book/common.ts';
import { LanguageTag } from '#domain/board/facts.ts';

/** How a question came: at a door, by a call, at a meeting, or typed on the household's own page. */
export const ASKED_WAYS = ['door', 'call', 'meeting', 'page'] as const;
export type AskedWay = (typeof ASKED_WAYS)[number];

/** Whose answer is waited for. */
export const ADDRESSEES = ['village', 'commune'] as const;
export type Addressee = (typeof ADDRESSEES)[number];

/** Why a question is waited for no more: they take it back, it was no question, another office answers it. */
export const CLOSINGS = ['withdrawn', 'mistake', 'elsewhere', 'other'] as const;
export type Closing = (typeof CLOSINGS)[number];

/** How whoever asked heard the answer; `page`: they opened their own page, which the home alone can say. */
export const ANSWER_WAYS = ['door', 'call', 'slip', 'meeting', 'page'] as const;
export type AnswerWay = (typeof ANSWER_WAYS)[number];

const VOICE_MEDIA = ['audio/webm', 'audio/mp4', 'audio/mpeg'] as const;

export const QUESTION_LENGTH_MAX = 1_000;
/** As it was asked, in words that nobody but the team and the office reads. */
const Asked = v.pipe(v.string(), v.minLength(1), v.maxLength(QUESTION_LENGTH_MAX));

/**
 * A question with whoever asked it, where a household did, and who of it: every fact names them, so that
 * their trace tells of it and an erasure finds all of it.
 */
const OF = {
  question: IdText,
  household: v.exactOptional(IdText),
  resident: v.exactOptional(IdText),
} as const;

export const QUESTION_FACTS = {
  /** In words, in a voice, or both: what was recorded without signal is typed out when there is time. */
  'question.asked@1': v.strictObject({
    ...OF,
    text: v.exactOptional(Asked),
    voice: v.exactOptional(
      v.strictObject({
        ...SEALED_FILE,
        media: v.picklist(VOICE_MEDIA),
        language: v.exactOptional(LanguageTag),
      }),
    ),
    way: v.picklist(ASKED_WAYS),
    to: v.picklist(ADDRESSEES),
  }),
  /** Typed out of the recording, or better; `over`: the wording that was read, absent where none was. */
  'question.worded@1': v.strictObject({
    ...OF,
    wording: IdText,
    over: v.exactOptional(IdText),
    text: Asked,
  }),
  /**
   * Who sees to it, and by when. Without `owner` it is for whoever speaks for the village or commune. With
   * another `to` it is passed on, or handed back. `over`: the assignment that the form showed.
   */
  'question.assigned@1': v.strictObject({
    ...OF,
    assignment: IdText,
    over: v.exactOptional(IdText),
    to: v.picklist(ADDRESSEES),
    owner: v.exactOptional(IdText),
    due: WorkDay,
  }),
  'question.closed@1': v.strictObject({
    ...OF,
    closing: IdText,
    why: v.picklist(CLOSINGS),
    reason: v.exactOptional(ShortText),
  }),
  /** That closing is taken back. */
  'question.reopened@1': v.strictObject({ ...OF, closing: IdText }),
  /** The same was answered already, on the board of the village or of its commune. */
  'question.matched@1': v.strictObject({ ...OF, match: IdText, answer: IdText }),
  'question.unmatched@1': v.strictObject({ ...OF, match: IdText }),
  /** Whoever asked heard that edition of the answer. */
  'question.told@1': v.strictObject({
    ...OF,
    telling: IdText,
    answer: IdText,
    edition: IdText,
    way: v.picklist(ANSWER_WAYS),
  }),
  'question.untold@1': v.strictObject({ ...OF, telling: IdText }),
} as const;
