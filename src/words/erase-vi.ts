import { groupDigits } from './number-text.ts';

const num = (value: number): string => groupDigits(value, '.');

/** Words of erasing what is kept about a person or a household. */
export const eraseVi = {
  press: 'Xóa thông tin',
  pressHousehold: 'Xóa thông tin cả hộ',
  title: (who: string): string => `Xóa thông tin của ${who}`,
  titleHousehold: (who: string): string => `Xóa thông tin của ${who} và cả nhà`,
  lead: 'Xem kỹ trước khi xóa. Xóa rồi không hoàn tác được.',
  people: 'Gồm những người trong hộ:',
  goes: (facts: number): string => `Sẽ xóa: ${num(facts)} điều đã ghi`,
  goesLead: 'Mỗi dòng là điều đang có. Dòng mờ bên dưới là điều còn lại sau khi xóa.',
  left: (text: string): string => `Còn lại: ${text}`,
  more: (count: number): string => `Xem thêm ${num(count)} điều`,
  beyond: (count: number): string => `và ${num(count)} điều nữa, không bày hết ở đây`,
  nothing: 'Không còn gì để xóa',
  nothingText: 'Chưa ghi gì có tên người này, hoặc đã xóa trước đây rồi.',
  stays: 'Điều được giữ lại',
  staysText:
    'Lượt đến nhà, bước kỹ năng, ngày tháng và năm sinh được giữ lại, không còn tên ai. Nhờ vậy các con số của thôn, của xã không thay đổi.',
  holders: (count: number): string =>
    count === 0 ? 'Không có máy nào đang giữ' : `${num(count)} máy đang giữ`,
  holdersLead: 'Máy nào cũng tự xóa ngay lần gặp máy chủ tới đây.',
  heard: (when: string): string => `gặp máy chủ lúc ${when}`,
  why: 'Vì sao xóa',
  grounds: {
    asked: 'Người đó yêu cầu',
    'consent-ended': 'Sự đồng ý đã hết hạn hoặc đã rút lại',
    'purpose-ended': 'Không còn cần giữ',
    unlawful: 'Ghi trái quy định',
    ordered: 'Cơ quan có thẩm quyền yêu cầu',
  },
  document: 'Số văn bản, ví dụ 12/QĐ-UBND',
  documentWrong: 'Số văn bản viết liền, không có dấu cách, ví dụ 12/QĐ-UBND.',
  groundMissing: 'Chọn vì sao xóa rồi mới xóa được.',
  begin: 'Xóa thông tin này',
  sure: (who: string): string => `Xóa hẳn thông tin của ${who}?`,
  sureText: (facts: number): string =>
    `${num(facts)} điều đã ghi sẽ mất tên, số điện thoại và lời ghi. Xóa rồi không hoàn tác được. Bản sao lưu cũ còn đến khi hết hạn giữ.`,
  confirm: 'Xóa hẳn',
  elsewhere:
    'Một phần được ghi ở nơi anh/chị không được giao. Xin nhờ người quản trị của tỉnh xóa.',
  problems: {
    'tombstones-unset':
      'Máy chủ chưa có nơi ghi dấu việc xóa. Xin báo người quản trị đặt TOMBSTONES_DIR.',
    'tombstones-same-disk':
      'Nơi ghi dấu việc xóa nằm cùng ổ đĩa với sổ. Xin báo người quản trị chuyển sang ổ khác.',
    'tombstones-failed':
      'Máy chủ không ghi được dấu việc xóa, nên chưa xóa gì. Xin báo người quản trị.',
  },
  paper: {
    title: 'Giấy xác nhận đã xóa thông tin cá nhân',
    of: 'Của',
    where: 'Nơi giữ thông tin',
    when: 'Đã xóa lúc',
    why: 'Vì',
    document: 'Văn bản số',
    what: 'Đã xóa',
    facts: (facts: number, books: number): string =>
      `${num(facts)} điều đã ghi, trong ${num(books)} sổ`,
    by: 'Cán bộ xóa',
    kept: 'Còn giữ lại: số lượt, bước kỹ năng, ngày tháng, năm sinh, không có tên ai.',
    phones: (count: number): string =>
      count === 0
        ? 'Không máy nào của tổ còn giữ.'
        : `${num(count)} máy của tổ tự xóa khi gặp máy chủ.`,
    backups: 'Bản sao lưu cũ còn đến khi hết hạn giữ; khôi phục bản nào thì máy chủ cũng xóa lại.',
    shred: 'Phần lưu cũ trên máy chủ còn được người quản trị dọn nốt.',
    sign: 'Ký, ghi rõ họ tên',
    print: 'In giấy xác nhận',
    leaving:
      'Tên chỉ còn trên giấy này. Rời màn hình thì mở lại được ở mục Những lần đã xóa, cho đến khi khóa sổ hoặc đóng trang.',
  },
  done: 'Đã xóa xong',
  closed: 'Yêu cầu đã được ghi là làm xong.',
  notClosed: (why: string): string => `Đã xóa, nhưng yêu cầu chưa ghi được là làm xong. ${why}`,
  toDesk: 'Về các yêu cầu',
  list: {
    title: 'Những lần đã xóa',
    papers: 'Giấy xác nhận còn in được',
    paper: (name: string): string => `Giấy xác nhận cho ${name}`,
    show: 'Xem những lần đã xóa',
    lead: 'Không còn tên ai. Mỗi lần ghi: xóa bao nhiêu, vì sao, ai xóa, máy nào chưa nghe tin.',
    none: 'Chưa xóa lần nào.',
    line: (day: string, village: string, facts: number): string =>
      `${day} · ${village} · ${num(facts)} điều đã ghi`,
    allHeard: 'Các máy đều đã gặp máy chủ sau khi xóa',
    waiting: (count: number): string => `${num(count)} máy chưa gặp máy chủ từ khi xóa:`,
    check: 'Xem trước khi xóa',
  },
};
