import type { Relation, Sex } from '#domain/homes/facts.ts';
import { parsePhone, type E164 } from '#kernel/phone.ts';
import { dateOfDay, formatDay } from '#kernel/vi-calendar.ts';
import { parseDay } from '#kernel/vi-day-text.ts';
import { foldText, nfc, plainText, titleCaseName } from '#kernel/vi-text.ts';
import type { Birth, NoteCode } from './register.ts';
import type { Cell } from './sheet.ts';

/** What one cell says: a value, notes about what it does not say clearly, or both. */
export type Reading<T> = {
  readonly value?: T;
  readonly notes: readonly NoteCode[];
};

const nothing = { notes: [] } as const;
const only = (...notes: NoteCode[]): { readonly notes: readonly NoteCode[] } => ({ notes });
const reads = <T>(value: T, ...notes: NoteCode[]): Reading<T> => ({ value, notes });

const textLengthMax = 120;

/** Cells are never changed in place, so their tidied texts can be kept beside them. */
const tidied = new WeakMap<Cell, string>();

/** The cell as text: NFC, single spaces, trimmed. */
export function textOf(cell: Cell | undefined): string {
  if (cell === undefined) return '';
  const known = tidied.get(cell);
  if (known !== undefined) return known;
  const text = nfc(cell.text)
    .replaceAll(/[\s\u00a0\u200b\ufeff]+/gu, ' ')
    .trim();
  tidied.set(cell, text);
  return text;
}

/** A cell's content as a note shows it: dates as dates, at most 40 characters. */
export function shortValue(cell: Cell | undefined): string {
  if (
    cell?.isDate === true &&
    cell.number !== undefined &&
    cell.number >= 61 &&
    cell.number < 73_415
  ) {
    return formatDay(Math.floor(cell.number) - 25_569);
  }
  const text = textOf(cell);
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}

const blankWords = new Set(['', '-', '--', '---', '—', '–', '.', '...', '…', '/']);
export const isBlank = (cell: Cell | undefined): boolean => blankWords.has(textOf(cell));

export type ReadName = {
  readonly name: string;
  /** What the name's brackets add: the person is head, or is gone. */
  readonly isHead: boolean;
  readonly isGone: boolean;
};

const goneWords =
  /\b(?:chet|da mat|mat nam|tu vong|chuyen di|da chuyen|chuyen khau|cat khau|xoa khau|da xoa)\b/u;
export const saysGone = (text: string): boolean => goneWords.test(foldText(text));

const nameShape = /^\p{L}[\p{L}\p{M}'’. -]*$/u;

export function readName(cell: Cell | undefined): Reading<ReadName> {
  if (isBlank(cell)) return nothing;
  const text = textOf(cell);
  const bracket = /^(.*?)\s*[([]([^)\]]*)[)\]]\s*$/u.exec(text);
  const written = (bracket === null ? text : (bracket[1] ?? '')).replace(/[,;.*]+$/u, '').trim();
  const added = bracket === null ? '' : (bracket[2] ?? '');
  if (/[¨®¬­µ¸¹¶·]/u.test(written) || /\p{Ll}\p{Lu}/u.test(written)) return only('name-old-font');
  const letters = written.replaceAll(/[^\p{L}]/gu, '').length;
  if (!nameShape.test(written) || letters < 2 || written.length > 60) {
    return only('name-not-understood');
  }
  if (foldText(written).split(' ').length > 9) return only('name-not-understood');
  const isShouted = written === written.toUpperCase() || written === written.toLowerCase();
  const isHead = /^(?:chu ho|ch)$/u.test(foldText(added));
  const isGone = saysGone(added);
  const value = { name: isShouted ? titleCaseName(written) : written, isHead, isGone };
  return added === '' || isHead || isGone ? reads(value) : reads(value, 'name-with-text');
}

/**
 * Birth date or year; `today` bounds it. A year typed into a cell that is formatted as a date
 * counts as a year.
 */
