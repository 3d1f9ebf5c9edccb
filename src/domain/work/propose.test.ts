import { expect, test } from 'vitest';
import { createWorld, TODAY } from '#test/domain/world.ts';
import { CAMPAIGN_VILLAGES_MAX } from '#domain/work/facts.ts';
import { proposeCampaign, proposeCampaignChange } from '#domain/work/propose.ts';

const PLAN = {
  title: 'Ai cũng có VNeID',
  target: { percent: 100 },
  from: TODAY,
  until: TODAY + 30,
};
const CAMPAIGN = { ...PLAN, campaign: 'campaign01', goal: { measure: 'household-proficient' } };

function running() {
  const world = createWorld();
  const officer = world.authorFor('officer', 'work');
  const started = proposeCampaign(world.states(), officer, CAMPAIGN);
  if (!started.ok) throw new Error(started.error.code);
  world.sayAll('work', 'officer', started.value);
  const change = (plan: object, base = 1) =>
    proposeCampaignChange(world.states(), officer, 'campaign01', { ...PLAN, ...plan, base });
  return { world, change };
}

test('a plan is changed from the one that the form showed: whoever was overtaken is asked about', () => {
  const { world, change } = running();
  const [mine, theirs] = [change({ target: { percent: 80 } }), change({ until: TODAY + 60 })];
  if (!mine.ok || !theirs.ok) throw new Error('not written');
  expect(world.sayAll('work', 'officer', mine.value)).toMatchObject([{ verdict: 'ok' }]);
  // The form was opened before that, and saved after it had come.
  const late = change({ until: TODAY + 60 });
  expect(late).toEqual(theirs);
  expect(world.sayAll('work', 'officer', theirs.value)).toMatchObject([
    { verdict: 'flagged', why: 'premise-changed' },
  ]);
  // A second press of the same form.
  expect(change({ until: TODAY + 60 })).toMatchObject({ error: { code: 'already-saved' } });
});

test('a plan names as many villages as the largest commune has, and no more', () => {
  const { change } = running();
  const villages = (count: number) =>
    Array.from({ length: count }, (_, index) => `village${String(index).padStart(3, '0')}`);
  const title = 'Ậ'.repeat(120);
  const reason = 'ữ'.repeat(120);
  const whole = change({ villages: villages(CAMPAIGN_VILLAGES_MAX), title, reason });
  expect(whole.ok).toBe(true);
  expect(change({ villages: villages(CAMPAIGN_VILLAGES_MAX + 1) }).ok).toBe(false);
});
