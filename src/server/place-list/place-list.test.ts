import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { importPlaces, listPlaces } from '#cli/places.ts';
import type { Config } from '#server/config.ts';
import { checkRows } from '#server/place-list/check-rows.ts';
import type { ListRow } from '#server/place-list/read-rows.ts';
import { openTestHome, type TestHome } from '#test/support/test-home.ts';

const CONFIG: Config = {
  kind: 'real',
  folder: '/x',
  host: '127.0.0.1',
  port: 80,
  leaseDays: 60,
  name: 'Thử',
};

const BAC_NINH = { provinceCode: '24', provinceName: 'Tỉnh Bắc Ninh' };
const row = (at: number, over: Partial<ListRow> = {}): ListRow => ({
  at,
  ...BAC_NINH,
  code: '07615',
  name: 'Xã Sơn Động',
  ...over,
});

describe('a list of provinces and communes', () => {
  it('is read with kinds apart from names, and zeros that a spreadsheet dropped', () => {
    const list = checkRows([
      row(1),
      row(2, {
        provinceCode: '1',
        provinceName: 'Thành phố Hà Nội',
        code: '4',
        name: 'Phường Ba Đình',
      }),
      row(3, { code: '27001', name: 'Đặc khu Thử' }),
    ]);
    expect(list.defects).toEqual([]);
    expect(list.provinces).toMatchObject([
      { code: '24', kind: 'tinh', name: 'Bắc Ninh' },
      { code: '01', kind: 'thanh-pho', name: 'Hà Nội' },
    ]);
    expect(list.communes).toMatchObject([
      { code: '07615', kind: 'xa', name: 'Sơn Động', province: '24' },
      { code: '00004', kind: 'phuong', name: 'Ba Đình', province: '01' },
      { code: '27001', kind: 'dac-khu', name: 'Thử', province: '24' },
    ]);
  });

  it.each<[string, ListRow, string, string]>([
    ['without a code', row(2, { code: '' }), 'code-missing', 'Xã Sơn Động'],
    ['with a code of letters', row(2, { code: 'x7615' }), 'code-wrong', 'x7615'],
    ['with a code too long', row(2, { code: '076150' }), 'code-wrong', '076150'],
    ['with a code that another has', row(2, { name: 'Xã Khác' }), 'code-twice', '07615'],
    ['with a name that another has', row(2, { code: '07616' }), 'name-twice', 'Xã Sơn Động'],
    ['without a name', row(2, { code: '07616', name: ' ' }), 'name-missing', '07616'],
    ['of no kind', row(2, { code: '07616', name: 'Sơn Hải' }), 'kind-unknown', 'Sơn Hải'],
    [
      'whose province has two names',
      row(2, { code: '07616', name: 'Xã Sơn Hải', provinceName: 'Tỉnh Bắc Giang' }),
      'province-differs',
      '24 Tỉnh Bắc Giang',
    ],
    [
      'whose province has no code',
      row(2, { code: '07616', name: 'Xã Sơn Hải', provinceCode: '' }),
      'province-missing',
      'Xã Sơn Hải',
    ],
  ])('names the row %s', (_, wrongRow, code, value) => {
    expect(checkRows([row(1), wrongRow]).defects).toContainEqual({ at: 2, code, value });
  });

  it('notes what it takes otherwise than it is written', () => {
    const { notes, communes } = checkRows([
      row(1, { name: 'xã Bắc  Sơn' }),
      row(2, { code: '06376', name: 'Xã Nhất Hoà' }),
    ]);
    expect(notes.map(({ at, code }) => [at, code])).toEqual([
      [1, 'spaces'],
      [1, 'kind-lower-case'],
      [2, 'old-tone-marks'],
    ]);
    expect(communes.map(({ name }) => name)).toEqual(['Bắc Sơn', 'Nhất Hoà']);
  });
});

