import { foldText, plainText } from '#kernel/vi-text.ts';
import type { Field, IgnoredReason } from './register.ts';
import type { Cell, Row } from './sheet.ts';

/** What the columns of a register mean, by their headers in the usual spellings. */

export type Column = {
  readonly index: number;
  readonly header: string;
  readonly meaning: { readonly field: Field } | { readonly ignored: IgnoredReason };
};

export type Header = {
  /** Index of the lowest header row in the sheet's rows. */
  readonly lastIndex: number;
  readonly firstIndex: number;
  readonly columns: readonly Column[];
};

const villageWords = new Set('ten thon ban xom khu to ap tdp dan pho buon lang cu va'.split(' '));

const isVillageHeader = (label: string): boolean => {
  const words = label.split(' ');
  if (!words.every((word) => villageWords.has(word))) return false;
  return words.some((word) => !['ten', 'dan', 'pho', 'va', 'cu'].includes(word)) && label !== 'to';
};

const nameWords = 'ho va ten|ho ten|ho chu dem va ten|ho va chu dem va ten|ho dem va ten|ten';
const nameTails =
  'thanh vien|nhan khau|cong dan|khai sinh|nguoi dan|cac thanh vien|trong ho|day du|ca nhan|chu dem';
const nameHeader = new RegExp(`^(?:${nameWords})(?: (?:${nameTails})\\b.*)?$`, 'u');

/** Order matters: the first rule that fits a folded label decides. */
const rules: readonly (readonly [RegExp, { field: Field } | { ignored: IgnoredReason }])[] = [
  [/^(?:stt|so tt|tt|so thu tu|thu tu|no)$/u, { ignored: 'ordinal' }],
  [
    /cccd|cmnd|cmtnd|\bcmt\b|can cuoc|ddcn|dinh danh|chung minh|bhyt|bhxh|bao hiem|ma so thue/u,
    { ignored: 'id-number' },
  ],
  [
    /dan toc|ton giao|khuyet tat|suc khoe|\bbenh\b|ngheo|chinh sach|doi tuong/u,
    { ignored: 'closed-data' },
  ],
  [
    /^(?:(?:ma so|ma|so|stt|tt) ho(?: gia dinh| dan| khau)?|ho(?: so)?|so so ho khau)$/u,
    { field: 'code' },
  ],
  [/^(?:ho va ten |ho ten |ten )?(?:cua )?chu ho(?: ho va ten| ho ten)?$/u, { field: 'head' }],
  [/^(?:ho va ten|ho ten) (?:vo chong|bo me|cha me|bo|me|cha)\b/u, { ignored: 'not-known' }],
  [/^(?:moi )?(?:quan he|qh)\b/u, { field: 'relation' }],
  [
    /^(?:ho|ho dem|ho va dem|ho va ten dem|ho va chu dem|ho chu dem|ho lot|ho va ten lot)$/u,
    { field: 'family' },
  ],
  [nameHeader, { field: 'name' }],
  [/^(?:thanh vien|nhan khau)(?: trong ho| ho ten)?$/u, { field: 'name' }],
  [/thong minh|smart ?phone/u, { field: 'smartphone' }],
  [
    /vi dien tu|thanh toan (?:dien tu|so|qua)|khong dung tien mat|momo|viettel money|\bvnpay\b/u,
    { field: 'epay' },
  ],
  [/ngan hang|\btknh\b|tai khoan nh\b/u, { field: 'bank' }],
  [/kinh doanh|\bhkd\b|^ho kd$|buon ban/u, { field: 'business' }],
  [
    /lam (?:an )?xa|xa nha|di vang|tam vang|vang mat|\bxkld\b|xuat khau lao dong|ngoai (?:tinh|dia phuong)/u,
    { field: 'away' },
  ],
  [/dien thoai|\bsdt\b|so dt|^dt$|di dong|lien (?:he|lac)|zalo|mobile|phone/u, { field: 'phone' }],
  [/(?:ngay|nam|thang) sinh|^sinh\b|^ntns$|^ns$|thang nam sinh/u, { field: 'birth' }],
  [/^(?:gioi tinh|gioi|phai|nam nu)$/u, { field: 'sex' }],
  [
    /^(?:so (?:nhan )?khau|so nguoi|so thanh vien|tong so (?:khau|nguoi|nhan khau)|nhan khau)\b/u,
    { field: 'members' },
  ],
  [/^(?:ghi chu|chu thich|ghi)$/u, { field: 'note' }],
  [
    /dia chi|noi (?:o|thuong tru|cu tru|dktt|tam tru)|cho o|^(?:so nha|ngo|ngach|duong|nhom|nhom ho|cum)\b/u,
    { field: 'alley' },
  ],
];

const keyOf = (label: string): string =>
  foldText(label)
    .replaceAll(/\([^)]*\)/gu, ' ')
    .replaceAll(/[^a-z0-9]+/gu, ' ')
    .trim();

/** Meaning of one label; undefined when it is none that a register is known to have. */
export function findMeaning(label: string): Column['meaning'] | undefined {
  const plain = plainText(label);
  if (plain === 'nam' || plain === 'nữ' || plain === 'nu') {
    return { field: plain === 'nam' ? 'male' : 'female' };
  }
  if (plain === 'năm') return { field: 'birth' };
  const key = keyOf(label);
  if (key === '') return undefined;
  if (isVillageHeader(key)) return { field: 'village' };
  for (const [pattern, meaning] of rules) if (pattern.test(key)) return meaning;
  return undefined;
}

