import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createWorld, PLACES, secondsOf, TODAY } from '#test/domain/world.ts';
import { tablesText } from '#book/table.ts';
import type { BoardFact } from './facts.ts';
import {
  type NoticeIntent,
  proposeCorrection,
  proposeNotice,
  proposeNoticeUnvoiced,
  proposeNoticeVoice,
  proposeNoticeWithdrawn,
} from './propose.ts';
import {
  byWeight,
  emptyBoard,
  foldBoard,
  isFor,
  isShown,
  languagesOf,
  type Notice,
  voicesOf,
} from './state.ts';

const NOTICE: NoticeIntent = {
  class: 'ordinary',
  to: 'everyone',
  pinned: false,
  from: TODAY,
  texts: { vi: { title: ' Dọn  đường ', text: 'Sáng Chủ nhật\nbà con dọn đường.' } },
};
const AT = secondsOf(TODAY);

const posted = (notice: string, more: Partial<Notice> = {}): Notice => {
  const state = emptyBoard();
  const { texts: _, ...rest } = NOTICE;
  const texts = { vi: { title: 'Tên', text: 'Lời' } };
  const body = { ...rest, texts, notice };
  const header = { stream: 'stream0001', n: 1, at: AT, on: TODAY };
  foldBoard(state, { ...header, type: 'notice.posted@1', body });
  const [standing] = state.notices.values();
  if (standing === undefined) throw new Error('nothing stands');
  return { ...standing, ...more };
};

