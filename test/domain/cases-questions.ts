import type { FactCase } from './fact-case.ts';
import { TODAY } from './world.ts';

const FILE = { file: 'g'.repeat(43), key: 'k'.repeat(22), bytes: 1_300 };
const OTHERS = { question: 'question01', household: 'household1' };
const OF = { ...OTHERS, resident: 'resident01' };

const ASKED = {
  ...OF,
  voice: { ...FILE, media: 'audio/webm', language: 'tyz' },
  way: 'door',
  to: 'village',
};
const ASSIGNED = { ...OF, assignment: 'assigned01', to: 'commune', due: TODAY + 3 };
const TOLD = { ...OF, telling: 'telling101', answer: 'answer0001', edition: 'aedition02' };

/** A question of somebody in the village, and what was done about it. */
export const QUESTION_CASES: readonly FactCase[] = [
  {
    activity: 'reach',
    type: 'question.asked@1',
    by: 'member',
    body: ASKED,
    fold: ({ reach }) => reach.questions.get('question01')?.voice?.language,
    shows: 'tyz',
    judged: { body: { ...ASKED, way: 'page' }, verdict: 'refused', why: 'not-yours' },
    vi: 'Câu hỏi của bà con: đã ghi âm; hỏi tại nhà, thôn trả lời',
    en: 'A resident’s question: recorded; asked at the door, the village answers',
  },
  {
    activity: 'reach',
    type: 'question.worded@1',
    by: 'second',
    body: { ...OF, wording: 'wording001', text: 'Bao giờ có nước lại?' },
    fold: ({ reach }) => reach.questions.get('question01')?.text,
    shows: 'Bao giờ có nước lại?',
    judged: {
      body: { ...OTHERS, wording: 'wording001', text: 'Bao giờ có nước lại?' },
      verdict: 'refused',
      why: 'reference-mismatch',
    },
    vi: 'Ghi lại câu hỏi thành chữ: Bao giờ có nước lại?',
    en: 'Question typed out: Bao giờ có nước lại?',
  },
  {
    activity: 'reach',
    type: 'question.assigned@1',
    by: 'leader',
    body: ASSIGNED,
    fold: ({ reach }) => {
      const { to, assigned } = reach.questions.get('question01') ?? {};
      return [to, assigned?.due];
    },
    shows: ['commune', TODAY + 3],
    judged: {
      body: { ...ASSIGNED, owner: 'nobody0001' },
      verdict: 'flagged',
      why: 'person-unknown',
    },
    vi: 'Giao câu hỏi: xã trả lời; hẹn trả lời 24/11/2026',
    en: 'Question passed on: the commune answers; answer due 24/11/2026',
  },
  {
    activity: 'reach',
    type: 'question.closed@1',
    by: 'officer',
    body: { ...OF, closing: 'closing001', why: 'other', reason: 'nhà máy nước đã báo' },
    fold: ({ reach }) => reach.questions.get('question01')?.closed?.reason,
    shows: 'nhà máy nước đã báo',
    judged: { by: 'second', verdict: 'refused', why: 'not-yours' },
    vi: 'Không chờ trả lời câu hỏi nữa: nhà máy nước đã báo',
    en: 'No answer to the question is waited for: nhà máy nước đã báo',
  },
  {
    activity: 'reach',
    type: 'question.reopened@1',
    by: 'leader',
    body: { ...OF, closing: 'closing001' },
    fold: ({ reach }) => reach.questions.get('question01')?.closed,
    shows: undefined,
    judged: { by: 'second', verdict: 'refused', why: 'not-yours' },
    vi: 'Câu hỏi lại chờ trả lời',
    en: 'The question waits for an answer again',
  },
  {
    activity: 'reach',
    type: 'question.matched@1',
    by: 'second',
    body: { ...OF, match: 'match00001', answer: 'answer0001' },
    fold: ({ reach }) => reach.questions.get('question01')?.matches.map(({ answer }) => answer),
    shows: ['answer0001'],
    judged: { by: 'former', verdict: 'held', why: 'outside-grant' },
    vi: 'Câu hỏi này đã có câu trả lời từ trước',
    en: 'The question had been answered before',
  },
  {
    activity: 'reach',
    type: 'question.unmatched@1',
    by: 'leader',
    body: { ...OF, match: 'match00001' },
    fold: ({ reach }) => reach.questions.get('question01')?.matches,
    shows: [],
    judged: { by: 'member', verdict: 'refused', why: 'not-yours' },
    vi: 'Gỡ câu trả lời có sẵn',
    en: 'Not the answer of before after all',
  },
  {
    activity: 'reach',
    type: 'question.told@1',
    by: 'member',
    body: { ...TOLD, way: 'door' },
    fold: ({ reach }) => reach.questions.get('question01')?.told.map(({ way }) => way),
    shows: ['door'],
    judged: { body: { ...TOLD, way: 'page' }, verdict: 'refused', why: 'not-yours' },
    vi: 'Người hỏi đã nghe câu trả lời (nói tại nhà)',
    en: 'Whoever asked heard the answer (told at the door)',
  },
  {
    activity: 'reach',
    type: 'question.untold@1',
    by: 'member',
    body: { ...OF, telling: 'telling101' },
    fold: ({ reach }) => reach.questions.get('question01')?.told,
    shows: [],
    judged: { by: 'second', verdict: 'refused', why: 'not-yours' },
    vi: 'Ghi nhầm, người hỏi chưa nghe câu trả lời',
    en: 'Recorded by mistake, whoever asked has not heard the answer yet',
  },
];

