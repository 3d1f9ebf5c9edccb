import { describe, expect, test } from 'vitest';
import { canonicalText, checkJson } from '#kernel/canonical.ts';
import * as v from 'valibot';
import { compileForm } from '#form/compile.ts';
import { FORM_LIMITS, FormDefinition } from '#form/definition.ts';
import { PUBLISHED } from '#test/fixtures/forms/published.ts';
import { sheetsOf, workbookOf } from '#test/fixtures/forms/sheets.ts';
import { readSheets } from '#server/import/read-sheet.ts';

const compile = (text: string) => compileForm(sheetsOf(text), 'Phiếu');

/** `B3 code value` of every problem. */
function problemsOf(text: string): string[] {
  const compiled = compile(text);
  return compiled.ok
    ? []
    : compiled.error.problems.map(({ sheet, row, column, code, value }) =>
        `${sheet}!${column ?? ''}${row ?? ''} ${code} ${value}`.trim(),
      );
}

function noticesOf(text: string): string[] {
  const compiled = compile(text);
  const notices = compiled.ok ? compiled.value.notices : compiled.error.notices;
  return notices.map(({ column, row, code }) => `${column ?? ''}${row ?? ''} ${code}`.trim());
}

describe('published forms', () => {
  test.each(PUBLISHED)('$from', async ({ table, problems }) => {
    const read = await readSheets(workbookOf(table), 'form.xlsx');
    expect(read.ok).toBe(true);
    const compiled = compileForm(read.ok ? read.value : [], 'form');
    expect(compiled.ok ? [] : compiled.error.problems.map(({ code }) => code)).toEqual(problems);
    expect(compiled.ok).toBe(problems.length === 0);
    if (!compiled.ok) return;
    const { definition } = compiled.value;
    expect(checkJson(definition).ok).toBe(true);
    expect(v.parse(FormDefinition, JSON.parse(canonicalText(definition)))).toEqual(definition);
  });
});

