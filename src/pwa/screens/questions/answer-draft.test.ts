import { expect, test } from 'vitest';
import { answerDraftOf, answerIntentOf } from './answer-draft.ts';

let minted = 0;
const newId = (): string => `minted${String((minted += 1)).padStart(4, '0')}`;

const draft = (asked: string, said = 'Sáng thứ Hai có nước.') => ({
  ...answerDraftOf(undefined, ['question01'], newId),
  texts: { vi: { asked, said } },
});

test('nobody who asked is named on the board, however the name is typed', () => {
  const names = ['Lý Thị Sửu', 'Hoa'];
  for (const asked of [
    'Bà Lý Thị Sửu hỏi bao giờ có nước',
    'lý  thị SỬU hỏi nước',
    'Ly Thi Suu?',
  ]) {
    expect(answerIntentOf(draft(asked), names)).toEqual({ field: 'named', name: 'Lý Thị Sửu' });
  }
  // One word alone is most often something else.
  expect(answerIntentOf(draft('Bao giờ phát giống hoa màu?'), names)).toMatchObject({
    questions: ['question01'],
  });
});

test('what is missing is said field by field', () => {
  expect(answerIntentOf(draft('  '), [])).toEqual({ field: 'asked' });
  expect(answerIntentOf(draft('Bao giờ có nước?', ' '), [])).toEqual({ field: 'said' });
  const photo = { file: 'f', key: 'k', bytes: 1, media: 'image/webp' as const };
  expect(answerIntentOf({ ...draft('Bao giờ có nước?'), photo }, [])).toEqual({ field: 'shows' });
});
