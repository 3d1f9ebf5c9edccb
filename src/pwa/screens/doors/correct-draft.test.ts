import { expect, test } from 'vitest';
import { proposeVisitCorrection } from '#domain/doors/propose.ts';
import { outcome, villageWorld } from '#test/domain/offers.ts';
import { chosen, freshOf, realOf } from './correct-draft.ts';

const world = villageWorld();
const author = world.authorFor('member', 'doors');
const back = { on: author.on + 2, hour: 20 };
const visit = {
  id: 'visit00001',
  household: 'household1',
  stream: 'stream0001',
  at: 0,
  on: author.on,
  outcome: 'nobody' as const,
  back,
};

/** What is proposed for a visit to an empty house whose people come back on Thursday. */
function proposed(change: (draft: ReturnType<typeof freshOf>) => ReturnType<typeof freshOf>) {
  const states = world.states();
  states.doors.visits.set(visit.id, visit);
  const draft = change(freshOf(visit));
  if (draft.choice === 'never') throw new Error('no outcome');
  const real = realOf(draft.choice, draft);
  return outcome(proposeVisitCorrection(states, author, { visit: visit.id, reason: '', ...real }));
}

test('saving an empty house as it stands changes nothing of its promise', () => {
  expect(proposed((draft) => draft)).toEqual([]);
});

test('a note put right keeps the promise', () => {
  expect(proposed((draft) => ({ ...draft, note: 'đi nương' }))).toMatchObject([
    ['door.corrected@1', { outcome: 'nobody', back, note: 'đi nương' }],
  ]);
});

test('a promise is kept from nobody home to asked back, and ends where somebody was met', () => {
  expect(proposed((draft) => chosen(draft, 'later', visit))).toMatchObject([
    ['door.corrected@1', { outcome: 'later', back }],
  ]);
  const [met] = proposed((draft) => chosen(draft, 'met', visit)) as [[string, object]];
  expect(met[1]).not.toHaveProperty('back');
  // Pressed and pressed back: nothing is lost.
  expect(proposed((draft) => chosen(chosen(draft, 'met', visit), 'nobody', visit))).toEqual([]);
});
