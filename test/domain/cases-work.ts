import type { FactCase } from './fact-case.ts';
import { TODAY } from './world.ts';

const HASH = 'h'.repeat(43);
const PART = { survey: 'survey0001', part: 1, pieces: ['{"items":', '[]}'] };
const OPENED = {
  survey: 'survey0001',
  title: 'Mạng trong nhà',
  languages: ['vi'],
  from: TODAY - 1,
  parts: 1,
  hash: HASH,
  questions: 12,
};

const PLAN = {
  campaign: 'campaign01',
  title: 'Ai cũng có VNeID',
  target: { percent: 100 },
  from: TODAY - 1,
  until: TODAY + 30,
};
const GOAL = {
  skills: ['vneid-1', 'vneid-2'],
  reached: 'alone',
  counts: 'resident',
  ages: { from: 18 },
  doneFrom: 70,
};

/** Facts of what a commune asks its teams for. */
export const WORK_CASES: readonly FactCase[] = [
  {
    activity: 'work',
    type: 'survey.part@1',
    by: 'officer',
    body: PART,
    fold: ({ work }) => work.parts.get('survey0001.1'),
    shows: PART.pieces,
    judged: { by: 'member', verdict: 'refused', why: 'not-yours' },
    vi: 'Ghi phiếu khảo sát, phần 1',
    en: 'Survey form written, part 1',
  },
  {
    activity: 'work',
    type: 'survey.opened@1',
    by: 'officer',
    body: OPENED,
    fold: ({ work }) => work.surveys.get('survey0001')?.title,
    shows: 'Mạng trong nhà',
    judged: {
      body: { ...OPENED, parts: 2 },
      verdict: 'refused',
      why: 'survey-in-pieces',
    },
    vi: 'Mở khảo sát: Mạng trong nhà (12 câu)',
    en: 'Survey opened: Mạng trong nhà (12 questions)',
  },
  {
    activity: 'work',
    type: 'survey.closed@1',
    by: 'officer',
    body: { survey: 'survey0001', reason: 'đã hỏi đủ' },
    fold: ({ work }) => work.surveys.get('survey0001')?.closed,
    shows: TODAY,
    judged: {
      body: { survey: 'survey0009' },
      verdict: 'refused',
      why: 'reference-unknown',
    },
    vi: 'Đóng khảo sát; lý do: đã hỏi đủ',
    en: 'Survey closed; reason: đã hỏi đủ',
  },
  {
    activity: 'work',
    type: 'campaign.started@1',
    by: 'officer',
    body: { ...PLAN, goal: GOAL },
    fold: ({ work }) => work.campaigns.get('campaign01')?.goal,
    shows: GOAL,
    judged: {
      body: { ...PLAN, campaign: 'campaign02', goal: GOAL, until: TODAY - 2 },
      verdict: 'refused',
      why: 'until-before-from',
    },
    vi: 'Mở đợt vận động: Ai cũng có VNeID (100%, đến ngày 21/12/2026)',
    en: 'Campaign started: Ai cũng có VNeID (100%, by 21/12/2026)',
  },
  {
    activity: 'work',
    type: 'campaign.changed@1',
    by: 'officer',
    body: { ...PLAN, edition: 2, target: { perVillage: 40 }, reason: 'mưa lũ' },
    fold: ({ work }) => {
      const { edition, target, earlier } = work.campaigns.get('campaign01') ?? {};
      return { edition, target, earlier: earlier?.length };
    },
    shows: { edition: 2, target: { perVillage: 40 }, earlier: 1 },
    judged: {
      body: { ...PLAN, edition: 3 },
      verdict: 'refused',
      why: 'reference-unknown',
    },
    vi: 'Sửa đợt vận động: Ai cũng có VNeID (40 mỗi thôn, đến ngày 21/12/2026); lý do: mưa lũ',
    en: 'Campaign changed: Ai cũng có VNeID (40 in each village, by 21/12/2026); reason: mưa lũ',
  },
  {
    activity: 'work',
    type: 'campaign.ended@1',
    by: 'officer',
    body: { campaign: 'campaign01', reason: 'đã đạt' },
    fold: ({ work }) => work.campaigns.get('campaign01')?.ended,
    shows: { on: TODAY, reason: 'đã đạt' },
    judged: { by: 'member', verdict: 'refused', why: 'not-yours' },
    vi: 'Kết thúc sớm đợt vận động; lý do: đã đạt',
    en: 'Campaign ended early; reason: đã đạt',
  },
];

/** Answers at a door of a village in that commune. */
export const ANSWER_CASES: readonly FactCase[] = [
  {
    activity: 'doors',
    type: 'survey.answered@1',
    by: 'member',
    body: {
      answer: 'answer0001',
      survey: 'survey0001',
      household: 'household1',
      said: { net: 'yes', people: '1', 'people[1]/age': '34' },
    },
    fold: ({ doors }) => doors.answers.get('answer0001')?.said['net'],
    shows: 'yes',
    judged: {
      body: { answer: 'answer0001', survey: 'survey0009', household: 'household1', said: {} },
      verdict: 'flagged',
      why: 'survey-unknown',
    },
    vi: 'Ghi câu trả lời khảo sát: 3 mục',
    en: 'Survey answered: 3 entries',
  },
  {
    activity: 'doors',
    type: 'survey.corrected@1',
    by: 'member',
    body: {
      answer: 'answer0001',
      household: 'household1',
      edition: 2,
      said: { net: 'no' },
      reason: 'nghe nhầm',
    },
    fold: ({ doors }) => doors.answers.get('answer0001')?.said,
    shows: { net: 'no' },
    judged: {
      body: { answer: 'answer0001', household: 'household1', edition: 3 },
      verdict: 'flagged',
      why: 'premise-changed',
    },
    vi: 'Sửa câu trả lời khảo sát; lý do: nghe nhầm',
    en: 'Survey answers corrected; reason: nghe nhầm',
  },
  {
    activity: 'doors',
    type: 'survey.continued@1',
    by: 'member',
    body: {
      answer: 'answer0001',
      household: 'household1',
      edition: 2,
      said: { 'people[20]/age': '71' },
    },
    fold: ({ doors }) => doors.answers.get('answer0001')?.said,
    shows: { net: 'no', 'people[20]/age': '71' },
    judged: {
      body: { answer: 'answer0001', household: 'household2', edition: 2, said: {} },
      verdict: 'refused',
      why: 'reference-mismatch',
    },
    vi: 'Ghi tiếp câu trả lời khảo sát: 1 mục',
    en: 'Survey answered further: 1 entries',
  },
];
