/** Acting for a person, in Vietnamese: the check before it, the banner, who acted, the slip. */
export const actingVi = {
  begin: 'Làm hộ',
  who: 'Ai đã làm hộ',

  check: {
    title: 'Làm hộ',
    lead: (minutes: number): string =>
      `Ba bước ngắn, rồi làm hộ trong ${minutes} phút. Điện thoại nhắc suốt lúc đó.`,
    person: 'Có đúng là người này không?',
    ask: (who: string): string => `Xin hỏi, đây có phải là ${who} không ạ?`,
    askBorn: (who: string, year: number): string =>
      `Xin hỏi, đây có phải là ${who}, sinh năm ${year} không ạ?`,
    readAloud: 'Đọc to và chờ trả lời. Hỏi lại mỗi lần làm hộ, kể cả khi đã quen.',
    yes: 'Đúng người này',
    no: 'Không phải',
    consent: 'Sự đồng ý',
    given: (until: string): string => `Đã có sự đồng ý, đến hết ngày ${until}.`,
    what: 'Làm hộ việc gì',
    skill: 'Việc thuộc kỹ năng nào',
    reason: 'Bà con nhờ làm gì',
    reasonHint: 'Vài chữ, ví dụ: tra cứu lương hưu. Bà con sẽ đọc được.',
    start: (minutes: number): string => `Bắt đầu làm hộ (${minutes} phút)`,
    started: 'Đã bắt đầu làm hộ',
    other: (who: string): string =>
      `Đang làm hộ ${who}. Bắt đầu việc này thì việc kia kết thúc, coi như đã xong.`,
    same: (who: string): string => `Đang làm hộ ${who}. Việc mới thay việc đang làm.`,
  },

  now: (who: string): string => `Đang làm hộ ${who}`,
  left: (minutes: number): string => `còn ${minutes} phút`,
  nobody: 'một người trong thôn',
  done: 'Xong',

  end: {
    title: (who: string): string => `Thôi làm hộ ${who}`,
    outcome: 'Việc được đến đâu',
    outcomes: {
      done: 'Đã xong',
      partly: 'Xong một phần',
      'not-done': 'Chưa làm được',
    },
    hint: 'Thoát các tài khoản của bà con, trả lại điện thoại và giấy tờ trước khi kết thúc.',
    save: 'Thôi làm hộ',
    saved: 'Đã thôi làm hộ',
  },

  seen: {
    title: 'Ai đã làm hộ',
    lead: 'Quay màn hình cho bà con xem, hoặc bấm nghe đọc.',
    for: (who: string): string => `Những lần tổ đã làm hộ ${who}`,
    none: 'Chưa ai làm hộ lần nào.',
    spokenNone: (who: string): string => `Thưa ${who}, chưa ai trong tổ làm hộ lần nào.`,
    line: (day: string, helper: string, what: string): string =>
      `Ngày ${day}, ${helper} làm hộ: ${what}.`,
    helper: (name: string): string => `${name} làm hộ`,
    unknown: 'Một người của tổ',
    running: 'đang làm',
    overtime: 'hết giờ, tự kết thúc',
    print: 'In phiếu',
    more: 'Ai thấy không đúng thì nói với trưởng thôn hoặc bộ phận Một cửa của xã.',
  },

  slip: {
    title: 'Phiếu làm hộ',
    lead: 'In khổ A6 và đưa cho bà con giữ.',
    forWhom: 'Làm hộ cho',
    by: 'Người làm hộ',
    when: 'Lúc',
    span: (day: string, from: string, to: string): string => `${day}, ${from}–${to}`,
    what: 'Việc',
    recorded: 'Đã ghi vào sổ',
    outcome: 'Kết quả',
    check: 'Kiểm tra: quét mã này, hoặc gõ địa chỉ vào trình duyệt.',
    never:
      'Người của tổ không giữ mật khẩu, không hỏi mã OTP, không thu tiền. Ai hỏi thì không phải người của tổ.',
    qr: 'Mã QR của trang kiểm tra',
    print: 'In phiếu này',
    sentence: (parts: readonly string[]): string => parts.join('. '),
  },
};

export type ActingWords = typeof actingVi;
