import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DOORS_WORDS } from '#domain/doors/words.ts';
import { findSkill, type SkillLadder } from '#domain/ladder.ts';
import { COMMON_WORDS } from '#domain/words.ts';
import { createWorld, type Who, type World } from '#test/domain/world.ts';
import { RANK_MAX } from './facts.ts';
import { ladderOf } from './ladder.ts';
import {
  type Called,
  LADDER_REFUSALS,
  newSkillName,
  proposeFifth,
  proposeOrder,
  proposeRetirement,
  proposeReturn,
  proposeSkill,
} from './propose-ladder.ts';
import { ranksOf } from './ranks.ts';

const ladderIn = (world: World): SkillLadder => ladderOf([world.states().learning]);
const statesOf = (world: World) => ({ ...world.states(), ladder: ladderIn(world) });

const calledIn =
  (world: World): Called =>
  (skill) => {
    const words: Readonly<Record<string, string>> = DOORS_WORDS.vi.skills;
    return findSkill(ladderIn(world), skill)?.name ?? { vi: words[skill] ?? skill };
  };

/** What is asked for in order, each thing over what stands after the one before. */
function officeOf(world: World, who: Who = 'officer') {
  const author = world.authorFor(who, 'learning');
  const keep = (proposed: ReturnType<typeof proposeSkill>): unknown => {
    if (proposed.ok) {
      world.sayAll('learning', who, proposed.value);
      return proposed.value.map(({ type, body }) => [type, body]);
    }
    expect([...LADDER_REFUSALS, ...Object.keys(COMMON_WORDS.vi.whys)]).toContain(
      proposed.error.code,
    );
    return proposed.error.code;
  };
  const called = calledIn(world);
  return {
    describe: (vi: string, more: Partial<Parameters<typeof proposeSkill>[2]> = {}) =>
      keep(
        proposeSkill(
          statesOf(world),
          author,
          { name: { vi }, needs: [], traits: [], ...more },
          called,
        ),
      ),
    refusal: (vi: string, more: Partial<Parameters<typeof proposeSkill>[2]> = {}) => {
      const intent = { name: { vi }, needs: [], traits: [], ...more };
      const proposed = proposeSkill(statesOf(world), author, intent, called);
      return proposed.ok ? undefined : proposed.error;
    },
    retire: (skill: string) => keep(proposeRetirement(statesOf(world), author, skill, ' cũ  rồi ')),
    bringBack: (skill: string) => keep(proposeReturn(statesOf(world), author, skill, called)),
    order: (order: readonly string[]) => keep(proposeOrder(statesOf(world), author, order, called)),
    choose: (...skills: string[]) => keep(proposeFifth(statesOf(world), author, skills)),
  };
}

const taughtIn = (world: World): readonly string[] =>
  ladderIn(world).skills.flatMap(({ skill, isRetired }) => (isRetired ? [] : [skill]));

describe('a skill of the commune', () => {
  test('is described in plain words, comes last, and is changed under the same name', () => {
    const world = createWorld();
    const office = officeOf(world);
    expect(office.describe('  Đặt khám   qua mạng ', { needs: ['vneid-2'] })).toMatchObject([
      [
        'skill.described@1',
        { skill: 'dat-kham-qua-mang', edition: 1, name: { vi: 'Đặt khám qua mạng' }, rank: 1_500 },
      ],
    ]);
    expect(taughtIn(world).at(-1)).toBe('dat-kham-qua-mang');
    const again = { skill: 'dat-kham-qua-mang', needs: ['vneid-2'] };
    expect(office.describe('Đặt lịch khám', again)).toMatchObject([
      ['skill.described@1', { skill: 'dat-kham-qua-mang', edition: 2, rank: 1_500 }],
    ]);
    expect(office.describe('Đặt lịch khám', again)).toEqual([]);
    expect(office.describe('   ')).toBe('name-missing');
    expect(officeOf(world, 'leader').describe('Gọi video')).toBe('not-yours');
  });

  test('is named like no other one, not even in other spelling or like a retired one', () => {
    const world = createWorld();
    const office = officeOf(world);
    expect(office.refusal('zalo')).toEqual({ code: 'twin', skill: 'zalo' });
    expect(office.refusal('Sổ  SỨC KHOẺ điện tử')).toEqual({
      code: 'twin',
      skill: 'health-record',
    });
    office.retire('social');
    expect(office.refusal('Facebook, TikTok')).toEqual({ code: 'twin-retired', skill: 'social' });
    // Other words are other skills, though their bare letters are the same.
    expect(office.describe('Bạn hàng')).toMatchObject([
      ['skill.described@1', { skill: 'ban-hang' }],
    ]);
    expect(office.describe('Bán hàng')).toMatchObject([
      ['skill.described@1', { skill: 'ban-hang-2' }],
    ]);
  });

  test('needs what is taught, and never itself by a detour', () => {
    const world = createWorld();
    const office = officeOf(world);
    const bank = { skill: 'bank', traits: ['account'] as const };
    expect(office.refusal('Ngân hàng trên điện thoại', { ...bank, needs: ['epay'] })).toEqual({
      code: 'needs-circle',
      skill: 'bank',
      need: 'epay',
      back: 'epay',
    });
    office.describe('Trả góp', { needs: ['bills'] });
    expect(office.refusal('Ngân hàng trên điện thoại', { ...bank, needs: ['tra-gop'] })).toEqual({
      code: 'needs-circle',
      skill: 'bank',
      need: 'tra-gop',
      back: 'bills',
    });
    office.retire('social');
    expect(office.refusal('Livestream', { needs: ['social'] })).toEqual({
      code: 'need-retired',
      skill: 'social',
    });
    expect(office.refusal('Livestream', { needs: ['flying'] })).toEqual({ code: 'skill-unknown' });
  });

  test('that is retired keeps what it was, and comes back as it was', () => {
    const world = createWorld();
    const office = officeOf(world);
    office.describe('Đặt khám', { needs: ['zalo'], traits: ['app'] });
    const before = findSkill(ladderIn(world), 'dat-kham');
    expect(office.retire('dat-kham')).toEqual([
      ['skill.retired@1', { skill: 'dat-kham', edition: 2, reason: 'cũ rồi' }],
    ]);
    expect(office.retire('dat-kham')).toBe('skill-retired');
    expect(taughtIn(world)).not.toContain('dat-kham');
    expect(office.bringBack('dat-kham')).toMatchObject([['skill.described@1', { edition: 3 }]]);
    expect(findSkill(ladderIn(world), 'dat-kham')).toEqual(before);
    expect(office.bringBack('dat-kham')).toBe('skill-taught');
    expect(office.retire('social')).toMatchObject([['skill.retired@1', { edition: 1 }]]);
    expect(office.bringBack('social')).toMatchObject([
      ['skill.described@1', { skill: 'social', edition: 2, name: { vi: 'Facebook, TikTok' } }],
    ]);
  });

  test('that alone lights a pane is not retired', () => {
    const world = createWorld();
    const office = officeOf(world);
    expect(office.retire('safety')).toBe('skill-holds-pane');
    expect(office.retire('epay')).toMatchObject([['skill.retired@1', { skill: 'epay' }]]);
    expect(office.retire('bills')).toBe('skill-holds-pane');
    office.describe('Nhận biết tin giả', { basic: 4 });
    expect(office.retire('safety')).toMatchObject([['skill.retired@1', { skill: 'safety' }]]);
  });
});

