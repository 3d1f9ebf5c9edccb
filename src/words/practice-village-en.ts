import type { practiceVillageVi } from './practice-village-vi.ts';

/** The practice village in English. */
export const practiceVillageEn: typeof practiceVillageVi = {
  title: 'Practice village',
  what: 'An invented village that lies apart on this phone, to practise without fear of mistakes. Nothing of it is sent, and nothing of it gets into the real book.',
  enter: 'Go to the practice village',
  opening: 'Opening the practice village',
  failed:
    'The practice village does not open now. The real book is untouched by that. Try again later.',
  here: 'You are in the practice village',
  hereText:
    'Visit, correct and undo as in earnest. All people and houses here are invented. The real book lies untouched on this phone.',
  again: 'Begin anew',
  againText: 'Forgets all that was practised and begins with a fresh village.',
  done: 'Begun anew',
  leave: 'Leave the practice village',
  tray: 'What is recorded in the practice village stays on this phone and is sent nowhere. In the real book what waits goes out by itself when there is signal, and then is received.',
};
