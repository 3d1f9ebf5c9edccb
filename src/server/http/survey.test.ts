import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Bytes, utf8 } from '#kernel/bytes.ts';
import { REGISTER_FILE_BYTES_MAX } from '#protocol/limits.ts';
import type { SurveyCheck } from '#protocol/survey.ts';
import { workbookOf } from '#test/fixtures/forms/sheets.ts';
import { openTestHome, type TestHome } from '#test/support/test-home.ts';
import type { TestPhone } from '#test/support/test-phone.ts';

const FORM = Uint8Array.from(
  workbookOf(`
    | survey |
    | | type | name | label | relevant |
    | | select_one yn | net | Nhà có mạng không? | |
    | | text | whose | Của nhà mạng nào? | \${net} = 'yes' |
    | choices |
    | | list_name | name | label |
    | | yn | yes | Có |
    | | yn | no | Không |`),
);

const WRONG = Uint8Array.from(
  workbookOf(`
    | survey |
    | | type | name | label | relevant |
    | | text | whose | Của nhà mạng nào? | \${net} = 'yes' |`),
);

describe('a form over HTTP', () => {
  let the: TestHome;
  let officer: TestPhone;

  beforeAll(async () => {
    the = await openTestHome();
    officer = await the.enrol('officer', the.commune);
  });
  afterAll(() => the.close());

  const check = (phone: TestPhone, bytes: Bytes) =>
    phone.send<SurveyCheck>(
      'POST',
      `/api/survey/check?place=${the.commune}&name=${encodeURIComponent('Mạng ở nhà.xlsx')}`,
      bytes,
    );

  it('is read, and named after its file where it has no title', async () => {
    const { status, reply } = await check(officer, FORM);
    expect(status).toBe(200);
    expect(reply).toMatchObject({ problems: [], notices: [], form: { title: 'Mạng ở nhà' } });
    expect(reply.form?.items.map(({ name }) => name)).toEqual(['net', 'whose']);
  });

  it('is told what is wrong with which cell', async () => {
    const { reply } = await check(officer, WRONG);
    expect(reply.problems).toEqual([
      { sheet: 'survey', row: 2, column: 'D', code: 'reference-unknown', value: '${net}' },
    ]);
    expect(reply.form).toBeUndefined();
  });

  it.each<[string, () => Promise<TestPhone>, Bytes, number, string]>([
    ['a member', () => the.enrol('member', the.village), FORM, 403, 'not-yours'],
    ['what is no workbook', async () => officer, utf8('PK\u0003\u0004'), 422, 'sheet-unreadable'],
    [
      'too large a file',
      async () => officer,
      new Uint8Array(REGISTER_FILE_BYTES_MAX + 1),
      413,
      'too-large',
    ],
  ])('%s is refused', async (_, phone, bytes, status, code) => {
    const answer = await check(await phone(), bytes);
    expect({ status: answer.status, code: answer.reply.code }).toEqual({ status, code });
  });

  it('is given no hash where it asks what the whole team should not read', async () => {
    const asked = (mark: string): Bytes =>
      Uint8Array.from(
        workbookOf(`
          | survey |
          | | type | name | label | not_sensitive |
          | | text | a | Dân tộc của chủ hộ | ${mark} |`),
      );
    const { reply } = await check(officer, asked(''));
    expect(reply.problems).toMatchObject([{ row: 2, column: 'C', code: 'question-sensitive' }]);
    expect(reply).not.toHaveProperty('hash');
    const marked = await check(officer, asked('yes'));
    expect(marked.reply.notices).toMatchObject([{ code: 'question-marked' }]);
    expect(marked.reply.hash).toBeDefined();
  });
});
