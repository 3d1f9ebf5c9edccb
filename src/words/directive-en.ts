import type { directiveVi } from './directive-vi.ts';
import { groupDigits } from './number-text.ts';

const num = (value: number): string => groupDigits(value, ',');
const villages = (count: number): string => (count === 1 ? '1 village' : `${num(count)} villages`);

export const directiveEn: typeof directiveVi = {
  all: 'Directives to the villages',
  lead: 'From the commune to a village, from there to somebody by name, and back with picture and time',
  give: 'Give a directive',
  none: 'None yet',
  noneText:
    'What is given stands on the phones of those who lead each village, without signal too.',
  gone: 'This directive is not here',
  goneText: 'It is not in the commune book that this phone holds.',
  notYet: 'It has not reached the villages',
  notYetText:
    'This phone has not sent it yet. With a network it goes out, and its numbers show here.',
  noBook: 'The commune’s book of work is not here yet',
  noBookText: 'It comes with a network; open this page again then.',
  numbers: (done, of) => `${num(done)} of ${villages(of)} done`,
  reported: (count) => `${villages(count)} reported`,
  late: (count) => `${villages(count)} late`,
  toAll: 'All villages',
  toSome: (count) => villages(count),
  form: {
    new: 'Tell the villages what to do',
    newLead: 'Whoever leads a village takes it on and hands it to somebody',
    change: 'Change the directive',
    where: 'Which villages',
    all: 'All villages',
    some: 'Some villages',
    villages: 'Villages',
    save: 'Give it',
  },
  change: 'Change',
  end: 'End it',
  byVillage: (day) => `Village by village, until ${day}`,
  village: 'Village',
  state: 'State',
  who: 'Who has it',
  due: 'Due',
  settledOn: 'Done on',
  lastReport: 'Last report',
  noReport: '—',
  withPicture: 'with a picture',
  reports: 'Reports of the villages',
  reportsNone: 'No village has reported yet.',
  reportBy: (village, who) => `${village}: ${who}`,
  settledBy: (who, day) => `${who} said on ${day} that it is done`,
  backBy: (who, day, reason) => `${who} sent it back on ${day}: ${reason}`,
  sendBack: 'Send it back',
  back: {
    title: 'Send it back to the village',
    lead: 'The village reads this on its phones. Once sent it stays; the village reports again.',
    reason: 'What is missing',
    missing: 'Write what is missing, so that the village knows how to go on.',
    save: 'Send back',
    done: 'Sent back to the village',
  },
  lateTitle: 'Directives whose day has gone',
};
