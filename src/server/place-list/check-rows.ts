import { foldText, nfc, placeTone, plainText } from '#kernel/vi-text.ts';
import type { Kind } from '#domain/places/facts.ts';
import type { Defect, Listed, Note, PlaceList, Remark } from './listed.ts';
import type { ListRow } from './read-rows.ts';

/** Kinds as they stand before a name, by level. */
const KIND_WORDS = {
  province: { tỉnh: 'tinh', 'thành phố': 'thanh-pho' },
  commune: { xã: 'xa', phường: 'phuong', 'đặc khu': 'dac-khu' },
} as const satisfies Record<string, Readonly<Record<string, Kind>>>;
type ListLevel = keyof typeof KIND_WORDS;

/** Two digits for a province, five for a commune (Decision 19/2025/QĐ-TTg). */
const CODES: Readonly<Record<ListLevel, RegExp>> = { province: /^\d{2}$/u, commune: /^\d{5}$/u };
const CODE_DIGITS = { province: 2, commune: 5 } as const;

/** Every defect of a list, each with its row; without one, the list can be taken as a whole. */
export function checkRows(rows: readonly ListRow[]): PlaceList {
  const checking = createChecking();
  const provinces = new Map<string, Listed>();
  const communes = new Map<string, Listed>();
  const names = new Map<string, Listed>();
  for (const row of rows) {
    if ([row.code, row.name, row.provinceCode].every((text) => text.trim() === '')) continue;
    const province = checking.read('province', row.at, row.provinceCode, row.provinceName);
    if (province !== undefined) {
      const known = provinces.get(province.code);
      if (known === undefined) provinces.set(province.code, province);
      else if (plainText(known.name) !== plainText(province.name) || known.kind !== province.kind) {
        checking.defect(row.at, 'province-differs', `${row.provinceCode} ${row.provinceName}`);
      }
    }
    const commune = checking.read('commune', row.at, row.code, row.name);
    if (commune === undefined) continue;
    if (province === undefined) {
      checking.defect(row.at, 'province-missing', row.name);
      continue;
    }
    const listed = { ...commune, province: province.code };
    const key = `${listed.province} ${listed.kind} ${plainText(listed.name)}`;
    if (communes.has(listed.code)) checking.defect(row.at, 'code-twice', listed.code);
    else if (names.has(key)) checking.defect(row.at, 'name-twice', row.name);
    communes.set(listed.code, listed);
    names.set(key, listed);
  }
  return {
    provinces: [...provinces.values()],
    communes: [...communes.values()],
    defects: checking.defects,
    notes: checking.notes,
  };
}

function createChecking() {
  const defects: Remark<Defect>[] = [];
  const notes: Remark<Note>[] = [];
  const noted = new Set<string>();
  const defect = (at: number, code: Defect, value: string): void =>
    void defects.push({ at, code, value });
  /** Once for each name: a province stands in as many rows as it has communes. */
  const note = (at: number, code: Note, value: string): void => {
    if (noted.has(`${code} ${value}`)) return;
    noted.add(`${code} ${value}`);
    notes.push({ at, code, value });
  };

  function read(level: ListLevel, at: number, codeText: string, nameText: string) {
    const code = codeOf(level, codeText);
    const tidy = nfc(nameText).replaceAll(/\s+/gu, ' ').trim();
    if (code === '') defect(at, 'code-missing', nameText);
    else if (!CODES[level].test(code)) defect(at, 'code-wrong', codeText);
    if (tidy === '') {
      defect(at, 'name-missing', codeText);
      return undefined;
    }
    const named = splitKind(level, tidy);
    if (named === undefined) {
      defect(at, 'kind-unknown', nameText);
      return undefined;
    }
    if (tidy !== nfc(nameText)) note(at, 'spaces', nameText);
    if (/^\p{Ll}/u.test(tidy)) note(at, 'kind-lower-case', nameText);
    if (placeTone(named.name) !== named.name) note(at, 'old-tone-marks', nameText);
    return CODES[level].test(code) ? { at, code, ...named } : undefined;
  }
  return { defects, notes, defect, read };
}

/** A spreadsheet that takes codes for numbers drops their zeros. */
function codeOf(level: ListLevel, text: string): string {
  const code = text.trim();
  return /^\d+$/u.test(code) ? code.padStart(CODE_DIGITS[level], '0') : code;
}

function splitKind(level: ListLevel, text: string): { kind: Kind; name: string } | undefined {
  const lower = foldText(text);
  for (const [word, kind] of Object.entries(KIND_WORDS[level])) {
    const start = foldText(word);
    if (!lower.startsWith(`${start} `)) continue;
    const name = text.slice(word.length).trim();
    if (name !== '') return { kind, name };
  }
  return undefined;
}
