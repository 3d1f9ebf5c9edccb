// The architecture as tables. A line added here is a decision, and carries its reason.

type Zone = {
  /** Zones whose files it may import. */
  readonly zones: readonly string[];
  /** Zones of which it may know the types alone. */
  readonly types?: readonly string[];
  readonly packages: readonly string[];
  /** Whether it may import `node:…`. */
  readonly node?: boolean;
};

const pure = ['kernel', 'book', 'form', 'domain', 'protocol'];
const allButPwa = [...pure, 'device', 'pages', 'server', 'words', 'look', 'cli', 'demo'];
const serverPackages = [
  'valibot',
  'hono',
  '@hono/node-server',
  // What a board has to say to programs: feeds, and the dates of a calendar.
  'feedsmith',
  'ical-generator',
  // Its own HTTP layer is not used: requests come from Hono, bytes go to the shelf.
  '@tus/server',
  '@noble/hashes',
  'fflate',
  'papaparse',
  // Its tokenizer alone, for web pages that banks call .xls.
  'parse5',
  // The scaled store.
  'pg',
  // The bridge to mail; SMTP is not a protocol to write anew.
  'nodemailer',
  // What the home tells Prometheus of itself.
  'prom-client',
  'saxes',
  'uqr',
  'yauzl',
  // How officers sign in: passkeys, the codes of their phones, another issuer's word.
  '@simplewebauthn/server',
  'otpauth',
  'openid-client',
  'preact',
  'preact-render-to-string',
];

/** Which zone may import what; its own files always. Tests may import everything. */
export const ARROWS: Readonly<Record<string, Zone>> = {
  kernel: { zones: [], packages: [] },
  book: { zones: ['kernel'], packages: ['valibot'] },
  // What the ODK standard for forms knows, and the work does not: sheets, expressions, filling in.
  // And what that of warnings knows: CAP 1.2, read by a parser without entities.
  form: { zones: ['kernel'], packages: ['valibot', 'saxes'] },
  domain: { zones: ['kernel', 'book'], types: ['form'], packages: ['valibot'] },
  protocol: { zones: ['kernel', 'book', 'form', 'domain'], packages: ['valibot'] },
  // Of the look: the names of the pictures that skill cards show.
  words: { zones: ['kernel'], types: ['form', 'domain', 'book', 'protocol', 'look'], packages: [] },
  // Colours, icons and the drawing of a door, shared by phone and public pages.
  look: { zones: ['kernel'], packages: [] },
  device: { zones: pure, packages: ['valibot', 'idb', '@noble/hashes', 'fflate', 'tus-js-client'] },
  pwa: {
    zones: ['kernel', 'form', 'domain', 'device', 'words', 'look'],
    types: ['book', 'protocol'],
    // qr reads the codes that uqr writes, from a camera's picture; loaded with the screen that scans.
    // The other half of passkeys comes with the screen that signs in.
    packages: ['valibot', 'preact', '@preact/signals', 'uqr', 'qr', '@simplewebauthn/browser'],
  },
  // Of the domain, pages see only what publish.ts lets out.
  pages: {
    zones: ['kernel', 'domain', 'words', 'look'],
    packages: ['preact', 'preact-render-to-string'],
  },
  server: { zones: allButPwa, packages: serverPackages, node: true },
  cli: { zones: allButPwa, packages: serverPackages, node: true },
  demo: { zones: allButPwa, packages: serverPackages, node: true },
};

/** Files an activity folder may have besides their tests; what would be empty is left out. */
export const ACTIVITY_FILES = [
  'facts',
  'state',
  'propose',
  'judge',
  'measures',
  'publish',
  'words',
  'access',
  'residues',
];

