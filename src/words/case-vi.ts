/** What the team passes on to the desk of the commune, at the door. */
export const caseVi = {
  title: 'Việc gửi lên Một cửa',
  lead: 'Việc của bà con mà tổ đã gửi lên Một cửa của xã, và xã trả lời thế nào.',
  none: 'Chưa gửi việc nào',
  noneText: 'Mở trang của một người, bấm Gửi lên Một cửa.',
  send: 'Gửi lên Một cửa',
  ofPerson: 'Nhờ Một cửa của xã',
  team: 'Trong tổ',
  count: (open: number, untold: number): string =>
    untold > 0 ? `${untold} việc xã đã trả lời, cần đến báo` : `${open} việc đang chờ xã`,

  newTitle: 'Gửi lên Một cửa',
  whom: 'Việc của ai',
  household: (head: string): string => `Cả hộ ${head}`,
  village: 'Cả thôn, bản',
  villageHint: 'Việc chung, không nêu tên ai',
  matter: 'Cần làm việc gì',
  matterMissing: 'Chọn cần làm việc gì rồi mới gửi được.',
  words: 'Nói rõ hơn',
  wordsHint: 'Vài câu để cán bộ hiểu. Không ghi mật khẩu, bệnh tật hay hoàn cảnh nghèo.',
  wordsMissing: 'Chọn “Việc khác” thì ghi vài chữ là việc gì.',
  callAsk: 'Muốn được báo lại khi nào',
  callAny: 'Lúc nào cũng được',
  callDay: 'Chọn ngày',
  callOn: 'Báo lại ngày nào',
  callChosen: (when: string): string => `Sẽ ghi: báo lại ${when}`,
  agreeTitle: 'Đọc cho bà con nghe',
  wording: (who: string): string =>
    `Thưa ${who}, tôi xin gửi việc này lên bộ phận Một cửa của xã. Cán bộ xã sẽ thấy tên, số điện thoại và điều vừa nói, chỉ để lo việc này. Tổ công nghệ số cũng thấy, và sẽ đến tận nhà báo lại. Xã chưa nhận việc thì còn sửa được; việc chưa xong thì còn rút lại được. Có đồng ý không ạ?`,
  how: 'Đồng ý bằng cách nào',
  agreeMissing: 'Đọc cho bà con nghe, chọn cách đồng ý rồi mới gửi được.',
  saved: 'Đã ghi. Có sóng là máy gửi đến Một cửa',

  sent: (day: string, by: string | undefined): string =>
    by === undefined ? `Gửi ngày ${day}` : `${by} gửi ngày ${day}`,
  stages: {
    saved: 'Chờ gửi: có sóng là máy tự gửi',
    asked: 'Đã đến xã, chờ Một cửa nhận việc',
    taken: 'Cán bộ Một cửa đã nhận việc',
  },
  call: (when: string): string => `Mong được báo lại: ${when}`,
  answer: 'Xã trả lời',
  answered: (by: string | undefined, day: string): string =>
    by === undefined ? `Ngày ${day}` : `${by}, ngày ${day}`,
  bring: 'Mang theo',
  come: (when: string): string => `Mời đến Một cửa: ${when}`,
  untold: 'Chưa báo lại cho bà con',
  told: (day: string): string => `Đã báo lại ngày ${day}`,
  tell: 'Ghi là đã báo lại',
  toldNow: 'Đã ghi là đã báo lại',
  edit: 'Sửa',
  editTitle: 'Sửa việc đã gửi',
  save: 'Ghi điều sửa',
  changed: 'Đã sửa, xã sẽ thấy bản mới',
  withdraw: 'Rút việc này',
  withdrawn: 'Đã rút việc này',
  askedAgain: 'Đã gửi lại việc này lên Một cửa, thành một việc mới',
  withdrawnOn: (day: string): string => `Đã rút ngày ${day}`,
  late: 'Cán bộ đã nhận việc nên không sửa được nữa. Cần thêm gì thì gửi một việc mới.',
  person: 'Mở trang của người này',
};

export type CaseWords = typeof caseVi;
