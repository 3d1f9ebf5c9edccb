import type { CardsWords } from './cards-vi.ts';

export const cardsEn: CardsWords = {
  title: 'Skill cards',
  lead: 'What to say, what to show, what people do themselves. Readable without signal.',
  open: 'See the skill cards',
  loading: 'Opening the cards',
  missing: 'The cards could not be opened. Open this page once where there is signal.',
  search: 'Search the cards',
  found: (count) => `${count} cards`,
  notFound: (sought) => `No card speaks of “${sought}”.`,
  bySkill: 'Choose a skill',
  cards: (count) => `${count} cards`,
  none: 'This step has no cards yet.',
  toAll: 'All cards',

  fresh: {
    title: 'New since you last looked',
    written: 'New card',
    changed: 'Changed',
    gone: (count) => `${count} old cards were taken back and are used no more.`,
    seen: 'Seen all',
  },

  reader: {
    lead: (skill, step) => `${skill} – ${step}`,
    position: (at, of) => `Card ${at} of ${of}`,
    say: 'Say',
    show: 'Show',
    do: 'They do',
    previous: 'Previous',
    next: 'Next',
    turn: 'Turn the phone to the person',
    back: { visit: 'Visit', person: 'This person', skill: 'This skill' },
    end: 'This was the last card of the step.',
    practise: 'Practise on a practice screen',
  },

  spoken: {
    title: 'Hear this card',
    play: (language) => `Hear it in ${language}`,
    stop: 'Stop',
    by: (who, when) => `${who}, ${when}`,
    somebody: 'Somebody of the team',
    record: 'Record this card',
    recordLead: 'Read the card aloud in the people’s language. One minute at most.',
    language: 'In which language',
    other: 'Another language',
    otherName: 'Its name, without marks',
    otherHint: 'One or two words, for example: pa then',
    otherMissing: 'Type its name in plain letters, 2 to 8 in each word.',
    next: 'Go on',
    kept: 'The recording is kept',
    withdraw: 'Take it back',
    withdrawn: 'The recording was taken back',
    tooLarge: 'The recording is too long. Record it again, one minute at most.',
  },

  own: {
    mark: 'The commune’s card',
    rewrite: 'Rewrite this card',
    write: 'Write a new card for this step',
  },

  turned: {
    hold: 'Hold to go back',
    again: 'Press once more to go back',
    around: 'Upside down',
  },

  voice: {
    none: 'This phone has no English voice. Read the card aloud.',
    far: 'This phone’s voice needs a connection. Read the card aloud for now.',
    silent: 'The phone’s voice does not work. Read the card aloud.',
  },
};
