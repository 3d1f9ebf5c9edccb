/**
 * Every error a home answers with: problem+json (RFC 9457) `{type, title, status, code, …detail}`.
 * The code is what programs and words files know; the title is for whoever reads a log.
 */
export const PROBLEMS = {
  malformed: { status: 400, title: 'The request does not have the expected form' },
  'not-json': { status: 400, title: 'The body is not JSON' },
  'not-gzip': { status: 400, title: 'The body is not gzip although it says so' },
  'protocol-too-old': { status: 426, title: 'This version of the app is too old to be understood' },
  'not-signed': { status: 401, title: 'The request is not signed by a stream' },
  'signature-wrong': { status: 401, title: 'The signature does not fit the request' },
  'stream-unknown': { status: 401, title: 'This stream is not registered here' },
  'stream-ended': {
    status: 401,
    title: 'This device is no longer in use, or its sign-in has ended',
  },
  'clock-far-off': { status: 401, title: 'The device clock is too far off; use the time in `at`' },
  'sign-in-wrong': { status: 401, title: 'The name, the password or the code is wrong' },
  'passkey-wrong': { status: 401, title: 'This passkey is unknown here, or says something else' },
  'challenge-unknown': { status: 401, title: 'This attempt is over or was used; begin again' },
  'account-failed': { status: 401, title: 'The other issuer did not vouch for this sign-in' },
  'account-unlinked': { status: 403, title: 'This account of another issuer is linked to nobody' },
  'account-away': { status: 503, title: 'The other issuer cannot be reached; try again later' },
  'sign-in-again': { status: 403, title: 'Whoever changes how they sign in signs in anew first' },
  'name-taken': { status: 409, title: 'This is taken by somebody else' },
  'password-weak': { status: 422, title: 'This password is too easy to guess' },
  'code-wrong': { status: 422, title: 'The code of the code app is wrong' },
  'card-unknown': { status: 403, title: 'This card is unknown or withdrawn' },
  'card-used': { status: 403, title: 'Another phone was enrolled with this card' },
  'card-expired': { status: 403, title: 'The time of this card is over' },
  'card-elsewhere': { status: 403, title: 'Another home gave this card' },
  'not-yours': { status: 403, title: 'This is not open to you' },
  'said-before': { status: 409, title: 'This very request was answered before; sign it anew' },
  'not-found': { status: 404, title: 'There is nothing here' },
  'method-not-allowed': { status: 405, title: 'This address does not take that method' },
  'host-unknown': { status: 421, title: 'A demo answers under the names of this machine only' },
  'site-unknown': { status: 403, title: 'Pages of another site are not answered here' },
  'too-large': { status: 413, title: 'The body is larger than the limit' },
  'unsupported-media': { status: 415, title: 'This kind of content is not taken here' },
  'offset-wrong': { status: 409, title: 'The upload stands at another offset; ask for it' },
  'file-wrong': { status: 422, title: 'The bytes that came do not give this name; send them anew' },
  'sheet-unreadable': { status: 422, title: 'The file cannot be read as what it is to be' },
  'preview-stale': { status: 409, title: 'The books changed since the preview; look at it again' },
  'too-many-requests': { status: 429, title: 'Too many requests' },
  'book-full': { status: 507, title: 'This book is full; nothing was taken' },
  'disk-full': { status: 507, title: 'The disk of the home is full; nothing was taken' },
  'tombstones-unset': { status: 503, title: 'The home has no place for the record of erasures' },
  'tombstones-same-disk': { status: 503, title: 'That place is on the disk of the store itself' },
  'tombstones-failed': { status: 503, title: 'The record could not be written; nothing is erased' },
  'store-away': { status: 503, title: 'The home cannot reach its store; ask again' },
} as const;

export type ProblemCode = keyof typeof PROBLEMS;

/** Codes of parts of a push that are not taken: nothing was consumed. */
export const NOT_TAKEN = [
  'book-unknown',
  'fork',
  'gap',
  'chain-mismatch',
  'signature-wrong',
  'salt-missing',
  'salt-conflict',
  'stream-not-yours',
  'book-full',
  'disk-full',
] as const;
export type NotTakenCode = (typeof NOT_TAKEN)[number];
