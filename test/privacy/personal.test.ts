import { describe, expect, it } from 'vitest';
import { ACTIVITIES } from '#book/activity.ts';
import { holdsNobody, ownPart, type Whose } from '#domain/personal.ts';
import { REGISTER } from '#domain/register.ts';
import { FACT_CASES } from '../domain/fact-cases.ts';

/** What of a schema these tests look at. */
type Schema = {
  readonly entries?: Readonly<Record<string, Schema>>;
  readonly options?: readonly Schema[];
  readonly items?: readonly Schema[];
  readonly item?: Schema;
  readonly wrapped?: Schema;
  readonly value?: Schema;
};

/** Names of all fields, however deep. */
function deepFields(schema: Schema | undefined): readonly string[] {
  if (schema === undefined || typeof schema !== 'object') return [];
  const { entries = {}, options = [], items = [], item, wrapped, value } = schema;
  // Of a list of words they are words.
  const inner: readonly Schema[] = options.filter((each) => typeof each === 'object');
  return [
    ...Object.entries(entries).flatMap(([name, of]) => [name, ...deepFields(of)]),
    ...[...inner, ...items, item, wrapped, value].flatMap((each) => deepFields(each)),
  ];
}

/** By these a fact names a household, somebody of it, or who paid for them. */
const OF_SOMEBODY = new Set(['household', 'resident', 'dues', 'payer', 'giver']);

const DAY = 20_000;
const livingIn = (household: string, resident: string): Whose => ({
  entries: new Set([resident]),
  stays: [{ household, from: DAY, until: DAY + 1 }],
  things: new Map(),
});

describe.each(ACTIVITIES)('what %s holds of residents', (activity) => {
  const types = Object.entries(REGISTER[activity].facts);

  it('is said of each activity with a field that names somebody', () => {
    const naming = types.filter(([, schema]) =>
      deepFields(schema as unknown as Schema).some((name) => OF_SOMEBODY.has(name)),
    );
    expect(types.length).toBeGreaterThan(0);
    expect(holdsNobody(activity), naming.map(([type]) => type).join(' ')).toBe(naming.length === 0);
  });

  it('is nothing of a stranger, and of its own no other household', () => {
    const cases = FACT_CASES.filter((each) => each.activity === activity);
    expect(cases.length).toBeGreaterThan(0);
    for (const { type, body } of cases) {
      const fact = { type, on: DAY, body };
      const stranger = livingIn('nobody0002', 'nobody0001');
      expect(ownPart(activity, fact, stranger), type).toBeUndefined();
      const ids = [...JSON.stringify(body).matchAll(/"(household[^"]|resident..)"/gu)];
      for (const id of new Set(ids.map(([, each = '']) => each))) {
        const whose = id.startsWith('household')
          ? livingIn(id, 'nobody0001')
          : { ...stranger, resident: id };
        const own = JSON.stringify(ownPart(activity, fact, whose) ?? {});
        const others = ids.flatMap(([, each = '']) =>
          each.startsWith('household') && each !== id && !id.startsWith('resident') ? [each] : [],
        );
        expect(
          others.filter((other) => own.includes(other)),
          type,
        ).toEqual([]);
      }
    }
  });
});

it('cuts the other households out of one list and one transfer', () => {
  const whose = livingIn('household1', 'resident01');
  const dues = [
    ['household1', 1, 50_000],
    ['household2', 1, 50_000],
  ] as const;
  const listed = { drive: 'drive00001', dues: dues.map((due) => [...due]) };
  expect(ownPart('funds', { type: 'dues.listed@1', on: DAY, body: listed }, whose)).toEqual({
    drive: 'drive00001',
    dues: [['household1', 1, 50_000]],
  });
  const part = (household: string) => ({ to: 'dues', drive: 'drive00001', household, amount: 1 });
  const assigned = {
    entry: 'entry00001',
    transfer: 'transfer01',
    parts: [part('household1'), part('household2')],
    told: 'person',
    note: 'chị Hai nộp hộ',
  };
  const own = ownPart('funds', { type: 'money.assigned@1', on: DAY, body: assigned }, whose);
  expect(own).toEqual({
    entry: 'entry00001',
    transfer: 'transfer01',
    parts: [part('household1')],
    told: 'person',
  });
  const alone = { ...assigned, parts: [part('household1')] };
  expect(ownPart('funds', { type: 'money.assigned@1', on: DAY, body: alone }, whose)).toEqual(
    alone,
  );
});

it('goes by the household of the day', () => {
  const visited = { visit: 'visit00001', household: 'household1' };
  const whose = livingIn('household1', 'resident01');
  const own = (on: number) =>
    ownPart('doors', { type: 'door.visited@1', on, body: visited }, whose);
  expect([DAY - 1, DAY, DAY + 1].map((on) => own(on) !== undefined)).toEqual([false, true, false]);
  const booked = (on: number) =>
    ownPart(
      'funds',
      { type: 'transfer.booked@1', on, body: { transfer: 'transfer01' } },
      { ...whose, things: new Map([['transfer01', ['household1']]]) },
    );
  expect([DAY - 1, DAY].map((on) => booked(on) !== undefined)).toEqual([false, true]);
});
