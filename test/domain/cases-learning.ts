import type { FactCase } from './fact-case.ts';

const FILE = { file: 'f'.repeat(43), key: 'k'.repeat(22), bytes: 1_200 };

const SKILL = {
  skill: 'village-group',
  edition: 1,
  name: { vi: 'Nhóm Zalo của bản', en: 'The village’s Zalo group' },
  rank: 15,
  needs: ['zalo'],
  traits: ['own-phone', 'app'],
};
const CARD = {
  card: 'card000001',
  language: 'vi',
  edition: 1,
  skill: 'zalo',
  step: 'together',
  order: 1,
  say: 'Bà bấm vào hình màu xanh có chữ Zalo, rồi chờ một chút.',
  show: 'Chỉ vào hình trên máy của bà.',
  picture: { ...FILE, media: 'image/webp', shows: 'Hình Zalo trên màn hình' },
};
const VOICE = { voice: 'voice00001', card: 'card000001', language: 'tyz' };

/** Facts of what a commune teaches. */
export const LEARNING_CASES: readonly FactCase[] = [
  {
    activity: 'learning',
    type: 'skill.described@1',
    by: 'officer',
    body: SKILL,
    fold: ({ learning }) => learning.described.get('village-group')?.needs,
    shows: ['zalo'],
    judged: {
      body: { ...SKILL, needs: ['flying'] },
      verdict: 'flagged',
      why: 'skill-unknown',
    },
    vi: 'Ghi kỹ năng: Nhóm Zalo của bản',
    en: 'Skill described: The village’s Zalo group',
  },
  {
    activity: 'learning',
    type: 'skill.retired@1',
    by: 'officer',
    body: { skill: 'social', edition: 1, reason: 'nhà nào cũng biết' },
    fold: ({ learning }) => learning.retired.get('social')?.edition,
    shows: 1,
    judged: { by: 'leader', verdict: 'refused', why: 'not-yours' },
    vi: 'Thôi dạy kỹ năng social; lý do: nhà nào cũng biết',
    en: 'Skill no longer taught: social; reason: nhà nào cũng biết',
  },
  {
    activity: 'learning',
    type: 'basic.chosen@1',
    by: 'officer',
    body: { edition: 1, skills: ['village-group', 'health-record'] },
    fold: ({ learning }) => learning.basic.get('basic')?.skills,
    shows: ['village-group', 'health-record'],
    judged: {
      body: { edition: 2, skills: ['health-record'] },
      verdict: 'refused',
      why: 'reference-unknown',
    },
    vi: 'Chọn kỹ năng cơ bản thứ năm: village-group hoặc health-record',
    en: 'Fifth basic skill chosen: village-group or health-record',
  },
  {
    activity: 'learning',
    type: 'card.written@1',
    by: 'officer',
    body: CARD,
    fold: ({ learning }) => learning.cards.get('card000001.vi')?.say,
    shows: CARD.say,
    judged: { by: 'member', verdict: 'refused', why: 'not-yours' },
    vi: 'Viết thẻ hướng dẫn (tiếng Việt): Bà bấm vào hình màu xanh có chữ Zalo, rồi chờ một chút.',
    en: 'Card written (Vietnamese): Bà bấm vào hình màu xanh có chữ Zalo, rồi chờ một chút.',
  },
  {
    activity: 'learning',
    type: 'card.voiced@1',
    by: 'member',
    body: { ...VOICE, ...FILE, media: 'audio/webm' },
    fold: ({ learning }) => learning.voices.get('voice00001')?.language,
    shows: 'tyz',
    judged: {
      body: { ...VOICE, ...FILE, media: 'image/webp' },
      verdict: 'refused',
      why: 'body-malformed',
    },
    vi: 'Ghi âm thẻ hướng dẫn bằng tiếng Tày',
    en: 'Card recorded in Tày',
  },
  {
    activity: 'learning',
    type: 'voice.withdrawn@1',
    by: 'member',
    body: { voice: 'voice00001', card: 'card000001', reason: 'nói nhỏ quá' },
    fold: ({ learning }) => learning.voices.size,
    shows: 0,
    judged: { by: 'second', verdict: 'refused', why: 'not-yours' },
    vi: 'Bỏ bản ghi âm; lý do: nói nhỏ quá',
    en: 'Recording withdrawn; reason: nói nhỏ quá',
  },
  {
    activity: 'learning',
    type: 'card.withdrawn@1',
    by: 'officer',
    body: { card: 'card000001', reason: 'ứng dụng đã đổi' },
    fold: ({ learning }) => [...learning.withdrawn.keys()],
    shows: ['card000001'],
    judged: { by: 'member', verdict: 'refused', why: 'not-yours' },
    vi: 'Rút thẻ hướng dẫn; lý do: ứng dụng đã đổi',
    en: 'Card withdrawn; reason: ứng dụng đã đổi',
  },
];
