import { expect, test } from 'vitest';
import type { Actor, ActorGrant } from '#book/activity.ts';
import { judgeWork } from '#domain/work/judge.ts';
import { emptyWork } from '#domain/work/state.ts';

const by = (grant: Pick<ActorGrant, 'role' | 'below'>): Actor => ({
  person: 'person0001',
  stream: 'stream0001',
  grants: [{ ...grant, from: 0 }],
});

test('whoever reads what a commune asks from a village says and lets nothing through in its name', () => {
  const fact = {
    type: 'directive.ended@1' as const,
    stream: 'stream0001',
    n: 1,
    at: 1_795_000_000,
    on: 20_778,
    body: { task: 'task000001', reason: 'thôi' },
  };
  const judge = (actor: Actor) => judgeWork({ work: emptyWork() }, actor, fact);
  for (const role of ['leader', 'head', 'member'] as const) {
    expect(judge(by({ role, below: true }))).toEqual({ verdict: 'refused', why: 'not-yours' });
  }
  expect(judge(by({ role: 'officer' }))).not.toMatchObject({ why: 'not-yours' });
});
