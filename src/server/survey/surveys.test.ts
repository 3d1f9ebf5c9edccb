import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Bytes, fromBase64Url, utf8 } from '#kernel/bytes.ts';
import { canonicalText, parseCanonicalText } from '#kernel/canonical.ts';
import { defined } from '#kernel/assert.ts';
import type { Book, Proposal } from '#book/activity.ts';
import { LONG_BODY_BYTES_MAX, STRING_LENGTH_MAX } from '#book/limits.ts';
import { formTextOf, surveysOn, type WorkState } from '#domain/work/state.ts';
import type { SeenReply } from '#protocol/privacy.ts';
import type {
  SurveyCheck,
  SurveyHouseholds,
  SurveyResults,
  SurveySheet,
  SurveysReply,
  SurveyWritten,
} from '#protocol/survey.ts';
import { readSheets } from '#server/import/read-sheet.ts';
import { cutForm } from '#server/survey/cut-form.ts';
import { workbookOf } from '#test/fixtures/forms/sheets.ts';
import { FORM } from '#test/fixtures/forms/household.ts';
import { openTestHome, type TestHome } from '#test/support/test-home.ts';
import type { TestPhone } from '#test/support/test-phone.ts';

type Said = { readonly verdict: string; readonly why: string };

const FILE: Bytes = Uint8Array.from(workbookOf(FORM));

