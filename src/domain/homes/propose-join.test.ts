import { expect, test } from 'vitest';
import { withPeopleOnce } from '#domain/people-once.ts';
import { proposeStepCorrection } from '#domain/doors/propose.ts';
import { stepOf } from '#domain/doors/state.ts';
import { entriesOf, entryOf } from '#domain/homes/joined.ts';
import {
  alikeIn,
  differingFields,
  isTwice,
  type JoinIntent,
  proposeJoin,
  proposePart,
} from '#domain/homes/propose-join.ts';
import { isThere } from '#domain/homes/state.ts';
import { staysOf } from '#domain/homes/stays.ts';
import { censusOf } from '#domain/village.ts';
import { outcome, villageWorld } from '#test/domain/offers.ts';
import { TODAY } from '#test/domain/world.ts';

const [HERE, THERE] = ['househere1', 'housethere'];
const [KEPT, TWICE, THIRD] = ['residentk1', 'residentt1', 'residentu1'];

/** Mrs Hoàng Thị Mẩy, written down at her house and once more, on another phone, at her daughter's. */
function world() {
  const the = villageWorld();
  const say = (type: string, body: object, on?: number) =>
    the.say('homes', 'member', type, { ...body }, on === undefined ? {} : { on });
  const step = (id: string, resident: string, reached: string, on = TODAY) =>
    the.say(
      'doors',
      'member',
      'skill.stepped@1',
      { step: id, household: HERE, resident, skill: 'zalo', reached },
      { on },
    );
  const before = TODAY - 30;
  say('household.added@1', { household: HERE, head: 'Triệu Văn Sinh', code: 'X1' }, before);
  say('household.added@1', { household: THERE, head: 'Lò Văn Pa', code: 'X2' }, before);
  say(
    'resident.added@1',
    { resident: KEPT, household: HERE, name: 'Hoàng Thị Mẩy', birthYear: 1958 },
    before,
  );
  const twice = { name: 'HOÀNG THI MÂY', birthYear: 1959, smartphone: true };
  say('resident.added@1', { resident: TWICE, household: THERE, ...twice }, before);
  say(
    'resident.added@1',
    { resident: THIRD, household: THERE, name: 'Hoàng Thị Mẩy', birthYear: 1990 },
    before,
  );
  const states = () => the.states();
  const author = () => the.authorFor('member', 'homes');
  const sayAll = (offer: ReturnType<typeof proposeJoin>) => {
    for (const [type, body] of outcome(offer) as [string, object][]) {
      expect(say(type, body).verdict).toBe('ok');
    }
  };
  const join = (intent: Partial<JoinIntent> = {}) =>
    proposeJoin(states(), author(), { resident: TWICE, into: KEPT, fields: [], ...intent });
  const person = (id: string) => {
    const found = states().homes.residents.get(id);
    if (found === undefined) throw new Error(id);
    return found;
  };
  const doorsOn = (day = TODAY) => withPeopleOnce(states().homes, states().doors, day);
  return { the, states, author, say, step, sayAll, join, person, doorsOn };
}

test('who is written alike and born alike is found, those of one house first; a namesake of another age is not', () => {
  const { states, person } = world();
  const found = alikeIn(states().homes, person(KEPT), TODAY).map(({ id }) => id);
  expect(found).toEqual([TWICE]);
  expect(isTwice(person(KEPT), person(TWICE))).toBe(false);
  expect(isTwice(person(KEPT), { ...person(TWICE), household: HERE })).toBe(true);
  expect(alikeIn(states().homes, { name: 'hoàng thị mẩy', household: THERE }, TODAY)).toMatchObject(
    [{ household: THERE }, { household: THERE }, { id: KEPT }],
  );
});

test('two entries become one: counted once, learnt under either, with what was chosen of the other', () => {
  const { states, step, sayAll, join, person, doorsOn } = world();
  step('step000001', KEPT, 'installed', TODAY - 9);
  step('step000002', TWICE, 'alone', TODAY - 3);
  const before = censusOf(states().homes, TODAY).residents.length;
  expect(differingFields(person(KEPT), person(TWICE))).toEqual(['name', 'birthYear', 'smartphone']);
  sayAll(join({ fields: ['smartphone'] }));
  expect(censusOf(states().homes, TODAY).residents).toHaveLength(before - 1);
  expect(person(KEPT)).toMatchObject({ smartphone: true, birthYear: 1958, household: HERE });
  expect(stepOf(doorsOn(), KEPT, 'zalo', TODAY)).toBe('alone');
  // As of the day before, figures stay as they were told then.
  expect(stepOf(doorsOn(TODAY - 1), KEPT, 'zalo', TODAY - 1)).toBe('installed');
  expect(isThere(person(TWICE), TODAY - 1)).toBe(true);
});

test('what is said of the joined entry by who did not know yet is taken, and read under the other', () => {
  const { step, sayAll, join, doorsOn } = world();
  sayAll(join());
  expect(step('step000003', TWICE, 'teaches').verdict).toBe('ok');
  expect(stepOf(doorsOn(), KEPT, 'zalo', TODAY)).toBe('teaches');
});

