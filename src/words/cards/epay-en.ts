import type { SkillTexts } from './cards.ts';
import { aloneEn, installEn, teachesEn, togetherEn } from './shared-en.ts';
import type { epayVi } from './epay-vi.ts';

export const epayEn: SkillTexts<typeof epayVi> = {
  told: {
    'epay-scan': {
      title: 'Scan a code and it is paid',
      say: 'At the market, for fertiliser, for the village fund: scan, type the amount, done. No change, nothing lost.',
      show: 'The QR sign of a shop in the village.',
      do: 'Name places in the commune with a QR code.',
    },
    'epay-trace': {
      title: 'A transfer leaves a trace',
      say: 'It keeps day, name and amount. Later there is something to look at.',
      show: 'An old transfer on our phone, names covered.',
      do: 'Name a matter where a transfer avoids a quarrel.',
    },
    'epay-look': {
      title: 'Before pressing: the name and the amount',
      say: 'Once pressed the money is gone and hard to get back. Always look at two things: name and amount.',
      show: 'The practice transfer in this app.',
      do: 'Point to the name and to the amount.',
    },
  },
  installed: {
    ...installEn,
    'epay-ready': {
      title: 'Use the bank app that is there',
      say: 'With a bank app you can scan already; nothing more to install. Install a wallet only when really needed.',
      show: 'The scan button in the bank app.',
      do: 'Find the scan button.',
    },
  },
  together: {
    ...togetherEn,
    'epay-practice': {
      title: 'Practise on the practice screen first',
      say: 'We practise with play money; mistakes cost nothing. Then for real.',
      show: 'The practice transfer in this app.',
      do: 'Do the whole exercise once.',
    },
    'epay-small': {
      title: 'The first real one is a small one',
      say: 'First send a little to somebody beside you, and see whether it arrives.',
      show: 'The QR code of somebody of the family.',
      do: 'Scan, type the amount, confirm.',
    },
    'epay-receive': {
      title: 'Open your own code to receive',
      say: 'To receive, open your QR code. No OTP is needed to receive; who asks for one is a thief.',
      show: 'My QR code in the bank app.',
      do: 'Open your own code.',
    },
  },
  alone: {
    ...aloneEn,
    'epay-shop': {
      title: 'Pay in a shop, alone',
      say: 'Buy a small thing today and pay by scanning. Wait until it says done before putting the phone away.',
      show: 'Nothing. Stand by.',
      do: 'Scan, read the name and amount aloud, press.',
    },
    'epay-wrong': {
      title: 'Sent to the wrong one? Call the bank',
      say: 'Call the bank at once. And if a stranger sent to you by mistake and wants it back: let the bank settle it.',
      show: 'The number on the back of the card.',
      do: 'Say what to do after a wrong transfer.',
    },
  },
  teaches: {
    'epay-pass-on': {
      title: 'Ask your usual shop to hang up a QR code',
      say: 'Show the shop or market woman how to print the code from her own app. It helps the whole market.',
      show: 'How to save a QR code.',
      do: 'Show somebody how to open their code.',
    },
    ...teachesEn,
  },
};
