import { describe, expect, it } from 'vitest';
import { requestsOf, sendDecisions } from './decisions.ts';
import { groupMatters, keyOf, type Matter } from './groups.ts';

let last = 0;
const matter = (given: Partial<Matter>): Matter => ({
  kind: 'held',
  book: 'homes00000',
  place: { id: 'village000', name: 'Nà Lúa', kind: 'ban' },
  stream: 'phoneA0000',
  n: (last += 1),
  type: 'door.visited@1',
  why: 'stream-ended',
  at: 1000 + last,
  on: 10,
  about: [],
  body: {},
  ...given,
});

describe('what waits', () => {
  it('stands by phone and by day, the phone that has waited longest first, of each the last day', () => {
    const items = [
      matter({ at: 50, on: 3 }),
      matter({ at: 60, on: 4 }),
      matter({ at: 55, on: 3 }),
      matter({ stream: 'phoneB0000', at: 10, why: 'day-ahead' }),
      matter({ stream: 'phoneB0000', at: 11, why: 'outside-grant' }),
      matter({ kind: 'question', at: 1 }),
    ];
    const devices = [{ stream: 'phoneA0000', person: 'Lò Thị Hoa', device: 'Nokia' }];
    const groups = groupMatters({ at: 0, items, devices }, 'held');
    expect(groups.map(({ why, teller }) => [teller?.person, why])).toEqual([
      [undefined, undefined],
      ['Lò Thị Hoa', 'stream-ended'],
    ]);
    expect(groups[1]?.days.map(({ day, matters }) => [day, matters.map(({ at }) => at)])).toEqual([
      [4, [60]],
      [3, [55, 50]],
    ]);
  });
});

describe('decisions', () => {
  const chosen = [
    { matter: matter({ n: 1 }), decision: 'decline' as const, note: 'Không phải chị Hoa' },
    { matter: matter({ n: 2 }), decision: 'release' as const, note: undefined },
    { matter: matter({ n: 3 }), decision: 'release' as const, note: undefined },
    { matter: matter({ n: 4, book: 'doors00000' }), decision: 'release' as const, note: undefined },
    { matter: matter({ n: 5 }), decision: 'release' as const, note: undefined },
  ];

  it('go book by book, what is released first, and no more at once than may be', () => {
    const requests = requestsOf(chosen, 2);
    expect(
      requests.map(({ book, decision, of }) => [book, decision, of.map(({ n }) => n)]),
    ).toEqual([
      ['homes00000', 'release', [2, 3]],
      ['homes00000', 'release', [5]],
      ['homes00000', 'decline', [1]],
      ['doors00000', 'release', [4]],
    ]);
    expect(requests.map(({ note }) => note)).toEqual([
      undefined,
      undefined,
      'Không phải chị Hoa',
      undefined,
    ]);
  });

  it('stop where the home does not answer, and say of each what became of it', async () => {
    let asked = 0;
    const sent = await sendDecisions(
      async (request) => {
        asked += 1;
        if (asked === 3) return { ok: false, error: { code: 'offline' } };
        const items = request.of.map((origin) => ({
          ...origin,
          verdict: origin.n === 3 ? ('refused' as const) : ('ok' as const),
          seq: 1,
          why: origin.n === 3 ? 'depends-on-held' : '',
        }));
        return { ok: true, value: { at: 0, items } };
      },
      requestsOf(chosen, 2),
    );
    expect(asked).toBe(3);
    const key = (n: number): string => keyOf(matter({ n }));
    expect([...sent.done]).toEqual([key(2), key(5)]);
    expect([...sent.not]).toEqual([[key(3), 'depends-on-held']]);
    expect(sent.code).toBe('offline');
  });
});