test('a step told under the joined entry is corrected where it stands', () => {
  const { the, states, step, sayAll, join, doorsOn } = world();
  step('step000002', TWICE, 'alone');
  sayAll(join());
  const offer = proposeStepCorrection(
    { ...states(), doors: doorsOn() },
    the.authorFor('member', 'doors'),
    { resident: KEPT, step: 'step000002' },
  );
  for (const [type, body] of outcome(offer) as [string, { resident: string }][]) {
    expect(body.resident).toBe(TWICE);
    expect(the.say('doors', 'member', type, { ...body }).verdict).toBe('ok');
  }
  expect(stepOf(doorsOn(), KEPT, 'zalo', TODAY)).toBeUndefined();
});

test('parted again, all stands as it did', () => {
  const { states, author, step, sayAll, join, person, doorsOn } = world();
  step('step000002', TWICE, 'alone');
  const stood = [person(KEPT), person(TWICE)];
  sayAll(join({ fields: ['smartphone', 'name'] }));
  const [kept] = stood;
  if (kept === undefined) throw new Error(KEPT);
  sayAll(proposePart(states(), author(), TWICE, kept, ['smartphone', 'name']));
  expect([person(KEPT), person(TWICE)]).toEqual(stood);
  expect(states().homes.joined.size).toBe(0);
  expect(stepOf(doorsOn(), KEPT, 'zalo', TODAY)).toBeUndefined();
});

test('entries are joined in a row and never in a circle; twice by two phones is once', () => {
  const { states, say, sayAll, join } = world();
  sayAll(join());
  expect(join()).toMatchObject({ ok: true, value: [] });
  sayAll(join({ resident: KEPT, into: THIRD }));
  expect(entriesOf(states().homes, THIRD)).toEqual([THIRD, KEPT, TWICE]);
  expect(entryOf(states().homes, TWICE)).toBe(THIRD);
  const circle = say('resident.joined@1', { resident: THIRD, into: TWICE });
  expect(circle).toMatchObject({ verdict: 'flagged', why: 'premise-changed' });
  expect(entryOf(states().homes, TWICE)).toBe(THIRD);
  expect(say('resident.joined@1', { resident: KEPT, into: KEPT })).toMatchObject({
    verdict: 'refused',
    why: 'value-wrong',
  });
  expect(join({ resident: 'residentz9' })).toMatchObject({ error: { code: 'resident-unknown' } });
});

test('who came further under one entry is not set back by the first steps of the other', () => {
  const { step, sayAll, join, doorsOn } = world();
  step('step000001', KEPT, 'alone', TODAY - 9);
  step('step000002', TWICE, 'told', TODAY - 3);
  sayAll(join());
  expect(stepOf(doorsOn(), KEPT, 'zalo', TODAY)).toBe('alone');
  // Lower than before is what its own entry says.
  step('step000004', KEPT, 'together', TODAY - 1);
  expect(stepOf(doorsOn(), KEPT, 'zalo', TODAY)).toBe('together');
});

test('a death told under either entry is the person’s, and no mistake takes both away unasked', () => {
  const { states, say, sayAll, join, person } = world();
  sayAll(join());
  const mistake = { resident: TWICE, reason: 'mistake' };
  expect(say('resident.left@1', mistake).verdict).toBe('flagged');
  expect(person(TWICE).left).toMatchObject({ reason: 'joined', into: KEPT });
  expect(person(KEPT).left).toBeUndefined();
  expect(say('resident.left@1', { resident: KEPT, reason: 'mistake' }).verdict).toBe('flagged');
  say('resident.returned@1', { resident: KEPT });
  expect(say('resident.left@1', { resident: TWICE, reason: 'died' }).verdict).toBe('ok');
  expect(person(KEPT).left).toMatchObject({ reason: 'died' });
  expect(states().homes.joined.get(KEPT)).toEqual([TWICE]);
  expect(join({ resident: THIRD })).toMatchObject({ error: { code: 'resident-left' } });
  const said = say('resident.joined@1', { resident: THIRD, into: KEPT });
  expect(said).toMatchObject({ verdict: 'flagged', why: 'premise-changed' });
});

test('a death told before the join came is the person’s as one told after it', () => {
  const { say, person } = world();
  say('resident.left@1', { resident: TWICE, reason: 'died' });
  say('resident.joined@1', { resident: TWICE, into: KEPT });
  expect(person(KEPT).left).toMatchObject({ reason: 'died' });
  expect(person(TWICE).left).toMatchObject({ reason: 'joined' });
});

test('what was agreed to under the other entry ends with it', () => {
  const { say, sayAll, join, person } = world();
  say('consent.marked@1', { resident: TWICE, purpose: 'assist', until: TODAY + 90 });
  sayAll(join());
  expect(person(TWICE).consentUntil).toBeUndefined();
  expect(person(KEPT).consentUntil).toBeUndefined();
});

test('whoever was joined lives on under the other entry alone', () => {
  const facts = [
    { type: 'resident.added@1', on: 1, body: { resident: TWICE, household: THERE, name: 'Mẩy' } },
    { type: 'resident.joined@1', on: 5, body: { resident: TWICE, into: KEPT } },
  ].map((fact, at) => ({ ...fact, stream: 's', n: at + 1, at })) as Parameters<typeof staysOf>[0];
  expect(staysOf(facts, TWICE)).toEqual([{ household: THERE, from: 1, until: 5 }]);
});
