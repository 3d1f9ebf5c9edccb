import { aloneVi, installVi, teachesVi, togetherVi } from './shared-vi.ts';

export const insuranceVi = {
  told: {
    'insurance-why': {
      picture: 'insurance',
      title: 'Xem thẻ bảo hiểm và quá trình đóng trên máy',
      say: 'Thẻ bảo hiểm y tế còn hạn đến bao giờ, đóng bảo hiểm xã hội được mấy năm, xem trên máy được, khỏi đi hỏi.',
      show: 'Thẻ bảo hiểm y tế trong VNeID hoặc VssID, che thông tin riêng.',
      do: 'Nói thẻ bảo hiểm y tế của mình đang để ở đâu.',
    },
    'insurance-voluntary': {
      picture: 'elder',
      title: 'Bà con làm ruộng cũng có lương hưu được',
      say: 'Không làm công ty vẫn đóng bảo hiểm xã hội tự nguyện được, Nhà nước hỗ trợ một phần. Muốn rõ thì hỏi đại lý thu của xã.',
      show: 'Tên và chỗ ngồi của đại lý thu do xã thông báo.',
      do: 'Kể trong nhà ai đã đóng.',
    },
    'insurance-trap': {
      picture: 'stranger-call',
      title: 'Gọi đòi phí để nhận trợ cấp là lừa',
      say: 'Nhận tiền bảo hiểm, trợ cấp không phải đóng phí trước. Ai gọi đòi phí, đòi mã OTP là lừa.',
      show: 'Màn hình tập: cuộc gọi giả.',
      do: 'Nói lại: nhận tiền không mất phí trước.',
    },
  },
  installed: {
    ...installVi,
    'insurance-app': {
      picture: 'download',
      title: 'Cài VssID, đăng nhập bằng VNeID',
      say: 'VssID là ứng dụng của Bảo hiểm xã hội Việt Nam. Có VNeID mức 2 thì đăng nhập bằng tài khoản đó, không phải nhớ thêm mật khẩu.',
      show: 'Nút đăng nhập bằng tài khoản định danh.',
      do: 'Tự cài và tự đăng nhập.',
    },
  },
  together: {
    ...togetherVi,
    'insurance-card': {
      picture: 'insurance',
      title: 'Mở thẻ bảo hiểm y tế trên máy',
      say: 'Vào mục Thẻ bảo hiểm y tế, xem nơi khám ban đầu và ngày hết hạn. Đi khám mở ra cho cán bộ xem.',
      show: 'Chỗ ghi nơi khám ban đầu và hạn thẻ.',
      do: 'Tự mở thẻ và đọc to ngày hết hạn.',
    },
    'insurance-years': {
      picture: 'form',
      title: 'Xem đã đóng được bao lâu',
      say: 'Vào mục Quá trình tham gia, xem tổng số năm, tháng. Thấy thiếu thì ghi lại, ra cơ quan bảo hiểm hỏi.',
      show: 'Mục Quá trình tham gia.',
      do: 'Tự tìm và đọc tổng thời gian.',
    },
  },
  alone: {
    ...aloneVi,
    'insurance-visit': {
      picture: 'clinic',
      title: 'Tự mở thẻ khi đi khám',
      say: 'Giả như đang ở trạm y tế. Bà con tự mở thẻ bảo hiểm y tế ra.',
      show: 'Đóng vai cán bộ y tế, chỉ hỏi.',
      do: 'Mở đúng thẻ, không ai nhắc.',
    },
    'insurance-renew': {
      picture: 'clock',
      title: 'Nhớ ngày hết hạn thẻ',
      say: 'Thẻ hết hạn mới lo thì đi khám phải trả tiền. Đặt nhắc trước một tháng.',
      show: 'Lịch trong điện thoại, cách đặt lời nhắc.',
      do: 'Tự đặt một lời nhắc.',
    },
  },
  teaches: {
    'insurance-pass-on': {
      picture: 'neighbours',
      title: 'Xem giúp ông bà nhà bên hạn thẻ',
      say: 'Người già hay quên hạn thẻ. Sang ngồi cạnh, để ông bà tự mở xem trên máy của ông bà hoặc của con.',
      show: 'Chỗ ghi ngày hết hạn.',
      do: 'Hẹn một nhà có người già.',
    },
    ...teachesVi,
  },
} as const;
