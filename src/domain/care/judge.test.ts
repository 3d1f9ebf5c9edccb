import { describe, expect, test } from 'vitest';
import { createWorld, day, TODAY, type World } from '#test/domain/world.ts';
import { acknowledgeBy, dueOf, holdsConsent } from './state.ts';

function worldWithResident(): World {
  const world = createWorld();
  world.say('homes', 'member', 'household.added@1', { household: 'household1' });
  const body = { resident: 'resident01', household: 'household1', name: 'Triệu Văn Sinh' };
  world.say('homes', 'member', 'resident.added@1', body);
  return world;
}

const given = (purpose: string, until = TODAY + 30) => ({
  resident: 'resident01',
  purpose,
  how: 'spoken',
  language: 'nung',
  readAloud: true,
  wording: `${purpose}@1`,
  until,
});
const OF_HEALTH = { resident: 'resident01', purpose: 'health' };
const NOTE = { resident: 'resident01', note: 'nghe kém' };

describe('what may be kept only of those who agreed', () => {
  test.each([
    ['nobody agreed', [], 'consent-missing'],
    ['they agreed to something else', [['consent.given@1', given('ethnic'), 0]], 'consent-missing'],
    ['they agreed', [['consent.given@1', given('health'), 0]], undefined],
    ['the term is over', [['consent.given@1', given('health', TODAY - 1), -9]], 'consent-missing'],
    [
      'they took it back',
      [
        ['consent.given@1', given('health'), -9],
        ['consent.revoked@1', OF_HEALTH, 0],
      ],
      'consent-missing',
    ],
    [
      'they took it back and an older yes arrives later',
      [
        ['consent.revoked@1', OF_HEALTH, -1],
        ['consent.given@1', given('health'), -9],
      ],
      'consent-missing',
    ],
    [
      'they agreed once more',
      [
        ['consent.given@1', given('health'), -9],
        ['consent.revoked@1', OF_HEALTH, -5],
        ['consent.given@1', given('health'), 0],
      ],
      undefined,
    ],
  ] as const)('when %s', (_, said, why) => {
    const world = worldWithResident();
    for (const [type, body, days] of said) {
      world.say('care', 'member', type, body, { on: TODAY + days });
    }
    const asked = world.ask('care', 'member', 'health.noted@1', NOTE);
    expect(asked).toEqual(why === undefined ? { verdict: 'ok' } : { verdict: 'refused', why });
    expect(holdsConsent(world.states().care, 'resident01', 'health', TODAY)).toBe(
      why === undefined,
    );
    // Taking a note out needs no consent.
    const taken = world.ask('care', 'member', 'health.noted@1', { resident: 'resident01' });
    expect(taken).toEqual({ verdict: 'ok' });
  });

  test('a note that arrives when the consent has ended waits, whatever day it names', () => {
    const world = worldWithResident();
    world.say('care', 'member', 'consent.given@1', given('health'), { on: TODAY - 9 });
    world.say('care', 'member', 'consent.revoked@1', OF_HEALTH, { on: TODAY - 5 });
    const late = world.ask('care', 'member', 'health.noted@1', NOTE, { on: TODAY - 6 });
    expect(late).toEqual({ verdict: 'held', why: 'consent-ended' });
  });

  test('the note of the latest day stands, whatever arrives last', () => {
    const world = worldWithResident();
    const noted = (status: string, on: number) =>
      world.say('care', 'member', 'poverty.noted@1', { household: 'household1', status }, { on });
    noted('poor', TODAY - 5);
    noted('near-poor', TODAY);
    noted('poor', TODAY - 2);
    expect(world.states().care.poverty.get('household1')?.status).toBe('near-poor');
  });
});

describe('the terms of a request', () => {
  const friday = day(2026, 11, 20);
  const request = { id: 'request001', resident: 'resident01', received: friday };

  test('run from the day it came in', () => {
    expect(acknowledgeBy(request).day).toBe(day(2026, 11, 24));
    expect(acknowledgeBy({ received: day(2026, 11, 23) }).day).toBe(day(2026, 11, 25));
    // Tết takes nine days off.
    expect(acknowledgeBy({ received: day(2026, 2, 12) }).day).toBe(day(2026, 2, 23));
    expect(dueOf({ ...request, kind: 'copy' })).toBe(day(2026, 11, 30));
    expect(dueOf({ ...request, kind: 'withdraw' })).toBe(day(2026, 12, 5));
    expect(dueOf({ ...request, kind: 'delete' })).toBe(day(2026, 12, 10));
    const extended = { on: friday, reason: 'nhiều hồ sơ' };
    expect(dueOf({ ...request, kind: 'delete', extended })).toBe(day(2026, 12, 30));
  });

  test('are put off once, and nothing follows its end', () => {
    const world = worldWithResident();
    const of = { request: 'request001', resident: 'resident01' };
    const say = (type: string, more = {}) =>
      world.say('care', 'officer', type, { ...of, ...more }).verdict;
    expect(say('request.received@1', { kind: 'see' })).toBe('ok');
    expect(say('request.extended@1', { reason: 'chờ hồ sơ giấy' })).toBe('ok');
    expect(say('request.extended@1', { reason: 'chờ nữa' })).toBe('refused');
    expect(say('request.closed@1', { outcome: 'done' })).toBe('ok');
    expect(say('request.closed@1', { outcome: 'declined' })).toBe('refused');
    expect(say('request.acknowledged@1')).toBe('refused');
    expect(world.states().care.requests.get('request001')?.closed?.outcome).toBe('done');
  });
});
