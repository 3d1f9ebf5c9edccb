import { groupDigits } from './number-text.ts';
import { phoneVi } from './phone-vi.ts';

const num = (value: number): string => groupDigits(value, '.');

/** Every text the shell and its controls show, in Vietnamese; the source the other languages must match. */
export const vi = {
  phone: phoneVi,

  language: { name: 'Tiếng Việt', decimal: ',', group: '.' },

  shell: {
    saving: {
      safe: (said: string): string => `${said}. Đã lưu trong máy.`,
      undone: 'Đã hoàn tác, lịch sử ghi giữ cả hai lần',
    },
    appName: 'Bản Số',
    practice: { word: 'THÔN LÀM THỬ', said: 'Tập ghi thôi, không gửi đi đâu' },
    back: 'Quay lại',
    close: 'Đóng',
    undo: 'Hoàn tác',
    retry: 'Thử lại',
    moreBanners: (count: number): string => `Còn ${count} lời nhắc nữa`,
    fewerBanners: 'Thu gọn lời nhắc',
    saved: 'Đã ghi vào máy',
    loading: 'Đang mở',
    more: 'Xem thêm',
    count: num,
    places: 'Các mục chính',
    skip: 'Đến nội dung chính',
    theme: { title: 'Màn hình', auto: 'Theo điện thoại', light: 'Sáng', dark: 'Tối' },
    demo: 'Bản thử nghiệm – số liệu không có thật',
    offline: 'Chưa có sóng. Anh/chị cứ ghi như thường, máy sẽ tự gửi khi có sóng.',
    failed: 'Có lỗi ở màn hình này. Những gì đã ghi vẫn còn nguyên trong máy.',
    screenMissing: 'Chưa tải được màn hình này. Có sóng là máy tự tải tiếp.',
    draft: (when: string): string => `Có bản nháp ghi dở lúc ${when}`,
    draftResume: 'Ghi tiếp',
    draftRestored: (when: string): string => `Bản nháp lúc ${when} còn nguyên, anh/chị ghi tiếp.`,
    draftDrop: 'Bỏ bản nháp',
    draftSee: 'Xem bản mới',
    speak: 'Nghe đọc',
    speakStop: 'Dừng đọc',
  },

  door: {
    household: (head: string): string => `Hộ ${head}`,
    skills: (lit: number, of: number): string => `${lit} trên ${of} kỹ năng`,
    neverMet: 'chưa gặp lần nào',
    away: (times: number): string => `vắng nhà ${times} lần`,
    whole: 'có người thành thạo cả 5 kỹ năng',
    teaches: 'có người chỉ lại cho người khác',
    wall: 'Các nhà trong thôn',
    house: (number: string): string => `Nhà ${number}`,
    keyTitle: 'Cách đọc hình cánh cửa',
    key: {
      shut: 'Cửa đóng: chưa gặp lần nào',
      ajar: 'Cửa hé: đã gặp',
      lit: 'Ô sáng: có người tự làm được một kỹ năng',
      whole: 'Khung vàng: một người thành thạo cả 5 kỹ năng',
      teaches: 'Ánh sáng trước cửa: có người chỉ lại cho người khác',
      away: 'Vòng tròn bên cửa: số lần đến mà vắng nhà',
    },
  },

  ladder: {
    none: 'Chưa bắt đầu',
    steps: ['Đã nghe giới thiệu', 'Đã cài', 'Làm cùng', 'Tự làm được', 'Chỉ lại người khác'],
    done: 'Đã đạt',
    here: 'Đang ở bước này',
    next: 'Bước tiếp theo',
    record: (skill: string, step: string): string => `Ghi ${skill}: ${step}`,
    summary: (step: number, name: string): string => `bước ${step} trên 5, ${name}`,
  },

  status: {
    waiting: 'Chờ gửi',
    received: 'Đã nhận',
    held: 'Chờ người phụ trách duyệt',
    refused: 'Không nhận, xem lý do',
  },

  figure: {
    asOf: (day: string): string => `tính đến ${day}`,
    none: '—',
    open: 'Xem từng nhà',
    table: 'Xem dạng bảng',
    label: 'Tên',
    value: 'Số liệu',
  },

  field: {
    optional: '(không bắt buộc)',
    dateHint: 'ngày/tháng/năm, ví dụ 21/11/2026',
  },

  list: {
    empty: 'Chưa có gì ở đây',
    loading: 'Đang mở danh sách',
    all: 'Tất cả',
    found: (count: number): string => `${num(count)} kết quả`,
    find: 'Tìm tên',
    noneFound: 'Không có tên nào như vậy.',
  },

  table: {
    sortBy: (column: string): string => `Sắp xếp theo ${column}`,
    print: 'In bảng này',
  },

  trace: {
    title: 'Lịch sử ghi',
    by: (who: string): string => `${who} ghi`,
    from: (device: string): string => `từ ${device}`,
  },
};
