import { expect, test } from 'vitest';
import { proposeVisit } from '#domain/doors/propose.ts';
import { proposeHelpCorrection } from '#domain/doors/propose-task.ts';
import { proposeVisitTakenBack, type Saved, savedWith } from '#domain/doors/propose-undo.ts';
import { publishHousehold } from '#domain/doors/publish.ts';
import { stepOf } from '#domain/doors/state.ts';
import { isWithTeam, tasksOf } from '#domain/doors/tasks.ts';
import { outcome, villageWorld } from '#test/domain/offers.ts';
import { TODAY } from '#test/domain/world.ts';

const FILE = {
  file: 'KkXhwL7nQDmjE-783pS8kpt1cDnuECZEiEtqGd3HL_A',
  key: 'AAECAwQFBgcICQoLDA0ODw',
  bytes: 30,
  media: 'image/webp',
} as const;

/** A visit with a step, help done for the person, and a picture. */
function visitedWorld() {
  const world = villageWorld();
  const until = TODAY + 30;
  world.say('homes', 'member', 'consent.marked@1', {
    resident: 'resident01',
    purpose: 'assist',
    until,
  });
  const author = world.authorFor('member', 'doors');
  const offer = proposeVisit(world.states(), author, {
    visit: 'visit00001',
    household: 'household1',
    outcome: 'met',
    steps: [{ resident: 'resident01', skill: 'zalo', reached: 'alone' }],
    helps: [{ resident: 'resident01', skill: 'insurance', how: 'for' }],
    attachments: [{ attachment: 'attachmen1', ...FILE }],
  });
  if (!offer.ok) throw new Error(offer.error.code);
  world.sayAll('doors', 'member', offer.value);
  const acted = () =>
    publishHousehold(world.states(), 'household1', {
      kind: 'ban',
      name: 'Phú Hưng',
      asOf: TODAY,
      team: [],
      looked: [],
      helperOf: () => 'Hoàng Thị Lan',
    })?.acted;
  return { world, author, saved: offer.value, acted };
}

test('a visit that never was takes its steps, its help and its files with it', () => {
  const { world, author, saved, acted } = visitedWorld();
  expect(acted()).toHaveLength(1);
  const offer = proposeVisitTakenBack(world.states(), author, {
    visit: 'visit00001',
    reason: 'nhầm nhà',
    saved,
  });
  expect(outcome(offer)).toMatchObject([
    ['door.corrected@1', { visit: 'visit00001', was: 'met', reason: 'nhầm nhà' }],
    ['skill.corrected@1', { resident: 'resident01', was: 'alone', reason: 'nhầm nhà' }],
    ['help.corrected@1', { resident: 'resident01', was: 'for', reason: 'nhầm nhà' }],
    ['attachment.withdrawn@1', { attachment: 'attachmen1', reason: 'nhầm nhà' }],
  ]);
  world.sayAll('doors', 'member', offer.ok ? offer.value : []);
  const { doors } = world.states();
  expect(doors.visits.size).toBe(0);
  expect(doors.attachments.size).toBe(0);
  expect(stepOf(doors, 'resident01', 'zalo', TODAY)).toBeUndefined();
  expect(tasksOf(doors, 'resident01', TODAY)).toEqual([]);
  expect(acted()).toEqual([]);
});

test('what was recorded outside the visit, or taken back already, is left alone', () => {
  const { world, author, saved } = visitedWorld();
  const other = { help: 'help000009', household: 'household1', resident: 'resident01' };
  const outside: Saved = {
    type: 'help.given@1',
    body: { ...other, skill: 'bills', how: 'with' },
  };
  world.say('doors', 'member', outside.type, outside.body);
  const [step] = savedWith('visit00001', saved);
  world.say('doors', 'member', 'attachment.withdrawn@1', {
    attachment: 'attachmen1',
    household: 'household1',
  });
  expect(step?.type).toBe('skill.stepped@1');
  const offer = proposeVisitTakenBack(world.states(), author, {
    visit: 'visit00001',
    saved: [...saved, outside],
  });
  expect(offer.ok && offer.value.map(({ type }) => type)).toEqual([
    'door.corrected@1',
    'skill.corrected@1',
    'help.corrected@1',
  ]);
  world.sayAll('doors', 'member', offer.ok ? offer.value : []);
  const helps = world.states().doors.helpsByResident.get('resident01');
  expect(helps?.map(({ help }) => help)).toEqual(['help000009']);
});

test('help written down the wrong way is put right, and asked about where consent is missing', () => {
  const world = villageWorld();
  const about = { help: 'help000001', household: 'household1', resident: 'resident01' };
  world.say('doors', 'member', 'help.given@1', { ...about, skill: 'insurance', how: 'with' });
  expect(
    world.ask('doors', 'member', 'help.corrected@1', { ...about, was: 'with', how: 'for' }),
  ).toMatchObject({ verdict: 'flagged', why: 'no-consent' });
  const author = world.authorFor('member', 'doors');
  const intent = { resident: 'resident01', help: 'help000001' };
  const fix = (how?: 'with' | 'alone') =>
    outcome(proposeHelpCorrection(world.states(), author, { ...intent, ...(how && { how }) }));
  expect(fix('with')).toEqual([]);
  expect(fix('alone')).toEqual([['help.corrected@1', { ...about, was: 'with', how: 'alone' }]]);
  world.say('doors', 'member', 'help.corrected@1', { ...about, was: 'with', how: 'alone' });
  expect(tasksOf(world.states().doors, 'resident01', TODAY).map(isWithTeam)).toEqual([false]);
  world.say('doors', 'member', 'help.corrected@1', { ...about, was: 'alone' });
  expect(fix()).toBe('help-unknown');
  expect(
    world.ask('doors', 'member', 'help.corrected@1', { ...about, was: 'alone' }),
  ).toMatchObject({ verdict: 'flagged', why: 'premise-changed' });
});
