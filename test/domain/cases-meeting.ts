import type { FactCase } from './fact-case.ts';
import { TODAY } from './world.ts';

const CALLED = {
  meeting: 'meeting001',
  edition: 'mtedition1',
  kind: 'extra',
  title: 'Họp bàn quỹ điện đường',
  day: TODAY + 7,
  minute: 19 * 60 + 30,
  place: 'Nhà văn hóa',
  agenda: [{ item: 'Mức đóng góp', matter: 'money' }, { item: 'Vệ sinh ngõ xóm' }],
  bring: 'Bút',
  text: 'Mỗi hộ một người.',
  alleys: ['Ngõ Suối'],
};
const MINUTES = {
  minutes: 'minutes001',
  edition: 'mnedition1',
  meeting: 'meeting001',
  day: TODAY,
  chair: 'Bàn Văn Chủ',
  secretary: 'Lò Thị Ghi',
  present: 30,
  total: 40,
  text: 'Trưởng thôn nêu mức đóng góp.',
  document: '08/BB',
};
const DECISION = {
  resolution: 'decision01',
  edition: 'dcedition1',
  meeting: 'meeting001',
  day: TODAY,
  matter: 'money',
  title: 'Quỹ điện đường 50.000 đồng một hộ',
  text: 'Thu từ tháng 12.',
  way: 'hands',
  agree: 28,
  against: 1,
  blank: 1,
  present: 30,
  total: 40,
  needs: 'two-thirds',
  document: '08/BB',
};

/** A meeting of that village: the board has what was called and decided, and in households alone. */
export const MEETING_CASES: readonly FactCase[] = [
  {
    activity: 'board',
    type: 'meeting.called@1',
    by: 'leader',
    body: { ...CALLED, meeting: 'meeting002', edition: 'mtedition5', kind: 'workday', agenda: [] },
    fold: ({ board }) => board.meetings.get('meeting002')?.kind,
    shows: 'workday',
    judged: { by: 'member', verdict: 'refused', why: 'not-yours' },
    vi: 'Mời lao động chung: Họp bàn quỹ điện đường, 19:30 thứ Bảy 28/11',
    en: 'Work day called: Họp bàn quỹ điện đường, 19:30 Saturday 28/11',
  },
  {
    activity: 'board',
    type: 'meeting.called@1',
    by: 'leader',
    body: CALLED,
    fold: ({ board }) => board.meetings.get('meeting001')?.number,
    shows: 1,
    judged: { body: { ...CALLED, agenda: [] }, verdict: 'refused', why: 'agenda-missing' },
    vi: 'Mời họp: Họp bàn quỹ điện đường, 19:30 thứ Bảy 28/11',
    en: 'Meeting called: Họp bàn quỹ điện đường, 19:30 Saturday 28/11',
  },
  {
    activity: 'board',
    type: 'meeting.changed@1',
    by: 'leader',
    body: {
      ...CALLED,
      edition: 'mtedition2',
      over: 'mtedition1',
      retell: true,
      day: TODAY + 8,
    },
    fold: ({ board }) => {
      const meeting = board.meetings.get('meeting001');
      return [meeting?.number, meeting?.enough, meeting?.day];
    },
    shows: [2, ['mtedition2'], TODAY + 8],
    judged: {
      body: { ...CALLED, edition: 'mtedition3', over: 'mtedition9', retell: false },
      verdict: 'refused',
      why: 'reference-unknown',
    },
    vi: 'Sửa giấy mời: Họp bàn quỹ điện đường, 19:30 Chủ nhật 29/11; mời lại từng nhà',
    en: 'Invitation changed: Họp bàn quỹ điện đường, 19:30 Sunday 29/11; households are invited anew',
  },
  {
    activity: 'board',
    type: 'minutes.recorded@1',
    by: 'leader',
    body: MINUTES,
    fold: ({ board }) => board.minutes.get('minutes001')?.present,
    shows: 30,
    judged: { body: { ...MINUTES, present: 41 }, verdict: 'refused', why: 'count-wrong' },
    vi: 'Ghi biên bản họp ngày 21/11/2026: 30/40 hộ dự',
    en: 'Minutes recorded of 21/11/2026: 30 of 40 households present',
  },
  {
    activity: 'board',
    type: 'decision.taken@1',
    by: 'leader',
    body: DECISION,
    fold: ({ board }) => board.decisions.get('decision01')?.agree,
    shows: 28,
    judged: {
      body: { ...DECISION, way: 'online' },
      verdict: 'refused',
      why: 'vote-not-online',
    },
    vi: 'Kết quả biểu quyết “Quỹ điện đường 50.000 đồng một hộ”: 28/40 hộ tán thành, được thông qua',
    en: 'Vote “Quỹ điện đường 50.000 đồng một hộ”: 28 of 40 households agreed, carried',
  },
  {
    activity: 'board',
    type: 'decision.withdrawn@1',
    by: 'leader',
    body: { resolution: 'decision01', meeting: 'meeting001', reason: 'đếm sót phiếu' },
    fold: ({ board }) => board.decisions.get('decision01')?.ended?.reason,
    shows: 'đếm sót phiếu',
    judged: { by: 'member', verdict: 'refused', why: 'not-yours' },
    vi: 'Bỏ kết quả biểu quyết đã ghi; lý do: đếm sót phiếu',
    en: 'Recorded vote withdrawn; reason: đếm sót phiếu',
  },
  {
    activity: 'board',
    type: 'meeting.cancelled@1',
    by: 'leader',
    body: { meeting: 'meeting002', reason: 'mưa bão' },
    fold: ({ board }) => board.meetings.get('meeting002')?.ended?.reason,
    shows: 'mưa bão',
    judged: { by: 'member', verdict: 'refused', why: 'not-yours' },
    vi: 'Hủy, không tổ chức nữa; lý do: mưa bão',
    en: 'Meeting called off; reason: mưa bão',
  },
];

