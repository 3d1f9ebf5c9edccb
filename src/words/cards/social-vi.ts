import { aloneVi, installVi, teachesVi, togetherVi } from './shared-vi.ts';

export const socialVi = {
  told: {
    'social-what': {
      picture: 'news-phone',
      title: 'Xem việc xã, việc làng qua trang mạng',
      say: 'Xã có trang Facebook, nhiều người trong bản quay video TikTok. Xem được cách trồng trọt, chợ phiên, tin của xã.',
      show: 'Trang Facebook chính thức của xã trên máy của tổ.',
      do: 'Vuốt xem ba bài và nói thích bài nào.',
    },
    'social-all-see': {
      picture: 'eye',
      title: 'Đăng lên là người lạ cũng xem được',
      say: 'Ảnh mình đăng thì người lạ cũng xem và tải về được. Không đăng ảnh căn cước, số tài khoản, ảnh con nhỏ kèm tên trường.',
      show: 'Một bài đăng có hình quả địa cầu, nghĩa là ai cũng xem được.',
      do: 'Kể ra hai thứ không nên đăng.',
    },
    'social-false': {
      picture: 'check-source',
      title: 'Nhiều người xem chưa chắc đã đúng',
      say: 'Video triệu người xem vẫn có thể là bịa. Thuốc chữa bách bệnh, quà tặng, tin dữ chưa kiểm tra thì không chia sẻ.',
      show: 'Hai bài cùng một chuyện: một bài của xã, một bài không rõ ai đăng.',
      do: 'Nói bài nào tin được và vì sao.',
    },
  },
  installed: {
    ...installVi,
    'social-right-app': {
      picture: 'download',
      title: 'Tìm đúng tên, đúng nhà phát hành',
      say: 'Có nhiều ứng dụng tên gần giống. Mình xem tên nhà phát hành và số lượt tải trước khi bấm Cài đặt.',
      show: 'Trang của ứng dụng trong kho, dòng tên nhà phát hành.',
      do: 'Tự bấm Cài đặt và chờ cài xong.',
    },
    'social-lock': {
      picture: 'password',
      title: 'Đặt mật khẩu riêng và bật xác minh hai bước',
      say: 'Mật khẩu không dùng ngày sinh, không dùng chung với ngân hàng. Bật xác minh hai bước thì kẻ gian biết mật khẩu cũng chưa vào được.',
      show: 'Cài đặt, mục Mật khẩu và bảo mật.',
      do: 'Tự đặt mật khẩu, tổ quay mặt đi.',
    },
  },
  together: {
    ...togetherVi,
    'social-follow': {
      picture: 'tap',
      title: 'Theo dõi trang của xã',
      say: 'Mình tìm trang của xã và bấm Theo dõi. Có tin mới thì máy báo.',
      show: 'Ô tìm kiếm và cách nhận ra trang thật của xã: tổ đọc tên trang từ giấy của xã.',
      do: 'Tự tìm và bấm Theo dõi.',
    },
    'social-who-sees': {
      picture: 'eye',
      title: 'Chọn ai xem được bài của mình',
      say: 'Trước khi đăng, mình chọn bạn bè xem hay mọi người xem. Chuyện trong nhà thì chỉ để bạn bè.',
      show: 'Chỗ chọn người xem ngay trên ô viết bài.',
      do: 'Đổi sang Bạn bè rồi đăng một tấm ảnh vườn nhà.',
    },
  },
  alone: {
    ...aloneVi,
    'social-report': {
      picture: 'stop',
      title: 'Gặp bài xấu thì báo, không cãi',
      say: 'Gặp bài lừa đảo hay chửi bới, bấm ba chấm rồi Báo cáo, không bình luận, không chia sẻ để mắng.',
      show: 'Nút ba chấm ở góc bài viết.',
      do: 'Chỉ đúng nút Báo cáo.',
    },
    'social-time': {
      picture: 'clock',
      title: 'Hẹn giờ, không để điện thoại lấy mất giấc ngủ',
      say: 'Xem một lúc rồi nghỉ. Điện thoại có mục đặt giờ nhắc dừng, đặt cho mình và cho con trẻ.',
      show: 'Mục Thời gian sử dụng trong Cài đặt.',
      do: 'Đặt thử giờ nhắc cho một ứng dụng.',
    },
  },
  teaches: {
    'social-pass-on': {
      picture: 'neighbours',
      title: 'Nhắc người nhà trước khi bấm Chia sẻ',
      say: 'Khi người nhà định chia sẻ một tin lạ, mình hỏi ba câu: ai đăng, lúc nào, xã đã nói gì chưa.',
      show: 'Một bài viết và ba câu hỏi viết ra giấy.',
      do: 'Hỏi thử ba câu với một người trong nhà.',
    },
    ...teachesVi,
  },
} as const;
