import { aloneVi, installVi, teachesVi, togetherVi } from './shared-vi.ts';

export const vneid2Vi = {
  told: {
    'vneid2-why': {
      picture: 'id-phone',
      title: 'Mức 2 thì giấy tờ nằm trong máy',
      say: 'Có mức 2, căn cước, thẻ bảo hiểm y tế, giấy phép lái xe hiện trong VNeID sau khi được xác nhận. Đi khám, làm hồ sơ đỡ mang giấy.',
      show: 'Mục giấy tờ trong VNeID của tổ, che thông tin riêng.',
      do: 'Kể một giấy tờ muốn có trong máy.',
    },
    'vneid2-once': {
      picture: 'office',
      title: 'Ra công an một lần, tự mình đi',
      say: 'Mức 2 phải tự đến công an để lấy vân tay, chụp ảnh. Không ai làm thay được, không ai làm qua điện thoại được.',
      show: 'Lịch làm việc của công an xã do xã thông báo.',
      do: 'Chọn một buổi đi được.',
    },
    'vneid2-trap': {
      picture: 'stranger-call',
      title: 'Gọi bảo nâng mức 2 qua điện thoại là lừa',
      say: 'Ai xưng công an, gọi bảo bấm đường dẫn để lên mức 2, là lừa đảo. Tắt máy và hỏi công an xã.',
      show: 'Màn hình tập cuộc gọi giả trong ứng dụng này.',
      do: 'Nói lại: nghe vậy thì tắt máy.',
    },
  },
  installed: {
    ...installVi,
    'vneid2-level1': {
      picture: 'levels',
      title: 'Cài VNeID và có mức 1 trước cho quen',
      say: 'Trước khi ra công an, cài VNeID, giữ đúng số điện thoại chính chủ. Số đó sẽ nhận tin báo khi mức 2 được duyệt.',
      show: 'Màn hình đầu của VNeID đã cài.',
      do: 'Tự mở VNeID một lần.',
    },
  },
  together: {
    ...togetherVi,
    'vneid2-bring': {
      picture: 'id-card',
      title: 'Mang thẻ căn cước, điện thoại và giấy tờ muốn thêm',
      say: 'Đi mang thẻ căn cước, điện thoại, và giấy tờ muốn đưa vào máy như thẻ bảo hiểm y tế. Người già yếu thì tổ đi cùng.',
      show: 'Danh sách việc cần mang, viết ra giấy to.',
      do: 'Tự xếp giấy tờ vào một túi.',
    },
    'vneid2-activate': {
      picture: 'code',
      title: 'Có tin nhắn duyệt thì kích hoạt trong VNeID',
      say: 'Khi có tin báo đã duyệt, mở VNeID bấm Kích hoạt. Máy gửi mã, tự gõ, không đọc cho ai.',
      show: 'Nút Kích hoạt ở màn hình đăng nhập.',
      do: 'Tự bấm Kích hoạt và tự gõ mã.',
    },
    'vneid2-show-qr': {
      picture: 'vneid-qr',
      title: 'Mở thẻ và đưa mã QR cho cán bộ quét',
      say: 'Lúc cần, mở VNeID, vào ví giấy tờ, chọn căn cước, đưa màn hình cho cán bộ. Không đưa cả điện thoại cho người lạ cầm.',
      show: 'Màn hình tập VNeID trong ứng dụng này.',
      do: 'Tự mở đến mã QR và xoay máy cho tổ xem.',
    },
  },
  alone: {
    ...aloneVi,
    'vneid2-use': {
      picture: 'vneid-qr',
      title: 'Tự mở giấy tờ khi có người hỏi',
      say: 'Giả như cán bộ y tế hỏi thẻ bảo hiểm. Bà con tự mở ra cho xem.',
      show: 'Đóng vai cán bộ, chỉ hỏi, không chỉ.',
      do: 'Mở đúng giấy tờ được hỏi.',
    },
    'vneid2-lock': {
      picture: 'stop',
      title: 'Mất máy thì báo khóa tài khoản ngay',
      say: 'Mất điện thoại thì khóa SIM với nhà mạng và báo công an xã để khóa tài khoản định danh. Báo càng sớm càng tốt.',
      show: 'Số của công an xã, ghi ra giấy dán ở nhà.',
      do: 'Chỉ chỗ dán số đó trong nhà.',
    },
  },
  teaches: {
    'vneid2-pass-on': {
      picture: 'neighbours',
      title: 'Rủ cả xóm đi một buổi',
      say: 'Nhiều nhà đi chung một buổi thì vui và đỡ xe. Rủ người già đi cùng, nhớ mang thẻ căn cước.',
      show: 'Danh sách nhà bên chưa có mức 2 do bà con tự kể.',
      do: 'Rủ được một người và hẹn ngày.',
    },
    ...teachesVi,
  },
} as const;
