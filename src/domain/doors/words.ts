import type {
  BroughtSkill,
  ActingOutcome,
  Back,
  DOOR_FACTS,
  Help,
  Media,
  Outcome,
  Step,
} from '#domain/doors/facts.ts';
import type { DOORS_MEASURES } from '#domain/doors/measures.ts';
import type { CaseFact } from '#domain/doors/cases.ts';
import type { TeamType } from '#domain/doors/team-words.ts';
import {
  type FactWords,
  join,
  type Language,
  type MeasureWords,
  type Names,
  nearDay,
} from '#domain/words.ts';

/** Of all but `team-words.ts` and `domain/case-words.ts`. */
type Sentences = FactWords<Omit<typeof DOOR_FACTS, TeamType | CaseFact['type']>>;
type DoorsMeasure = (typeof DOORS_MEASURES)[number]['id'];

const skillsVi: Record<BroughtSkill, string> = {
  zalo: 'Zalo',
  social: 'Facebook, TikTok',
  news: 'Đọc tin tức',
  'vneid-1': 'VNeID mức 1',
  'vneid-2': 'VNeID mức 2',
  safety: 'Tự bảo vệ trên mạng',
  bank: 'Ngân hàng trên điện thoại',
  epay: 'Thanh toán, chuyển khoản',
  bills: 'Đóng tiền điện, nước',
  shopping: 'Mua hàng trên mạng',
  'public-services': 'Dịch vụ công trực tuyến',
  insurance: 'Bảo hiểm xã hội',
  'health-record': 'Sổ sức khỏe điện tử',
  selling: 'Bán hàng, livestream',
};

/** A name for ever, as one can read it: a phone may hear of a skill before it hears what it is called. */
export const bareSkill = (skill: string): string => skill.replaceAll('-', ' ');

/** As the commune has named it, else as the software does; its bare words where neither is known here. */
export const skillIn = (
  brought: Readonly<Record<string, string>>,
  skill: string,
  names: Names,
): string =>
  names(skill) ?? (Object.hasOwn(brought, skill) ? brought[skill] : undefined) ?? bareSkill(skill);

/** Steps and outcomes as they stand within a sentence. */
const stepsVi: Record<Step, string> = {
  told: 'đã nghe giới thiệu',
  installed: 'đã cài',
  together: 'làm cùng',
  alone: 'tự làm được',
  teaches: 'chỉ lại người khác',
};

const outcomesVi: Record<Outcome, string> = {
  met: 'đã gặp',
  nobody: 'vắng nhà',
  later: 'gia đình bận',
  refused: 'gia đình chưa muốn tiếp',
};

const helpsVi: Record<Help, string> = { for: 'Làm hộ', with: 'Làm cùng', alone: 'Tự làm' };

const actingVi: Record<ActingOutcome, string> = {
  done: 'đã xong',
  partly: 'xong một phần',
  'not-done': 'chưa làm được',
};

const backVi = (back: Back | undefined): string | undefined => {
  if (back === undefined) return undefined;
  const hour = back.hour === undefined ? '' : ` sau ${back.hour} giờ`;
  return `hẹn lại ${nearDay('vi', back.on)}${hour}`;
};

const noteVi = (note: string | undefined): string => (note === undefined ? '' : `ghi chú: ${note}`);
const toldVi = (outcome: Outcome, back: Back | undefined, note: string | undefined): string =>
  join([join([outcomesVi[outcome], backVi(back)]), noteVi(note)], '; ');

type Kind = 'picture' | 'sound' | 'paper';
const kindOf = (media: Media): Kind => {
  if (media.startsWith('image/')) return 'picture';
  return media.startsWith('audio/') ? 'sound' : 'paper';
};

const kindsVi: Record<Kind, string> = { picture: 'ảnh', sound: 'bản ghi âm', paper: 'tệp' };