/** Further files of an activity, each with the reason why none of the usual eight can hold it. */
export const ACTIVITY_EXTRAS: Readonly<Record<string, string>> = {
  'board/parts.ts': 'what facts of notices and of answers are made of alike',
  'board/editions.ts':
    'of which edition it is enough to have been told is asked of notices and answers alike',
  'board/answer-facts.ts': 'answers to questions are a part of their own',
  'board/answers.ts': 'answers to questions are a part of their own',
  'board/judge-answer.ts': 'answers to questions are a part of their own',
  'board/answer-words.ts': 'answers to questions are a part of their own',
  'board/propose-answer.ts': 'it comes with the screens of questions alone',
  'board/proposing.ts': 'notices, answers and meetings come apart and are proposed alike',
  'reach/question-facts.ts': 'questions of residents are a part of their own',
  'reach/questions.ts': 'questions of residents are a part of their own',
  'reach/judge-question.ts': 'questions of residents are a part of their own',
  'reach/question-words.ts': 'questions of residents are a part of their own',
  'reach/propose-question.ts': 'it comes with the screens of questions alone',
  'board/audience.ts': 'phones and public pages ask alike whether a notice is for everybody',
  'board/events.ts':
    'what stands in a calendar is asked by the home alone, of whatever on a board has a date',
  'board/notice-code.ts': 'phones that share a notice and the page that checks it know one code',
  'board/from-cap.ts': 'it comes with the form that takes a warning of others over, and alone',
  'board/to-cap.ts': 'it is written by homes alone, and read back by whoever takes it over',
  'care/at-the-door.ts':
    'what a member takes down comes with its own screens, and not with those that ask a consent',
  'board/held.ts': 'what came of a meeting is looked up by screens and pages, and never folded',
  'board/meeting-facts.ts': 'meetings are a part of their own, beside notices on the same board',
  'board/meeting-state.ts': 'meetings are a part of their own, and the state holds no more lines',
  'board/judge-meeting.ts':
    'what a meeting may decide is judged by the law on grassroots democracy',
  'board/propose-meeting.ts':
    'it comes with the screens of meetings, and not with those of notices',
  'board/meeting-publish.ts': 'what a page tells of meetings is a part of its own',
  'board/meeting-words.ts': 'they come with the screens of meetings and with the trace alone',
  'board/drive-basis.ts':
    'which decision a drive of money rests on is worked out, and never stored',
  'board/votes.ts':
    'what a count of households comes to is asked alike by judge, screens and pages',
  'reach/meeting-facts.ts': 'who comes to a meeting is a part of its own, beside who was told',
  'reach/meeting-state.ts': 'who comes to a meeting is a part of its own, beside who was told',
  'reach/propose-meeting.ts':
    'it comes with the screens of meetings, and not with those of notices',
  'reach/meeting-words.ts': 'the trace alone tells these sentences',
  'reach/turnout.ts': 'who comes and who came is worked out, and never stored',
  'doors/acting.ts':
    'that a time of acting ends by the clock is asked alike by fold, propose, screens and pages',
  'doors/team.ts':
    'how a team shares its work is a part of its own, and the state holds no more lines',
  'doors/sessions.ts':
    'lessons for many are a part of their own, which the planner of rounds asks, too',
  'doors/examples.ts': 'examples are a part of their own, which every card of a skill shows',
  'doors/promise.ts':
    'which promise of a door stands is asked alike by state, round and public page',
  'doors/tasks.ts':
    'how a task comes back to a person is a part of its own, and the state holds no more lines',
  'doors/propose-task.ts':
    'it comes with the sheet that hands a task over, and not with those of a visit',
  'doors/propose-undo.ts':
    'taking a visit back corrects what the other files propose, and comes with the doors alone',
  'doors/propose-session.ts': 'it comes with the screens of lessons and examples alone',
  'doors/propose-back.ts': 'it comes when somebody takes back what one tap wrote',
  'doors/propose-team.ts': 'it comes with the screens of the team and not with those of a visit',
  'doors/about.ts': 'what doors tell about is asked by the log alone',
  'doors/cases.ts': 'matters for the desk are a part of their own',
  'doors/judge-case.ts': 'matters for the desk are a part of their own',
  'doors/letters.ts': 'letters are written by homes alone',
  'doors/propose-case.ts': 'its screens come late',
  'desk/letters.ts': 'letters are written by homes alone',
  'doors/team-words.ts': 'the trace alone tells these sentences, and every screen names skills',
  'doors/survey.ts':
    'answers to surveys are kept and corrected by rules of their own, which states and screens share',
  'homes/stays.ts':
    'where somebody lived when is worked out of facts, by the home alone, and not kept in the state',
  'homes/propose-move.ts':
    'a move changes two houses and those who live in them at once, and is taken back at once',
  'homes/new-house.ts': 'it comes with the screen that writes a new house down alone',
  'homes/joined.ts':
    'which entries are one person is asked alike by fold, judge and whoever reads other books',
  'homes/propose-join.ts':
    'that somebody stands there twice comes with its own screens, and not with every form',
  'doors/propose-survey.ts':
    'what was answered and pictured at a door is one save, apart from a visit',
  'funds/about.ts': 'what funds tell about is asked by the log alone',
  'funds/entries.ts':
    'which amounts a movement of money is written as is asked alike by fold, report and export',
  'funds/journal.ts':
    'the book as another program of bookkeeping reads it is written by phones and tests alike',
  'funds/match.ts':
    'which line of a bank is new, and whose it is, is worked out alike for statements and web hooks',
  'funds/pay-code.ts':
    'what a household writes beside its money is told alike on posters, phones and statements',
  'funds/pay-qr.ts':
    'where to pay and what a banking app reads is told alike on phones, slips and household pages',
  'funds/propose-own.ts':
    'it comes with the screens of shops and bills, and not with those of the village’s money',
  'learning/ladder.ts':
    'the ladder in force is worked out of facts and of what the software brings, alike on phones and homes',
  'work/directive-facts.ts': 'what a commune tells its villages to do is a part of its own',
  'work/propose-directive.ts': 'it comes with the screens of directives alone',
  'reach/task-facts.ts': 'tasks and their steps are a part of their own',
  'reach/tasks.ts': 'tasks and their steps are a part of their own',
  'reach/standing.ts':
    'how far a task has come is asked alike by homes and screens, and never stored',
  'reach/judge-task.ts': 'tasks and their steps are a part of their own',
  'reach/propose-task.ts': 'it comes with the screens of tasks, and not with every notice',
  'places/where-words.ts': 'the screens and pages that say where a place lies alone tell them',
  'places/whereabouts.ts':
    'names of before a change are told alike on phones, at desks and on public pages',
  'people/post-facts.ts': 'what somebody is to a village besides the work is a part of its own',
  'people/post-words.ts': 'the trace and the screens of groups alone tell them',
  'work/directive-words.ts': 'the trace alone tells these sentences',
  'people/propose-post.ts': 'it comes with the screen of a group alone',
  'work/campaigns.ts':
    'what stands of a campaign, and on which day it is counted, is asked alike by fold, homes and screens',
  'work/forecast.ts': 'when a campaign will be done is guessed from its pace, and never stored',
  'learning/propose-ladder.ts':
    'it comes with an officer’s screens alone, and not with the cards that every phone carries',
  'doors/stuck.ts':
    'who does not get on is knowledge of the work, and neither a fact nor a measure',
  'doors/pairs.ts':
    'what two neighbours agreed is a part of its own, and the state holds no more lines',
  'doors/pairing.ts':
    'which pairs stand, and who could show it, is worked out of several parts, and never stored',
  'doors/propose-pair.ts': 'it comes with the screen of a pair, and not with those of a visit',
  'learning/ranks.ts': 'an order put into numbers knows nothing of skills',
  'doors/round/habits.ts': 'the habits that are looked for at doors are a list of their own',
  'doors/round/presence.ts': 'when somebody is home is learnt from visits, and never a fact',
  'doors/round/worth.ts': 'which door is due tonight is asked of an evening, and never a measure',
  'doors/round/ways.ts': 'how far it is from door to door, without a map of roads',
  'doors/round/walk.ts': 'the order of an evening is worked out, and never stored',
  'doors/round/reasons.ts': 'what is said of a door on the list',
  'doors/round/plan.ts': 'the evening put together from the five above',
  'doors/next.ts':
    'what to teach a person next is knowledge of the work, and neither a fact nor a measure',
  'reach/message-facts.ts': 'what households say to being sent messages is a part of its own',
  'reach/messages.ts': 'what households say to being sent messages is a part of its own',
};

