import { aloneVi, teachesVi, togetherVi } from './shared-vi.ts';

export const newsVi = {
  told: {
    'news-where': {
      picture: 'news-phone',
      title: 'Đọc báo, xem thời tiết ngay trên máy',
      say: 'Trên máy có báo của Nhà nước, có dự báo thời tiết, giá nông sản. Đọc miễn phí, chỉ tốn chút mạng.',
      show: 'Trang báo Nhân Dân hoặc trang tin của tỉnh.',
      do: 'Chọn một tin và nghe đọc.',
    },
    'news-official': {
      picture: 'check-source',
      title: 'Địa chỉ đuôi .gov.vn là trang của Nhà nước',
      say: 'Trang của cơ quan nhà nước có đuôi .gov.vn. Trang nào na ná mà đuôi khác thì phải hỏi lại.',
      show: 'Thanh địa chỉ của một trang .gov.vn, chỉ vào phần đuôi.',
      do: 'Tự chỉ vào phần đuôi của địa chỉ.',
    },
    'news-listen': {
      picture: 'speak',
      title: 'Mắt kém thì nghe báo đọc',
      say: 'Mắt kém hoặc không quen chữ thì bấm nút nghe. Chữ nhỏ quá thì dùng hai ngón tay kéo cho to.',
      show: 'Nút nghe ở đầu bài báo, cách kéo to chữ.',
      do: 'Dùng hai ngón tay kéo to một bài.',
    },
  },
  together: {
    ...togetherVi,
    'news-search': {
      picture: 'search',
      title: 'Hỏi máy bằng tiếng nói',
      say: 'Bấm hình micro rồi hỏi: thời tiết ngày mai ở xã mình ra sao. Máy tìm giúp.',
      show: 'Hình micro trong ô tìm kiếm của trình duyệt.',
      do: 'Tự hỏi máy một câu.',
    },
    'news-save': {
      picture: 'star',
      title: 'Lưu trang hay đọc ra màn hình',
      say: 'Trang hay đọc thì đưa ra màn hình chính, lần sau bấm một cái là vào, không phải tìm.',
      show: 'Nút ba chấm, mục Thêm vào màn hình chính.',
      do: 'Thêm một trang báo ra màn hình.',
    },
    'news-two': {
      picture: 'check-source',
      title: 'Tin lạ thì tìm ở nơi thứ hai',
      say: 'Một tin lạ mà chỉ một chỗ nói thì chưa tin. Mình tìm lại tin đó ở trang của xã hoặc báo nhà nước.',
      show: 'Cách gõ vài chữ của tin vào ô tìm kiếm.',
      do: 'Tìm lại một tin và nói thấy ở mấy nơi.',
    },
  },
  alone: {
    ...aloneVi,
    'news-weather': {
      picture: 'weather',
      title: 'Mỗi sáng xem thời tiết trước khi lên nương',
      say: 'Trước khi đi nương xem mưa hay nắng, mùa lũ xem cảnh báo. Cảnh báo của xã là phải nghe.',
      show: 'Không chỉ gì, chỉ hỏi: ngày mai ở đây mưa hay nắng.',
      do: 'Tự mở và trả lời ngày mai mưa hay nắng.',
    },
    'news-ads': {
      picture: 'stop',
      title: 'Phân biệt bài báo và quảng cáo',
      say: 'Chỗ ghi Quảng cáo hay Tài trợ là người ta trả tiền để hiện lên. Quảng cáo thuốc, cho vay nhanh thì bỏ qua.',
      show: 'Một trang có quảng cáo, chữ Quảng cáo nhỏ ở góc.',
      do: 'Chỉ đúng chỗ nào là quảng cáo.',
    },
  },
  teaches: {
    'news-pass-on': {
      picture: 'neighbours',
      title: 'Đọc tin cho cả nhà nghe',
      say: 'Mỗi tối đọc cho cả nhà một tin có ích: giá ngô, lịch tiêm, cảnh báo lừa đảo. Nghe rồi cùng bàn.',
      show: 'Cách gửi một tin vào nhóm gia đình.',
      do: 'Đọc to một tin cho người nhà.',
    },
    ...teachesVi,
  },
} as const;
