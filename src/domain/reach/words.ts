import { formatDay } from '#kernel/vi-calendar.ts';
import type { REACH_FACTS, Way } from '#domain/reach/facts.ts';
import { QUESTION_WORDS } from '#domain/reach/question-words.ts';
import type { MEETING_REACH_FACTS } from '#domain/reach/meeting-facts.ts';
import type { MessageWay } from '#domain/reach/message-facts.ts';
import { type FactWords, join, type Language } from '#domain/words.ts';

const waysVi: Record<Way, string> = {
  door: 'báo tại nhà',
  call: 'gọi điện',
  slip: 'đưa giấy báo',
  page: 'tự mở trang của hộ',
};
const waysEn: Record<Way, string> = {
  door: 'told at the door',
  call: 'called',
  slip: 'given a slip',
  page: 'opened their own page',
};

const why = (word: string, reason: string | undefined): string =>
  reason === undefined ? '' : `${word}: ${reason}`;
const MESSAGE_WAYS: Record<MessageWay, string> = { zalo: 'Zalo', sms: 'SMS' };
const messageWays = (ways: readonly MessageWay[]): string =>
  ways.map((way) => MESSAGE_WAYS[way]).join(', ');

const of = (name: string | undefined, what: string): string => join([what, name], ': ');

const vi = {
  ways: waysVi,
  facts: {
    'notice.told@1': ({ notice, way }, names) =>
      of(names(notice), `Đã đưa thông báo đến nhà (${waysVi[way]})`),
    'notice.untold@1': ({ notice }, names) => of(names(notice), 'Ghi nhầm, nhà này chưa được báo'),
    'loudspeaker.played@1': ({ notice, alleys }, names) =>
      join(
        [
          of(names(notice), 'Loa đã phát thông báo'),
          alleys === undefined ? '' : `nghe được ở ${alleys.join(', ')}`,
        ],
        '; ',
      ),
    'loudspeaker.unplayed@1': ({ notice }, names) => of(names(notice), 'Bỏ đánh dấu loa đã phát'),
    'task.given@1': ({ title, due }) => `Giao việc trong thôn: ${title} (hạn ${formatDay(due)})`,
    'task.changed@1': ({ title, due, reason }) =>
      join([`Sửa việc trong thôn: ${title} (hạn ${formatDay(due)})`, why('lý do', reason)], '; '),
    'task.ended@1': ({ task, reason }, names) =>
      join([of(names(task), 'Thôi giao việc'), why('lý do', reason)], '; '),
    'task.handed@1': ({ task, to, due, note }, names) =>
      join(
        [
          of(names(task), `Giao việc cho ${names(to) ?? 'một người'}`),
          due === undefined ? '' : `hạn ${formatDay(due)}`,
          note,
        ],
        '; ',
      ),
    'task.reported@1': ({ task, text, count, picture }, names) =>
      join(
        [
          of(names(task), 'Báo cáo việc được giao'),
          text,
          count === undefined ? '' : `số lượng ${count}`,
          picture === undefined ? '' : 'kèm ảnh',
        ],
        '; ',
      ),
    'task.settled@1': ({ task, note }, names) =>
      join([of(names(task), 'Việc được giao đã xong'), note], '; '),
    'task.returned@1': ({ task, reason }, names) =>
      join([of(names(task), 'Trả lại để làm tiếp'), why('lý do', reason)], '; '),
    'task.recalled@1': ({ task, reason }, names) =>
      join([of(names(task), 'Bỏ một bước ghi nhầm'), why('lý do', reason)], '; '),
    ...QUESTION_WORDS.vi.facts,
    'messages.agreed@1': ({ ways, resident }, names) =>
      of(
        resident === undefined ? undefined : names(resident),
        `Đồng ý nhận tin nhắn thông báo (${messageWays(ways)})`,
      ),
    'messages.declined@1': () => 'Không nhận tin nhắn thông báo',
  } satisfies FactWords<Omit<typeof REACH_FACTS, keyof typeof MEETING_REACH_FACTS>>,
};

export type ReachWords = typeof vi;

const en: ReachWords = {
  ways: waysEn,
  facts: {
    'notice.told@1': ({ notice, way }, names) =>
      of(names(notice), `Household told of a notice (${waysEn[way]})`),
    'notice.untold@1': ({ notice }, names) =>
      of(names(notice), 'Recorded by mistake, this household was not told yet'),
    'loudspeaker.played@1': ({ notice, alleys }, names) =>
      join(
        [
          of(names(notice), 'Notice played over the loudspeaker'),
          alleys === undefined ? '' : `heard in ${alleys.join(', ')}`,
        ],
        '; ',
      ),
    'loudspeaker.unplayed@1': ({ notice }, names) =>
      of(names(notice), 'Not played over the loudspeaker after all'),
    'task.given@1': ({ title, due }) =>
      `Task given in the village: ${title} (due ${formatDay(due)})`,
    'task.changed@1': ({ title, due, reason }) =>
      join([`Task changed: ${title} (due ${formatDay(due)})`, why('reason', reason)], '; '),
    'task.ended@1': ({ task, reason }, names) =>
      join([of(names(task), 'Task ended'), why('reason', reason)], '; '),
    'task.handed@1': ({ task, to, due, note }, names) =>
      join(
        [
          of(names(task), `Task handed to ${names(to) ?? 'somebody'}`),
          due === undefined ? '' : `due ${formatDay(due)}`,
          note,
        ],
        '; ',
      ),
    'task.reported@1': ({ task, text, count, picture }, names) =>
      join(
        [
          of(names(task), 'Task reported'),
          text,
          count === undefined ? '' : `count ${count}`,
          picture === undefined ? '' : 'with a picture',
        ],
        '; ',
      ),
    'task.settled@1': ({ task, note }, names) => join([of(names(task), 'Task done'), note], '; '),
    'task.returned@1': ({ task, reason }, names) =>
      join([of(names(task), 'Sent back to be done further'), why('reason', reason)], '; '),
    'task.recalled@1': ({ task, reason }, names) =>
      join([of(names(task), 'A step recorded by mistake taken back'), why('reason', reason)], '; '),
    ...QUESTION_WORDS.en.facts,
    'messages.agreed@1': ({ ways, resident }, names) =>
      of(
        resident === undefined ? undefined : names(resident),
        `Agreed to be sent notices (${messageWays(ways)})`,
      ),
    'messages.declined@1': () => 'Wants no notices sent',
  },
};

export const REACH_WORDS: Readonly<Record<Language, ReachWords>> = { vi, en };
