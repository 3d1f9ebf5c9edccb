// The tables of docs/privacy/fields.md, from what each field is declared to be kept for.

import { ACTIVITIES, type ActivityName } from '#book/activity.ts';
import {
  type Basis,
  type FieldUse,
  type Keeping,
  type Sensitivity,
  type Use,
} from '#domain/field-uses.ts';
import { FIELD_USES, NOT_KEPT } from '#domain/fields.ts';
import { BOOK_NAMES, FACT_NAMES } from '#test/access/fact-names.ts';

type Named<Name extends string> = Readonly<Record<Name, readonly [vi: string, en: string]>>;

const USES: Named<Use> = {
  identify: ['nhận ra đúng người, đúng hộ', 'tell people and households apart'],
  reach: ['liên lạc', 'reach them'],
  find: ['tìm đến nhà', 'find the house'],
  plan: ['biết ai cần giúp gì, hẹn lại', 'know who needs what, and when to come again'],
  teach: ['dạy kỹ năng số', 'teach digital skills'],
  support: ['chính sách hỗ trợ, cách giúp phù hợp', 'support by policy, help that fits'],
  assist: ['làm hộ, làm cùng', 'do things for and with the person'],
  prove: ['chứng minh việc đã làm là đúng', 'prove that what was done was right'],
  trace: ['biết ai ghi gì, lúc nào', 'know who wrote what and when'],
  organise: ['phân công công việc', 'divide the work'],
  publish: ['số liệu đã công bố', 'published figures'],
  answer: ['trả lời yêu cầu của người dân', 'answer requests of residents'],
};
const SENSITIVITIES: Named<Sensitivity> = {
  none: ['không phải thông tin cá nhân', 'not personal'],
  basic: ['cơ bản', 'basic'],
  sensitive: ['**nhạy cảm**', '**sensitive**'],
};
const BASES: Named<Basis> = {
  task: ['nhiệm vụ của chính quyền xã', 'task of the commune'],
  consent: ['sự đồng ý', 'consent'],
  duty: ['nghĩa vụ theo luật bảo vệ dữ liệu', 'duty under data protection law'],
  'not-personal': ['–', '–'],
};
const KEEPINGS: Named<Keeping> = {
  'with-book': ['theo sổ', 'with the book'],
  'until-erased': [
    'đến khi được yêu cầu xoá hoặc không còn cần',
    'until erased on request or need',
  ],
  'until-consent-ends': ['đến khi hết hạn hoặc rút sự đồng ý', 'until the consent ends'],
  'five-years': ['5 năm', '5 years'],
};

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const both = ([vi, en]: readonly [string, string]): string => (vi === en ? vi : `${vi}<br>${en}`);

const lineOf = (type: string, field: string, use: FieldUse): string =>
  row([
    `\`${type}\``,
    `\`${field}\``,
    both(USES[use.use]),
    both(SENSITIVITIES[use.sensitivity]),
    both(BASES[use.basis]),
    both(KEEPINGS[use.keep]),
  ]);

const HEAD = [
  'Điều ghi<br>Fact',
  'Ô<br>Field',
  'Dùng để<br>Purpose',
  'Loại<br>Kind',
  'Căn cứ<br>Ground',
  'Giữ đến<br>Kept',
];

function tableOf(activity: ActivityName): string {
  const name = BOOK_NAMES[activity];
  if (name === undefined) throw new Error(`${activity} has no name`);
  const facts = Object.entries(FIELD_USES[activity]).map(([type, fields]) => {
    const [vi, en] = FACT_NAMES[type] ?? ['', ''];
    const lines = Object.entries(fields).map(([field, use]) => lineOf(type, field, use));
    return `**${vi} · ${en}**\n\n${[row(HEAD), row(HEAD.map(() => '---')), ...lines].join('\n')}`;
  });
  return `## ${name[0]} · ${name[1]}\n\n${facts.join('\n\n')}`;
}

const INTRODUCTION = `# Từng ô thông tin giữ để làm gì · What each field is kept for

Bảng này lấy thẳng từ phần mềm (\`src/domain/fields.ts\`); một phép thử so lại mỗi lần phần mềm
thay đổi, và không cho thêm một ô mới khi chưa ghi nó được giữ để làm gì. Loại, căn cứ và thời hạn
theo Luật 91/2025/QH15 và Nghị định 356/2025/NĐ-CP; xã chịu trách nhiệm cuối cùng về căn cứ pháp
lý. · This table comes from the software itself (\`src/domain/fields.ts\`); a test compares them
whenever it changes, and lets no field in before it says what it is kept for. The commune answers
for the legal grounds.

Mọi điều ghi còn có: loại, lúc ghi, ngày việc xảy ra, máy ghi. · Every fact also has its kind,
when it was written, the day it is about and the phone that wrote it.`;

export const fieldsDocument = (): string =>
  [
    INTRODUCTION,
    '## Không ghi · What is not kept',
    NOT_KEPT.map(([vi, en]) => `- ${vi} · ${en}`).join('\n'),
    ...ACTIVITIES.map(tableOf),
    '',
  ].join('\n\n');
