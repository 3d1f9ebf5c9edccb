import { describe, expect, test } from 'vitest';
import { secondsOf, TODAY } from '#test/domain/world.ts';
import type { CapAlert, CapInfo } from '#form/cap/alert.ts';
import { DANGERS, type Warning } from './facts.ts';
import { draftFromCap } from './from-cap.ts';
import { emptyBoard, foldBoard } from './state.ts';
import { capOf } from './to-cap.ts';

const AT = secondsOf(TODAY);
const INFO: CapInfo = {
  language: 'en-US',
  categories: ['Met'],
  event: 'Heavy rain',
  urgency: 'Expected',
  severity: 'Severe',
  certainty: 'Likely',
  expires: AT + 7_200,
  senderName: 'Đài Khí tượng',
  headline: 'Mưa lớn',
  description: 'Mưa lớn ở phía bắc.',
  parameters: [],
  areas: [{ description: 'Xã Suối Trong', codes: [] }],
};
const ALERT: CapAlert = {
  identifier: 'a1',
  sender: 'dai@vi-du.vn',
  sent: AT,
  status: 'Actual',
  kind: 'Alert',
  scope: 'Public',
  references: [],
  infos: [{ ...INFO, language: 'vi' }],
};
const from = (more: Partial<CapAlert>, info: Partial<CapInfo> = {}) =>
  draftFromCap({ ...ALERT, infos: ALERT.infos.map((each) => ({ ...each, ...info })), ...more }, AT);

describe('a warning of others', () => {
  test('becomes what a person looks through and posts', () => {
    expect(from({})).toEqual({
      ok: true,
      value: {
        class: 'priority',
        texts: { vi: { title: 'Mưa lớn', text: 'Mưa lớn ở phía bắc.' } },
        danger: 'weather',
        level: 3,
        certainty: 'likely',
        source: 'Đài Khí tượng',
        expires: AT + 7_200,
        areas: ['Xã Suối Trong'],
        notes: [],
      },
    });
  });

  test.each([
    ['cap-not-actual', { status: 'Exercise' }],
    ['cap-not-actual', { status: 'Test' }],
    ['cap-not-actual', { status: 'Draft' }],
    ['cap-cancels', { kind: 'Cancel' }],
    ['cap-no-alert', { kind: 'Ack' }],
    ['cap-not-public', { scope: 'Private' }],
    ['cap-no-words', { infos: [] }],
    ['cap-over', { infos: [{ ...INFO, expires: AT }] }],
  ] as const)('that is none says why: %s', (code, more) => {
    expect(from(more)).toEqual({ ok: false, error: { code } });
  });

  test('says what should be looked at', () => {
    const notesOf = (more: Partial<CapAlert>, info: Partial<CapInfo> = {}) => {
      const draft = from(more, info);
      return draft.ok ? draft.value.notes : [];
    };
    expect(notesOf({ kind: 'Update' })).toEqual(['corrects']);
    expect(notesOf({}, { language: 'fr' })).toEqual(['no-vietnamese']);
    expect(notesOf({}, { description: 'x'.repeat(3_000) })).toEqual(['shortened']);
    expect(notesOf({}, { severity: 'Extreme' })).toEqual(['level-guessed']);
    expect(notesOf({}, { severity: 'Unknown' })).toEqual(['level-guessed']);
    expect(notesOf({ infos: [...ALERT.infos, ...ALERT.infos] })).toEqual(['more-than-one']);
    const { expires: _, ...endless } = INFO;
    expect(notesOf({ infos: [{ ...endless, language: 'vi' }] })).toEqual(['no-end']);
  });

  test('in several languages is one notice, Vietnamese first, what is over left out', () => {
    const draft = from({
      infos: [
        { ...INFO, headline: 'Heavy rain' },
        { ...INFO, language: 'vi-VN' },
        { ...INFO, language: 'zh', expires: AT - 1 },
        { ...INFO, language: '???' },
      ],
    });
    expect(draft.ok && Object.keys(draft.value.texts)).toEqual(['vi', 'en']);
  });
});

test.each(DANGERS.map((danger, index) => [danger, (index % 5) + 1] as const))(
  'what one village warned of, another reads as it was: %s, level %d',
  (danger, level) => {
    const board = emptyBoard();
    const warning: Warning = {
      danger,
      level,
      certainty: 'possible',
      source: 'Công an xã',
      issued: AT,
      expires: AT + 3_600,
    };
    const texts = {
      vi: { title: 'Cảnh báo', text: 'Nội dung', do: 'Việc phải làm' },
      tyz: { title: 'Phân luông', text: 'Gừn nẩy phân luông.' },
    };
    const header = { stream: 'stream0001', n: 1, at: AT, on: TODAY };
    const ids = { notice: 'notice0001', edition: 'edition001' };
    const kept = { class: 'emergency', to: 'everyone', pinned: false, from: TODAY } as const;
    const body = { ...ids, ...kept, texts, warning };
    foldBoard(board, { ...header, type: 'notice.posted@1', body });
    const [notice] = board.notices.values();
    const alert =
      notice &&
      capOf(board, notice, {
        place: 'AAAAAAAAAA',
        name: 'Bản Nà Lúa',
        areas: [{ description: 'Bản Nà Lúa', codes: [] }],
      });
    if (alert === undefined) throw new Error('no alert');
    const draft = draftFromCap(alert, AT);
    expect(draft).toMatchObject({
      ok: true,
      value: { class: 'emergency', danger, level, certainty: 'possible', texts, notes: [] },
    });
  },
);
