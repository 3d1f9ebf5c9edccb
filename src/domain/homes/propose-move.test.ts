import { expect, test } from 'vitest';
import { proposeHouseholdLeft } from '#domain/homes/propose.ts';
import { type MoveIntent, proposeMove, proposeMoveBack } from '#domain/homes/propose-move.ts';
import { headNameOf, type HomesState, membersOf } from '#domain/homes/state.ts';
import { stepOf } from '#domain/doors/state.ts';
import { outcome, villageWorld } from '#test/domain/offers.ts';
import { TODAY } from '#test/domain/world.ts';

const OLD = 'oldhouse01';
const NEW = 'newhouse01';
const [HEAD, WIFE] = ['residenta1', 'residentb1'];

/** Two houses: a head with his wife and what he has learnt, and one where nobody is written down. */
function world() {
  const the = villageWorld();
  const say = (type: string, body: object) => the.say('homes', 'member', type, { ...body });
  say('household.added@1', { household: OLD, head: 'Lò Văn Pa', code: 'X1' });
  say('household.added@1', { household: NEW, code: 'X2' });
  say('resident.added@1', { resident: HEAD, household: OLD, name: 'Lò Văn Pa', relation: 'head' });
  say('resident.added@1', {
    resident: WIFE,
    household: OLD,
    name: 'Lò Thị Ím',
    relation: 'spouse',
  });
  the.say('doors', 'member', 'skill.stepped@1', {
    step: 'stepmove01',
    household: OLD,
    resident: HEAD,
    skill: 'zalo',
    reached: 'alone',
  });
  const states = () => the.states();
  const author = () => the.authorFor('member', 'homes');
  const sayAll = (offer: ReturnType<typeof proposeMove>) => {
    for (const [type, body] of outcome(offer) as [string, object][]) {
      expect(say(type, body).verdict).toBe('ok');
    }
  };
  const move = (intent: Partial<MoveIntent> = {}) =>
    proposeMove(states(), author(), { resident: HEAD, to: NEW, ...intent });
  return { the, states, author, say, sayAll, move };
}

const living = (homes: HomesState, household: string) =>
  membersOf(homes, household, TODAY).map(({ id, relation }) => [id, relation]);

test('a head moves out: another heads the old house, and what was learnt goes along', () => {
  const { states, sayAll, move } = world();
  sayAll(move({ relation: 'head', head: WIFE }));
  const { homes, doors } = states();
  expect(living(homes, OLD)).toEqual([[WIFE, 'head']]);
  expect(living(homes, NEW)).toEqual([[HEAD, 'head']]);
  const old = homes.households.get(OLD);
  expect(old && headNameOf(homes, old, TODAY)).toBe('Lò Thị Ím');
  expect(stepOf(doors, HEAD, 'zalo', TODAY)).toBe('alone');
});

test('the trace of either house tells of the move', () => {
  const { the, sayAll, move } = world();
  const traced = (id: string) => the.folded.homes.traces.get(id)?.length ?? 0;
  const before = [traced(OLD), traced(NEW)];
  sayAll(move());
  expect([traced(OLD), traced(NEW)]).toEqual(before.map((each) => each + 1));
});

test('the last to move leaves the house empty, and taking it back puts all as it stood', () => {
  const { states, author, sayAll, move } = world();
  const person = (id: string) => {
    const found = states().homes.residents.get(id);
    if (found === undefined) throw new Error(id);
    return found;
  };
  expect(move({ isEmptied: true })).toMatchObject({
    ok: false,
    error: { code: 'premise-changed' },
  });
  const stood = [living(states().homes, OLD), living(states().homes, NEW)];
  const [head, wife] = [person(HEAD), person(WIFE)];
  sayAll(move({ head: WIFE, relation: 'sibling' }));
  sayAll(move({ resident: WIFE, isEmptied: true, relation: 'spouse' }));
  expect(states().homes.households.get(OLD)?.left).toMatchObject({ reason: 'empty' });
  expect(living(states().homes, NEW)).toHaveLength(2);
  sayAll(proposeMoveBack(states(), author(), { moved: [{ ...wife, relation: 'head' }] }));
  sayAll(proposeMoveBack(states(), author(), { moved: [head], head: wife }));
  expect([living(states().homes, OLD), living(states().homes, NEW)]).toEqual(stood);
  expect(states().homes.households.get(OLD)?.left).toBeUndefined();
});

test('a whole family moves in with another: their house stands empty, and taking it back puts all as it stood', () => {
  const { states, author, sayAll, move } = world();
  const stood = [living(states().homes, OLD), living(states().homes, NEW)];
  const moved = [HEAD, WIFE].flatMap((id) => states().homes.residents.get(id) ?? []);
  sayAll(move({ relation: 'child', isWhole: true }));
  expect(living(states().homes, NEW)).toEqual([
    [HEAD, 'child'],
    [WIFE, undefined],
  ]);
  expect(states().homes.households.get(OLD)?.left).toMatchObject({ reason: 'empty' });
  const [head, ...others] = moved;
  if (head === undefined) throw new Error('nobody moved');
  sayAll(proposeMoveBack(states(), author(), { moved: [head, ...others] }));
  expect([living(states().homes, OLD), living(states().homes, NEW)]).toEqual(stood);
});

test('nobody moves to a house that is not there, to where they live, or after they died', () => {
  const { states, author, say, sayAll, move } = world();
  expect(move({ to: 'nowhere001' })).toMatchObject({ error: { code: 'household-unknown' } });
  expect(move({ to: OLD })).toEqual({ ok: true, value: [] });
  expect(move({ head: HEAD })).toMatchObject({ error: { code: 'premise-changed' } });
  sayAll(proposeHouseholdLeft(states(), author(), NEW, 'moved'));
  expect(move()).toMatchObject({ error: { code: 'household-left' } });
  say('resident.left@1', { resident: HEAD, reason: 'died' });
  expect(move()).toMatchObject({ error: { code: 'resident-left' } });
});
