import type { formVi } from './form-vi.ts';

export const formEn: typeof formVi = {
  problems: {
    'sheet-missing': (value) =>
      `There is no sheet named “${value}”. An XLSForm needs the sheet “survey”; name the tab so.`,
    'column-missing': (value) =>
      `The column “${value}” is missing. Add it, or fill in the empty cell.`,
    'column-twice': (value) => `The column “${value}” is there twice. Keep one of them.`,
    'cell-merged': (value) =>
      `A cell of the column “${value}” is merged. Unmerge it and write into each cell.`,
    'cell-formula': (value) =>
      `A cell of the column “${value}” is a formula without a result. Paste it as a value.`,
    'text-too-long': (value) =>
      `The text is longer than 2,000 characters, from “${value}…” on. Shorten it.`,
    'type-missing': () =>
      'The row has a name and no type. Fill in “type”, for example text or integer.',
    'type-unknown': (value) =>
      `There is no type “${value}”. Use text, integer, date, select_one list_name…`,
    'type-unsupported': (value) =>
      `The type “${value}” cannot be used here. Take another, for example image, audio or geopoint.`,
    'name-missing': () => 'The question has no name. Fill in “name”, for example people_count.',
    'name-malformed': (value) =>
      `The name “${value}” cannot be used. Begin with a letter; letters, digits and underscores, no spaces.`,
    'name-twice': (value) => `The name “${value}” is there twice in one group. Change one.`,
    'label-missing': (value) => `Nothing is asked by the question “${value}”. Fill in “label”.`,
    'list-missing': () => 'The choice names no list. Write select_one list_name.',
    'list-unknown': (value) =>
      `The sheet “choices” has no list “${value}”. Add it, or correct the name.`,
    'list-of-answers': (value) =>
      `Choosing from earlier answers (${value}) is not possible. Use a list of the sheet “choices”.`,
    'choice-malformed': (value) =>
      value === ''
        ? 'The choice has no name. Fill in “name” of the sheet “choices”.'
        : `The choice “${value}” contains spaces or is too long. Use underscores.`,
    'choice-twice': (value) =>
      `The choice “${value}” is there twice in one list. Change or remove one row.`,
    'choice-gone': (value) => `The choice “${value}” is not in the list any more.`,
    'end-without-begin': (value) =>
      `“end ${value}” without “begin ${value}” above. Remove the row, or open it.`,
    'end-of-other': (value) =>
      `This closes the wrong one: open is a “${value}”. Write “end ${value}”.`,
    'begin-without-end': (value) => `“begin ${value}” is never closed. Add “end ${value}” below.`,
    'too-deep': (value) => `Groups lie more than ${value} deep. Use fewer.`,
    'repeats-too-deep': (value) =>
      `Repeats lie more than ${value} deep. Move the innermost out, or use fewer.`,
    'path-too-long': (value) =>
      `The names of the question “${value}” and its groups exceed 400 characters. Shorten those of groups.`,
    'too-many-questions': (value) =>
      `The form has ${value} questions, more than 500. Nobody can ask them at a door; make several forms.`,
    'too-many-choices': (value) =>
      `The sheet “choices” has ${value} rows, more than 3,000. Use fewer.`,
    'too-many-languages': (value) =>
      `The form has ${value} languages, more than 12. Remove columns.`,
    'too-large': (value) =>
      `The form is larger than ${value} KB. Shorten it, or make several forms.`,
    'no-questions': () => 'The form asks no question yet.',
    'expression-unreadable': (value) =>
      value === ''
        ? 'The expression ends half-way. Check brackets and quotes.'
        : `The expression cannot be read at “${value}”. Check brackets, quotes and comparisons.`,
    'expression-quotes': (value) => `Curly quotes at “${value}”. Type straight ones: ' or ".`,
    'function-unknown': (value) => `There is no function ${value}(). The guide lists them.`,
    'function-refused': (value) =>
      `The function ${value}() is not used here. Remove it; the guide says what instead.`,
    'function-arguments': (value) =>
      `What stands in the brackets of ${value}() is missing, too much or wrong.`,
    'path-unsupported': (value) =>
      `Paths like this (“${value}”) cannot be used. Name the question as \${name}.`,
    'reference-unknown': (value) => `There is no question “${value}”. Correct the name, or add it.`,
    'reference-ambiguous': (value) =>
      `Several questions are named “${value}”. Give each a name of its own.`,
    'reference-repeated': (value) =>
      `“${value}” is asked several times, and one value is needed. Use sum(), count(), join() or indexed-repeat().`,
    cycle: (value) =>
      `Questions wait for each other in a circle: ${value}. Take one of them out of it.`,
    'pattern-unreadable': (value) => `The pattern “${value}” of regex() cannot be read.`,
    'range-malformed': () => 'The scale is wrong. Write start=0 end=10 step=1 in “parameters”.',
    'column-unsupported': (value) =>
      `The column “${value}” cannot be used here and would change the form. Remove it.`,
    'question-sensitive': (value) =>
      `“${value}” seems to ask something private or the number of a paper. The whole team reads the answers, so it is not asked here. Health, ethnic group and poverty are recorded under “Closed, for the commune”; please take all else out of the form. If this question asks nothing of the kind, write “yes” in the column “not_sensitive”.`,
  },
  notices: {
    'column-ignored': (value) => `The column “${value}” is not used.`,
    'sheet-ignored': (value) => `The sheet “${value}” is not used.`,
    'appearance-ignored': (value) =>
      `The appearance “${value}” is not used; the question looks as usual.`,
    'not-collected': (value) =>
      `“${value}” is not recorded: who, when and on which device stands in the trace already.`,
    'parameter-ignored': (value) => `The parameter “${value}” is not used.`,
    'setting-ignored': (value) => `The setting “${value}” is not used.`,
    'row-disabled': (value) => `The question “${value}” is switched off and not asked.`,
    'label-untranslated': (value) =>
      `Some questions say nothing in “${value}”; the first language is shown there.`,
    'question-marked': (value) =>
      `“${value}” is marked as asking nothing sensitive. The whole team will read the answers.`,
  },
};
