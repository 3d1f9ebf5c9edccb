// The tables of docs/access.md, from the files that the home and the phones themselves go by.

import { ACTIVITIES, type Role, ROLES } from '#book/activity.ts';
import { COMMON_FACTS, REDACTED } from '#book/common.ts';
import { ERASERS, IN_CHARGE } from '#domain/judge.ts';
import { GIVES } from '#domain/people/judge.ts';
import { REGISTER } from '#domain/register.ts';
import { COMMON_WORDS } from '#domain/words.ts';
import { BOOK_NAMES, FACT_NAMES } from '#test/access/fact-names.ts';

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');
}

const COLUMNS: readonly Role[] = [
  'member',
  'leader',
  'head',
  'officer',
  'admin',
  'province',
  'home',
];
const HEADS = COLUMNS.map(
  (role) => `${COMMON_WORDS.vi.roles[role]}<br>${COMMON_WORDS.en.roles[role]}`,
);
const marks = (roles: readonly Role[]): readonly string[] =>
  COLUMNS.map((role) => (roles.includes(role) ? '✓' : '–'));

function named(names: Readonly<Record<string, readonly [string, string]>>, key: string) {
  const name = names[key];
  if (name === undefined) throw new Error(`${key} has no name for docs/access.md`);
  return name;
}

const perBook = (rolesOf: (name: (typeof ACTIVITIES)[number]) => readonly Role[]): string =>
  table(
    ['Sổ', 'Book', ...HEADS],
    ACTIVITIES.map((name) => [...named(BOOK_NAMES, name), ...marks(rolesOf(name))]),
  );

const writing = (name: (typeof ACTIVITIES)[number]): string =>
  table(
    ['Điều ghi', 'Fact', 'Mã', ...HEADS],
    Object.entries<readonly Role[]>(REGISTER[name].access.write).map(([type, roles]) => [
      ...named(FACT_NAMES, type),
      `\`${type}\``,
      ...marks(roles),
    ]),
  );

const rolesText = (roles: readonly Role[], language: 'vi' | 'en'): string =>
  roles.length === 0 ? '–' : roles.map((role) => COMMON_WORDS[language].roles[role]).join(', ');

const giving = (): string =>
  table(
    ['Vai', 'Role', 'Giao được, trong địa bàn của mình', 'May give, within their own ground'],
    ROLES.map((role) => [
      COMMON_WORDS.vi.roles[role],
      COMMON_WORDS.en.roles[role],
      rolesText(GIVES[role], 'vi'),
      rolesText(GIVES[role], 'en'),
    ]),
  );

const deciding = (): string =>
  table(
    ['Điều ghi', 'Fact', 'Mã', ...HEADS],
    Object.keys(COMMON_FACTS).map((type) => [
      ...named(FACT_NAMES, type),
      `\`${type}\``,
      ...marks(type === REDACTED ? ERASERS : IN_CHARGE),
    ]),
  );

/** By the name of the place in the document where each stands. */
const TABLES: Readonly<Record<string, () => string>> = {
  read: () => perBook((name) => REGISTER[name].access.read),
  feed: () => perBook((name) => REGISTER[name].access.feed),
  follow: () => perBook((name) => REGISTER[name].access.follow),
  keep: () => perBook((name) => REGISTER[name].access.keep),
  give: giving,
  decide: deciding,
  ...Object.fromEntries(ACTIVITIES.map((name) => [`write ${name}`, () => writing(name)])),
};

/** The document with every table as the code has it now; each must have its place. */
export function withTables(document: string): string {
  return Object.entries(TABLES).reduce((text, [name, make]) => {
    const [begin, end] = [`<!-- table: ${name} -->`, `<!-- end: ${name} -->`];
    const [before, after] = [text.indexOf(begin), text.indexOf(end)];
    if (before < 0 || after < before) throw new Error(`docs/access.md has no place for ${name}`);
    return `${text.slice(0, before + begin.length)}\n\n${make()}\n\n${text.slice(after)}`;
  }, document);
}
