import { groupDigits } from './number-text.ts';
import type { TeamWords } from './team-vi.ts';

const num = (value: number): string => groupDigits(value, ',');
const many = (count: number, one: string, more: string): string =>
  `${num(count)} ${count === 1 ? one : more}`;
const doorsText = (count: number): string => many(count, 'door', 'doors');

/** How a team shares its work, in English. */
export const teamEn: TeamWords = {
  title: 'The team’s work',
  lead: (village) => `Community digital team of ${village}`,
  open: 'The team’s work',

  mine: 'My doors',
  theirs: (name) => `Doors of ${name}`,
  none: 'No door was given to you yet. When the leader has divided them, yours stand here.',
  noneTheirs: 'No door was given yet.',
  left: (left, all) =>
    left === 0
      ? `${doorsText(all)}, each with somebody proficient`
      : `${doorsText(all)}, in ${num(left)} nobody is proficient yet`,
  leftTitle: 'Still to visit',
  doneTitle: 'With somebody proficient',

  givenTitle: 'Given to the village',
  given: (evenings, doors) =>
    `In the last 12 months: ${many(evenings, 'outing', 'outings')}, ${doorsText(doors)} knocked at.`,
  givenNone: 'No outing was recorded in the last 12 months.',

  membersTitle: 'On the team',
  membersLead: 'By name. What is left serves to share the work, not to compare people.',
  noMembers: 'The book knows nobody on this village’s team.',
  gone: (count) =>
    `${doorsText(count)} given to somebody who is on the team no more. Please divide them anew.`,

  split: 'Divide the doors',
  splitLead: (free, all) =>
    free === 0
      ? `All ${num(all)} doors are given to somebody`
      : `${num(free)}/${num(all)} doors are given to nobody`,
  alley: (houses, free) =>
    free === 0 ? doorsText(houses) : `${doorsText(houses)}, ${num(free)} given to nobody`,
  share: (name, doors) => `${name} ${num(doors)}`,
  chooseDoors: 'Choose doors',
  all: 'Choose all',
  onlyFree: 'Only those given to nobody',
  noDoors: 'Choose none',
  toWhom: 'Give to',
  nobody: 'Nobody in particular',
  nobodyHint: 'Anybody on the team may go',
  has: (doors) => (doors === 0 ? 'has no doors yet' : `has ${doorsText(doors)}`),
  give: (doors) => `Give ${doorsText(doors)}`,
  takeBack: (doors) => `Take back ${doorsText(doors)}`,
  giveNone: 'Choose at least one door',
  toWhomMissing: 'Choose to whom they are given.',
  gave: (doors, name) => `${doorsText(doors)} given to ${name}`,
  tookBack: (doors) => `${doorsText(doors)} taken back`,
  unchanged: 'They were given like this already: nothing has changed.',

  praise: 'Thank',
  praiseTo: (name) => `Thank ${name}`,
  praiseLead: 'Your words show on the phone of whoever is thanked.',
  praiseChoose: 'Choose a sentence',
  praises: (evenings, doors) => [
    ...(evenings > 0
      ? [`Thank you for ${many(evenings, 'outing', 'outings')} to ${doorsText(doors)}.`]
      : []),
    'Thank you for showing our elders every step with patience.',
    'People speak of you with thanks. So do we.',
  ],
  praiseOwn: 'Or in your own words',
  praiseSave: 'Send thanks',
  praised: (name) => `Thanks sent to ${name}`,
  praisesTitle: 'Thanks',
  praiseBy: (who, when) => `${who}, ${when}`,
  newPraise: (who, words) => `${who} thanks you: ${words}`,
  seen: 'Read',
  someone: 'The leader',
};
