import { type FormDefinition, isQuestion } from '#form/definition.ts';
import { outlineOf, pathNames } from '#form/outline.ts';
import { REFERENCE } from '#form/tokens.ts';
import { numberOf } from '#form/value.ts';
import type { SurveyAnswer } from '#domain/doors/survey.ts';
import type { SurveyResults } from '#protocol/survey.ts';

type Line = SurveyResults['questions'][number];

/** `people[2]/age` → `people/age`: the question itself, whichever time it was asked. */
export const questionOf = (key: string): string => key.replaceAll(/\[\d+\]/gu, '');

/** What was chosen, of a question of one choice or of several. */
const choicesIn = (text: string): readonly string[] => text.split(/\s+/u);

/** Whether an answer names a choice, whichever time the question was asked. */
export const isSaid = ({ said }: SurveyAnswer, question: string, choice: string): boolean =>
  Object.entries(said).some(
    ([key, text]) => questionOf(key) === question && choicesIn(text).includes(choice),
  );

/** How often each question was answered, and how: by choice, by number, or only that it was. */
export function tallyOf(form: FormDefinition, answers: readonly SurveyAnswer[]): Line[] {
  const outline = outlineOf(form.items);
  const said = new Map<string, string[]>();
  for (const { said: all } of answers) {
    for (const [key, text] of Object.entries(all)) {
      const question = questionOf(key);
      const texts = said.get(question);
      if (texts === undefined) said.set(question, [text]);
      else texts.push(text);
    }
  }
  return form.items.flatMap((item, index): Line[] => {
    if (!isQuestion(item) && item.type !== 'calculate') return [];
    const question = pathNames(outline, index).join('/');
    const texts = said.get(question) ?? [];
    // What stood between its words was another one at every door.
    const label = (item.label?.find((each) => each !== '') ?? item.name).replaceAll(REFERENCE, '…');
    const line = { question, label, type: item.type, answered: texts.length };
    if (item.list !== undefined) {
      return [{ ...line, choices: choicesOf(form, item.list, texts) }];
    }
    const isNumber = ['integer', 'decimal', 'range', 'calculate'].includes(item.type);
    const numbers = texts.map(numberOf).filter((number) => Number.isFinite(number));
    if (!isNumber || numbers.length === 0) return [line];
    return [{ ...line, numbers: numbersOf(numbers) }];
  });
}

function choicesOf(
  form: FormDefinition,
  list: string,
  texts: readonly string[],
): NonNullable<Line['choices']> {
  const counts = new Map<string, number>();
  for (const text of texts) {
    for (const name of choicesIn(text)) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return (form.lists[list] ?? []).map(({ name, label }) => ({
    choice: name,
    label: label.find((each) => each !== '') ?? name,
    count: counts.get(name) ?? 0,
  }));
}

/** The mean to a tenth. */
function numbersOf(numbers: readonly number[]): NonNullable<Line['numbers']> {
  const text = (number: number): string => String(Number(number.toPrecision(12)));
  const sum = numbers.reduce((total, number) => total + number, 0);
  return {
    least: text(numbers.reduce((left, right) => Math.min(left, right))),
    most: text(numbers.reduce((left, right) => Math.max(left, right))),
    mean: text(Math.round((sum / numbers.length) * 10) / 10),
    sum: text(sum),
  };
}
