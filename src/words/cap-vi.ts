import type { CapNote, CapRefusal } from '#domain/board/from-cap.ts';
import type { CapProblem } from '#form/cap/read.ts';

const problems: Record<CapProblem | CapRefusal, string> = {
  'cap-too-large': 'Tệp lớn quá, không phải một bản tin cảnh báo. Xin chọn tệp khác.',
  'cap-damaged': 'Tệp hỏng hoặc không phải tệp CAP. Xin tải lại rồi chọn lần nữa.',
  'cap-unsafe': 'Tệp có phần không an toàn nên không mở. Hỏi lại nơi gửi.',
  'cap-other-kind': 'Tệp này không phải bản tin CAP 1.2.',
  'cap-incomplete': 'Bản tin thiếu phần bắt buộc: nơi gửi, giờ gửi, loại hoặc mức nguy hiểm.',
  'cap-not-actual': 'Đây là bản tin diễn tập hoặc thử, không phải cảnh báo thật.',
  'cap-no-alert': 'Đây là thư trả lời giữa các máy, không phải cảnh báo.',
  'cap-not-public': 'Bản tin này không gửi cho mọi người nên không đưa lên bảng tin được.',
  'cap-cancels':
    'Bản tin này hủy một cảnh báo trước. Nếu thôn, xã đã đưa cảnh báo ấy lên thì mở nó rồi bấm Rút thông báo.',
  'cap-over': 'Cảnh báo này đã hết hiệu lực.',
  'cap-no-words': 'Bản tin không có lời nào để đưa lên.',
};

const notes: Record<CapNote, string> = {
  corrects:
    'Bản tin này sửa một cảnh báo trước. Nếu đã đưa cảnh báo ấy lên thì mở nó ra sửa, đừng đưa thêm.',
  'no-vietnamese':
    'Bản tin không có tiếng Việt. Viết tên và nội dung bằng tiếng Việt trước khi đưa lên.',
  'no-end': 'Bản tin không ghi giờ hết hiệu lực. Xem lại ngày, giờ ở dưới.',
  shortened: 'Lời dài quá nên đã cắt bớt, chỗ cắt có dấu ba chấm.',
  'level-guessed': 'Bản tin không cho biết rõ cấp mấy. Xem lại cấp ở dưới.',
  'more-than-one': 'Bản tin có nhiều phần; mới lấy phần đầu của mỗi thứ tiếng.',
};

/** Taking over a warning that others sent, in Vietnamese. */
export const capVi = {
  take: 'Lấy từ tệp cảnh báo CAP',
  taken: (source: string): string => `Đã điền theo bản tin của ${source}. Đọc lại từng dòng.`,
  areas: (areas: string): string => `Nơi có cảnh báo: ${areas}. Xem có đúng nơi mình không.`,
  problems,
  notes,
};