const vi = {
  skills: skillsVi,
  /** The fifth basic skill where the commune has chosen none. */
  broughtFifth: 'VNeID',
  steps: {
    told: 'Đã nghe giới thiệu',
    installed: 'Đã cài',
    together: 'Làm cùng',
    alone: 'Tự làm được',
    teaches: 'Chỉ lại người khác',
  } satisfies Record<Step, string>,
  outcomes: {
    met: 'Đã gặp',
    nobody: 'Vắng nhà',
    later: 'Hẹn lại',
    refused: 'Chưa muốn tiếp',
  } satisfies Record<Outcome, string>,
  helps: helpsVi,
  actingOutcomes: actingVi,
  back: (back: Back): string => backVi(back) ?? '',

  facts: {
    'door.visited@1': ({ outcome, back, note }) =>
      `Ghi lượt đến nhà: ${toldVi(outcome, back, note)}`,
    'door.corrected@1': ({ was, outcome, back, note, reason }) => {
      const why = reason === undefined ? '' : `; lý do: ${reason}`;
      if (outcome === undefined) return `Bỏ lượt đến nhà ghi nhầm: ${outcomesVi[was]}${why}`;
      const now = toldVi(outcome, back, note);
      const change = was === outcome ? now : `từ ${outcomesVi[was]} thành ${now}`;
      return `Sửa lượt đến nhà: ${change}${why}`;
    },
    'skill.stepped@1': ({ resident, skill, reached }, names) =>
      join([names(resident), `${skillIn(skillsVi, skill, names)}: ${stepsVi[reached]}`], ' – '),
    'skill.corrected@1': ({ resident, was, reached, reason }, names) => {
      const before = was === undefined ? '' : stepsVi[was];
      const change =
        reached === undefined
          ? join(['bỏ bước ghi nhầm', before], ': ')
          : join([before === '' ? '' : `sửa bước từ ${before}`, `thành ${stepsVi[reached]}`], ' ');
      return join(
        [
          names(resident) ?? 'Kỹ năng',
          `${change}${reason === undefined ? '' : `; lý do: ${reason}`}`,
        ],
        ' – ',
      );
    },
    'help.given@1': ({ resident, skill, how, note }, names) =>
      join(
        [
          names(resident),
          join([`${helpsVi[how]}: ${skillIn(skillsVi, skill, names)}`, noteVi(note)], '; '),
        ],
        ' – ',
      ),
    'acting.begun@1': ({ resident, skill, reason, minutes }, names) =>
      join(
        [
          names(resident),
          `Bắt đầu làm hộ (${minutes} phút), ${skillIn(skillsVi, skill, names)}: ${reason}`,
        ],
        ' – ',
      ),
    'acting.ended@1': ({ resident, outcome }, names) =>
      join([names(resident), `Thôi làm hộ: ${actingVi[outcome]}`], ' – '),
    'attachment.added@1': ({ media, note }) => join([`Thêm ${kindsVi[kindOf(media)]}`, note], ': '),
    'attachment.withdrawn@1': ({ reason }) =>
      join(['Bỏ ảnh, tệp đã thêm', reason === undefined ? '' : `lý do: ${reason}`], '; '),
    'survey.answered@1': ({ said }) => `Ghi câu trả lời khảo sát: ${Object.keys(said).length} mục`,
    'survey.continued@1': ({ said }) =>
      `Ghi tiếp câu trả lời khảo sát: ${Object.keys(said).length} mục`,
    'survey.corrected@1': ({ said, reason }) =>
      join(
        [
          said === undefined ? 'Bỏ câu trả lời khảo sát ghi nhầm' : 'Sửa câu trả lời khảo sát',
          reason === undefined ? '' : `lý do: ${reason}`,
        ],
        '; ',
      ),
  } satisfies Sentences,

  measures: {
    'household-met': { title: 'Hộ đã gặp ít nhất một lần', short: 'Đã gặp' },
    'household-proficient': {
      title: 'Hộ có ít nhất một người thành thạo 5 kỹ năng số cơ bản',
      short: 'Đủ 5 kỹ năng',
    },
    'household-basic-public-services': {
      title: 'Hộ có người tự dùng được dịch vụ công trực tuyến',
      short: 'Dịch vụ công',
    },
    'household-basic-shopping': {
      title: 'Hộ có người tự mua hàng được trên mạng',
      short: 'Mua hàng',
    },
    'household-basic-payment': {
      title: 'Hộ có người tự thanh toán điện tử được',
      short: 'Thanh toán',
    },
    'household-basic-safety': { title: 'Hộ có người biết tự bảo vệ trên mạng', short: 'Tự bảo vệ' },
    'household-basic-local': {
      title: 'Hộ có người tự làm được kỹ năng thứ năm do xã chọn',
      short: 'Kỹ năng thứ năm',
    },
    'adult-vneid-1': { title: 'Người lớn tự dùng được VNeID mức 1', short: 'VNeID mức 1' },
    'adult-vneid-2': { title: 'Người lớn tự dùng được VNeID mức 2', short: 'VNeID mức 2' },
    'adult-told': {
      title: 'Người lớn đã được giới thiệu ít nhất một kỹ năng',
      short: 'Đã giới thiệu',
    },
    'owner-full-set': {
      title: 'Người có điện thoại thông minh dùng được VNeID, sổ sức khỏe và ngân hàng',
      short: 'Đủ ba ứng dụng',
    },
  } satisfies Record<DoorsMeasure, MeasureWords>,
};

