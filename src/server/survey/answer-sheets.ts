import { formatDay } from '#kernel/vi-calendar.ts';
import { type FormDefinition, type Item, isQuestion } from '#form/definition.ts';
import { type Outline, outlineOf, pathNames } from '#form/outline.ts';
import { headNameOf } from '#domain/homes/state.ts';
import type { Answered } from '#server/queries/surveys.ts';
import type { SheetCell, SheetRows } from '#server/survey/write-sheets.ts';

/** Who was asked, before the columns of the form. */
const HEAD = ['Mã trả lời', 'Ngày', 'Thôn, bản', 'Mã hộ', 'Chủ hộ'];

/**
 * The answers as tables: one row for each, and for each repeat a sheet of its own whose rows name the answer
 * they belong to.
 */
export function answerSheets(
  form: FormDefinition,
  answers: readonly Answered[],
  villageName: (village: string) => string,
): readonly SheetRows[] {
  const outline = outlineOf(form.items);
  const repeats = form.items.flatMap(({ type }, index) => (type === 'repeat' ? [index] : []));
  const columns = columnsOf(outline, undefined);
  const main = answers.map(({ chapter, village, answer }): SheetCell[] => {
    const household = chapter.homes.state.households.get(answer.household);
    const head = household && headNameOf(chapter.homes.state, household, answer.on);
    const who = [answer.id, formatDay(answer.on), villageName(village), household?.code ?? ''];
    return [
      ...who,
      head ?? '',
      ...columns.map(({ item, path }) => valueOf(item, answer.said[path])),
    ];
  });
  return [
    { name: form.title, rows: [[...HEAD, ...columns.map(({ path }) => path)], ...main] },
    ...repeats.map((repeat) => repeatSheet(outline, repeat, answers)),
  ];
}

type Column = { readonly item: Item; readonly path: string };

/** Questions whose innermost repeat is this one; without one, those that are asked once. */
const columnsOf = (outline: Outline, repeat: number | undefined): readonly Column[] =>
  outline.items.flatMap((item, index): Column[] => {
    const isAnswered =
      isQuestion(item) || ['calculate', 'today', 'start', 'end'].includes(item.type);
    if (!isAnswered || outline.repeats[index]?.at(-1) !== repeat) return [];
    return [{ item, path: pathNames(outline, index).join('/') }];
  });

function repeatSheet(outline: Outline, repeat: number, answers: readonly Answered[]): SheetRows {
  const columns = columnsOf(outline, repeat);
  const path = pathNames(outline, repeat).join('/');
  const rows = answers.flatMap(({ answer: { id, said } }) => {
    const times = new Map<string, Map<string, string>>();
    for (const [key, text] of Object.entries(said)) {
      const time = timeOf(key, path);
      if (time === undefined) continue;
      const row = times.get(time) ?? new Map<string, string>();
      times.set(time, row.set(key.replaceAll(/\[\d+\]/gu, ''), text));
    }
    return [...times].map(([time, row]): SheetCell[] => [
      id,
      time,
      ...columns.map(({ item, path: column }) => valueOf(item, row.get(column))),
    ]);
  });
  const name = outline.items[repeat]?.name ?? '';
  const head = [HEAD[0] ?? '', 'Lần', ...columns.map((column) => column.path)];
  return { name, rows: [head, ...rows] };
}

/** `2` or `1.3` of `people[2]/age` and `houses[1]/people[3]/age`: the time of the innermost repeat around it. */
function timeOf(key: string, path: string): string | undefined {
  const steps = key.split('/');
  const depth = path.split('/').length;
  const around = steps.slice(0, depth);
  const isInside = around.join('/').replaceAll(/\[\d+\]/gu, '') === path && steps.length > depth;
  const isDeeper = steps.slice(depth).some((step) => step.includes('['));
  if (!isInside || isDeeper || !around.at(-1)?.includes('[')) return undefined;
  return around.flatMap((step) => /\[(\d+)\]/u.exec(step)?.[1] ?? []).join('.');
}

/** Numbers count; what was typed as text stays text. */
function valueOf({ type }: Item, text = ''): SheetCell {
  const isNumber = ['integer', 'decimal', 'range'].includes(type) && text !== '';
  const number = Number(text.replace(',', '.'));
  return isNumber && Number.isFinite(number) ? number : text;
}
