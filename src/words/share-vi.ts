/** A picture with its words, sent into groups, in Vietnamese. */
export const shareVi = {
  picture: 'Ảnh sẽ gửi',
  words: 'Lời gửi kèm',
  send: 'Chia sẻ',
  save: 'Lưu ảnh',
  copy: 'Chép lời',
  copied: 'Đã chép, dán vào nhóm là được',
  failed: 'Máy không mở được phần chia sẻ. Lưu ảnh rồi gửi từ thư viện ảnh.',
  drawing: 'Đang vẽ ảnh',
};
