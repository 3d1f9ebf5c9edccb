import { formatDay } from '#kernel/vi-calendar.ts';
import type {
  CARE_FACTS,
  ConsentLanguage,
  ConsentWay,
  Poverty,
  Purpose,
  RequestKind,
  RequestOutcome,
} from '#domain/care/facts.ts';
import { type FactWords, join, type Language } from '#domain/words.ts';

const povertyVi: Record<Poverty, string> = {
  poor: 'hộ nghèo',
  'near-poor': 'hộ cận nghèo',
  none: 'không thuộc diện nghèo, cận nghèo',
};
const purposesVi: Record<Purpose, string> = {
  assist: 'cho tổ làm hộ',
  ethnic: 'cho ghi dân tộc',
  health: 'cho ghi điều cần lưu ý về sức khỏe',
  pair: 'để hàng xóm chỉ cho nhau',
  example: 'cho kể lại làm gương',
};
const waysVi: Record<ConsentWay, string> = {
  spoken: 'bằng lời nói',
  signed: 'ký tên',
  thumb: 'điểm chỉ',
  recorded: 'ghi âm',
};
const languagesVi: Record<ConsentLanguage, string> = {
  kinh: 'tiếng Việt',
  tay: 'tiếng Tày',
  nung: 'tiếng Nùng',
  dao: 'tiếng Dao',
  hmong: 'tiếng Mông',
  muong: 'tiếng Mường',
  thai: 'tiếng Thái',
  'san-chay': 'tiếng Sán Chay',
  other: 'tiếng khác',
};
const kindsVi: Record<RequestKind, string> = {
  see: 'xem thông tin',
  copy: 'nhận bản sao thông tin',
  correct: 'sửa thông tin',
  delete: 'xóa thông tin',
  withdraw: 'rút lại sự đồng ý',
  restrict: 'hạn chế sử dụng thông tin',
  object: 'phản đối việc sử dụng thông tin',
  protect: 'bảo vệ thông tin',
};
const outcomesVi: Record<RequestOutcome, string> = {
  done: 'đã làm xong',
  partly: 'đã làm một phần',
  declined: 'không làm được, đã nói rõ lý do',
  'taken-back': 'người yêu cầu rút lại',
};

const vi = {
  poverty: povertyVi,
  purposes: purposesVi,
  ways: waysVi,
  languages: languagesVi,
  kinds: kindsVi,
  outcomes: outcomesVi,

  facts: {
    'poverty.noted@1': ({ household, status, decision }, names) =>
      join([names(household), `Ghi ${join([povertyVi[status], decision])}`], ' – '),
    'ethnic.noted@1': ({ resident, group }, names) =>
      join(
        [names(resident), group === undefined ? 'Thôi ghi dân tộc' : `Ghi dân tộc: ${group}`],
        ' – ',
      ),
    'health.noted@1': ({ resident, note }, names) =>
      join(
        [
          names(resident),
          note === undefined
            ? 'Thôi ghi điều cần lưu ý về sức khỏe'
            : `Điều cần lưu ý về sức khỏe: ${note}`,
        ],
        ' – ',
      ),
    'consent.given@1': ({ resident, purpose, how, language, readAloud, until }, names) => {
      const read = `${readAloud ? 'đã đọc cho nghe' : 'tự đọc'} bằng ${languagesVi[language]}`;
      const said = `Đồng ý ${purposesVi[purpose]}`;
      const text = join([said, waysVi[how], read, `đến hết ngày ${formatDay(until)}`]);
      return join([names(resident), text], ' – ');
    },
    'consent.revoked@1': ({ resident, purpose }, names) =>
      join([names(resident), `Rút lại sự đồng ý ${purposesVi[purpose]}`], ' – '),
    'request.received@1': ({ resident, kind }, names) =>
      join([names(resident), `Yêu cầu ${kindsVi[kind]}`], ' – '),
    'request.acknowledged@1': ({ resident }, names) =>
      join([names(resident), 'Đã báo là đã nhận yêu cầu'], ' – '),
    'request.extended@1': ({ resident, reason }, names) =>
      join([names(resident), `Gia hạn trả lời yêu cầu: ${reason}`], ' – '),
    'request.closed@1': ({ resident, outcome, note }, names) =>
      join([names(resident), join([`Trả lời yêu cầu: ${outcomesVi[outcome]}`, note])], ' – '),
  } satisfies FactWords<typeof CARE_FACTS>,
};

