import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defined } from '#kernel/assert.ts';
import type { Answers } from '#form/answer.ts';
import { compileForm } from '#form/compile.ts';
import type { Moment } from '#form/evaluate.ts';
import {
  addTime,
  choicesOf,
  itemOf,
  missingOf,
  nodesOf,
  problemOf,
  putTimeBack,
  removeTime,
  submit,
  textFor,
  withDefaults,
} from '#form/fill.ts';
import { type OpenForm, openForm } from '#form/open.ts';
import { settle, type Settled } from '#form/settle.ts';
import { stepsOf } from '#form/steps.ts';
import { PEOPLE_FORM } from '#test/fixtures/forms/people.ts';
import { sheetsOf } from '#test/fixtures/forms/sheets.ts';

const MOMENT: Moment = {
  today: '2026-11-28',
  now: '2026-11-28T19:30:00',
  start: '2026-11-28T19:00:00',
  language: 0,
};

function open(text: string): OpenForm {
  const compiled = compileForm(sheetsOf(text), 'Phiếu');
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.error.problems));
  return openForm(compiled.value.definition).form;
}

const household = open(PEOPLE_FORM);

const settled = (answers: Answers, form = household): Settled => settle(form, answers, MOMENT);
const node = (of: Settled, key: string) =>
  defined(
    nodesOf(of).find((each) => each.key === key),
    key,
  );

