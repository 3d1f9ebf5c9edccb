/** A message for somebody of the family who works far away, in Vietnamese. */
export const awayVi = {
  title: 'Gửi lời cho người đi xa',
  lead: 'Người nhà ở xa vẫn nhận được tin của thôn, bản và giúp được bố mẹ qua điện thoại.',
  words: (to: { who: string; team: string; page: string }): string =>
    [
      `${to.who} ơi, ${to.team} gửi lời chào.`,
      'Ở xa vẫn giúp được gia đình: gọi hình về chỉ từng bước trên điện thoại, nhắc người nhà không đọc mã OTP, không chuyển tiền cho người lạ.',
      `Tin của thôn, bản xem ở đây, không cần đăng nhập: ${to.page}`,
      'Tổ không thu tiền, không hỏi mật khẩu.',
    ].join('\n'),
  team: (village: string): string => `tổ công nghệ số cộng đồng ${village}`,
  send: 'Gửi qua Zalo, tin nhắn',
  copy: 'Chép lời nhắn',
  copied: 'Đã chép lời nhắn',
  later: 'Để gửi khi có sóng',
  queued: 'Lời nhắn chờ gửi. Có sóng thì mở lại ở Khay gửi.',
  failed: 'Chưa gửi được. Anh/chị chép lời nhắn rồi dán vào Zalo.',
  sent: 'Đã gửi rồi, bỏ khỏi danh sách',
  tray: 'Lời nhắn chờ gửi cho người đi xa',
  trayText: 'Mở từng người, bấm gửi khi có sóng.',
};
