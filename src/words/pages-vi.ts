import { groupDigits } from './number-text.ts';

const num = (value: number): string => groupDigits(value, '.');

/** Texts of the public pages: read by anyone, on any phone, without the app. */
export const pagesVi = {
  asOf: (day: string): string => `Tính đến ${day}`,
  facts: (households: number, members: number): string =>
    members === 0
      ? `${num(households)} hộ`
      : `${num(households)} hộ · tổ công nghệ số ${num(members)} người`,
  picture: 'Cả thôn về đêm',
  pictureSaid: (lit: number, whole: number, of: number): string =>
    `Trong ${num(of)} cánh cửa, ít nhất ${num(lit)} cửa có ô sáng, ${num(whole)} cửa khung vàng.`,
  pictureNote:
    'Hình tổng hợp, xếp từ sáng đến tối; không cánh cửa nào chỉ một nhà cụ thể. Ô sáng: có người tự làm được một kỹ năng. Khung vàng: một người thành thạo cả 5 kỹ năng.',
  figures: 'Bà con đã làm được gì',
  tooFew: 'Chưa công bố con số này, để không lộ chuyện riêng của nhà nào.',
  published: 'Số liệu đã công bố',
  source: (source: string, day: string): string => `nguồn ${source}, ${day}`,
  reach: 'Gặp tổ công nghệ số',
  reachText: [
    'Gặp trưởng thôn, trưởng bản hoặc thành viên tổ ở nhà văn hóa; tổ đến tận nhà, không thu tiền.',
    'Ở xã: hỏi tại bộ phận Một cửa trong giờ làm việc.',
    'Người của tổ không bao giờ hỏi mật khẩu hay mã OTP. Ai hỏi thì không phải người của tổ.',
  ],
  about: 'Các con số này từ đâu ra',
  aboutText:
    'Mỗi con số được đếm từ các lượt đến nhà mà tổ đã ghi và từ sổ hộ của xã. Trang này không có tên người, số điện thoại hay nhà cụ thể nào.',
  villages: 'Các thôn, bản',
  villagesNone: 'Chưa có thôn, bản nào được công bố.',
  toCommune: (name: string): string => `Về ${name}`,
  otherLanguage: 'English',
  demo: 'Bản thử nghiệm: mọi con số đều do máy tạo ra.',
  foot: 'Bản Số: sổ việc của tổ công nghệ số cộng đồng',
  notFound: 'Không có trang này',
  notFoundText: 'Địa chỉ có thể đã gõ thiếu, hoặc nơi này chưa công bố số liệu.',
  personal: {
    title: (name: string): string => `Thông tin đang giữ về ${name}`,
    lead: (home: string, day: string, reason: string): string =>
      `${home} lập ngày ${day}. Lý do: ${reason}.`,
    rights:
      'Người có tên trên đây được xem, nhận bản sao, yêu cầu sửa, xoá, hạn chế sử dụng, hoặc rút lại sự đồng ý. Nhờ cán bộ xã ghi yêu cầu; xã phải báo đã nhận trong 2 ngày làm việc.',
    written: 'Những điều đã ghi',
    seen: 'Ai đã xem',
    seenNone: 'Chưa có ai mở xem tại máy chủ.',
    seenLead:
      'Gồm các lần mở xem tại máy chủ của xã. Thành viên tổ của thôn mang sổ hộ trên máy nên không hỏi máy chủ khi xem.',
    what: 'Nội dung',
    on: 'Ngày',
    by: 'Ai ghi',
    when: 'Lúc ghi',
    state: 'Tình trạng',
    states: {
      ok: 'trong sổ',
      flagged: 'trong sổ, đang hỏi lại',
      held: 'chờ duyệt',
      refused: 'không nhận',
    },
    looks: {
      page: 'mở trang',
      trace: 'xem lịch sử ghi',
      search: 'tìm thấy khi tìm tên',
      export: 'lập bản này',
      requests: 'xem các yêu cầu',
    },
    foot: 'Bản này có thông tin riêng. Chỉ đưa cho chính người đó hoặc người đại diện.',
  },
};

export type PagesWords = typeof pagesVi;
