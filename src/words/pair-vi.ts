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
  near: { house: 'cùng nhà', alley: 'cùng ngõ', village: 'cùng thôn' },
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
  over: 'Không cần nhờ nữa: người học đã tự làm được, hoặc có người đã chuyển đi.',
  wasEnded: (on: string, why: string): string =>
    `Đã thôi ngày ${on}: ${why}. Muốn lại thì hỏi cả hai người như lần đầu.`,
  whys: {
    learnt: 'đã tự làm được',
    stopped: 'hai bên thôi',
    moved: 'có người đi xa',
    withdrawn: 'rút lại sự đồng ý',
    declined: 'chưa muốn',
    mistake: 'ghi nhầm',
  },
  toPerson: (learner: string): string => `Về trang của ${learner}`,

  readAloud: 'Đọc cho nghe:',
  wordings: {
    learns: (who: string, helper: string, teacher: string, skill: string, until: string): string =>
      `Thưa ${who}, tôi là ${helper}, trong tổ công nghệ số cộng đồng. Trong thôn mình có ${teacher} đã tự làm được việc “${skill}”. Tôi muốn nhờ ${teacher} chỉ thêm cho ${who}, lúc nào hai nhà tiện. Việc này không mất tiền, không phải đưa mật khẩu hay mã xác nhận cho ai. Tổ ghi lại tên hai người và việc đang học để nhớ hỏi thăm, đến hết ngày ${until}, muốn thôi lúc nào cũng được. Có đồng ý không ạ?`,
    shows: (who: string, helper: string, learner: string, skill: string, until: string): string =>
      `Thưa ${who}, tôi là ${helper}, trong tổ công nghệ số cộng đồng. Trong thôn mình có ${learner} đang học việc “${skill}” và đồng ý để ${who} chỉ thêm. Tôi muốn nhờ ${who} chỉ cho ${learner}, lúc nào hai nhà tiện: người học tự bấm, ${who} chỉ bên cạnh, không hỏi và không giữ mật khẩu hay mã xác nhận. Tổ ghi lại tên hai người và việc đang học để nhớ hỏi thăm, đến hết ngày ${until}, muốn thôi lúc nào cũng được. Có nhận lời không ạ?`,
  },
  agree: 'Đã nghe và đồng ý',
  decline: 'Chưa muốn',
  saved: (who: string): string => `${who} đã đồng ý`,
  declined: 'Đã ghi là chưa muốn, máy không gợi ý lại',

  end: 'Ghi kết thúc',
  endWhy: 'Vì sao thôi',
  endMissing: 'Chọn một lý do rồi mới ghi được.',
  outcomes: {
    learnt: (learner: string): string => `${learner} đã tự làm được`,
    stopped: 'Hai bên thôi',
    moved: 'Có người đi xa',
    withdrawn: (who: string): string => `${who} rút lại sự đồng ý`,
  },
  learntHint: 'Ghi luôn bước “Tự làm được”',
  endSave: 'Ghi là đã thôi',
  ended: 'Đã ghi là thôi',
};

export type PairWords = typeof pairVi;
