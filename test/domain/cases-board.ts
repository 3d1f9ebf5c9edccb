import type { FactCase } from './fact-case.ts';
import { secondsOf, TODAY } from './world.ts';

const FILE = { file: 'f'.repeat(43), key: 'k'.repeat(22), bytes: 1_200 };

const TEXTS = {
  vi: {
    title: 'Mưa lớn đêm nay',
    text: 'Đêm nay mưa lớn, suối Cạn có thể lên nhanh.',
    do: 'Bà con ở gần suối sang nhà văn hóa trước 20 giờ.',
  },
  tyz: { title: 'Phân luông', text: 'Gừn nẩy phân luông.' },
};
const WARNING = {
  danger: 'weather',
  level: 3,
  certainty: 'likely',
  source: 'Đài Khí tượng Thủy văn tỉnh',
  issued: secondsOf(TODAY),
  expires: secondsOf(TODAY) + 12 * 3_600,
};
const CONTENT = {
  notice: 'notice0001',
  class: 'emergency',
  to: 'everyone',
  alleys: ['Ngõ Suối'],
  pinned: true,
  from: TODAY,
  until: TODAY + 1,
  texts: TEXTS,
  picture: { ...FILE, media: 'image/webp', shows: 'Suối Cạn lúc nước lên' },
  warning: WARNING,
};
const NOTICE = { ...CONTENT, edition: 'edition001' };
const CORRECTED = { ...CONTENT, edition: 'edition002', over: 'edition001' };
const { warning: _, ...WITHOUT_WARNING } = NOTICE;
const VOICE = { voice: 'ntvoice001', notice: 'notice0001' };

/** Facts of a village's board. */
export const BOARD_CASES: readonly FactCase[] = [
  {
    activity: 'board',
    type: 'notice.posted@1',
    by: 'leader',
    body: NOTICE,
    fold: ({ board }) => board.notices.get('notice0001')?.edition,
    shows: 'edition001',
    judged: { body: WITHOUT_WARNING, verdict: 'refused', why: 'value-wrong' },
    vi: 'Thông báo khẩn: Mưa lớn đêm nay',
    en: 'Notice (emergency): Mưa lớn đêm nay',
  },
  {
    activity: 'board',
    type: 'notice.corrected@1',
    by: 'officer',
    body: { ...CORRECTED, retell: true, pinned: false },
    fold: ({ board }) => {
      const notice = board.notices.get('notice0001');
      return [notice?.number, notice?.enough, notice?.pinned];
    },
    shows: [2, ['edition002'], false],
    judged: {
      body: { ...CORRECTED, edition: 'edition003', over: 'edition009', retell: false },
      verdict: 'refused',
      why: 'reference-unknown',
    },
    vi: 'Sửa thông báo: Mưa lớn đêm nay; báo lại từng nhà',
    en: 'Notice corrected: Mưa lớn đêm nay; households are told anew',
  },
  {
    activity: 'board',
    type: 'notice.voiced@1',
    by: 'member',
    body: { ...VOICE, edition: 'edition002', language: 'tyz', ...FILE, media: 'audio/webm' },
    fold: ({ board }) => board.voices.get('ntvoice001')?.language,
    shows: 'tyz',
    judged: {
      body: { ...VOICE, edition: 'edition009', language: 'tyz', ...FILE, media: 'audio/webm' },
      verdict: 'refused',
      why: 'reference-unknown',
    },
    vi: 'Ghi âm thông báo: Mưa lớn đêm nay',
    en: 'Notice spoken: Mưa lớn đêm nay',
  },
  {
    activity: 'board',
    type: 'notice.unvoiced@1',
    by: 'member',
    body: { ...VOICE, reason: 'nghe không rõ' },
    fold: ({ board }) => board.voices.has('ntvoice001'),
    shows: false,
    judged: { by: 'second', verdict: 'refused', why: 'not-yours' },
    vi: 'Bỏ bản ghi âm thông báo; lý do: nghe không rõ',
    en: 'Recording of a notice removed; reason: nghe không rõ',
  },
  {
    activity: 'board',
    type: 'notice.withdrawn@1',
    by: 'leader',
    body: { notice: 'notice0001', reason: 'bão đã tan' },
    fold: ({ board }) => board.notices.get('notice0001')?.withdrawn?.reason,
    shows: 'bão đã tan',
    judged: { by: 'member', verdict: 'refused', why: 'not-yours' },
    vi: 'Rút thông báo; lý do: bão đã tan',
    en: 'Notice withdrawn; reason: bão đã tan',
  },
];