export type CareWords = typeof vi;

const povertyEn: typeof povertyVi = {
  poor: 'poor household',
  'near-poor': 'near-poor household',
  none: 'neither poor nor near-poor',
};
const purposesEn: typeof purposesVi = {
  assist: 'to be helped with accounts',
  ethnic: 'that the ethnic group is kept',
  health: 'that a health note is kept',
  pair: 'that neighbours show each other',
  example: 'to being told on as an example',
};
const waysEn: typeof waysVi = {
  spoken: 'spoken',
  signed: 'signed',
  thumb: 'by thumbprint',
  recorded: 'recorded',
};
const languagesEn: typeof languagesVi = {
  kinh: 'Vietnamese',
  tay: 'Tày',
  nung: 'Nùng',
  dao: 'Dao',
  hmong: 'Hmong',
  muong: 'Mường',
  thai: 'Thái',
  'san-chay': 'Sán Chay',
  other: 'another language',
};
const kindsEn: typeof kindsVi = {
  see: 'to see the data',
  copy: 'for a copy of the data',
  correct: 'to correct the data',
  delete: 'to delete the data',
  withdraw: 'to take back the consent',
  restrict: 'to restrict the use of the data',
  object: 'against the use of the data',
  protect: 'to protect the data',
};
const outcomesEn: typeof outcomesVi = {
  done: 'done',
  partly: 'done in part',
  declined: 'not possible, reason told',
  'taken-back': 'taken back by whoever asked',
};

const en: CareWords = {
  poverty: povertyEn,
  purposes: purposesEn,
  ways: waysEn,
  languages: languagesEn,
  kinds: kindsEn,
  outcomes: outcomesEn,

  facts: {
    'poverty.noted@1': ({ household, status, decision }, names) =>
      join([names(household), `Recorded: ${join([povertyEn[status], decision])}`], ' – '),
    'ethnic.noted@1': ({ resident, group }, names) =>
      join(
        [
          names(resident),
          group === undefined ? 'Ethnic group no longer kept' : `Ethnic group: ${group}`,
        ],
        ' – ',
      ),
    'health.noted@1': ({ resident, note }, names) =>
      join(
        [
          names(resident),
          note === undefined ? 'Health note no longer kept' : `Health note: ${note}`,
        ],
        ' – ',
      ),
    'consent.given@1': ({ resident, purpose, how, language, readAloud, until }, names) => {
      const read = `${readAloud ? 'read aloud' : 'read by themselves'} in ${languagesEn[language]}`;
      const said = `Agrees ${purposesEn[purpose]}`;
      const text = join([said, waysEn[how], read, `until ${formatDay(until)}`]);
      return join([names(resident), text], ' – ');
    },
    'consent.revoked@1': ({ resident, purpose }, names) =>
      join([names(resident), `Took back the consent ${purposesEn[purpose]}`], ' – '),
    'request.received@1': ({ resident, kind }, names) =>
      join([names(resident), `Request ${kindsEn[kind]}`], ' – '),
    'request.acknowledged@1': ({ resident }, names) =>
      join([names(resident), 'Receipt of the request confirmed'], ' – '),
    'request.extended@1': ({ resident, reason }, names) =>
      join([names(resident), `Answer to the request put off: ${reason}`], ' – '),
    'request.closed@1': ({ resident, outcome, note }, names) =>
      join([names(resident), join([`Request answered: ${outcomesEn[outcome]}`, note])], ' – '),
  },
};

export const CARE_WORDS: Readonly<Record<Language, CareWords>> = { vi, en };
