import type { officerPhonesVi } from './officer-phones-vi.ts';

/** The same in English. */
export const officerPhonesEn: typeof officerPhonesVi = {
  title: (name) => `Phones of ${name}`,
  lead: 'Every device that opened the books by a card or by signing in. Report a lost one here, then give a new card.',
  none: 'The books are open on no device yet',
  noneText: 'Give a card and let them scan it with the camera of the phone.',
  noName: 'Phone without a name',
  thisOne: 'this one',
  inUse: 'In use',
  past: 'No longer in use',
  since: (day) => `Opened on ${day}`,
  heard: (when) => `Last heard of ${when}`,
  heardNever: 'Never heard of so far',
  heardUnknown: 'When it was last heard of could not be asked',
  asking: 'Asking when it was last heard of',
  endedBy: {
    lost: (day) => `Reported lost on ${day}`,
    'signed-out': (day) => `No longer used since ${day}`,
  },
  overdue: (day) => `The sign-in ended on ${day}`,
  heardLater: (when) => `Heard of after that, ${when}`,
  lost: 'This phone is lost',
  lostTitle: (name) => `Report ${name} as lost`,
  lostWhat: [
    'That phone reads the books no more. When it is next opened with a network, what it holds of other people is destroyed.',
    'What was recorded and not sent is not thrown away: when it comes, the home keeps it and asks whoever is in charge.',
    'If the phone is found, give a new card, open it on that very phone and go on.',
  ],
  darkBy: (day) =>
    `Without a network, and if it is still opened, that part closes by itself on ${day} at the latest.`,
  darkUnasked: 'Without a network that part closes by itself when its lease has run out.',
  lostSure: 'Report this phone as lost',
  saved: (name) => `${name} is reported lost`,
  savedWaits: 'Saved here and waiting to be sent. Until then the lost phone still reads the books.',
  savedDone: 'The home has it. From now on whatever that phone sends waits for approval.',
  newCard: 'Give a new card',
  failed: 'It could not be reported. Try again; the books are as they were.',
};