describe('filling in', () => {
  test('what is not relevant is not asked, not handed in, and kept', () => {
    const answers = { phone: 'no', phones: '3', uses: 'zalo' };
    const now = settled(answers);
    expect(nodesOf(now).map(({ key }) => key)).not.toContain('phones');
    expect(submit(now)).toEqual({ phone: 'no', people: '0', total: '0', children: '0' });
    expect(submit(settled({ ...answers, phone: 'yes' }))).toMatchObject({
      phones: '3',
      uses: 'zalo',
    });
  });

  test('problems of an answer, with the form’s own words', () => {
    const now = settled({ phone: 'maybe', people: '1', 'people[1]/age': '130' });
    expect(problemOf(now, node(now, 'phone'))).toEqual({ code: 'choice-gone' });
    expect(problemOf(now, node(now, 'people[1]/age'))).toEqual({ code: 'constraint' });
    expect(missingOf(now, node(now, 'people[1]/who'))).toEqual({ code: 'required' });
    const some = settled({ phone: 'yes', phones: '21', uses: 'zalo none' });
    expect(problemOf(some, node(some, 'phones'))).toEqual({
      code: 'constraint',
      message: 'Từ 1 đến 20 cái',
    });
    expect(problemOf(some, node(some, 'uses'))).toEqual({ code: 'constraint' });
    const words = settled({ phone: 'yes', phones: 'hai' });
    expect(problemOf(words, node(words, 'phones'))).toEqual({ code: 'malformed' });
    expect(submit(words)).not.toHaveProperty('phones');
  });

  test('a default stands where nothing was said, and is not put back once taken out', () => {
    const begun = withDefaults(household, { phone: 'yes' }, MOMENT);
    expect(begun).toEqual({ phone: 'yes', phones: '1' });
    expect(withDefaults(household, { ...begun, phones: '' }, MOMENT)).toEqual({
      phone: 'yes',
      phones: '',
    });
    expect(withDefaults(household, { phone: 'no' }, MOMENT)).toEqual({ phone: 'no' });
  });

  test('people are added and taken away, each with their own questions', () => {
    let now = settled({});
    for (const name of ['Lù A Sính', 'Lù Thị Mai', 'Lù A Páo']) {
      const times = now.times.get('people') ?? 0;
      now = settled({ ...addTime(now, node(now, 'people')), [`people[${times + 1}]/who`]: name });
    }
    now = settled({ ...now.answers, 'people[2]/age': '12', 'people[3]/age': '40' });
    expect(
      textFor(now, node(now, 'people[2]/age'), itemOf(now, node(now, 'people[2]/age'))?.label),
    ).toBe('Tuổi của Lù Thị Mai');
    expect(nodesOf(now).map(({ key }) => key)).toContain('people[2]/pupil');
    expect(nodesOf(now).map(({ key }) => key)).not.toContain('people[3]/pupil');
    expect(textFor(now, node(now, 'told'), itemOf(now, node(now, 'told'))?.label)).toBe(
      'Có 3 người, tuổi cộng lại 52',
    );
    const fewer = settled(removeTime(now, node(now, 'people'), 1));
    expect(submit(fewer)).toMatchObject({
      people: '2',
      'people[1]/who': 'Lù Thị Mai',
      'people[1]/age': '12',
      'people[1]/place': '1',
      'people[2]/who': 'Lù A Páo',
      total: '2',
    });
    expect(submit(fewer)).not.toHaveProperty(['people[3]/who']);
  });

  test('a list is cut down to what fits, and a choice that no longer does is told', () => {
    const now = settled({ province: 'na', commune: 'xa2' });
    expect(choicesOf(now, node(now, 'commune')).map(({ name }) => name)).toEqual(['xa1']);
    expect(problemOf(now, node(now, 'commune'))).toEqual({ code: 'choice-gone' });
  });

  test('once keeps what it said first', () => {
    const form = open(`
      | survey |
      | | type | name | label | calculation |
      | | text | a | A | |
      | | calculate | first | | once(today()) |`);
    const first = settle(form, {}, MOMENT);
    expect(first.fixed).toEqual({ first: '2026-11-28' });
    const later = settle(
      form,
      { ...first.answers, ...first.fixed },
      { ...MOMENT, today: '2026-12-01' },
    );
    expect(submit(later)).toEqual({ first: '2026-11-28' });
  });

  test('a time put back stands where it stood, beside what was said since', () => {
    const names = (now: Settled) =>
      Object.entries(submit(now)).filter(([key]) => key === 'people' || key.endsWith('/who'));
    const people = (count: string, ...all: string[]): Answers => ({
      people: count,
      ...Object.fromEntries(all.map((name, index) => [`people[${index + 1}]/who`, name])),
    });
    const before = settled(people('3', 'An', 'Bình', 'Chi'));
    const repeat = node(before, 'people');
    for (const time of [1, 2, 3]) {
      const without = settled(removeTime(before, repeat, time));
      expect(names(settled(putTimeBack(without, repeat, time, before.answers)))).toEqual(
        names(before),
      );
    }
    const since = settled({
      ...removeTime(before, repeat, 1),
      'people[1]/who': 'Bình Minh',
      phone: 'yes',
    });
    const back = settled(putTimeBack(since, repeat, 1, before.answers));
    expect(names(back)).toEqual(names(settled(people('3', 'An', 'Bình Minh', 'Chi'))));
    expect(back.answers['phone']).toBe('yes');
  });

  test('repeats end where the form has been asked five thousand times', () => {
    const form = open(`
      | survey |
      | | type | name | label | repeat_count |
      | | begin repeat | r | R | 50 |
      | | begin repeat | s | S | 50 |
      | | text | a | A | |
      | | text | b | B | |
      | | text | c | C | |
      | | end repeat | | | |
      | | end repeat | | | |
      | | text | last | Z | |`);
    const now = settled({ last: 'x' }, form);
    expect(now.values.size).toBeGreaterThan(4_900);
    expect(now.values.size).toBeLessThan(5_100);
    expect(submit(now)).toMatchObject({ last: 'x', r: '50', 'r[1]/s': '50', 'r[50]/s': '0' });
  });

  test('texts made of texts stay as short as an answer, and letters whole', () => {
    const chain = Array.from(
      { length: 30 },
      (_, index) => `| | calculate | c${index + 1} | | concat(\${c${index}}, \${c${index}}) |`,
    );
    const form = open(`
      | survey |
      | | type | name | label | calculation |
      | | text | c0 | A | |
      ${chain.join('\n')}
      | | calculate | odd | | concat('x', \${c30}) |
      | | calculate | joined | | join(\${c30}, 'a', 'b') |`);
    const { values } = settled({ c0: '𠀀' }, form);
    for (const name of ['c30', 'odd', 'joined']) {
      const text = String(values.get(name));
      expect(text.length).toBeGreaterThan(1_990);
      expect(text.length).toBeLessThanOrEqual(2_000);
      expect(text.isWellFormed()).toBe(true);
    }
  });

  test('other, please specify', () => {
    const form = open(`
      | survey |
      | | type | name | label |
      | | select_one fuel or_other | fuel | Nhà đun bằng gì? |
      | choices |
      | | list_name | name | label |
      | | fuel | wood | Củi |`);
    const asked = (answers: Answers) => nodesOf(settled(answers, form)).map(({ key }) => key);
    expect(asked({ fuel: 'wood' })).toEqual(['fuel']);
    expect(asked({ fuel: 'other' })).toEqual(['fuel', 'fuel_other']);
  });

  test('how often is asked may be worked out, and is never without end', () => {
    const form = open(`
      | survey |
      | | type | name | label | repeat_count |
      | | integer | n | Mấy con? | |
      | | begin repeat | pigs | Lợn | \${n} |
      | | text | name | Tên | |
      | | end repeat | | | |`);
    const count = (n: string) =>
      nodesOf(settled({ n }, form)).filter(({ at }) => at.length > 0).length;
    expect([count('2'), count('-1'), count('x'), count('999999999')]).toEqual([2, 0, 0, 50]);
  });
});

