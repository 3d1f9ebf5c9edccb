import type { Language } from './words.ts';

const vi = {
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

const en: typeof vi = {
  'disk-full':
    'The phone has no room left, nothing was recorded. Leave this screen as it is, delete some photos or films, and save again.',
  'room-low':
    'The phone is almost full, so nothing new is fetched. Recording and sending go on as usual.',
  'home-full':
    'The commune’s server is full and could not take it. What is recorded is kept and sent again.',
  'store-damaged':
    'Part of the book on this phone is damaged. What can be read is kept and will be sent.',
  'store-failed':
    'The phone could not save. The draft is kept; try again, or close the page and open it.',
  'not-enrolled': 'This phone is not registered. Please open the link you were sent again.',
  'book-unknown': 'The phone does not have this book. It is fetched where there is signal.',
  'fact-malformed':
    'Something is not filled in properly, nothing was recorded. The draft is kept; please look again.',
  declined: 'The person in charge has looked at it and did not approve it.',
  'why-missing': 'Write down why, so that whoever recorded it knows what to mend.',
  'visit-unread':
    'This phone cannot read all of the household’s history yet, so the visit was not taken out. Try again where there is a network.',
  'outcome-missing': 'Choose what happened at the door.',
  'protocol-too-old':
    'This version of the app is old. What is recorded is kept; open the app again where there is signal.',
  'stream-unknown':
    'The commune does not know this phone. What is recorded is kept; ask a commune officer.',
  'stream-ended':
    'This device is no longer in use, or its sign-in has ended. What is recorded is still here.',
  'signature-wrong':
    'The commune could not check the signature of this phone. What is recorded is kept; ask a commune officer.',
  'clock-far-off': 'The clock of the phone is far off. Set its date and time; it will send again.',
  fork: 'The book of this phone exists in two versions. What is recorded is kept; ask a commune officer.',
  gap: 'Something recorded before has not arrived. The phone sends again from there.',
  'chain-mismatch':
    'The records of the phone do not fit those of the commune. What is recorded is kept; ask a commune officer.',
  'too-many-requests':
    'This phone sends a lot at once, so the commune takes it bit by bit. What is recorded is kept; the phone goes on by itself.',
  'book-full': 'This book is full. What is recorded is kept; ask a commune officer.',
  offline: 'No signal yet. The phone sends by itself when there is signal.',
  'home-failed': 'The commune’s server has trouble. What is recorded is kept and sent again.',
  'reply-malformed':
    'The commune’s server answered unclearly. What is recorded is kept and sent again.',
  'store-away': 'The commune’s server has trouble. What is recorded is kept and sent again.',
  'enrolled-already': 'This phone is registered already. Close the page and open it again.',
};

/** What hinders the phone itself, its store or its talk with the home; the books have words of their own. */
export const REASON_WORDS: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  vi,
  en,
};
