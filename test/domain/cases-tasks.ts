import type { FactCase } from './fact-case.ts';
import { TODAY } from './world.ts';

const PLAN = {
  title: 'Dọn cống thoát nước',
  text: 'Mỗi ngõ dọn cống trước mưa bão.',
  due: TODAY + 7,
  wants: ['picture', 'count'],
  unit: 'mét cống',
  source: 'Kế hoạch 45/KH-UBND ngày 19/11/2026',
};
const DIRECTIVE = { ...PLAN, task: 'directive1', edition: 'diredition' };
const TASK = { ...PLAN, task: 'task000001', edition: 'taskedit01' };
const PICTURE = { file: 'f'.repeat(43), key: 'k'.repeat(22), bytes: 1_200, media: 'image/webp' };

/** What a commune tells its villages to do. */
export const DIRECTIVE_CASES: readonly FactCase[] = [
  {
    activity: 'work',
    type: 'directive.given@1',
    by: 'officer',
    body: { ...DIRECTIVE, villages: ['phuhung000'] },
    fold: ({ work }) => work.directives.get('directive1')?.villages,
    shows: ['phuhung000'],
    judged: {
      body: { ...DIRECTIVE, task: 'directive2', edition: 'dir2editio', due: TODAY - 1 },
      verdict: 'refused',
      why: 'until-before-from',
    },
    vi: 'Giao việc cho các thôn: Dọn cống thoát nước (hạn 28/11/2026)',
    en: 'Directive to the villages: Dọn cống thoát nước (due 28/11/2026)',
  },
  {
    activity: 'work',
    type: 'directive.changed@1',
    by: 'officer',
    body: {
      ...DIRECTIVE,
      edition: 'diredit002',
      over: 'diredition',
      due: TODAY + 9,
      reason: 'mưa lũ',
    },
    fold: ({ work }) => {
      const { edition, due, villages, editions } = work.directives.get('directive1') ?? {};
      return { edition, due, villages, editions };
    },
    shows: {
      edition: 'diredit002',
      due: TODAY + 9,
      villages: undefined,
      editions: ['diredition', 'diredit002'],
    },
    judged: {
      body: { ...DIRECTIVE, edition: 'diredit003', over: 'diredit009' },
      verdict: 'refused',
      why: 'reference-unknown',
    },
    vi: 'Sửa việc giao cho các thôn: Dọn cống thoát nước (hạn 30/11/2026); lý do: mưa lũ',
    en: 'Directive changed: Dọn cống thoát nước (due 30/11/2026); reason: mưa lũ',
  },
  {
    activity: 'work',
    type: 'directive.ended@1',
    by: 'officer',
    body: { task: 'directive1', reason: 'đã làm xong' },
    fold: ({ work }) => work.directives.get('directive1')?.ended,
    shows: { on: TODAY, reason: 'đã làm xong' },
    judged: { by: 'leader', verdict: 'refused', why: 'not-yours' },
    vi: 'Thôi giao việc cho các thôn; lý do: đã làm xong',
    en: 'Directive ended; reason: đã làm xong',
  },
];

const HANDED = { step: 'handing001', task: 'directive1', to: 'newmember1' };
const REPORTED = { step: 'report0001', task: 'directive1', edition: 'diredition' };
const SETTLED = { step: 'settling01', task: 'directive1' };
const RETURNED = { step: 'return0001', task: 'directive1', of: 'settling01', reason: 'thiếu ảnh' };

