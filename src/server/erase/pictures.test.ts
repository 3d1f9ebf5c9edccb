import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { toBase64Url } from '#kernel/bytes.ts';
import { sha256 } from '#server/crypto.ts';
import { erase } from '#server/erase/erase.ts';
import { openTestHome, type TestHome } from '#test/support/test-home.ts';

let home: TestHome;
let folder: string;

beforeEach(async () => {
  home = await openTestHome();
  folder = mkdtempSync(join(tmpdir(), 'banso-tombstones-'));
});

afterEach(async () => {
  await home.close();
  rmSync(folder, { recursive: true });
});

test('an erasure leaves the picture of a card that its next edition or another book names', async () => {
  const officer = await home.enrol('officer', home.commune);
  const learning = [...home.home.directory.books()].find(({ activity }) => activity === 'learning');
  if (learning === undefined) throw new Error('no book of cards');
  const file = toBase64Url(sha256(new Uint8Array(9)));
  const picture = { file, key: 'k'.repeat(22), bytes: 9, media: 'image/webp', shows: 'nút' };
  const text = { card: home.newId(), language: 'vi', skill: 'epay', step: 'told', order: 1 };
  const written = (edition: number) => ({
    type: 'card.written@1',
    on: home.today,
    body: { ...text, edition, say: 'Bấm', picture },
  });
  const { reply } = await officer.push([officer.part(learning.id, [written(1), written(2)])]);
  expect(reply.parts).toMatchObject([{ items: [{ verdict: 'ok' }, { verdict: 'ok' }] }]);
  const kept = { hash: file, bytes: 9, stream: officer.stream, receivedAt: 1 };
  for (const { id, cell } of [learning, home.doors]) {
    await home.home.store.write(cell, (writing) => writing.addFile(id, kept));
  }
  await home.home.shelf?.append('part', 0, new Uint8Array(9));
  expect(await home.home.shelf?.keep('part', file)).toBe(true);
  const left = async (n: number) => {
    const origins = [{ stream: officer.stream, n }];
    await erase(
      { ...home.home, tombstones: { folder } },
      { wanted: { book: learning.id, origins }, ground: 'asked' },
    );
    const row = await home.home.store.read(learning.cell).findFile(learning.id, file);
    return [row !== undefined, (await home.home.shelf?.read(file, 0, 1)) !== undefined];
  };
  expect(await left(1)).toEqual([true, true]);
  expect(await left(2)).toEqual([false, true]);
});
