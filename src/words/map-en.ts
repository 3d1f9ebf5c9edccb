import type { mapVi } from './map-vi.ts';

/** The village map in English. */
export const mapEn: typeof mapVi = {
  open: 'Map',
  label: (count) => `Map of the village, ${count} houses`,
  help: 'Arrows move, plus and minus zoom, 0 shows the whole village. The list of houses is below.',
  closer: 'Closer',
  wider: 'Wider',
  whole: 'All',
  here: 'Where am I',
  north: 'N',
  metres: (count) => `${count} m`,
  kilometres: (count) => `${count} km`,
  decimal: '.',
  unplaced: (count) => `No position yet: ${count}`,
  noneYet:
    'No house has a position yet. They stand by alley and number. Write it down wherever you come.',
  onlySome: (known, of) =>
    `${known} of ${of} houses have a position. The others stand below, by alley and number.`,
  allKnown: (of) => `All ${of} houses have a position.`,
  astray: (count) =>
    `${count} with a position too far from the village are not on the map. Measure again at the door.`,
  tap: 'Press a door to see whose it is.',
  twin: 'List of the houses on the map',
  standings: {
    known: '',
    unknown: 'no position yet',
    astray: 'position too far off, to be measured again',
  },
  close: 'Close',
  chapter: (name) => `book of ${name}`,

  looking: 'Looking for this phone',
  youAreFar: (distance) => `You are about ${distance} from the village.`,

  place: {
    title: 'Write down where the house is',
    again: 'Write down the place again',
    has: 'This house has a position.',
    hasNot: 'This house has no position yet.',
    see: 'See it on the map',
    stand: 'Stand at the door, under open sky, and press. No signal is needed.',
    measure: 'Measure here',
    measureAgain: 'Measure again',
    measureInstead: 'Measure on the spot instead',
    measuring: 'Measuring, one moment',
    found: (accuracy) => `Measured, within about ${accuracy}.`,
    rough: (accuracy) =>
      `Still off by about ${accuracy}, too much to tell houses apart. Go where the sky is open, wait half a minute, measure again.`,
    far: (distance) =>
      `This is about ${distance} from the village. Are you really at the door of this house?`,
    farTap: (distance) => `This is about ${distance} from the village. Is the house really there?`,
    moves: (distance) => `About ${distance} from where it was written down before.`,
    save: 'Write down this place',
    saveAll: 'Yes, this place',
    saved: 'Place of the house written down',
    tap: 'Show it on the map',
    tapHint: 'Move the map until the cross lies on the house.',
    tapHere: 'The house is here',
    noAnchor: 'No house has a position yet. The first one is measured at its door.',
    remove: 'Take the position away',
    removed: 'Position taken away',
    outside: 'This place lies outside Vietnam and cannot be written down.',
    problems: {
      denied:
        'This phone may not tell where it is. Allow it in the browser’s settings and measure again, or show it on the map.',
      unfound:
        'This phone has not found where it is. Turn its positioning on, go where the sky is open and measure again, or show it on the map.',
      unable: 'This phone cannot measure. Show the house on the map.',
    },
  },
};
