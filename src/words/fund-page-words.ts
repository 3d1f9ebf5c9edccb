import type { BASES } from '#domain/funds/facts.ts';
import { groupDigits } from './number-text.ts';
import type { Language } from './words.ts';

const num = (value: number): string => groupDigits(value, '.');

const vi = {
  title: 'Quỹ của thôn',
  open: 'Xem quỹ của thôn',
  none: 'Thôn chưa có đợt thu nào ghi ở đây.',
  lead: 'Mỗi khoản thu, khoản chi là một dòng, cộng lại đúng đến từng đồng. Không ghi tên ai, không nêu nhà nào còn thiếu.',
  toFund: 'Các đợt thu của thôn',
  progress: (paid: number, asked: number): string =>
    asked === 0 ? 'Không hộ nào phải đóng' : `${num(paid)}/${num(asked)} hộ đã đóng đủ`,
  exempt: (count: number): string => `miễn, giảm ${num(count)} hộ`,
  cashless: (met: number, of: number): string =>
    `${num(met)} trong ${num(of)} hộ đã đóng không dùng tiền mặt`,
  closed: (day: string): string => `Đã kết thúc ngày ${day}`,
  days: (from: string, until: string | undefined): string =>
    until === undefined ? `Từ ${from}` : `Từ ${from} đến ${until}`,
  unsorted: (count: number, amount: string): string =>
    `${num(count)} khoản tiền vào tài khoản, tất cả ${amount}, chưa rõ là của ai. Ai đã chuyển mà chưa thấy dòng của mình thì báo trưởng thôn.`,
  unsortedOut: (count: number, amount: string): string =>
    `${num(count)} khoản tiền ra khỏi tài khoản, tất cả ${amount}, thôn chưa ghi là chi việc gì.`,
  bases: {
    meeting: 'Theo biên bản họp thôn',
    decision: 'Theo văn bản của cấp trên',
    gifts: 'Bà con tự nguyện ủng hộ',
  } satisfies Record<(typeof BASES)[number], string>,
  on: (day: string): string => `ngày ${day}`,
  document: (number: string): string => `số ${number}`,
  each: {
    household: (amount: string): string => `Mỗi hộ ${amount}`,
    head: (amount: string): string => `Mỗi nhân khẩu ${amount}`,
    area: (amount: string): string => `Mỗi 100 m² ${amount}`,
  },
  sums: {
    asked: 'Phải thu',
    exempt: 'Đã miễn, giảm',
    left: 'Còn phải thu',
    paid: 'Bà con đã đóng',
    gifts: 'Ủng hộ thêm',
    spent: 'Đã chi',
    balance: 'Còn lại của đợt thu',
  },
  kinds: {
    dues: 'Tiền bà con đóng',
    gift: 'Tiền ủng hộ',
    refund: 'Tiền trả lại',
    spent: 'Tiền đã chi',
  },
  count: (lines: number): string => `${num(lines)} dòng`,
  sum: 'Cộng',
  way: { bank: 'chuyển khoản', cash: 'tiền mặt' },
  against: 'hủy dòng đã ghi',
  columns: { on: 'Ngày', tag: 'Số phiếu hoặc mã', dong: 'Số tiền' },
  noTag: 'không ghi mã',
  find: 'Tìm dòng của nhà mình',
  findHint: 'Gõ số phiếu thu, hoặc mã bắt đầu bằng QT trên giấy báo',
  findPress: 'Tìm',
  found: (lines: number): string => `Thấy ${num(lines)} dòng`,
  foundNone:
    'Chưa có dòng nào mang mã này. Chuyển khoản hôm nay thì đợi thôn nhập sao kê; quá hai ngày xin báo trưởng thôn.',
  spoilt: 'Mã gõ sai một ký tự. Xin gõ lại đúng như trên giấy.',
  proof: 'Sổ này có bị sửa không',
  proofLead:
    'Máy chủ của xã ký tên vào từng trang sổ. Giữ lại liên kết dưới đây; lần sau mở ra, trang này tự đối chiếu: dòng nào bị rút hay sửa thì báo ngay.',
  keep: (day: string, lines: number): string =>
    `Sổ quỹ của thôn, bản đến ngày ${day}, ${num(lines)} lần ghi`,
  states: {
    extends: (day: string): string =>
      `Sổ này nối tiếp đúng bản anh/chị đã giữ ngày ${day}: không dòng nào bị sửa hay rút.`,
    parted: (day: string): string =>
      `Sổ này không nối tiếp bản anh/chị đã giữ ngày ${day}. Xin giữ liên kết và báo Ủy ban nhân dân xã.`,
    unread: 'Liên kết đã giữ không đọc được, hoặc không do máy chủ này ký. Xin mở lại đủ liên kết.',
  },
  due: {
    title: 'Khoản đóng góp của hộ',
    left: (amount: string): string => `Còn phải đóng ${amount}`,
    done: 'Đã đóng đủ',
    ended: (paid: string, amount: string): string =>
      `Đợt thu đã kết thúc, mới nhận ${paid} trên ${amount}`,
    exempted: 'Không phải đóng',
    over: (amount: string): string => `Đóng dư ${amount}. Xin gặp trưởng thôn để nhận lại.`,
    qr: (amount: string, code: string): string => `Mã chuyển ${amount}, nội dung ${code}`,
    scan: 'Người nhà ở xa cũng chuyển được: chụp màn hình mã này rồi gửi cho nhau.',
    code: 'Nội dung chuyển khoản',
    receipts: 'Đã nhận',
    report: 'Xem sổ của cả đợt thu',
  },
};

