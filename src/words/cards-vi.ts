/** Around the skill cards, in Vietnamese: the list, the reader, the phone turned to the person. */
export const cardsVi = {
  title: 'Thẻ hướng dẫn',
  lead: 'Nói gì, cho xem gì, bà con tự làm gì. Xem được cả khi không có sóng.',
  open: 'Xem thẻ hướng dẫn',
  loading: 'Đang mở thẻ',
  missing: 'Chưa mở được thẻ. Đến chỗ có sóng, mở lại trang này một lần.',
  search: 'Tìm trong các thẻ',
  found: (count: number): string => `${count} thẻ`,
  notFound: (sought: string): string => `Không có thẻ nào nói về “${sought}”.`,
  bySkill: 'Chọn kỹ năng',
  cards: (count: number): string => `${count} thẻ`,
  none: 'Bước này chưa có thẻ.',
  toAll: 'Tất cả thẻ',

  fresh: {
    title: 'Mới từ lần xem trước',
    written: 'Thẻ mới',
    changed: 'Đã sửa',
    gone: (count: number): string => `${count} thẻ cũ đã thu lại, không dùng nữa.`,
    seen: 'Đánh dấu đã xem hết',
  },

  reader: {
    lead: (skill: string, step: string): string => `${skill} – ${step}`,
    position: (at: number, of: number): string => `Thẻ ${at} trên ${of}`,
    say: 'Nói',
    show: 'Cho xem',
    do: 'Bà con tự làm',
    previous: 'Thẻ trước',
    next: 'Thẻ sau',
    turn: 'Quay máy cho bà con xem',
    back: { visit: 'Lượt đến nhà', person: 'Người này', skill: 'Kỹ năng này' },
    end: 'Đã hết thẻ của bước này.',
    practise: 'Tập trên màn hình tập',
  },

  spoken: {
    title: 'Nghe thẻ này',
    play: (language: string): string => `Nghe ${language}`,
    stop: 'Dừng',
    by: (who: string, when: string): string => `${who}, ${when}`,
    somebody: 'Một người của tổ',
    record: 'Ghi âm thẻ này',
    recordLead: 'Đọc to thẻ bằng tiếng của bà con. Ghi tối đa một phút.',
    language: 'Nói bằng tiếng gì',
    other: 'Tiếng khác',
    otherName: 'Tên tiếng, gõ không dấu',
    otherHint: 'Một hoặc hai từ, ví dụ: pa then',
    otherMissing: 'Gõ tên tiếng, chỉ chữ không dấu, mỗi từ 2 đến 8 chữ.',
    next: 'Tiếp tục',
    kept: 'Đã giữ bản ghi âm',
    withdraw: 'Bỏ bản này',
    withdrawn: 'Đã bỏ bản ghi âm',
    tooLarge: 'Bản ghi dài quá. Ghi lại ngắn hơn, tối đa một phút.',
  },

  own: {
    mark: 'Thẻ của xã',
    rewrite: 'Viết lại thẻ này',
    write: 'Viết thẻ mới cho bước này',
  },

  turned: {
    hold: 'Giữ để quay lại',
    again: 'Bấm lần nữa để quay lại',
    around: 'Xoay ngược',
  },

  voice: {
    none: 'Máy này chưa có giọng đọc tiếng Việt. Đọc to thẻ cho bà con nghe.',
    far: 'Giọng đọc của máy này cần có mạng. Lúc này đọc to thẻ cho bà con nghe.',
    silent: 'Giọng đọc của máy không chạy. Đọc to thẻ cho bà con nghe.',
  },
};

export type CardsWords = typeof cardsVi;
