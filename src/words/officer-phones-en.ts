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
  darkSince: (day) =>
    `It has not met the home for long: if it was still opened, that part closed by itself on ${day}.`,
  darkUnasked: 'Without a network that part closes by itself when its lease has run out.',
  lostSure: 'Report this phone as lost',
  saved: (name) => `${name} is reported lost`,
  savedWaits: 'Saved here and waiting to be sent. Until then the lost phone still reads the books.',
  savedDone: 'The home has it. From now on whatever that phone sends waits for approval.',
  newCard: 'Give a new card',
  failed: 'It could not be reported. Try again; the books are as they were.',

  card: {
    title: (name) => `Card of ${name}`,
    lead: 'Let the person scan it, or print it. A card opens once, on one phone.',
    make: 'Make a new card',
    making: 'Making the card',
    warn: 'Whoever holds this card can record in that person’s name. Hand it over in person; do not post it in groups.',
    until: (day) => `Opens until ${day}`,
    of: (place) => `Digital team of ${place}`,
    once: 'The card is shown here once. After leaving this page, make another.',
    link: 'Or type this address into the phone’s browser',
    qr: (name) => `QR code of the card of ${name}`,
    print: 'Print the card',
    copy: 'Copy the address',
    copied: 'The address of the card is copied',
    steps: [
      'Open the camera and point it at the code',
      'Press the address that appears',
      'Name the phone, then choose a PIN of 6 digits',
    ],
    unknown: 'There is no such person in the teams of the commune',
    waits:
      'This person was just added and the server has not received it. Make the card once there is a network.',
  },
};