const UNREPLIED = { reply: 'reply00001', meeting: 'meeting001', household: 'household1' };
const REPLIED = { ...UNREPLIED, edition: 'mtedition1', heads: 2, way: 'door' };
const UNMARKED = { attendance: 'attend0001', meeting: 'meeting001', household: 'household1' };

/** What that village's team knows of who comes and who came. */
export const ROLL_CASES: readonly FactCase[] = [
  {
    activity: 'reach',
    type: 'meeting.replied@1',
    by: 'member',
    body: REPLIED,
    fold: ({ reach }) => reach.replies.get('meeting001.household1')?.map(({ heads }) => heads),
    shows: [2],
    judged: {
      body: { ...REPLIED, reply: 'reply00002', way: 'page' },
      verdict: 'refused',
      why: 'not-yours',
    },
    vi: 'Hộ báo 2 người đi họp (nói tại nhà): Họp bàn quỹ điện đường',
    en: 'Household said that 2 come (at the door): Họp bàn quỹ điện đường',
  },
  {
    activity: 'reach',
    type: 'meeting.unreplied@1',
    by: 'member',
    body: UNREPLIED,
    fold: ({ reach }) => reach.replies.has('meeting001.household1'),
    shows: false,
    judged: { by: 'second', verdict: 'refused', why: 'not-yours' },
    vi: 'Ghi nhầm, hộ này chưa trả lời giấy mời: Họp bàn quỹ điện đường',
    en: 'Recorded by mistake, this household did not reply yet: Họp bàn quỹ điện đường',
  },
  {
    activity: 'reach',
    type: 'attendance.marked@1',
    by: 'member',
    body: { ...UNMARKED, how: 'qr' },
    fold: ({ reach }) => reach.present.get('meeting001.household1')?.map(({ how }) => how),
    shows: ['qr'],
    judged: {
      body: { ...UNMARKED, attendance: 'attend0002', household: 'household9', how: 'tap' },
      verdict: 'flagged',
      why: 'household-unknown',
    },
    vi: 'Hộ có mặt ở cuộc họp (quét mã): Họp bàn quỹ điện đường',
    en: 'Household was at the meeting (by code): Họp bàn quỹ điện đường',
  },
  {
    activity: 'reach',
    type: 'attendance.unmarked@1',
    by: 'member',
    body: UNMARKED,
    fold: ({ reach }) => reach.present.has('meeting001.household1'),
    shows: false,
    judged: { by: 'second', verdict: 'refused', why: 'not-yours' },
    vi: 'Điểm danh nhầm, hộ này không có mặt: Họp bàn quỹ điện đường',
    en: 'Marked by mistake, this household was not there: Họp bàn quỹ điện đường',
  },
];
