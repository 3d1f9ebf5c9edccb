import type { Id } from '#kernel/id.ts';
import { dateOfDay } from '#kernel/vi-calendar.ts';
import { payCodeOf, spellCode } from '#domain/funds/pay-code.ts';
import type { Entry, FundsState } from '#domain/funds/state.ts';

/*
 * The village's book as a journal of hledger: whoever does not believe this program adds the same entries up
 * with another one. https://hledger.org/hledger.html
 */

/** How people of the team are called, for the cash in their hands; households go by their codes alone. */
type Names = (person: Id) => string | undefined;

/** Colons part an account's levels, two spaces end it, and semicolons begin a comment. */
const plain = (text: string): string =>
  text
    .replaceAll(/[:;|"()[\]{}*!=@#\s\p{C}]+/gu, ' ')
    .trim()
    .slice(0, 60) || '—';

const dayText = (day: number): string => {
  const { year, month, dayOfMonth } = dateOfDay(day);
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${year}-${two(month)}-${two(dayOfMonth)}`;
};

const KINDS: Readonly<Record<Entry['kind'], string>> = {
  transfer: 'Ngân hàng báo',
  assignment: 'Xếp khoản chuyển',
  receipt: 'Phiếu thu tiền mặt',
  handover: 'Giao nhận tiền mặt',
  spending: 'Chi tiền mặt',
  refund: 'Trả lại tiền mặt',
  counter: 'Bút toán đảo',
};

/** Accounts of the book under names that a person reads, no two of which are one. */
function namer({ accounts, drives }: FundsState, nameOf: Names): (account: string) => string {
  const titles = new Map<string, string>();
  const given = new Map<string, string>();
  const once = (key: string, wanted: string): string => {
    const known = titles.get(key);
    if (known !== undefined) return known;
    let name = wanted;
    for (let more = 2; given.has(name); more += 1) name = `${wanted} ${more}`;
    given.set(name, key);
    titles.set(key, name);
    return name;
  };
  const drive = (id: Id): string => once(`drive.${id}`, plain(drives.get(id)?.title ?? id));
  return (account) => {
    const [kind, id = '', household = ''] = account.split('.');
    switch (kind) {
      case 'bank': {
        const known = accounts.get(id);
        return `Tài sản:Ngân hàng:${known === undefined ? id : `${known.bank} ${known.number}`}`;
      }
      case 'cash':
        return `Tài sản:Tiền mặt:${once(`cash.${id}`, plain(nameOf(id) ?? id))}`;
      case 'dues':
        return `Thu:${drive(id)}:${spellCode(payCodeOf(id, household))}`;
      case 'gifts':
        return `Ủng hộ:${drive(id)}`;
      case 'spent':
        return `Chi:${drive(id)}`;
      case 'unsorted':
        return 'Chưa rõ của ai';
      case 'interest':
        return 'Lãi và phí ngân hàng';
      default:
        return 'Tiền của người khác';
    }
  };
}

/** Every entry in the order of its days; sums are what hledger makes of them. */
export function journalOf(state: FundsState, nameOf: Names): string {
  const accountOf = namer(state, nameOf);
  const entries = [...state.entries.values()].sort((one, other) => one.day - other.day);
  const used = new Set<string>();
  const written = entries.map((entry) => {
    const { day, kind, number, item, document, id } = entry;
    const code = number === undefined ? '' : ` (${number})`;
    const what = [KINDS[kind], item, document].filter((part) => part !== undefined).map(plain);
    const lines = entry.postings.map(([account, dong]) => {
      const name = accountOf(account);
      used.add(name);
      return `    ${name}  ${dong} VND`;
    });
    return [`${dayText(day)} *${code} ${what.join(', ')}  ; ${id}`, ...lines].join('\n');
  });
  const head = [
    '; Sổ quỹ của thôn, theo mẫu của hledger (https://hledger.org).',
    'commodity 1000. VND',
    ...[...used].sort().map((name) => `account ${name}`),
  ];
  return `${[head.join('\n'), ...written].join('\n\n')}\n`;
}
