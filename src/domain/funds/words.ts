import { formatDong } from '#kernel/dong.ts';
import type { Id } from '#kernel/id.ts';
import { formatDay } from '#kernel/vi-calendar.ts';
import { type FactWords, join, type Names } from '#domain/words.ts';
import { sumOfParts } from '#domain/funds/entries.ts';
import type {
  BASES,
  BILLS,
  DECIDERS,
  EXEMPTIONS,
  FUND_FACTS,
  PAID_WAYS,
  Part,
} from '#domain/funds/facts.ts';

type Basis = (typeof BASES)[number];
type Exemption = (typeof EXEMPTIONS)[number];
type Decider = (typeof DECIDERS)[number];

/** `11/2026`. */
export const monthText = (month: number): string =>
  `${String((month % 12) + 1).padStart(2, '0')}/${Math.floor(month / 12)}`;

const toWhom = (names: Names, id: Id, word: string): string => {
  const name = names(id);
  return name === undefined ? '' : ` ${word} ${name}`;
};

const PARTS_VI: Readonly<Record<Part['to'], string>> = {
  dues: 'khoản của hộ',
  gift: 'tiền ủng hộ',
  refund: 'trả lại hộ',
  spent: 'chi cho đợt thu',
  cash: 'tiền mặt nộp hoặc rút',
  bank: 'lãi, phí ngân hàng',
  others: 'tiền của người khác',
};
const PARTS_EN: Readonly<Record<Part['to'], string>> = {
  dues: 'a household’s dues',
  gift: 'a gift',
  refund: 'paid back to a household',
  spent: 'spent for the drive',
  cash: 'cash paid in or drawn',
  bank: 'interest or fee',
  others: 'somebody else’s money',
};

const partsText = (words: Readonly<Record<Part['to'], string>>, parts: readonly Part[]): string =>
  [...new Set(parts.map(({ to }) => words[to]))].join(', ');
const partsVi = (parts: readonly Part[]): string => partsText(PARTS_VI, parts);
const partsEn = (parts: readonly Part[]): string => partsText(PARTS_EN, parts);

const BASES_VI: Readonly<Record<Basis, string>> = {
  meeting: 'theo biên bản họp thôn',
  decision: 'theo văn bản của cấp trên',
  gifts: 'bà con tự nguyện ủng hộ',
};
const EXEMPTIONS_VI: Readonly<Record<Exemption, string>> = {
  group: 'thuộc diện đã thống nhất',
  away: 'cả nhà đi vắng lâu ngày',
  other: 'lý do khác',
  correction: 'sửa mức ghi nhầm',
};
const DECIDERS_VI: Readonly<Record<Decider, string>> = {
  meeting: 'họp thôn quyết định',
  village: 'trưởng thôn và ban công tác Mặt trận thống nhất',
  commune: 'xã quyết định',
};

const BILLS_VI: Readonly<Record<(typeof BILLS)[number], string>> = {
  electricity: 'điện',
  water: 'nước',
  internet: 'mạng, truyền hình',
  other: 'dịch vụ khác',
};
const PAID_VI: Readonly<Record<(typeof PAID_WAYS)[number], string>> = {
  home: 'đã trả tại nhà',
  elsewhere: 'đã trả nơi khác',
  not: 'chưa trả, ghi lại',
};

