import type { houseVi } from './house-vi.ts';

/** A household that the register does not know yet, in English. */
export const houseEn: typeof houseVi = {
  title: 'Add a household',
  lead: 'A new household, one that moved in, or one the register lacks.',
  back: 'Doors',
  head: 'Name of the head',
  headHint: 'The whole name',
  headMissing: 'Write the name of the head.',
  alley: 'Alley, group of houses',
  otherAlley: 'Another alley',
  alleyName: 'Name of the alley',
  code: 'Household code',
  codeHint: 'The next number that no house has. Write another where the commune gave one.',
  place: 'Where it stands',
  placeHint: 'Measure it while you stand at the door. Later will do, too.',
  measure: 'Measure here',
  measured: (accuracy) => `Measured to about ${accuracy}.`,
  rough: (accuracy) =>
    `Only to about ${accuracy}: too rough to keep. Measure again under the open sky, or later.`,
  unmeasured: 'Could not be measured. Later will do: “Record where it stands” of this household.',
  forget: 'Drop what was measured',
  alike: 'The register has a household that looks like this one. If it is that one, open it:',
  save: 'Add this household',
  saveAnyway: 'It is another one, add it',
  saved: (head) => `Added the household of ${head}`,
  undone: 'Taken off again; the history keeps both',
};
