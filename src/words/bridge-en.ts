import type { bridgeVi } from './bridge-vi.ts';

const CHANNELS = {
  push: 'Devices of team and officers',
  zalo: 'Zalo messages',
  sms: 'SMS',
  mail: 'Mail',
} as const;
const WAYS = { zalo: 'Zalo', sms: 'SMS' } as const;

const WHYS: Readonly<Record<string, string>> = {
  'no-phone': 'no phone number is known',
  'number-wrong': 'the number is wrong',
  'no-zalo': 'this number has no Zalo',
  'cannot-receive': 'the phone cannot receive it',
  unwanted: 'they do not want it',
  network: 'the network does not take it yet',
  key: 'the server may not send yet',
  balance: 'the account for messages is empty',
  sender: 'the sender is not registered',
  template: 'the template is not approved',
  refused: 'the provider refused the text',
  interrupted: 'the server ended while it was sending',
  night: 'nothing is sent at night',
  quota: 'no more may be sent today',
};

export const bridgeEn: typeof bridgeVi = {
  device: {
    title: 'Notices on this device',
    off: 'When something new stands on the board this device tells you, even while the app is closed. Between 22:00 and 6:00 it stays silent, but for emergencies.',
    on: 'This device tells you of new notices, even while the app is closed.',
    turnOn: 'Tell me of notices',
    turnOff: 'Tell me no more',
    turnedOn: 'This device will tell you of notices',
    turnedOff: 'This device tells you of notices no more',
    denied:
      'The device blocks notifications of this app. Open its Settings, Notifications, allow them for the browser, then press again.',
    failed: 'It did not work. Try again when there is a network.',
  },
  sent: {
    title: 'Messages sent',
    line({ channel, queued, sent, delivered, failed, expired }) {
      const said = [
        delivered > 0 && `${delivered} arrived`,
        sent > 0 && `${sent} sent`,
        queued > 0 && `${queued} waiting`,
        failed + expired > 0 && `${failed + expired} did not arrive`,
      ].filter((each) => each !== false);
      return `${CHANNELS[channel]}: ${said.length === 0 ? 'none needed' : said.join(', ')}`;
    },
    notTold:
      'A message on a phone does not say that the household knows. Whoever was not told is still on the list of doors.',
    missed: (count) => `${count} households were not reached`,
    why: (why) => WHYS[why ?? ''] ?? 'it could not be sent',
    household: (name) => (name === '' ? 'A household' : `${name}’s household`),
  },
  household: {
    title: 'Messages when there is a notice',
    ask: 'Ask this household',
    change: 'Change',
    none: 'This household was not asked yet whether it wants messages when there is a notice.',
    declined: 'This household wants no messages.',
    agreed: (ways, whose) =>
      `This household is told by ${ways.map((way) => WAYS[way]).join(', ')}. Sent to: ${whose}.`,
    noPhone: 'The register has no phone number of this household. Write one down first, then ask.',
    question: 'Send your household a message when there is a notice?',
    readAloud: 'Read aloud:',
    wording:
      'When the commune or the village has an urgent notice, the commune’s server sends a message to the phone number that your household chooses. It costs you nothing. Besides the notice for everybody it says nothing about your household. When you want no more, tell the digital team, at any time.',
    phone: 'To which number',
    ofHouse: 'the number of the house',
    ways: 'In which way',
    way: { zalo: 'Zalo first, else SMS', sms: 'SMS' },
    agree: 'The household agrees',
    decline: 'The household wants none',
    saved: 'Written down that the household agrees',
    savedDeclined: 'Written down that the household wants none',
    missing: 'Choose the number to send to.',
  },
};