const vi = {
  bases: BASES_VI,
  bills: BILLS_VI,
  exemptions: EXEMPTIONS_VI,
  deciders: DECIDERS_VI,
  facts: {
    'account.named@1': ({ number, owner }) => `Ghi tài khoản nhận tiền ${number} (${owner})`,
    'account.ended@1': ({ reason }) =>
      join(['Thôi nhận tiền ở tài khoản', reason && `lý do: ${reason}`], '; '),
    'drive.opened@1': ({ title, amount, basis, from }) =>
      join([
        `Mở đợt thu: ${title}`,
        amount === 0 ? '' : `mức ${formatDong(amount)}`,
        `từ ${formatDay(from)}`,
        BASES_VI[basis.kind],
      ]),
    'dues.listed@1': ({ dues }) => `Lập danh sách ${dues.length} hộ phải đóng`,
    'exemption.decided@1': ({ was, amount, why, by }) =>
      join([
        amount === 0
          ? `Miễn khoản đóng góp ${formatDong(was)}`
          : `Đổi mức đóng góp từ ${formatDong(was)} thành ${formatDong(amount)}`,
        EXEMPTIONS_VI[why],
        DECIDERS_VI[by],
      ]),
    'drive.closed@1': ({ reason }) =>
      join(['Kết thúc đợt thu', reason && `lý do: ${reason}`], '; '),
    'transfer.booked@1': ({ way, amount, day }) =>
      `${way === 'in' ? 'Tiền vào' : 'Tiền ra'} tài khoản ${formatDong(amount)}, ngày ${formatDay(day)}`,
    'statement.taken@1': ({ from, until, lines, booked }) =>
      `Nhập sao kê từ ${formatDay(from)} đến ${formatDay(until)}: ${lines} dòng, ${booked} dòng mới`,
    'money.assigned@1': ({ parts, told, note }) =>
      join([
        `${told === 'code' ? 'Máy xếp theo mã' : 'Xếp'} ${formatDong(sumOfParts(parts))}: ${partsVi(parts)}`,
        note,
      ]),
    'cash.received@1': ({ number, amount, payer }) =>
      join([`Thu tiền mặt ${formatDong(amount)}, phiếu thu ${number}`, payer]),
    'handover.given@1': ({ amount, to }, names) =>
      `Giao ${formatDong(amount)} tiền mặt${toWhom(names, to, 'cho')}`,
    'handover.taken@1': ({ amount, from }, names) =>
      `Nhận ${formatDong(amount)} tiền mặt${toWhom(names, from, 'từ')}`,
    'handover.withdrawn@1': ({ reason }) =>
      join(['Rút lại lần giao tiền chưa ai nhận', reason && `lý do: ${reason}`], '; '),
    'cash.spent@1': ({ amount, item, document }) =>
      join([`Chi tiền mặt ${formatDong(amount)}: ${item}`, document && `chứng từ ${document}`]),
    'cash.refunded@1': ({ amount, reason }) =>
      join([`Trả lại ${formatDong(amount)} tiền mặt`, reason], '; '),
    'entry.reversed@1': ({ reason }) => `Ghi bút toán đảo để sửa; lý do: ${reason}`,
    'shop.named@1': ({ name, number }) =>
      `Ghi mã QR nhận tiền của cửa hàng ${name}, tài khoản ${number}`,
    'shop.ended@1': ({ reason }) =>
      join(['Thôi dùng mã QR của cửa hàng', reason && `lý do: ${reason}`], '; '),
    'bill.watched@1': ({ kind, day }) =>
      `Nhắc hộ này trả tiền ${BILLS_VI[kind]}, ngày ${day} hằng tháng`,
    'bill.paid@1': ({ month, how }) => `Hóa đơn tháng ${monthText(month)}: ${PAID_VI[how]}`,
    'bill.dropped@1': () => 'Thôi nhắc hóa đơn này',
    'month.closed@1': ({ month, bank, cash }) =>
      `Khóa sổ tháng ${monthText(month)}: tài khoản ${formatDong(bank)}, tiền mặt ${formatDong(cash)}`,
  } satisfies FactWords<typeof FUND_FACTS>,

  /** Why a fact about money is asked about or not taken. */
  whys: {
    'account-taken': 'Tài khoản này đã được ghi rồi.',
    'account-new':
      'Tài khoản nhận tiền mới ghi. Nhờ cán bộ xã hoặc người phụ trách khác xem đúng chưa.',
    'account-ended': 'Tài khoản này đã thôi nhận tiền. Anh/chị chọn tài khoản đang dùng.',
    'basis-missing':
      'Đợt thu chưa ghi ngày họp thôn hoặc ngày văn bản. Nhờ người phụ trách xem lại.',
    'dues-known': 'Có hộ đã nằm trong danh sách thu từ trước. Mức đã ghi trước được giữ.',
    'drive-closed':
      'Đợt thu đã kết thúc trước đó. Khoản này vẫn được ghi; nhờ người phụ trách xem lại.',
    'exemption-raises': 'Mức mới cao hơn mức đã lập. Nếu trước ghi nhầm thì chọn sửa mức ghi nhầm.',
    'transfer-known': 'Dòng sao kê này đã có trong sổ nên không ghi thêm.',
    'statement-does-not-add-up':
      'Số dư đầu cộng tiền vào, trừ tiền ra không bằng số dư cuối. Chưa ghi gì.',
    'part-wrong-way':
      'Khoản tiền vào không thể là khoản chi, khoản tiền ra không thể là tiền đóng.',
    'more-than-left': 'Khoản chuyển này không còn đủ tiền để xếp, có thể đã có người xếp rồi.',
    'not-asked': 'Hộ này không nằm trong danh sách thu của đợt. Tiền vẫn được ghi; nhờ xem lại.',
    'more-than-asked':
      'Hộ này đưa nhiều hơn số còn phải đóng. Tiền vẫn được ghi; nhờ xem có trả lại không.',
    'drive-known': 'Đợt thu này đã mở trên máy khác, mức thu khác. Mức đã ghi trước được giữ.',
    'drive-twice':
      'Trong tháng đã có đợt thu cùng tên. Nếu trùng thì anh/chị kết thúc một đợt, tiền đã thu vẫn còn.',
    'receipt-number-taken': 'Số phiếu thu này đã dùng rồi. Tiền vẫn được ghi; nhờ xem lại.',
    'same-person': 'Giao tiền thì phải có hai người: một người giao, một người nhận.',
    'count-differs': 'Hai bên đếm không bằng nhau. Sổ ghi theo số người nhận đếm; nhờ xem lại.',
    'handover-withdrawn':
      'Bên giao đã rút lại lần giao này. Tiền trong sổ chưa đổi; nhờ hai bên gặp nhau, đếm lại.',
    'more-than-cash': 'Số tiền nhiều hơn tiền mặt đang giữ theo sổ. Nhờ người phụ trách xem lại.',
    'more-than-paid': 'Trả lại nhiều hơn số hộ đã đóng. Nhờ người phụ trách xem lại.',
    'not-reversible': 'Dòng của ngân hàng thì chỉ ngân hàng sửa được. Anh/chị xếp lại khoản này.',
    'receipt-reversed': 'Người thu vừa hủy một phiếu thu. Nhờ người phụ trách hỏi lại.',
    'shop-new':
      'Mã nhận tiền của một cửa hàng ghi mới hoặc thay đổi. Nhờ người phụ trách hỏi chủ hộ xem đúng chưa.',
    'month-closed': 'Tháng này đã khóa sổ. Khoản đến sau vẫn được ghi và được kê riêng.',
    'month-not-over': 'Tháng chưa hết nên chưa khóa sổ được.',
    'sum-differs':
      'Số dư lúc khóa sổ khác với sổ của máy chủ, có thể còn khoản chưa gửi. Nhờ xem lại.',
  },
};

