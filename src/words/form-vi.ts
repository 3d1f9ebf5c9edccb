import type { NoticeCode, ProblemCode } from '#form/problem.ts';

type Said = (value: string) => string;

const problems: Readonly<Record<ProblemCode, Said>> = {
  'sheet-missing': (value) =>
    `Không thấy trang tính tên “${value}”. Phiếu XLSForm cần trang “survey”; đặt đúng tên này ở cuối màn hình Excel.`,
  'column-missing': (value) => `Thiếu cột “${value}”. Thêm cột này, hoặc điền ô còn trống.`,
  'column-twice': (value) => `Cột “${value}” có hai lần. Giữ lại một cột.`,
  'cell-merged': (value) => `Ô ở cột “${value}” bị gộp. Bỏ gộp ô rồi ghi vào từng ô.`,
  'cell-formula': (value) =>
    `Ô ở cột “${value}” là công thức chưa có kết quả. Dán lại thành giá trị.`,
  'text-too-long': (value) =>
    `Chữ trong ô dài quá 2.000 ký tự, bắt đầu bằng “${value}…”. Viết ngắn lại.`,
  'type-missing': () =>
    'Dòng có tên nhưng chưa có loại câu hỏi. Điền cột “type”, ví dụ text hay integer.',
  'type-unknown': (value) =>
    `Không có loại câu hỏi “${value}”. Dùng text, integer, date, select_one tên_danh_sách…`,
  'type-unsupported': (value) =>
    `Loại “${value}” chưa dùng được ở đây. Thay bằng loại khác, ví dụ image, audio hay geopoint.`,
  'name-missing': () => 'Câu hỏi chưa có tên. Điền cột “name”, ví dụ so_nguoi.',
  'name-malformed': (value) =>
    `Tên “${value}” không dùng được. Bắt đầu bằng chữ cái, chỉ gồm chữ, số, gạch dưới, không dấu cách.`,
  'name-twice': (value) => `Tên “${value}” có hai lần trong cùng một nhóm. Đổi một tên.`,
  'label-missing': (value) => `Câu hỏi “${value}” chưa có lời hỏi. Điền cột “label”.`,
  'list-missing': () => 'Câu chọn chưa nêu danh sách. Ghi như select_one tên_danh_sách.',
  'list-unknown': (value) =>
    `Không thấy danh sách “${value}” trong trang “choices”. Thêm danh sách, hoặc sửa tên.`,
  'list-of-answers': (value) =>
    `Chưa chọn được từ câu trả lời trước (${value}). Dùng danh sách có sẵn trong trang “choices”.`,
  'choice-malformed': (value) =>
    value === ''
      ? 'Lựa chọn chưa có tên. Điền cột “name” của trang “choices”.'
      : `Tên lựa chọn “${value}” có dấu cách hoặc quá dài. Dùng gạch dưới thay dấu cách.`,
  'choice-twice': (value) =>
    `Lựa chọn “${value}” có hai lần trong một danh sách. Đổi hoặc bỏ một dòng.`,
  'choice-gone': (value) => `Lựa chọn “${value}” không còn trong danh sách.`,
  'end-without-begin': (value) =>
    `Có “end ${value}” mà không có “begin ${value}” ở trên. Bỏ dòng này, hoặc thêm dòng mở.`,
  'end-of-other': (value) => `Dòng này đóng sai: đang mở là “${value}”. Ghi “end ${value}”.`,
  'begin-without-end': (value) => `“begin ${value}” chưa được đóng. Thêm “end ${value}” ở dưới.`,
  'too-deep': (value) => `Nhóm lồng nhau quá ${value} lớp. Bớt lớp.`,
  'repeats-too-deep': (value) =>
    `Phần hỏi lặp lại lồng nhau quá ${value} lớp. Đưa phần trong cùng ra ngoài, hoặc bỏ bớt lớp lặp.`,
  'path-too-long': (value) =>
    `Tên câu “${value}” cộng với tên các nhóm bao quanh dài quá 400 ký tự. Đặt tên nhóm ngắn lại.`,
  'too-many-questions': (value) =>
    `Phiếu có ${value} câu, nhiều hơn 500. Ở cửa nhà không hỏi hết được; chia thành nhiều phiếu.`,
  'too-many-choices': (value) => `Trang “choices” có ${value} dòng, nhiều hơn 3.000. Bớt lựa chọn.`,
  'too-many-languages': (value) => `Phiếu có ${value} thứ tiếng, nhiều hơn 12. Bớt cột.`,
  'too-large': (value) => `Phiếu lớn hơn ${value} KB. Viết ngắn lại, hoặc chia thành nhiều phiếu.`,
  'no-questions': () => 'Phiếu chưa có câu hỏi nào.',
  'expression-unreadable': (value) =>
    value === ''
      ? 'Biểu thức dừng giữa chừng. Xem lại dấu ngoặc và dấu nháy.'
      : `Không đọc được biểu thức, ở chỗ “${value}”. Xem lại dấu ngoặc, dấu nháy, dấu so sánh.`,
  'expression-quotes': (value) =>
    `Dấu nháy cong ở chỗ “${value}”. Gõ lại bằng dấu nháy thẳng ' hoặc ".`,
  'function-unknown': (value) => `Không có hàm ${value}(). Xem tên hàm trong hướng dẫn.`,
  'function-refused': (value) =>
    `Hàm ${value}() không dùng ở đây. Bỏ hàm này; hướng dẫn nêu cách khác.`,
  'function-arguments': (value) => `Hàm ${value}() thiếu, thừa hoặc sai phần trong ngoặc.`,
  'path-unsupported': (value) =>
    `Không dùng được đường dẫn kiểu này (“${value}”). Gọi câu hỏi bằng \${tên}.`,
  'reference-unknown': (value) => `Không có câu hỏi “${value}”. Sửa tên, hoặc thêm câu hỏi.`,
  'reference-ambiguous': (value) => `Có nhiều câu hỏi tên “${value}”. Đổi tên để mỗi câu một tên.`,
  'reference-repeated': (value) =>
    `“${value}” được hỏi nhiều lần, ở đây cần một giá trị. Dùng sum(), count(), join() hoặc indexed-repeat().`,
  cycle: (value) => `Các câu chờ lẫn nhau thành vòng: ${value}. Bỏ một chỗ gọi trong vòng này.`,
  'pattern-unreadable': (value) => `Không đọc được mẫu chữ “${value}” trong regex().`,
  'range-malformed': () => 'Thang số chưa đúng. Ghi như start=0 end=10 step=1 ở cột “parameters”.',
  'column-unsupported': (value) =>
    `Cột “${value}” chưa dùng được ở đây và làm phiếu hiểu khác đi. Bỏ cột này.`,
  'question-sensitive': (value) =>
    `“${value}” có vẻ hỏi điều riêng tư hoặc số giấy tờ. Cả tổ đọc được câu trả lời nên không hỏi ở đây. Sức khỏe, dân tộc, hộ nghèo thì ghi ở mục “Ghi kín cho xã”; điều khác xin bỏ khỏi phiếu. Nếu câu này không hỏi những điều ấy, ghi “có” ở cột “not_sensitive”.`,
};

const notices: Readonly<Record<NoticeCode, Said>> = {
  'column-ignored': (value) => `Cột “${value}” không dùng đến.`,
  'sheet-ignored': (value) => `Trang “${value}” không dùng đến.`,
  'appearance-ignored': (value) => `Cách hiện “${value}” không dùng đến; câu hỏi hiện như thường.`,
  'not-collected': (value) =>
    `“${value}” không được ghi: ai ghi, lúc nào, bằng máy nào đã có trong lịch sử ghi.`,
  'parameter-ignored': (value) => `Tham số “${value}” không dùng đến.`,
  'setting-ignored': (value) => `Cài đặt “${value}” không dùng đến.`,
  'row-disabled': (value) => `Câu “${value}” đang tắt nên không hỏi.`,
  'label-untranslated': (value) =>
    `Có câu chưa có lời bằng “${value}”; lúc hỏi sẽ hiện tiếng đầu tiên.`,
  'question-marked': (value) =>
    `“${value}” được ghi là không hỏi điều nhạy cảm. Cả tổ sẽ đọc được câu trả lời.`,
};

/** What is said of a form as its author wrote it, by the codes of reading it. */
export const formVi = { problems, notices };
