import { prepareName } from '#kernel/vi-text.ts';
import { type FormRow, lettersFor, readTable, type Table } from '#form/columns.ts';
import type { FormNotice, FormProblem, FormSheet } from '#form/problem.ts';

/*
 * Answers to a survey lie in the book of the village, which the whole team reads. What the law calls
 * sensitive has its place in the closed book, under a consent for it alone; numbers of papers have none. A
 * form that seems to ask such a thing is not opened, unless its author says that it does not.
 */

/** In bare letters and whole words, as `prepareName` makes them: words of article 4 of the decree. */
const SENSITIVE = `dan toc, ton giao, theo dao, tin nguong, chinh kien, dang vien, benh, suc khoe,
  khuyet tat, tan tat, mang thai, hiv, ma tuy, nghien ruou, tam than, ngheo, tien an, tien su,
  so can cuoc, anh can cuoc, so cccd, anh cccd, so cmnd, chung minh nhan dan, so giay to,
  so dinh danh, ma dinh danh, ho chieu, so tai khoan, so the, mat khau, ma otp, ma pin, van tay,
  khuon mat, ethnic, religion, disease, illness, disability, pregnant, poor, id number, passport`
  .split(',')
  .map((words) => ` ${words.trim()} `);
/** Where somebody goes tells nothing of what they have. */
const HARMLESS = [' benh vien ', ' benh xa ', ' bao hiem suc khoe '];

/** Column of `survey` in which its author says that a question is about nothing of the kind. */
export const MARK = 'not_sensitive';
const YES = new Set(['yes', 'true', 'true()', '1', 'co', 'x']);

export type Sensitive = {
  readonly problems: readonly FormProblem[];
  readonly notices: readonly FormNotice[];
};

/** The questions of a form that seem to ask what no survey may keep. */
export function findSensitive(sheets: readonly FormSheet[]): Sensitive {
  const survey = tableOf(sheets, 'survey');
  const choices = tableOf(sheets, 'choices');
  const problems: FormProblem[] = [];
  const notices: FormNotice[] = [];
  for (const row of survey?.rows ?? []) {
    const type = row.cells.get('type') ?? '';
    const value = isAnswered(type) ? sensitiveWord(textsOf(row, choices, type)) : undefined;
    if (survey === undefined || value === undefined) continue;
    const isMarked = YES.has(bare(row.cells.get(MARK) ?? '').trim());
    const letters = lettersFor(survey, isMarked ? MARK : 'label');
    const place = {
      sheet: survey.sheet,
      row: row.at,
      ...(letters !== undefined && { column: letters }),
    };
    if (isMarked) notices.push({ ...place, code: 'question-marked', value });
    else problems.push({ ...place, code: 'question-sensitive', value });
  }
  return { problems, notices };
}

const tableOf = (sheets: readonly FormSheet[], name: string): Table | undefined => {
  const sheet = sheets.find((each) => each.name.trim().toLowerCase() === name);
  // What is wrong with the sheet itself is told where the form is read.
  return sheet && readTable(sheet, { problems: [], notices: [] });
};

const UNANSWERED = /^(?:note|calculate|begin|end|today|start|deviceid|audit)\b/iu;
const isAnswered = (type: string): boolean => type !== '' && !UNANSWERED.test(type);

/** What is read out, in every language, and what may be chosen. */
function textsOf(row: FormRow, choices: Table | undefined, type: string): readonly string[] {
  const list = /^select_(?:one|multiple)\s+(\S+)/iu.exec(type)?.[1];
  const chosen = (choices?.rows ?? []).filter(({ cells }) => cells.get('list_name') === list);
  return [...said(row), ...(list === undefined ? [] : chosen.flatMap(said))];
}

const said = ({ cells }: FormRow): readonly string[] =>
  [...cells].flatMap(([key, text]) => (/^(?:label|hint)(?:::|$)/u.test(key) ? [text] : []));

const bare = (text: string): string => `${prepareName(text).folded} `;

function sensitiveWord(texts: readonly string[]): string | undefined {
  for (const text of texts) {
    const words = HARMLESS.reduce((left, each) => left.replaceAll(each, ' '), bare(text));
    const found = SENSITIVE.find((each) => words.includes(each));
    if (found !== undefined) return text.length > 60 ? `${text.slice(0, 60)}…` : text;
  }
  return undefined;
}
