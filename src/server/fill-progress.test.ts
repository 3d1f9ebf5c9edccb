import { describe, expect, it } from 'vitest';
import { createFillProgress } from '#server/fill-progress.ts';

function written(isTTY: boolean): string {
  let text = '';
  const tell = createFillProgress({ isTTY, write: (more) => (text += more) });
  for (let done = 0; done <= 200; done += 1) {
    tell(done, 200, done < 100 ? 'Đang dựng thôn 10/12: Nà Lúa' : 'Đang dựng thôn 2/12: Sa');
  }
  return text;
}

describe('the progress of filling', () => {
  it('goes over one line of a terminal', () => {
    const text = written(true);
    expect(text).not.toContain('\n');
    expect(text).toContain('\rĐang dựng thôn 10/12: Nà Lúa – 7 %');
    expect(text.endsWith('\rĐang dựng thôn 2/12: Sa – 100 %')).toBe(true);
    // Nothing of a longer line stays behind a shorter one.
    expect(text).toContain('\rĐang dựng thôn 2/12: Sa – 50 %     ');
  });

  it('is a line for every ten percent elsewhere', () => {
    const text = written(false);
    expect(text).not.toContain('\r');
    const lines = text.trimEnd().split('\n');
    expect(lines).toHaveLength(11);
    expect(lines[0]).toBe('Đang dựng thôn 10/12: Nà Lúa – 0 %');
    expect(lines.at(-1)).toBe('Đang dựng thôn 2/12: Sa – 100 %');
  });
});
