import { describe, expect, test } from 'vitest';
import { TODAY } from '#test/domain/world.ts';
import {
  proposeAttachment,
  proposeHelp,
  proposeStep,
  proposeStepCorrection,
  proposeVisit,
  proposeVisitCorrection,
  proposeWithdrawal,
} from '#domain/doors/propose.ts';
import { outcome, villageWorld } from '#test/domain/offers.ts';

describe('a visit', () => {
  const world = villageWorld();
  const author = world.authorFor('member', 'doors');
  const states = world.states();
  const visit = { visit: 'visit00001', household: 'household1', outcome: 'met' } as const;
  const step = { resident: 'resident01', skill: 'zalo', reached: 'told' } as const;
  const help = { resident: 'resident01', skill: 'zalo', how: 'for' } as const;

  test('carries its steps and helps, each with an id of its own', () => {
    const offer = proposeVisit(states, author, {
      ...visit,
      note: '  Đi nương\r\n về tối ',
      steps: [step, { ...step, reached: 'installed' }],
      helps: [{ ...help, how: 'with' }],
    });
    const shared = {
      visit: 'visit00001',
      household: 'household1',
      resident: 'resident01',
      skill: 'zalo',
    };
    expect(outcome(offer)).toEqual([
      [
        'door.visited@1',
        { visit: 'visit00001', household: 'household1', outcome: 'met', note: 'Đi nương\nvề tối' },
      ],
      ['skill.stepped@1', { ...shared, step: 'minted0001', reached: 'told' }],
      ['skill.stepped@1', { ...shared, step: 'minted0002', reached: 'installed' }],
      ['help.given@1', { ...shared, help: 'minted0003', how: 'with' }],
    ]);
  });

  test.each([
    ['nobody was met', { ...visit, outcome: 'nobody', steps: [step] }, 'nobody-met'],
    ['the household is not known', { ...visit, household: 'household9' }, 'household-unknown'],
    ['the household left', { ...visit, household: 'household2' }, 'household-left'],
    [
      'a person is not known',
      { ...visit, steps: [{ ...step, resident: 'resident09' }] },
      'resident-unknown',
    ],
    ['the day of return lies before', { ...visit, back: { on: TODAY - 1 } }, 'back-in-past'],
    ['it lies ahead', { ...visit, on: TODAY + 1 }, 'day-ahead'],
    ['the hour is none', { ...visit, back: { on: TODAY, hour: 24 } }, 'value-wrong'],
    ['the note is too long', { ...visit, note: 'ă'.repeat(2_001) }, 'text-too-long'],
    ['the note is too long in bytes', { ...visit, note: 'ặ'.repeat(1_999) }, 'text-too-long'],
    ['done for a person without consent', { ...visit, helps: [help] }, 'no-consent'],
  ] as const)('is not written when %s', (_, intent, code) => {
    expect(outcome(proposeVisit(states, author, intent))).toBe(code);
  });

  test('done for a person counts with a consent, old or given in the same save', () => {
    expect(
      proposeVisit(states, author, { ...visit, helps: [help], consented: ['resident01'] }).ok,
    ).toBe(true);
    expect(proposeHelp(states, author, { ...help, consented: true }).ok).toBe(true);
    expect(outcome(proposeHelp(states, author, help))).toBe('no-consent');
    const other = villageWorld();
    other.say('homes', 'member', 'consent.marked@1', {
      resident: 'resident01',
      purpose: 'assist',
      until: TODAY,
    });
    expect(proposeHelp(other.states(), author, help).ok).toBe(true);
  });

  test('is written once however often its draft is saved, and not by whoever has no right', () => {
    const other = villageWorld();
    const offer = proposeVisit(other.states(), other.authorFor('member', 'doors'), visit);
    expect(
      other.sayAll('doors', 'member', offer.ok ? offer.value : []).map(({ verdict }) => verdict),
    ).toEqual(['ok']);
    expect(outcome(proposeVisit(other.states(), other.authorFor('member', 'doors'), visit))).toBe(
      'already-saved',
    );
    for (const who of ['stranger', 'former', 'admin'] as const) {
      const again = proposeVisit(states, world.authorFor(who, 'doors'), visit);
      expect(outcome(again), who).toBe('not-yours');
    }
  });
});

