import type { SkillTexts } from './cards.ts';
import { aloneEn, installEn, teachesEn, togetherEn } from './shared-en.ts';
import type { zaloVi } from './zalo-vi.ts';

export const zaloEn: SkillTexts<typeof zaloVi> = {
  told: {
    'zalo-call': {
      title: 'See the faces of children far away',
      say: 'When children work far away, Zalo lets you hear and see them. Calls cost nothing, only a connection is needed.',
      show: 'A video call on our phone to somebody who knows of it.',
      do: 'Say a sentence to the person in the phone.',
    },
    'zalo-group': {
      title: 'Village news right on the phone',
      say: 'The village has a Zalo group: meetings, power cuts, flood warnings are written there. Nothing is missed.',
      show: 'The village’s Zalo group on our phone, a recent notice.',
      do: 'Choose a notice and hear it read out.',
    },
    'zalo-voice': {
      title: 'Cannot type? Speak into the phone',
      say: 'No typing is needed. Hold the microphone and speak, in Vietnamese or in your own language; the other one listens.',
      show: 'The microphone in a chat; send a sentence.',
      do: 'Hold it, say hello, let go to send.',
    },
  },
  installed: {
    ...installEn,
    'zalo-number': {
      title: 'Register with your own number',
      say: 'Zalo asks for the phone number and sends a code. The code goes into Zalo only; read it to nobody, not even to us.',
      show: 'The page to register: where the number goes, where the code goes.',
      do: 'Type your own number and code; we look away.',
    },
    'zalo-name': {
      title: 'Real name and a picture, so family can find you',
      say: 'With your real name and picture, children and neighbours know it is you.',
      show: 'Where to change the name and take a picture.',
      do: 'Take a picture and press save.',
    },
  },
  together: {
    ...togetherEn,
    'zalo-friend': {
      title: 'Become friends by scanning a code',
      say: 'Put two phones side by side: one opens its QR code, the other scans it. No number to type.',
      show: 'Our QR code and the scan button at the top.',
      do: 'Scan our code, press Add friend.',
    },
    'zalo-first-call': {
      title: 'A video call to somebody of the family',
      say: 'We call somebody of the family now. The camera button shows the face, the receiver button is voice alone.',
      show: 'The two call buttons at the top of a chat.',
      do: 'Press the camera button and call.',
    },
    'zalo-photo': {
      title: 'Send a picture to the village group',
      say: 'A picture of the garden, the road or an invitation can go to all. Pictures of identity papers never go to a group.',
      show: 'The picture button in the group, and how to choose one.',
      do: 'Take a picture and send it to the group.',
    },
  },
  alone: {
    ...aloneEn,
    'zalo-call-alone': {
      title: 'Find a name and call, alone',
      say: 'Find somebody in Zalo and call. If it is the wrong one, hang up, nobody minds.',
      show: 'The search box at the top of Zalo.',
      do: 'Find the right name and make a video call.',
    },
    'zalo-strange': {
      title: 'No hurry with a stranger',
      say: 'Who is strange and asks for money or sends links gets no answer. If an old friend suddenly wants a loan, ask by an ordinary call.',
      show: 'The buttons Block and Report in a chat.',
      do: 'Point to Block without being told.',
    },
  },
  teaches: {
    'zalo-pass-on': {
      title: 'Help a neighbour call the children',
      say: 'The neighbour has a child far away and cannot call yet. Go and show it, starting with the video call: everybody likes that.',
      show: 'Easy first: call, voice message, picture, group.',
      do: 'Choose a house and a day.',
    },
    ...teachesEn,
  },
};
