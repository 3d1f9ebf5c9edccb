import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Bytes, utf8 } from '#kernel/bytes.ts';
import type { ImportDone, ImportPreview } from '#protocol/import.ts';
import { REGISTER_FILE_BYTES_MAX } from '#protocol/limits.ts';
import { openTestHome, type TestHome } from '#test/support/test-home.ts';
import type { TestPhone } from '#test/support/test-phone.ts';

const REGISTER = utf8(
  'Thôn,Họ và tên chủ hộ,Mã hộ\nNà Lúa,Lò Văn Nghiệm,H-01\nNà Lúa,Vi Thị Sen,H-02\nKhe Đá,Lục Văn Bảo,K-01\n',
);

describe('a register over HTTP', () => {
  let the: TestHome;
  let officer: TestPhone;

  beforeAll(async () => {
    the = await openTestHome();
    officer = await the.enrol('officer', the.commune);
  });
  afterAll(() => the.close());

  const send = <Reply>(phone: TestPhone, route: string, bytes: Bytes, more = '') =>
    phone.send<Reply>(
      'POST',
      `/api/import/${route}?place=${the.commune}&name=so-ho.csv${more}`,
      bytes,
    );
  const headOf = async () => the.home.store.read(the.homes.cell).findHead(the.homes.id);

  it('is shown, then written once', async () => {
    const before = await headOf();
    const shown = await send<ImportPreview>(officer, 'preview', REGISTER);
    expect(shown.status).toBe(200);
    expect(shown.reply.created.households).toBe(3);
    expect(await headOf()).toEqual(before);
    const confirm = () =>
      send<ImportDone>(officer, 'confirm', REGISTER, `&preview=${shown.reply.preview}`);
    expect((await confirm()).reply.created).toMatchObject({ households: 3 });
    const again = await confirm();
    expect({ status: again.status, code: again.reply.code }).toEqual({
      status: 409,
      code: 'preview-stale',
    });
    expect((await send<ImportPreview>(officer, 'preview', REGISTER)).reply.created.households).toBe(
      0,
    );
  });

  it('is traced to the officer who brought it', async () => {
    const [fact] = await the.home.store.read(the.homes.cell).getFacts(the.homes.id, [1]);
    const me = (await officer.pull()).reply.me;
    expect(the.home.directory.findStream(fact?.stream ?? '')?.person).toBe(me.person);
  });

  it.each<[string, () => Promise<TestPhone>, Bytes, number, string]>([
    ['a member', () => the.enrol('member', the.village), REGISTER, 403, 'not-yours'],
    [
      'a workbook that cannot be opened',
      async () => officer,
      utf8('PK\u0003\u0004 and no workbook'),
      422,
      'sheet-unreadable',
    ],
    [
      'too large a file',
      async () => officer,
      new Uint8Array(REGISTER_FILE_BYTES_MAX + 1),
      413,
      'too-large',
    ],
  ])('%s is refused', async (_, phone, bytes, status, code) => {
    const answer = await send(await phone(), 'preview', bytes);
    expect({ status: answer.status, code: answer.reply.code }).toEqual({ status, code });
  });
});
