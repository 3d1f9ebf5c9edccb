import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TODAY, type Who } from '#test/domain/world.ts';
import { OUTCOMES, SKILLS, STEPS } from '#domain/doors/facts.ts';
import { proposeVisit } from '#domain/doors/propose.ts';
import { proposeHousehold } from '#domain/homes/propose.ts';
import { tidyLine, tidyNote } from '#domain/propose.ts';
import { villageWorld } from '#test/domain/offers.ts';

test('whatever is proposed is taken by the home, and proposing changes nothing', () => {
  const who = fc.constantFrom<Who>('member', 'leader', 'officer', 'stranger', 'former', 'admin');
  const intent = fc.record({
    who,
    household: fc.constantFrom('household1', 'household2', 'household9'),
    outcome: fc.constantFrom(...OUTCOMES),
    note: fc.string({ unit: 'binary', maxLength: 30 }),
    back: fc.option(fc.record({ on: fc.integer({ min: TODAY - 2, max: TODAY + 9 }) }), {
      nil: undefined,
    }),
    steps: fc.array(
      fc.record({
        resident: fc.constantFrom('resident01', 'resident09'),
        skill: fc.constantFrom(...SKILLS),
        reached: fc.constantFrom(...STEPS),
      }),
      { maxLength: 2 },
    ),
    name: fc.string({ unit: 'binary', maxLength: 130 }),
  });
  let taken = 0;
  let refused = 0;
  fc.assert(
    fc.property(intent, ({ who: speaker, name, back, ...rest }) => {
      const world = villageWorld();
      const before = world.text();
      const visit = proposeVisit(world.states(), world.authorFor(speaker, 'doors'), {
        ...rest,
        ...(back && { back }),
      });
      const home = proposeHousehold(world.states(), world.authorFor(speaker, 'homes'), {
        head: name,
      });
      expect(world.text()).toBe(before);
      for (const [activity, offer] of [
        ['doors', visit],
        ['homes', home],
      ] as const) {
        if (!offer.ok) refused += 1;
        for (const { verdict } of world.sayAll(activity, speaker, offer.ok ? offer.value : [])) {
          expect(verdict).toBe('ok');
          taken += 1;
        }
      }
    }),
    { numRuns: 200 },
  );
  expect(taken).toBeGreaterThan(50);
  expect(refused).toBeGreaterThan(50);
});

test('typed text is composed, on one line or kept in lines, and never what a fact may not carry', () => {
  expect(tidyLine(' Nguye\u0302\u0303n\t Va\u0306n\u00a0A\u0000 ')).toBe('Nguyễn Văn A');
  expect(tidyNote('một\r\n\r\n  hai\rba\u0000')).toBe('một\n\nhai\nba');
  expect(tidyLine('a\ud800b')).toBe('a b');
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(tidyLine(tidyLine(text))).toBe(tidyLine(text));
      expect(tidyNote(text)).not.toMatch(/\p{Surrogate}|(?!\n)\p{Cc}/u);
    }),
  );
});
