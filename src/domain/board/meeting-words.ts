import { formatDay, pad } from '#kernel/vi-calendar.ts';
import type {
  Matter,
  MEETING_FACTS,
  MeetingKind,
  Needs,
  VoteWay,
} from '#domain/board/meeting-facts.ts';
import { isCarried } from '#domain/board/votes.ts';
import { type FactWords, join, type Language, nearDay } from '#domain/words.ts';

/** "19:30" of minutes since midnight. */
export const clockText = (minute: number): string =>
  `${pad(Math.floor(minute / 60), 2)}:${pad(minute % 60, 2)}`;

const kindsVi: Record<MeetingKind, string> = {
  conference: 'hội nghị thường niên của thôn',
  extra: 'họp thôn',
  consult: 'họp lấy ý kiến',
  workday: 'ngày lao động chung',
};
/** As article 15 of Law 10/2022/QH15 names them, in plain words. */
const mattersVi: Record<Matter, string> = {
  works: 'đóng góp làm đường, công trình chung',
  money: 'thu, chi tiền của thôn',
  rules: 'hương ước, quy ước',
  head: 'bầu, cho thôi trưởng thôn',
  boards: 'bầu ban thanh tra, ban giám sát',
  other: 'việc tự quản khác của thôn',
};
const needsVi: Record<Needs, string> = {
  'two-thirds': 'từ hai phần ba tổng số hộ',
  'over-half': 'quá nửa tổng số hộ',
  'over-half-present': 'quá nửa số hộ dự họp',
};
const waysVi: Record<VoteWay, string> = {
  hands: 'giơ tay tại cuộc họp',
  ballot: 'bỏ phiếu kín tại cuộc họp',
  forms: 'phiếu lấy ý kiến từng hộ',
  online: 'nhóm trực tuyến của đại diện các hộ',
};
const why = (said: string, reason: string | undefined): string =>
  join([said, reason === undefined ? '' : `lý do: ${reason}`], '; ');

const vi = {
  kinds: kindsVi,
  matters: mattersVi,
  needs: needsVi,
  ways: waysVi,
  facts: {
    'meeting.called@1': ({ kind, title, day, minute }) =>
      `${kind === 'workday' ? 'Mời lao động chung' : 'Mời họp'}: ${title}, ${clockText(minute)} ${nearDay('vi', day)}`,
    'meeting.changed@1': ({ title, day, minute, retell }) =>
      join(
        [
          `Sửa giấy mời: ${title}, ${clockText(minute)} ${nearDay('vi', day)}`,
          retell ? 'mời lại từng nhà' : '',
        ],
        '; ',
      ),
    'meeting.cancelled@1': ({ reason }) => why('Hủy, không tổ chức nữa', reason),
    'minutes.recorded@1': ({ day, present, total, over }) =>
      `${over === undefined ? 'Ghi' : 'Sửa'} biên bản họp ngày ${formatDay(day)}: ${present}/${total} hộ dự`,
    'decision.taken@1': (body) =>
      join([
        `${body.over === undefined ? 'Kết quả' : 'Sửa kết quả'} biểu quyết “${body.title}”: ` +
          `${body.agree}/${body.total} hộ tán thành`,
        isCarried(body) ? 'được thông qua' : 'không được thông qua',
      ]),
    'decision.withdrawn@1': ({ reason }) => why('Bỏ kết quả biểu quyết đã ghi', reason),
  } satisfies FactWords<typeof MEETING_FACTS>,
  whys: {
    'agenda-missing': 'Giấy mời họp phải nói họp bàn việc gì. Anh/chị ghi ít nhất một việc.',
    'count-wrong':
      'Số hộ không khớp: số phiếu không thể nhiều hơn số hộ dự, số hộ dự không thể nhiều hơn số hộ của thôn.',
    'vote-not-online':
      'Luật không cho quyết việc này bằng biểu quyết trực tuyến. Phải họp hoặc phát phiếu lấy ý kiến từng hộ.',
    'needs-too-few': 'Việc này luật đòi nhiều hộ tán thành hơn. Anh/chị chọn lại mức cần đạt.',
  },
};

export type MeetingWords = typeof vi;

const en: MeetingWords = {
  kinds: {
    conference: 'yearly conference of the village',
    extra: 'village meeting',
    consult: 'meeting to hear views',
    workday: 'common work day',
  },
  matters: {
    works: 'contributions to roads and common works',
    money: 'collecting and spending the village’s money',
    rules: 'the village’s rules',
    head: 'electing or dismissing the village head',
    boards: 'electing the inspection and supervision boards',
    other: 'other matters the village governs itself',
  },
  needs: {
    'two-thirds': 'at least two thirds of all households',
    'over-half': 'more than half of all households',
    'over-half-present': 'more than half of the households present',
  },
  ways: {
    hands: 'by hands at the meeting',
    ballot: 'by secret ballot at the meeting',
    forms: 'by a form for each household',
    online: 'in the online group of the households’ representatives',
  },
  facts: {
    'meeting.called@1': ({ kind, title, day, minute }) =>
      `${kind === 'workday' ? 'Work day' : 'Meeting'} called: ${title}, ${clockText(minute)} ${nearDay('en', day)}`,
    'meeting.changed@1': ({ title, day, minute, retell }) =>
      join(
        [
          `Invitation changed: ${title}, ${clockText(minute)} ${nearDay('en', day)}`,
          retell ? 'households are invited anew' : '',
        ],
        '; ',
      ),
    'meeting.cancelled@1': ({ reason }) =>
      join(['Meeting called off', reason === undefined ? '' : `reason: ${reason}`], '; '),
    'minutes.recorded@1': ({ day, present, total, over }) =>
      `Minutes ${over === undefined ? 'recorded' : 'corrected'} of ${formatDay(day)}: ` +
      `${present} of ${total} households present`,
    'decision.taken@1': (body) =>
      join([
        `${body.over === undefined ? 'Vote' : 'Vote corrected'} “${body.title}”: ` +
          `${body.agree} of ${body.total} households agreed`,
        isCarried(body) ? 'carried' : 'not carried',
      ]),
    'decision.withdrawn@1': ({ reason }) =>
      join(['Recorded vote withdrawn', reason === undefined ? '' : `reason: ${reason}`], '; '),
  },
  whys: {
    'agenda-missing':
      'An invitation has to say what the meeting is about. Write one matter at least.',
    'count-wrong':
      'The households do not add up: there cannot be more votes than households present, nor more present than there are.',
    'vote-not-online':
      'The law does not let this be decided online. Hold a meeting, or hand each household a form.',
    'needs-too-few': 'The law asks for more households to agree here. Choose again how many must.',
  },
};

/** Only with the screens of meetings and with the trace. */
export const MEETING_WORDS: Readonly<Record<Language, MeetingWords>> = { vi, en };