describe('what is wrong is told by its cell', () => {
  const one = (row: string, head = '| type | name | label | relevant | calculation |'): string =>
    `| survey |\n| ${head}\n| | text | first | Tên | | |\n| ${row}`;

  test.each([
    [one('| txt | a | A | | |'), ['survey!A3 type-unknown txt']],
    [one('| video | a | A | | |'), ['survey!A3 type-unsupported video']],
    [one('| text | | A | | |'), ['survey!B3 name-missing']],
    [one('| text | 1 a | A | | |'), ['survey!B3 name-malformed 1 a']],
    [one('| text | first | A | | |'), ['survey!B3 name-twice first']],
    [one('| text | a | | | |'), ['survey!C3 label-missing a']],
    [one('| text | a | A | ${b} = 1 | |'), ['survey!D3 reference-unknown ${b}']],
    [one('| text | a | A ${b} | | |'), ['survey!C3 reference-unknown ${b}']],
    [one('| text | a | A | ${a} = 1 | |'), ['survey!D3 cycle a → a']],
    [one('| select_one x | a | A | | |'), ['survey!A3 list-unknown x']],
    [one('| select_one | a | A | | |'), ['survey!A3 list-missing']],
    [one('| end group | | | | |'), ['survey!A3 end-without-begin group']],
    [one('| begin repeat | a | A | | |'), ['survey!A3 begin-without-end repeat']],
    [one('| calculate | a | | | |'), ['survey!E3 column-missing calculation']],
    [one('| text | a | A | 1 = = 2 | |'), ['survey!D3 expression-unreadable =']],
    [one('| text | a | A | floor(2) | |'), ['survey!D3 function-unknown floor']],
    ['| choices |\n| | list_name | name | label |', ['survey! sheet-missing survey']],
    [
      '| survey |\n| | kind | name |\n| | text | a |',
      ['survey! no-questions', 'survey!1 column-missing type'],
    ],
    [
      '| survey |\n| | type | name | label | label |\n| | text | a | A | B |',
      ['survey!D1 column-twice label'],
    ],
    [
      '| survey |\n| | type | name | label | trigger |\n| | text | a | A | ${a} |',
      ['survey!D1 column-unsupported trigger'],
    ],
    [
      '| survey |\n| | type | name | label |\n| | begin group | g | |\n| | text | a | A |\n| | end repeat | | |\n| | end group | | |',
      ['survey!A4 end-of-other group'],
    ],
    [
      '| survey |\n| | type | name | label |\n| | select_one y | a | A |\n| choices |\n| | list_name | name | label |\n| | y | co | Có |\n| | y | co | Có |\n| | y | khong biet | K |',
      ['choices!B3 choice-twice co', 'choices!B4 choice-malformed khong biet'],
    ],
    [
      '| survey |\n| | type | name | label | parameters |\n| | range | a | A | start=5 end=1 |',
      ['survey!D2 range-malformed start=5 end=1'],
    ],
  ])('%#', (text, problems) => {
    expect(problemsOf(text)).toEqual(problems);
  });

  test('a cycle over several questions is told once, and by name', () => {
    const text = `| survey |
      | | type | name | label | relevant | calculation |
      | | calculate | a | | | \${b} + 1 |
      | | calculate | b | | | \${c} + 1 |
      | | text | c | C | \${a} > 1 | |`;
    expect(problemsOf(text)).toEqual(['survey!E2 cycle a → b → c → a']);
  });

  test('merged cells and formulas without a value', () => {
    const cells = [{ text: 'text' }, { text: '#FORMULA' }, { text: 'A', merged: 'down' as const }];
    const head = ['type', 'name', 'label'].map((text) => ({ text }));
    const sheet = {
      name: 'survey',
      rows: [
        { at: 1, cells: head },
        { at: 4, cells },
      ],
    };
    const compiled = compileForm([sheet], 'x');
    expect(
      compiled.ok
        ? []
        : compiled.error.problems.map(({ code, column, row }) => [code, column, row]),
    ).toEqual(
      expect.arrayContaining([
        ['cell-formula', 'B', 4],
        ['cell-merged', 'C', 4],
      ]),
    );
  });

  test('5,000 questions are too many, and told quickly', () => {
    const rows = Array.from(
      { length: 5_000 },
      (_, index) => `| | text | q${index} | Câu ${index} |`,
    );
    const text = `| survey |\n| | type | name | label |\n${rows.join('\n')}`;
    expect(problemsOf(text)).toEqual(['survey! too-many-questions 5000']);
    const wrong = rows.slice(0, 600).map((row) => row.replace('Câu', '${none}'));
    expect(problemsOf(`| survey |\n| | type | name | label |\n${wrong.join('\n')}`)).toEqual([
      'survey! too-many-questions 600',
    ]);
    const most = rows.slice(0, FORM_LIMITS.questions);
    expect(problemsOf(`| survey |\n| | type | name | label |\n${most.join('\n')}`)).toEqual([]);
  });
});

