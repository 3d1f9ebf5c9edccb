import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Command } from '#cli/command.ts';
import { breach, exportPerson, retainOld } from '#cli/privacy.ts';
import { passDays } from '#test/support/pass-days.ts';
import { mustRecord, openTestHome, type TestHome } from '#test/support/test-home.ts';

let the: TestHome;
let folder: string;
beforeEach(async () => {
  the = await openTestHome();
  folder = mkdtempSync(join(tmpdir(), 'banso-privacy-'));
});
afterEach(async () => {
  await the.close();
  rmSync(folder, { recursive: true });
});

const config = {
  kind: 'real',
  folder: '/x',
  host: '127.0.0.1',
  port: 80,
  name: 'Thử',
  leaseDays: 60,
} as const;
const run = (command: Command, ...args: string[]) => command(the.home, config, args);
async function lines(command: Command, ...args: string[]): Promise<readonly string[]> {
  const outcome = await run(command, ...args);
  if (!outcome.ok) throw new Error(outcome.sentence);
  return outcome.lines;
}

it('writes what is kept about one person into two files, once, for its owner alone', async () => {
  const [household, resident] = [the.newId(), the.newId()];
  await mustRecord(the.home, the.homes, [
    { type: 'household.added@1', on: the.today, body: { household, alley: 'Ngõ Trên' } },
    {
      type: 'resident.added@1',
      on: the.today,
      body: { resident, household, name: 'Triệu Thị Sần', birthYear: 1950 },
    },
  ]);
  const out = join(folder, 'sần.json');
  const asked = ['--resident', resident, '--out', out, '--why', 'Theo yêu cầu số 3'];
  const [json = '', html = ''] = await lines(exportPerson, ...asked);
  expect(JSON.parse(readFileSync(json, 'utf8'))).toMatchObject({
    resident,
    lines: [{ body: { alley: 'Ngõ Trên' } }, { body: { birthYear: 1950 } }],
  });
  expect(readFileSync(html, 'utf8')).toContain('Thêm người: Triệu Thị Sần, sinh năm 1950');
  expect(statSync(html).mode & 0o777).toBe(0o600);
  expect(await run(exportPerson, ...asked)).toMatchObject({ ok: false });
  expect(await the.home.seen.list(the.homes, [resident], 9)).toMatchObject([
    { what: 'export', why: 'Theo yêu cầu số 3', person: the.home.directory.identity.person },
  ]);
  const unknown = await run(exportPerson, '--resident', 'AAAAAAAAAA', '--out', out);
  expect(unknown).toMatchObject({ ok: false });
});

it('counts the 72 hours of a breach from its detection', async () => {
  const open = await lines(breach, 'open', 'Mất một máy', '--detected', '2026-11-21T10:00');
  const [id = '', line = ''] = open;
  expect(line).toContain('detected 10:00 21/11/2026, report by 10:00 24/11/2026 (70 h left)');
  await lines(breach, 'note', id, 'Đã khoá phần việc của máy');
  the.clock.at += 80 * 3_600;
  expect((await lines(breach, 'list'))[0]).toContain('10 h overdue');
  await lines(breach, 'report', id, 'Đã báo Công an tỉnh, số 12/BC');
  expect((await lines(breach, 'list'))[0]).toContain('reported 20:00 24/11/2026');
  await lines(breach, 'close', id, 'Máy đã tìm lại');
  expect(await run(breach, 'note', id, 'Thêm')).toMatchObject({ ok: false });
  expect(await run(breach, 'open', 'Sau', '--detected', '2036-01-01T00:00')).toMatchObject({
    ok: false,
  });
  expect(await run(breach, 'dance', id, 'x')).toMatchObject({ ok: false });
  const kinds = (await the.home.store.directories.listBreachLines()).map(({ kind }) => kind);
  expect(kinds).toEqual(['opened', 'noted', 'reported', 'closed']);
});

it('takes out nothing in a dry run', async () => {
  const line = the.home.directory.findStream(the.home.directory.identity.stream);
  if (line === undefined) throw new Error('no stream');
  the.home.seen.note(line, the.homes, the.newId(), 'page');
  await the.home.seen.flush();
  await passDays(the, 732);
  expect((await lines(retainOld, '--dry-run'))[0]).toContain('1 lines');
  expect((await lines(retainOld, '--dry-run'))[0]).toContain('would be taken out');
  expect((await lines(retainOld))[0]).toContain('1 lines');
  expect((await lines(retainOld))[0]).toContain('0 lines');
  expect(await run(retainOld, '--all')).toMatchObject({ ok: false });
});
