import { groupDigits } from './number-text.ts';

const num = (value: number): string => groupDigits(value, '.');
const UNITS = { resident: 'người', household: 'hộ' } as const;

/** What hangs in the culture house and goes into groups, in Vietnamese; nobody is named in it. */
export const campaignTellVi = {
  share: 'Ảnh chia sẻ',
  shareLead: 'Gửi vào nhóm Zalo, Facebook của thôn. Trong ảnh không có tên ai.',
  fileName: 'van-dong',

  poster: 'Tờ dán nhà văn hóa',
  posterLead: 'In khổ A4. Ghi tay tên và số điện thoại người để bà con hỏi, rồi mới dán.',
  print: 'In',
  qr: 'Mã QR mở trang công khai',
  scan: 'Quét mã để xem số liệu công khai',
  ask: 'Hỏi:',
  phone: 'Điện thoại:',

  until: (day: string): string => `Đến hết ngày ${day}`,
  over: (day: string): string => `Đã kết thúc ngày ${day}`,
  team: (place: string): string => `Tổ công nghệ số cộng đồng ${place}`,
  commune: (place: string): string => `Các tổ công nghệ số cộng đồng của ${place}`,
  asOf: (day: string): string => `tính đến ${day}`,
  reached: 'Đã đạt mục tiêu. Cảm ơn bà con',
  nearly: 'Chỉ còn vài nhà nữa là xong',
  begun: 'Mới bắt đầu, mời bà con cùng làm',
  pair: (met: number, of: number, unit: 'resident' | 'household'): string =>
    `${num(met)} trên ${num(of)} ${UNITS[unit]}`,
  ways: (age: number): readonly string[] => [
    `Dưới ${age} tuổi: tổ đến nhà chỉ cách tự làm.`,
    `Từ ${age} tuổi: tổ làm hộ khi ông bà đồng ý.`,
  ],
  way: 'Tổ đến tận nhà chỉ cách làm.',
  free: 'Không thu tiền. Không ai được hỏi mật khẩu, mã OTP của bà con.',
  whole: (title: string, place: string, said: string): string => `${title}. ${place}: ${said}.`,
};
