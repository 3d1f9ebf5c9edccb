import { DEPTH_MAX } from '#kernel/canonical.ts';

/** Limits of the log that no setting changes: what is stored today must be readable for ever. */
export const BODY_BYTES_MAX = 4 * 1024;
/** Surveys and cards may be longer than other facts. */
export const LONG_BODY_BYTES_MAX = 16 * 1024;
export const LONG_FACTS: readonly string[] = [
  'card.written@1',
  'survey.part@1',
  'survey.answered@1',
  'survey.corrected@1',
  'survey.continued@1',
  'notice.posted@1',
  'notice.corrected@1',
  'directive.given@1',
  'directive.changed@1',
  'answer.given@1',
  'answer.corrected@1',
  'meeting.called@1',
  'meeting.changed@1',
  'minutes.recorded@1',
  'decision.taken@1',
];
export const STRING_LENGTH_MAX = 2_000;
/** Levels below a body's outermost object at which a value may still lie. */
export const NESTING_DEPTH_MAX = DEPTH_MAX;
export const BOOK_FACTS_MAX = 1_000_000;
/** Facts about one entity in one book: so that nobody makes a household, or a village, unreadable. */
export const ENTITY_FACTS_MAX = 10_000;
/** Taken however many facts there are: nobody makes a household's "no" unheard by filling its book. */
export const ALWAYS_TAKEN_FACTS: readonly string[] = ['messages.declined@1'];
/** Days after its end in which a grant still vouches for work of its time that has yet to arrive. */
export const LATE_WORK_DAYS_MAX = 60;
/** Most bytes of an attachment as it is sealed. */
export const ATTACHMENT_BYTES_MAX = 10 * 1024 * 1024;
/** Facts in one run (a page of the tail, a segment). */
export const RUN_FACTS_MAX = 1_000;
/** One block salt covers this many consecutive n of a (book, stream). */
export const SALT_BLOCK_LENGTH = 256;
/** A device clock further ahead than this is marked on the fact's header. */
export const CLOCK_AHEAD_MAX_S = 10 * 60;
/**
 * Seconds UTC that a server's time may show: 2000-01-01 … 2200-01-01. A phone keeps its own clock within
 * them; a fact is taken with any second, and any day `on`, from 1970 on.
 */
export const AT_MIN_S = 946_684_800;
export const AT_MAX_S = 7_258_118_400;
/** The same span in civil days since 1970-01-01. */
export const ON_MIN_DAY = AT_MIN_S / 86_400;
export const ON_MAX_DAY = AT_MAX_S / 86_400;
