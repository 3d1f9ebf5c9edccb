import type { Id } from '#kernel/id.ts';
import { type FormDefinition, isQuestion, type Item } from '#form/definition.ts';
import { outlineOf, pathNames } from '#form/outline.ts';
import { REFERENCE } from '#form/tokens.ts';
import { numberOf } from '#form/value.ts';
import type { SurveyAnswer } from '#domain/doors/survey.ts';
import type { SurveyResults } from '#protocol/survey.ts';

type Line = SurveyResults['questions'][number];

/** `people[2]/age` → `people/age`: the question itself, whichever time it was asked. */
export const questionOf = (key: string): string => key.replaceAll(/\[\d+\]/gu, '');

/** What was chosen, of a question of one choice or of several. */
const choicesIn = (text: string): readonly string[] => [...new Set(text.split(/\s+/u))];

/** Whether an answer names a choice, whichever time the question was asked. */
export const isSaid = ({ said }: SurveyAnswer, question: string, choice: string): boolean =>
  Object.entries(said).some(
    ([key, text]) => questionOf(key) === question && choicesIn(text).includes(choice),
  );

/** What stands of each household: of several answers the last, in the order in which they come. */
export const latestOf = <Each extends { readonly answer: SurveyAnswer }>(
  answered: readonly Each[],
): readonly Each[] => [...new Map(answered.map((each) => [each.answer.household, each])).values()];

/** One answer to a question, and where it was given. */
type Told = { readonly household: Id; readonly text: string };

const householdsIn = (told: readonly Told[]): number =>
  new Set(told.map(({ household }) => household)).size;

/**
 * In how many households each question was answered, and how: by choice, by number, or only that it was. Of
 * a question that repeats, the times are counted beside the households.
 */
export function tallyOf(form: FormDefinition, answers: readonly SurveyAnswer[]): Line[] {
  const outline = outlineOf(form.items);
  const said = new Map<string, Told[]>();
  for (const { household, said: all } of answers) {
    for (const [key, text] of Object.entries(all)) {
      const question = questionOf(key);
      const told = said.get(question);
      if (told === undefined) said.set(question, [{ household, text }]);
      else told.push({ household, text });
    }
  }
  return form.items.flatMap((item, index): Line[] => {
    if (!isQuestion(item) && item.type !== 'calculate') return [];
    const question = pathNames(outline, index).join('/');
    const told = said.get(question) ?? [];
    const repeat = form.items[outline.repeats[index]?.at(-1) ?? -1];
    const line = {
      question,
      label: labelOf(item),
      type: item.type,
      answered: told.length,
      households: householdsIn(told),
      ...(repeat && { repeat: labelOf(repeat) }),
    };
    if (item.list !== undefined) return [{ ...line, choices: choicesOf(form, item.list, told) }];
    const isNumber = ['integer', 'decimal', 'range', 'calculate'].includes(item.type);
    const numbers = told.map(({ text }) => numberOf(text)).filter((each) => Number.isFinite(each));
    if (!isNumber || numbers.length === 0) return [line];
    return [{ ...line, numbers: numbersOf(numbers) }];
  });
}

/** What stood between its words was another one at every door. */
const labelOf = ({ label, name }: Item): string =>
  (label?.find((each) => each !== '') ?? name).replaceAll(REFERENCE, '…');

function choicesOf(
  form: FormDefinition,
  list: string,
  all: readonly Told[],
): NonNullable<Line['choices']> {
  const chosen = new Map<string, Told[]>();
  for (const told of all) {
    for (const name of choicesIn(told.text)) {
      const others = chosen.get(name);
      if (others === undefined) chosen.set(name, [told]);
      else others.push(told);
    }
  }
  return (form.lists[list] ?? []).map(({ name, label }) => {
    const told = chosen.get(name) ?? [];
    return {
      choice: name,
      label: label.find((each) => each !== '') ?? name,
      count: told.length,
      households: householdsIn(told),
    };
  });
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
