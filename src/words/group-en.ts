import type { groupVi } from './group-vi.ts';
import { groupDigits } from './number-text.ts';

const num = (value: number): string => groupDigits(value, ',');
const people = (count: number): string => (count === 1 ? '1 person' : `${num(count)} people`);

export const groupEn: typeof groupVi = {
  title: 'Groups',
  lead: (place) => `Who is in which group of ${place} follows from today’s work and posts`,
  tiers: {
    executives: 'Party Committee and commune with those who run the villages',
    alleys: 'Self-management groups with those who run the village',
    unions: 'The Front and mass organisations',
    residents: 'Residents and the digital team',
  },
  people: (count) => (count === 0 ? 'nobody yet' : people(count)),
  households: 'the households of the register',
  last: (title, when) => `Last: ${title} (${when})`,
  lastNone: 'Nothing sent yet',
  write: 'Write to this group',
  who: 'Who is in it',
  whoNone: 'Nobody is known to hold this post.',
  allHouses:
    'A notice goes to each household of the register; who takes it is the family’s to say.',
  said: 'Said to this group',
  mine: 'To me',
  mineSaid: (count) => `${num(count)} notices to a group you are in`,
  team: 'on the digital team',

  post: {
    press: 'Say who holds a post',
    title: 'Who holds this post',
    which: 'Post',
    whichMissing: 'Choose the post.',
    place: 'Where',
    alley: 'Alley',
    alleyMissing: 'Name the alley of the group.',
    who: 'Who holds it',
    other: 'Somebody else',
    name: 'Full name',
    missing: 'Choose somebody or write a name.',
    save: 'Record the post',
    saved: (name) => `Recorded: ${name}`,
    leave: 'Holds it no more',
    left: 'Recorded that it is held no more',
  },
};
