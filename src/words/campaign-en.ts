import type { campaignVi } from './campaign-vi.ts';
import { groupDigits } from './number-text.ts';

const num = (value: number): string => groupDigits(value, ',');

const span = (days: number): string => {
  if (days >= 14) return `${num(Math.round(days / 7))} weeks`;
  return days === 1 ? '1 day' : `${num(days)} days`;
};

const units = (count: number, unit: 'resident' | 'household'): string => {
  if (unit === 'resident') return count === 1 ? '1 person' : `${num(count)} people`;
  return count === 1 ? '1 household' : `${num(count)} households`;
};

export const campaignEn: typeof campaignVi = {
  title: 'Campaign',
  all: 'Campaigns',
  allLead: (village) => `Of the commune, for ${village} too`,
  open: 'Campaigns',
  running: (count) => (count === 0 ? 'none running' : `${num(count)} running`),
  none: 'No campaign yet',
  noneText: 'When the commune starts one, it stands here with the doors left, without signal too.',
  gone: 'This campaign is not here',
  goneText: 'It is not in the commune book that this phone holds.',
  unknown: 'The app on this phone cannot count this figure yet. Update the app and look again.',

  stages: { coming: 'Not begun', running: 'Under way', over: 'Over', ended: 'Ended early' },
  lead: {
    coming: (from, until) => `From ${from} to ${until}`,
    running: (until, days) =>
      days === 0 ? `Today, ${until}, is the last day` : `Until ${until}, ${num(days)} days left`,
    over: (until) => `Over since ${until}`,
    ended: (on) => `Ended early on ${on}`,
  },
  endedWhy: (reason) => `Why it ended early: ${reason}`,

  progress: 'Reached',
  unit: (unit) => (unit === 'resident' ? 'people' : 'households'),
  target: (needed, percent, unit) =>
    percent === 100
      ? `Target: all ${units(needed, unit)}`
      : `Target ${percent}%: ${units(needed, unit)}`,
  targetEach: (needed, unit) => `Target: ${units(needed, unit)} in the village`,
  helped: (count, unit) => `For ${units(count, unit)} of them the team did it.`,
  ageless: (count) =>
    `${units(count, 'resident')} of unknown year of birth not counted. Ask, and write the year down.`,
  nobody: 'At present nobody in the village is meant by it.',

  forecast: {
    title: 'Will it be in time',
    reached: 'The target is reached. Thanks to everybody and the team.',
    coming: 'It has not begun.',
    thin: 'Too little is known yet to guess a day.',
    still: (weeks) => `Nobody was added in the last ${weeks} weeks.`,
    due: (weeks, from, until) =>
      `At the pace of the last ${weeks} weeks: done about ${from} – ${until}`,
    late: (days) => `about ${span(days)} late`,
    early: (days) => `about ${span(days)} early`,
    onTime: 'just in time',
    perhaps: 'perhaps in time, perhaps late',
    needed: (count, unit, doors) =>
      doors === undefined
        ? `To be in time it takes ${units(count, unit)} more a week.`
        : `To be in time it takes ${units(count, unit)} at ${num(doors)} doors a week.`,
    lastDays: (count, unit) =>
      `To be in time it takes ${units(count, unit)} more in the last days.`,
    tooLate: (count, unit) => `${units(count, unit)} short of the target.`,
    basis: 'A guess, should the pace stay as it is.',
  },

  ways: (age) => `Under ${age}: show how. From ${age} on: do it for them, once they agree.`,
  way: {
    show: (names) => `Show how: ${names}`,
    do: (names) => `Do it for: ${names}`,
  },

  left: (doors) => (doors === 1 ? '1 door left' : `${num(doors)} doors left`),
  leftNone: 'No door left',
  leftNoneText: 'Everybody who is meant has reached it.',
  round: 'Where to go tonight',
  whose: 'Whose doors',
  chips: { all: 'All', mine: 'My doors', free: 'Given to nobody' },
  split: 'Divide the doors',
  noneHere: 'No door left here.',
  views: { list: 'List', wall: 'Doors', map: 'Map' },

  about: 'About this campaign',
  counted: 'Counted:',
  when: 'When:',
  period: (from, until) => `${from} – ${until}`,
  changes: 'Changes',
  change: (day, was) => `Before ${day}: ${was}`,
  again: 'It repeats an earlier one.',
  plan: (title, target, until) => `${title}, target ${target}, until ${until}`,
  percent: (percent) => `${percent}%`,
  each: (count) => `${num(count)} in each village`,

  goal: {
    people: 'Everybody',
    households: 'One person of each household',
    from: (age) => `from ${age}`,
    until: (age) => `to ${age}`,
    or: ' or ',
    whole: (who, what, step) => `${who}: ${what} – ${step}`,
  },

  shareTitle: 'Picture to share',
  poster: 'Poster',
};
