import type { LEARNING_FACTS, Trait } from '#domain/learning/facts.ts';
import { type FactWords, join, type Language } from '#domain/words.ts';

const traitsVi: Record<Trait, string> = {
  'own-phone': 'cần điện thoại thông minh của mình',
  app: 'cần cài ứng dụng',
  'from-15': 'từ 15 tuổi',
  account: 'biết rồi là có tài khoản để trả tiền',
};

/**
 * Languages spoken in the mountains; what has no code of its own stands behind `mis`, as any other that
 * somebody names does.
 */
const languagesVi: Readonly<Record<string, string>> = {
  vi: 'tiếng Việt',
  en: 'tiếng Anh',
  tyz: 'tiếng Tày',
  nut: 'tiếng Nùng',
  ium: 'tiếng Dao',
  hmn: 'tiếng Mông',
  mtq: 'tiếng Mường',
  blt: 'tiếng Thái',
  kjg: 'tiếng Khơ Mú',
  mlc: 'tiếng Cao Lan',
  'mis-sandiu': 'tiếng Sán Dìu',
  pcc: 'tiếng Giáy',
  km: 'tiếng Khmer',
  cjm: 'tiếng Chăm',
  kpm: 'tiếng Cơ Ho',
  sed: 'tiếng Xơ Đăng',
  hre: 'tiếng Hrê',
  cmo: 'tiếng Mnông',
  bru: 'tiếng Bru',
  jra: 'tiếng Gia Rai',
  rad: 'tiếng Ê Đê',
  bdq: 'tiếng Ba Na',
};
const languagesEn: Readonly<Record<string, string>> = {
  vi: 'Vietnamese',
  en: 'English',
  tyz: 'Tày',
  nut: 'Nùng',
  ium: 'Dao',
  hmn: 'Hmong',
  mtq: 'Mường',
  blt: 'Thái',
  kjg: 'Khmu',
  mlc: 'Cao Lan',
  'mis-sandiu': 'Sán Dìu',
  pcc: 'Giáy',
  km: 'Khmer',
  cjm: 'Cham',
  kpm: 'Koho',
  sed: 'Sedang',
  hre: 'Hre',
  cmo: 'Mnong',
  bru: 'Bru',
  jra: 'Jarai',
  rad: 'Ê Đê',
  bdq: 'Ba Na',
};

const spoken = (names: Readonly<Record<string, string>>, tag: string): string =>
  (Object.hasOwn(names, tag) ? names[tag] : undefined) ??
  tag.replace(/^mis-/u, '').replaceAll('-', ' ');

const vi = {
  traits: traitsVi,
  languages: languagesVi,
  languageOf: (tag: string): string => spoken(languagesVi, tag),

  facts: {
    'skill.described@1': ({ name, edition }) =>
      `${edition === 1 ? 'Ghi kỹ năng' : 'Sửa kỹ năng'}: ${name.vi}`,
    'skill.retired@1': ({ skill, reason }, names) =>
      join(
        [
          `Thôi dạy kỹ năng ${names(skill) ?? skill}`,
          reason === undefined ? '' : `lý do: ${reason}`,
        ],
        '; ',
      ),
    'basic.chosen@1': ({ skills }, names) =>
      `Chọn kỹ năng cơ bản thứ năm: ${skills.map((skill) => names(skill) ?? skill).join(' hoặc ')}`,
    'card.written@1': ({ language, edition, say }) => {
      const done = edition === 1 ? 'Viết thẻ hướng dẫn' : `Sửa thẻ hướng dẫn, bản ${edition}`;
      return `${done} (${spoken(languagesVi, language)}): ${opening(say)}`;
    },
    'card.withdrawn@1': ({ reason }) =>
      join(['Rút thẻ hướng dẫn', reason === undefined ? '' : `lý do: ${reason}`], '; '),
    'card.voiced@1': ({ language }) => `Ghi âm thẻ hướng dẫn bằng ${spoken(languagesVi, language)}`,
    'voice.withdrawn@1': ({ reason }) =>
      join(['Bỏ bản ghi âm', reason === undefined ? '' : `lý do: ${reason}`], '; '),
  } satisfies FactWords<typeof LEARNING_FACTS>,
};

const OPENING_MAX = 60;

/** How a text begins, cut between words. */
function opening(text: string): string {
  const line = text.replaceAll(/\s+/gu, ' ').trim();
  if (line.length <= OPENING_MAX) return line;
  const cut = line.slice(0, OPENING_MAX);
  const space = cut.lastIndexOf(' ');
  return `${cut.slice(0, space > 0 ? space : OPENING_MAX)} …`;
}

export type LearningWords = typeof vi;

const en: LearningWords = {
  traits: {
    'own-phone': 'needs a smartphone of one’s own',
    app: 'needs an app',
    'from-15': 'from the age of 15',
    account: 'brings an account to pay from',
  },
  languages: languagesEn,
  languageOf: (tag) => spoken(languagesEn, tag),

  facts: {
    'skill.described@1': ({ name, edition }) =>
      `${edition === 1 ? 'Skill described' : 'Skill changed'}: ${name.en ?? name.vi}`,
    'skill.retired@1': ({ skill, reason }, names) =>
      join(
        [
          `Skill no longer taught: ${names(skill) ?? skill}`,
          reason === undefined ? '' : `reason: ${reason}`,
        ],
        '; ',
      ),
    'basic.chosen@1': ({ skills }, names) =>
      `Fifth basic skill chosen: ${skills.map((skill) => names(skill) ?? skill).join(' or ')}`,
    'card.written@1': ({ language, edition, say }) => {
      const done = edition === 1 ? 'Card written' : `Card changed, edition ${edition}`;
      return `${done} (${spoken(languagesEn, language)}): ${opening(say)}`;
    },
    'card.withdrawn@1': ({ reason }) =>
      join(['Card withdrawn', reason === undefined ? '' : `reason: ${reason}`], '; '),
    'card.voiced@1': ({ language }) => `Card recorded in ${spoken(languagesEn, language)}`,
    'voice.withdrawn@1': ({ reason }) =>
      join(['Recording withdrawn', reason === undefined ? '' : `reason: ${reason}`], '; '),
  },
};

export const LEARNING_WORDS: Readonly<Record<Language, LearningWords>> = { vi, en };
