/** Cards that several skills share: learnt and recorded once. */
export const installVi = {
  'all-room': {
    picture: 'wifi',
    title: 'Máy còn chỗ, có mạng rồi hãy cài',
    say: 'Trước khi cài, mình xem máy còn chỗ trống không và đang có mạng không. Chỗ nào có Wi-Fi thì cài ở đó cho đỡ tốn dung lượng.',
    show: 'Cài đặt của máy, mục Bộ nhớ. Nếu đầy, chỉ cách xóa bớt video cũ sau khi hỏi ý bà con.',
    do: 'Tự mở Cài đặt và đọc to số bộ nhớ còn trống.',
  },
  'all-store': {
    picture: 'store-search',
    title: 'Chỉ tải từ kho ứng dụng có sẵn trong máy',
    say: 'Ứng dụng nào cũng tải từ kho có sẵn trong máy: CH Play hoặc App Store. Ai gửi đường dẫn bảo tải thì không bấm.',
    show: 'Biểu tượng CH Play hoặc App Store, ô tìm kiếm, tên nhà phát hành ngay dưới tên ứng dụng.',
    do: 'Tự mở kho ứng dụng và bấm vào ô tìm kiếm.',
  },
} as const;

export const togetherVi = {
  'all-own-hand': {
    picture: 'hold',
    title: 'Máy trong tay ai, người đó học',
    say: 'Điện thoại ở trong tay bà con, tổ chỉ nói và chỉ tay. Bấm sai cũng không sao, mình quay lại được.',
    show: 'Nút quay lại của máy, để bà con thấy lúc nào cũng lùi lại được.',
    do: 'Tự cầm máy, bấm thử nút quay lại một lần.',
  },
} as const;

export const aloneVi = {
  'all-again': {
    picture: 'again',
    title: 'Làm lại từ đầu, không ai nhắc',
    say: 'Bây giờ bà con làm lại từ đầu, tổ ngồi cạnh mà không nói gì. Quên chỗ nào thì dừng, mình xem lại chỗ đó.',
    show: 'Không chỉ gì cả. Chỉ đếm số lần phải hỏi, để lần sau biết chỗ nào còn khó.',
    do: 'Làm từ đầu đến cuối một lần, không ai bấm giúp.',
  },
} as const;

export const teachesVi = {
  'all-no-touch': {
    picture: 'point',
    title: 'Chỉ bằng lời, không bấm hộ',
    say: 'Chỉ lại cho người khác thì tay mình để sau lưng. Người học tự bấm mới nhớ. Nói từng bước, chờ xong mới nói bước tiếp.',
    show: 'Cách ngồi: người học cầm máy, người chỉ ngồi cạnh cùng phía.',
    do: 'Chỉ cho một người trong nhà một bước, tay không chạm máy.',
  },
  'all-no-secret': {
    picture: 'secret',
    title: 'Dạy nhau cách làm, không giữ mật khẩu của nhau',
    say: 'Chỉ cho ai thì lúc người ta gõ mật khẩu, mã PIN, mã OTP, mình quay mặt đi. Không ghi hộ, không giữ hộ.',
    show: 'Cách che màn hình bằng tay khi gõ mật khẩu.',
    do: 'Tập nói câu: mời gõ mật khẩu, tôi quay đi nhé.',
  },
} as const;
