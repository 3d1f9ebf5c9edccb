import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mustRecord, openTestHome, type TestHome } from '#test/support/test-home.ts';
import { defined } from '#kernel/assert.ts';
import { noticeCode, noticeCodeBytes } from '#domain/board/notice-code.ts';
import { createSpeech } from '#server/board/speech.ts';
import { sha256 } from '#server/crypto.ts';
import { createApp } from './app.ts';

let the: TestHome;
const codes: Record<string, string> = {};

const post = async (edition: string, more: object): Promise<void> => {
  const book = defined(the.home.directory.findBookOf('board', the.village), 'a board');
  const texts = { vi: { title: 'Dọn đường', text: 'Sáng Chủ nhật bà con dọn đường.' } };
  const content = { class: 'ordinary', to: 'everyone', pinned: false, from: the.today, texts };
  const body = { notice: edition.replace('_', 'n'), edition, ...content, ...more };
  await mustRecord(the.home, book, [{ type: 'notice.posted@1', on: the.today, body }]);
  const named = { place: the.village, edition };
  codes[edition] = noticeCode(named, sha256(noticeCodeBytes(book.id, named)));
};

beforeAll(async () => {
  the = await openTestHome();
  await post('road_00001', {});
  await post('team_00001', { to: 'team' });
});
afterAll(() => the.close());

/** Samples of a sound of the kind WAV, by its own head. */
function lengthOf(sound: ArrayBuffer): { said: number; seconds: number } {
  const view = new DataView(sound);
  const rate = view.getUint32(28, true);
  expect(new TextDecoder().decode(sound.slice(0, 4))).toBe('RIFF');
  expect(view.getUint32(4, true)).toBe(sound.byteLength - 8);
  return { said: view.getUint32(40, true), seconds: (sound.byteLength - 44) / rate };
}

describe('a notice read aloud by the machine', () => {
  test('is a sound of some seconds that says how long it is', async () => {
    expect(await (await the.app.request('/loa')).json()).toEqual({ speaks: true });
    const answer = await the.app.request(`/loa/${codes['road_00001'] ?? ''}`);
    expect(answer.headers.get('content-type')).toBe('audio/wav');
    const sound = await answer.arrayBuffer();
    const { said, seconds } = lengthOf(sound);
    expect(said).toBe(sound.byteLength - 44);
    expect(seconds).toBeGreaterThan(4);
    expect(seconds).toBeLessThan(30);
    // It is not silence.
    const samples = new Int16Array(sound.slice(44));
    expect(Math.max(...samples.subarray(0, 100_000))).toBeGreaterThan(3_000);
  });

  test('is only what everybody may read, under its code', async () => {
    for (const none of [codes['team_00001'], 'x', `${codes['road_00001'] ?? ''}A`]) {
      expect((await the.app.request(`/loa/${none ?? ''}`)).status).toBe(404);
    }
  });

  test('where no program reads aloud, nobody is offered it', async () => {
    const speech = createSpeech('no-such-program');
    const app = createApp(the.home, { log: () => undefined, speech });
    expect(await (await app.request('/loa')).json()).toEqual({ speaks: false });
    expect((await app.request(`/loa/${codes['road_00001'] ?? ''}`)).status).toBe(404);
  });

  test('more than a few at once are told to come again', async () => {
    const speech = createSpeech();
    const turns = Array.from({ length: 8 }, async () => speech.speak('Xin mời bà con.'));
    const said = await Promise.all(turns);
    expect(said.filter((each) => each === 'busy').length).toBe(4);
    expect(said.filter((each) => typeof each === 'object').length).toBe(4);
  });

  test('words that look like markup or options are words', async () => {
    const sound = await createSpeech().speak('--version <speak>&amp; $(id)');
    expect(typeof sound).toBe('object');
  });
});