const TEXTS = {
  vi: { asked: 'Bao giờ có nước lại?', said: 'Sáng thứ Hai có nước.' },
  tyz: { asked: 'Mửa tầư mì nặm?', said: 'Nâư thứ hai mì nặm.' },
};
const ANSWER = {
  answer: 'answer0001',
  questions: ['question01', 'question02'],
  texts: TEXTS,
  picture: { ...FILE, media: 'image/webp', shows: 'Bể nước đầu bản' },
};
const NAMING = { vi: { asked: 'Nhà số 0912 345 678 bao giờ có nước?', said: 'Thứ Hai.' } };
const VOICE = { voice: 'anvoice001', answer: 'answer0001' };

/** The answer on the village's board, once for all who asked. */
export const REPLY_CASES: readonly FactCase[] = [
  {
    activity: 'board',
    type: 'answer.given@1',
    by: 'leader',
    body: { ...ANSWER, edition: 'aedition01' },
    fold: ({ board }) => board.answers.get('answer0001')?.edition,
    shows: 'aedition01',
    judged: {
      body: { ...ANSWER, edition: 'aedition01', texts: NAMING },
      verdict: 'refused',
      why: 'names-somebody',
    },
    vi: 'Trả lời câu hỏi: Bao giờ có nước lại?',
    en: 'Question answered: Bao giờ có nước lại?',
  },
  {
    activity: 'board',
    type: 'answer.corrected@1',
    by: 'officer',
    body: { ...ANSWER, edition: 'aedition02', over: 'aedition01', retell: true },
    fold: ({ board }) => {
      const answer = board.answers.get('answer0001');
      return [answer?.number, answer?.enough];
    },
    shows: [2, ['aedition02']],
    judged: {
      body: { ...ANSWER, edition: 'aedition03', over: 'edition001', retell: true },
      verdict: 'refused',
      why: 'reference-mismatch',
    },
    vi: 'Sửa câu trả lời: Bao giờ có nước lại?; nói lại với người hỏi',
    en: 'Answer corrected: Bao giờ có nước lại?; whoever asked is told anew',
  },
  {
    activity: 'board',
    type: 'answer.voiced@1',
    by: 'member',
    body: { ...VOICE, edition: 'aedition02', language: 'tyz', ...FILE, media: 'audio/webm' },
    fold: ({ board }) => board.voices.get('anvoice001')?.notice,
    shows: 'answer0001',
    judged: {
      body: { ...VOICE, edition: 'edition001', language: 'tyz', ...FILE, media: 'audio/webm' },
      verdict: 'refused',
      why: 'reference-mismatch',
    },
    vi: 'Ghi âm câu trả lời',
    en: 'Answer spoken',
  },
  {
    activity: 'board',
    type: 'answer.unvoiced@1',
    by: 'member',
    body: { ...VOICE, reason: 'nghe không rõ' },
    fold: ({ board }) => board.voices.has('anvoice001'),
    shows: false,
    judged: { by: 'second', verdict: 'refused', why: 'not-yours' },
    vi: 'Bỏ bản ghi âm câu trả lời; lý do: nghe không rõ',
    en: 'Recording of an answer removed; reason: nghe không rõ',
  },
  {
    activity: 'board',
    type: 'answer.withdrawn@1',
    by: 'leader',
    body: { answer: 'answer0001', reason: 'lịch nước đã đổi' },
    fold: ({ board }) => board.answers.get('answer0001')?.withdrawn?.reason,
    shows: 'lịch nước đã đổi',
    judged: { by: 'member', verdict: 'refused', why: 'not-yours' },
    vi: 'Rút câu trả lời; lý do: lịch nước đã đổi',
    en: 'Answer withdrawn; reason: lịch nước đã đổi',
  },
];
