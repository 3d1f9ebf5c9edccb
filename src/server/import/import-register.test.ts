import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { defined } from '#kernel/assert.ts';
import type { HomesState } from '#domain/homes/state.ts';
import { ImportDone, ImportPreview } from '#protocol/import.ts';
import type { StreamLine } from '#server/store/store.ts';
import { openTestHome, type TestHome } from '#test/support/test-home.ts';
import type { TestPhone } from '#test/support/test-phone.ts';
import { confirmImport, previewImport, type ImportRequest } from './import-register.ts';

const text = `Thôn,Số hộ,Họ và tên,Quan hệ với chủ hộ,Ngày sinh,Số điện thoại
Bản Nà Lúa,1,LÒ VĂN MẪU,Chủ hộ,15/03/1968,0912345601
Bản Nà Lúa,1,Vi Thị Thử,Vợ,31/02/1970,
Khe Đá,1,Lò Văn Giả,Chủ hộ,1980,01623456789
Bản Lạ,1,Lò Văn Xa,Chủ hộ,1980,
`;

let the: TestHome;
let officer: StreamLine;
let member: StreamLine;

/** The stream of somebody with a role, as the home knows it. */
async function lineOf(role: 'officer' | 'member', place: string): Promise<StreamLine> {
  await the.enrol(role, place);
  const person = await the.addPerson(role, place);
  const kept = await the.home.recorder.keepStream(person, the.people);
  if (!kept.ok) throw new Error(kept.error.code);
  return kept.value;
}

const request = (line: StreamLine, content = text, fileName = 'so-ho.csv'): ImportRequest => ({
  home: the.home,
  line,
  place: the.commune,
  fileName,
  bytes: new TextEncoder().encode(content),
});

beforeAll(async () => {
  the = await openTestHome();
  officer = await lineOf('officer', the.commune);
  member = await lineOf('member', the.village);
});
afterAll(() => the.close());

const heads = async (): Promise<number[]> => {
  const all: number[] = [];
  for (const book of the.home.directory.books()) all.push((await the.home.warm.get(book)).seq);
  return all;
};

describe('a register on its way into the books', () => {
  test('is shown first, and showing writes nothing', async () => {
    const before = await heads();
    const shown = await previewImport(request(officer));
    expect(await heads()).toEqual(before);
    if (!shown.ok) throw new Error(shown.error.code);
    const preview = v.parse(ImportPreview, shown.value);
    expect(preview.created).toEqual({ households: 2, residents: 3 });
    expect(preview.villages.map(({ name }) => name).sort()).toEqual(['Khe Đá', 'Nà Lúa']);
    expect(preview.notes).toMatchObject([{ row: 3, column: 'E', code: 'birth-not-in-calendar' }]);
    expect(preview.review).toMatchObject([{ row: 5, why: 'village-not-known', value: 'Bản Lạ' }]);
  });

  test('is written as shown, once, under the name of whoever brought it', async () => {
    const shown = await previewImport(request(officer));
    if (!shown.ok) throw new Error(shown.error.code);
    const done = await confirmImport(request(officer), shown.value.preview);
    if (!done.ok) throw new Error(done.error.code);
    expect(v.parse(ImportDone, done.value)).toMatchObject({ facts: 5, changed: 0, review: 1 });
    const { state } = await the.home.warm.get(the.homes);
    const households = [...(state as HomesState).households.values()]; // the state of a homes book
    expect(households).toMatchObject([{ code: '1', head: 'Lò Văn Mẫu', phone: '+84912345601' }]);
    expect(defined(the.home.directory.findStream(officer.stream), 'the stream').person).toBe(
      officer.person,
    );

    const stale = await confirmImport(request(officer), shown.value.preview);
    expect(stale).toMatchObject({ ok: false, error: { code: 'preview-stale' } });
    const again = await previewImport(request(officer));
    if (!again.ok) throw new Error(again.error.code);
    expect(again.value.created).toEqual({ households: 0, residents: 0 });
    expect(again.value.unchanged).toEqual({ households: 2, residents: 3 });
    const nothing = await confirmImport(request(officer), again.value.preview);
    expect(nothing).toMatchObject({ ok: true, value: { facts: 0 } });
  });

  test('is refused with a code and changes nothing', async () => {
    const before = await heads();
    const shown = await previewImport(request(officer));
    if (!shown.ok) throw new Error(shown.error.code);
    expect(await previewImport(request(member))).toMatchObject({ error: { code: 'not-yours' } });
    expect(await confirmImport(request(member), shown.value.preview)).toMatchObject({
      error: { code: 'not-yours' },
    });
    const broken = await previewImport(request(officer, 'PK\u0003\u0004', 'so-ho.xlsx'));
    expect(broken).toMatchObject({
      error: { code: 'sheet-unreadable', detail: { file: 'file-damaged' } },
    });
    const other = await confirmImport(
      request(officer, `${text}Khe Đá,2,Lò Văn Thêm,Chủ hộ,1990,`),
      shown.value.preview,
    );
    expect(other).toMatchObject({ error: { code: 'preview-stale' } });
    expect(await heads()).toEqual(before);
  });
});

describe('over the wire', () => {
  const file = new TextEncoder().encode(text.replaceAll('Lò Văn', 'Lò Thị'));
  const send = (
    phone: TestPhone,
    step: 'preview' | 'confirm',
    more: Record<string, string> = {},
  ) => {
    const query = new URLSearchParams({ place: the.commune, name: 'so.csv', ...more });
    return phone.send('POST', `/api/import/${step}?${query.toString()}`, file);
  };

  test('an officer is shown a register and confirms it; a member is not asked', async () => {
    const phone = await the.enrol('officer', the.commune);
    const shown = await send(phone, 'preview');
    expect(shown.status).toBe(200);
    const { preview } = v.parse(v.object({ preview: v.string() }), shown.reply);
    const stale = await send(phone, 'confirm', {
      preview: preview.replace(/.$/u, 'A').replace(/^./u, 'B'),
    });
    expect([stale.status, stale.reply.code]).toEqual([409, 'preview-stale']);
    expect((await send(phone, 'confirm', { preview })).status).toBe(200);
    expect((await send(phone, 'confirm', { preview: 'x' })).status).toBe(400);
    const other = await the.enrol('member', the.village);
    expect((await send(other, 'preview')).reply.code).toBe('not-yours');
  });
});
