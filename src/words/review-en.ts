import { groupDigits } from './number-text.ts';
import type { reviewVi } from './review-vi.ts';

const num = (count: number): string => groupDigits(count, ',');

/** The same in English. */
export const reviewEn: typeof reviewVi = {
  lead: 'What is not counted because somebody in charge must decide, and questions still open.',
  tabs: {
    held: 'Waiting for approval',
    question: 'Questions',
    refused: 'Not taken',
    due: 'Soon erased',
  },
  none: {
    held: 'Nothing waits for approval',
    question: 'No question is open',
    refused: 'Nothing was refused',
  },
  noneText: 'Everything received has been counted.',
  about: {
    held: 'Kept in the book as it was written, not counted in the figures. Approved, it counts like any other record; not approved, it stays in the history with your name beside it and is not counted.',
    question:
      'Counted in the figures; the person in charge should only know. Closing a question leaves what was recorded as it is.',
    refused:
      'Sent within the last 90 days and not taken into a book. The server keeps it, and the phone of whoever wrote it shows why. There is nothing to decide here; ask that person where it matters.',
  },
  device: (device, who) => (device === undefined ? `A phone of ${who}` : `${who}, “${device}”`),
  somebody: 'somebody',
  withoutWords: 'A record whose content is not shown here',
  ended: {
    lost: (day) => `Reported lost on ${day}`,
    'signed-out': (day) => `No longer used since ${day}`,
    overdue: (day) => `Its sign-in ended on ${day}`,
  },
  count: (count) => (count === 1 ? '1 record' : `${num(count)} records`),
  days: (from, to) => (from === to ? from : `from ${from} to ${to}`),
  at: (time) => `recorded at ${time}`,
  one: { release: 'Approve', decline: 'Do not approve', settle: 'Seen' },
  day: {
    release: 'Approve the day',
    decline: 'Do not approve the day',
    settle: 'Seen, the whole day',
  },
  all: {
    release: (count) => `Approve all ${num(count)}`,
    decline: (count) => `Approve none of ${num(count)}`,
    settle: (count) => `Seen, all ${num(count)}`,
  },
  chosen: {
    release: 'Will be approved',
    decline: 'Will not be approved',
    settle: 'Will be closed',
  },
  undo: 'Undo',
  open: 'Open this household',
  reason: 'Why not (whoever recorded it will read it)',
  reasonMissing: 'Please write in a few words why it is not approved.',
  note: 'Note',
  send: (count) => (count === 1 ? 'Send 1 decision' : `Send ${num(count)} decisions`),
  sendNote: 'Once sent it cannot be undone.',
  clear: 'Clear',
  done: (count) =>
    count === 1
      ? 'The server has received 1 decision'
      : `The server has received ${num(count)} decisions`,
  left: (count) => `Not recorded: ${num(count)}; the reason stands at each of them.`,
  failed: 'Not everything was sent; the rest is as before.',
  keys: { release: 'a', decline: 'd', settle: 's', undo: 'z' },
  keysHint: {
    held: 'Keyboard: ↑ ↓ to another record, A approve, D do not approve, Z undo.',
    question: 'Keyboard: ↑ ↓ to another question, S seen, Z undo.',
    refused: 'Keyboard: ↑ ↓ to another record.',
  },
  whys: {
    'outside-grant':
      'The day lies outside this person’s task: before it began, after it ended, or the phone’s clock is wrong.',
    'stream-ended':
      'The device that sent this was reported lost or no longer in use, or its sign-in had ended. Ask the person before you approve.',
    'depends-on-held':
      'This speaks of something else that still waits for approval. Approve that one first.',
    'consent-ended':
      'This arrived when the person’s consent had ended or been taken back. It can be approved only if they agree again; else, please do not approve.',
    'about-erased':
      'What was known of this person or household was erased at their request. Approved, this stands in the book again.',
    'day-ahead':
      'The day lies ahead of the day the server received it; the phone’s clock may be wrong.',
    'premise-changed':
      'Two people changed the same thing. Both records are kept; please see which is right.',
    'with-commune':
      'The commune is to answer this question, yet somebody of the village changed it, passed it on or closed it. Please see whether whoever asked still waits.',
    'due-far': 'An answer is promised more than 30 days ahead.',
    'place-unknown': 'This speaks of a place that the list of places does not have.',
    'household-unknown': 'This speaks of a household that the register does not have.',
    'household-left': 'The register says this household is no longer here, yet somebody met them.',
    'resident-unknown': 'This speaks of a person whom the register does not have.',
    'resident-left': 'The register says this person is no longer here.',
    'no-consent': 'Done for a person whose consent is not recorded.',
    'code-taken': 'This household code is in use for another household.',
    'not-yours': 'Whoever wrote this has no such task here.',
    'reference-unknown': 'The book does not have what this speaks of.',
    'id-taken': 'This number stands in the book already.',
    'type-unknown':
      'The server does not know this kind of record; the app on that phone may be newer.',
    'body-malformed': 'What was sent does not have the right form.',
    'body-not-canonical': 'What was sent does not have the right form.',
    'body-too-large': 'What was sent is longer than may be.',
    'entity-full': 'Too much has been recorded about this already, so the book takes no more.',
    'already-said': 'This stands in the book already; nothing is lost.',
    'already-held': 'This stands in the book already and waits for approval; nothing is lost.',
    'origin-taken': 'The book has something else under this number.',
    'origin-not-yours': 'This repeats what somebody else had recorded.',
  },
};
