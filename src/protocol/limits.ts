/** Limits of the wire; each has a code in `problems.ts`. Limits of the log stand in `book/limits.ts`. */
export const PUSH_GZIP_BYTES_MAX = 64 * 1024;
export const PUSH_BYTES_MAX = 1024 * 1024;
export const PUSH_FACTS_MAX = 500;
/** Facts in one answer to a pull, over all books; the phone asks again while `more`. */
export const PULL_FACTS_MAX = 5_000;
export const PULL_BOOKS_MAX = 200;
/** What a phone offers to a home that was restored: all the facts of a book that the home lacks, at once. */
export const OFFER_GZIP_BYTES_MAX = 8 * 1024 * 1024;
export const OFFER_BYTES_MAX = 64 * 1024 * 1024;
export const REGISTER_FILE_BYTES_MAX = 8 * 1024 * 1024;
/** A request signed further from the server's time than this is refused with the server's time. */
export const REQUEST_AGE_MAX_S = 300;
export const SEARCH_RESULTS_MAX = 50;
