import type { Tier } from '#domain/groups.ts';
import { groupDigits } from './number-text.ts';

const num = (value: number): string => groupDigits(value, '.');

const tiers: Record<Tier, string> = {
  executives: 'Cấp ủy, chính quyền xã với cán bộ thôn, bản',
  alleys: 'Tổ tự quản với cán bộ thôn, bản',
  unions: 'Mặt trận, các đoàn thể',
  residents: 'Bà con và tổ công nghệ số',
};

/** Groups of a commune or village, in Vietnamese. */
export const groupVi = {
  title: 'Các nhóm',
  lead: (place: string): string =>
    `Ai ở nhóm nào của ${place} là theo phần việc và chức danh hôm nay`,
  tiers,
  people: (count: number): string => (count === 0 ? 'chưa có ai' : `${num(count)} người`),
  households: 'các hộ theo sổ hộ',
  last: (title: string, when: string): string => `Gần nhất: ${title} (${when})`,
  lastNone: 'Chưa gửi gì',
  write: 'Viết cho nhóm này',
  who: 'Ai trong nhóm',
  whoNone: 'Chưa ghi ai giữ chức danh này.',
  allHouses: 'Thông báo đến từng hộ trong sổ hộ; ai nhận thay cho hộ là việc của gia đình.',
  said: 'Đã gửi cho nhóm',
  mine: 'Gửi cho tôi',
  mineSaid: (count: number): string => `${num(count)} thông báo gửi cho nhóm của anh/chị`,
  team: 'trong tổ công nghệ số',

  post: {
    press: 'Ghi người giữ chức danh',
    title: 'Ai giữ chức danh này',
    which: 'Chức danh',
    whichMissing: 'Chọn chức danh.',
    place: 'Ở đâu',
    alley: 'Ngõ, xóm',
    alleyMissing: 'Ghi tên ngõ, xóm của tổ tự quản.',
    who: 'Người giữ',
    other: 'Người khác',
    name: 'Họ và tên',
    missing: 'Chọn một người hoặc ghi họ tên.',
    save: 'Ghi chức danh',
    saved: (name: string): string => `Đã ghi: ${name}`,
    leave: 'Thôi giữ chức danh',
    left: 'Đã ghi thôi giữ chức danh',
  },
};
