/** Version of the messages between phone and home; a fingerprint of their schemas is pinned in a test. */
export const PROTOCOL = 3;
/** Oldest version a home still answers: a phone may sleep in a valley for months. */
export const PROTOCOL_FLOOR = 1;