/** Files beside the activity folders: the list of all, and what every activity's judging shares. */
export const DOMAIN_FILES = [
  'asked.ts',
  'register.ts',
  'books.ts',
  'fields.ts',
  'field-uses.ts',
  'field-lines.ts',
  'board-fields.ts',
  'case-fields.ts',
  'case-words.ts',
  'fund-fields.ts',
  'files.ts',
  'measures.ts',
  'months.ts',
  'sums.ts',
  'where.ts',
  'measure-words.ts',
  'actor.ts',
  'campaigns.ts',
  'people-once.ts',
  'people-seen.ts',
  'groups.ts',
  'heard.ts',
  'judge.ts',
  'judge-task.ts',
  'ladder.ts',
  'late-wording.ts',
  'position.ts',
  'propose.ts',
  'public-min.ts',
  'suppress.ts',
  'task.ts',
  'task-fields.ts',
  'task-residues.ts',
  'tidy-plan.ts',
  'village.ts',
  'words.ts',
  'wording.ts',
  'personal.ts',
  'residues.ts',
];

/** Of those, what an activity may import; the register imports the activities. */
export const DOMAIN_SHARED = [
  'actor.ts',
  'judge.ts',
  'judge-task.ts',
  'case-words.ts',
  'ladder.ts',
  'position.ts',
  'propose.ts',
  'public-min.ts',
  'task.ts',
  'task-residues.ts',
  'tidy-plan.ts',
  'village.ts',
  'words.ts',
];

