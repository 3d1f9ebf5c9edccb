/** Writing a commune's own skill cards, in Vietnamese. */
export const cardWritingVi = {
  title: { fresh: 'Viết thẻ mới', again: 'Viết lại thẻ' },
  lead: (skill: string, step: string): string => `${skill} – ${step}`,
  back: 'Các thẻ',
  about:
    'Thẻ của xã thay thẻ có sẵn trên máy của mọi tổ trong xã, sau lần gửi nhận tiếp theo. Câu đầu của phần Nói là câu hiện to khi quay máy cho bà con xem.',
  language: 'Viết bằng tiếng',
  languages: { vi: 'Tiếng Việt', en: 'Tiếng Anh' },
  say: 'Nói',
  sayHint: 'Như cán bộ nói ở cửa: ngắn, không chữ khó. Khoảng ba câu.',
  show: 'Cho xem gì trên máy',
  do: 'Bà con tự làm gì',
  order: 'Đứng thứ mấy trong bước này',
  orderHint: 'Thẻ có sẵn đứng ở 10, 20, 30. Ví dụ gõ 15 để đứng giữa thẻ một và thẻ hai.',
  orderWrong: 'Gõ một số từ 1 đến 99.',
  picture: 'Chọn ảnh cho thẻ',
  pictureAgain: 'Chọn ảnh khác',
  pictureOff: 'Bỏ ảnh',
  shows: 'Ảnh cho thấy gì',
  showsHint: 'Đọc cho người không nhìn được. Không chụp mặt hay giấy tờ của bà con.',
  showsMissing: 'Ghi ảnh cho thấy gì.',
  preview: 'Như hiện trên máy',
  empty: 'Phần Nói còn trống.',
  save: 'Gửi thẻ này đến các tổ',
  saved: 'Đã viết thẻ',
  withdraw: 'Thu lại thẻ này',
  withdrawLead:
    'Thẻ không còn trên máy của mọi tổ, ở mọi thứ tiếng, cùng các bản ghi âm của thẻ, và không đưa lại được. Muốn sửa thì viết lại, đừng thu lại.',
  reason: 'Vì sao thu lại',
  withdrawn: 'Đã thu lại thẻ',
};

export type CardWritingWords = typeof cardWritingVi;
