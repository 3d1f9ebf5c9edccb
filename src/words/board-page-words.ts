import type { Danger } from '#domain/board/facts.ts';
import type { Language } from './words.ts';

const vi = {
  title: 'Bảng tin',
  ofVillage: 'Của thôn, bản',
  ofCommune: 'Của xã',
  classes: { priority: 'Ưu tiên', emergency: 'Khẩn' },
  edition: (edition: number): string => `bản ${String(edition)}`,
  off: 'Đã rút',
  withdrawn: (reason: string | undefined): string =>
    reason === undefined
      ? 'Thông báo này đã rút, không còn hiệu lực.'
      : `Thông báo này đã rút, không còn hiệu lực: ${reason}.`,
  warning: (danger: Danger, level: number): string =>
    `Cảnh báo ${dangersVi[danger]}, ${danger === 'weather' ? `cấp ${String(level)}` : `mức độ ${plainVi[level - 1] ?? String(level)}`}`,
  expires: (when: string): string => `Hết hiệu lực lúc ${when}`,
  source: (source: string): string => `Nguồn: ${source}`,
  do: 'Cần làm gì:',
  until: (day: string): string => `Đến hết ngày ${day}`,
};

/** The law counts levels of disasters alone. */
const plainVi = ['thấp', 'vừa', 'cao', 'rất cao', 'đặc biệt cao'];
const dangersVi: Record<Danger, string> = {
  weather: 'thời tiết, thiên tai',
  fire: 'cháy',
  health: 'dịch bệnh',
  fraud: 'lừa đảo',
  security: 'an ninh trật tự',
  traffic: 'đường sá',
  other: 'nguy hiểm',
};
const dangersEn: Record<Danger, string> = {
  weather: 'weather, disaster',
  fire: 'fire',
  health: 'disease',
  fraud: 'fraud',
  security: 'security',
  traffic: 'roads',
  other: 'danger',
};

const en: typeof vi = {
  title: 'Notice board',
  ofVillage: 'Of the village',
  ofCommune: 'Of the commune',
  classes: { priority: 'Priority', emergency: 'Emergency' },
  edition: (edition) => `edition ${String(edition)}`,
  off: 'Withdrawn',
  withdrawn: (reason) =>
    reason === undefined
      ? 'This notice was withdrawn and holds no more.'
      : `This notice was withdrawn and holds no more: ${reason}.`,
  warning: (danger, level) => `Warning: ${dangersEn[danger]}, level ${String(level)}`,
  expires: (when) => `Holds until ${when}`,
  source: (source) => `Source: ${source}`,
  do: 'What to do:',
  until: (day) => `Until ${day}`,
};

/** The board on a public page. */
export const BOARD_PAGE_WORDS: Readonly<Record<Language, typeof vi>> = { vi, en };
