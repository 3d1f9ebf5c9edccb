import { aloneVi, teachesVi, togetherVi } from './shared-vi.ts';

export const safetyVi = {
  told: {
    'safety-police': {
      picture: 'stranger-call',
      title: 'Công an không làm việc qua điện thoại',
      say: 'Ai gọi xưng công an, viện kiểm sát, bảo mình dính vụ án, bắt giữ bí mật, bắt chuyển tiền: là lừa đảo. Giấy gửi qua Zalo cũng có thể là giả. Ra công an xã hỏi là chắc.',
      show: 'Màn hình tập: cuộc gọi giả trong ứng dụng này.',
      do: 'Tập nói: mai tôi ra công an xã hỏi. Rồi tắt máy.',
    },
    'safety-bank-sms': {
      picture: 'stranger-message',
      title: 'Tin nhắn ngân hàng có đường dẫn thì không bấm',
      say: 'Tin nhắn nói tài khoản bị khóa, bấm vào đây để mở: là giả, kể cả khi hiện tên ngân hàng. Muốn biết thì tự mở ứng dụng ngân hàng.',
      show: 'Màn hình tập: tin nhắn giả.',
      do: 'Chỉ đúng chỗ là đường dẫn trong tin nhắn.',
    },
    'safety-otp': {
      picture: 'no-share',
      title: 'Mã OTP là chìa khóa két tiền, không đọc cho ai',
      say: 'Mã mấy con số gửi vào máy là chìa khóa két tiền. Ngân hàng, công an, tổ công nghệ số đều không hỏi mã này.',
      show: 'Một tin nhắn mã OTP cũ, che số đi.',
      do: 'Nói to: mã OTP không đọc cho ai.',
    },
    'safety-deepfake': {
      picture: 'deepfake',
      title: 'Thấy mặt, nghe tiếng vẫn có thể là giả',
      say: 'Kẻ gian làm giả được mặt và giọng người nhà. Gọi có hình mà hình giật, vội đòi tiền, thì tắt rồi gọi lại số cũ của người đó.',
      show: 'Danh bạ điện thoại, số thật của người nhà.',
      do: 'Hẹn với con cháu một câu hỏi chỉ người nhà biết.',
    },
    'safety-parcel': {
      picture: 'parcel-stop',
      title: 'Không đặt hàng thì không trả tiền, không bấm đường dẫn',
      say: 'Người lạ gọi báo có hàng, bảo chuyển tiền trước rồi gửi số tài khoản: hỏi lại cả nhà xem ai đặt. Không ai đặt thì không nhận.',
      show: 'Cuộc gọi báo có hàng trong màn hình tập.',
      do: 'Nói câu: để tôi hỏi người nhà đã.',
    },
    'safety-job': {
      picture: 'bait',
      title: 'Việc nhẹ lương cao là bẫy',
      say: 'Ngồi nhà bấm thích, bấm đơn hàng mà được tiền, lúc đầu trả thật, sau bắt nạp tiền vào. Rủ đi làm xa, lương rất cao, không hợp đồng, cũng vậy.',
      show: 'Một mẩu tuyển việc giả, ba chỗ đáng ngờ.',
      do: 'Chỉ ra một chỗ đáng ngờ.',
    },
    'safety-slow': {
      picture: 'clock',
      title: 'Càng bị giục càng phải chậm',
      say: 'Lừa đảo nào cũng giục, bắt giữ kín, đòi tiền. Thấy một trong ba điều đó thì dừng lại, hỏi người nhà, hỏi tổ, hỏi công an xã.',
      show: 'Ba ngón tay: giục, giữ kín, đòi tiền.',
      do: 'Đếm lại ba dấu hiệu trên ngón tay.',
    },
  },
  together: {
    ...togetherVi,
    'safety-play-call': {
      picture: 'hang-up',
      title: 'Tập nghe cuộc gọi giả và tắt máy',
      say: 'Mình chơi thử: tổ đóng kẻ gian gọi đến. Bà con chỉ cần tắt máy, không phải lịch sự với kẻ gian.',
      show: 'Màn hình tập: cuộc gọi giả.',
      do: 'Tự chọn Tắt máy trong màn hình tập.',
    },
    'safety-block': {
      picture: 'stop',
      title: 'Chặn số lạ đã quấy rầy',
      say: 'Số nào đã gọi lừa thì chặn. Mình làm trên máy của bà con luôn.',
      show: 'Nhật ký cuộc gọi, giữ vào số, chọn Chặn.',
      do: 'Tự chặn một số rác nếu có.',
    },
    'safety-lock-phone': {
      picture: 'password',
      title: 'Đặt khóa màn hình',
      say: 'Điện thoại không khóa thì ai nhặt được cũng mở được. Đặt khóa bằng số hoặc vân tay.',
      show: 'Cài đặt, mục Khóa màn hình.',
      do: 'Tự đặt khóa, mở thử hai lần.',
    },
    'safety-apps': {
      picture: 'check-source',
      title: 'Xem và gỡ ứng dụng lạ',
      say: 'Ứng dụng không biết ai cài, đòi quyền xem màn hình, điều khiển máy, thì gỡ bỏ.',
      show: 'Cài đặt, mục Ứng dụng, nút Gỡ cài đặt.',
      do: 'Cùng xem danh sách, hỏi người nhà rồi mới gỡ.',
    },
  },
  alone: {
    ...aloneVi,
    'safety-test': {
      picture: 'stranger-message',
      title: 'Tự phân biệt tin thật và tin giả',
      say: 'Màn hình tập có mấy tin nhắn, cuộc gọi. Bà con tự chọn bấm hay không bấm, sai cũng không mất gì.',
      show: 'Đưa máy và ngồi im.',
      do: 'Làm hết bài tập, không ai nhắc.',
    },
    'safety-lost-money': {
      picture: 'bank',
      title: 'Lỡ bị lừa thì gọi ngân hàng trước, báo công an ngay',
      say: 'Lỡ chuyển tiền hay đọc mã rồi thì gọi ngay số in sau thẻ ngân hàng để khóa, rồi báo công an xã. Không có gì phải xấu hổ; báo càng sớm càng dễ giữ được tiền.',
      show: 'Số điện thoại in ở mặt sau thẻ ngân hàng.',
      do: 'Lưu số đó vào danh bạ, đặt tên Khóa thẻ.',
    },
  },
  teaches: {
    'safety-pass-on': {
      picture: 'neighbours',
      title: 'Kể cho hàng xóm một chuyện lừa đảo',
      say: 'Kể chuyện thật thì dễ nhớ hơn dặn dò. Kể ở đám cưới, lúc uống nước: họ lừa thế nào, mình làm gì.',
      show: 'Mục màn hình tập để rủ người khác cùng chơi.',
      do: 'Kể lại một kiểu lừa cho người bên cạnh.',
    },
    ...teachesVi,
  },
} as const;
