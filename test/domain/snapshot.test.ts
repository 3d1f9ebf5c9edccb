import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ACTIVITIES } from '#book/activity.ts';
import type { OrderedFact } from '#book/fact.ts';
import { emptyFolded, type Folded, foldOrdered } from '#book/folded.ts';
import { decodeInto, encodeFolded, encodeInSteps } from '#book/snapshot.ts';
import { getActivity } from '#domain/register.ts';
import { logsOf } from './logs.ts';

const LOGS = logsOf();

/**
 * All that is in it, tables and keys in the order in which screens come by them; but for what letters answer,
 * which a home alone asks.
 */
function textOf({ seq, state, ...rest }: Folded): string {
  const { answered: _, ...tables } = rest;
  return JSON.stringify(
    [seq, ...Object.entries(state), ...Object.entries(tables)].map((each) =>
      Array.isArray(each) ? [each[0], [...each[1].entries()]] : each,
    ),
  );
}

describe.each(ACTIVITIES)('a book of %s', (name) => {
  const activity = getActivity(name);
  const log = LOGS[name];
  const fold = (folded: Folded, facts: readonly OrderedFact[]): Folded => {
    for (const fact of facts) foldOrdered(activity, folded, fact);
    return folded;
  };

  test('a snapshot and what follows it are all of it, wherever it was taken', async () => {
    expect(log.length).toBeGreaterThan(0);
    const whole = textOf(fold(emptyFolded(activity), log));
    await fc.assert(
      fc.asyncProperty(fc.nat(log.length), async (seq) => {
        const before = fold(emptyFolded(activity), log.slice(0, seq));
        const taken = encodeFolded(before);
        expect(await encodeInSteps(before, () => Promise.resolve())).toBe(taken);
        const given = emptyFolded(activity);
        expect(await decodeInto(given, taken)).toBe(true);
        expect(textOf(fold(given, log.slice(seq)))).toBe(whole);
      }),
      { numRuns: 20 },
    );
  });

  test('what is cut off or of another activity is none', async () => {
    const taken = encodeFolded(fold(emptyFolded(activity), log));
    expect(await decodeInto(emptyFolded(activity), taken.slice(0, -9))).toBe(false);
    expect(await decodeInto(emptyFolded(activity), '{"v":2,"seq":1,"tables":[],"ids":""}')).toBe(
      false,
    );
    const other = getActivity(name === 'homes' ? 'doors' : 'homes');
    expect(await decodeInto(emptyFolded(other), taken)).toBe(false);
  });
});