const UNTOLD = { telling: 'telling001', notice: 'notice0001', household: 'household1' };
const AGREED = {
  answer: 'answer0001',
  household: 'household1',
  ways: ['zalo', 'sms'],
  wording: 'messages@1',
};
const TOLD = { ...UNTOLD, edition: 'edition002', way: 'door' };

/** Who in that village was told of it. */
export const REACH_CASES: readonly FactCase[] = [
  {
    activity: 'reach',
    type: 'notice.told@1',
    by: 'member',
    body: TOLD,
    fold: ({ reach }) => reach.told.get('notice0001.household1')?.map(({ way }) => way),
    shows: ['door'],
    judged: {
      body: { ...TOLD, telling: 'telling002', way: 'page' },
      verdict: 'refused',
      why: 'not-yours',
    },
    vi: 'Đã đưa thông báo đến nhà (báo tại nhà): Mưa lớn đêm nay',
    en: 'Household told of a notice (told at the door): Mưa lớn đêm nay',
  },
  {
    activity: 'reach',
    type: 'notice.untold@1',
    by: 'member',
    body: UNTOLD,
    fold: ({ reach }) => reach.told.has('notice0001.household1'),
    shows: false,
    judged: { by: 'second', verdict: 'refused', why: 'not-yours' },
    vi: 'Ghi nhầm, nhà này chưa được báo: Mưa lớn đêm nay',
    en: 'Recorded by mistake, this household was not told yet: Mưa lớn đêm nay',
  },
  {
    activity: 'reach',
    type: 'loudspeaker.played@1',
    by: 'leader',
    body: {
      play: 'play000001',
      notice: 'notice0001',
      edition: 'edition002',
      language: 'vi',
      alleys: ['Ngõ Suối', 'Ngõ Cây Đa'],
    },
    fold: ({ reach }) => reach.plays.get('play000001')?.edition,
    shows: 'edition002',
    judged: { by: 'former', verdict: 'held', why: 'outside-grant' },
    vi: 'Loa đã phát thông báo: Mưa lớn đêm nay; nghe được ở Ngõ Suối, Ngõ Cây Đa',
    en: 'Notice played over the loudspeaker: Mưa lớn đêm nay; heard in Ngõ Suối, Ngõ Cây Đa',
  },
  {
    activity: 'reach',
    type: 'loudspeaker.unplayed@1',
    by: 'leader',
    body: { play: 'play000001', notice: 'notice0001' },
    fold: ({ reach }) => reach.plays.has('play000001'),
    shows: false,
    judged: {
      body: { play: 'play000001', notice: 'notice0009' },
      verdict: 'refused',
      why: 'reference-mismatch',
    },
    vi: 'Bỏ đánh dấu loa đã phát: Mưa lớn đêm nay',
    en: 'Not played over the loudspeaker after all: Mưa lớn đêm nay',
  },
  {
    activity: 'reach',
    type: 'messages.agreed@1',
    by: 'member',
    body: AGREED,
    fold: ({ reach }) => reach.answers.get('household1')?.ways,
    shows: ['zalo', 'sms'],
    judged: {
      body: { ...AGREED, household: 'household9' },
      verdict: 'flagged',
      why: 'household-unknown',
    },
    vi: 'Đồng ý nhận tin nhắn thông báo (Zalo, SMS)',
    en: 'Agreed to be sent notices (Zalo, SMS)',
  },
  {
    activity: 'reach',
    type: 'messages.declined@1',
    by: 'leader',
    body: { answer: 'answer0002', household: 'household1', over: 'answer0001' },
    fold: ({ reach }) => reach.answers.get('household1')?.ways,
    shows: [],
    judged: {
      body: { answer: 'answer0003', household: 'household1' },
      verdict: 'flagged',
      why: 'premise-changed',
    },
    vi: 'Không nhận tin nhắn thông báo',
    en: 'Wants no notices sent',
  },
];
