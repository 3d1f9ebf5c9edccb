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

  session: {
    title: 'Lessons at the culture house',
    lead: 'The roll and one step for many people at once.',
    none: 'No lesson yet',
    noneText: 'Open a lesson, find the name of everybody who is there, and record all at once.',
    open: 'Open a lesson',
    line: (skill, step, there) => `${skill} – ${step}, ${many(there, 'person', 'people')}`,
    dates: (day) => `On ${day}`,
    begun: 'Roll begun',
    begunLine: (count) => `${num(count)} chosen, not recorded yet`,
    newTitle: 'Open a lesson',
    name: 'Name of the lesson',
    nameOf: (skill) => `Learning ${skill}`,
    skill: 'Which skill',
    step: 'Which step does everybody there reach',
    stepHint: 'Whoever has come further keeps their step.',
    start: 'Begin the roll',
    today: (title) =>
      `“${title}” was opened today. Go on with it, so that one lesson does not become two.`,
    goOn: 'Go on with it',
    find: 'Find who is there',
    findHint: 'Without tone marks, or by initials, will do',
    notFound: 'This name is not in the village’s book.',
    chosen: (count) => `${many(count, 'person', 'people')} chosen`,
    there: (count) => `${many(count, 'person', 'people')} there`,
    thereNone: 'Nobody recorded yet.',
    onRoll: 'On the roll',
    drop: 'Remove',
    save: (count) => `Record ${many(count, 'person', 'people')}`,
    saveNone: 'Choose at least one person',
    saved: (count) => `${many(count, 'person', 'people')} recorded`,
    fixHint: 'Whoever was recorded by mistake: press the name to take it off.',
    fixAll: 'It was the wrong lesson: take all names off',
    fixOne: (name) => `${name} was not there`,
    fixGoesToo: (steps, skill) =>
      steps === 0
        ? 'No step was recorded in this lesson; the name alone goes.'
        : `The step of ${skill} recorded for ${num(steps)} ${steps === 1 ? 'person' : 'people'} in this lesson goes too.`,
    fixUnread:
      'This phone cannot read all of the history yet. Nothing was changed; try again where there is a network.',
    fix: (count) => (count === 1 ? 'Take this name off' : `Take ${num(count)} names off`),
    fixed: (count) => `${num(count)} ${count === 1 ? 'name' : 'names'} taken off`,
    skipped: (names) =>
      `Not recorded: ${names}. The book has just learnt that they live here no more. All others are recorded.`,
    share: 'Another phone for the roll',
    shareLead:
      'Another phone of the team scans this with its camera and keeps the roll of the same lesson, without signal too. The code holds nobody’s name.',
    sharePractice:
      'This is the practice village: a code would open the lesson in the other phone’s real book, so none is shown here.',
    shareAlt:
      'If it cannot scan, it opens a lesson of the same skill and name: the book joins the two.',
    qr: (title) => `QR code of the lesson ${title}`,
    absentTitle: 'Doors from which nobody came',
    absent: (count) => `From ${many(count, 'door', 'doors')} nobody came`,
    absentOpen: 'See these doors',
    broken: 'The code of this lesson is not right. Open it again on the other phone and scan.',
  },

  example: {
    title: 'Examples in the village',
    lead: 'Before and after, of our own neighbours, told when they agreed.',
    none: 'No example yet',
    noneText: 'Open the page of somebody who does it alone, and press “Tell this example”.',
    newTitle: (name) => `Example of ${name}`,
    skill: 'Which skill',
    before: 'How it was before',
    beforeHint: 'For example: three kilometres every month to pay for electricity.',
    after: 'How it is now',
    afterHint: 'For example: paid at home within a minute.',
    filesHint: 'One picture and one recording. Of the doing, never of papers.',
    ask: 'Read to whoever it tells of:',
    wording: (who, until) =>
      `${who}, may the team tell this to people in the village, with picture and voice if there are any, until ${until}? The team and the commune keep it; it is not put on the internet. You can end it at any time. Do you agree?`,
    save: 'Record this example',
    saved: 'Example recorded',
    beforeLabel: 'Before',
    afterLabel: 'Now',
    of: (who, alley) => (alley === '' ? who : `${who}, ${alley}`),
    until: (day) => `May be told until ${day}`,
    followers: (count) => many(count, 'household follows', 'households follow'),
    followersNone: 'Nobody follows yet',
    count: (count) => many(count, 'example', 'examples'),
    follow: 'This household follows',
    followed: 'Recorded as following',
    isFollowing: 'This household follows it',
    end: 'Tell it no longer',
    ended: 'The example is told no longer',
    atDoor: 'Tell at this door',
  },

  toStuck: 'Who does not get on, who can show it',
  task: {
    title: 'Done for them, and the way back',
    times: (how, count) => `${how} ${num(count)}`,
    hand: 'Hand over',
    handTitle: (skill) => `Hand over: ${skill}`,
    toWhom: 'Who does it from now on',
    self: 'alone',
    away: 'away',
    note: 'What to mind',
    password: 'Where somebody knew a password, change it together before handing over.',
    save: 'Record handing over',
    saved: 'Handing over recorded',
    handed: (to, day) => (to === undefined ? `Alone since ${day}` : `${to} since ${day}`),
    stuck: 'Done for them for long: next time, do it together',
    helpedTitle: 'Done for people',
    helpedLead: 'Done for them, until they do it. Those it has lasted longest with stand first.',
    helpedNone: 'Nothing has to be done for anybody',
    helpedCount: (count) => many(count, 'person', 'people'),
    agreed: (until) => `Agreed until ${until}`,
    unagreed: 'No consent that runs: ask before doing more',
  },
};
