import { aloneVi, installVi, teachesVi, togetherVi } from './shared-vi.ts';

export const publicServicesVi = {
  told: {
    'services-why': {
      picture: 'form',
      title: 'Nộp hồ sơ tại nhà, khỏi đi lại nhiều lần',
      say: 'Khai sinh, xác nhận cư trú: nhiều việc nộp trên mạng được. Máy báo khi xong, đỡ mất buổi làm.',
      show: 'Cổng Dịch vụ công quốc gia, địa chỉ dichvucong.gov.vn.',
      do: 'Kể một việc giấy tờ sắp phải làm.',
    },
    'services-login': {
      picture: 'id-phone',
      title: 'Vào bằng tài khoản VNeID',
      say: 'Cổng dịch vụ công đăng nhập bằng tài khoản VNeID. Chưa có thì làm VNeID trước, tổ chỉ cho.',
      show: 'Nút đăng nhập bằng tài khoản định danh điện tử.',
      do: 'Nói mình đã có VNeID mức mấy.',
    },
    'services-help': {
      picture: 'office',
      title: 'Không làm được thì ra Một cửa',
      say: 'Không quen máy thì ra bộ phận Một cửa của xã, có người ngồi làm cùng. Không qua người lạ làm thuê trên mạng.',
      show: 'Giờ làm việc của Một cửa do xã thông báo.',
      do: 'Nói bộ phận Một cửa ở đâu.',
    },
  },
  installed: {
    ...installVi,
    'services-bookmark': {
      picture: 'star',
      title: 'Đưa cổng dịch vụ công ra màn hình',
      say: 'Cổng là một trang mạng, không phải cài. Gõ đúng dichvucong.gov.vn rồi đưa ra màn hình chính.',
      show: 'Nút ba chấm, mục Thêm vào màn hình chính.',
      do: 'Tự thêm và bấm mở lại.',
    },
  },
  together: {
    ...togetherVi,
    'services-find': {
      picture: 'search',
      title: 'Tìm đúng việc cần làm',
      say: 'Gõ vài chữ như khai sinh. Đọc ba dòng: cần giấy gì, mấy ngày, mất bao nhiêu. Rồi mới bấm nộp.',
      show: 'Trang của một thủ tục: giấy tờ, thời hạn, phí.',
      do: 'Tự gõ và đọc to thời hạn.',
    },
    'services-papers': {
      picture: 'picture',
      title: 'Chụp giấy tờ cho rõ',
      say: 'Để giấy trên nền phẳng, chỗ sáng, chụp thẳng, thấy đủ bốn góc. Chụp xong phóng to xem đọc được không.',
      show: 'Một ảnh rõ và một ảnh mờ.',
      do: 'Tự chụp một tờ giấy và phóng to kiểm tra.',
    },
    'services-code': {
      picture: 'result',
      title: 'Giữ mã hồ sơ',
      say: 'Nộp xong có mã hồ sơ. Chụp lại, sau này gõ mã là biết hồ sơ đến đâu, hẹn trả ngày nào.',
      show: 'Chỗ hiện mã hồ sơ sau khi nộp.',
      do: 'Tự chụp màn hình mã hồ sơ.',
    },
  },
  alone: {
    ...aloneVi,
    'services-track': {
      picture: 'search',
      title: 'Tự tra hồ sơ đến đâu',
      say: 'Bà con tự vào, gõ mã hồ sơ, đọc xem đang ở bước nào.',
      show: 'Không chỉ gì.',
      do: 'Tự tra một mã hồ sơ của nhà mình.',
    },
    'services-fee': {
      picture: 'scan-pay',
      title: 'Trả phí trong cổng, không trả cho cá nhân',
      say: 'Phí hiện trong cổng thì trả trong cổng, có biên lai. Ai bảo chuyển vào tài khoản cá nhân cho nhanh là không đúng.',
      show: 'Mục Thanh toán trong cổng.',
      do: 'Nói lại: phí trả ở đâu.',
    },
  },
  teaches: {
    'services-pass-on': {
      picture: 'neighbours',
      title: 'Chỉ một nhà tra được hồ sơ',
      say: 'Việc dễ nhất để chỉ là tra hồ sơ bằng mã. Chỉ việc đó trước, nộp hồ sơ chỉ sau.',
      show: 'Thứ tự: tra, tìm thủ tục, chụp giấy, nộp.',
      do: 'Nói cho một người cách tra bằng mã.',
    },
    ...teachesVi,
  },
} as const;