/** What is done about it in a village, and what the village gives its own people to do. */
export const TASK_CASES: readonly FactCase[] = [
  {
    activity: 'reach',
    type: 'task.given@1',
    by: 'leader',
    body: TASK,
    fold: ({ reach }) => reach.tasks.get('task000001')?.title,
    shows: 'Dọn cống thoát nước',
    judged: { by: 'member', verdict: 'refused', why: 'not-yours' },
    vi: 'Giao việc trong thôn: Dọn cống thoát nước (hạn 28/11/2026)',
    en: 'Task given in the village: Dọn cống thoát nước (due 28/11/2026)',
  },
  {
    activity: 'reach',
    type: 'task.changed@1',
    by: 'leader',
    body: { ...TASK, edition: 'taskedit02', over: 'taskedit01', title: 'Dọn cống, khơi rãnh' },
    fold: ({ reach }) => reach.tasks.get('task000001')?.title,
    shows: 'Dọn cống, khơi rãnh',
    judged: {
      body: { ...TASK, edition: 'taskedit03', over: 'taskedit09' },
      verdict: 'refused',
      why: 'reference-unknown',
    },
    vi: 'Sửa việc trong thôn: Dọn cống, khơi rãnh (hạn 28/11/2026)',
    en: 'Task changed: Dọn cống, khơi rãnh (due 28/11/2026)',
  },
  {
    activity: 'reach',
    type: 'task.ended@1',
    by: 'leader',
    body: { task: 'task000001', reason: 'xã đã thuê máy' },
    fold: ({ reach }) => reach.tasks.get('task000001')?.ended?.reason,
    shows: 'xã đã thuê máy',
    judged: { by: 'member', verdict: 'refused', why: 'not-yours' },
    vi: 'Thôi giao việc: Dọn cống, khơi rãnh; lý do: xã đã thuê máy',
    en: 'Task ended: Dọn cống, khơi rãnh; reason: xã đã thuê máy',
  },
  {
    activity: 'reach',
    type: 'task.handed@1',
    by: 'leader',
    body: { ...HANDED, due: TODAY + 5, note: 'anh làm trước đoạn gần suối' },
    fold: ({ reach }) => reach.steps.get('directive1')?.map(({ step }) => step),
    shows: ['handing001'],
    judged: {
      body: { ...HANDED, step: 'handing002', to: 'nobody0000' },
      verdict: 'flagged',
      why: 'person-unknown',
    },
    vi: 'Giao việc cho Lục Thị Mới: Dọn cống thoát nước; hạn 26/11/2026; anh làm trước đoạn gần suối',
    en: 'Task handed to Lục Thị Mới: Dọn cống thoát nước; due 26/11/2026; anh làm trước đoạn gần suối',
  },
  {
    activity: 'reach',
    type: 'task.reported@1',
    by: 'member',
    body: { ...REPORTED, text: 'Đã dọn xong ngõ Suối', count: 120, picture: PICTURE },
    fold: ({ reach }) => reach.steps.get('directive1')?.map(({ step }) => step),
    shows: ['handing001', 'report0001'],
    judged: {
      body: { ...REPORTED, step: 'report0002' },
      verdict: 'refused',
      why: 'report-empty',
    },
    vi: 'Báo cáo việc được giao: Dọn cống thoát nước; Đã dọn xong ngõ Suối; số lượng 120; kèm ảnh',
    en: 'Task reported: Dọn cống thoát nước; Đã dọn xong ngõ Suối; count 120; with a picture',
  },
  {
    activity: 'reach',
    type: 'task.settled@1',
    by: 'leader',
    body: { ...SETTLED, note: 'cả ba ngõ' },
    fold: ({ reach }) => reach.steps.get('directive1')?.map(({ step }) => step),
    shows: ['handing001', 'report0001', 'settling01'],
    judged: { by: 'member', verdict: 'refused', why: 'not-yours' },
    vi: 'Việc được giao đã xong: Dọn cống thoát nước; cả ba ngõ',
    en: 'Task done: Dọn cống thoát nước; cả ba ngõ',
  },
  {
    activity: 'reach',
    type: 'task.returned@1',
    by: 'officer',
    body: RETURNED,
    fold: ({ reach }) => reach.steps.get('directive1')?.at(-1)?.step,
    shows: 'return0001',
    // Of a directive the village settles, and the commune alone sends it back.
    judged: { by: 'leader', verdict: 'refused', why: 'not-yours' },
    vi: 'Trả lại để làm tiếp: Dọn cống thoát nước; lý do: thiếu ảnh',
    en: 'Sent back to be done further: Dọn cống thoát nước; reason: thiếu ảnh',
  },
  {
    activity: 'reach',
    type: 'task.recalled@1',
    by: 'leader',
    body: { step: 'handing001', task: 'directive1', reason: 'giao nhầm người' },
    fold: ({ reach }) => reach.steps.get('directive1')?.map(({ step }) => step),
    shows: ['report0001', 'settling01', 'return0001'],
    judged: {
      body: { step: 'return0001', task: 'directive1' },
      verdict: 'refused',
      why: 'not-yours',
    },
    vi: 'Bỏ một bước ghi nhầm: Dọn cống thoát nước; lý do: giao nhầm người',
    en: 'A step recorded by mistake taken back: Dọn cống thoát nước; reason: giao nhầm người',
  },
];

const HELD = {
  holding: 'holding001',
  person: 'newmember1',
  place: 'phuhung000',
  as: 'alley',
  alley: 'Ngõ Suối',
  from: TODAY,
};

/** What somebody is to a village besides the work. */
export const POST_CASES: readonly FactCase[] = [
  {
    activity: 'people',
    type: 'post.held@1',
    by: 'leader',
    body: HELD,
    fold: ({ people }) => people.posts.get('holding001')?.alley,
    shows: 'Ngõ Suối',
    judged: {
      body: { ...HELD, holding: 'holding002', as: 'women' },
      verdict: 'refused',
      why: 'value-wrong',
    },
    vi: 'Lục Thị Mới làm tổ trưởng tổ tự quản Ngõ Suối, bản Phú Hưng, từ ngày 21/11/2026',
    en: 'Lục Thị Mới is head of the self-management group of Ngõ Suối, bản Phú Hưng, from 21/11/2026',
  },
  {
    activity: 'people',
    type: 'post.left@1',
    by: 'officer',
    body: { holding: 'holding001', until: TODAY + 30 },
    fold: ({ people }) => people.posts.get('holding001')?.until,
    shows: TODAY + 30,
    judged: { by: 'member', verdict: 'refused', why: 'not-yours' },
    vi: 'Thôi giữ chức danh, hết ngày 21/12/2026',
    en: 'A post ended, last day 21/12/2026',
  },
];
