import { aloneVi, installVi, teachesVi, togetherVi } from './shared-vi.ts';

export const shoppingVi = {
  told: {
    'shopping-why': {
      picture: 'shop',
      title: 'Mua thứ chợ gần nhà không có',
      say: 'Phụ tùng máy, sách học của con, hạt giống: đặt trên mạng, hàng về tận xã. Nên so giá trước.',
      show: 'Một sàn bán hàng trên máy của tổ, tìm một món bà con cần.',
      do: 'Nói tên một món đang cần.',
    },
    'shopping-cod': {
      picture: 'parcel',
      title: 'Chọn trả tiền khi nhận hàng',
      say: 'Lần đầu nên chọn trả tiền khi nhận hàng. Hàng sai thì không nhận. Không chuyển tiền trước cho người bán lạ ngoài sàn.',
      show: 'Mục chọn cách trả tiền.',
      do: 'Nói lại: lần đầu chọn trả tiền lúc nào.',
    },
    'shopping-stars': {
      picture: 'stars',
      title: 'Xem người khác khen chê thế nào',
      say: 'Trước khi mua xem số sao, lời chê, ảnh thật của người mua. Rẻ bất ngờ thì nghi ngờ.',
      show: 'Mục đánh giá có ảnh của người mua.',
      do: 'Tìm một lời chê và đọc to.',
    },
  },
  installed: {
    ...installVi,
    'shopping-address': {
      picture: 'sign-up',
      title: 'Ghi địa chỉ theo xã mới',
      say: 'Địa chỉ bây giờ là thôn, xã, tỉnh. Ghi thêm chỗ dễ tìm: gần nhà văn hóa, cạnh trạm y tế.',
      show: 'Mục Địa chỉ trong tài khoản.',
      do: 'Tự ghi địa chỉ nhà mình.',
    },
  },
  together: {
    ...togetherVi,
    'shopping-find': {
      picture: 'search',
      title: 'Tìm, so ba nơi, rồi bỏ vào giỏ',
      say: 'Gõ tên món, xem ba nơi bán: giá, tiền gửi, số sao. Chọn một rồi bỏ vào giỏ, chưa mất tiền.',
      show: 'Ô tìm kiếm và giỏ hàng.',
      do: 'Tự tìm và bỏ một món vào giỏ.',
    },
    'shopping-order': {
      picture: 'parcel',
      title: 'Đặt và theo dõi hàng',
      say: 'Xem lại địa chỉ, tổng tiền, chọn trả khi nhận rồi bấm Đặt. Sau đó vào Đơn mua xem hàng đến đâu.',
      show: 'Mục Đơn mua.',
      do: 'Tự bấm Đặt khi đã chắc, hoặc bỏ giỏ nếu chưa cần.',
    },
  },
  alone: {
    ...aloneVi,
    'shopping-receive': {
      picture: 'open-parcel',
      title: 'Nhận hàng thì xem trước mặt người giao',
      say: 'Hỏi đúng mã đơn, đúng tên mình mới nhận. Không đúng hàng thì không nhận, hoặc bấm Trả hàng trong ứng dụng.',
      show: 'Nút Trả hàng, Hoàn tiền trong đơn.',
      do: 'Chỉ đúng nút Trả hàng.',
    },
    'shopping-chat-trap': {
      picture: 'stranger-message',
      title: 'Người bán rủ nhắn ra ngoài thì thôi',
      say: 'Người bán bảo nhắn riêng, chuyển khoản riêng cho rẻ, gửi đường dẫn lạ: dừng. Mua trong ứng dụng mới được bảo vệ.',
      show: 'Chỗ trò chuyện với người bán trong ứng dụng.',
      do: 'Nói lại vì sao không nhắn ra ngoài.',
    },
  },
  teaches: {
    'shopping-pass-on': {
      picture: 'neighbours',
      title: 'Mua chung với hàng xóm',
      say: 'Mấy nhà cùng mua phân, giống thì đặt một đơn cho rẻ. Bà con đứng ra chỉ mọi người cùng tìm.',
      show: 'Cách gửi đường dẫn món hàng vào nhóm.',
      do: 'Gửi một món vào nhóm cho người khác xem.',
    },
    ...teachesVi,
  },
} as const;
