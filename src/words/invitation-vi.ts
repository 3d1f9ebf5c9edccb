import { formatDay, pad, weekdayOf } from '#kernel/vi-calendar.ts';
import type { MeetingKind } from '#domain/board/meeting-facts.ts';

const WEEKDAYS = ['thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy', 'Chủ nhật'];

type Invited = {
  readonly kind: MeetingKind;
  readonly day: number;
  readonly minute: number;
  readonly place: string;
  readonly agenda: readonly { readonly item: string }[];
  readonly bring?: string;
  readonly text?: string;
};

/** An invitation as it is read out at a door and over the loudspeaker: in Vietnamese, and in sentences. */
export function invitationVi(meeting: Invited): { readonly text: string; readonly do: string } {
  const { kind, day, minute, place, agenda, bring, text } = meeting;
  const clock = `${pad(Math.floor(minute / 60), 2)}:${pad(minute % 60, 2)}`;
  const when = `${clock}, ${WEEKDAYS[weekdayOf(day) - 1] ?? ''} ngày ${formatDay(day)}`;
  const items = agenda.map(({ item }) => item).join('; ');
  const isWork = kind === 'workday';
  const lines = [
    `Thời gian: ${when}. Địa điểm: ${place}.`,
    items === '' ? '' : `${isWork ? 'Việc làm' : 'Nội dung'}: ${items}.`,
    text ?? '',
  ];
  const asked = isWork ? 'Mỗi hộ cử người tham gia.' : 'Mỗi hộ cử một người đại diện.';
  return {
    text: lines.filter((line) => line !== '').join('\n'),
    do: [asked, bring === undefined ? '' : `Mang theo: ${bring}.`].join(' ').trim(),
  };
}
