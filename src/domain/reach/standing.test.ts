import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { standingOf } from '#domain/reach/standing.ts';
import type { Step } from '#domain/reach/tasks.ts';

const DUE = 100;
const head = (step: string, on: number) => ({ step, at: on * 86_400, on, stream: 'stream0001' });
const handed = (step: string, on = 90): Step => ({
  ...head(step, on),
  type: 'task.handed@1',
  to: 'person0001',
});
const reported = (step: string, on = 95): Step => ({
  ...head(step, on),
  type: 'task.reported@1',
  edition: 'edition001',
  text: 'xong',
});
const settled = (step: string, on = 96): Step => ({ ...head(step, on), type: 'task.settled@1' });
const returned = (step: string, of: string, on = 97): Step => ({
  ...head(step, on),
  type: 'task.returned@1',
  of,
  reason: 'thiếu ảnh',
});

const stateAfter = (...steps: readonly Step[]): string => standingOf({ due: DUE }, steps, 98).state;

describe('how far a task has come', () => {
  test('goes from nobody to somebody, to a report, to done', () => {
    expect(stateAfter()).toBe('new');
    expect(stateAfter(handed('h1'))).toBe('handed');
    expect(stateAfter(handed('h1'), reported('r1'))).toBe('reported');
    expect(stateAfter(handed('h1'), reported('r1'), settled('s1'))).toBe('done');
  });

  test('comes back from a report and from what was settled, and goes on from there', () => {
    const before = [handed('h1'), reported('r1'), settled('s1')];
    expect(stateAfter(handed('h1'), reported('r1'), returned('b1', 'r1'))).toBe('returned');
    expect(stateAfter(...before, returned('b1', 's1'))).toBe('returned');
    const { back, handing } = standingOf({ due: DUE }, [...before, returned('b1', 's1')], 98);
    expect([back?.step, handing?.step]).toEqual(['b1', 'h1']);
    const again = [...before, returned('b1', 's1'), reported('r2')];
    expect(standingOf({ due: DUE }, again, 98)).toMatchObject({ state: 'reported' });
    expect(standingOf({ due: DUE }, again, 98).back).toBeUndefined();
    expect(stateAfter(...again, settled('s2'))).toBe('done');
  });

  test('is not undone by a return of what another has replaced', () => {
    const steps = [reported('r1'), settled('s1'), returned('b1', 's1'), settled('s2')];
    expect(stateAfter(...steps, returned('b2', 's1'))).toBe('done');
    expect(stateAfter(reported('r1'), settled('s1'), returned('b1', 'r1'))).toBe('done');
    expect(stateAfter(reported('r1'), reported('r2'), returned('b1', 'r1'))).toBe('reported');
  });

  test('stays done when somebody adds to it, and keeps whose it was', () => {
    const added = [handed('h1'), reported('r1'), settled('s1'), reported('r2'), handed('h2')];
    expect(standingOf({ due: DUE }, added, 98)).toMatchObject({
      state: 'done',
      report: { step: 'r2' },
      handing: { step: 'h1' },
    });
  });

  test('is late once its day has gone, and for ever when it was done after it', () => {
    const late = (steps: readonly Step[], day: number) => standingOf({ due: DUE }, steps, day).late;
    expect(late([], DUE)).toBe(false);
    expect(late([], DUE + 1)).toBe(true);
    expect(late([settled('s1', DUE)], DUE + 50)).toBe(false);
    expect(late([settled('s1', DUE + 2)], DUE + 50)).toBe(true);
    expect(late([settled('s1', DUE), returned('b1', 's1')], DUE + 1)).toBe(true);
  });

  test('is done only while a settling stands, whatever is said in which order', () => {
    const any = fc.array(
      fc.record({
        kind: fc.nat(3),
        id: fc.nat(5),
        of: fc.nat(5),
        on: fc.integer({ min: 80, max: 120 }),
      }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(any, (said) => {
        const steps = said.map(({ kind, id, of, on }, at): Step => {
          const step = `x${String(id)}.${String(at)}`;
          const target = said.findIndex((each) => each.id === of);
          const named = `x${String(of)}.${String(target)}`;
          return [
            handed(step, on),
            reported(step, on),
            settled(step, on),
            returned(step, named, on),
          ][kind] as Step; // one of four
        });
        const { state, settling, back } = standingOf({ due: DUE }, steps, 110);
        expect(state === 'done').toBe(settling !== undefined);
        expect(state === 'returned').toBe(back !== undefined);
      }),
    );
  });
});
