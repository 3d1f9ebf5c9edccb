import type { MEETING_REACH_FACTS, ReplyWay, RollWay } from '#domain/reach/meeting-facts.ts';
import { type FactWords, join, type Language } from '#domain/words.ts';

const of = (name: string | undefined, what: string): string => join([what, name], ': ');

const waysVi: Record<ReplyWay, string> = {
  door: 'nói tại nhà',
  call: 'nói qua điện thoại',
  slip: 'trên giấy mời',
  page: 'tự trả lời trên trang của hộ',
};
const waysEn: Record<ReplyWay, string> = {
  door: 'at the door',
  call: 'on the phone',
  slip: 'on the paper invitation',
  page: 'on their own page',
};
const rollVi: Record<RollWay, string> = { qr: 'quét mã', tap: 'chạm tên', paper: 'theo giấy' };
const rollEn: Record<RollWay, string> = { qr: 'by code', tap: 'by name', paper: 'from paper' };

type Facts = { readonly facts: FactWords<typeof MEETING_REACH_FACTS> };

const vi: Facts = {
  facts: {
    'meeting.replied@1': ({ meeting, heads, way }, names) =>
      of(
        names(meeting),
        heads === 0
          ? `Hộ báo không đi họp (${waysVi[way]})`
          : `Hộ báo ${heads} người đi họp (${waysVi[way]})`,
      ),
    'meeting.unreplied@1': ({ meeting }, names) =>
      of(names(meeting), 'Ghi nhầm, hộ này chưa trả lời giấy mời'),
    'attendance.marked@1': ({ meeting, how }, names) =>
      of(names(meeting), `Hộ có mặt ở cuộc họp (${rollVi[how]})`),
    'attendance.unmarked@1': ({ meeting }, names) =>
      of(names(meeting), 'Điểm danh nhầm, hộ này không có mặt'),
  },
};

const en: Facts = {
  facts: {
    'meeting.replied@1': ({ meeting, heads, way }, names) =>
      of(
        names(meeting),
        heads === 0
          ? `Household said that nobody comes (${waysEn[way]})`
          : `Household said that ${heads} come (${waysEn[way]})`,
      ),
    'meeting.unreplied@1': ({ meeting }, names) =>
      of(names(meeting), 'Recorded by mistake, this household did not reply yet'),
    'attendance.marked@1': ({ meeting, how }, names) =>
      of(names(meeting), `Household was at the meeting (${rollEn[how]})`),
    'attendance.unmarked@1': ({ meeting }, names) =>
      of(names(meeting), 'Marked by mistake, this household was not there'),
  },
};

export const MEETING_REACH_WORDS: Readonly<Record<Language, Facts>> = { vi, en };
