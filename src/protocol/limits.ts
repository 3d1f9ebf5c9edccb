/** Limits of the wire; each has a code in `problems.ts`. Limits of the log stand in `book/limits.ts`. */
export const PUSH_GZIP_BYTES_MAX = 64 * 1024;
export const PUSH_BYTES_MAX = 1024 * 1024;
export const PUSH_FACTS_MAX = 500;
/** Facts in one answer to a pull, over all books; the phone asks again while `more`. */
export const PULL_FACTS_MAX = 5_000;
export const PULL_BOOKS_MAX = 200;
/**
 * Books that a question by the mark alone may name; whoever has more of them asks by all it has.
 */
export const LEFT_BOOKS_MAX = 6;
/** What a phone offers to a home that was restored: all the facts of a book that the home lacks, at once. */
export const OFFER_GZIP_BYTES_MAX = 8 * 1024 * 1024;
export const OFFER_BYTES_MAX = 64 * 1024 * 1024;
export const REGISTER_FILE_BYTES_MAX = 8 * 1024 * 1024;
/** Phones and browsers that wait for news at one app server. */
export const LISTENERS_MAX = 20_000;
/** The home breaks the silence this often: a connection that is silent for twice as long is none. */
export const NEWS_BEAT_S = 25;
/** A request signed further from the server's time than this is refused with the server's time. */
export const REQUEST_AGE_MAX_S = 300;
export const SEARCH_RESULTS_MAX = 50;
/** Headers in one answer of a feed. */
export const FEED_HEADERS_MAX = 1_000;

/** So much at once, then so much a minute; who asks for more waits, and nothing is consumed. */
export type Allowance = { readonly burst: number; readonly perMinute: number };
/**
 * Signed requests of one person, of whatever stream, because a stream may be succeeded by others: a screen
 * asks a few at once, a phone in the field two a minute.
 */
export const PERSON_REQUESTS: Allowance = { burst: 120, perMinute: 120 };
/** New facts of one person: a season's work at once, then 17,000 a day. What comes again costs nothing. */
export const PERSON_FACTS: Allowance = { burst: 10_000, perMinute: 12 };
/** Attachments of one person, in KB: a season's pictures at once, then 140 MB a day. */
export const PERSON_FILES_KB: Allowance = { burst: 512 * 1024, perMinute: 100 };
/** Facts handed out to one person: two villages at once, then three more in two minutes. */
export const PERSON_PULLED_FACTS: Allowance = { burst: 50_000, perMinute: 30_000 };
/** Refused requests of one address that no stream's signature vouches for. */
export const ADDRESS_FAILURES: Allowance = { burst: 60, perMinute: 60 };
/** Wrong passwords and codes of one login name, from whatever address: five at once, then twelve an hour. */
export const SIGN_IN_TRIES: Allowance = { burst: 25, perMinute: 1 };
/** What one of them weighs. */
export const SIGN_IN_TRY_WEIGHT = 5;
/** Pushes of one person under way, and pulls; each kind goes one after the other. */
export const PERSON_UNDER_WAY_MAX = 4;
/** Pushes and pulls of everybody that a home of a PostgreSQL works on at the same time. */
export const EXCHANGES_AT_ONCE = 32;
/** The next push waits so long for each fact of the last: 5,000 facts take 50 seconds. */
export const PUSHED_FACT_REST_MS = 10;
/** And the next pull, for each ten facts: less than a phone's link takes to carry them. */
export const PULLED_TEN_FACTS_REST_MS = 1;
/** Requests of one address under way that need no signature; each kind goes one after the other. */
export const ADDRESS_UNDER_WAY_MAX = 16;
/**
 * After what needs no signature of a phone (heads shown to a home) the next of the kind from that address
 * waits so many times as long as it took, within these bounds: a phone waits for a minute.
 */
export const UNSIGNED_REST = { times: 30, leastMs: 50, mostMs: 30_000 } as const;
/** After carried copies twice as long: there are always more of them, and nobody waits before a screen. */
export const CARRY_REST = { ...UNSIGNED_REST, times: 60 } as const;
/** A new stream in place of another weighs so many facts: twenty at once, then one or two an hour. */
export const SUCCESSION_WEIGHT_FACTS = 500;
/** A phone that is told to wait asks again no later than this, whatever it was told. */
export const RETRY_AFTER_MAX_S = 3_600;
/** One request of a carrier: its bytes, its copies, what they hold once opened, and what each of them may. */
export const CARRY_BYTES_MAX = 1024 * 1024;
export const CARRY_COPIES_MAX = 500;
export const CARRY_PLAIN_BYTES_MAX = 16 * 1024 * 1024;
export const COPY_PLAIN_BYTES_MAX = 256 * 1024;
/** Bytes of an attachment in one request: what a cut connection loses at most. */
export const UPLOAD_STEP_BYTES_MAX = 128 * 1024;
/** Bytes of an attachment in one answer. */
export const FILE_STEP_BYTES_MAX = 256 * 1024;
/** Bytes of a sealed copy in one answer. */
export const SEALED_PART_BYTES_MAX = 1024 * 1024;
/** Attachments that one answer lists. */
export const SEALED_FILES_MAX = 1_000;
/** Attachments of one stream that may be on their way at once. */
export const UPLOADS_OPEN_MAX = 40;

/** Days of a lease, when the home's settings say nothing else, and within which they may. */
export const LEASE_DAYS = 60;
export const LEASE_DAYS_MIN = 14;
export const LEASE_DAYS_MAX = 180;
