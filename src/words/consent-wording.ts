/**
 * Name and version of the wording of `consent.wording`, in every language: another text is another version.
 */
export const ASSIST_WORDING = 'assist@1';

/** Of `case-vi.ts`, before a matter is passed on to the desk. */
export const DESK_WORDING = 'desk@1';

/** What is read before something is kept that only those may be asked for who agree. */
export const CLOSED_WORDINGS = { health: 'health@1', ethnic: 'ethnic@1' } as const;

/** What is read to who learns, and to the neighbour who shows it. */
export const PAIR_WORDINGS = { learns: 'pair-learns@2', shows: 'pair-shows@2' } as const;

/** Of `team-vi.ts`, before it is told on how it was for somebody before and after. */
export const EXAMPLE_WORDING = 'example@1';