/** Words that have a better one here, in code and comments alike. */
export const WORDS_REPLACED: readonly { readonly pattern: RegExp; readonly use: string }[] = [
  { pattern: /\baggregate(?:s|Root)?\b/iu, use: 'book, or state' },
  { pattern: /\bevent[ -]?(?:sourc(?:ed|ing)|store|log)\b/iu, use: 'book of facts' },
  { pattern: /\bprojections?\b/iu, use: 'state, or measure' },
  { pattern: /\breducers?\b/iu, use: 'fold' },
  { pattern: /\bpayloads?\b/iu, use: 'body' },
  { pattern: /\bsagas?\b/iu, use: 'letter' },
  { pattern: /\bledgers?\b/iu, use: 'book' },
  { pattern: /\btenants?\b/iu, use: 'place, or book' },
  { pattern: /\bsequenceNumber\b|\bseqNo\b/iu, use: 'seq, or n' },
  { pattern: /\bdeviceId\b/u, use: 'stream' },
  { pattern: /\bKPIs?\b/u, use: 'measure' },
];

/** Ways of writing that have a better one here. */
export const CODE_REPLACED: readonly { readonly pattern: RegExp; readonly use: string }[] = [
  { pattern: /['"](?:\.\.\/){2}/u, use: '#zone/file.ts' },
  { pattern: /^\s*export \* /u, use: 'an import from the file that owns the name' },
  {
    pattern: /\bvi\.(?:mock|spyOn|useFakeTimers)\(/u,
    use: 'the real thing, with time and randomness as arguments',
  },
];

export const LIMITS = { fileLines: 400, columns: 110, decisionLines: 60, scripts: 10 };

/** Terms under which a package may be passed on together with this program. */
export const LICENSES: ReadonlySet<string> = new Set([
  'MIT',
  'MIT-0',
  'ISC',
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'MPL-2.0',
  '(MIT OR Apache-2.0)',
]);

/** Of packages that name theirs in a file of their own alone. */
export const LICENSES_TOLD: Readonly<Record<string, string>> = {
  'node_modules/combine-errors': 'MIT',
};
