import { aloneVi, installVi, teachesVi, togetherVi } from './shared-vi.ts';

export const healthRecordVi = {
  told: {
    'health-why': {
      picture: 'health',
      title: 'Sổ sức khỏe nằm trong máy, không sợ mất',
      say: 'Lần khám trước thuốc gì, dị ứng gì, bác sĩ xem sổ sức khỏe trong VNeID là biết. Không phải giữ một túi giấy.',
      show: 'Mục Sổ sức khỏe điện tử trong VNeID, không mở nội dung.',
      do: 'Kể lần khám gần nhất có phải mang giấy không.',
    },
    'health-private': {
      picture: 'secret',
      title: 'Chuyện sức khỏe là chuyện riêng',
      say: 'Sổ sức khỏe chỉ mình và thầy thuốc xem. Tổ không xem, không hỏi bệnh gì, không chụp màn hình.',
      show: 'Cách nghiêng máy về phía mình khi xem.',
      do: 'Tự cầm máy, quay màn hình về phía mình.',
    },
    'health-need': {
      picture: 'levels',
      title: 'Cần VNeID mức 2',
      say: 'Muốn xem sổ sức khỏe điện tử thì tài khoản VNeID phải ở mức 2. Chưa có thì hẹn ra công an.',
      show: 'Chỗ ghi mức tài khoản trong VNeID.',
      do: 'Tự xem mình ở mức mấy.',
    },
  },
  installed: {
    ...installVi,
    'health-add': {
      picture: 'tap',
      title: 'Vào VNeID, chọn Sổ sức khỏe điện tử',
      say: 'Không phải cài thêm gì nếu đã có VNeID. Vào đó chọn Sổ sức khỏe điện tử và đồng ý cho hiện.',
      show: 'Biểu tượng Sổ sức khỏe điện tử.',
      do: 'Tự bấm vào một lần.',
    },
  },
  together: {
    ...togetherVi,
    'health-open': {
      picture: 'health',
      title: 'Mở sổ, xem lần khám gần nhất',
      say: 'Bà con tự mở, tự xem lần khám gần nhất. Tổ ngồi phía đối diện, không nhìn vào.',
      show: 'Chỉ bằng lời: bấm vào dòng trên cùng.',
      do: 'Tự mở và nói xem được hay chưa, không cần nói bệnh gì.',
    },
    'health-empty': {
      picture: 'clinic',
      title: 'Chưa thấy lần khám thì hỏi nơi khám',
      say: 'Có nơi gửi dữ liệu chậm nên sổ còn trống. Lần sau đi khám đưa căn cước, nhờ cơ sở y tế gửi lên sổ.',
      show: 'Không cần mở máy.',
      do: 'Nói lại: đi khám đưa giấy gì.',
    },
  },
  alone: {
    ...aloneVi,
    'health-show': {
      picture: 'clinic',
      title: 'Tự mở cho thầy thuốc xem',
      say: 'Lần tới đi khám, bà con tự mở sổ cho bác sĩ xem, xem xong thì thoát ra.',
      show: 'Đóng vai bác sĩ, chỉ hỏi.',
      do: 'Mở sổ rồi thoát ra, không ai nhắc.',
    },
    'health-cure': {
      picture: 'check-source',
      title: 'Không tin thuốc bán qua điện thoại',
      say: 'Người lạ biết bệnh của mình rồi gọi bán thuốc, xưng bác sĩ: không mua. Hỏi trạm y tế xã.',
      show: 'Không cần mở máy.',
      do: 'Nói lại: ai gọi bán thuốc thì làm gì.',
    },
  },
  teaches: {
    'health-pass-on': {
      picture: 'neighbours',
      title: 'Chỉ bố mẹ mở sổ trước khi đi khám',
      say: 'Chỉ cho bố mẹ mở sổ trước hôm đi khám một ngày, để ở trạm khỏi lúng túng.',
      show: 'Ba bước: mở VNeID, chọn sổ, xoay máy cho bác sĩ.',
      do: 'Nói ba bước cho một người nhà.',
    },
    ...teachesVi,
  },
} as const;