export function readBirth(cell: Cell | undefined, today: number): Reading<Birth> {
  if (cell === undefined || isBlank(cell)) return nothing;
  const year = dateOfDay(today).year;
  const parsed = parseDay(cell.number ?? textOf(cell), year);
  if (!parsed.ok) {
    if (parsed.error.code === 'day-not-in-calendar') return only('birth-not-in-calendar');
    return only(
      parsed.error.code === 'day-out-of-range' ? 'birth-out-of-range' : 'birth-not-understood',
    );
  }
  const birth = parsed.value;
  if (birth.year > year || ('day' in birth && birth.day > today)) return only('birth-in-future');
  if (birth.year < year - 125) return only('birth-out-of-range');
  if ('day' in birth) return reads({ year: birth.year, day: birth.day });
  return birth.month === undefined
    ? reads({ year: birth.year })
    : reads({ year: birth.year }, 'birth-month-not-kept');
}

const maleWords = new Set(['nam', 'trai', 'm', 'male', 'gioi nam']);
const femaleWords = new Set(['nu', 'gai', 'f', 'female', 'gioi nu']);

export function readSex(cell: Cell | undefined): Reading<Sex> {
  if (isBlank(cell)) return nothing;
  const key = foldText(textOf(cell))
    .replaceAll(/[^a-z ]/gu, '')
    .trim();
  if (maleWords.has(key)) return reads('male');
  return femaleWords.has(key) ? reads('female') : only('sex-not-understood');
}

const markWords = new Set(['x', 'v', '✓', '✔', '√', '+', '1', '*', 'true', 'co', 'nam', 'nu']);
export const isMark = (cell: Cell | undefined): boolean => markWords.has(foldText(textOf(cell)));

const relationsByPlain = new Map<string, Relation>([
  ['chủ', 'head'],
  ['bà', 'grandparent'],
  ['ba', 'parent'],
  ['má', 'parent'],
  ['mẹ', 'parent'],
  ['u', 'parent'],
  ['bố', 'parent'],
  ['em', 'sibling'],
]);

/** Understood, but none of the relations that a household book tells apart. */
const otherWords = [
  'chau|chau (?:dau|re|ho)|chat',
  'chu|bac|co|di|cau|mo|thim|duong|chi dau|anh re|em (?:dau|re)',
  'khac|quan he khac|ban|nguoi than|thanh vien|nguoi giup viec',
  'o nho|o tro|tam tru|nguoi (?:o|song) (?:cung|nho)',
];
const otherRelations = new RegExp(`^(?:${otherWords.join('|')})$`, 'u');

const relationRules: readonly (readonly [RegExp, Relation])[] = [
  [/^(?:chu ho|ch|la chu ho)$/u, 'head'],
  [/^(?:vo|chong|vo chong)$/u, 'spouse'],
  [/^con (?:dau|re)$/u, 'child-in-law'],
  [
    /^con(?: (?:de|trai|gai|ruot|nuoi|rieng|ca|thu|ut|chung|trai ca|gai ca|thu [a-z0-9]+))?$/u,
    'child',
  ],
  [/^(?:bo|me|cha|ma|bo me|thay|bam)(?: (?:de|ruot|vo|chong|nuoi|gia))?$/u, 'parent'],
  [/^chau (?:noi|ngoai|ruot|trai|gai|dich ton)$/u, 'grandchild'],
  [/^(?:ong|ong ba|ba)(?: (?:noi|ngoai))$|^ong$|^cu$/u, 'grandparent'],
  [
    /^(?:anh|chi|em|anh trai|chi gai|em trai|em gai)(?: (?:ruot|ho|vo|chong|trai|gai))?$/u,
    'sibling',
  ],
  [otherRelations, 'other'],
];

