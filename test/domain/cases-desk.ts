import { answerOf, stageOf } from '#domain/doors/cases.ts';
import { deskStageOf } from '#domain/desk/state.ts';
import type { AllStates } from '#domain/register.ts';
import type { FactCase } from './fact-case.ts';
import { PLACES, TODAY } from './world.ts';

const OF = { case: 'case000001', household: 'household1', resident: 'resident01' };
const LETTER = (letter: string) => ({
  letter,
  from: { book: 'bkdoors000', stream: 'smember000', n: 40 },
});
const ASKED = {
  matter: 'birth',
  words: 'Cháu sinh ngày 12/11, chưa làm giấy khai sinh',
  call: { on: TODAY + 2, hour: 19 },
};
const AGREED = { how: 'spoken', wording: 'desk@1' };
const TO_COME = { bring: ['Giấy chứng sinh', 'Căn cước của bố mẹ'], come: { on: TODAY + 3 } };

const atDoor = ({ doors }: AllStates) => doors.cases.get(OF.case);
const atDesk = ({ desk }: AllStates) => {
  const known = desk.cases.get(OF.case);
  return known && deskStageOf(known);
};

/** A matter passed on to the desk, on both sides, in the order in which it happens. */
export const DESK_CASES: readonly FactCase[] = [
  {
    activity: 'doors',
    type: 'case.asked@1',
    by: 'member',
    body: { ...OF, ...ASKED, agreed: AGREED },
    fold: (states) => [atDoor(states)?.matter, atDoor(states)?.call?.hour],
    shows: ['birth', 19],
    judged: {
      body: { ...OF, case: 'case000002', ...ASKED },
      verdict: 'refused',
      why: 'consent-missing',
    },
    vi: 'Triệu Văn Sinh – Gửi lên Một cửa: Đăng ký khai sinh: Cháu sinh ngày 12/11, chưa làm giấy khai sinh; mong được báo lại thứ Hai 23/11, sau 19 giờ',
    en: 'Triệu Văn Sinh – Passed on to the desk: Birth registration: Cháu sinh ngày 12/11, chưa làm giấy khai sinh; would like to hear Monday 23/11, after 19:00',
  },
  {
    activity: 'desk',
    type: 'case.received@1',
    by: 'home',
    body: { ...LETTER('letter0001'), ...OF, village: PLACES.phuHung, ...ASKED, agreed: AGREED },
    fold: atDesk,
    shows: 'waiting',
    judged: { by: 'officer', verdict: 'refused', why: 'not-yours' },
    vi: 'Việc từ thôn gửi lên: Đăng ký khai sinh: Cháu sinh ngày 12/11, chưa làm giấy khai sinh',
    en: 'Asked from a village: Birth registration: Cháu sinh ngày 12/11, chưa làm giấy khai sinh',
  },
  {
    activity: 'doors',
    type: 'case.amended@1',
    by: 'member',
    body: { ...OF, edition: 2, matter: 'birth', words: 'Cháu sinh ngày 13/11' },
    fold: (states) => [atDoor(states)?.edition, atDoor(states)?.call],
    shows: [2, undefined],
    judged: {
      body: { case: OF.case, household: 'household1', edition: 3, matter: 'birth' },
      verdict: 'refused',
      why: 'reference-mismatch',
    },
    vi: 'Triệu Văn Sinh – Sửa việc gửi lên Một cửa: Đăng ký khai sinh: Cháu sinh ngày 13/11',
    en: 'Triệu Văn Sinh – Asked of the desk, corrected: Birth registration: Cháu sinh ngày 13/11',
  },
  {
    activity: 'desk',
    type: 'case.restated@1',
    by: 'home',
    body: {
      ...LETTER('letter0002'),
      ...OF,
      edition: 2,
      matter: 'birth',
      words: 'Cháu sinh ngày 13/11',
    },
    fold: ({ desk }) => desk.cases.get(OF.case)?.words,
    shows: 'Cháu sinh ngày 13/11',
    judged: { by: 'member', verdict: 'refused', why: 'not-yours' },
    vi: 'Thôn sửa việc đã gửi: Đăng ký khai sinh: Cháu sinh ngày 13/11',
    en: 'Corrected by the village: Birth registration: Cháu sinh ngày 13/11',
  },
  {
    activity: 'desk',
    type: 'case.taken@1',
    by: 'officer',
    body: OF,
    fold: atDesk,
    shows: 'taken',
    judged: {
      body: { case: OF.case, household: 'household2' },
      verdict: 'refused',
      why: 'reference-mismatch',
    },
    vi: 'Nhận việc',
    en: 'Taken on',
  },
  {
    activity: 'desk',
    type: 'case.answered@1',
    by: 'officer',
    body: { ...OF, answer: 'answer0001', state: 'open', words: 'Mời anh lên xã', ...TO_COME },
    fold: atDesk,
    shows: 'open',
    judged: { by: 'leader', verdict: 'refused', why: 'not-yours' },
    vi: 'Trả lời: Một cửa đã trả lời, chưa xong – Mời anh lên xã; mang theo: Giấy chứng sinh, Căn cước của bố mẹ; mời đến: thứ Ba 24/11',
    en: 'Answered: Answered, not done yet – Mời anh lên xã; to bring: Giấy chứng sinh, Căn cước của bố mẹ; to come: Tuesday 24/11',
  },
  {
    activity: 'doors',
    type: 'case.replied@1',
    by: 'home',
    body: {
      letter: 'letter0003',
      from: { book: 'bkdesk0000', stream: 'sofficer00', n: 2 },
      ...OF,
      state: 'open',
      answer: 'answer0001',
      words: 'Mời anh lên xã',
      ...TO_COME,
    },
    fold: ({ doors }) => [answerOf(doors, OF.case)?.bring?.length, answerOf(doors, OF.case)?.by],
    shows: [2, 'sofficer00'],
    judged: { by: 'member', verdict: 'refused', why: 'not-yours' },
    vi: 'Triệu Văn Sinh – Một cửa đã trả lời, chưa xong: Mời anh lên xã; mang theo: Giấy chứng sinh, Căn cước của bố mẹ; mời đến: thứ Ba 24/11',
    en: 'Triệu Văn Sinh – Answered, not done yet: Mời anh lên xã; to bring: Giấy chứng sinh, Căn cước của bố mẹ; to come: Tuesday 24/11',
  },
  {
    activity: 'doors',
    type: 'case.told@1',
    by: 'member',
    body: { ...OF, answer: 'answer0001' },
    fold: ({ doors }) => doors.toldAnswers.has('answer0001'),
    shows: true,
    judged: {
      body: { ...OF, answer: 'answer0009' },
      verdict: 'flagged',
      why: 'premise-changed',
    },
    vi: 'Triệu Văn Sinh – Đã báo lại câu trả lời của Một cửa',
    en: 'Triệu Văn Sinh – Told what the desk answered',
  },
  {
    activity: 'desk',
    type: 'case.relayed@1',
    by: 'home',
    body: { ...LETTER('letter0004'), ...OF, answer: 'answer0001' },
    fold: ({ desk }) => desk.cases.get(OF.case)?.answers.map(({ told }) => told),
    shows: [TODAY],
    judged: { by: 'officer', verdict: 'refused', why: 'not-yours' },
    vi: 'Tổ đã báo lại cho bà con',
    en: 'The team has told the people',
  },
  {
    activity: 'doors',
    type: 'case.untold@1',
    by: 'member',
    body: { ...OF, answer: 'answer0001' },
    fold: ({ doors }) => doors.toldAnswers.has('answer0001'),
    shows: false,
    judged: {
      body: { ...OF, answer: 'answer0009' },
      verdict: 'flagged',
      why: 'premise-changed',
    },
    vi: 'Triệu Văn Sinh – Chưa báo lại câu trả lời, đã ghi nhầm',
    en: 'Triệu Văn Sinh – Not told yet, recorded by mistake',
  },
  {
    activity: 'desk',
    type: 'case.unrelayed@1',
    by: 'home',
    body: { ...LETTER('letter0006'), ...OF, answer: 'answer0001' },
    fold: ({ desk }) => desk.cases.get(OF.case)?.answers.map(({ told }) => told),
    shows: [undefined],
    judged: { by: 'officer', verdict: 'refused', why: 'not-yours' },
    vi: 'Tổ chưa báo lại cho bà con, đã ghi nhầm',
    en: 'The team has not told the people yet, recorded by mistake',
  },
  {
    activity: 'doors',
    type: 'case.withdrawn@1',
    by: 'member',
    body: { ...OF, reason: 'đã tự làm' },
    fold: (states) => {
      const known = atDoor(states);
      return known && stageOf(states.doors, known);
    },
    shows: 'withdrawn',
    judged: {
      body: { case: OF.case },
      verdict: 'refused',
      why: 'reference-mismatch',
    },
    vi: 'Triệu Văn Sinh – Rút việc gửi lên Một cửa; lý do: đã tự làm',
    en: 'Triệu Văn Sinh – Taken back from the desk; reason: đã tự làm',
  },
  {
    activity: 'desk',
    type: 'case.recalled@1',
    by: 'home',
    body: { ...LETTER('letter0005'), ...OF, reason: 'đã tự làm' },
    fold: atDesk,
    shows: 'recalled',
    judged: { by: 'member', verdict: 'refused', why: 'not-yours' },
    vi: 'Thôn rút việc đã gửi; lý do: đã tự làm',
    en: 'Taken back by the village; reason: đã tự làm',
  },
];
