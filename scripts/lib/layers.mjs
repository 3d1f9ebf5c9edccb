// What a phone reads until its first screen stands, in this order. Each layer is one file: what its roots
// need and no layer before it has. Many small files compress worse, and each is a way of its own through
// browser and worker.

/**
 * @typedef {object} Layer
 * @property {string} name
 * @property {readonly string[]} roots Under src/.
 * @property {number} budgetBytes Of its script, by gzip.
 */

/** What stands before a book is open, and what all doors are lit by. */
const start = [
  'pwa/phone/locks.ts',
  'pwa/screens/lock/lock-stage.tsx',
  'pwa/screens/start/enrol.tsx',
  'pwa/ui/door.tsx',
  // Signing in and a book gone dark need these, too, and nothing of the layers after this one.
  'pwa/phone/author-in.ts',
  'pwa/phone/draft.ts',
  'pwa/ui/choice.tsx',
];

/** How an open phone saves, sends and is told. */
const device = [
  'browser-mirror',
  'cookie-mark',
  'copies',
  'dark',
  'enrol',
  'exchange',
  'marking',
  'orphans',
  'persistence',
  'save-facts',
  'self-check',
  'tab-lock',
  'web-hpke',
];

/** What stands above the doors as soon as they do. */
const aboveDoors = [
  'board/board-part',
  'campaign/campaign-part',
  'funds/fund-part',
  'groups/mine-part',
  'notices/notices',
  'questions/late-mine',
  'tasks/tasks-part',
  'team/team-part',
];

/** @type {readonly Layer[]} */
export const layers = [
  { name: 'shell', roots: ['pwa/index.html'], budgetBytes: 60_000 },
  { name: 'start', roots: start, budgetBytes: 30_000 },
  // How books are read. Grows with each activity that phones carry: all their books are folded at once.
  { name: 'books', roots: ['domain/books.ts'], budgetBytes: 21_500 },
  { name: 'device', roots: device.map((name) => `device/${name}.ts`), budgetBytes: 21_000 },
  // The households of a village as soon as there are any.
  { name: 'early', roots: ['pwa/screens/doors/early.tsx'], budgetBytes: 21_500 },
  // What can be done at a household as soon as it is there.
  { name: 'visit', roots: ['pwa/screens/doors/visit.tsx'], budgetBytes: 13_000 },
  // The first screen of a village, and what comes above it a moment later.
  { name: 'doors', roots: ['pwa/screens/doors/doors.tsx'], budgetBytes: 8_000 },
  {
    name: 'above',
    roots: aboveDoors.map((name) => `pwa/screens/${name}.tsx`),
    budgetBytes: 35_000,
  },
];
