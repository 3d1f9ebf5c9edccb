import fc from 'fast-check';
import { expect, test } from 'vitest';
import { logsOf } from '#test/domain/logs.ts';
import { ACTIVITIES, type ActivityName } from './activity.ts';
import type { OrderedFact } from './fact.ts';
import { emptyFolded, type Folded, foldOrdered, foldOwn, overlayFolded } from './folded.ts';
import { createTable, type Table, tablesText } from './table.ts';
import { getActivity } from '#domain/register.ts';

const LOGS = logsOf();

const textOf = (folded: Folded): string => {
  const { state, seq, held, heldSeqs, questions, traces, unknown, erased, answered } = folded;
  const own = tablesText({ held, heldSeqs, questions, traces, unknown, erased, answered });
  return `${seq} ${own} ${tablesText(state)}`;
};

const copyTable = <Value>(table: Table<Value>): Table<Value> => {
  const copy = createTable<Value>();
  for (const [key, value] of table.entries()) copy.set(key, structuredClone(value));
  return copy;
};

/** As a snapshot that was written and read again. */
const copyFolded = (folded: Folded): Folded => ({
  seq: folded.seq,
  state: Object.fromEntries(
    Object.entries(folded.state).map(([name, table]) => [name, copyTable(table)]),
  ),
  held: copyTable(folded.held),
  heldSeqs: copyTable(folded.heldSeqs),
  questions: copyTable(folded.questions),
  traces: copyTable(folded.traces),
  unknown: copyTable(folded.unknown),
  erased: copyTable(folded.erased),
  answered: copyTable(folded.answered),
});

const foldAll = (activity: ActivityName, facts: readonly OrderedFact[], from?: Folded): Folded => {
  const folded = from ?? emptyFolded(getActivity(activity));
  for (const fact of facts) foldOrdered(getActivity(activity), folded, fact);
  return folded;
};

test('the books used here hold facts of every verdict', () => {
  const all = Object.values(LOGS).flat();
  expect(all.length).toBeGreaterThan(80);
  const verdicts = new Set(all.map(({ verdict }) => verdict));
  expect([...verdicts].sort()).toEqual(['flagged', 'held', 'ok']);
});

test('any split into batches, over copies and over views, gives one state', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...ACTIVITIES),
      fc.array(fc.tuple(fc.nat(), fc.boolean()), { maxLength: 6 }),
      (activity, cuts) => {
        const log = LOGS[activity];
        const whole = textOf(foldAll(activity, log));
        const places = cuts.map(([cut, isView]) => [cut % (log.length + 1), isView] as const);
        places.sort(([left], [right]) => left - right);
        let folded = foldAll(activity, []);
        let done = 0;
        for (const [cut, isView] of places) {
          folded = foldAll(
            activity,
            log.slice(done, cut),
            isView ? overlayFolded(folded) : copyFolded(folded),
          );
          done = cut;
        }
        expect(textOf(foldAll(activity, log.slice(done), folded))).toBe(whole);
      },
    ),
  );
});

test('own facts laid over a book never change it, and a fresh view shows the book alone', () => {
  fc.assert(
    fc.property(fc.constantFrom(...ACTIVITIES), fc.nat(), (activity, cut) => {
      const log = LOGS[activity];
      const at = cut % (log.length + 1);
      const confirmed = foldAll(activity, log.slice(0, at));
      const before = textOf(confirmed);
      const view = overlayFolded(confirmed);
      for (const fact of log.slice(at)) foldOwn(getActivity(activity), view, fact);
      expect(textOf(confirmed)).toBe(before);
      expect(textOf(overlayFolded(confirmed))).toBe(before);
    }),
  );
});

test('own facts stand in the trace by minus n', () => {
  const [first] = LOGS.doors;
  if (first === undefined) throw new Error('no visit');
  const view = overlayFolded(emptyFolded(getActivity('doors')));
  foldOwn(getActivity('doors'), view, { ...first, n: 7 });
  expect(view.traces.get('visit00001')).toEqual([-7]);
});

test('a fact of a type or form nobody knows is kept aside and changes nothing else', () => {
  const [first] = LOGS.doors;
  if (first === undefined) throw new Error('no visit');
  for (const change of [
    { type: 'door.danced@9' },
    { type: '__proto__' },
    { body: '{}' },
    { body: '{ }' },
    { body: '[]' },
    { body: 'x' },
  ]) {
    const folded = foldAll('doors', [{ ...first, ...change }]);
    expect([folded.seq, folded.unknown.size, folded.traces.size]).toEqual([first.seq, 1, 0]);
    expect(Object.values(folded.state).filter((table) => table.size > 0)).toEqual([]);
  }
});
