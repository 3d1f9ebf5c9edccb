import { groupDigits } from './number-text.ts';

const num = (value: number): string => groupDigits(value, '.');

/** How a team shares its work, in Vietnamese. */
export const teamVi = {
  title: 'Việc của tổ',
  lead: (village: string): string => `Tổ công nghệ số cộng đồng ${village}`,
  open: 'Việc của tổ',

  mine: 'Nhà của tôi',
  theirs: (name: string): string => `Nhà của ${name}`,
  none: 'Chưa được giao nhà nào. Tổ trưởng chia nhà xong, các nhà sẽ hiện ở đây.',
  noneTheirs: 'Chưa được giao nhà nào.',
  left: (left: number, all: number): string =>
    left === 0
      ? `${num(all)} nhà, nhà nào cũng có người thành thạo`
      : `${num(all)} nhà, còn ${num(left)} nhà chưa ai thành thạo`,
  leftTitle: 'Còn phải đến',
  doneTitle: 'Đã có người thành thạo',

  givenTitle: 'Đã dành cho bà con',
  given: (evenings: number, doors: number): string =>
    `Trong 12 tháng qua: ${num(evenings)} buổi đi, ${num(doors)} nhà đã gõ cửa.`,
  givenNone: 'Trong 12 tháng qua chưa ghi buổi đi nào.',

  membersTitle: 'Trong tổ',
  membersLead: 'Xếp theo tên. Số nhà còn lại để chia việc, không để so người với người.',
  noMembers: 'Sổ chưa ghi ai trong tổ của thôn này.',
  gone: (count: number): string =>
    `${num(count)} nhà đang giao cho người không còn trong tổ. Anh/chị chia lại giúp.`,

  split: 'Chia nhà',
  splitLead: (free: number, all: number): string =>
    free === 0
      ? `Cả ${num(all)} nhà đã có người phụ trách`
      : `${num(free)}/${num(all)} nhà chưa giao ai`,
  alley: (houses: number, free: number): string =>
    free === 0 ? `${num(houses)} nhà` : `${num(houses)} nhà, ${num(free)} nhà chưa giao`,
  share: (name: string, doors: number): string => `${name} ${num(doors)}`,
  chooseDoors: 'Chọn nhà',
  all: 'Chọn hết',
  onlyFree: 'Chỉ nhà chưa giao',
  noDoors: 'Bỏ chọn',
  toWhom: 'Giao cho ai',
  nobody: 'Không giao ai',
  nobodyHint: 'Ai trong tổ cũng đến được',
  has: (doors: number): string => (doors === 0 ? 'chưa có nhà nào' : `đang có ${num(doors)} nhà`),
  give: (doors: number): string => `Giao ${num(doors)} nhà`,
  takeBack: (doors: number): string => `Thôi giao ${num(doors)} nhà`,
  giveNone: 'Chọn ít nhất một nhà',
  toWhomMissing: 'Chọn giao cho ai rồi mới ghi được.',
  gave: (doors: number, name: string): string => `Đã giao ${num(doors)} nhà cho ${name}`,
  tookBack: (doors: number): string => `Đã thôi giao ${num(doors)} nhà`,
  unchanged: 'Các nhà này đã giao như vậy rồi, không có gì thay đổi.',

  praise: 'Khen',
  praiseTo: (name: string): string => `Khen ${name}`,
  praiseLead: 'Lời khen hiện trên điện thoại của người được khen.',
  praiseChoose: 'Chọn một câu',
  praises: (evenings: number, doors: number): readonly string[] => [
    ...(evenings > 0
      ? [`Cảm ơn đã dành ${num(evenings)} buổi đến với ${num(doors)} nhà bà con.`]
      : []),
    'Cảm ơn đã kiên nhẫn chỉ từng bước cho các cụ.',
    'Bà con nhắc đến với lời cảm ơn. Tổ rất quý.',
  ],
  praiseOwn: 'Hoặc tự viết',
  praiseSave: 'Gửi lời khen',
  praised: (name: string): string => `Đã gửi lời khen tới ${name}`,
  praisesTitle: 'Lời cảm ơn',
  praiseBy: (who: string, when: string): string => `${who}, ${when}`,
  newPraise: (who: string, words: string): string => `${who} gửi lời khen: ${words}`,
  seen: 'Đã đọc',
  someone: 'Tổ trưởng',
};

export type TeamWords = typeof teamVi;