describe('a survey from its file to its results', () => {
  let the: TestHome;
  let officer: TestPhone;
  let member: TestPhone;
  let survey: string;
  const households = ['household1', 'household2'];

  beforeAll(async () => {
    the = await openTestHome();
    officer = await the.enrol('officer', the.commune);
    member = await the.enrol('member', the.village);
    const added = households.map((household) => ({
      type: 'household.added@1',
      on: the.today,
      body: { household, head: `Hộ ${household}`, code: household.slice(-1) },
    }));
    await say(the.homes, added);
  });
  afterAll(() => the.close());

  /** What became of each fact of the member. */
  async function say(book: Book, proposals: readonly Proposal[]): Promise<readonly Said[]> {
    const { reply } = await member.push([member.part(book.id, proposals)]);
    const [receipt] = reply.parts;
    const items = receipt !== undefined && 'items' in receipt ? receipt.items : [];
    return items.map(({ verdict, why }) => ({ verdict, why }));
  }

  const name = encodeURIComponent('Mạng.xlsx');
  const at = () => `place=${the.commune}`;
  const ask = <Reply>(path: string) => officer.send<Reply>('GET', `/api/${path}`);
  const work = async (): Promise<WorkState> => {
    const book = defined(the.home.directory.findBookOf('work', the.commune), 'a book of work');
    return (await the.home.warm.get(book)).state as WorkState; // a book of that activity
  };
  const answer = (id: string, household: string, said: Record<string, string>) => ({
    type: 'survey.answered@1',
    on: the.today,
    body: { answer: id, survey, household, said },
  });

  it('is opened under the name of what was shown, and once', async () => {
    const { reply } = await officer.send<SurveyCheck>(
      'POST',
      `/api/survey/check?${at()}&name=${name}`,
      FILE,
    );
    const open = (shown: string) =>
      officer.send<SurveyWritten>(
        'POST',
        `/api/survey/open?${at()}&name=${name}&shown=${shown}`,
        FILE,
      );
    const other = await open('A'.repeat(43));
    expect({ status: other.status, code: other.reply.code }).toEqual({
      status: 409,
      code: 'preview-stale',
    });
    const opened = await open(reply.hash ?? '');
    expect(opened.status).toBe(200);
    ({ survey } = opened.reply);
    expect((await open(reply.hash ?? '')).reply.survey).toBe(survey);
    const state = await work();
    expect(state.surveys.size).toBe(1);
    const text = defined(formTextOf(state, survey), 'the form');
    expect(parseCanonicalText(text)).toEqual({ ok: true, value: reply.form });
  });

  it('is pulled by the teams of its villages', async () => {
    const { reply } = await member.pull();
    expect(reply.books.map(({ book }) => book.activity)).toContain('work');
  });

  it('counts answers, and each line opens to its doors', async () => {
    await say(the.doors, [
      answer('answer0001', 'household1', {
        net: 'yes',
        uses: 'call news',
        cost: '120',
        people: '2',
        'people[1]/who': 'Lù A Sính',
        'people[1]/age': '41',
        'people[2]/who': '=HYPERLINK("http://x";"y")',
        'people[2]/age': '9',
      }),
      answer('answer0002', 'household2', { net: 'no', why: 'other', why_other: 'Chưa có điện' }),
    ]);
    const { reply } = await ask<SurveyResults>(`survey/results?${at()}&survey=${survey}`);
    expect({ answers: reply.answers, households: reply.households }).toEqual({
      answers: 2,
      households: 2,
    });
    const line = (question: string) => reply.questions.find((each) => each.question === question);
    expect(line('net')?.choices?.map(({ choice, count }) => [choice, count])).toEqual([
      ['yes', 1],
      ['no', 1],
    ]);
    expect(line('people/age')?.numbers).toEqual({ least: '9', most: '41', mean: '25', sum: '50' });
    expect(line('why')?.choices?.at(-1)).toEqual({
      choice: 'other',
      label: 'Khác',
      count: 1,
      households: 1,
    });
    for (const [choice, household] of [
      ['yes', 'household1'],
      ['no', 'household2'],
    ] as const) {
      const behind = await ask<SurveyHouseholds>(
        `survey/households?${at()}&survey=${survey}&question=net&choice=${choice}`,
      );
      expect(behind.reply.items.map(({ id }) => id)).toEqual([household]);
    }
    const words = `question=why_other&choice=${encodeURIComponent('điện')}`;
    const typed = await ask<SurveyHouseholds>(
      `survey/households?${at()}&survey=${survey}&${words}`,
    );
    expect(typed.reply.items).toEqual([]);
    const { surveys } = (await ask<SurveysReply>(`surveys?${at()}`)).reply;
    const village = surveys[0]?.villages.find(({ place }) => place === the.village);
    expect({ households: village?.households, answered: village?.answered }).toEqual({
      households: 2,
      answered: 2,
    });
  });

  it('writes down at whose answers somebody looked', async () => {
    for (const household of households) {
      const { reply } = await ask<SeenReply>(`seen?${at()}&id=${household}`);
      expect(reply.lines.map(({ about, what }) => [about, what])).toEqual([[household, 'survey']]);
    }
  });

  it('goes out as a workbook: a row an answer, a sheet a repeat, and no formula', async () => {
    const { reply } = await ask<SurveySheet>(`survey/sheet?${at()}&survey=${survey}`);
    const bytes = fromBase64Url(reply.file);
    const read = await readSheets(bytes.ok ? bytes.value : new Uint8Array(), reply.name);
    const sheets = read.ok ? read.value : [];
    expect(reply.name).toBe('Mạng và điện thoại trong nhà.xlsx');
    const rows = (index: number) =>
      sheets[index]?.rows.map(({ cells }) => cells.map((cell) => cell?.number ?? cell?.text ?? ''));
    const [head = [], first = []] = rows(0) ?? [];
    expect(first[head.indexOf('cost')]).toBe(120);
    expect(first[head.indexOf('Chủ hộ')]).toBe('Hộ household1');
    expect(rows(0)).toHaveLength(3);
    expect(sheets[1]?.name).toBe('people');
    expect(rows(1)).toEqual([
      ['Mã trả lời', 'Lần', 'people/who', 'people/age'],
      ['answer0001', '1', 'Lù A Sính', 41],
      ['answer0001', '2', `'=HYPERLINK("http://x";"y")`, 9],
    ]);
  });

  it('counts what was withdrawn no longer, in the results, behind a line and in the workbook', async () => {
    await say(the.doors, [
      {
        type: 'survey.corrected@1',
        on: the.today,
        body: { answer: 'answer0001', household: 'household1', edition: 2 },
      },
    ]);
    const { reply } = await ask<SurveyResults>(`survey/results?${at()}&survey=${survey}`);
    expect([reply.answers, reply.households]).toEqual([1, 1]);
    const net = reply.questions.find(({ question }) => question === 'net')?.choices ?? [];
    expect(net.map(({ count }) => count)).toEqual([0, 1]);
    const behind = await ask<SurveyHouseholds>(
      `survey/households?${at()}&survey=${survey}&question=net&choice=yes`,
    );
    expect(behind.reply.items).toEqual([]);
    const sheet = await ask<SurveySheet>(`survey/sheet?${at()}&survey=${survey}`);
    const bytes = fromBase64Url(sheet.reply.file);
    const read = await readSheets(bytes.ok ? bytes.value : new Uint8Array(), sheet.reply.name);
    const rows = read.ok ? read.value.map((each) => each.rows.length) : [];
    expect(rows).toEqual([2, 1]);
  });

  it('counts no answer of which a part is missing, says how many those are, and counts it whole', async () => {
    const [first] = [answer('answer0009', 'household1', { net: 'yes' })];
    await say(the.doors, [{ ...first, body: { ...first.body, parts: 2 } }]);
    const results = async () =>
      (await ask<SurveyResults>(`survey/results?${at()}&survey=${survey}`)).reply;
    const half = await results();
    expect([half.answers, half.households, half.incomplete]).toEqual([1, 1, 1]);
    const more = { answer: 'answer0009', household: 'household1', edition: 1, said: { cost: '5' } };
    await say(the.doors, [{ type: 'survey.continued@1', on: the.today, body: more }]);
    const whole = await results();
    expect([whole.answers, whole.households, whole.incomplete]).toEqual([2, 2, undefined]);
    const back = { answer: 'answer0009', household: 'household1', edition: 2 };
    await say(the.doors, [{ type: 'survey.corrected@1', on: the.today, body: back }]);
  });

  it('counts of a village only answers of houses that stand', async () => {
    const told = async () => {
      const { reply } = await ask<SurveysReply>(`surveys?${at()}`);
      const village = reply.surveys[0]?.villages.find(({ place }) => place === the.village);
      return { households: village?.households, answered: village?.answered };
    };
    const before = await told();
    const move = (type: string, body: object) =>
      say(the.homes, [{ type, on: the.today, body: { household: 'household2', ...body } }]);
    await move('household.left@1', { reason: 'moved' });
    expect(await told()).toEqual({
      households: defined(before.households, 'houses') - 1,
      answered: defined(before.answered, 'answers') - 1,
    });
    await move('household.returned@1', {});
    expect(await told()).toEqual(before);
  });

  it('is closed; what comes later is kept, and asked about', async () => {
    const body = utf8(JSON.stringify({ place: the.commune, survey }));
    const close = await officer.send<SurveyWritten>('POST', '/api/survey/close', body);
    expect(close.status).toBe(200);
    expect(surveysOn(await work(), the.today)).toEqual([]);
    const late = await say(the.doors, [
      { ...answer('answer0003', 'household1', { net: 'no' }), on: the.today + 1 },
    ]);
    expect(late).toEqual([{ verdict: 'flagged', why: 'survey-closed' }]);
    const { reply } = await ask<SurveyResults>(`survey/results?${at()}&survey=${survey}`);
    expect([reply.answers, reply.households]).toEqual([2, 2]);
    const net = reply.questions.find(({ question }) => question === 'net')?.choices ?? [];
    expect(net.map(({ count }) => count)).toEqual([0, 2]);
    for (const { choice, count } of net) {
      const behind = await ask<SurveyHouseholds>(
        `survey/households?${at()}&survey=${survey}&question=net&choice=${choice}`,
      );
      expect(behind.reply.items).toHaveLength(count);
    }
  });
});

it('a form is cut within the limits of a body and of a text, and never through a letter', () => {
  for (const letter of ['a', 'ệ', '😀', '"', '\\']) {
    const text = letter.repeat(40_000);
    const parts = cutForm(text);
    expect(parts.flat().join('')).toBe(text);
    expect(Math.max(...parts.flat().map((piece) => piece.length))).toBeLessThanOrEqual(
      STRING_LENGTH_MAX,
    );
    for (const pieces of parts) {
      const body = canonicalText({ survey: 'survey0001', part: 32, pieces });
      expect(new TextEncoder().encode(body).length).toBeLessThanOrEqual(LONG_BODY_BYTES_MAX);
      expect(pieces.every((piece) => piece.isWellFormed())).toBe(true);
    }
  }
});
