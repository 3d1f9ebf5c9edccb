import type { MonthsWords } from './months-vi.ts';
import { groupDigits } from './number-text.ts';

const num = (value: number): string => groupDigits(value, ',');

export const monthsEn: MonthsWords = {
  title: 'Figures by month',
  month: (month) => `Month ${month}`,
  choose: 'Choose a month',
  view: 'Figures',
  views: {
    reported: 'As reported then',
    today: 'Newest, today’s boundaries',
    day: 'Newest, boundaries of another day',
  },
  said: {
    reported: (month, day) =>
      `What the server had received when month ${month} ended, in the boundaries of ${day}. Nothing written later changes it.`,
    reportedOpen:
      'This month has not ended, so there is no report yet; below is what has come in so far.',
    today: (month) =>
      `The end of month ${month} with all that was written later, in today’s boundaries.`,
    todayOpen: 'What has come in so far, in today’s boundaries.',
    dayOpen: (day) => `What has come in so far, in the boundaries of ${day}.`,
    day: (month, day) =>
      `The end of month ${month} with all that was written later, in the boundaries of ${day}.`,
  },
  open: (month) => `Month ${month} has not ended, its figures still change.`,
  dayField: 'Boundaries of',
  dayWrong: 'Please write a day, such as 30/06/2025',
  show: 'Show',

  figures: (place, month) => `Indicators of ${place}, month ${month}`,
  figure: 'Indicator',
  parts: {
    village: 'Each village',
    commune: 'Each commune',
    district: 'Each district',
    province: 'Each province',
  },
  part: { village: 'Village', commune: 'Commune', district: 'District', province: 'Province' },
  partsOf: (measure, month) => `${measure}, month ${month}`,
  by: 'By indicator',
  change: 'Against the month before',
  told: (met, of, unit) => `${num(met)} of ${num(of)} ${unit}`,
  units: { household: 'households', resident: 'people' },
  more: (count, unit) => `${num(count)} ${unit} more`,
  less: (count, unit) => `${num(count)} ${unit} fewer`,
  same: 'no change',
  from: (communes) => `sum of ${num(communes)} communes`,
  hidden: 'not told',
  hiddenNote:
    'Not told: a number below 5 could point at somebody, or a number below 5 would follow from it, or the boundaries are not those of the report.',
  none: 'no figures yet',
  unread: '…',
  nobody: { household: 'no households yet', resident: 'no people yet' },
  notIn: (names) => `Not yet in the figures of this month: ${names}.`,
  nothing: (month) => `No figures for month ${month} yet`,
  nothingText:
    'The villages’ books begin in a later month, or the server is still counting: please look again in a few minutes.',
  nothingOnDay: (day) =>
    `In the boundaries of ${day} there may be no such place, or the villages’ books begin in a later month.`,

  csv: 'Download as CSV',
  csvName: 'figures-of-month',
  csvHead: {
    place: 'Place',
    measure: 'Indicator',
    month: 'Month',
    met: 'Reached',
    of: 'Of',
    unit: 'Unit',
    note: 'Note',
    boundaries: 'In the boundaries of',
  },
  place: 'Place',
  noPlace: 'No place is given to you yet',
  noPlaceText:
    'This device has no right to see the figures of a commune or a province. Please ask the administrator.',
};