describe('a form that is taken can be opened and answered', () => {
  const LONG = 'x'.repeat(FORM_LIMITS.textCharacters + 1);
  const HEAD =
    '| survey |\n| | type | name | label | calculation | constraint | required_message | hint |';
  const told = LONG.slice(0, 40);

  test.each([
    [`| | text | a | ${LONG} | | | | |`, [`survey!C2 text-too-long ${told}`]],
    [`| | text | a | A | | | | ${LONG} |`, [`survey!G2 text-too-long ${told}`]],
    [`| | text | a | A | '${LONG}' | | | |`, [`survey!D2 text-too-long '${told.slice(1)}`]],
    [`| | text | a | A | | . = '${LONG}' | | |`, [`survey!E2 text-too-long . = '${told.slice(5)}`]],
    [`| | text | a | A | | | ${LONG} | |`, [`survey!F2 text-too-long ${told}`]],
    ...['constructor', 'toString', '__proto__', 'prototype'].map((name): [string, string[]] => [
      `| | text | ${name} | A | | | | |`,
      [`survey!B2 name-malformed ${name}`],
    ]),
  ])('%#', (row, problems) => {
    expect(problemsOf(`${HEAD}\n${row}`)).toEqual(problems);
  });

  test('choices: their lists, columns and labels', () => {
    const form = (list: string, column: string, label: string, cell: string): string =>
      `| survey |
      | | type | name | label | choice_filter |
      | | select_one ${list} | a | A | ${column} = '1' |
      | choices |
      | | list_name | name | label | ${column} |
      | | ${list} | co | ${label} | ${cell} |`;
    expect(problemsOf(form('l', 'k', 'Có', '1'))).toEqual([]);
    expect(problemsOf(form('l', 'k', LONG, '1'))).toEqual([`choices!C2 text-too-long ${told}`]);
    expect(problemsOf(form('l', 'k', 'Có', LONG))).toEqual([`choices!D2 text-too-long ${told}`]);
    const malformed = 'name-malformed valueOf';
    expect(problemsOf(form('valueOf', 'k', 'Có', '1'))).toEqual([`survey!A2 ${malformed}`]);
    expect(problemsOf(form('l', 'valueOf', 'Có', '1'))).toEqual([`choices!D1 ${malformed}`]);
  });

  const nested = (type: string, names: readonly string[]): string =>
    [
      '| survey |',
      '| | type | name | label |',
      ...names.map((name) => `| | begin ${type} | ${name} | A |`),
      '| | text | a | A |',
      ...names.map(() => `| | end ${type} | | |`),
    ].join('\n');

  test('names of groups that make a key too long for an answer', () => {
    const names = Array.from({ length: 6 }, (_, index) => `${index}`.padStart(64, 'g'));
    expect(problemsOf(nested('group', names))).toEqual([]);
    const longest = nested('group', [...names, 'g'.repeat(8)]);
    expect(problemsOf(longest)).toEqual([]);
    const more = nested('group', [...names, 'g'.repeat(9)]);
    expect(problemsOf(more)).toEqual(['survey!B9 path-too-long a']);
    // The same, asked for the fiftieth time.
    const repeated = longest
      .replace('begin group', 'begin repeat')
      .replace(/end group(?![^]*end group)/u, 'end repeat');
    expect(problemsOf(repeated)).toEqual(['survey!B9 path-too-long a']);
  });

  test('repeats within repeats within repeats', () => {
    expect(problemsOf(nested('repeat', ['r', 's']))).toEqual([]);
    const deep = nested('repeat', ['r', 's', 't', 'u']);
    expect(problemsOf(deep)).toEqual(['survey!A4 repeats-too-deep 2']);
  });

  test('a form of cycles is told of a hundred at most, each in a line', () => {
    const names = Array.from({ length: 400 }, (_, index) => `q${index}`);
    const all = names.slice(0, 90).map((name) => `\${${name}}`);
    const rows = names.map((name, index) => {
      const next = `\${q${(index + 1) % names.length}}`;
      return `| | calculate | ${name} | | ${[next, ...all].join('+')} | | | |`;
    });
    const compiled = compile([HEAD, ...rows].join('\n'));
    const problems = compiled.ok ? [] : compiled.error.problems;
    const cycles = problems.filter(({ code }) => code === 'cycle');
    expect(cycles.length).toBeGreaterThan(50);
    expect(Math.max(...cycles.map(({ value }) => value.length))).toBeLessThan(80);
  });
});

describe('what is left out is told', () => {
  test('and harms nothing', () => {
    const text = `| survey |
      | | type | name | label::Tiếng Việt (vi) | label::Tày | media::image | appearance | note | disabled |
      | | deviceid | id | | | | | | |
      | | start-geopoint | g | | | | | | |
      | | text | a | Tên | | a.jpg | numbers | hỏi kỹ | |
      | | text | b | Bỏ | | | | | yes |
      | settings |
      | | form_title | submission_url | default_language |
      | | Khảo sát | http://x | Tiếng Việt (vi) |
      | entities |
      | | list_name |`;
    expect(noticesOf(text)).toEqual([
      'sheet-ignored',
      'B2 setting-ignored',
      'A2 not-collected',
      'A3 not-collected',
      'F4 appearance-ignored',
      'H5 row-disabled',
      'E1 column-ignored',
      'G1 column-ignored',
      'label-untranslated',
    ]);
    const compiled = compile(text);
    expect(compiled.ok && compiled.value.definition.languages).toEqual(['Tiếng Việt (vi)', 'Tày']);
    expect(compiled.ok && compiled.value.definition.title).toBe('Khảo sát');
  });
});
