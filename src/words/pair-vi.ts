/** A neighbour who can, beside somebody who learns. */
export const pairVi = {
  title: 'Hàng xóm chỉ cho nhau',
  offer: (teacher: string, learner: string): string => `Nhờ ${teacher} chỉ cho ${learner}`,
  agreed: (teacher: string, learner: string): string => `${teacher} đang chỉ cho ${learner}`,
  askHow: 'hỏi xem đã chỉ đến đâu',
  askLearner: (learner: string, teacher: string): string =>
    `Hỏi ${learner} có muốn học với ${teacher} không`,
  askTeacher: (teacher: string, learner: string): string =>
    `Hỏi ${teacher} có nhận chỉ cho ${learner} không`,
  near: { house: 'cùng nhà', alley: 'cùng ngõ', village: 'cùng thôn, bản' },
  metres: (metres: number): string => `cách khoảng ${metres} m`,
  teaches: 'đã chỉ lại người khác',
  able: 'tự làm được đã lâu',

  learns: (learner: string, skill: string): string => `${learner} học: ${skill}`,
  shownBy: (teacher: string): string => `${teacher} chỉ cho`,
  two: 'Hai người, hỏi người học trước',
  notAsked: 'Chưa hỏi.',
  notYet: (learner: string): string => `Khi ${learner} đã đồng ý thì mới hỏi.`,
  said: (on: string, until: string): string => `Đã đồng ý ngày ${on}, đến hết ngày ${until}.`,
  ask: (who: string): string => `Hỏi ${who}`,
  both: 'Hai người đã nhận lời. Lần sau đến, hỏi xem đã chỉ đến đâu.',
  going: 'Vẫn đang học thì không phải ghi gì ở đây.',
  over: 'Không cần nhờ nữa: người học đã tự làm được, hoặc có người đã chuyển đi.',
  wasEnded: (on: string, why: string): string =>
    `Đã thôi ngày ${on}: ${why}. Muốn nhờ lại thì hỏi cả hai người như lần đầu.`,
  whys: {
    learnt: 'đã tự làm được',
    stopped: 'không chỉ tiếp nữa',
    moved: 'có người đi xa',
    withdrawn: 'rút lại sự đồng ý',
    declined: 'chưa muốn',
    mistake: 'ghi nhầm',
  },
  toPerson: (learner: string): string => `Về trang của ${learner}`,

  readAloud: 'Đọc cho bà con nghe:',
  wordings: {
    learns: (who: string, helper: string, teacher: string, skill: string, until: string): string =>
      `Thưa ${who}, tôi là ${helper}, trong tổ công nghệ số cộng đồng. Ở gần đây có ${teacher} đã làm thạo “${skill}”. Tôi muốn nhờ ${teacher} chỉ thêm cho ${who}, lúc nào tiện thì chỉ. Không mất tiền. Không phải đưa mật khẩu hay mã xác nhận cho ai. Tổ chỉ ghi tên hai người và việc đang học, để nhớ hỏi thăm đến hết ngày ${until}. Muốn thôi lúc nào cũng được. Có đồng ý không ạ?`,
    shows: (who: string, helper: string, learner: string, skill: string, until: string): string =>
      `Thưa ${who}, tôi là ${helper}, trong tổ công nghệ số cộng đồng. Ở gần đây có ${learner} đang học “${skill}”, đồng ý để ${who} chỉ thêm. Tôi muốn nhờ ${who}, lúc nào tiện thì chỉ: ${learner} tự bấm, ${who} ngồi cạnh chỉ; không hỏi, không giữ mật khẩu hay mã xác nhận. Tổ chỉ ghi tên hai người và việc đang học, để nhớ hỏi thăm đến hết ngày ${until}. Muốn thôi lúc nào cũng được. Có nhận lời không ạ?`,
  },
  agree: 'Đã nghe và đồng ý',
  decline: 'Chưa muốn',
  saved: (who: string): string => `${who} đã đồng ý`,
  declined: 'Đã ghi là chưa muốn, máy không gợi ý lại',

  end: 'Đã xong, hoặc thôi',
  endWhy: 'Vì sao thôi',
  endMissing: 'Chọn một lý do rồi mới ghi được.',
  outcomes: {
    learnt: (learner: string): string => `${learner} đã tự làm được`,
    stopped: 'Không chỉ tiếp nữa',
    moved: 'Có người đi xa',
    withdrawn: (who: string): string => `${who} rút lại sự đồng ý`,
  },
  learntHint: 'Ghi luôn bước “Tự làm được”',
  endSave: 'Ghi vào sổ',
  ended: 'Đã ghi',
};

export type PairWords = typeof pairVi;
