import { groupDigits } from './number-text.ts';

const num = (value: number): string => groupDigits(value, '.');

/** Tonight's round, in Vietnamese. */
export const roundVi = {
  tonight: 'Tối nay đến nhà nào',
  tomorrow: 'Tối mai đến nhà nào',
  lead: (doors: number, from: string, until: string): string =>
    `${num(doors)} nhà theo thứ tự đường đi, từ ${from} đến ${until}`,
  list: 'Các nhà theo thứ tự đi',
  about: (time: string): string => `khoảng ${time}`,
  noPositions: 'Chưa nhà nào ghi vị trí, nên thứ tự theo ngõ và số nhà.',

  reasons: {
    promisedAt: (time: string): string => `Hẹn ${time}`,
    promised: 'Đã hẹn hôm ấy',
    missed: (day: string): string => `Đã hẹn ngày ${day} mà chưa gặp`,
    fund: (title: string): string => `Chưa đóng: ${title}`,
    campaign: (title: string): string => `Đợt vận động: ${title}`,
    deskAnswered: (name: string): string =>
      name === ''
        ? 'Xã đã trả lời việc của nhà này, cần đến báo'
        : `Xã đã trả lời việc của ${name}, cần đến báo`,
    missedLesson: (title: string): string => `Chưa ai dự buổi “${title}”`,
    survey: (title: string): string => `Chưa trả lời khảo sát “${title}”`,
    pair: (teacher: string, learner: string): string =>
      `Hỏi xem ${teacher} đã chỉ cho ${learner} đến đâu`,
    pairAsk: (teacher: string, learner: string): string =>
      `Hỏi ${teacher} có nhận chỉ cho ${learner} không`,
    never: 'Chưa đến lần nào',
    notMet: (visits: number): string => `Đã đến ${num(visits)} lần, chưa gặp`,
    easyStep: 'Chỉ còn một bước là tự làm được',
    begun: 'Đang học dở',
    stuck: 'Lâu rồi chưa lên bước mới',
    longAgo: (days: number): string => `Đã ${num(days)} ngày chưa gặp`,
    evenings: 'Buổi tối hay có người',
    after: (time: string): string => `Hay có người sau ${time}`,
    usualDay: (weekday: string): string => `Tối ${weekday} thường ở nhà`,
    awayThen: (weekday: string): string => `Lần trước vắng, tối ${weekday} thường ở nhà`,
    onlyTonight: 'Dễ gặp hơn mấy tối sau đó',
    onTheWay: 'Tiện đường',
  },

  change: 'Đổi thứ tự',
  done: 'Xong',
  again: 'Xếp lại như máy gợi ý',
  up: 'Lên',
  down: 'Xuống',
  drop: 'Để sau',
  upOf: (head: string): string => `Đưa ${head} lên`,
  downOf: (head: string): string => `Đưa ${head} xuống`,
  dropOf: (head: string): string => `Để sau: ${head}`,
  handle: (head: string): string => `Kéo ${head} đến chỗ khác, hoặc bấm phím mũi tên lên, xuống`,
  droppedNow: (head: string): string => `Đã để sau: ${head}`,
  moved: (head: string, place: number): string => `${head}: thứ ${place}`,
  hint: 'Kéo ở tay cầm, hoặc bấm Lên, Xuống. Máy nhớ cho hết buổi tối này.',
  restore: 'Đưa lại vào',

  visited: 'Đã đến hôm nay',
  visitedAt: (time: string, outcome: string): string => `${time}: ${outcome}`,

  rest: (doors: number): string => `Chưa đi buổi tối này: ${num(doors)} nhà`,
  waits: {
    promised: 'Hẹn tối khác',
    others: 'Người khác trong tổ phụ trách',
    'met-lately': 'Mới gặp trong tuần',
    knocked: 'Tối nay đã đến, vắng nhà',
    refused: 'Chưa muốn tiếp, để sau hãy đến',
    'all-away': 'Cả nhà đang ở xa',
    'nothing-left': 'Mọi người đã tự làm được',
    'no-time': 'Để tối khác',
    dropped: 'Anh/chị đã để sau',
  },
  houses: (count: number): string => `${num(count)} nhà`,

  empty: 'Buổi tối này không có nhà nào cần đến',
  emptyText: 'Các nhà đã hẹn tối khác, mới gặp trong tuần, hoặc do người khác trong tổ phụ trách.',
  allDropped: 'Anh/chị đã để sau hết các nhà của buổi tối này',
  allDroppedText: 'Mở danh sách ở dưới để đưa lại từng nhà, hoặc xếp lại tất cả.',
  seeDoors: 'Xem các nhà',
};

export type RoundWords = typeof roundVi;
