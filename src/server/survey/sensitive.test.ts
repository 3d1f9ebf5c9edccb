import { describe, expect, it } from 'vitest';
import { readSheets } from '#server/import/read-sheet.ts';
import { findSensitive } from '#server/survey/sensitive.ts';
import { workbookOf } from '#test/fixtures/forms/sheets.ts';

async function found(text: string) {
  const sheets = await readSheets(Uint8Array.from(workbookOf(text)), 'phieu.xlsx');
  if (!sheets.ok) throw new Error('unreadable');
  return findSensitive(sheets.value);
}
const asked = (label: string, mark = '') =>
  found(`| survey |
| | type | name | label | not_sensitive |
| | text | a | ${label} | ${mark} |`);

describe('a question that seems to ask what no survey may keep', () => {
  it.each([
    'Dân tộc của chủ hộ',
    'DAN TOC',
    'Gia đình theo tôn giáo nào?',
    'Trong nhà có ai bị bệnh không?',
    'Tình trạng sức khoẻ',
    'Hộ nghèo hay cận nghèo?',
    'Số CCCD của chủ hộ',
    'Số giấy tờ tuỳ thân',
    'Số tài khoản ngân hàng',
  ])('is told with its cell: %s', async (label) => {
    expect(await asked(label)).toEqual({
      problems: [
        { sheet: 'survey', row: 2, column: 'C', code: 'question-sensitive', value: label },
      ],
      notices: [],
    });
  });

  it.each([
    'Nhà có mạng không?',
    'Nhà cách bệnh viện bao xa?',
    'Có điện thoại thông minh không?',
    'Đã có căn cước gắn chip chưa?',
    'Có tài khoản thanh toán chưa?',
    'Nhà đông người không?',
  ])('is none of these: %s', async (label) => {
    expect(await asked(label)).toEqual({ problems: [], notices: [] });
  });

  it('is found in what may be chosen, in another language, and not in what is only read out', async () => {
    const chosen = await found(`| survey |
| | type | name | label::Tiếng Việt (vi) | label::English (en) |
| | select_one kind | a | Loại hộ | Kind |
| | text | b | Còn gì nữa? | Any disease? |
| | note | c | Không hỏi về sức khỏe | |
| choices |
| | list_name | name | label::Tiếng Việt (vi) |
| | kind | x | Hộ nghèo |
| | other | y | Dân tộc |`);
    expect(chosen.problems.map(({ row }) => row)).toEqual([2, 3]);
  });

  it('is let through where its author says that it asks nothing of the kind, and is told', async () => {
    const { problems, notices } = await asked('Ai chăm người bệnh ở trạm?', 'có');
    expect(problems).toEqual([]);
    expect(notices).toMatchObject([{ row: 2, column: 'D', code: 'question-marked' }]);
    expect((await asked('Ai bị bệnh?', 'không')).problems).toHaveLength(1);
  });
});
