import { expect, test } from 'vitest';
import { closedDraftKey } from '#pwa/screens/closed/closed-draft.tsx';
import type { Request } from './requests.tsx';
import { dropSettled } from './step-sheet.tsx';

const request = (id: string, settled: Pick<Request, 'extended' | 'closed'> = {}): Request => ({
  id,
  village: 'villageAAA',
  resident: `of-${id}`,
  name: 'Vi Thị Sen',
  kind: 'copy',
  received: 1,
  acknowledgeBy: 2,
  due: 10,
  ...settled,
});

test('what is being written of a request goes when somebody else has settled it', async () => {
  const keyOf = (sheet: string, id: string): string => closedDraftKey(sheet, `of-${id}`, id);
  const sheets = ['open', 'later', 'over'].flatMap((id) => [
    keyOf('extend', id),
    keyOf('close', id),
  ]);
  const kept = new Set([...sheets, 'visit.house']);
  const device = {
    listDrafts: async () => Array.from(kept, (key) => ({ key, savedAt: 1 })),
    deleteDraft: async (key: string) => void kept.delete(key),
  };
  await dropSettled(device, [
    request('open'),
    request('later', { extended: { on: 3, reason: 'chờ hồ sơ giấy' } }),
    request('over', { closed: { on: 4, outcome: 'done' } }),
    request('none', { closed: { on: 4, outcome: 'done' } }),
  ]);
  expect([...kept]).toEqual([
    keyOf('extend', 'open'),
    keyOf('close', 'open'),
    keyOf('close', 'later'),
    'visit.house',
  ]);
});
