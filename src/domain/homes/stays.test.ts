import { expect, it } from 'vitest';
import type { HomeFact } from '#domain/homes/facts.ts';
import { staysOf } from '#domain/homes/stays.ts';

const resident = 'resident01';
let seq = 0;
function fact(type: HomeFact['type'], on: number, more: object = {}): HomeFact {
  seq += 1;
  const body = { resident, ...more };
  // as its schema has it
  return {
    type,
    stream: 'stream0001',
    n: seq,
    seq,
    at: seq,
    receivedAt: seq,
    on,
    body,
  } as HomeFact;
}
const added = (on: number) => fact('resident.added@1', on, { household: 'A', name: 'Sần' });
const moved = (on: number, was: string, to: string) =>
  fact('resident.changed@1', on, { change: { field: 'household', was, to } });
const forever = Number.POSITIVE_INFINITY;

it('goes from house to house, the day of a move being of the new one', () => {
  const renamed = fact('resident.changed@1', 15, {
    change: { field: 'name', was: 'Sần', to: 'Sửa' },
  });
  expect(staysOf([added(10), renamed, moved(20, 'A', 'B'), moved(30, 'B', 'A')], resident)).toEqual(
    [
      { household: 'A', from: 10, until: 20 },
      { household: 'B', from: 20, until: 30 },
      { household: 'A', from: 30, until: forever },
    ],
  );
});

it('ends when they leave, and goes on when they are back', () => {
  const left = fact('resident.left@1', 20, { reason: 'moved' });
  const facts = [added(10), left, fact('resident.returned@1', 50)];
  expect(staysOf(facts.slice(0, 2), resident)).toEqual([{ household: 'A', from: 10, until: 20 }]);
  expect(staysOf(facts, resident)).toEqual([
    { household: 'A', from: 10, until: 20 },
    { household: 'A', from: 50, until: forever },
  ]);
});

it('lets a move that came late, of an earlier day, end what began after it', () => {
  expect(staysOf([added(10), moved(30, 'A', 'B'), moved(20, 'B', 'C')], resident)).toEqual([
    { household: 'A', from: 10, until: 20 },
    { household: 'C', from: 20, until: forever },
  ]);
});

it('knows nobody of whom nothing is said', () => {
  expect(staysOf([], resident)).toEqual([]);
});