/** Forms of random calculations and conditions that read each other: upwards alone, or in any direction. */
const anyForm = fc
  .tuple(
    fc.boolean(),
    fc.array(
      fc.record({
        kind: fc.constantFrom('integer', 'calculate', 'text'),
        reads: fc.array(fc.nat(7), { maxLength: 3 }),
        relevant: fc.option(fc.tuple(fc.nat(7), fc.constantFrom(' > 1', " != ''", ' = 2')), {
          nil: undefined,
        }),
      }),
      { minLength: 2, maxLength: 8 },
    ),
  )
  .map(([isUpwards, rows]) => {
    const lines = rows.map(({ kind, reads, relevant }, index) => {
      const name = (read: number): string =>
        `\${q${read % (isUpwards ? Math.max(1, index) : rows.length)}}`;
      const isAlone = isUpwards && index === 0;
      const calculation = ['1', ...(isAlone ? [] : reads.map(name))].join(' + ');
      const when = relevant === undefined || isAlone ? '' : `${name(relevant[0])}${relevant[1]}`;
      return `| | ${kind} | q${index} | Q | ${when} | ${kind === 'calculate' ? calculation : ''} |`;
    });
    return ['| survey |', '| | type | name | label | relevant | calculation |', ...lines].join(
      '\n',
    );
  });

const anyAnswers = fc.dictionary(
  fc.nat(7).map((index) => `q${index}`),
  fc.constantFrom('', '1', '2', 'x', '-3'),
);

describe('any form', () => {
  test('is refused for a cycle, or worked out the same in every order that may be', () => {
    let taken = 0;
    let refused = 0;
    fc.assert(
      fc.property(
        anyForm,
        anyAnswers,
        fc.array(fc.nat(1_000), { minLength: 8, maxLength: 8 }),
        (text, answers, dice) => {
          const compiled = compileForm(sheetsOf(text), 'x');
          if (!compiled.ok) {
            const codes = new Set(compiled.error.problems.map(({ code }) => code));
            codes.delete('no-questions');
            expect([...codes].filter((code) => code !== 'cycle')).toEqual([]);
            refused += codes.size;
            return;
          }
          taken += 1;
          const { form } = openForm(compiled.value.definition);
          const first = settle(form, answers, MOMENT);
          const other = settle(form, answers, MOMENT, anyOrder(form, dice));
          expect(Object.fromEntries(other.values)).toEqual(Object.fromEntries(first.values));
          expect(submit(other)).toEqual(submit(first));
          // Handed in once more, nothing changes.
          expect(submit(settle(form, { ...answers, ...submit(first) }, MOMENT))).toEqual(
            submit(first),
          );
        },
      ),
      { numRuns: 400 },
    );
    expect(taken).toBeGreaterThan(50);
    expect(refused).toBeGreaterThan(50);
  });

  function anyOrder(form: OpenForm, dice: readonly number[]): number[] {
    const order: number[] = [];
    const left = new Set(form.order);
    while (left.size > 0) {
      const ready = [...left].filter((each) =>
        [...(form.needs[each] ?? [])].every((need) => !left.has(need)),
      );
      const thrown = dice[order.length % dice.length] ?? 0;
      const pick = defined(ready[thrown % ready.length], 'an item that may come next');
      left.delete(pick);
      order.push(pick);
    }
    return order;
  }
});

test('screens: a note stands with the question after it, a group stands together, a repeat asks for more', () => {
  const form = open(`
    | survey |
    | | type | name | label | appearance |
    | | note | hello | Chào bà con | |
    | | text | a | A | |
    | | begin group | g | Nhóm | field-list |
    | | text | b | B | |
    | | text | c | C | |
    | | end group | | | |
    | | begin repeat | r | Con | |
    | | text | d | D | |
    | | end repeat | | | |
    | | note | bye | Cảm ơn | |`);
  const steps = stepsOf(settled({ r: '2' }, form));
  expect(steps.map(({ nodes }) => nodes.map(({ key }) => key))).toEqual([
    ['hello', 'a'],
    ['g/b', 'g/c'],
    ['r[1]/d'],
    ['r[2]/d'],
    ['r'],
    ['bye'],
  ]);
});