export type DoorsWords = typeof vi;

const skillsEn: Record<BroughtSkill, string> = {
  zalo: 'Zalo',
  social: 'Facebook, TikTok',
  news: 'Reading news',
  'vneid-1': 'VNeID level 1',
  'vneid-2': 'VNeID level 2',
  safety: 'Staying safe online',
  bank: 'Banking by phone',
  epay: 'Paying, transferring',
  bills: 'Paying electricity and water',
  shopping: 'Shopping online',
  'public-services': 'Public services online',
  insurance: 'Social insurance',
  'health-record': 'Electronic health record',
  selling: 'Selling, livestreaming',
};

const stepsEn: Record<Step, string> = {
  told: 'told about it',
  installed: 'installed',
  together: 'done together',
  alone: 'does it alone',
  teaches: 'teaches others',
};

const outcomesEn: Record<Outcome, string> = {
  met: 'met',
  nobody: 'nobody home',
  later: 'the family was busy',
  refused: 'the family did not wish to talk yet',
};

const helpsEn: Record<Help, string> = {
  for: 'Done for them',
  with: 'Done together',
  alone: 'Done alone',
};

const actingEn: Record<ActingOutcome, string> = {
  done: 'done',
  partly: 'partly done',
  'not-done': 'could not be done',
};

const backEn = (back: Back | undefined): string | undefined => {
  if (back === undefined) return undefined;
  const hour = back.hour === undefined ? '' : ` after ${back.hour}:00`;
  return `come back on ${nearDay('en', back.on)}${hour}`;
};

const noteEn = (note: string | undefined): string => (note === undefined ? '' : `note: ${note}`);
const toldEn = (outcome: Outcome, back: Back | undefined, note: string | undefined): string =>
  join([join([outcomesEn[outcome], backEn(back)]), noteEn(note)], '; ');

const kindsEn: Record<Kind, string> = {
  picture: 'Picture added',
  sound: 'Recording added',
  paper: 'File added',
};

