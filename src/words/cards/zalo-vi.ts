import { aloneVi, installVi, teachesVi, togetherVi } from './shared-vi.ts';

export const zaloVi = {
  told: {
    'zalo-call': {
      picture: 'video-call',
      title: 'Gọi thấy mặt con cháu ở xa',
      say: 'Con cháu đi làm xa, gọi bằng Zalo thì nghe tiếng, thấy cả mặt. Không mất tiền cuộc gọi, chỉ cần có mạng.',
      show: 'Một cuộc gọi có hình trên máy của tổ, gọi cho người quen đã báo trước.',
      do: 'Nói chuyện thử một câu với người trong máy.',
    },
    'zalo-group': {
      picture: 'chat',
      title: 'Tin của thôn đến tận máy',
      say: 'Thôn có nhóm Zalo: họp lúc nào, mất điện hôm nào, cảnh báo mưa lũ đều nhắn ở đó. Không sợ lỡ loa.',
      show: 'Nhóm Zalo của thôn trên máy của tổ, một thông báo gần đây.',
      do: 'Chọn một thông báo trong nhóm và nghe đọc to.',
    },
    'zalo-voice': {
      picture: 'mic',
      title: 'Không biết gõ chữ thì nói vào máy',
      say: 'Không cần gõ chữ. Giữ nút micro rồi nói, bằng tiếng Kinh hay tiếng dân tộc mình đều được, người kia bấm nghe.',
      show: 'Nút micro trong một cuộc trò chuyện, gửi thử một câu.',
      do: 'Giữ nút, nói một câu chào, thả tay ra để gửi.',
    },
  },
  installed: {
    ...installVi,
    'zalo-number': {
      picture: 'code',
      title: 'Đăng ký bằng chính số điện thoại của mình',
      say: 'Zalo hỏi số điện thoại, rồi gửi một mã vào máy. Mã đó chỉ gõ vào Zalo, không đọc cho ai, kể cả cho tổ.',
      show: 'Trang đăng ký, chỗ gõ số và chỗ gõ mã.',
      do: 'Tự gõ số của mình và tự gõ mã, tổ quay mặt đi.',
    },
    'zalo-name': {
      picture: 'sign-up',
      title: 'Đặt tên thật, chụp ảnh để người nhà nhận ra',
      say: 'Để tên thật và ảnh của mình thì con cháu, hàng xóm mới nhận ra mà kết bạn.',
      show: 'Chỗ đổi tên và chụp ảnh đại diện.',
      do: 'Tự chụp một tấm ảnh và bấm lưu.',
    },
  },
  together: {
    ...togetherVi,
    'zalo-friend': {
      picture: 'scan-pay',
      title: 'Kết bạn bằng cách quét mã',
      say: 'Hai máy để cạnh nhau, một máy mở mã QR, máy kia quét. Thế là thành bạn, không phải gõ số.',
      show: 'Mã QR của tổ và nút quét mã ở đầu màn hình.',
      do: 'Quét mã của tổ, bấm Kết bạn.',
    },
    'zalo-first-call': {
      picture: 'video-call',
      title: 'Gọi có hình cho một người nhà',
      say: 'Mình gọi cho một người nhà ngay bây giờ. Nút máy quay là gọi thấy mặt, nút ống nghe là gọi chỉ có tiếng.',
      show: 'Hai nút gọi ở góc trên cuộc trò chuyện.',
      do: 'Tự bấm nút máy quay, gọi một người nhà.',
    },
    'zalo-photo': {
      picture: 'picture',
      title: 'Gửi một tấm ảnh vào nhóm thôn',
      say: 'Chụp vườn rau, con đường, giấy mời rồi gửi cho mọi người xem. Ảnh giấy tờ tùy thân thì không gửi vào nhóm.',
      show: 'Nút ảnh trong nhóm, cách chọn một tấm.',
      do: 'Chụp một tấm ảnh và gửi vào nhóm.',
    },
  },
  alone: {
    ...aloneVi,
    'zalo-call-alone': {
      picture: 'video-call',
      title: 'Tự tìm tên và gọi',
      say: 'Thử tìm tên một người trong danh bạ Zalo rồi gọi. Gọi nhầm thì tắt, không ai trách.',
      show: 'Ô tìm kiếm ở đầu Zalo.',
      do: 'Tìm đúng một tên và gọi có hình.',
    },
    'zalo-strange': {
      picture: 'stranger-message',
      title: 'Người lạ kết bạn thì không vội',
      say: 'Ai lạ kết bạn, nhất là hỏi tiền hoặc gửi đường dẫn, thì không trả lời. Bạn cũ tự nhiên hỏi vay tiền thì gọi lại bằng điện thoại để hỏi.',
      show: 'Nút Chặn và nút Báo xấu trong một cuộc trò chuyện.',
      do: 'Chỉ đúng nút Chặn mà không cần nhắc.',
    },
  },
  teaches: {
    'zalo-pass-on': {
      picture: 'neighbours',
      title: 'Chỉ cho một nhà hàng xóm gọi được cho con',
      say: 'Nhà bên cạnh có con đi xa mà chưa gọi được. Bà con sang chỉ giúp, bắt đầu từ cuộc gọi có hình, đó là thứ ai cũng thích.',
      show: 'Thứ tự dễ trước khó sau: gọi, gửi lời nói, gửi ảnh, vào nhóm.',
      do: 'Chọn một nhà và hẹn hôm nào sang.',
    },
    ...teachesVi,
  },
} as const;
