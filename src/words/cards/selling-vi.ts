import { aloneVi, installVi, teachesVi, togetherVi } from './shared-vi.ts';

export const sellingVi = {
  told: {
    'selling-why': {
      picture: 'produce',
      title: 'Bán được rau, mật ong, măng khô cho người ở xa',
      say: 'Hàng nhà mình ngon mà chỉ bán quanh chợ thì rẻ. Chụp ảnh, quay video đăng lên, người thành phố đặt mua.',
      show: 'Một nhà trong xã đã bán được, nếu họ đồng ý cho kể.',
      do: 'Kể nhà có thứ gì bán được mùa này.',
    },
    'selling-honest': {
      picture: 'price',
      title: 'Nói thật, giá rõ, giữ được khách',
      say: 'Ghi rõ cân nặng, giá, tiền gửi, bao giờ giao. Hàng thế nào nói thế ấy, khách quay lại.',
      show: 'Một bài bán hàng viết rõ ràng.',
      do: 'Nói giá và cân của một món nhà mình.',
    },
    'selling-trap': {
      picture: 'stranger-message',
      title: 'Khách bảo bấm đường dẫn để nhận tiền là lừa',
      say: 'Người mua thật thì chuyển khoản là xong. Khách gửi đường dẫn, mã lạ, ảnh chuyển tiền giả: kiểm tra tài khoản trước khi gửi hàng.',
      show: 'Số dư trong ứng dụng ngân hàng, không phải ảnh khách gửi.',
      do: 'Nói lại: thấy tiền vào rồi mới gửi hàng.',
    },
  },
  installed: {
    ...installVi,
    'selling-page': {
      picture: 'sign-up',
      title: 'Mở một trang bán hàng',
      say: 'Bán qua trang Facebook, TikTok hay gian hàng trên sàn. Bắt đầu bằng thứ đang dùng quen nhất, một trang thôi.',
      show: 'Chỗ đổi tên trang, ảnh bìa là vườn nhà.',
      do: 'Tự đặt tên trang và chụp ảnh bìa.',
    },
  },
  together: {
    ...togetherVi,
    'selling-photo': {
      picture: 'picture',
      title: 'Chụp hàng buổi sáng, nền sạch',
      say: 'Chụp lúc sáng, lau sạch hàng, nền lá hay nền gỗ, chụp cả tay người làm. Ba tấm là đủ: gần, xa, đang làm.',
      show: 'Một ảnh tối và một ảnh sáng của cùng một bó rau.',
      do: 'Tự chụp ba tấm.',
    },
    'selling-live': {
      picture: 'live',
      title: 'Phát trực tiếp mười phút',
      say: 'Dựng máy chắc, đứng chỗ có mạng, chào, cho xem hàng, nói giá, nhắc lại sau vài phút vì người vào sau. Tổ ghi đơn giúp.',
      show: 'Nút phát trực tiếp và chỗ đọc bình luận.',
      do: 'Tập nói một phút trước máy, chưa phát thật.',
    },
    'selling-order': {
      picture: 'form',
      title: 'Ghi đơn cho đủ năm thứ',
      say: 'Mỗi đơn ghi tên, số điện thoại, địa chỉ, mua gì bao nhiêu, trả tiền cách nào. Thiếu một thứ là gửi nhầm.',
      show: 'Mẫu ghi đơn năm dòng.',
      do: 'Tự ghi một đơn mẫu.',
    },
  },
  alone: {
    ...aloneVi,
    'selling-pack': {
      picture: 'parcel',
      title: 'Đóng gói chắc, ghi rõ người nhận',
      say: 'Rau quả lót giấy, chai lọ quấn kỹ. Dán tên, số điện thoại. Chụp ảnh gói trước khi giao.',
      show: 'Không chỉ gì, chỉ kiểm tra gói hàng.',
      do: 'Tự đóng một gói và chụp lại.',
    },
    'selling-reply': {
      picture: 'chat',
      title: 'Trả lời khách trong ngày',
      say: 'Khách hỏi thì trả lời trong ngày, hết hàng thì nói hết. Khách chê thì xin lỗi và đổi.',
      show: 'Hộp tin nhắn của trang.',
      do: 'Tự trả lời một câu hỏi.',
    },
  },
  teaches: {
    'selling-pass-on': {
      picture: 'neighbours',
      title: 'Rủ nhà bên cùng bán một phiên',
      say: 'Một nhà ít hàng, mấy nhà thì đủ bán quanh năm. Rủ nhà bên phát chung một phiên, chia việc: người nói, người ghi đơn, người gói.',
      show: 'Bảng chia việc cho một phiên.',
      do: 'Rủ một nhà và chọn ngày.',
    },
    ...teachesVi,
  },
} as const;