/** A column headed "Năm sinh" above and "Nam" below holds birth dates of men. */
function findPairMeaning(top: string, low: string): Column['meaning'] | undefined {
  const lower = low === '' ? undefined : findMeaning(low);
  const upper = top === '' ? undefined : findMeaning(top);
  const lowField = lower !== undefined && 'field' in lower ? lower.field : undefined;
  if (lowField === 'male' || lowField === 'female') return lower;
  if (low === '') return upper;
  if (top === '') return lower;
  return findMeaning(`${top} ${low}`) ?? lower ?? upper;
}

const labelOf = (cell: Cell | undefined): string =>
  cell?.text.replaceAll(/\s+/gu, ' ').trim() ?? '';

/** Header texts are words; a row with numbers or dates in it is a row of data. */
const looksLikeLabels = (row: Row): boolean =>
  row.cells.every(
    (cell) => cell === undefined || (cell.number === undefined && cell.text.length <= 120),
  );

function meaningsOf(top: Row | undefined, low: Row): Column[] {
  const width = Math.max(low.cells.length, top?.cells.length ?? 0);
  const columns: Column[] = [];
  const taken = new Set<Field>();
  for (let index = 0; index < width; index += 1) {
    const upper = labelOf(top?.cells[index]);
    const ownLow =
      low.cells[index]?.merged === 'down' && top !== undefined ? undefined : low.cells[index];
    const lower = labelOf(ownLow);
    const header = [upper, lower].filter((part) => part !== '').join(' – ');
    if (header === '') continue;
    let meaning = findPairMeaning(upper, lower) ?? { ignored: 'not-known' };
    if ('field' in meaning) {
      if (taken.has(meaning.field) && meaning.field !== 'phone') {
        meaning = { ignored: 'second-column' };
      } else taken.add(meaning.field);
    }
    columns.push({ index, header, meaning });
  }
  return columns;
}

const fieldsOf = (columns: readonly Column[]): Set<Field> =>
  new Set(columns.flatMap(({ meaning }) => ('field' in meaning ? [meaning.field] : [])));

/** How much a row reads like a register's header; 0 when it cannot be one. */
function scoreOf(columns: readonly Column[]): number {
  const fields = fieldsOf(columns);
  if (!fields.has('name') && !fields.has('head')) return 0;
  const known = columns.filter(
    ({ meaning }) =>
      'field' in meaning || !['not-known', 'second-column'].includes(meaning.ignored),
  );
  return fields.size < 2 ? 0 : known.length;
}

const fieldOf = (label: string): Field | undefined => {
  const meaning = label === '' ? undefined : findMeaning(label);
  return meaning !== undefined && 'field' in meaning ? meaning.field : undefined;
};

/**
 * A lower header row has labels of its own, mostly known ones, under labels of the row above;
 * where names are
 * headed it is empty or divides them, while a row of data names somebody there.
 */
function isLowerHeader(top: Row, low: Row): boolean {
  const topOwn = top.cells.filter((cell) => cell !== undefined && cell.merged === undefined).length;
  if (topOwn < 2 || low.at - top.at > 2 || !looksLikeLabels(low)) return false;
  let own = 0;
  let known = 0;
  for (const [index, cell] of low.cells.entries()) {
    if (cell === undefined || cell.merged !== undefined) continue;
    const upper = labelOf(top.cells[index]);
    const isKnown = findMeaning(labelOf(cell)) !== undefined;
    const upperField = fieldOf(upper);
    if ((upperField === 'name' || upperField === 'head') && !isKnown) return false;
    if (upper === '' && labelOf(top.cells[index - 1]) === '' && index > 0) return false;
    own += 1;
    if (isKnown) known += 1;
  }
  return known > 0 && known * 2 >= own;
}

const ownRow = (row: Row): Row => ({
  at: row.at,
  cells: row.cells.map((cell) => (cell?.merged === undefined ? cell : undefined)),
});

/** Finds the header, of one row or two, that begins in the first 20 rows of the sheet. */
export function findHeader(rows: readonly Row[]): Header | undefined {
  let best: Header | undefined;
  let bestScore = 0;
  for (const [index, row] of rows.entries()) {
    if (row.at > 20) break;
    if (!looksLikeLabels(row)) continue;
    const single = meaningsOf(undefined, row);
    const next = rows[index + 1];
    if (next !== undefined && isLowerHeader(row, next)) {
      const pair = meaningsOf(row, next);
      const pairScore = scoreOf(pair);
      const aloneScore = Math.max(
        scoreOf(single),
        scoreOf(meaningsOf(undefined, ownRow(next))) + 1,
      );
      if (pairScore > bestScore && pairScore >= aloneScore) {
        best = { firstIndex: index, lastIndex: index + 1, columns: pair };
        bestScore = pairScore;
      }
    }
    if (scoreOf(single) > bestScore) {
      best = { firstIndex: index, lastIndex: index, columns: single };
      bestScore = scoreOf(single);
    }
  }
  return best;
}
