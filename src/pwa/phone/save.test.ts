import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { err, ok } from '#kernel/result.ts';
import type { Book } from '#book/activity.ts';
import type { Device } from '#device/device.ts';
import { hideToast, ToastHost } from '#pwa/ui/toast.tsx';
import { reasonText } from './reasons.ts';
import { saveOrTell } from './save.ts';

const BOOK: Book = {
  id: 'homesBook1',
  activity: 'homes',
  place: 'village001',
  cell: 1,
  people: 'peopleBk01',
  places: 'placesBk01',
};
const INTENDED = ok([
  { type: 'household.returned@1', on: 20_000, body: { household: 'houseAAAA1' } },
]);

/** A phone of which only the saving is asked. */
const phoneThat = (saves: Device['save']): Device => ({ save: saves }) as Device;

test('what could not be saved is told, never passed over', async () => {
  hideToast();
  const full = phoneThat(() => Promise.resolve(err({ code: 'disk-full' })));
  await saveOrTell(full, BOOK, INTENDED, { said: 'Đã ghi' });
  const told = renderToString(h(ToastHost, {}));
  expect(told).toContain(reasonText('disk-full'));
  expect(told).not.toContain('Đã ghi');
});

test('what was saved is told as saved', async () => {
  hideToast();
  await saveOrTell(
    phoneThat(() => Promise.resolve(ok([]))),
    BOOK,
    INTENDED,
    { said: 'Đã ghi' },
  );
  expect(renderToString(h(ToastHost, {}))).toContain('Đã ghi');
  hideToast();
});
