import { groupDigits } from './number-text.ts';

const num = (value: number): string => groupDigits(value, '.');

/** "2 tuần", "5 ngày" */
const span = (days: number): string =>
  days >= 14 ? `${num(Math.round(days / 7))} tuần` : `${num(days)} ngày`;

const UNITS = { resident: 'người', household: 'hộ' } as const;
type Unit = keyof typeof UNITS;

/** Campaigns on the phone of the team, in Vietnamese. */
export const campaignVi = {
  title: 'Đợt vận động',
  all: 'Các đợt vận động',
  allLead: (village: string): string => `Xã mở, đây là phần của ${village}`,
  open: 'Vận động',
  running: (count: number): string =>
    count === 0 ? 'không có đợt nào đang làm' : `${num(count)} đợt đang làm`,
  none: 'Chưa có đợt vận động nào',
  noneText: 'Xã mở đợt và máy có sóng để nhận thì đợt đó và các nhà còn lại hiện ở đây.',
  gone: 'Không thấy đợt vận động này',
  goneText: 'Đợt này không có trong sổ của xã mà máy đang giữ.',
  unknown: 'Ứng dụng trên máy này chưa biết cách đếm chỉ tiêu này. Cập nhật ứng dụng rồi xem lại.',

  stages: {
    coming: 'Sắp bắt đầu',
    running: 'Đang làm',
    over: 'Đã hết hạn',
    ended: 'Đã kết thúc sớm',
  },
  lead: {
    coming: (from: string, until: string): string => `Từ ${from} đến ${until}`,
    running: (until: string, days: number): string =>
      days === 0 ? `Hôm nay, ${until}, là ngày cuối` : `Đến ngày ${until}, còn ${num(days)} ngày`,
    over: (until: string): string => `Đã hết hạn ngày ${until}`,
    ended: (on: string): string => `Kết thúc sớm ngày ${on}`,
  },
  endedWhy: (reason: string): string => `Lý do kết thúc sớm: ${reason}`,

  progress: 'Đã đạt',
  unit: (unit: Unit): string => UNITS[unit],
  target: (needed: number, percent: number, unit: Unit): string =>
    percent === 100
      ? `Mục tiêu: tất cả ${num(needed)} ${UNITS[unit]}`
      : `Mục tiêu ${percent}%: ${num(needed)} ${UNITS[unit]}`,
  targetEach: (needed: number, unit: Unit): string =>
    `Mục tiêu: ${num(needed)} ${UNITS[unit]} trong thôn`,
  helped: (count: number, unit: Unit): string =>
    `Trong số đã đạt có ${num(count)} ${UNITS[unit]} được tổ làm hộ.`,
  ageless: (count: number): string =>
    `Chưa tính ${num(count)} người chưa rõ năm sinh. Hỏi năm sinh rồi ghi vào sổ thì tính được.`,
  nobody: 'Trong thôn hiện chưa có ai thuộc diện vận động.',

  forecast: {
    title: 'Có kịp không',
    reached: 'Đã đạt mục tiêu. Cảm ơn bà con và tổ.',
    coming: 'Đợt chưa bắt đầu.',
    thin: 'Chưa đủ số liệu để đoán ngày xong.',
    still: (weeks: number): string => `${weeks} tuần qua chưa thêm ai.`,
    due: (weeks: number, from: string, until: string): string =>
      `Theo nhịp ${weeks} tuần qua: xong khoảng ${from} – ${until}`,
    late: (days: number): string => `muộn khoảng ${span(days)}`,
    early: (days: number): string => `sớm khoảng ${span(days)}`,
    onTime: 'vừa kịp hạn',
    perhaps: 'có thể kịp, có thể muộn',
    needed: (count: number, unit: Unit, doors?: number): string =>
      doors === undefined
        ? `Để kịp hạn cần thêm ${num(count)} ${UNITS[unit]} mỗi tuần.`
        : `Để kịp hạn cần thêm ${num(count)} người ở ${num(doors)} nhà mỗi tuần.`,
    lastDays: (count: number, unit: Unit): string =>
      `Để kịp hạn còn phải thêm ${num(count)} ${UNITS[unit]} trong những ngày cuối.`,
    tooLate: (count: number, unit: Unit): string =>
      `Còn thiếu ${num(count)} ${UNITS[unit]} so với mục tiêu.`,
    basis: 'Chỉ là phỏng đoán, nếu nhịp vẫn như vậy.',
  },

  ways: (age: number): string =>
    `Dưới ${age} tuổi thì hướng dẫn cách làm; từ ${age} tuổi thì làm hộ khi đã đồng ý.`,
  way: {
    show: (names: string): string => `Chỉ cách làm: ${names}`,
    do: (names: string): string => `Làm hộ: ${names}`,
  },

  left: (doors: number): string => `Còn ${num(doors)} nhà`,
  leftNone: 'Không còn nhà nào',
  leftNoneText: 'Ai thuộc diện vận động cũng đã đạt.',
  round: 'Tối nay đến nhà nào',
  whose: 'Nhà của ai',
  chips: { all: 'Tất cả', mine: 'Nhà của tôi', free: 'Chưa giao ai' },
  split: 'Chia nhà trong tổ',
  noneHere: 'Không còn nhà nào ở phần này.',
  views: { list: 'Danh sách', wall: 'Các nhà', map: 'Bản đồ' },

  about: 'Về đợt này',
  counted: 'Tính cho:',
  when: 'Thời gian:',
  period: (from: string, until: string): string => `${from} – ${until}`,
  changes: 'Những lần sửa',
  change: (day: string, was: string): string => `Trước ngày ${day}: ${was}`,
  again: 'Đợt này làm lại một đợt trước.',
  plan: (title: string, target: string, until: string): string =>
    `${title}, mục tiêu ${target}, đến ${until}`,
  percent: (percent: number): string => `${percent}%`,
  each: (count: number): string => `${num(count)} mỗi thôn`,

  goal: {
    people: 'Mọi người',
    households: 'Mỗi hộ một người',
    from: (age: number): string => `từ ${age} tuổi`,
    until: (age: number): string => `đến ${age} tuổi`,
    or: ' hoặc ',
    whole: (who: string, what: string, step: string): string => `${who}: ${what} – ${step}`,
  },

  shareTitle: 'Ảnh chia sẻ',
  poster: 'Tờ dán nhà văn hóa',
};
