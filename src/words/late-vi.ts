import { groupDigits } from './number-text.ts';

/** Words for what a device sent after its time was over. */
export const lateVi = {
  lost: (device: string, day: string): string => `${device} đã báo mất ngày ${day}`,
  'signed-out': (device: string, day: string): string => `${device} đã ngừng dùng ngày ${day}`,
  overdue: (device: string, day: string): string => `${device} hết phiên đăng nhập ngày ${day}`,
  device: (device: string | undefined, name: string): string =>
    device === undefined ? `Máy của ${name}` : `Máy “${device}” của ${name}`,
  somebody: 'một người',
  sent: (count: number): string => `${groupDigits(count, '.')} điều gửi sau đó`,
  lead: 'Hỏi người đó đã ghi những điều này chưa. Duyệt thì được tính như thường; không duyệt thì vẫn còn trong lịch sử ghi.',
  all: 'Duyệt tất cả',
  none: 'Không duyệt tất cả',
  reason: 'Lý do không duyệt',
  reasonHint: 'Người ghi sẽ đọc được lý do này.',
  noneSave: 'Ghi không duyệt tất cả',
  noneNot: 'Thôi',
  each: 'Xem từng điều',
  released: (count: number): string => `Đã duyệt ${groupDigits(count, '.')} điều`,
  declined: (count: number): string => `Đã ghi không duyệt ${groupDigits(count, '.')} điều`,
  left: (count: number): string =>
    `Còn ${groupDigits(count, '.')} điều chưa duyệt chung được. Anh/chị xem từng điều.`,
  team: 'Tổ và các máy của tổ',
};
