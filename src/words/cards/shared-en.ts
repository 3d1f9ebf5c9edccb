import type { CardTexts } from './cards.ts';
import type { aloneVi, installVi, teachesVi, togetherVi } from './shared-vi.ts';

export const installEn: CardTexts<typeof installVi> = {
  'all-room': {
    title: 'Is there room and signal? Then install',
    say: 'Before installing we look whether the phone has free space and a connection. Where there is Wi-Fi, install there: it saves data.',
    show: 'The phone’s Settings, Storage. If it is full, show how to delete old videos after asking.',
    do: 'Open Settings and read out the free space.',
  },
  'all-store': {
    title: 'Only from the store that is on the phone',
    say: 'Every app comes from the store on the phone: Play Store or App Store. If somebody sends a link to install from, do not press it.',
    show: 'The store’s icon, its search box, the publisher’s name under the app.',
    do: 'Open the store and press the search box.',
  },
};

export const togetherEn: CardTexts<typeof togetherVi> = {
  'all-own-hand': {
    title: 'Whoever holds the phone learns',
    say: 'The phone stays in your hands; we only speak and point. A wrong press does no harm, we can go back.',
    show: 'The phone’s back button, so that one sees the way back.',
    do: 'Hold the phone and press back once.',
  },
};

export const aloneEn: CardTexts<typeof aloneVi> = {
  'all-again': {
    title: 'Once more from the start, nobody helps',
    say: 'Now do it again from the start while we sit by and say nothing. Where you are stuck, stop, and we look at that place.',
    show: 'Nothing. Only count the questions, to know what is still hard.',
    do: 'Do it once from start to end, nobody presses for you.',
  },
};

export const teachesEn: CardTexts<typeof teachesVi> = {
  'all-no-touch': {
    title: 'Teach with words, not with your fingers',
    say: 'When you teach, keep your hands behind your back. People remember what they press themselves. One step, wait, then the next.',
    show: 'How to sit: the learner holds the phone, you sit on the same side.',
    do: 'Teach somebody at home one step without touching the phone.',
  },
  'all-no-secret': {
    title: 'Teach how, never keep a password',
    say: 'When others type a password, a PIN or an OTP, look away. Do not write it down, do not keep it for them.',
    show: 'How to cover the screen with a hand while typing.',
    do: 'Practise saying: please type it, I am looking away.',
  },
};