describe('a notice', () => {
  test('is written on the phone as the home takes it, and tidied', () => {
    const world = createWorld();
    const author = world.authorFor('leader', 'board');
    const proposed = proposeNotice(world.states(), author, 'notice0001', NOTICE);
    if (!proposed.ok) throw new Error(proposed.error.code);
    expect(world.sayAll('board', 'leader', proposed.value)).toMatchObject([{ verdict: 'ok' }]);
    expect(world.states().board.notices.get('notice0001')?.texts['vi']).toEqual({
      title: 'Dọn đường',
      text: 'Sáng Chủ nhật\nbà con dọn đường.',
    });
  });

  test('without Vietnamese is not written; half a translation is left out', () => {
    const world = createWorld();
    const author = world.authorFor('leader', 'board');
    const tay = { ...NOTICE, texts: { tyz: { title: 'a', text: 'b' }, vi: { title: 'a' } } };
    expect(proposeNotice(world.states(), author, 'notice0001', tay)).toMatchObject({
      error: { code: 'name-missing' },
    });
    const half = { ...NOTICE, texts: { ...NOTICE.texts, tyz: { title: 'a', text: '  ' } } };
    const proposed = proposeNotice(world.states(), author, 'notice0001', half);
    if (!proposed.ok) throw new Error(proposed.error.code);
    world.sayAll('board', 'leader', proposed.value);
    const stands = world.states().board.notices.get('notice0001');
    expect(stands && languagesOf(stands)).toEqual(['vi']);
  });

  test('is one text everywhere: two corrections of one edition leave the later, and ask', () => {
    const world = createWorld();
    const leader = world.authorFor('leader', 'board');
    const first = proposeNotice(world.states(), leader, 'notice0001', NOTICE);
    if (first.ok) world.sayAll('board', 'leader', first.value);
    const corrected = (title: string) =>
      proposeCorrection(world.states(), leader, 'notice0001', {
        ...NOTICE,
        texts: { vi: { title, text: 'Lời' } },
        retell: false,
      });
    const [one, other] = [corrected('Một'), corrected('Hai')];
    if (!one.ok || !other.ok) throw new Error('not written');
    expect(world.sayAll('board', 'leader', one.value)).toMatchObject([{ verdict: 'ok' }]);
    expect(world.sayAll('board', 'leader', other.value)).toMatchObject([
      { verdict: 'flagged', why: 'premise-changed' },
    ]);
    const stands = world.states().board.notices.get('notice0001');
    expect([stands?.texts['vi']?.title, stands?.edition, stands?.fresh]).toEqual(['Hai', 2, 1]);
  });

  test('is spoken, taken back and withdrawn, once each', () => {
    const world = createWorld();
    const leader = world.authorFor('leader', 'board');
    const first = proposeNotice(world.states(), leader, 'notice0001', NOTICE);
    if (first.ok) world.sayAll('board', 'leader', first.value);
    const file = { file: 'f'.repeat(43), key: 'k'.repeat(22), bytes: 9 };
    const of = { voice: 'voice00001', notice: 'notice0001', edition: 1, language: 'tyz' };
    const voice = { ...of, ...file, media: 'audio/webm' } as const;
    const member = world.authorFor('member', 'board');
    const spoken = proposeNoticeVoice(world.states(), member, voice);
    if (!spoken.ok) throw new Error(spoken.error.code);
    expect(world.sayAll('board', 'member', spoken.value)).toMatchObject([{ verdict: 'ok' }]);
    const second = world.authorFor('second', 'board');
    expect(proposeNoticeUnvoiced(world.states(), second, 'voice00001')).toMatchObject({
      error: { code: 'not-yours' },
    });
    const back = proposeNoticeUnvoiced(world.states(), member, 'voice00001', ' nghe không rõ ');
    if (!back.ok) throw new Error(back.error.code);
    expect(world.sayAll('board', 'member', back.value)).toMatchObject([{ verdict: 'ok' }]);
    expect(proposeNoticeUnvoiced(world.states(), member, 'voice00001').ok).toBe(false);
    const withdrawn = proposeNoticeWithdrawn(world.states(), leader, 'notice0001', 'nhầm ngày');
    if (!withdrawn.ok) throw new Error(withdrawn.error.code);
    expect(world.sayAll('board', 'leader', withdrawn.value)).toMatchObject([{ verdict: 'ok' }]);
    for (const again of [
      proposeNoticeWithdrawn(world.states(), leader, 'notice0001'),
      proposeNoticeVoice(world.states(), member, voice),
      proposeCorrection(world.states(), leader, 'notice0001', { ...NOTICE, retell: true }),
    ]) {
      expect(again).toMatchObject({ error: { code: 'premise-changed' } });
    }
  });

  test('of the commune is not for those who only read its board from below', () => {
    const world = createWorld();
    const { below, ...over } = { below: true as const, role: 'leader' as const, from: 0 };
    const author = { ...world.authorFor('leader', 'board'), grants: [{ ...over, below }] };
    expect(proposeNotice(world.states(), author, 'notice0001', NOTICE)).toMatchObject({
      error: { code: 'not-yours' },
    });
  });
});