const BASES_EN: Readonly<Record<Basis, string>> = {
  meeting: 'by a decision of the village meeting',
  decision: 'by a decision of an authority',
  gifts: 'by free gifts',
};
const EXEMPTIONS_EN: Readonly<Record<Exemption, string>> = {
  group: 'of those agreed on',
  away: 'the whole household is away',
  other: 'another reason',
  correction: 'it was put down wrongly',
};
const DECIDERS_EN: Readonly<Record<Decider, string>> = {
  meeting: 'decided by the village meeting',
  village: 'decided by the village executive',
  commune: 'decided by the commune',
};

const BILLS_EN: Readonly<Record<(typeof BILLS)[number], string>> = {
  electricity: 'electricity',
  water: 'water',
  internet: 'internet or television',
  other: 'another service',
};
const PAID_EN: Readonly<Record<(typeof PAID_WAYS)[number], string>> = {
  home: 'paid from home',
  elsewhere: 'paid elsewhere',
  not: 'not paid, put right',
};

const en: typeof vi = {
  bases: BASES_EN,
  bills: BILLS_EN,
  exemptions: EXEMPTIONS_EN,
  deciders: DECIDERS_EN,
  facts: {
    'account.named@1': ({ number, owner }) => `Account for payments: ${number} (${owner})`,
    'account.ended@1': ({ reason }) =>
      join(['Account no longer used', reason && `reason: ${reason}`], '; '),
    'drive.opened@1': ({ title, amount, basis, from }) =>
      join([
        `Drive opened: ${title}`,
        amount === 0 ? '' : formatDong(amount),
        `from ${formatDay(from)}`,
        BASES_EN[basis.kind],
      ]),
    'dues.listed@1': ({ dues }) => `${dues.length} households listed as asked to pay`,
    'exemption.decided@1': ({ was, amount, why, by }) =>
      join([
        amount === 0
          ? `Let off ${formatDong(was)}`
          : `Dues changed from ${formatDong(was)} to ${formatDong(amount)}`,
        EXEMPTIONS_EN[why],
        DECIDERS_EN[by],
      ]),
    'drive.closed@1': ({ reason }) => join(['Drive closed', reason && `reason: ${reason}`], '; '),
    'transfer.booked@1': ({ way, amount, day }) =>
      `${formatDong(amount)} ${way === 'in' ? 'came to' : 'left'} the account on ${formatDay(day)}`,
    'statement.taken@1': ({ from, until, lines, booked }) =>
      `Statement from ${formatDay(from)} to ${formatDay(until)}: ${lines} lines, ${booked} new`,
    'money.assigned@1': ({ parts, told, note }) =>
      join([
        `${told === 'code' ? 'Settled by its code' : 'Settled'}, ${formatDong(sumOfParts(parts))}: ${partsEn(parts)}`,
        note,
      ]),
    'cash.received@1': ({ number, amount, payer }) =>
      join([`${formatDong(amount)} in cash, receipt ${number}`, payer]),
    'handover.given@1': ({ amount, to }, names) =>
      `${formatDong(amount)} in cash handed over${toWhom(names, to, 'to')}`,
    'handover.taken@1': ({ amount, from }, names) =>
      `${formatDong(amount)} in cash taken${toWhom(names, from, 'from')}`,
    'handover.withdrawn@1': ({ reason }) =>
      join(
        ['A hand-over that nobody had counted is taken back', reason && `reason: ${reason}`],
        '; ',
      ),
    'cash.spent@1': ({ amount, item, document }) =>
      join([`${formatDong(amount)} in cash spent: ${item}`, document && `voucher ${document}`]),
    'cash.refunded@1': ({ amount, reason }) =>
      join([`${formatDong(amount)} paid back in cash`, reason], '; '),
    'entry.reversed@1': ({ reason }) => `Written against an entry; reason: ${reason}`,
    'shop.named@1': ({ name, number }) => `Payment code of the shop ${name}, account ${number}`,
    'shop.ended@1': ({ reason }) =>
      join(['Payment code of a shop no longer used', reason && `reason: ${reason}`], '; '),
    'bill.watched@1': ({ kind, day }) =>
      `Reminded of ${BILLS_EN[kind]} on day ${day} of every month`,
    'bill.paid@1': ({ month, how }) => `Bill of ${monthText(month)}: ${PAID_EN[how]}`,
    'bill.dropped@1': () => 'No longer reminded of this bill',
    'month.closed@1': ({ month, bank, cash }) =>
      `Month ${monthText(month)} closed: ${formatDong(bank)} at the bank, ${formatDong(cash)} in cash`,
  },

  whys: {
    'account-taken': 'This account is known already.',
    'account-new': 'A new account for payments. Somebody else in charge should look at it.',
    'account-ended': 'This account is no longer used. Please choose one that is.',
    'basis-missing':
      'The drive names no day of a meeting or decision. Somebody in charge is asked.',
    'dues-known': 'A household was listed before. What was written first stands.',
    'drive-closed': 'The drive was closed before. This is kept; somebody in charge is asked.',
    'exemption-raises': 'This is more than was listed. If that was wrong, choose correction.',
    'transfer-known': 'This line of the bank is in the book already.',
    'statement-does-not-add-up': 'Opening balance, in and out do not come to the closing balance.',
    'part-wrong-way': 'Money that came in was not spent, and money that went out is nobody’s dues.',
    'more-than-left': 'Less is left of this transfer; somebody may have settled it already.',
    'not-asked': 'This household is not asked for anything in this drive. The money is booked.',
    'more-than-asked':
      'More than what this household still owes. The money is booked; please see whether some goes back.',
    'drive-known':
      'This drive was opened on another phone with other dues. What was written first stands.',
    'drive-twice':
      'There is a drive of this name in the month already. If it is one too many, close it; no money is lost.',
    'receipt-number-taken': 'This receipt number was used before. The money is booked.',
    'same-person': 'Cash changes hands between two people.',
    'count-differs': 'Both counted differently. What the taker counted is booked.',
    'handover-withdrawn':
      'The giver has taken this back. Nothing was moved; both should meet and count again.',
    'more-than-cash': 'More than the cash in hand by the book. Somebody in charge is asked.',
    'more-than-paid': 'More than the household paid. Somebody in charge is asked.',
    'not-reversible': 'What a bank did only the bank undoes. Settle the transfer anew.',
    'receipt-reversed': 'A collector took a receipt back. Somebody in charge is asked.',
    'shop-new':
      'A payment code of a shop is new or changes. Somebody in charge should ask its owner whether it is right.',
    'month-closed': 'This month is closed. What comes later is booked and listed apart.',
    'month-not-over': 'The month is not over yet.',
    'sum-differs': 'The sums differ from the server’s book; something may be on its way.',
  },
};

/** Facts of a village's funds in words. */
export const FUNDS_WORDS = { vi, en } as const;
