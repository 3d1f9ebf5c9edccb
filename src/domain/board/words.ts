import { ANSWER_WORDS } from '#domain/board/answer-words.ts';
import type { Audience, BOARD_FACTS, Certainty, Danger, NoticeClass } from '#domain/board/facts.ts';
import type { MEETING_FACTS } from '#domain/board/meeting-facts.ts';
import { type FactWords, join, type Language } from '#domain/words.ts';

const classesVi: Record<NoticeClass, string> = {
  ordinary: 'thông thường',
  priority: 'ưu tiên',
  emergency: 'khẩn',
};
const audiencesVi: Record<Audience, string> = {
  everyone: 'mọi nhà',
  business: 'hộ kinh doanh',
  team: 'tổ công nghệ số cộng đồng',
  executives: 'cán bộ thôn, bản',
  heads: 'trưởng thôn, trưởng bản',
  party: 'bí thư chi bộ',
  front: 'ban công tác Mặt trận',
  farmers: 'hội viên Hội Nông dân',
  women: 'hội viên Hội Phụ nữ',
  youth: 'đoàn viên, thanh niên',
  veterans: 'hội viên Hội Cựu chiến binh',
  elderly: 'hội viên Hội Người cao tuổi',
  alleys: 'tổ tự quản các ngõ, xóm',
};
const dangersVi: Record<Danger, string> = {
  weather: 'thời tiết, thiên tai',
  fire: 'cháy rừng, cháy nổ',
  health: 'dịch bệnh',
  fraud: 'lừa đảo',
  security: 'an ninh trật tự',
  traffic: 'đường sá, giao thông',
  other: 'nguy hiểm khác',
};
const certaintiesVi: Record<Certainty, string> = {
  observed: 'đã xảy ra',
  likely: 'nhiều khả năng xảy ra',
  possible: 'có thể xảy ra',
};
const levelsVi = ['thấp', 'trung bình', 'lớn', 'rất lớn', 'thảm họa'];
const plainLevelsVi = ['thấp', 'vừa', 'cao', 'rất cao', 'đặc biệt cao'];

const vi = {
  classes: classesVi,
  audiences: audiencesVi,
  dangers: dangersVi,
  certainties: certaintiesVi,
  /** "cấp 3 – lớn", 1 to 5; the law counts so for disasters alone: "mức độ cao" of anything else. */
  level: (level: number, danger: Danger): string =>
    danger === 'weather'
      ? join([`cấp ${level}`, levelsVi[level - 1]], ' – ')
      : `mức độ ${plainLevelsVi[level - 1] ?? level}`,

  facts: {
    'notice.posted@1': ({ texts, class: pressing }) =>
      `${pressing === 'ordinary' ? 'Thông báo' : `Thông báo ${classesVi[pressing]}`}: ${texts['vi']?.title ?? ''}`,
    'notice.corrected@1': ({ texts, retell }) =>
      join([`Sửa thông báo: ${texts['vi']?.title ?? ''}`, retell ? 'báo lại từng nhà' : ''], '; '),
    'notice.withdrawn@1': ({ reason }) =>
      join(['Rút thông báo', reason === undefined ? '' : `lý do: ${reason}`], '; '),
    'notice.voiced@1': ({ notice }, names) => join(['Ghi âm thông báo', names(notice)], ': '),
    'notice.unvoiced@1': ({ reason }) =>
      join(['Bỏ bản ghi âm thông báo', reason === undefined ? '' : `lý do: ${reason}`], '; '),
    ...ANSWER_WORDS.vi.facts,
  } satisfies FactWords<Omit<typeof BOARD_FACTS, keyof typeof MEETING_FACTS>>,
};

export type BoardWords = typeof vi;

const levelsEn = ['low', 'medium', 'great', 'very great', 'disaster'];
const classesEn: Record<NoticeClass, string> = {
  ordinary: 'ordinary',
  priority: 'priority',
  emergency: 'emergency',
};

const en: BoardWords = {
  classes: classesEn,
  audiences: {
    everyone: 'every household',
    business: 'households that trade',
    team: 'the digital team',
    executives: 'those who run the villages',
    heads: 'village heads',
    party: 'secretaries of Party cells',
    front: 'the Fatherland Front committee',
    farmers: 'the Farmers’ Union',
    women: 'the Women’s Union',
    youth: 'the Youth Union',
    veterans: 'the veterans',
    elderly: 'the Association of the Elderly',
    alleys: 'self-management groups of alleys',
  },
  dangers: {
    weather: 'weather, disaster',
    fire: 'fire',
    health: 'disease',
    fraud: 'fraud',
    security: 'security',
    traffic: 'roads, traffic',
    other: 'something else',
  },
  certainties: {
    observed: 'it has happened',
    likely: 'it will probably happen',
    possible: 'it may happen',
  },
  level: (level) => join([`level ${level}`, levelsEn[level - 1]], ' – '),

  facts: {
    'notice.posted@1': ({ texts, class: pressing }) =>
      `${pressing === 'ordinary' ? 'Notice' : `Notice (${classesEn[pressing]})`}: ${texts['vi']?.title ?? ''}`,
    'notice.corrected@1': ({ texts, retell }) =>
      join(
        [`Notice corrected: ${texts['vi']?.title ?? ''}`, retell ? 'households are told anew' : ''],
        '; ',
      ),
    'notice.withdrawn@1': ({ reason }) =>
      join(['Notice withdrawn', reason === undefined ? '' : `reason: ${reason}`], '; '),
    'notice.voiced@1': ({ notice }, names) => join(['Notice spoken', names(notice)], ': '),
    'notice.unvoiced@1': ({ reason }) =>
      join(
        ['Recording of a notice removed', reason === undefined ? '' : `reason: ${reason}`],
        '; ',
      ),
    ...ANSWER_WORDS.en.facts,
  },
};

export const BOARD_WORDS: Readonly<Record<Language, BoardWords>> = { vi, en };
