import { groupDigits } from './number-text.ts';

const num = (count: number): string => groupDigits(count, '.');

/** Words of what is kept until a day and then erased by itself. */
export const dueVi = {
  lead: 'Những điều chỉ được giữ đến một ngày. Qua ngày đó một tháng, máy chủ tự xóa, không ai phải bấm. Ai còn hỏi lại được thì xin hỏi trong tháng ấy.',
  none: 'Không có gì sắp phải xóa',
  noneText: 'Trong 30 ngày tới không sự đồng ý nào hết hạn.',
  kinds: {
    health: 'Ghi chú sức khỏe',
    ethnic: 'Dân tộc',
    example: 'Gương hay, kèm ảnh và tiếng nói',
    pair: 'Hàng xóm chỉ cho nhau',
    proof: 'Bằng chứng đã đồng ý',
    request: 'Yêu cầu đã trả lời',
  },
  purposes: {
    assist: 'được làm hộ',
    ethnic: 'ghi dân tộc',
    health: 'ghi chú sức khỏe',
    pair: 'hàng xóm chỉ cho nhau',
  },
  nobody: 'Người không còn trong sổ',
  line: (kind: string, who: string): string => `${kind} – ${who}`,
  until: (day: string): string => `Được giữ đến hết ngày ${day}`,
  since: (day: string): string => `Hết thời gian giữ từ ngày ${day}`,
  gone: (day: string): string => `Máy chủ xóa ngày ${day}`,
  late: (day: string): string => `Đáng lẽ đã xóa ngày ${day}`,
  facts: (count: number): string => `${num(count)} điều đã ghi`,
  next: {
    ask: 'Có thể hỏi lại khi đến nhà. Đồng ý lần nữa thì được giữ tiếp; không hỏi hoặc không đồng ý thì máy chủ xóa.',
    leave:
      'Người này đã rút lại hoặc đã nói không. Đừng hỏi lại; tự họ muốn thì lúc nào cũng đồng ý được.',
    wait: 'Không phải làm gì. Nếu còn cần cho việc đang giải quyết, xin lập bản thông tin trước ngày xóa.',
  },
  toHome: 'Mở trang hộ',
  unready: {
    'tombstones-unset':
      'Máy chủ chưa tự xóa được vì chưa có nơi ghi dấu việc xóa. Xin báo người quản trị đặt TOMBSTONES_DIR.',
    'tombstones-same-disk':
      'Máy chủ chưa tự xóa được: nơi ghi dấu việc xóa nằm cùng ổ đĩa với sổ. Xin báo người quản trị.',
    'clock-unproven':
      'Máy chủ chưa xóa vì chưa chắc ngày giờ của mình đúng: cả tuần chưa máy nào gửi gì, hoặc đồng hồ bị lệch. Xin báo người quản trị.',
  },
};
