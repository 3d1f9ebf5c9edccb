import { groupDigits } from './number-text.ts';

const num = (value: number): string => groupDigits(value, '.');

/** Sentences by a code of the home, which may know more codes than this phone. */
const byCode = (table: Readonly<Record<string, string>>): Readonly<Record<string, string>> => table;

/** Texts of bringing in a register. */
export const officerRegisterVi = {
  title: 'Nhập sổ hộ',
  lead: 'Tệp Excel hoặc CSV mà xã đang giữ. Máy chủ đọc thử và cho xem trước; chưa ghi gì cho đến khi anh/chị đồng ý.',
  whose: 'Sổ này của',
  wholeCommune: 'Cả xã, mỗi dòng có tên thôn, bản',
  choose: 'Chọn tệp .xlsx hoặc .csv',
  chooseOther: 'Chọn tệp khác',
  reading: 'Máy chủ đang đọc thử tệp',
  writing: 'Máy chủ đang ghi. Sổ lớn có thể mất một phút; xin đừng đóng trang này.',
  file: (name: string): string => `Tệp: ${name}`,
  preview: 'Xem trước, chưa ghi gì',
  tooLarge: 'Tệp lớn hơn 8 MB. Xin bỏ bớt ảnh hoặc chia thành nhiều tệp.',
  wrongKind: 'Tệp này không phải .xlsx hay .csv. Trong Excel chọn Lưu thành, rồi chọn .xlsx.',
  fileErrors: byCode({
    'file-empty': 'Tệp không có dòng nào.',
    'file-too-large': 'Tệp lớn quá mức máy chủ nhận.',
    'file-not-a-spreadsheet': 'Tệp này không phải bảng tính. Xin chọn tệp .xlsx hoặc .csv.',
    'file-old-or-locked':
      'Tệp Excel kiểu cũ (.xls) hoặc có mật khẩu. Xin mở bằng Excel và lưu lại thành .xlsx không mật khẩu.',
    'file-damaged': 'Tệp bị hỏng, máy không đọc hết được. Xin lưu lại tệp rồi thử lại.',
    'file-too-big-inside': 'Nội dung bên trong tệp lớn quá mức. Xin chia thành nhiều tệp.',
    'file-too-many-sheets': 'Tệp có quá nhiều trang tính.',
    'file-too-many-rows': 'Tệp có quá nhiều dòng (hơn 60.000). Xin chia thành nhiều tệp.',
    'file-too-many-columns': 'Tệp có quá nhiều cột.',
    'file-not-utf8':
      'Chữ trong tệp không đọc được. Xin lưu lại với bảng mã UTF-8, hoặc lưu thành .xlsx.',
    'file-quotes-open': 'Có dấu ngoặc kép mở mà không đóng trong tệp CSV.',
    'sheet-unreadable': 'Tệp này không đọc được như một sổ hộ.',
    'preview-stale': 'Sổ đã thay đổi từ lúc xem trước. Xin xem trước lại một lần nữa.',
    'unsupported-media': 'Máy chủ không nhận loại tệp này.',
  }),
  unknown: (code: string): string => `điều khác (mã ${code})`,
  nothingWritten: 'Chưa ghi gì.',
  rows: {
    created: 'Sẽ tạo mới',
    changed: 'Sẽ sửa',
    unchanged: 'Giữ nguyên',
    review: 'Cần xem lại',
    notes: 'Chưa hiểu',
  },
  counts: (households: number, residents: number): string =>
    `${num(households)} hộ, ${num(residents)} người`,
  places: (count: number): string => `${num(count)} chỗ sửa`,
  rowsText: (count: number): string => `${num(count)} dòng`,
  cells: (count: number): string => `${num(count)} ô`,
  who: 'Hộ, người',
  wholeFile: 'Cả tệp',
  sheetStates: {
    read: 'đã đọc',
    'no-header': 'không thấy dòng tiêu đề',
    empty: 'trống',
    hidden: 'bị ẩn, không đọc',
  },
  byVillage: 'Theo từng thôn, bản',
  village: 'Thôn, bản',
  newHouseholds: 'Hộ mới',
  newResidents: 'Người mới',
  columns: 'Các cột đã hiểu',
  column: 'Cột',
  header: 'Tiêu đề trong tệp',
  meaning: 'Được hiểu là',
  sheet: 'Trang tính',
  cell: 'Ô',
  says: 'Trong tệp ghi',
  notes: (count: number): string => `${num(count)} chỗ chưa hiểu hết`,
  notesNone: 'Mọi ô đều đã hiểu',
  notesText: 'Những ô này được để trống; phần còn lại của dòng vẫn được nhận.',
  note: 'Điều chưa hiểu',
  review: (count: number): string => `${num(count)} dòng cần người xem lại`,
  reviewText: 'Máy chưa chắc đây là hộ mới hay hộ đã có, nên không ghi các dòng này.',
  why: 'Vì sao',
  confirm: (created: string, changed: number): string =>
    changed === 0 ? `Ghi vào sổ: ${created}` : `Ghi vào sổ: ${created}, ${num(changed)} chỗ sửa`,
  confirmNothing: 'Tệp này không có gì mới để ghi',
  done: 'Đã ghi vào sổ',
  doneText: (households: number, residents: number): string =>
    `Đã tạo mới ${num(households)} hộ và ${num(residents)} người. Mọi điều đã ghi mang tên anh/chị.`,
  doneChanged: (count: number): string => `${num(count)} chỗ được sửa theo tệp.`,
  doneAgain: 'Nhập lại chính tệp này sẽ không tạo thêm hộ nào.',
  toCommune: 'Xem xã',
  another: 'Nhập tệp khác',
  template:
    'Tệp cần có một dòng tiêu đề trong 20 dòng đầu, ví dụ: Thôn, Số hộ, Họ và tên, Quan hệ với chủ hộ, Năm sinh, Giới tính, Số điện thoại.',
};