describe('corrections', () => {
  const world = villageWorld();
  world.say('doors', 'member', 'door.visited@1', {
    visit: 'visit00001',
    household: 'household1',
    outcome: 'nobody',
    note: 'khóa cửa',
  });
  world.say('doors', 'member', 'skill.stepped@1', {
    step: 'step000001',
    household: 'household1',
    resident: 'resident01',
    skill: 'zalo',
    reached: 'told',
  });
  const author = world.authorFor('member', 'doors');
  const states = world.states();

  test('of a visit name the outcome they replace; without change nothing is written', () => {
    const same = { visit: 'visit00001', outcome: 'nobody', note: 'khóa cửa' } as const;
    expect(outcome(proposeVisitCorrection(states, author, same))).toEqual([]);
    expect(
      outcome(
        proposeVisitCorrection(states, author, { ...same, outcome: 'met', reason: ' nhầm ' }),
      ),
    ).toEqual([
      [
        'door.corrected@1',
        {
          visit: 'visit00001',
          household: 'household1',
          was: 'nobody',
          outcome: 'met',
          note: 'khóa cửa',
          reason: 'nhầm',
        },
      ],
    ]);
    expect(outcome(proposeVisitCorrection(states, author, { visit: 'visit00001' }))).toEqual([
      ['door.corrected@1', { visit: 'visit00001', household: 'household1', was: 'nobody' }],
    ]);
    expect(outcome(proposeVisitCorrection(states, author, { ...same, visit: 'visit00009' }))).toBe(
      'visit-unknown',
    );
  });

  test('of a step change or withdraw it', () => {
    const step = { resident: 'resident01', step: 'step000001' };
    const body = {
      step: 'step000001',
      household: 'household1',
      resident: 'resident01',
      was: 'told',
    };
    expect(outcome(proposeStepCorrection(states, author, { ...step, reached: 'told' }))).toEqual(
      [],
    );
    expect(outcome(proposeStepCorrection(states, author, { ...step, reached: 'alone' }))).toEqual([
      ['skill.corrected@1', { ...body, reached: 'alone' }],
    ]);
    expect(outcome(proposeStepCorrection(states, author, step))).toEqual([
      ['skill.corrected@1', body],
    ]);
    expect(outcome(proposeStepCorrection(states, author, { ...step, step: 'step000009' }))).toBe(
      'step-unknown',
    );
  });

  test('a step up or down is a step; the one that stands is none', () => {
    const step = { resident: 'resident01', skill: 'zalo' } as const;
    expect(outcome(proposeStep(states, author, { ...step, reached: 'told' }))).toEqual([]);
    expect(proposeStep(states, author, { ...step, reached: 'alone' })).toMatchObject({
      ok: true,
      value: [{ on: TODAY }],
    });
  });
});

describe('an attachment', () => {
  const file = {
    attachment: 'attachmen1',
    file: 'KkXhwL7nQDmjE-783pS8kpt1cDnuECZEiEtqGd3HL_A',
    key: 'AAECAwQFBgcICQoLDA0ODw',
    bytes: 30,
    media: 'image/webp',
  } as const;
  const ofHousehold = { ...file, household: 'household1' };

  test('goes with its visit, or by itself', () => {
    const world = villageWorld();
    const author = world.authorFor('member', 'doors');
    const visit = { visit: 'visit00001', household: 'household1', outcome: 'nobody' } as const;
    const offer = proposeVisit(world.states(), author, { ...visit, attachments: [file] });
    expect(outcome(offer)).toEqual([
      ['door.visited@1', visit],
      ['attachment.added@1', { ...ofHousehold, visit: 'visit00001' }],
    ]);
    const alone = proposeAttachment(world.states(), author, { ...ofHousehold, note: ' Cổng ' });
    expect(outcome(alone)).toEqual([['attachment.added@1', { ...ofHousehold, note: 'Cổng' }]]);
  });

  test.each([
    [
      'the household is not known',
      { ...ofHousehold, household: 'household9' },
      'household-unknown',
    ],
    ['the household left', { ...ofHousehold, household: 'household2' }, 'household-left'],
    ['its name is none', { ...ofHousehold, file: '/etc/passwd' }, 'value-wrong'],
    ['it is empty', { ...ofHousehold, bytes: 0 }, 'value-wrong'],
    ['it is too large', { ...ofHousehold, bytes: 10 * 1024 * 1024 + 1 }, 'value-wrong'],
  ] as const)('is not added when %s', (_, intent, code) => {
    const world = villageWorld();
    const author = world.authorFor('member', 'doors');
    expect(outcome(proposeAttachment(world.states(), author, intent))).toBe(code);
  });

  test('is added once and withdrawn once', () => {
    const world = villageWorld();
    const author = world.authorFor('member', 'doors');
    world.say('doors', 'member', 'attachment.added@1', ofHousehold);
    expect(outcome(proposeAttachment(world.states(), author, ofHousehold))).toBe('already-saved');
    const away = { attachment: 'attachmen1', reason: 'chụp nhầm' };
    const body = { ...away, household: 'household1' };
    expect(outcome(proposeWithdrawal(world.states(), author, away))).toEqual([
      ['attachment.withdrawn@1', body],
    ]);
    world.say('doors', 'second', 'attachment.withdrawn@1', body);
    expect(outcome(proposeWithdrawal(world.states(), author, away))).toBe('attachment-unknown');
    expect(world.ask('doors', 'member', 'attachment.withdrawn@1', body)).toEqual({
      verdict: 'flagged',
      why: 'premise-changed',
    });
  });
});
