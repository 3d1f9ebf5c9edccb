import type { LadderWords } from './ladder-vi.ts';
import { groupDigits } from './number-text.ts';

const num = (count: number): string => groupDigits(count, ',');
const people = (count: number): string => (count === 1 ? '1 person' : `${num(count)} people`);
const villages = (count: number): string => (count === 1 ? '1 village' : `${num(count)} villages`);

export const ladderEn: LadderWords = {
  title: 'The commune’s skills',
  lead: 'Teams teach in this order, easy things first. What is changed here reaches the phones of all teams when they next send and receive.',
  opening: 'Opening the commune’s book',
  openingText: 'It is fetched where there is a network.',
  add: 'Add a skill',
  toOrder: 'Change the order',
  basics: {
    title: 'The five basic skills',
    lead: 'Each is one pane of a door. The first four are the nation’s, the fifth is the commune’s to choose.',
    or: ' or ',
    national: 'nationwide',
    own: 'chosen by the commune',
    ownBrought: 'as the software brings it; nothing chosen yet',
    choose: 'Choose the fifth',
  },
  taught: 'In the order of teaching',
  retired: 'No longer taught',
  retiredLead: 'Phones suggest these no more. What people have learnt of them stays and counts.',
  afterNeeds: (needs) => `after ${needs}`,
  people: (count, of) => `${people(count)} begun, in ${villages(of)}`,
  alone: (count) => `${num(count)} do it alone`,
  nobody: 'nobody has begun',
  changed: (who, when) => `changed by ${who}, ${when}`,
  steps: 'How far people have come',
  stepPeople: people,
  cards: 'Cards of this skill',
  changes: 'Who changed what, and when',
  changesNone: 'The commune has changed nothing; the software brings this skill.',
  unknown: 'name not known',

  form: {
    fresh: 'New skill',
    name: 'Name of the skill',
    nameHint: 'As people say it, for example: Book a doctor online',
    nameEn: 'Name in English',
    needs: 'What has to be done alone before',
    needsHint: 'Whoever cannot do these is taught them first.',
    traits: 'This skill',
    basic: 'Counts for which basic skill',
    noBasic: 'For none',
    isBasic: (name) => `This skill belongs to the pane “${name}” of a door.`,
    restored: 'This is what was being written on this device.',
    dropDraft: 'Drop the draft',
    save: 'See what will change',
    saveFresh: 'Look and add the skill',
  },

  retire: 'Stop teaching this skill',
  retireWhy: 'Why it is no longer taught',
  retireKeeps: (count, of) =>
    `${villages(of)}, ${people(count)} stand on this skill. What they have learnt stays, and comes back whole if it is taught again.`,
  retireNeeded: (skills) => `${skills} will no longer ask for it first.`,
  bringBack: 'Teach this skill again',
  bringBackSaid: 'It comes back to its place, with every step that people have reached.',

  order: {
    title: 'Order of teaching',
    lead: 'Press Up or Down, or go to a line and use the arrow keys.',
    up: 'Up',
    down: 'Down',
    place: (name, place) => `${name}: number ${num(place)}`,
    early: (name) => `stands before ${name}, which it needs first`,
    save: 'See what will change',
    moved: (name, from, to) => `${name}: from number ${num(from)} to number ${num(to)}`,
  },

  fifth: {
    title: 'The fifth basic skill',
    lead: 'The fifth pane is lit where somebody does any of the chosen things alone.',
    legend: 'Choose one to four',
    now: (names) => `Now: ${names}`,
    save: 'See what will change',
    will: (names) => `The fifth pane: ${names}`,
    curve:
      'Figures of earlier months are counted anew by it as well, from the steps that were recorded.',
  },

  confirm: {
    title: 'What will change',
    fresh: (name) => `The skill “${name}” is added at the end`,
    name: (from, to) => `Name: “${from}” becomes “${to}”`,
    needs: (names) => `To be done alone before: ${names}`,
    noNeeds: 'Nothing has to be known before',
    traits: (traits) => `This skill: ${traits}`,
    noTraits: 'This skill needs nothing of its own',
    basic: (name) => `Counts for the pane “${name}”`,
    noBasic: 'Counts for no pane of a door',
    retired: (name) => `“${name}” is no longer taught`,
    returned: (name) => `“${name}” is taught again`,
    counting: 'Counting for how many people it changes',
    nobody: 'Nobody is offered anything else, no pane is lit or goes out.',
    people: (of, count) => `${villages(of)}, ${people(count)} will be offered something else next.`,
    doors: (doors) =>
      `${doors === 1 ? '1 door has' : `${num(doors)} doors have`} a pane that is lit or goes out.`,
    proficient: (before, after, of) =>
      `Households that know all five: from ${num(before)} to ${num(after)}, of ${num(of)}.`,
    uncounted: 'No network, so it is not known how many people it is about. It can be saved.',
    failed: 'The server could not count how many people it is about. It can be saved.',
    save: 'Save the change',
    back: 'Look again',
    same: 'Nothing differs from what stands.',
  },

  saved: {
    skill: 'Skill saved',
    retired: 'No longer taught',
    returned: 'Taught again',
    order: 'Order changed',
    fifth: 'Fifth skill chosen',
  },

  problems: {
    twin: ({ skill }) =>
      `There is a skill “${skill}” already. Two of one name cannot be told apart at a door; choose another name.`,
    'twin-retired': ({ skill }) =>
      `“${skill}” exists and is no longer taught. Open it and teach it again.`,
    'need-retired': ({ skill }) =>
      `“${skill}” is no longer taught, so it cannot be asked for first. Leave it out, or teach it again.`,
    'needs-circle': ({ skill, need, back }) =>
      back === need
        ? `“${need}” needs “${skill}” first, so “${skill}” cannot need “${need}” first.`
        : `“${need}” needs “${back}”, and “${back}” needs “${skill}” first. So “${skill}” cannot need “${need}” first.`,
    'skill-retired': ({ skill }) => `“${skill}” is no longer taught.`,
    'skill-taught': ({ skill }) => `“${skill}” is taught.`,
    'skill-holds-pane': ({ skill, pane }) =>
      pane > 4
        ? `“${skill}” is the last of the fifth pane. Choose another fifth skill first.`
        : `“${skill}” is the last of pane ${num(pane)}. Without it no household could light that pane.`,
    'fifth-empty': () => 'Choose at least one.',
    'fifth-national': ({ skill }) =>
      `“${skill}” belongs to another pane of the door; each counts for one alone.`,
    'name-missing': () => 'Write the name of the skill.',
    'text-too-long': () => 'The name has more than 60 letters. Please shorten it.',
    'premise-changed': () => 'The skills have changed meanwhile. Open this page again.',
  },
};
