import { describe, expect, it } from 'vitest';
import type { Book } from '#book/activity.ts';
import { type Take, takeTogether } from '#server/ingest/together.ts';

const book = (id: string): Book => ({
  id,
  activity: 'homes',
  place: 'p',
  cell: 1,
  people: 'q',
  places: 'r',
});
const ONE = book('bookAAAAAA');

describe('pushes that come together', () => {
  const batches: string[][] = [];
  const take: Take<string, string> = async (_, items) => {
    batches.push([...items]);
    if (items.includes('fault')) throw new Error('fault');
    return items.map((item) => `${item}!`);
  };
  const joined = takeTogether(take, (item) => item.startsWith('alone'));

  it('are written at once and answered each with its own', async () => {
    batches.length = 0;
    const answers = await Promise.all([
      joined(ONE, ['a', 'b']),
      joined(ONE, ['c']),
      joined(book('other'), ['d']),
    ]);
    expect(answers).toEqual([['a!', 'b!'], ['c!'], ['d!']]);
    expect(new Set(batches)).toEqual(new Set([['a', 'b', 'c'], ['d']]));
  });

  it('do not suffer from the fault of one', async () => {
    const answers = await Promise.allSettled([
      joined(ONE, ['a']),
      joined(ONE, ['fault']),
      joined(ONE, ['c']),
    ]);
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(answers[2]).toMatchObject({ value: ['c!'] });
  });

  it('leave alone what asks for it, in order', async () => {
    batches.length = 0;
    await Promise.all(['a', 'alone1', 'alone2', 'b', 'c'].map((item) => joined(ONE, [item])));
    expect(batches).toEqual([['a'], ['alone1'], ['alone2'], ['b', 'c']]);
  });
});
