import { groupDigits } from './number-text.ts';
import type { PapersWords } from './papers-vi.ts';

const num = (value: number): string => groupDigits(value, ',');

/** Cards and plates of households, in English. */
export const papersEn: PapersWords = {
  title: 'Household cards, door plates',
  lead: (village, households) => `${village}, ${num(households)} households`,
  loading: 'Asking the commune’s server',
  retry: 'Try again',
  offline: 'Giving cards and printing plates needs a network; nothing has changed.',
  failed: (code) => `The commune’s server could not do it (code ${code}). Please try again.`,
  notYours: 'Only the leader, the village head or a commune officer gives cards of this village.',
  unknown: 'This village is not in the books of the commune.',
  none: 'The village has no household in its book yet',

  kind: 'What to print',
  kinds: { cards: 'Household cards', plates: 'Door plates' },
  kindHints: {
    cards: 'Opens the household’s own page',
    plates: 'Anyone may scan it, it names nobody',
  },
  about: {
    cards:
      'The card opens the page of the household: when the team comes, who acted. Neither names anybody of the house. Hand it to the head of the household only.',
    plates:
      'The plate opens the check page only: of which village it is, and whether it is genuine. It does not expire.',
  },
  list: 'Households',
  nameless: 'Household without a name',
  given: (day) => `has a card since ${day}`,
  notGiven: 'no card yet',
  choose: 'Choose those without a card',
  chooseAll: 'Choose all',
  chooseNone: 'Choose none',
  issue: (count) => `Give ${num(count)} cards`,
  issueNone: 'Choose at least one household',
  tooMany: (max) => `At most ${num(max)} cards at a time.`,
  replaces: (count) => `${num(count)} of them have a card: with the new one the old opens nothing.`,
  withdraw: 'Withdraw card',
  withdrawn: 'Card withdrawn',
  issued: (count) =>
    `${num(count)} new cards. They are shown here once: print them now, and hand them over.`,
  back: 'Back to the households',
  size: 'Size',
  sizes: { ten: 'Ten cards on A4', one: 'One by one (85.6 × 54 mm)' },
  print: 'Print',
  printPlates: (count) => `Print ${num(count)} plates`,

  card: {
    title: 'Household card',
    code: (code) => `Household code ${code}`,
    scan: 'Scan to open the page of the household',
    keep: 'Keep it like a key. If it is lost, tell the team leader.',
    qr: (code) => `QR code of the card of household ${code}`,
  },
  plate: {
    title: 'Community digital team',
    scan: 'Scan to check that it is genuine',
    never: 'The team asks for no password, no OTP code and no money.',
    qr: (code) => `QR code of plate ${code}`,
  },
};