describe('places import', () => {
  let the: TestHome;
  let folder: string;

  beforeEach(async () => {
    the = await openTestHome();
    folder = mkdtempSync(join(tmpdir(), 'banso-list-'));
  });
  afterEach(async () => {
    rmSync(folder, { recursive: true });
    await the.close();
  });

  async function run(rows: readonly string[], ...args: string[]) {
    const file = join(folder, 'danh-muc.csv');
    const header = 'STT,Mã số tỉnh,Tỉnh/Thành phố,Mã số,Tên đơn vị hành chính';
    writeFileSync(file, [header, ...rows].join('\n'));
    const outcome = await importPlaces(the.home, CONFIG, [file, '--from', '2025-07-01', ...args]);
    return outcome.ok ? outcome.lines.join('\n') : outcome.sentence;
  }
  const listed = async (): Promise<string> => {
    const outcome = await listPlaces(the.home, CONFIG, []);
    return outcome.ok ? outcome.lines.join('\n') : '';
  };

  it('adds what is not there with its books, and nothing the second time', async () => {
    const rows = ['1,24,Tỉnh Bắc Ninh,07615,Xã Sơn Động', '2,24,Tỉnh Bắc Ninh,07616,Phường Thử'];
    const before = await listed();
    expect(await run(rows)).toContain('Nothing was written');
    expect(await listed()).toBe(before);
    expect(await run(rows, '--yes')).toContain('wrote 6 facts');
    const place = /^(\S+) +xa Sơn Động 07615$/mu.exec(await listed())?.[1] ?? '';
    expect(the.home.directory.findBookOf('people', place)).toBeDefined();
    expect(await run(rows, '--yes')).toContain('wrote 0 facts');
  });

  it('takes one province of a list', async () => {
    const rows = ['1,24,Tỉnh Bắc Ninh,07615,Xã Sơn Động', '2,40,Tỉnh Nghệ An,16831,Xã Mường Lống'];
    expect(await run(rows, '--province', '40', '--yes')).toContain('wrote 4 facts');
    expect(await listed()).not.toContain('Sơn Động 07615');
    expect(await run(rows, '--province', '99')).toContain('province-not-listed');
  });

  it('takes nothing while a code names another place here, until that is said', async () => {
    await run(['1,40,Tỉnh Nghệ An,16849,Xã Hữu Lập'], '--yes');
    const renamed = [
      '1,40,Tỉnh Nghệ An,16849,Xã Hữu Kiệm',
      '2,40,Tỉnh Nghệ An,16831,Xã Mường Lống',
    ];
    const before = await listed();
    expect(await run(renamed, '--yes')).toMatch(/row 2 {2}code-elsewhere {2}16849 Hữu Kiệm/u);
    expect(await listed()).toBe(before);
    expect(await run(renamed, '--yes', '--renamed', '16849')).toContain('Renamed: 1');
    expect(await listed()).toContain('xa Hữu Kiệm 16849');
  });

  it('gives a place its code, its kind and the province it lies in since', async () => {
    await run(
      ['1,30,Tỉnh Hải Dương,10552,Xã Nguyễn Trãi', '2,31,Thành phố Hải Phòng,10553,Xã Kim'],
      '--yes',
    );
    const moved = [
      '1,31,Thành phố Hải Phòng,10552,Phường Nguyễn Trãi',
      '2,31,Thành phố Hải Phòng,10553,Xã Kim',
    ];
    expect(await run(moved, '--yes')).toContain('New: 0. Coded: 0. Renamed: 1. Moved: 1.');
    expect(await run(moved)).toContain('Renamed: 0. Moved: 0.');
  });

  it.each([
    ['no columns', 'x.csv', 'a,b\n1,2', 'columns-missing'],
    ['no list', 'x.json', '{"a":1}', 'columns-missing'],
    ['no text', 'x.json', '[', 'file-damaged'],
    ['nothing', 'x.csv', '', 'file-empty'],
  ])('says what is wrong with a file of %s', async (_, name, text, code) => {
    const file = join(folder, name);
    writeFileSync(file, text);
    const outcome = await importPlaces(the.home, CONFIG, [file, '--from', '2025-07-01', '--yes']);
    expect(outcome.ok ? '' : outcome.sentence).toContain(code);
  });
});
