import { aloneVi, installVi, teachesVi, togetherVi } from './shared-vi.ts';

export const epayVi = {
  told: {
    'epay-scan': {
      picture: 'scan-pay',
      title: 'Quét mã là trả được tiền',
      say: 'Đi chợ, mua phân bón, đóng quỹ thôn: quét mã QR, gõ số tiền, xong. Không lo tiền lẻ, không lo rơi tiền.',
      show: 'Biển mã QR của một cửa hàng trong thôn.',
      do: 'Kể nơi nào trong xã đã có mã QR.',
    },
    'epay-trace': {
      picture: 'form',
      title: 'Chuyển khoản thì có dấu vết',
      say: 'Chuyển khoản để lại ngày giờ, tên, số tiền. Sau này nói chuyện với nhau có cái mà xem.',
      show: 'Một lần chuyển cũ trên máy của tổ, che tên.',
      do: 'Nói một việc nên chuyển khoản để khỏi cãi nhau.',
    },
    'epay-look': {
      picture: 'name-check',
      title: 'Trước khi bấm, nhìn tên và số tiền',
      say: 'Bấm rồi thì tiền đi ngay, khó lấy lại. Lúc nào cũng nhìn hai thứ: tên người nhận và số tiền.',
      show: 'Màn hình tập chuyển khoản trong ứng dụng này.',
      do: 'Chỉ đúng chỗ tên và chỗ số tiền.',
    },
  },
  installed: {
    ...installVi,
    'epay-ready': {
      picture: 'bank',
      title: 'Dùng ngay ứng dụng ngân hàng đã có',
      say: 'Đã có ứng dụng ngân hàng thì quét được mã rồi, không phải cài thêm. Ví điện tử thì tùy, chỉ cài khi thật cần.',
      show: 'Nút quét mã trong ứng dụng ngân hàng.',
      do: 'Tự tìm nút quét mã.',
    },
  },
  together: {
    ...togetherVi,
    'epay-practice': {
      picture: 'transfer',
      title: 'Tập chuyển trong màn hình tập trước',
      say: 'Mình tập trong màn hình tập, không phải tiền thật, sai không sao. Quen tay rồi mới làm thật.',
      show: 'Màn hình tập chuyển khoản trong ứng dụng này.',
      do: 'Tự làm hết bài tập một lần.',
    },
    'epay-small': {
      picture: 'scan-pay',
      title: 'Lần đầu chuyển một số tiền nhỏ',
      say: 'Lần đầu chuyển thật thì chuyển ít thôi, cho người nhà ngồi cạnh. Xem máy bên kia có nhận được không.',
      show: 'Mã QR nhận tiền của người nhà.',
      do: 'Tự quét, tự gõ số tiền, tự xác nhận.',
    },
    'epay-receive': {
      picture: 'vneid-qr',
      title: 'Mở mã của mình để nhận tiền',
      say: 'Muốn nhận tiền thì mở mã QR của mình cho người ta quét. Nhận tiền không cần mã OTP, ai đòi OTP để nhận tiền là lừa.',
      show: 'Mục Mã QR của tôi trong ứng dụng ngân hàng.',
      do: 'Tự mở mã của mình.',
    },
  },
  alone: {
    ...aloneVi,
    'epay-shop': {
      picture: 'shop',
      title: 'Tự trả tiền ở cửa hàng',
      say: 'Hôm nay ra cửa hàng mua một thứ nhỏ và tự quét trả. Chờ máy báo thành công rồi hãy cất máy.',
      show: 'Không chỉ gì. Đứng cạnh.',
      do: 'Tự quét, đọc to tên cửa hàng và số tiền, rồi bấm.',
    },
    'epay-wrong': {
      picture: 'bank',
      title: 'Chuyển nhầm thì gọi ngân hàng',
      say: 'Chuyển nhầm thì gọi ngân hàng ngay. Ngược lại, có người lạ chuyển nhầm vào máy mình rồi đòi gửi lại: để ngân hàng giải quyết.',
      show: 'Số điện thoại in sau thẻ ngân hàng.',
      do: 'Nói lại: chuyển nhầm thì làm gì.',
    },
  },
  teaches: {
    'epay-pass-on': {
      picture: 'neighbours',
      title: 'Rủ người bán quen treo mã QR',
      say: 'Quán quen, cô bán rau chưa có mã thì chỉ giúp in mã từ ứng dụng của họ. Nhiều người dùng thì cả chợ tiện.',
      show: 'Mục tải mã QR về máy.',
      do: 'Chỉ cho một người cách mở mã nhận tiền.',
    },
    ...teachesVi,
  },
} as const;
