import { formatDay, weekdayOf } from '#kernel/vi-calendar.ts';
import type { Language } from './words.ts';

const weekdaysVi = ['thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy', 'Chủ nhật'];
const weekdaysEn = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

const vi = {
  title: 'Họp thôn và việc chung',
  coming: 'Sắp tới',
  when: (clock: string, day: number): string =>
    `${clock}, ${weekdaysVi[weekdayOf(day) - 1] ?? ''} ngày ${formatDay(day)}`,
  place: (place: string): string => `Tại ${place}`,
  alleys: (alleys: string): string => `Mời các hộ ở ${alleys}`,
  everyHousehold: 'Mỗi hộ cử một người đại diện.',
  agenda: 'Họp bàn:',
  work: 'Việc làm:',
  bring: (bring: string): string => `Mang theo: ${bring}`,
  edition: (edition: number): string => `giấy mời bản ${String(edition)}`,
  off: (reason: string | undefined): string =>
    reason === undefined ? 'Đã hủy, không tổ chức nữa.' : `Đã hủy, không tổ chức nữa: ${reason}.`,
  noMinutes: 'Chưa có biên bản.',
  minutes: (number: string | undefined, day: string): string =>
    number === undefined ? `Biên bản ngày ${day}` : `Biên bản số ${number}, ngày ${day}`,
  present: (present: number, total: number): string =>
    `${String(present)} trong ${String(total)} hộ có người dự.`,
  carried: 'Được thông qua',
  notCarried: 'Không được thông qua',
  votes: (agree: number, total: number): string =>
    `${String(agree)} trong ${String(total)} hộ tán thành`,
  others: (against: number, blank: number): string =>
    `${String(against)} hộ không tán thành, ${String(blank)} hộ có ý kiến khác hoặc phiếu trắng`,
  needed: (needs: string, fewest: number): string => `Cần ${needs}: ${String(fewest)} hộ`,
  by: (way: string): string => `Cách biểu quyết: ${way}`,
  voteNote:
    'Mỗi hộ một phiếu. Bà con biểu quyết tại cuộc họp hoặc trên phiếu lấy ý kiến; trang này chỉ đăng kết quả.',
  basis: (title: string): string => `Thôn đã biểu quyết “${title}”.`,
  ask: 'Nhà mình có đi được không',
  heads: (heads: number): string => `${String(heads)} người đi`,
  none: 'Không đi được',
  answered: (heads: number): string =>
    heads === 0 ? 'Nhà mình đã báo: không đi được.' : `Nhà mình đã báo: ${String(heads)} người đi.`,
  again: 'Muốn đổi thì bấm lại.',
  unwritten:
    'Nhà mình đã bấm nhiều lần nên lần này chưa được ghi. Muốn đổi thì báo trưởng thôn hoặc tổ công nghệ số cộng đồng.',
  replyNote: 'Trả lời để thôn chuẩn bị chỗ ngồi. Đây không phải là biểu quyết.',
};

const en: typeof vi = {
  title: 'Village meetings and common work',
  coming: 'Coming',
  when: (clock, day) => `${clock}, ${weekdaysEn[weekdayOf(day) - 1] ?? ''} ${formatDay(day)}`,
  place: (place) => `At ${place}`,
  alleys: (alleys) => `For the households of ${alleys}`,
  everyHousehold: 'Each household sends one person to speak for it.',
  agenda: 'It is about:',
  work: 'What is to be done:',
  bring: (bring) => `Bring: ${bring}`,
  edition: (edition) => `invitation, edition ${String(edition)}`,
  off: (reason) => (reason === undefined ? 'Called off.' : `Called off: ${reason}.`),
  noMinutes: 'No minutes yet.',
  minutes: (number, day) =>
    number === undefined ? `Minutes of ${day}` : `Minutes ${number}, of ${day}`,
  present: (present, total) =>
    `Somebody was there of ${String(present)} of ${String(total)} households.`,
  carried: 'Carried',
  notCarried: 'Not carried',
  votes: (agree, total) => `${String(agree)} of ${String(total)} households agreed`,
  others: (against, blank) => `Against: ${String(against)}; otherwise or blank: ${String(blank)}`,
  needed: (needs, fewest) => `Needed: ${needs}, that is ${String(fewest)}`,
  by: (way) => `Vote: ${way}`,
  voteNote:
    'One vote for each household. People vote at the meeting or on a form; this page only shows what came of it.',
  basis: (title) => `The village voted on “${title}”.`,
  ask: 'Can your household come',
  heads: (heads) => `${String(heads)} come`,
  none: 'Nobody can come',
  answered: (heads) =>
    heads === 0 ? 'Your household said: nobody can come.' : `Your household said: ${heads} come.`,
  again: 'Press again to change it.',
  unwritten:
    'This household has pressed many times, so this was not recorded. To change it, please tell the village head or the digital team.',
  replyNote: 'It lets the village prepare the seats. This is not a vote.',
};

/** Meetings on a public page. */
export const MEETING_PAGE_WORDS: Readonly<Record<Language, typeof vi>> = { vi, en };
