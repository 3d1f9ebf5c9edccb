/**
 * Name and version of the wording of `consent.wording`, in every language: another text is another version.
 */
export const ASSIST_WORDING = 'assist@1';

/** What is read before something is kept that only those may be asked for who agree. */
export const CLOSED_WORDINGS = { health: 'health@1', ethnic: 'ethnic@1' } as const;
