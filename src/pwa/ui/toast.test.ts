import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { afterEach, expect, test } from 'vitest';
import { hideToast, lastsMs, showToast, showTrouble, ToastHost } from './toast.tsx';

const shown = (): string => renderToString(h(ToastHost, null)).replaceAll(/<svg.*?<\/svg>/gsu, '');

afterEach(hideToast);

test('what was done goes by itself, later when it can be taken back; what went wrong stays', () => {
  const undo = (): void => undefined;
  expect(lastsMs({ undo: undefined, isTrouble: false })).toBe(6_000);
  expect(lastsMs({ undo, isTrouble: false })).toBe(20_000);
  expect(lastsMs({ undo: undefined, isTrouble: true })).toBeUndefined();
});

test('only what stays has to be closed, and the last word counts', () => {
  showToast('Đã ghi', () => undefined);
  expect(shown()).toContain('Hoàn tác');
  expect(shown()).not.toContain('Đóng');
  showTrouble('Chưa ghi được');
  expect(shown()).toContain('Chưa ghi được');
  expect(shown()).toContain('Đóng');
  expect(shown()).not.toContain('Hoàn tác');
  hideToast();
  expect(shown()).not.toContain('toast-text');
});