/** The relation to the head; unknown words are kept as "other" with a note. */
export function readRelation(cell: Cell | undefined): Reading<Relation> {
  if (isBlank(cell)) return nothing;
  const text = textOf(cell);
  const first = text.split(/[/,;(]/u)[0] ?? '';
  const exact = relationsByPlain.get(plainText(first));
  if (exact !== undefined) return reads(exact);
  const key = foldText(first)
    .replaceAll(/[^a-z0-9 ]/gu, '')
    .trim();
  for (const [pattern, relation] of relationRules) if (pattern.test(key)) return reads(relation);
  return only('relation-not-understood');
}

const phonePiece = /\+?\d[\d\s.()-]{6,17}\d/gu;

/** The first number of the cell; further ones and words beside it are noted. */
export function readPhone(cell: Cell | undefined): Reading<E164> {
  if (isBlank(cell)) return nothing;
  const text = textOf(cell);
  const whole = parsePhone(text);
  if (whole.ok) return reads(whole.value);
  const pieces = text.split(/\s*(?:[/,;&|\n]|hoặc|và|\s-\s)\s*/u).filter((piece) => piece !== '');
  const split = pieces.length > 1 ? pieces : text.split(' ');
  const found: E164[] = [];
  let hasText = false;
  for (const piece of split) {
    const parsed = parsePhone(piece);
    if (parsed.ok) found.push(parsed.value);
    else hasText = true;
  }
  if (found.length === 0) {
    for (const run of text.match(phonePiece) ?? []) {
      const parsed = parsePhone(run);
      if (parsed.ok) found.push(parsed.value);
    }
  }
  const [first, second] = found;
  if (first === undefined) {
    return only(whole.error.code === 'phone-empty' ? 'phone-not-a-number' : whole.error.code);
  }
  const notes: NoteCode[] = [];
  if (second !== undefined && second !== first) notes.push('phone-second');
  if (hasText) notes.push('phone-with-text');
  return { value: first, notes };
}

const yesWords = new Set([
  'x',
  'v',
  'co',
  'c',
  '1',
  'yes',
  'y',
  'true',
  'dung',
  'roi',
  'da co',
  '✓',
  '✔',
  '√',
  '+',
  '*',
  'ok',
]);
const noWords = new Set([
  'khong',
  'ko',
  'k',
  'kg',
  '0',
  'no',
  'n',
  'false',
  'chua',
  'chua co',
  'khong co',
  '-',
]);

/** Yes, no or a mark. A word of its own (a shop's kind, a town) counts as yes with a note. */
export function readAnswer(cell: Cell | undefined): Reading<boolean> {
  if (cell === undefined || textOf(cell) === '') return nothing;
  const text = textOf(cell);
  const key = foldText(text).replace(/[.!]+$/u, '');
  if (yesWords.has(key)) return reads(true);
  if (noWords.has(key)) return reads(false);
  if (isBlank(cell)) return nothing;
  const digits = text.replaceAll(/[\s.]/gu, '');
  if (/^[1-9]$/u.test(digits)) return reads(true, 'taken-as-yes');
  if (/^\d{6,19}$/u.test(digits)) return reads(true, 'number-not-kept');
  if (/^\p{L}{2}[\p{L}\p{M}\p{N} ,.()-]*$/u.test(text) && text.length <= textLengthMax) {
    return reads(true, 'taken-as-yes');
  }
  return only('answer-not-understood');
}

export function readMembers(cell: Cell | undefined): Reading<number> {
  if (isBlank(cell)) return nothing;
  const count = /^(\d{1,2})(?: (?:người|khẩu|nhân khẩu))?$/u.exec(textOf(cell));
  return count === null || Number(count[1]) === 0
    ? only('members-not-understood')
    : reads(Number(count[1]));
}

/** A household's code as written, without words before it. */
export function readCode(cell: Cell | undefined): Reading<string> {
  if (isBlank(cell)) return nothing;
  const code = textOf(cell)
    .replace(/^(?:hộ|số|mã)(?: (?:số|hộ))?[\s:.]+/iu, '')
    .replace(/\.$/u, '');
  const isCode = /^[\p{L}\p{N}][\p{L}\p{N} ./_-]{0,23}$/u.test(code) && /\p{N}/u.test(code);
  return isCode ? reads(code) : only('code-not-understood');
}

const textShape = /^[\p{L}\p{N}][\p{L}\p{M}\p{N}\s.,:;/()'’"–-]*$/u;

export function readText(cell: Cell | undefined): Reading<string> {
  if (isBlank(cell)) return nothing;
  const text = textOf(cell);
  if (text.length > textLengthMax) return only('text-too-long');
  return textShape.test(text) ? reads(text) : only('text-not-understood');
}
