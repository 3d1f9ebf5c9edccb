/** A notice as a picture for groups, in Vietnamese. */
export const shareCardVi = {
  title: 'Ảnh chia sẻ',
  lead: 'Gửi vào nhóm Zalo, Facebook của thôn. Ai nhận được cũng kiểm tra được là thật hay giả.',
  notSent:
    'Thông báo chưa gửi lên máy chủ. Đợi máy báo Đã nhận rồi hãy chia sẻ, kẻo người mở đường dẫn chưa thấy thông báo.',
  head: (place: string): string => `Thông báo của ${place}`,
  posted: (day: string, edition: number): string =>
    edition === 1 ? `Đăng ngày ${day}` : `Đăng ngày ${day}, bản ${String(edition)}`,
  check: 'Kiểm tra thông báo thật:',
  more: 'Đọc tiếp ở đường dẫn dưới đây',
  trial: 'BẢN LÀM THỬ, không phải thông báo thật',
  fileName: 'thong-bao',
};
