import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createWorld, secondsOf, TODAY } from '#test/domain/world.ts';
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
  type BoardState,
  byWeight,
  emptyBoard,
  foldBoard,
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
const IDS = { notice: 'notice0001', edition: 'edition001' };
const NEXT = { notice: 'notice0001', edition: 'edition002', over: 'edition001' };

const posted = (notice: string, more: Partial<Notice> = {}): Notice => {
  const state = emptyBoard();
  const { texts: _, ...rest } = NOTICE;
  const texts = { vi: { title: 'Tên', text: 'Lời' } };
  const body = { ...rest, texts, notice, edition: `e${notice}`.slice(0, 10) };
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
    const proposed = proposeNotice(world.states(), author, IDS, NOTICE);
    if (!proposed.ok) throw new Error(proposed.error.code);
    expect(world.sayAll('board', 'leader', proposed.value)).toMatchObject([{ verdict: 'ok' }]);
    expect(world.states().board.notices.get('notice0001')?.texts['vi']).toEqual({
      title: 'Dọn đường',
      text: 'Sáng Chủ nhật\nbà con dọn đường.',
    });
    // A second press of the same form.
    expect(proposeNotice(world.states(), author, IDS, NOTICE)).toMatchObject({
      error: { code: 'already-saved' },
    });
  });

  test('without Vietnamese is not written; half a translation is left out', () => {
    const world = createWorld();
    const author = world.authorFor('leader', 'board');
    const tay = { ...NOTICE, texts: { tyz: { title: 'a', text: 'b' }, vi: { title: 'a' } } };
    expect(proposeNotice(world.states(), author, IDS, tay)).toMatchObject({
      error: { code: 'name-missing' },
    });
    const half = { ...NOTICE, texts: { ...NOTICE.texts, tyz: { title: 'a', text: '  ' } } };
    const proposed = proposeNotice(world.states(), author, IDS, half);
    if (!proposed.ok) throw new Error(proposed.error.code);
    world.sayAll('board', 'leader', proposed.value);
    const stands = world.states().board.notices.get('notice0001');
    expect(stands && languagesOf(stands)).toEqual(['vi']);
  });

  test('is one text everywhere: two corrections of one edition leave the later, and ask', () => {
    const world = createWorld();
    const leader = world.authorFor('leader', 'board');
    const first = proposeNotice(world.states(), leader, IDS, NOTICE);
    if (first.ok) world.sayAll('board', 'leader', first.value);
    const corrected = (edition: string, title: string, retell: boolean) =>
      proposeCorrection(
        world.states(),
        leader,
        { ...NEXT, edition },
        { ...NOTICE, texts: { vi: { title, text: 'Lời' } }, retell },
      );
    const one = corrected('edition002', 'Một', true);
    const other = corrected('edition003', 'Hai', false);
    if (!one.ok || !other.ok) throw new Error('not written');
    expect(world.sayAll('board', 'leader', one.value)).toMatchObject([{ verdict: 'ok' }]);
    expect(world.sayAll('board', 'leader', other.value)).toMatchObject([
      { verdict: 'flagged', why: 'premise-changed' },
    ]);
    const stands = world.states().board.notices.get('notice0001');
    expect([stands?.texts['vi']?.title, stands?.number]).toEqual(['Hai', 2]);
    // Whoever was told of the first edition knows enough; who was told of the one that lost does not.
    expect(stands?.enough).toEqual(['edition003', 'edition001']);
    expect(corrected('edition003', 'Hai', false)).toMatchObject({
      error: { code: 'already-saved' },
    });
  });

  test('corrected over an edition that stood when the form was opened, says so', () => {
    const world = createWorld();
    const leader = world.authorFor('leader', 'board');
    const other = proposeNotice(
      world.states(),
      leader,
      { notice: 'notice0002', edition: 'edition009' },
      NOTICE,
    );
    const first = proposeNotice(world.states(), leader, IDS, NOTICE);
    if (!first.ok || !other.ok) throw new Error('not written');
    world.sayAll('board', 'leader', [...first.value, ...other.value]);
    const correct = (over: string, edition = 'edition002') =>
      proposeCorrection(
        world.states(),
        leader,
        { ...NEXT, edition, over },
        { ...NOTICE, retell: true },
      );
    expect(correct('edition009')).toMatchObject({ error: { code: 'reference-mismatch' } });
    const next = correct('edition001');
    if (!next.ok) throw new Error(next.error.code);
    world.sayAll('board', 'leader', next.value);
    const late = correct('edition001', 'edition003');
    if (!late.ok) throw new Error(late.error.code);
    const [said] = late.value;
    // Written before the one that stands: it is kept, asked about, and does not show.
    expect(
      said && world.say('board', 'leader', said.type, said.body, { at: AT - 60 }),
    ).toMatchObject({
      verdict: 'flagged',
      why: 'premise-changed',
    });
    expect(world.states().board.notices.get('notice0001')).toMatchObject({
      edition: 'edition002',
      enough: ['edition002'],
      number: 2,
    });
  });

  test('is spoken, taken back and withdrawn, once each', () => {
    const world = createWorld();
    const leader = world.authorFor('leader', 'board');
    const first = proposeNotice(world.states(), leader, IDS, NOTICE);
    if (first.ok) world.sayAll('board', 'leader', first.value);
    const file = { file: 'f'.repeat(43), key: 'k'.repeat(22), bytes: 9 };
    const of = {
      voice: 'voice00001',
      notice: 'notice0001',
      edition: 'edition001',
      language: 'tyz',
    };
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
      proposeCorrection(world.states(), leader, NEXT, { ...NOTICE, retell: true }),
    ]) {
      expect(again).toMatchObject({ error: { code: 'premise-changed' } });
    }
  });

  test('of the commune is not for those who only read its board from below', () => {
    const world = createWorld();
    const { below, ...over } = { below: true as const, role: 'leader' as const, from: 0 };
    const author = { ...world.authorFor('leader', 'board'), grants: [{ ...over, below }] };
    expect(proposeNotice(world.states(), author, IDS, NOTICE)).toMatchObject({
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

  test('plays no recording of what was said before', () => {
    const state = emptyBoard();
    const header = { stream: 'stream0001', n: 1, at: AT, on: TODAY };
    const voice = (id: string, edition: string, at: number): void => {
      const file = { file: id.padEnd(43, 'f'), key: 'k'.repeat(22), bytes: 9 };
      const of = { notice: 'a', edition, language: 'tyz', media: 'audio/webm' as const };
      foldBoard(state, {
        ...header,
        at,
        type: 'notice.voiced@1',
        body: { voice: id, ...of, ...file },
      });
    };
    voice('old', 'one', AT + 9);
    voice('new', 'two', AT);
    voice('newest', 'two', AT + 1);
    const heard = (notice: Notice) => voicesOf(state, notice).map((each) => each.voice);
    expect(heard(posted('a', { enough: ['two', 'one'] }))).toEqual(['newest']);
    expect(heard(posted('a', { enough: ['three'] }))).toEqual([]);
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
  const edition = fc.constantFrom('one', 'two', 'three', 'four', 'five');
  const texts = fc.constantFrom('Một', 'Hai').map((title) => ({ vi: { title, text: title } }));
  const content = { class: 'ordinary', to: 'everyone', pinned: false, from: TODAY } as const;
  const fact: fc.Arbitrary<BoardFact> = fc.oneof(
    fc.tuple(header, notice, edition, texts).map(([head, id, own, said]): BoardFact => ({
      ...head,
      type: 'notice.posted@1',
      body: { notice: id, edition: own, ...content, texts: said },
    })),
    fc
      .tuple(header, notice, edition, edition, texts, fc.boolean())
      .map(([head, id, own, over, said, retell]): BoardFact => ({
        ...head,
        type: 'notice.corrected@1',
        body: { notice: id, edition: own, over, ...content, texts: said, retell },
      })),
    fc.tuple(header, notice).map(([head, id]): BoardFact => ({
      ...head,
      type: 'notice.withdrawn@1',
      body: { notice: id },
    })),
  );
  const stateOf = (facts: readonly BoardFact[]): BoardState => {
    const state = emptyBoard();
    for (const each of facts) foldBoard(state, each);
    return state;
  };

  test('is total, and saying it all again changes nothing', () => {
    fc.assert(
      fc.property(fc.array(fact, { maxLength: 40 }), (facts) => {
        const text = tablesText(stateOf(facts));
        expect(tablesText(stateOf(facts.flatMap((each) => [each, each])))).toBe(text);
      }),
    );
  });

  test('takes for enough what stands and what it left as it was, and nothing of another branch', () => {
    fc.assert(
      fc.property(fc.array(fact, { maxLength: 40 }), (facts) => {
        const state = stateOf(facts);
        const written = new Map<string, Extract<BoardFact, { type: 'notice.corrected@1' }>>();
        for (const each of facts) {
          if (each.type !== 'notice.corrected@1') continue;
          const { edition: own, over } = each.body;
          if (state.editions.get(own)?.over === over && !written.has(own)) written.set(own, each);
        }
        for (const {
          notice: id,
          edition: shown,
          enough,
          freshAt,
          number,
        } of state.notices.values()) {
          expect(enough[0]).toBe(shown);
          expect(new Set(enough).size).toBe(enough.length);
          for (const [index, each] of enough.entries()) {
            expect(state.editions.get(each)?.notice).toBe(id);
            const under = enough[index + 1];
            if (under !== undefined) expect(written.get(each)?.body.over).toBe(under);
          }
          expect(number).toBeGreaterThanOrEqual(enough.length);
          expect(state.editions.get(enough.at(-1) ?? '')).toMatchObject({ at: freshAt });
          expect(state.editions.get(enough.at(-1) ?? '')).not.toHaveProperty('over');
        }
      }),
    );
  });
});
