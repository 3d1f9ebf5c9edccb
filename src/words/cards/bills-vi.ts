import { aloneVi, installVi, teachesVi, togetherVi } from './shared-vi.ts';

export const billsVi = {
  told: {
    'bills-home': {
      picture: 'bill-power',
      title: 'Đóng tiền điện ngay tại nhà',
      say: 'Đóng tiền điện, tiền nước, tiền mạng ngay trên máy, lúc nào cũng được, không phải chờ người đến thu.',
      show: 'Mục Thanh toán hóa đơn trong ứng dụng ngân hàng.',
      do: 'Lấy tờ tiền điện gần nhất ra.',
    },
    'bills-code': {
      picture: 'form',
      title: 'Mã khách hàng nằm trên giấy báo',
      say: 'Mỗi nhà có một mã khách hàng trên giấy báo tiền điện. Gõ đúng mã là hiện đúng tên chủ hộ.',
      show: 'Chỗ in mã khách hàng trên giấy báo.',
      do: 'Tự tìm và đọc mã của nhà mình.',
    },
    'bills-trap': {
      picture: 'stranger-call',
      title: 'Dọa cắt điện, đòi chuyển tiền ngay là lừa',
      say: 'Người lạ gọi dọa cắt điện trong hai giờ, bảo chuyển vào số tài khoản cá nhân: tắt máy. Xem nợ thật trong ứng dụng.',
      show: 'Màn hình tập: cuộc gọi giả.',
      do: 'Nói lại: xem trong ứng dụng trước đã.',
    },
  },
  installed: {
    ...installVi,
    'bills-where': {
      picture: 'bank',
      title: 'Có ứng dụng ngân hàng là đóng được',
      say: 'Trong ứng dụng ngân hàng có mục hóa đơn. Muốn xem điện từng ngày thì cài thêm ứng dụng chăm sóc khách hàng của điện lực.',
      show: 'Mục Hóa đơn trong ứng dụng ngân hàng.',
      do: 'Tự tìm mục Hóa đơn.',
    },
  },
  together: {
    ...togetherVi,
    'bills-first': {
      picture: 'bill-power',
      title: 'Gõ mã, xem tên, rồi mới trả',
      say: 'Chọn Điện, gõ mã khách hàng. Máy hiện tên chủ hộ và số tiền. Đúng tên nhà mình mới trả.',
      show: 'Chỗ hiện tên chủ hộ và số tiền.',
      do: 'Tự gõ mã, đọc to tên và số tiền.',
    },
    'bills-receipt': {
      picture: 'result',
      title: 'Giữ ảnh biên nhận',
      say: 'Trả xong chụp màn hình hay lưu biên nhận. Có ai bảo chưa đóng thì mở ra.',
      show: 'Nút Lưu hay Chia sẻ ở màn hình thành công.',
      do: 'Tự lưu biên nhận và tìm lại được.',
    },
  },
  alone: {
    ...aloneVi,
    'bills-next-month': {
      picture: 'clock',
      title: 'Tháng sau tự đóng',
      say: 'Tháng sau đến ngày thì tự làm. Lưu mã khách hàng trong ứng dụng để lần sau khỏi gõ.',
      show: 'Mục hóa đơn đã lưu.',
      do: 'Tự mở hóa đơn đã lưu.',
    },
    'bills-water': {
      picture: 'bill-water',
      title: 'Tiền nước, tiền mạng cũng làm như vậy',
      say: 'Tiền nước, tiền mạng cũng mục đó, chỉ khác mã. Thử tự tìm xem nhà cung cấp của mình có trong danh sách không.',
      show: 'Danh sách nhà cung cấp.',
      do: 'Tự tìm một nhà cung cấp khác.',
    },
  },
  teaches: {
    'bills-pass-on': {
      picture: 'neighbours',
      title: 'Chỉ nhà bên tự đóng tiền điện',
      say: 'Nhà bên còn đi đóng tiền mặt thì sang chỉ. Không cầm tiền đóng hộ. Chỉ cách làm, để bà con tự bấm.',
      show: 'Ba bước: mã khách hàng, tên chủ hộ, biên nhận.',
      do: 'Nói ba bước cho một người.',
    },
    ...teachesVi,
  },
} as const;
