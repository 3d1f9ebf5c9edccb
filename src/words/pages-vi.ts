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
    'Mỗi con số được đếm từ các lượt đến nhà mà tổ đã ghi và từ sổ hộ của xã. Không con số nào chỉ vào một người hay một nhà.',
  villages: 'Các thôn, bản',
  villagesNone: 'Chưa có thôn, bản nào được công bố.',
  toCommune: (name: string): string => `Về ${name}`,
  otherLanguage: 'English',
  demo: 'Bản thử nghiệm: mọi con số đều do máy tạo ra.',
  foot: 'Bản Số: sổ việc của tổ công nghệ số cộng đồng',
  card: {
    title: 'Thẻ hộ',
    opening: 'Đang mở trang của hộ.',
    missing:
      'Địa chỉ này chưa có mã của thẻ. Xin quét lại mã QR trên thẻ hộ; mỗi lần mở là một lần quét.',
  },
  household: {
    title: 'Trang của hộ',
    code: (code: string): string => `Mã hộ ${code}`,
    noted:
      'Tổ công nghệ số chỉ biết trang này đã có người mở, không biết là ai. Có tin khẩn thì vẫn có người đến tận nhà báo.',
    visit: 'Tổ hẹn đến',
    visitOn: (day: string, hour: number | undefined): string =>
      hour === undefined ? day : `${day}, sau ${String(hour)} giờ`,
    acted: 'Ai đã làm hộ',
    actedNone: 'Chưa ai trong tổ làm hộ người trong nhà.',
    helperUnknown: 'Một người của tổ',
    actedNote:
      'Ở đây chỉ có ngày và tên người của tổ. Làm hộ ai, việc gì thì xem trên phiếu, hoặc hỏi tổ.',
    looked: 'Ai đã mở xem sổ về hộ này',
    lookedNone: 'Một năm qua chưa ai mở xem riêng hộ này tại máy chủ.',
    lookers: { team: 'người của tổ', office: 'cán bộ xã' },
    lookedTaken: 'lập bản thông tin',
    lookedNote:
      'Tên người xem và xem gì thì hỏi Một cửa của xã. Người của tổ mang sổ của thôn trên máy để đi từng nhà; lượt ấy không ghi ở đây.',
    team: 'Ai là người của tổ',
    teamLead: 'Người đến nhà có tên ở đây mới là người của tổ hôm nay.',
    duties: { leader: 'tổ trưởng', deputy: 'tổ phó', member: 'thành viên' },
    consent: 'Đồng ý, hoặc thôi không đồng ý',
    consentText: [
      'Tổ chỉ làm hộ khi đã hỏi và được đồng ý. Mỗi lần làm hộ, tổ hỏi lại tên và năm sinh.',
      'Muốn thôi lúc nào cũng được: nói với người của tổ hoặc trưởng thôn, không cần nêu lý do.',
      'Thấy ngày hoặc tên nào không đúng: báo bộ phận Một cửa của xã.',
      'Mất thẻ thì báo tổ trưởng. Thẻ mới cấp ra, thẻ cũ không mở được gì nữa.',
    ],
  },
  plate: {
    genuine: 'Biển thật',
    title: (village: string): string => `Biển QR trước cửa một nhà ở ${village}`,
    about:
      'Biển này do tổ công nghệ số cộng đồng của xã cấp. Trang này không cho biết nhà ai, có ai, và làm được gì.',
    helper: 'Có người xưng là người của tổ',
    helperText: [
      'Hỏi tên. Chủ nhà mở thẻ hộ là thấy tên mọi người của tổ hôm nay.',
      'Hỏi trưởng thôn, hoặc gọi bộ phận Một cửa của xã.',
      'Đừng chuyển tiền, đừng đọc mật khẩu hay mã OTP cho ai.',
    ],
  },
  said: {
    cardUnknown: {
      title: 'Thẻ này không mở được',
      lines: [
        'Thẻ đã được thay bằng thẻ mới, đã thu hồi, hoặc quét chưa đủ mã.',
        'Xin quét lại. Vẫn không được thì nhờ tổ trưởng cấp thẻ khác; sổ của hộ vẫn còn nguyên.',
      ],
    },
    householdGone: {
      title: 'Hộ này không còn trong sổ của thôn',
      lines: ['Hộ đã chuyển đi hoặc nhập vào hộ khác. Hỏi tổ trưởng để được cấp thẻ mới.'],
    },
    plateUnknown: {
      title: 'Không có biển này ở đây',
      lines: [
        'Biển có thể của xã khác, của nhà đã chuyển đi, hoặc là biển giả.',
        'Đừng làm theo điều gì viết quanh biển này. Hỏi trưởng thôn hoặc bộ phận Một cửa của xã.',
      ],
    },
    scanAgain: {
      title: 'Xin quét lại thẻ hộ',
      lines: ['Trang của hộ chỉ mở bằng mã QR trên thẻ. Mỗi lần mở là một lần quét.'],
    },
    tooMany: {
      title: 'Đã thử quá nhiều lần',
      lines: ['Xin đợi vài phút rồi quét lại. Thẻ và sổ của hộ vẫn còn nguyên.'],
    },
  },
  notFound: 'Không có trang này',
  notFoundText: 'Địa chỉ có thể đã gõ thiếu, hoặc nơi này chưa công bố số liệu.',
  personal: {
    title: (name: string): string => `Thông tin đang giữ về ${name}`,
    lead: (home: string, day: string, reason: string): string =>
      `${home} lập ngày ${day}. Lý do: ${reason}.`,
    rights:
      'Người có tên trên đây được xem, nhận bản sao, yêu cầu sửa, xóa, hạn chế sử dụng, hoặc rút lại sự đồng ý. Nhờ cán bộ xã ghi yêu cầu; xã phải báo đã nhận trong 2 ngày làm việc.',
    written: 'Những điều đã ghi',
    seen: 'Ai đã xem',
    seenNone: 'Chưa có ai mở xem tại máy chủ.',
    seenLead: 'Gồm các lần mở xem riêng người này hoặc hộ này tại máy chủ của xã.',
    sent: 'Tin đã gửi cho hộ này',
    channels: { zalo: 'tin Zalo', sms: 'tin nhắn SMS' },
    sentStates: {
      queued: 'đang chờ gửi',
      sent: 'đã gửi',
      delivered: 'đã đến máy',
      failed: 'không đến',
      expired: 'quá hạn, không gửi nữa',
      skipped: 'không phải gửi',
    },
    registers: 'Ai mang hoặc mở cả sổ hộ của thôn',
    registersLead:
      'Thành viên tổ của thôn mang sổ hộ trên máy để làm việc khi không có sóng. Trong máy, họ xem trang nào thì không ghi lại.',
    days: (days: number, from: string, to: string): string =>
      days === 1 ? `ngày ${from}` : `${String(days)} ngày, từ ${from} đến ${to}`,
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
      erasing: 'xem trước khi xóa',
      waiting: 'xem điều đang chờ duyệt',
      survey: 'xem ai trả lời gì trong khảo sát',
      desk: 'xem việc gửi lên Một cửa',
      due: 'xem danh sách sắp xóa',
      carried: 'mang sổ hộ trên máy',
      list: 'mở danh sách có tên',
      doors: 'xem các nhà của thôn',
    },
    foot: 'Bản này có thông tin riêng. Chỉ đưa cho chính người đó hoặc người đại diện.',
  },
};

export type PagesWords = typeof pagesVi;