describe('a board', () => {
  test('shows what holds, and for a while what was withdrawn', () => {
    const now = { day: TODAY, at: AT };
    const warning = {
      danger: 'weather',
      level: 3,
      certainty: 'likely',
      source: 'Đài tỉnh',
      issued: AT - 60,
      expires: AT + 60,
    } as const;
    expect(isShown(posted('a'), now)).toBe(true);
    expect(isShown(posted('a', { from: TODAY + 1 }), now)).toBe(false);
    expect(isShown(posted('a', { until: TODAY - 1 }), now)).toBe(false);
    expect(isShown(posted('a', { warning }), now)).toBe(true);
    expect(isShown(posted('a', { warning }), { ...now, at: AT + 60 })).toBe(false);
    const withdrawn = { on: TODAY, at: AT };
    expect(isShown(posted('a', { withdrawn }), now)).toBe(true);
    expect(isShown(posted('a', { withdrawn }), { ...now, day: TODAY + 15 })).toBe(false);
  });

  test('puts first what presses, then what is pinned, then the newest', () => {
    const names = [
      posted('withdrawn0', { withdrawn: { on: TODAY, at: AT }, class: 'emergency' }),
      posted('older00000', { at: AT - 1 }),
      posted('newer00000'),
      posted('priority00', { class: 'priority' }),
      posted('pinned0000', { pinned: true }),
      posted('emergency0', { class: 'emergency' }),
    ]
      .sort(byWeight)
      .map(({ notice }) => notice);
    expect(names).toEqual([
      'emergency0',
      'pinned0000',
      'priority00',
      'newer00000',
      'older00000',
      'withdrawn0',
    ]);
  });

  test('tells a village what is for all, for it, or for a village it came from', () => {
    const lineage = [PLACES.phuHung, 'old0000000'];
    expect(isFor({}, lineage)).toBe(true);
    expect(isFor({ villages: ['old0000000'] }, lineage)).toBe(true);
    expect(isFor({ villages: [PLACES.langChe] }, lineage)).toBe(false);
  });

  test('plays no recording of what was said before', () => {
    const state = emptyBoard();
    const header = { stream: 'stream0001', n: 1, at: AT, on: TODAY };
    const voice = (id: string, edition: number, at: number): void => {
      const file = { file: id.padEnd(43, 'f'), key: 'k'.repeat(22), bytes: 9 };
      const of = { notice: 'a', edition, language: 'tyz', media: 'audio/webm' as const };
      foldBoard(state, {
        ...header,
        at,
        type: 'notice.voiced@1',
        body: { voice: id, ...of, ...file },
      });
    };
    voice('old', 1, AT + 9);
    voice('new', 2, AT);
    voice('newest', 2, AT + 1);
    const heard = (notice: Notice) => voicesOf(state, notice).map((each) => each.voice);
    expect(heard(posted('a', { edition: 2 }))).toEqual(['newest']);
    expect(heard(posted('a', { edition: 3, fresh: 3 }))).toEqual([]);
  });
});

describe('folding', () => {
  const header = fc.record({
    stream: fc.constantFrom('stream0001', 'stream0002'),
    n: fc.nat({ max: 9 }),
    at: fc.integer({ min: AT, max: AT + 5 }),
    on: fc.constant(TODAY),
  });
  const notice = fc.constantFrom('notice0001', 'notice0002');
  const texts = fc.constantFrom('Một', 'Hai').map((title) => ({ vi: { title, text: title } }));
  const content = { class: 'ordinary', to: 'everyone', pinned: false, from: TODAY } as const;
  const fact: fc.Arbitrary<BoardFact> = fc.oneof(
    fc.tuple(header, notice, texts).map(([head, id, said]): BoardFact => ({
      ...head,
      type: 'notice.posted@1',
      body: { notice: id, ...content, texts: said },
    })),
    fc
      .tuple(header, notice, texts, fc.integer({ min: 2, max: 4 }), fc.boolean())
      .map(([head, id, said, edition, retell]): BoardFact => ({
        ...head,
        type: 'notice.corrected@1',
        body: { notice: id, ...content, texts: said, edition, retell },
      })),
    fc.tuple(header, notice).map(([head, id]): BoardFact => ({
      ...head,
      type: 'notice.withdrawn@1',
      body: { notice: id },
    })),
  );
  const textOf = (facts: readonly BoardFact[]): string => {
    const state = emptyBoard();
    for (const each of facts) foldBoard(state, each);
    return tablesText(state);
  };

  test('is total, and saying it all again changes nothing but what two wrote over each other', () => {
    fc.assert(
      fc.property(fc.array(fact, { maxLength: 30 }), (facts) => {
        const doubled = facts.flatMap((each) => [each, each]);
        expect(textOf(doubled)).toBe(textOf(facts));
        const state = emptyBoard();
        const editions = new Map<string, number>();
        for (const each of facts) {
          foldBoard(state, each);
          for (const { notice: id, edition, fresh, postedAt, freshAt } of state.notices.values()) {
            expect(edition).toBeGreaterThanOrEqual(editions.get(id) ?? 1);
            expect(fresh).toBeLessThanOrEqual(edition);
            expect(freshAt).toBeGreaterThanOrEqual(fresh === 1 ? postedAt : 0);
            editions.set(id, edition);
          }
        }
      }),
    );
  });
});
