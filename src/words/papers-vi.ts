import { groupDigits } from './number-text.ts';

const num = (value: number): string => groupDigits(value, '.');

/** Cards and plates of households, in Vietnamese. */
export const papersVi = {
  title: 'Thẻ hộ, biển trước cửa',
  lead: (village: string, households: number): string => `${village}, ${num(households)} hộ`,
  loading: 'Đang hỏi máy chủ của xã',
  retry: 'Thử lại',
  offline: 'Cần có mạng để cấp thẻ và in biển; chưa có gì thay đổi.',
  failed: (code: string): string => `Máy chủ của xã chưa làm được (mã ${code}). Xin thử lại.`,
  notYours: 'Chỉ tổ trưởng, trưởng thôn hoặc cán bộ xã cấp được thẻ của thôn này.',
  unknown: 'Không tìm thấy thôn này trong sổ của xã.',
  none: 'Thôn chưa có hộ nào trong sổ',

  kind: 'In gì',
  kinds: { cards: 'Thẻ hộ', plates: 'Biển trước cửa' },
  kindHints: {
    cards: 'Mở trang riêng của hộ',
    plates: 'Ai cũng quét được, không có tên ai',
  },
  about: {
    cards:
      'Thẻ mở trang của hộ: tổ hẹn đến khi nào, ai đã làm hộ. Trên thẻ và trang không có tên người trong nhà. Chỉ đưa tận tay chủ hộ.',
    plates:
      'Biển chỉ mở trang kiểm tra: biển của thôn nào và có phải biển thật không. Biển không hết hạn và không cần thu lại.',
  },
  list: 'Các hộ',
  nameless: 'Hộ chưa ghi tên',
  given: (day: string): string => `có thẻ từ ${day}`,
  notGiven: 'chưa có thẻ',
  choose: 'Chọn hộ chưa có thẻ',
  chooseAll: 'Chọn tất cả',
  chooseNone: 'Bỏ chọn',
  issue: (count: number): string => `Cấp thẻ cho ${num(count)} hộ`,
  issueNone: 'Chọn ít nhất một hộ',
  tooMany: (max: number): string => `Mỗi lần cấp nhiều nhất ${num(max)} thẻ.`,
  replaces: (count: number): string =>
    `${num(count)} hộ đã có thẻ: cấp thẻ mới thì thẻ cũ không mở được nữa.`,
  withdraw: 'Thu hồi thẻ',
  withdrawn: 'Đã thu hồi thẻ',
  issued: (count: number): string =>
    `${num(count)} thẻ mới. Thẻ chỉ hiện ở đây một lần: in ngay, rồi đưa tận tay.`,
  back: 'Về danh sách hộ',
  size: 'Khổ in',
  sizes: { ten: 'Mười thẻ một tờ A4', one: 'Từng thẻ (85,6 × 54 mm)' },
  print: 'In',
  printPlates: (count: number): string => `In ${num(count)} biển`,

  card: {
    title: 'Thẻ hộ',
    code: (code: string): string => `Mã hộ ${code}`,
    scan: 'Quét mã để mở trang của hộ',
    keep: 'Giữ như giữ chìa khóa. Mất thì báo tổ trưởng.',
    qr: (code: string): string => `Mã QR của thẻ hộ ${code}`,
  },
  plate: {
    title: 'Tổ công nghệ số cộng đồng',
    scan: 'Quét để kiểm tra biển thật',
    never: 'Người của tổ không hỏi mật khẩu, mã OTP, không thu tiền.',
    qr: (code: string): string => `Mã QR của biển ${code}`,
  },
};

export type PapersWords = typeof papersVi;
