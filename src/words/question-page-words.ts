import { groupDigits } from './number-text.ts';
import type { Language } from './words.ts';

const num = (value: number): string => groupDigits(value, '.');

type Stage = 'waiting' | 'assigned' | 'answered' | 'told' | 'closed';

const stagesVi: Readonly<Record<Stage, (due: string) => string>> = {
  waiting: (due) => `Đang chờ trả lời, hẹn chậm nhất ${due}`,
  assigned: (due) => `Đã có người nhận trả lời, hẹn chậm nhất ${due}`,
  answered: () => 'Đã trả lời',
  told: () => 'Đã trả lời',
  closed: () => 'Không chờ trả lời nữa',
};

const stagesEn: typeof stagesVi = {
  waiting: (due) => `Waiting for an answer, promised by ${due}`,
  assigned: (due) => `Somebody is answering it, promised by ${due}`,
  answered: () => 'Answered',
  told: () => 'Answered',
  closed: () => 'No answer is waited for',
};

const vi = {
  title: 'Hỏi – đáp',
  pageTitle: (place: string): string => `Hỏi – đáp, ${place}`,
  lead: 'Những điều bà con đã hỏi và câu trả lời. Không ghi tên ai.',
  ofVillage: 'Thôn, bản trả lời',
  ofCommune: 'Xã trả lời',
  edition: (edition: number): string => `bản ${num(edition)}`,
  hear: (language: string): string => `Nghe ${language}`,
  all: 'Xem tất cả câu hỏi – đáp',
  none: 'Chưa có câu trả lời nào.',
  find: 'Tìm câu hỏi',
  findPress: 'Tìm',
  foundNone: 'Không thấy câu nào như vậy. Bà con hỏi tổ công nghệ số cộng đồng hoặc trưởng thôn.',
  back: 'Về trang của thôn',
  own: 'Câu hỏi của nhà mình',
  ownLine: (day: string): string => `Câu hỏi ngày ${day}`,
  ownNote: 'Trang này không hiện lại lời đã hỏi, phòng khi thẻ ở trong tay người khác.',
  ask: 'Có điều muốn hỏi',
  askLabel: 'Câu hỏi gửi thôn hoặc xã',
  askHint:
    'Tối đa 600 ký tự. Tổ công nghệ số cộng đồng và người phụ trách ở xã đọc, người khác không thấy.',
  to: 'Ai trả lời',
  toVillage: 'Thôn, bản',
  toCommune: 'Xã',
  press: 'Gửi câu hỏi',
  saved: 'Đã nhận câu hỏi. Có trả lời thì hiện ở trang này, tổ sẽ đến báo.',
  problems: {
    empty: 'Chưa thấy câu hỏi. Ghi câu hỏi rồi bấm Gửi câu hỏi.',
    long: 'Câu hỏi dài quá 600 ký tự. Ghi ngắn lại giúp.',
    many: 'Nhà mình đang có nhiều câu chờ trả lời. Chờ có trả lời rồi hỏi tiếp, việc gấp thì gọi trưởng thôn.',
    day: 'Hôm nay nhà mình đã ghi nhiều lần trên trang này nên câu hỏi chưa được ghi. Mai gửi lại, việc gấp thì gọi trưởng thôn.',
    failed: 'Chưa ghi được câu hỏi. Gửi lại sau, hoặc hỏi tổ công nghệ số cộng đồng.',
  },
  stages: stagesVi,
};

const en: typeof vi = {
  title: 'Questions and answers',
  pageTitle: (place) => `Questions and answers, ${place}`,
  lead: 'What people asked, and the answers. Nobody is named.',
  ofVillage: 'The village answers',
  ofCommune: 'The commune answers',
  edition: (edition) => `edition ${String(edition)}`,
  hear: (language) => `Listen: ${language}`,
  all: 'All questions and answers',
  none: 'No answers yet.',
  find: 'Find a question',
  findPress: 'Find',
  foundNone: 'No such question. Please ask the digital team or the village head.',
  back: 'To the page of the village',
  own: 'What this household asked',
  ownLine: (day) => `Question of ${day}`,
  ownNote: 'What was asked is not shown here, for the card may be in other hands.',
  ask: 'Ask something',
  askLabel: 'Question to the village or commune',
  askHint: 'At most 600 characters. The digital team and the office read it, nobody else.',
  to: 'Who answers',
  toVillage: 'The village',
  toCommune: 'The commune',
  press: 'Send the question',
  saved:
    'The question was received. The answer will stand on this page, and the team will tell you.',
  problems: {
    empty: 'There is no question yet. Write it and press Send the question.',
    long: 'The question is longer than 600 characters. Please make it shorter.',
    many: 'Several questions of this household are waiting. Please wait for an answer, or call the village head.',
    day: 'This household has written a lot on this page today, so the question was not recorded. Please send it tomorrow, or call the village head.',
    failed: 'The question could not be recorded. Please send it later, or ask the digital team.',
  },
  stages: stagesEn,
};

/** Questions and answers on public pages and on a household's own. */
export const QUESTION_PAGE_WORDS: Readonly<Record<Language, typeof vi>> = { vi, en };
