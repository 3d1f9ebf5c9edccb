/** What hinders the phone itself, its store or its talk with the home; the books have words of their own. */
export const reasonVi = {
  'disk-full':
    'Máy hết chỗ lưu nên chưa ghi được. Xin để yên màn hình này, xóa bớt ảnh hoặc phim, rồi bấm ghi lại.',
  'room-low': 'Máy sắp hết chỗ nên tạm không tải điều mới về. Ghi và gửi vẫn được như thường.',
  'home-full':
    'Máy chủ của xã hết chỗ lưu nên chưa nhận được. Điều đã ghi vẫn còn trong máy, máy sẽ tự gửi lại.',
  'store-damaged': 'Một phần sổ trên máy bị hỏng. Phần còn đọc được máy vẫn giữ và sẽ gửi.',
  'store-failed':
    'Máy chưa lưu được. Bản nháp vẫn còn, anh/chị thử lại; nếu vẫn lỗi thì đóng trang và mở lại.',
  'not-enrolled': 'Máy này chưa được nhận. Anh/chị mở lại đường dẫn được gửi.',
  'book-unknown': 'Máy chưa có quyển sổ này. Đến chỗ có sóng để tải về.',
  'fact-malformed': 'Có chỗ điền chưa đúng nên chưa ghi được. Bản nháp vẫn còn, anh/chị xem lại.',
  declined: 'Người phụ trách đã xem và không duyệt.',
  'pair-running':
    'Mục kia đang có việc hàng xóm chỉ cho nhau. Anh/chị mở trang của mục ấy, ghi kết thúc việc đó rồi gộp.',
  'why-missing': 'Anh/chị ghi lý do, để người ghi biết mà sửa.',
  'visit-unread':
    'Máy chưa đọc được hết lịch sử của nhà này nên chưa bỏ được lượt ấy. Anh/chị thử lại ở chỗ có sóng.',
  'outcome-missing': 'Anh/chị chọn đến nhà thấy thế nào.',
  'protocol-too-old':
    'Bản ứng dụng này đã cũ. Điều đã ghi vẫn còn; mở lại ứng dụng ở chỗ có sóng để lấy bản mới.',
  'stream-unknown':
    'Máy chủ của xã chưa biết máy này. Điều đã ghi vẫn còn trong máy, nhờ cán bộ xã xem giúp.',
  'stream-ended': 'Máy này đã ngừng dùng hoặc hết phiên đăng nhập. Điều đã ghi vẫn còn trong máy.',
  'signature-wrong':
    'Máy chủ của xã chưa nhận được chữ ký của máy này. Điều đã ghi vẫn còn, nhờ cán bộ xã xem giúp.',
  'clock-far-off':
    'Đồng hồ của máy sai nhiều. Anh/chị chỉnh ngày giờ của điện thoại, máy sẽ gửi lại.',
  fork: 'Sổ của máy này có hai bản khác nhau. Điều đã ghi vẫn còn trong máy, nhờ cán bộ xã xem giúp.',
  gap: 'Có điều ghi trước đó chưa tới. Máy sẽ tự gửi lại từ đầu.',
  'chain-mismatch':
    'Chuỗi ghi của máy không khớp với máy chủ của xã. Điều đã ghi vẫn còn, nhờ cán bộ xã xem giúp.',
  'too-many-requests':
    'Máy này gửi nhiều điều một lúc nên xã nhận dần. Điều đã ghi vẫn còn trong máy, máy sẽ tự gửi tiếp.',
  'book-full': 'Quyển sổ này đã đầy. Điều đã ghi vẫn còn trong máy, nhờ cán bộ xã xem giúp.',
  offline: 'Chưa có sóng. Máy sẽ tự gửi khi có sóng.',
  'home-failed':
    'Máy chủ của xã đang có trục trặc. Điều đã ghi vẫn còn trong máy, máy sẽ tự gửi lại.',
  'reply-malformed':
    'Máy chủ của xã trả lời không rõ. Điều đã ghi vẫn còn trong máy, máy sẽ tự gửi lại.',
  'store-away':
    'Máy chủ của xã đang có trục trặc. Điều đã ghi vẫn còn trong máy, máy sẽ tự gửi lại.',
  'enrolled-already': 'Máy này đã được nhận rồi. Anh/chị đóng trang và mở lại.',
};

export type ReasonWords = typeof reasonVi;
