import type { Skill } from '#domain/doors/facts.ts';

/** What members write beside a visit. Lists of plain sentences; a few doors in ten get one. */

/** By habit of the household. */
export const NEIGHBOUR_NOTES = {
  fields: [
    'Hàng xóm bảo cả nhà đi nương, cuối tuần mới về.',
    'Cả nhà đi cấy, hẹn tối muộn hãy đến.',
    'Đi rừng từ sáng, tối mới về.',
  ],
  shift: [
    'Vợ chồng đi làm công ty, tan ca lúc 20 giờ.',
    'Tuần này làm ca đêm, tuần sau mới ở nhà buổi tối.',
  ],
  night: ['Đi chợ bán hàng, tối muộn mới về.', 'Chỉ có cháu nhỏ ở nhà, bố mẹ đi làm chưa về.'],
  weekend: ['Đi làm ngoài huyện, cuối tuần mới về.', 'Bố mẹ đi làm xa trong tuần, cuối tuần về.'],
  evening: [
    'Nhà khóa cửa, bà hàng xóm nói đi ăn cỗ.',
    'Nhà đóng cổng, gọi điện không có sóng.',
    'Đưa con đi khám ở trạm y tế.',
  ],
  gone: [
    'Cả nhà đi làm ăn xa, Tết mới về.',
    'Nhà khóa cửa lâu ngày, vợ chồng làm ở công ty dưới xuôi.',
  ],
  elders: ['Bà sang nhà con gái chơi, mai mới về.', 'Ông bà đi khám bệnh, chiều mai về.'],
} as const;

export const LATER_NOTES = [
  'Nhà đang có khách, hẹn hôm khác.',
  'Đang ăn cơm, hẹn quay lại sau.',
  'Cháu nhỏ ốm, xin hẹn lại.',
  'Đang cho lợn ăn, hẹn buổi tối.',
  'Chủ hộ đang họp chi bộ, hẹn lại.',
  'Điện thoại hết pin, mất điện, hẹn lại.',
] as const;

export const REFUSED_NOTES = [
  'Gia đình sợ lừa đảo, xin không làm.',
  'Bảo không cần dùng điện thoại.',
  'Chủ hộ không muốn tiếp, sẽ nhờ trưởng thôn cùng đến.',
] as const;

export const MET_NOTES = [
  'Chữ trong máy nhỏ quá, đã chỉnh cỡ chữ to lên.',
  'Quên mật khẩu, đã lấy lại được.',
  'Con trai làm ở công ty gọi video về hướng dẫn cùng.',
  'Máy đầy bộ nhớ, đã xóa bớt ảnh.',
  'Bà con hỏi cách nhận lương hưu qua tài khoản.',
  'Căn cước sắp hết hạn, đã nhắc làm lại.',
  'Máy cũ không cài được bản mới, xem lại lần sau.',
  'Muốn học đăng bán mật ong, hẹn buổi livestream ở xã.',
  'Đã dặn không đọc mã OTP cho ai.',
  'Có cuộc gọi mạo danh công an, đã chỉ cách chặn số.',
  'Mạng yếu, phải ra đầu ngõ mới làm được.',
  'Cháu gái lớp 9 học nhanh, sẽ chỉ lại cho ông bà.',
  'Đã nộp tiền điện qua điện thoại lần đầu.',
  'Hỏi thủ tục làm giấy khai sinh cho cháu.',
] as const;

export const HELP_NOTES: { readonly [name in Skill]?: readonly string[] } = {
  insurance: [
    'Tra cứu thẻ bảo hiểm y tế trên máy của cán bộ.',
    'Xem quá trình đóng bảo hiểm tự nguyện.',
  ],
  'health-record': ['Mở sổ sức khỏe điện tử trước khi đi khám.', 'Ghi tiền sử huyết áp vào sổ.'],
  'public-services': ['Nộp hồ sơ trợ cấp hưu trí xã hội.', 'Đăng ký tạm vắng cho con đi làm xa.'],
  bills: ['Trả tiền điện tháng này.', 'Nạp tiền điện thoại.'],
};

export const VISIT_CORRECTIONS = [
  'Bấm nhầm vắng nhà.',
  'Chủ nhà gọi lại ngay sau đó.',
  'Ghi nhầm, nhà có người nhưng bận.',
] as const;

export const STEP_CORRECTIONS = [
  'Bấm nhầm mức.',
  'Ghi nhầm người trong nhà.',
  'Hôm sau hỏi lại thì chưa tự làm được.',
] as const;
