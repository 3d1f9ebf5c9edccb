// docs/access.md is true: `npx vitest run test/access/document.test.ts -u` writes its tables anew.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Access, ACTIVITIES, type Role, ROLES } from '#book/activity.ts';
import { REGISTER } from '#domain/register.ts';
import { type Country, openCountry } from '#test/access/country.ts';
import { withTables } from '#test/access/document.ts';
import { FACT_NAMES } from '#test/access/fact-names.ts';

const FILE = join(import.meta.dirname, '..', '..', 'docs', 'access.md');

test('the tables a lawyer reads are those the home goes by', async () => {
  const document = readFileSync(FILE, 'utf8');
  await expect(withTables(document)).toMatchFileSnapshot(FILE);
  const types = ACTIVITIES.flatMap((name) => Object.keys(REGISTER[name].facts));
  expect(types.filter((type) => !document.includes(`\`${type}\``))).toEqual([]);
  expect(Object.keys(FACT_NAMES)).toHaveLength(types.length + 4);
});

describe('who reads a book', () => {
  let country: Country;
  beforeAll(async () => {
    country = await openCountry();
  });
  afterAll(() => country.the.close());

  /** Names of roles whose phones were asked what they carry. */
  const ASKED: readonly (readonly [string, Role])[] = [
    ['member A1', 'member'],
    ['leader A1', 'leader'],
    ['head A1', 'head'],
    ['province P', 'province'],
  ];

  test.each(ASKED)(
    '%s carries the books of each activity that %s reads, and no other',
    async (who, role) => {
      const { reply } = await country.phone(who).pull();
      const carried = new Set(reply.books.map(({ book }) => book.activity));
      const read = ACTIVITIES.filter((name) => {
        const roles: readonly Role[] = REGISTER[name].access.read;
        return roles.includes(role);
      });
      expect([...carried].sort()).toEqual([...read].sort());
    },
  );

  const OPEN = new Set<string>(['places', 'learning', 'work', 'board']);
  test.each(ACTIVITIES)('is declared for %s, whoever it may be', (name) => {
    const { read, feed, follow, keep }: Access = REGISTER[name].access;
    expect(read.length).toBeGreaterThan(0);
    for (const roles of [read, feed, follow, keep]) {
      expect(roles.filter((role) => !ROLES.includes(role))).toEqual([]);
      expect(new Set(roles).size).toBe(roles.length);
    }
    // Staff of the province read what is published: of books themselves only the tree of places.
    expect(read.includes('province')).toBe(name === 'places');
    // A home that follows opens what tells of no household.
    expect(follow).toEqual(OPEN.has(name) ? ['province'] : []);
  });
});
