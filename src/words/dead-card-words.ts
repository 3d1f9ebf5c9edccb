import type { Language } from './words.ts';

const vi = {
  'card-unknown':
    'Đường dẫn này đã thu lại hoặc gõ thiếu. Nhờ tổ trưởng hoặc cán bộ xã cấp thẻ mới.',
  'card-used':
    'Thẻ này đã mở trên một máy khác. Mỗi thẻ chỉ mở được một máy; nhờ tổ trưởng hoặc cán bộ xã cấp thẻ mới.',
  'card-expired': 'Thẻ này đã hết hạn. Nhờ tổ trưởng hoặc cán bộ xã cấp thẻ mới.',
  'card-elsewhere':
    'Thẻ này của xã khác, không mở được ở đây. Hỏi lại người đưa thẻ, hoặc nhờ cán bộ xã mình cấp thẻ.',
};

const en: typeof vi = {
  'card-unknown':
    'This link was withdrawn, or a part of it is missing. Ask the team leader or a commune officer for a new card.',
  'card-used':
    'This card was opened on another phone. A card opens one phone only; ask the team leader or a commune officer for a new one.',
  'card-expired':
    'The time of this card is over. Ask the team leader or a commune officer for a new one.',
  'card-elsewhere':
    'This card is of another commune and does not open here. Ask whoever gave it, or an officer of your own commune for a card.',
};

export const DEAD_CARD_WORDS: Readonly<Record<Language, typeof vi>> = { vi, en };

export type DeadCard = keyof typeof vi;

/** Whether trying again cannot help: somebody has to give another card. */
export const isDeadCard = (code: string): code is DeadCard => Object.hasOwn(vi, code);