test('the fifth is the commune’s to choose, of what is taught and no other basic skill', () => {
  const world = createWorld();
  const office = officeOf(world);
  expect(office.choose()).toBe('fifth-empty');
  expect(office.choose('flying')).toBe('skill-unknown');
  expect(office.choose('bills')).toBe('fifth-national');
  office.retire('social');
  expect(office.choose('social')).toBe('skill-retired');
  expect(office.choose('vneid-1', 'vneid-2')).toEqual([]);
  expect(office.choose('selling', 'zalo')).toEqual([
    ['basic.chosen@1', { edition: 1, skills: ['selling', 'zalo'] }],
  ]);
  expect(office.describe('Zalo', { skill: 'zalo', basic: 2 })).toBe('fifth-national');
});

describe('the order', () => {
  test('is written for what moves alone, and not over what somebody else changed', () => {
    const world = createWorld();
    const office = officeOf(world);
    const stands = taughtIn(world);
    const moved = ['selling', ...stands.filter((skill) => skill !== 'selling')];
    expect(office.order(moved)).toMatchObject([
      ['skill.described@1', { skill: 'selling', rank: 50 }],
    ]);
    expect(taughtIn(world)).toEqual(moved);
    expect(office.order(moved)).toEqual([]);
    expect(office.order(moved.slice(1))).toBe('premise-changed');
    office.retire('social');
    expect(office.order(moved)).toBe('premise-changed');
  });

  test('any order of any ranks comes out as it was wanted', () => {
    const rank = fc.integer({ min: 0, max: 12 });
    fc.assert(
      fc.property(fc.array(rank, { minLength: 1, maxLength: 12 }), (has) => {
        const ranks = ranksOf(has, 12);
        expect(ranks).toHaveLength(has.length);
        for (const [at, each] of ranks.entries()) {
          expect(each).toBeGreaterThan(ranks[at - 1] ?? 0);
          expect(each).toBeLessThanOrEqual(12);
        }
      }),
      { numRuns: 1_000 },
    );
    expect(ranksOf([100, 200, 300, 150], RANK_MAX)).toEqual([100, 200, 300, 400]);
    expect(ranksOf([100, 200, 101, 300], RANK_MAX)).toEqual([100, 200, 250, 300]);
  });
});

test('a name for ever is well formed, and another one than those there are', () => {
  const letters = fc.string({ unit: fc.constantFrom(...'Đặt 9-Ứ日é,ză') });
  fc.assert(
    fc.property(letters, (text) => {
      const ladder = ladderOf([]);
      const name = newSkillName(ladder, text);
      expect(name).toMatch(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/u);
      expect(name.length).toBeGreaterThan(1);
      expect(name.length).toBeLessThanOrEqual(24);
      expect(findSkill(ladder, name)).toBeUndefined();
    }),
  );
  expect(newSkillName(ladderOf([]), 'Làm hồ sơ vay vốn ngân hàng chính sách')).toBe(
    'lam-ho-so-vay-von-ngan-h',
  );
});
