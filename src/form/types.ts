import type { ItemType } from '#form/definition.ts';

/** What the first column of a row asks for. */
export type RowType =
  | {
      readonly kind: 'item';
      readonly type: ItemType;
      readonly list?: string;
      readonly hasOther?: true;
    }
  | { readonly kind: 'begin'; readonly type: 'group' | 'repeat' }
  | { readonly kind: 'end'; readonly type: 'group' | 'repeat' }
  /** Known to the standard, of no use here, and no harm. */
  | { readonly kind: 'uncollected' }
  | { readonly kind: 'unsupported' }
  | { readonly kind: 'unknown' };

const ITEMS: Readonly<Record<string, ItemType>> = {
  text: 'text',
  string: 'text',
  'phone number': 'text',
  integer: 'integer',
  int: 'integer',
  decimal: 'decimal',
  range: 'range',
  date: 'date',
  time: 'time',
  datetime: 'dateTime',
  'date time': 'dateTime',
  note: 'note',
  calculate: 'calculate',
  acknowledge: 'acknowledge',
  trigger: 'acknowledge',
  image: 'image',
  photo: 'image',
  picture: 'image',
  audio: 'audio',
  geopoint: 'geopoint',
  gps: 'geopoint',
  location: 'geopoint',
  barcode: 'barcode',
  today: 'today',
  start: 'start',
  end: 'end',
};

/** Who wrote it, when and on which device stands with every fact; no form learns more of a person. */
const UNCOLLECTED: ReadonlySet<string> = new Set([
  'username',
  'deviceid',
  'device id',
  'phonenumber',
  'phone number metadata',
  'subscriberid',
  'simserial',
  'sim serial',
  'imei',
  'email',
  'audit',
  'start geopoint',
  'background geopoint',
  'background audio',
]);

const UNSUPPORTED: ReadonlySet<string> = new Set([
  'video',
  'file',
  'rank',
  'geotrace',
  'geoshape',
  'hidden',
  'xml external',
  'csv external',
  'osm',
  'begin loop',
  'end loop',
]);

const SELECT =
  /^(?<many>select[_ ](?:multiple|all[_ ]that[_ ]apply))|^(?<one>select[_ ]?(?:one|1))(?![\p{L}\p{N}])/iu;

/** Reads `select_one list or_other`, `begin repeat`, `integer` and what else the standard calls them. */
export function readType(text: string): RowType {
  const plain = text
    .toLowerCase()
    .replaceAll(/[\s_-]+/gu, ' ')
    .trim();
  if (/^select (?:one|multiple) (?:external|from file)\b/u.test(plain)) {
    return { kind: 'unsupported' };
  }
  const select = SELECT.exec(text);
  if (select !== null) {
    return readSelect(
      text.slice(select[0].length),
      select.groups?.['many'] === undefined ? 'one' : 'many',
    );
  }
  if (/^rank\b|^osm\b/u.test(plain) || UNSUPPORTED.has(plain)) return { kind: 'unsupported' };
  if (UNCOLLECTED.has(plain)) return { kind: 'uncollected' };
  const block = /^(?<edge>begin|end) (?<type>group|repeat)$/u.exec(plain)?.groups;
  if (block !== undefined) {
    const type = block['type'] === 'repeat' ? 'repeat' : 'group';
    return { kind: block['edge'] === 'begin' ? 'begin' : 'end', type };
  }
  const bare = plain.replace(/^q /u, '');
  const type = Object.hasOwn(ITEMS, bare) ? ITEMS[bare] : undefined;
  return type === undefined ? { kind: 'unknown' } : { kind: 'item', type };
}

function readSelect(rest: string, type: 'one' | 'many'): RowType {
  const words = rest
    .trim()
    .split(/\s+/u)
    .filter((word) => word !== '');
  if (words[0]?.toLowerCase() === 'from') words.shift();
  const [list = '', ...others] = words;
  const hasOther = /^or[_ ](?:other|specify[_ ]other)$/iu.test(others.join(' '));
  if (others.length > 0 && !hasOther) return { kind: 'unknown' };
  return { kind: 'item', type, list, ...(hasOther && { hasOther }) };
}
