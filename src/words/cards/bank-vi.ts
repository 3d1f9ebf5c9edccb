import { aloneVi, installVi, teachesVi, togetherVi } from './shared-vi.ts';

export const bankVi = {
  told: {
    'bank-why': {
      picture: 'bank',
      title: 'Nhận tiền, gửi tiền khỏi phải đi xa',
      say: 'Có tài khoản thì con gửi tiền về trong một phút, nhận tiền bán hàng, nhận trợ cấp, không phải đi xa lấy tiền mặt.',
      show: 'Ứng dụng ngân hàng trên máy của tổ, che số dư.',
      do: 'Kể lần gần nhất phải đi xa để gửi hay nhận tiền.',
    },
    'bank-own-name': {
      picture: 'id-card',
      title: 'Tài khoản phải đứng tên mình',
      say: 'Tài khoản đứng tên ai thì tiền của người đó. Không cho mượn, không cho thuê, không bán tài khoản: bị phạt rất nặng, có khi bị xử lý hình sự.',
      show: 'Thẻ căn cước là giấy để mở tài khoản.',
      do: 'Nói lại: không cho ai mượn tài khoản.',
    },
    'bank-secret': {
      picture: 'secret',
      title: 'Ba thứ không đưa ai: mật khẩu, mã PIN, mã OTP',
      say: 'Nhân viên ngân hàng thật cũng không hỏi ba thứ này. Con cháu làm giúp cũng không nên biết.',
      show: 'Ba ngón tay, đếm từng thứ.',
      do: 'Đếm lại ba thứ trên ngón tay.',
    },
  },
  installed: {
    ...installVi,
    'bank-right-app': {
      picture: 'download',
      title: 'Cài đúng ứng dụng của ngân hàng mình',
      say: 'Tên ngân hàng in trên thẻ hay trên giấy mở tài khoản. Tìm đúng tên đó trong kho, xem nhà phát hành là ngân hàng.',
      show: 'Tên ngân hàng trên thẻ và tên trong kho ứng dụng, đặt cạnh nhau.',
      do: 'So hai tên rồi tự bấm Cài đặt.',
    },
    'bank-face': {
      picture: 'face',
      title: 'Ngân hàng hỏi khuôn mặt và thẻ căn cước',
      say: 'Ngân hàng phải kiểm tra đúng người: chụp mặt và đọc chip trên thẻ. Chỉ làm trong ứng dụng ngân hàng hoặc tại quầy.',
      show: 'Chỗ áp thẻ căn cước vào lưng máy.',
      do: 'Tự áp thẻ và làm theo máy.',
    },
  },
  together: {
    ...togetherVi,
    'bank-login': {
      picture: 'password',
      title: 'Đăng nhập và xem số dư',
      say: 'Mình mở ứng dụng, tự gõ mật khẩu, xem số dư. Tổ quay mặt đi, không cần biết có bao nhiêu tiền.',
      show: 'Hình con mắt để ẩn hoặc hiện số dư.',
      do: 'Tự đăng nhập, tự xem số dư rồi ẩn đi.',
    },
    'bank-history': {
      picture: 'form',
      title: 'Xem tiền vào, tiền ra',
      say: 'Có mục lịch sử giao dịch: ngày nào, ai gửi, bao nhiêu. Thấy khoản lạ thì gọi ngân hàng.',
      show: 'Mục Lịch sử giao dịch.',
      do: 'Tìm khoản gần nhất và nói là khoản gì.',
    },
  },
  alone: {
    ...aloneVi,
    'bank-log-out': {
      picture: 'stop',
      title: 'Xem xong thì thoát ra',
      say: 'Xem xong bấm Đăng xuất, nhất là khi dùng chung máy với người nhà.',
      show: 'Không chỉ gì, chỉ nhìn xem có thoát không.',
      do: 'Tự đăng nhập, xem, rồi đăng xuất.',
    },
    'bank-card-lock': {
      picture: 'key',
      title: 'Biết chỗ khóa thẻ khi mất',
      say: 'Mất thẻ thì khóa thẻ trong ứng dụng hoặc gọi số in sau thẻ. Mất máy thì mượn máy gọi ngân hàng khóa tài khoản, gọi nhà mạng khóa SIM.',
      show: 'Mục Khóa thẻ trong ứng dụng.',
      do: 'Chỉ đúng mục Khóa thẻ, không bấm.',
    },
  },
  teaches: {
    'bank-pass-on': {
      picture: 'neighbours',
      title: 'Chỉ người nhà cách xem số dư',
      say: 'Chỉ cho vợ, chồng hay anh em cách tự xem. Tiền của ai người đó tự gõ mật khẩu.',
      show: 'Thứ tự: mở, đăng nhập, xem, thoát.',
      do: 'Nói bốn bước theo đúng thứ tự.',
    },
    ...teachesVi,
  },
} as const;
