import type { campaignTellVi } from './campaign-tell-vi.ts';
import { groupDigits } from './number-text.ts';

const num = (value: number): string => groupDigits(value, ',');

export const campaignTellEn: typeof campaignTellVi = {
  share: 'Picture to share',
  shareLead: 'For the village groups on Zalo and Facebook. Nobody is named in it.',
  fileName: 'campaign',

  poster: 'Poster for the culture house',
  posterLead: 'A4. Write by hand whom people may ask before you hang it up.',
  print: 'Print',
  qr: 'QR that opens the public page',
  scan: 'Scan for the public figures',
  ask: 'Ask:',
  phone: 'Phone:',

  until: (day) => `Until ${day}`,
  over: (day) => `Ended on ${day}`,
  team: (place) => `Community digital technology team of ${place}`,
  commune: (place) => `Community digital technology teams of ${place}`,
  asOf: (day) => `as of ${day}`,
  reached: 'The target is reached. Thanks to everybody',
  nearly: 'Only a few more, and it is done',
  begun: 'It has just begun: join in',
  pair: (met, of, unit) =>
    `${num(met)} of ${num(of)} ${unit === 'resident' ? 'people' : 'households'}`,
  ways: (age) => [
    `Under ${age}: the team comes and shows how.`,
    `From ${age} on: the team does it for you, if you agree.`,
  ],
  way: 'The team comes to your house and shows how.',
  free: 'Free of charge. Nobody may ask for your password or one-time code.',
  whole: (title, place, said) => `${title}. ${place}: ${said}.`,
};
