import { describe, expect, it } from 'vitest';
import { opens, shownOf } from './pushed.ts';

const said = { notice: 'noticeAAAA', class: 'priority', title: 'Mất điện', text: 'Bản Nà Lúa: x' };

describe('what a push message shows', () => {
  it('is its notice, in the place of an earlier edition', () => {
    expect(shownOf(JSON.stringify(said))).toMatchObject({
      title: 'Mất điện',
      options: { body: 'Bản Nà Lúa: x', tag: 'noticeAAAA', renotify: true },
    });
  });

  it('is an alarm that stays until somebody looks', () => {
    const { title, options } = shownOf(JSON.stringify({ ...said, class: 'emergency' }));
    expect(title).toBe('KHẨN: Mất điện');
    expect(options).toMatchObject({ requireInteraction: true });
  });

  it.each(['', 'không', '{}', '[]', 'null', '{"title":1}', JSON.stringify({ ...said, text: 3 })])(
    'is a word all the same where it is none of ours: %s',
    (text) => {
      expect(shownOf(text)).toMatchObject({ title: 'Bản Số', options: { tag: 'board' } });
    },
  );
});

describe('a notification leads to its notice, or to the board, and nowhere else', () => {
  it.each([
    ['noticeAAAA', '/#/board/noticeAAAA'],
    ['https://vidu.vn', '/#/board'],
    ['a/../../x', '/#/board'],
    [undefined, '/#/board'],
  ])('%s', (data, address) => {
    expect(opens(data)).toBe(address);
  });
});
