// Every question to the home, put by everybody, against what a person wrote down that they may see and do.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ROLES } from '#book/activity.ts';
import { COMMON_FACTS } from '#book/common.ts';
import { REGISTER } from '#domain/register.ts';
import { askedIn } from '#test/access/asked.ts';
import { send } from '#test/access/caller.ts';
import { CALLERS, type Country, openCountry } from '#test/access/country.ts';
import { READING } from '#test/access/reading.ts';
import { type Cell, readCells } from '#test/access/table.ts';
import { WRITING } from '#test/access/writing.ts';

let country: Country;
/** Where this home writes down what it erases. */
const tombstones = mkdtempSync(join(tmpdir(), 'banso-tombstones-'));
afterAll(() => rmSync(tombstones, { recursive: true }));

beforeAll(async () => {
  country = await openCountry({ tombstones, sealed: tombstones, pace: { turnMs: 1, restMs: 0 } });
  // Before anything is asked: the answers stand in the books of A1 and A2, whichever question comes first.
  await askedIn(country);
}, 120_000);
afterAll(() => country.the.close());

const cells = readCells();
const lineOf = ({ ask, of, who }: Cell, answer: string): string =>
  `${ask} | ${of} | ${who} | ${answer}`;

async function expectAll(asked: readonly Cell[]): Promise<void> {
  const wrong: string[] = [];
  for (const cell of asked) {
    const [, probe] = READING[cell.ask] ?? WRITING[cell.ask] ?? [];
    if (probe === undefined) throw new Error(`nobody knows how to ask ${cell.ask}`);
    const answer = await probe(country, cell.who, cell.of);
    if (answer !== cell.answer) wrong.push(`${lineOf(cell, answer)}, not ${cell.answer}`);
  }
  expect(wrong).toEqual([]);
}

describe('the table', () => {
  test('has every route and every fact type', () => {
    const routes = new Set(
      country.the.app.routes.flatMap(({ method, path }) =>
        path.endsWith('*') ? [] : [`${method} ${path}`],
      ),
    );
    // Another method of an address that is answered is refused for everybody, as the next test asks.
    const answered = [...routes].filter(
      (route) =>
        !route.startsWith('ALL ') ||
        ![...routes].some((other) => !other.startsWith('ALL') && other.endsWith(route.slice(3))),
    );
    const asked = new Set(
      cells.map(({ ask }) => (READING[ask] ?? WRITING[ask])?.[0] ?? `no question ${ask}`),
    );
    expect([...asked].sort()).toEqual(answered.sort());
    const types = Object.values(REGISTER).flatMap(({ facts }) => Object.keys(facts));
    const written = new Set(cells.map(({ ask }) => ask.split(' ')[0]));
    expect([...types, ...Object.keys(COMMON_FACTS)].filter((type) => !written.has(type))).toEqual(
      [],
    );
    expect(ROLES.filter((role) => !CALLERS.some((who) => who.includes(role)))).toEqual([]);
  });

  test('opens nothing personal to anybody it does not name', () => {
    const open = cells.filter(
      ({ who, answer }) =>
        ['nobody', 'future member A1', 'former officer A'].includes(who) && answer === 'ok',
    );
    expect([...new Set(open.map(({ ask }) => ask))].sort()).toEqual(OPEN_TO_ALL);
  });
});

/** What whoever has a stream may do, or whoever can reach the home: nothing of it tells of a person. */
const OPEN_TO_ALL = [
  'about',
  'account',
  'begin by passkey',
  'card door',
  'card script',
  'check form',
  'enrol',
  'healthz',
  'mark',
  // Whether its own device is told, and that it is not.
  'notify',
  'notify set',
  'offer',
  'reads aloud',
  'readyz',
  'rejoin',
  'succeed',
  'upload',
  'ways to sign in',
  // Whoever holds a card hears for whom it opens a phone.
  'whose card',
];

test('another method of an address is refused for everybody', async () => {
  for (const { method, path } of country.the.app.routes) {
    if (path.endsWith('*') || method === 'ALL') continue;
    const other = method === 'GET' ? 'POST' : 'GET';
    for (const who of CALLERS) {
      const said = await send(country, who, {
        method: other,
        path: path.replace(':id', 'AAAAAAAAAA'),
      });
      expect(said.code, `${other} ${path} by ${who}`).toBe('method-not-allowed');
    }
  }
});

describe('reading', () => {
  test.each(Object.keys(READING))('%s', async (ask) => {
    await expectAll(cells.filter((cell) => cell.ask === ask));
  });
});

describe('writing', () => {
  test.each(Object.keys(WRITING))(
    '%s',
    async (ask) => {
      await expectAll(cells.filter((cell) => cell.ask === ask));
    },
    120_000,
  );
});

test('the count', () => {
  const routes = new Set(cells.map(({ ask }) => (READING[ask] ?? WRITING[ask])?.[0]));
  const questions = new Set(cells.map(({ ask, of }) => `${ask}|${of}`));
  process.stdout.write(
    `access: ${cells.length} cells, ${questions.size} questions over ${routes.size} routes, ${CALLERS.length} people\n`,
  );
  expect(cells).toHaveLength(questions.size * CALLERS.length);
});
