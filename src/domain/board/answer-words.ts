import type { ANSWER_FACTS } from '#domain/board/answer-facts.ts';
import { type FactWords, join, type Language } from '#domain/words.ts';

const vi = {
  facts: {
    'answer.given@1': ({ texts }) => join(['Trả lời câu hỏi', texts['vi']?.asked], ': '),
    'answer.corrected@1': ({ texts, retell }) =>
      join(
        [
          join(['Sửa câu trả lời', texts['vi']?.asked], ': '),
          retell ? 'nói lại với người hỏi' : '',
        ],
        '; ',
      ),
    'answer.withdrawn@1': ({ reason }) =>
      join(['Rút câu trả lời', reason === undefined ? '' : `lý do: ${reason}`], '; '),
    'answer.voiced@1': ({ answer }, names) => join(['Ghi âm câu trả lời', names(answer)], ': '),
    'answer.unvoiced@1': ({ reason }) =>
      join(['Bỏ bản ghi âm câu trả lời', reason === undefined ? '' : `lý do: ${reason}`], '; '),
  } satisfies FactWords<typeof ANSWER_FACTS>,
  whys: {
    'names-somebody':
      'Câu hỏi đăng cho mọi người đọc có số điện thoại hoặc số căn cước. Ai cũng đọc được, xin bỏ số đó ra.',
  },
};

const en: typeof vi = {
  facts: {
    'answer.given@1': ({ texts }) => join(['Question answered', texts['vi']?.asked], ': '),
    'answer.corrected@1': ({ texts, retell }) =>
      join(
        [
          join(['Answer corrected', texts['vi']?.asked], ': '),
          retell ? 'whoever asked is told anew' : '',
        ],
        '; ',
      ),
    'answer.withdrawn@1': ({ reason }) =>
      join(['Answer withdrawn', reason === undefined ? '' : `reason: ${reason}`], '; '),
    'answer.voiced@1': ({ answer }, names) => join(['Answer spoken', names(answer)], ': '),
    'answer.unvoiced@1': ({ reason }) =>
      join(
        ['Recording of an answer removed', reason === undefined ? '' : `reason: ${reason}`],
        '; ',
      ),
  },
  whys: {
    'names-somebody':
      'The question for the board has a phone number or an identity number in it. Everybody reads it: please take it out.',
  },
};

export const ANSWER_WORDS: Readonly<Record<Language, typeof vi>> = { vi, en };
