/** What the team passes on to the desk of the commune, at the door. */
export const caseVi = {
  title: 'Việc gửi Một cửa',
  lead: 'Việc của bà con mà tổ đã gửi đến Một cửa của xã, và xã trả lời thế nào.',
  none: 'Chưa gửi việc nào',
  noneText: 'Mở trang của một người, bấm Gửi Một cửa.',
  send: 'Gửi Một cửa',
  ofPerson: 'Nhờ Một cửa của xã',
  team: 'Trong tổ',
  count: (open: number, untold: number): string =>
    untold > 0 ? `${untold} việc xã đã trả lời, cần đến báo` : `${open} việc đang chờ xã`,

  newTitle: 'Gửi Một cửa',
  whom: 'Việc của ai',
  household: (head: string): string => `Cả hộ ${head}`,
  village: 'Cả thôn',
  villageHint: 'Việc chung, không nêu tên ai',
  matter: 'Cần làm việc gì',
  words: 'Nói rõ hơn',
  wordsHint: 'Vài câu để cán bộ hiểu. Không ghi mật khẩu, bệnh tật hay hoàn cảnh nghèo.',
  wordsMissing: 'Chọn “Việc khác” thì ghi vài chữ là việc gì.',
  callAsk: 'Mong được báo lại khi nào',
  callAny: 'Lúc nào cũng được',
  callDay: 'Hẹn ngày',
  agreeTitle: 'Đọc cho bà con nghe',
  wording: (who: string): string =>
    `Thưa ${who}, tôi sẽ gửi việc này đến Một cửa của xã. Cán bộ xã sẽ thấy tên, số điện thoại và điều vừa nói, chỉ để giải quyết việc này; tổ công nghệ số trong thôn cũng thấy và sẽ đến báo lại. Muốn sửa hay thôi lúc nào cũng được. Có đồng ý không ạ?`,
  how: 'Đồng ý bằng cách nào',
  agreeMissing: 'Đọc cho nghe và chọn cách đồng ý rồi mới gửi được.',
  saved: 'Đã ghi việc gửi Một cửa',

  sent: (day: string, by: string | undefined): string =>
    by === undefined ? `Gửi ngày ${day}` : `${by} gửi ngày ${day}`,
  stages: {
    saved: 'Chờ gửi: có mạng là tự gửi đến xã',
    asked: 'Xã đã nhận thư, chờ cán bộ Một cửa nhận việc',
    taken: 'Cán bộ Một cửa đã nhận việc',
  },
  call: (when: string): string => `Mong được báo lại: ${when}`,
  answer: 'Xã trả lời',
  answered: (by: string | undefined, day: string): string =>
    by === undefined ? `Ngày ${day}` : `${by}, ngày ${day}`,
  bring: 'Mang theo',
  come: (when: string): string => `Đến: ${when}`,
  untold: 'Chưa báo lại cho bà con',
  told: (day: string): string => `Đã báo lại ngày ${day}`,
  tell: 'Đã báo lại',
  toldNow: 'Đã ghi là báo lại rồi',
  edit: 'Sửa',
  editTitle: 'Sửa việc đã gửi',
  save: 'Lưu',
  changed: 'Đã sửa, xã sẽ thấy bản mới',
  withdraw: 'Rút lại',
  withdrawn: 'Đã rút việc này',
  withdrawnOn: (day: string): string => `Đã rút ngày ${day}`,
  late: 'Cán bộ đã nhận việc nên không sửa được nữa. Cần thêm gì thì gửi một việc mới.',
  person: 'Mở trang của người này',
};

export type CaseWords = typeof caseVi;
