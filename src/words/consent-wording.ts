/**
 * Name and version of the wording of `consent.wording`, in every language: another text is another version.
 */
export const ASSIST_WORDING = 'assist@1';
