import type { PairWords } from './pair-vi.ts';

export const pairEn: PairWords = {
  title: 'Neighbours who show each other',
  offer: (teacher, learner) => `Ask ${teacher} to show ${learner}`,
  agreed: (teacher, learner) => `${teacher} is showing ${learner}`,
  askHow: 'ask how far they have come',
  askLearner: (learner, teacher) => `Ask ${learner} whether to learn with ${teacher}`,
  askTeacher: (teacher, learner) => `Ask ${teacher} whether to show ${learner}`,
  near: { house: 'same house', alley: 'same alley', village: 'same village' },
  metres: (metres) => `about ${metres} m away`,
  teaches: 'teaches others',
  able: 'has done it alone for long',

  learns: (learner, skill) => `${learner} learns: ${skill}`,
  shownBy: (teacher) => `Shown by ${teacher}`,
  two: 'The two, the learner is asked first',
  notAsked: 'Not asked yet.',
  notYet: (learner) => `Asked once ${learner} has agreed.`,
  said: (on, until) => `Agreed on ${on}, until ${until}.`,
  ask: (who) => `Ask ${who}`,
  both: 'Both have agreed. When you next come by, ask how far they have come.',
  going: 'While it goes on, nothing needs to be recorded here.',
  over: 'Nobody needs to be asked any more: the learner can do it alone, or somebody has gone.',
  wasEnded: (on, why) =>
    `Ended on ${on}: ${why}. To ask again, ask both of them as the first time.`,
  whys: {
    learnt: 'can do it alone',
    stopped: 'goes on no longer',
    moved: 'somebody went away',
    withdrawn: 'no longer agreed',
    declined: 'not wished',
    mistake: 'recorded by mistake',
  },
  toPerson: (learner) => `To the page of ${learner}`,

  readAloud: 'Read this to them:',
  wordings: {
    learns: (who, helper, teacher, skill, until) =>
      `${who}, I am ${helper} of the community digital team. Near here ${teacher} is good at “${skill}”. I would like to ask ${teacher} to show you more of it, whenever it suits. It costs nothing. No password or code is given to anybody. The team records only your two names and what is being learnt, so that we remember to ask after you until ${until}. It can be stopped at any time. Do you agree?`,
    shows: (who, helper, learner, skill, until) =>
      `${who}, I am ${helper} of the community digital team. Near here ${learner} is learning “${skill}”, and agrees to be shown more of it by you. I would like to ask you, whenever it suits: ${learner} presses, you sit beside and point; you never ask for or keep a password or code. The team records only your two names and what is being learnt, so that we remember to ask after you until ${until}. It can be stopped at any time. Will you do it?`,
  },
  agree: 'Heard and agreed',
  decline: 'Not now',
  saved: (who) => `${who} agreed`,
  declined: 'Recorded as not wished; it is not suggested again',

  end: 'Done, or given up',
  endWhy: 'Why it ends',
  endMissing: 'Choose a reason first.',
  outcomes: {
    learnt: (learner) => `${learner} can do it alone`,
    stopped: 'It goes on no longer',
    moved: 'Somebody went away',
    withdrawn: (who) => `${who} no longer agrees`,
  },
  learntHint: 'Records the step “Does it alone” as well',
  endSave: 'Write it in the book',
  ended: 'Recorded',
};
