import type { Reaction } from '#book/letter.ts';
import type { DeskFact } from '#domain/desk/facts.ts';
import type { DeskState } from '#domain/desk/state.ts';

/** What an officer does with a case is told where it was asked: the team there reads the copy. */
export const DESK_LETTERS: Reaction<DeskState, DeskFact> = {
  after: ['case.taken@1', 'case.answered@1'],
  write({ cases }, fact) {
    const village = cases.get(fact.body.case)?.village;
    if (village === undefined) return undefined;
    const letter = { to: 'doors', place: village, follows: fact.body.case } as const;
    const type = 'case.replied@1';
    if (fact.type === 'case.taken@1') {
      return { ...letter, type, body: { ...fact.body, state: 'taken' } };
    }
    return fact.type === 'case.answered@1' ? { ...letter, type, body: fact.body } : undefined;
  },
};
