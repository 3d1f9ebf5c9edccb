import { aloneVi, installVi, teachesVi, togetherVi } from './shared-vi.ts';

export const vneid1Vi = {
  told: {
    'vneid-what': {
      picture: 'id-phone',
      title: 'VNeID là tài khoản định danh của Nhà nước',
      say: 'VNeID là ứng dụng của Bộ Công an. Có nó thì nộp hồ sơ, xem thông tin của mình trên máy, đỡ phải đi lại.',
      show: 'Biểu tượng VNeID và màn hình đầu trên máy của tổ, che thông tin riêng.',
      do: 'Nhìn biểu tượng và nói lại tên ứng dụng.',
    },
    'vneid-levels': {
      picture: 'levels',
      title: 'Mức 1 làm tại nhà, mức 2 ra công an',
      say: 'Mức 1 đăng ký ngay trên máy. Mức 2 phải ra công an một lần để lấy vân tay và chụp ảnh, được dùng nhiều việc hơn.',
      show: 'Hai ngón tay: một là tại nhà, hai là ra công an.',
      do: 'Nói lại: mức nào làm được ngay hôm nay.',
    },
    'vneid-safe': {
      picture: 'secret',
      title: 'Không ai được xin mật khẩu VNeID',
      say: 'Công an, cán bộ, tổ công nghệ số đều không xin mật khẩu hay mã OTP của VNeID. Ai xin là kẻ gian.',
      show: 'Câu nhắc trên màn hình, không cần mở máy.',
      do: 'Nói lại câu: không đọc mã cho ai.',
    },
  },
  installed: {
    ...installVi,
    'vneid-publisher': {
      picture: 'download',
      title: 'Tìm VNeID, xem nhà phát hành rồi mới cài',
      say: 'Gõ VNeID vào ô tìm. Xem nhà phát hành là cơ quan của Bộ Công an rồi mới bấm Cài đặt. Không cài qua đường dẫn ai gửi.',
      show: 'Dòng tên nhà phát hành dưới tên VNeID.',
      do: 'Tự gõ VNeID, tự bấm Cài đặt.',
    },
  },
  together: {
    ...togetherVi,
    'vneid-need': {
      picture: 'id-card',
      title: 'Chuẩn bị thẻ căn cước và số điện thoại chính chủ',
      say: 'Mình lấy thẻ căn cước ra, và dùng số điện thoại do chính mình đứng tên. Tổ chỉ xem, không giữ, không chụp thẻ.',
      show: 'Chỗ gõ số định danh và số điện thoại trên màn hình đăng ký.',
      do: 'Tự gõ số trên thẻ, đọc lại một lượt cho chắc.',
    },
    'vneid-face': {
      picture: 'face',
      title: 'Quét thẻ và chụp mặt theo máy hướng dẫn',
      say: 'Máy bảo đưa thẻ vào khung, rồi nhìn vào ống kính, quay trái, quay phải. Ra chỗ sáng, bỏ mũ, bỏ kính.',
      show: 'Khung tròn để khuôn mặt vào giữa.',
      do: 'Tự cầm máy ngang mặt, làm theo lời máy.',
    },
    'vneid-password': {
      picture: 'password',
      title: 'Tự đặt mật khẩu, không ai nhìn',
      say: 'Mật khẩu phải có chữ hoa, chữ thường, số và dấu. Nghĩ một câu dễ nhớ của riêng mình. Tổ quay mặt đi.',
      show: 'Hình con mắt để xem lại mật khẩu vừa gõ, rồi che lại.',
      do: 'Tự gõ mật khẩu hai lần.',
    },
  },
  alone: {
    ...aloneVi,
    'vneid-open': {
      picture: 'id-phone',
      title: 'Tự đăng nhập và tìm thông tin của mình',
      say: 'Bà con tự mở VNeID, đăng nhập, rồi tìm chỗ xem thông tin của mình.',
      show: 'Không chỉ gì. Quay mặt đi khi bà con gõ mật khẩu.',
      do: 'Mở và chỉ đúng chỗ có thông tin của mình.',
    },
    'vneid-forgot': {
      picture: 'key',
      title: 'Quên mật khẩu thì lấy lại trong ứng dụng',
      say: 'Quên mật khẩu thì bấm Quên mật khẩu trong VNeID, hoặc ra công an xã. Không nhờ người lạ trên mạng lấy lại giúp.',
      show: 'Nút Quên mật khẩu ở màn hình đăng nhập.',
      do: 'Chỉ đúng nút đó.',
    },
  },
  teaches: {
    'vneid-pass-on': {
      picture: 'neighbours',
      title: 'Chỉ cho một người cài VNeID',
      say: 'Chỉ cho người trong nhà trước: vợ chồng, anh em. Giấy tờ của ai người đó cầm.',
      show: 'Ba việc phải có trước: thẻ căn cước, số chính chủ, chỗ có mạng.',
      do: 'Hẹn một người và nói ba việc phải chuẩn bị.',
    },
    ...teachesVi,
  },
} as const;
