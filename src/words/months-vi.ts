import { groupDigits } from './number-text.ts';

const num = (value: number): string => groupDigits(value, '.');

/** Words of the screen of months. */
export const monthsVi = {
  title: 'Số liệu theo tháng',
  month: (month: string): string => `Tháng ${month}`,
  choose: 'Chọn tháng',
  view: 'Cách lấy số liệu',
  views: {
    reported: 'Như đã báo cáo khi đó',
    today: 'Mới nhất, địa giới hiện nay',
    day: 'Mới nhất, địa giới ngày khác',
  },
  said: {
    reported: (month: string, day: string): string =>
      `Số liệu máy chủ đã nhận tính đến hết tháng ${month}, theo địa giới ngày ${day}. Phần ghi thêm về sau không làm đổi bản này.`,
    reportedOpen: 'Tháng này chưa hết nên chưa có bản báo cáo; dưới đây là số đã nhận đến lúc này.',
    today: (month: string): string =>
      `Số cuối tháng ${month}, kể cả phần ghi thêm về sau, theo địa giới hiện nay.`,
    todayOpen: 'Số đã nhận đến lúc này, theo địa giới hiện nay.',
    day: (month: string, day: string): string =>
      `Số cuối tháng ${month}, kể cả phần ghi thêm về sau, theo địa giới ngày ${day}.`,
    dayOpen: (day: string): string => `Số đã nhận đến lúc này, theo địa giới ngày ${day}.`,
  },
  open: (month: string): string => `Tháng ${month} chưa hết, số liệu còn thay đổi.`,
  dayField: 'Địa giới ngày',
  dayWrong: 'Xin ghi một ngày, ví dụ 30/06/2025',
  show: 'Xem',

  figures: (place: string, month: string): string => `Chỉ tiêu của ${place}, tháng ${month}`,
  figure: 'Chỉ tiêu',
  parts: {
    village: 'Từng thôn, bản',
    commune: 'Từng xã, phường',
    district: 'Từng huyện, quận',
    province: 'Từng tỉnh, thành phố',
  },
  part: {
    village: 'Thôn, bản',
    commune: 'Xã, phường',
    district: 'Huyện, quận',
    province: 'Tỉnh, thành phố',
  },
  partsOf: (measure: string, month: string): string => `${measure}, tháng ${month}`,
  by: 'Xem theo chỉ tiêu',
  change: 'So với tháng trước',
  told: (met: number, of: number, unit: string): string => `${num(met)} trong ${num(of)} ${unit}`,
  units: { household: 'hộ', resident: 'người' },
  more: (count: number, unit: string): string => `tăng ${num(count)} ${unit}`,
  less: (count: number, unit: string): string => `giảm ${num(count)} ${unit}`,
  same: 'không đổi',
  from: (communes: number): string => `gồm ${num(communes)} xã, phường`,
  hidden: 'không nêu',
  hiddenNote:
    'Không nêu: có con số dưới 5 nên dễ biết là ai, hoặc nêu ra thì tính được một con số dưới 5, hoặc địa giới đã khác khi báo cáo.',
  none: 'chưa có số liệu',
  unread: '…',
  nobody: { household: 'chưa có hộ nào', resident: 'chưa có người nào' },
  notIn: (names: string): string => `Chưa có trong số liệu tháng này: ${names}.`,
  nothing: (month: string): string => `Chưa có số liệu của tháng ${month}`,
  nothingText:
    'Sổ của các thôn bắt đầu từ tháng sau đó, hoặc máy chủ chưa tính xong: xin xem lại sau ít phút.',
  nothingOnDay: (day: string): string =>
    `Theo địa giới ngày ${day} có thể chưa có nơi này, hoặc sổ của các thôn bắt đầu từ tháng sau đó.`,

  csv: 'Tải bảng CSV',
  csvName: 'so-lieu-thang',
  csvHead: {
    place: 'Nơi',
    measure: 'Chỉ tiêu',
    month: 'Tháng',
    met: 'Số đạt',
    of: 'Tổng số',
    unit: 'Đơn vị',
    note: 'Ghi chú',
    boundaries: 'Theo địa giới ngày',
  },
  place: 'Nơi cần xem',
  noPlace: 'Chưa được giao nơi nào để xem',
  noPlaceText: 'Máy này chưa có quyền xem số liệu của một xã hay một tỉnh. Xin hỏi người quản trị.',
};

export type MonthsWords = typeof monthsVi;
