import { describe, expect, test } from 'vitest';
import { rowsOf } from '#domain/doors/pairs.ts';
import {
  type PairWord,
  proposePairAgain,
  proposePairDeclined,
  proposePairEnd,
  proposePairing,
  proposePairMistake,
} from '#domain/doors/propose-pair.ts';
import { stepOf } from '#domain/doors/state.ts';
import { type Offer, outcome, villageWorld } from '#test/domain/offers.ts';
import { TODAY, type World } from '#test/domain/world.ts';

const [LEARNER, TEACHER] = ['resident01', 'resident02'];
const WORD = { pair: 'pairpair01', learner: LEARNER, teacher: TEACHER, skill: 'zalo' } as const;
const UNTIL = TODAY + 90;

/** Two households, one person each. */
function world(): World {
  const made = villageWorld();
  made.say('homes', 'member', 'household.added@1', { household: 'household3' });
  const neighbour = { resident: TEACHER, household: 'household3', name: 'Lý Thị Lan' };
  made.say('homes', 'member', 'resident.added@1', neighbour);
  return made;
}

/** Says what is proposed; the verdicts of the home. */
function take(at: World, offer: Offer): readonly string[] {
  if (!offer.ok) throw new Error(offer.error.code);
  return at.sayAll('doors', 'member', offer.value).map(({ verdict }) => verdict);
}
const agree = (at: World, part: PairWord['part'], pair: string = WORD.pair): Offer =>
  proposePairing(at.states(), at.authorFor('member', 'doors'), {
    ...WORD,
    pair,
    part,
    until: UNTIL,
  });
const rows = (at: World) => rowsOf(at.states().doors, LEARNER);

describe('a pair', () => {
  test('is agreed to by each of the two, and the home takes both', () => {
    const at = world();
    expect(take(at, agree(at, 'learns'))).toEqual(['ok']);
    expect(outcome(agree(at, 'learns'))).toBe('already-saved');
    expect(take(at, agree(at, 'shows'))).toEqual(['ok']);
    expect(rows(at)).toMatchObject([
      { ...rows(at)[0], learns: { until: UNTIL }, shows: { until: UNTIL } },
    ]);
  });

  test('is for two who are there, until a day that is not over', () => {
    const at = world();
    const asked = (over: object): unknown =>
      outcome(
        proposePairing(at.states(), at.authorFor('member', 'doors'), {
          ...WORD,
          part: 'learns',
          until: UNTIL,
          ...over,
        }),
      );
    expect(asked({ until: TODAY - 1 })).toBe('consent-in-past');
    expect(asked({ teacher: 'resident09' })).toBe('resident-unknown');
    expect(asked({ teacher: LEARNER })).toBe('reference-mismatch');
    at.say('homes', 'member', 'resident.left@1', { resident: TEACHER, reason: 'died' });
    expect(asked({})).toBe('resident-left');
  });

  test('that ended meanwhile is asked about, and taken up by no form', () => {
    const at = world();
    take(at, agree(at, 'learns'));
    const late = agree(at, 'shows');
    const author = at.authorFor('member', 'doors');
    take(at, proposePairDeclined(at.states(), author, { ...WORD, part: 'shows' }));
    expect(take(at, late)).toEqual(['flagged']);
    expect(outcome(agree(at, 'learns', WORD.pair))).toBe('already-saved');
    const other = world();
    take(other, proposePairDeclined(other.states(), author, { ...WORD, part: 'learns' }));
    expect(outcome(agree(other, 'shows'))).toBe('already-settled');
  });

  test('may be declined by the first who is asked, once', () => {
    const at = world();
    const decline = (): Offer =>
      proposePairDeclined(at.states(), at.authorFor('member', 'doors'), {
        ...WORD,
        part: 'learns',
      });
    expect(take(at, decline())).toEqual(['ok']);
    expect(outcome(decline())).toBe('already-saved');
  });

  test('ends under every id that phones have given it; what was learnt is a step', () => {
    const at = world();
    take(at, agree(at, 'learns'));
    take(at, agree(at, 'shows', 'pairpair02'));
    const end = (): Offer =>
      proposePairEnd(at.states(), at.authorFor('member', 'doors'), {
        pairs: ['pairpair01', 'pairpair02'],
        part: 'learns',
        outcome: 'learnt',
      });
    expect(take(at, end())).toEqual(['ok', 'ok', 'ok']);
    expect(rows(at).map(({ ended }) => ended?.outcome)).toEqual(['learnt', 'learnt']);
    expect(stepOf(at.states().doors, LEARNER, 'zalo', TODAY)).toBe('alone');
    expect(outcome(end())).toEqual([]);
  });

  test('of a mistake keeps the other’s word; an end pressed by mistake is begun anew', () => {
    const at = world();
    take(at, agree(at, 'learns'));
    take(at, agree(at, 'shows'));
    const author = at.authorFor('member', 'doors');
    const mistake = (): Offer =>
      proposePairMistake(at.states(), author, { pair: WORD.pair, part: 'shows' });
    expect(take(at, mistake())).toEqual(['ok']);
    expect(outcome(mistake())).toEqual([]);
    expect(rows(at)[0]?.learns?.until).toBe(UNTIL);
    take(at, agree(at, 'shows'));
    const [was] = rows(at);
    if (was === undefined) throw new Error('no pair');
    const stopped = { pairs: [WORD.pair], part: 'learns', outcome: 'stopped' } as const;
    take(at, proposePairEnd(at.states(), author, stopped));
    expect(take(at, proposePairAgain(at.states(), author, { was, pair: 'pairpair03' }))).toEqual([
      'ok',
      'ok',
    ]);
    expect(rows(at)[1]).toMatchObject({ learns: { until: UNTIL }, shows: { until: UNTIL } });
  });

  test('a no that was pressed by mistake is taken back, and they can be asked again', () => {
    const at = world();
    take(at, agree(at, 'learns'));
    const author = at.authorFor('member', 'doors');
    const word = { ...WORD, part: 'shows' } as const;
    take(at, proposePairDeclined(at.states(), author, word));
    expect(rows(at)[0]?.ended?.outcome).toBe('declined');
    // Whoever did not say no has nothing to take back.
    const other = proposePairMistake(at.states(), author, { pair: 'pairpair09', part: 'shows' });
    expect(outcome(other)).toEqual([]);
    expect(take(at, proposePairMistake(at.states(), author, word))).toEqual(['ok']);
    expect(rows(at)[0]).toMatchObject({ learns: { until: UNTIL } });
    expect(rows(at)[0]?.ended).toBeUndefined();
    expect(take(at, agree(at, 'shows'))).toEqual(['ok']);
  });

  test('under an id that names others, or somebody beside themselves, is refused', () => {
    const at = world();
    take(at, agree(at, 'learns'));
    const body = { pair: WORD.pair, household: 'household1', resident: LEARNER, skill: 'bank' };
    const said = { ...body, part: 'learns', with: TEACHER, until: UNTIL };
    const ask = (type: string, told: object): unknown =>
      at.ask('doors', 'member', type, { ...told });
    const mismatch = { verdict: 'refused', why: 'reference-mismatch' };
    expect(ask('pair.agreed@1', said)).toEqual(mismatch);
    const ended = { ...body, part: 'learns', with: TEACHER, outcome: 'stopped' };
    expect(ask('pair.ended@1', ended)).toEqual(mismatch);
    expect(ask('pair.ended@1', { ...ended, pair: 'pairpair07' })).toMatchObject({
      why: 'reference-unknown',
    });
  });
});
