import { groupDigits } from './number-text.ts';

const num = (value: number): string => groupDigits(value, '.');

/** What the phone tells of itself, in Vietnamese: its store, its room, its clock. */
export const noticeVi = {
  ended: 'Phiên làm việc trên máy này đã kết thúc. Những gì đã ghi và đang gõ vẫn còn.',
  endedCard:
    'Máy này đã được báo ngừng dùng nên không nhận thêm sổ. Những gì đã ghi vẫn còn; nhờ tổ trưởng hoặc cán bộ xã gửi đường dẫn mới.',
  signInAgain: 'Đăng nhập lại',
  understood: 'Đã hiểu',
  toTray: 'Xem khay gửi',

  cleared: (count: number, waiting: number): string =>
    waiting === 0
      ? `Trình duyệt đã xóa sổ trên máy này: ${num(count)} điều đã ghi.`
      : `Trình duyệt đã xóa sổ trên máy này: ${num(count)} điều đã ghi, trong đó ít nhất ${num(waiting)} điều chưa gửi.`,
  clearedSent:
    'Điều đã gửi thì xã vẫn giữ. Anh/chị xem các nhà vừa đến, nhà nào còn thiếu thì ghi lại.',
  clearedHeld: (saves: number): string =>
    `Bản niêm phong thứ hai trên máy còn giữ ${num(saves)} lần ghi, máy sẽ tự gửi về xã: anh/chị khoan ghi lại, xin đừng xóa dữ liệu trình duyệt.`,
  clearedCard: 'Nhờ tổ trưởng hoặc cán bộ xã gửi đường dẫn mới để mở lại sổ trên máy này.',

  leftBehind: (saves: number): string =>
    `Sổ trước đây trên máy này đã mất, nhưng bản niêm phong thứ hai còn giữ ${num(saves)} lần ghi. Máy sẽ tự gửi về xã khi có sóng.`,
  leftBehindWelcome: (saves: number): string =>
    `Sổ trước đây trên máy này đã mất, nhưng bản niêm phong thứ hai còn giữ ${num(saves)} lần ghi. Anh/chị mở đường dẫn được gửi để dùng lại máy, máy sẽ tự gửi về xã. Xin đừng xóa dữ liệu trình duyệt.`,

  leftBehindLink: (saves: number): string =>
    `Sổ trước đây trên máy này đã mất, nhưng bản niêm phong thứ hai còn giữ ${num(saves)} lần ghi. Bấm “Dùng máy này”, máy sẽ tự gửi về xã. Xin đừng xóa dữ liệu trình duyệt.`,
  leftBehindUnseen:
    'Máy chưa xem được có lần ghi nào của sổ trước còn lại hay không. Xin đừng xóa dữ liệu trình duyệt, rồi xem lại.',
  lookAgain: 'Xem lại',

  found: (count: number): string => `Tìm thấy ${num(count)} điều chưa gửi trên máy này.`,
  foundHelp: 'Tất cả còn nguyên. Máy tự gửi khi có sóng.',

  unreadable: (count: number): string =>
    `${num(count)} điều đã ghi trên máy này bị hỏng, không đọc lại được. Nhờ anh/chị ghi lại.`,
  damaged: 'Một phần sổ trên máy này bị hỏng. Máy đang gom những điều còn đọc được để gửi.',
  unchecked:
    'Máy chưa kiểm được những điều đã ghi có còn nguyên hay không. Xin đừng xóa dữ liệu trình duyệt, rồi kiểm lại.',
  checkAgain: 'Kiểm lại',

  roomLow:
    'Máy sắp hết chỗ. Anh/chị vẫn ghi và gửi được, nhưng máy tạm không tải điều mới về. Xin xóa bớt ảnh, phim hoặc ứng dụng không dùng.',
  roomFull:
    'Máy hết chỗ nên lần ghi vừa rồi chưa lưu được; điều đã ghi trước đó còn nguyên. Xin để yên màn hình này, xóa bớt ảnh hoặc phim, rồi bấm ghi lại.',

  restored:
    'Máy chủ đã được khôi phục từ bản sao lưu. Máy này tự gửi bù những gì máy chủ còn thiếu, anh/chị không phải ghi lại.',

  clockFast: (howMuch: string): string => `Đồng hồ của máy chạy nhanh khoảng ${howMuch}.`,
  clockSlow: (howMuch: string): string => `Đồng hồ của máy chạy chậm khoảng ${howMuch}.`,
  clockHelp:
    'Anh/chị cứ ghi như thường, ngày giờ trong sổ vẫn theo giờ của xã. Nên bật “Ngày giờ tự động” trong phần cài đặt của máy.',
  minutes: (count: number): string => `${num(count)} phút`,
  hours: (count: number): string => `${num(count)} giờ`,
  days: (count: number): string => `${num(count)} ngày`,

  storage: {
    asked: 'Đang hỏi trình duyệt có giữ sổ lâu dài không.',
    kept: 'Trình duyệt đã hứa giữ sổ này lâu dài.',
    'may-be-cleared':
      'Trình duyệt chưa hứa giữ sổ lâu dài: khi máy gần hết chỗ, sổ có thể bị dọn. Thêm Bản Số ra màn hình chính thì chắc hơn.',
    unable: 'Trình duyệt này không cho biết có giữ sổ lâu dài không. Nên gửi ngay khi có sóng.',
  },
  install: 'Thêm ra màn hình chính',
  installHow: {
    ios: 'Cách thêm: bấm nút Chia sẻ của trình duyệt, rồi chọn “Thêm vào MH chính”.',
    android:
      'Cách thêm: mở trình đơn của trình duyệt (dấu ba chấm), rồi chọn “Thêm vào màn hình chính” hoặc “Cài đặt ứng dụng”.',
    desk: 'Cách thêm: mở trình đơn của trình duyệt, rồi chọn cài đặt trang này thành ứng dụng.',
  },
  askToKeep: 'Xin trình duyệt giữ sổ',
};
