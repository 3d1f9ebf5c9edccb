import { expect, test } from 'vitest';
import type { Proposed } from '#book/activity.ts';
import type { DOOR_FACTS } from '#domain/doors/facts.ts';
import { proposeActing, proposeHelp } from '#domain/doors/propose.ts';
import { proposeExample } from '#domain/doors/propose-session.ts';
import { proposeHanding } from '#domain/doors/propose-task.ts';
import { proposePraise } from '#domain/doors/propose-team.ts';
import { proposeResident } from '#domain/homes/propose.ts';
import type { Author } from '#domain/propose.ts';
import type { AllStates } from '#domain/register.ts';
import { outcome, villageWorld } from './offers.ts';
import { secondsOf, TODAY } from './world.ts';

/*
 * What a form adds is named when the form is opened: pressed again while the first press is being written, it
 * adds nothing.
 */

type Press = (states: AllStates, author: Author) => Proposed<typeof DOOR_FACTS>;
const id = 'formsownid';
const of = { resident: 'resident01', skill: 'bills' } as const;

test.each([
  ['help', (states, author) => proposeHelp(states, author, { ...of, help: id, how: 'with' })],
  [
    'a task handed over',
    (states, author) => proposeHanding(states, author, { ...of, handing: id }),
  ],
  [
    'acting for somebody',
    (states, author) =>
      proposeActing(states, author, {
        ...of,
        acting: id,
        reason: 'Đóng tiền điện',
        at: secondsOf(TODAY),
      }),
  ],
  [
    'an example',
    (states, author) =>
      proposeExample(states, author, {
        ...of,
        example: id,
        household: 'household1',
        before: 'Đi xa.',
        after: 'Ở nhà.',
        agreed: true,
        until: TODAY,
      }),
  ],
  [
    'thanks',
    (states, author) =>
      proposePraise(states, author, { praise: id, to: 'second0000', words: 'Cảm ơn chị.' }),
  ],
] satisfies [string, Press][])('%s of one form is saved once', (_, press) => {
  const world = villageWorld();
  const mark = { resident: 'resident01', purpose: 'assist', until: TODAY };
  world.say('homes', 'member', 'consent.marked@1', mark);
  const author = world.authorFor('leader', 'doors');
  const first = press(world.states(), author);
  expect(outcome(first)).toHaveLength(1);
  world.sayAll('doors', 'leader', first.ok ? first.value : []);
  expect(outcome(press(world.states(), author))).toBe('already-saved');
});

test('a person of one form is added once', () => {
  const world = villageWorld();
  const author = world.authorFor('member', 'homes');
  const press = () =>
    proposeResident(world.states(), author, {
      resident: id,
      household: 'household1',
      name: 'Lý Thị Hoa',
    });
  const first = press();
  world.sayAll('homes', 'member', first.ok ? first.value : []);
  expect(outcome(press())).toBe('already-saved');
});