const en: DoorsWords = {
  skills: skillsEn,
  broughtFifth: 'VNeID',
  steps: {
    told: 'Told about it',
    installed: 'Installed',
    together: 'Done together',
    alone: 'Does it alone',
    teaches: 'Teaches others',
  },
  outcomes: {
    met: 'Met',
    nobody: 'Nobody home',
    later: 'Come back later',
    refused: 'Not yet willing',
  },
  helps: helpsEn,
  actingOutcomes: actingEn,
  back: (back) => backEn(back) ?? '',

  facts: {
    'door.visited@1': ({ outcome, back, note }) => `Visit recorded: ${toldEn(outcome, back, note)}`,
    'door.corrected@1': ({ was, outcome, back, note, reason }) => {
      const why = reason === undefined ? '' : `; reason: ${reason}`;
      if (outcome === undefined) {
        return `Visit recorded by mistake, taken out: ${outcomesEn[was]}${why}`;
      }
      const now = toldEn(outcome, back, note);
      const change = was === outcome ? now : `from ${outcomesEn[was]} to ${now}`;
      return `Visit corrected: ${change}${why}`;
    },
    'skill.stepped@1': ({ resident, skill, reached }, names) =>
      join([names(resident), `${skillIn(skillsEn, skill, names)}: ${stepsEn[reached]}`], ' – '),
    'skill.corrected@1': ({ resident, was, reached, reason }, names) => {
      const before = was === undefined ? '' : stepsEn[was];
      const change =
        reached === undefined
          ? join(['step recorded by mistake, taken out', before], ': ')
          : join(
              ['step corrected', before === '' ? '' : `from ${before}`, `to ${stepsEn[reached]}`],
              ' ',
            );
      return join(
        [
          names(resident) ?? 'Skill',
          `${change}${reason === undefined ? '' : `; reason: ${reason}`}`,
        ],
        ' – ',
      );
    },
    'help.given@1': ({ resident, skill, how, note }, names) =>
      join(
        [
          names(resident),
          join([`${helpsEn[how]}: ${skillIn(skillsEn, skill, names)}`, noteEn(note)], '; '),
        ],
        ' – ',
      ),
    'acting.begun@1': ({ resident, skill, reason, minutes }, names) =>
      join(
        [
          names(resident),
          `Began to act for them (${minutes} min), ${skillIn(skillsEn, skill, names)}: ${reason}`,
        ],
        ' – ',
      ),
    'acting.ended@1': ({ resident, outcome }, names) =>
      join([names(resident), `Ended acting for them: ${actingEn[outcome]}`], ' – '),
    'attachment.added@1': ({ media, note }) => join([kindsEn[kindOf(media)], note], ': '),
    'attachment.withdrawn@1': ({ reason }) =>
      join(['Picture or file withdrawn', reason === undefined ? '' : `reason: ${reason}`], '; '),
    'survey.answered@1': ({ said }) => `Survey answered: ${Object.keys(said).length} entries`,
    'survey.continued@1': ({ said }) =>
      `Survey answered further: ${Object.keys(said).length} entries`,
    'survey.corrected@1': ({ said, reason }) =>
      join(
        [
          said === undefined ? 'Survey answers recorded by mistake' : 'Survey answers corrected',
          reason === undefined ? '' : `reason: ${reason}`,
        ],
        '; ',
      ),
  },

  measures: {
    'household-met': { title: 'Households met at least once', short: 'Met' },
    'household-proficient': {
      title: 'Households with one person proficient in the 5 basic digital skills',
      short: 'All 5 skills',
    },
    'household-basic-public-services': {
      title: 'Households where somebody uses public services online alone',
      short: 'Public services',
    },
    'household-basic-shopping': {
      title: 'Households where somebody shops online alone',
      short: 'Shopping',
    },
    'household-basic-payment': {
      title: 'Households where somebody pays electronically alone',
      short: 'Paying',
    },
    'household-basic-safety': {
      title: 'Households where somebody can stay safe online',
      short: 'Safety',
    },
    'household-basic-local': {
      title: 'Households where somebody does the fifth skill of the commune alone',
      short: 'Fifth skill',
    },
    'adult-vneid-1': { title: 'Adults who use VNeID level 1 alone', short: 'VNeID level 1' },
    'adult-vneid-2': { title: 'Adults who use VNeID level 2 alone', short: 'VNeID level 2' },
    'adult-told': { title: 'Adults told about at least one skill', short: 'Told' },
    'owner-full-set': {
      title: 'Smartphone owners who use VNeID, the health record and banking',
      short: 'All three apps',
    },
  },
};

export const DOORS_WORDS: Readonly<Record<Language, DoorsWords>> = { vi, en };
