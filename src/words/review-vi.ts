import { groupDigits } from './number-text.ts';

const num = (count: number): string => groupDigits(count, '.');
const byCode = (table: Readonly<Record<string, string>>): Readonly<Record<string, string>> => table;

/** Words of what waits for a decision of an office. */
export const reviewVi = {
  lead: 'Những gì chưa tính vì cần người phụ trách quyết định, và những câu hỏi còn mở.',
  tabs: { held: 'Chờ duyệt', question: 'Câu hỏi', refused: 'Không nhận', due: 'Sắp xóa' },
  none: {
    held: 'Không có gì chờ duyệt',
    question: 'Không còn câu hỏi nào',
    refused: 'Không có gì bị từ chối',
  },
  noneText: 'Mọi điều đã nhận đều đã được tính.',
  /** What a tab holds, and what follows from a decision there. */
  about: {
    held: 'Đã giữ nguyên trong sổ, chưa tính vào số liệu. Duyệt thì được tính như mọi điều khác; không duyệt thì vẫn nằm trong lịch sử ghi, có tên anh/chị, và không được tính.',
    question:
      'Đã tính vào số liệu; chỉ cần người phụ trách biết. Khép lại câu hỏi thì những gì đã ghi vẫn giữ nguyên.',
    refused:
      'Gửi đến trong 90 ngày qua mà không được vào sổ. Máy chủ vẫn giữ, và máy của người ghi hiện lý do khi có mạng. Ở đây không phải quyết định gì; cần thì hỏi người ghi.',
  },
  device: (device: string | undefined, who: string): string =>
    device === undefined ? `Máy của ${who}` : `${who}, máy “${device}”`,
  somebody: 'một người',
  /** Something whose content is not shown. */
  withoutWords: 'Một điều ghi không hiện nội dung ở đây',
  ended: {
    lost: (day: string): string => `Máy đã báo mất ngày ${day}`,
    'signed-out': (day: string): string => `Máy ngừng dùng ngày ${day}`,
    overdue: (day: string): string => `Hết phiên đăng nhập ngày ${day}`,
  },
  count: (count: number): string => `${num(count)} điều`,
  days: (from: string, to: string): string => (from === to ? from : `từ ${from} đến ${to}`),
  at: (time: string): string => `ghi lúc ${time}`,
  /** Buttons of one, of a day and of all that a phone sent. */
  one: { release: 'Duyệt', decline: 'Không duyệt', settle: 'Đã xem' },
  day: { release: 'Duyệt cả ngày', decline: 'Không duyệt cả ngày', settle: 'Đã xem cả ngày' },
  all: {
    release: (count: number): string => `Duyệt cả ${num(count)} điều`,
    decline: (count: number): string => `Không duyệt cả ${num(count)} điều`,
    settle: (count: number): string => `Đã xem cả ${num(count)} câu hỏi`,
  },
  chosen: { release: 'Sẽ duyệt', decline: 'Sẽ không duyệt', settle: 'Sẽ khép lại' },
  undo: 'Lùi lại',
  open: 'Mở nhà này',
  reason: 'Lý do không duyệt (người ghi sẽ đọc được)',
  reasonMissing: 'Anh/chị ghi vài chữ vì sao không duyệt.',
  note: 'Ghi chú',
  send: (count: number): string => `Gửi ${num(count)} quyết định`,
  sendNote: 'Gửi rồi thì không lùi lại được.',
  clear: 'Bỏ chọn',
  done: (count: number): string => `Máy chủ đã nhận ${num(count)} quyết định`,
  left: (count: number): string => `${num(count)} điều chưa ghi được; lý do ở từng điều.`,
  failed: 'Chưa gửi được hết; những gì còn lại vẫn như trước.',
  /** Letters that decide about the line on which the keyboard stands. */
  keys: { release: 'd', decline: 'k', settle: 'x', undo: 'z' },
  keysHint: {
    held: 'Bàn phím: ↑ ↓ sang điều khác, D duyệt, K không duyệt, Z lùi lại.',
    question: 'Bàn phím: ↑ ↓ sang điều khác, X đã xem, Z lùi lại.',
    refused: 'Bàn phím: ↑ ↓ sang điều khác.',
  },
  /** Why something waits or was not taken, as the person in charge reads it. */
  whys: byCode({
    'outside-grant':
      'Ngày ghi nằm ngoài thời gian người này được giao việc: trước khi nhận, sau khi thôi, hoặc đồng hồ máy chạy sai.',
    'stream-ended':
      'Máy gửi điều này đã được báo mất hoặc ngừng dùng, hoặc đã hết phiên đăng nhập. Xin hỏi lại người ghi trước khi duyệt.',
    'depends-on-held':
      'Điều này nói tới một điều khác còn đang chờ duyệt. Xin duyệt điều kia trước.',
    'consent-ended':
      'Điều này đến khi sự đồng ý của người đó đã hết hạn hoặc đã rút. Chỉ duyệt được khi người đó đồng ý lại; nếu không, xin chọn không duyệt.',
    'about-erased':
      'Thông tin về người hoặc hộ này đã được xóa theo yêu cầu. Duyệt thì điều này lại đứng trong sổ.',
    'day-ahead': 'Ngày ghi đi trước ngày máy chủ nhận; có thể đồng hồ máy chạy sai.',
    'premise-changed':
      'Hai người sửa cùng một chỗ. Cả hai điều đều được giữ; xin xem điều nào đúng.',
    'with-commune':
      'Câu hỏi đang chờ xã trả lời, nhưng người ở thôn đã sửa, giao lại hoặc thôi chờ. Xem người hỏi có còn chờ không.',
    'due-far': 'Ngày hẹn trả lời bà con cách quá 30 ngày.',
    'place-unknown': 'Điều này nói tới một nơi mà danh mục địa bàn chưa có.',
    'household-unknown': 'Điều này nói tới một hộ mà sổ hộ chưa có.',
    'household-left': 'Sổ hộ ghi hộ này không còn ở đây, nhưng có người vẫn đến gặp.',
    'resident-unknown': 'Điều này nói tới một người mà sổ hộ chưa có.',
    'resident-left': 'Sổ hộ ghi người này không còn ở đây.',
    'no-consent': 'Làm hộ khi sổ chưa ghi sự đồng ý của người được giúp.',
    'code-taken': 'Mã hộ này đang dùng cho một hộ khác.',
    'not-yours': 'Người ghi không được giao việc này ở đây.',
    'reference-unknown': 'Sổ chưa có mục mà điều này nói tới.',
    'id-taken': 'Mã này đã có trong sổ.',
    'type-unknown': 'Máy chủ chưa biết loại điều ghi này; có thể ứng dụng trên máy kia mới hơn.',
    'body-malformed': 'Điều gửi lên không đúng mẫu.',
    'body-not-canonical': 'Điều gửi lên không đúng mẫu.',
    'body-too-large': 'Điều gửi lên dài quá mức cho phép.',
    'entity-full': 'Nơi này đã có quá nhiều điều được ghi nên sổ không nhận thêm.',
    'already-said': 'Điều này đã có trong sổ rồi; không mất gì.',
    'already-held': 'Điều này đã có trong sổ và đang chờ duyệt; không mất gì.',
    'origin-taken': 'Sổ đã có một điều khác dưới số này.',
    'origin-not-yours': 'Điều ghi lại này vốn do người khác ghi.',
  }),
};