const en: typeof vi = {
  title: 'Village funds',
  open: 'See the village funds',
  none: 'No drive of this village is written here yet.',
  lead: 'Every đồng that came in or went out is a line, and the lines add up. Nobody is named, and nobody who owes is shown.',
  toFund: 'Drives of this village',
  progress: (paid, asked) =>
    asked === 0 ? 'Nobody has to pay' : `${num(paid)}/${num(asked)} households have paid in full`,
  exempt: (count) => `${num(count)} households are let off something`,
  cashless: (met, of) => `${num(met)} of ${num(of)} households that have paid used no cash`,
  closed: (day) => `Closed on ${day}`,
  days: (from, until) => (until === undefined ? `From ${from}` : `From ${from} to ${until}`),
  unsorted: (count, amount) =>
    `${num(count)} transfers to the account, ${amount} in all, are nobody’s yet. Whoever has paid and finds no line tells the village head.`,
  unsortedOut: (count, amount) =>
    `${num(count)} transfers from the account, ${amount} in all: the village has not said yet what for.`,
  bases: {
    meeting: 'By a decision of the village meeting',
    decision: 'By a decision of an authority',
    gifts: 'Free gifts',
  },
  on: (day) => `of ${day}`,
  document: (number) => `no. ${number}`,
  each: {
    household: (amount) => `${amount} a household`,
    head: (amount) => `${amount} a head`,
    area: (amount) => `${amount} per 100 m²`,
  },
  sums: {
    asked: 'Asked for',
    exempt: 'Let off',
    left: 'Still to come',
    paid: 'Paid by households',
    gifts: 'Gifts',
    spent: 'Spent',
    balance: 'Left of the drive',
  },
  kinds: {
    dues: 'Paid by households',
    gift: 'Gifts',
    refund: 'Paid back',
    spent: 'Spent',
  },
  count: (lines) => `${num(lines)} lines`,
  sum: 'Sum',
  way: { bank: 'transfer', cash: 'cash' },
  against: 'takes back a line',
  columns: { on: 'Day', tag: 'Receipt or code', dong: 'Amount' },
  noTag: 'no code',
  find: 'Find the line of your household',
  findHint: 'The number on the receipt, or the code that begins with QT',
  findPress: 'Find',
  found: (lines) => `${num(lines)} lines`,
  foundNone:
    'No line has this code yet. What was transferred today waits for the bank’s statement; after two days please tell the village head.',
  spoilt: 'One letter of the code is wrong. Please type it as it is printed.',
  proof: 'Has this book been altered',
  proofLead:
    'The commune’s server signs every state of the book. Keep the link below: opened later, this page compares, and says at once if a line was taken out or changed.',
  keep: (day, lines) => `The village’s book up to ${day}, written to ${num(lines)} times`,
  states: {
    extends: (day) =>
      `This book goes on from the one you kept on ${day}: nothing was changed or taken out.`,
    parted: (day) =>
      `This book does not go on from the one you kept on ${day}. Please keep the link and tell the commune.`,
    unread: 'The link cannot be read, or another server signed it. Please open the whole link.',
  },
  due: {
    title: 'Dues of the household',
    left: (amount) => `${amount} still to pay`,
    done: 'Paid in full',
    ended: (paid, amount) => `The drive has ended; ${paid} of ${amount} came`,
    exempted: 'Nothing to pay',
    over: (amount) => `${amount} too much was paid. Please see the village head.`,
    qr: (amount, code) => `Code for ${amount}, text ${code}`,
    scan: 'Family far away can pay, too: send them a picture of this code.',
    code: 'Text of the transfer',
    receipts: 'Received',
    report: 'See the book of the whole drive',
  },
};

/** The village's money on public pages. */
export const FUND_PAGE_WORDS: Readonly<Record<Language, typeof vi>> = { vi, en };
