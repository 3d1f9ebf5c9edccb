/** Carrying what is unsent by way of another phone, in Vietnamese. */
export const carryVi = {
  title: 'Gửi hộ',
  lead: 'Không có sóng vẫn gửi được: đóng gói, niêm phong rồi nhờ máy khác mang đi. Người mang hộ không đọc được gì trong gói.',
  toHand: 'Nhờ gửi hộ',
  toTake: 'Nhận gửi hộ',

  hand: {
    lead: 'Mọi điều đã ghi mà máy này chưa gửi, gói lại và niêm phong. Chỉ máy chủ của xã mở được.',
    packing: 'Đang đóng gói',
    holds: (facts: number, size: string): string => `Gói có ${facts} điều chưa gửi, ${size}.`,
    holdsFound: (saves: number): string => `Kèm ${saves} lần ghi tìm lại được của sổ trước.`,
    nothing: 'Không có gì chờ gửi',
    nothingText: 'Mọi điều đã ghi trên máy này đã tới xã.',
    onlyFiles: 'Chỉ còn ảnh, tệp chờ gửi',
    filesStay: (files: number): string =>
      `${files} ảnh, tệp chưa gửi không đi theo gói: vẫn nằm trong máy này và tự gửi khi có sóng.`,
    noKey: 'Chưa đóng gói được',
    noKeyText:
      'Máy này chưa có khóa niêm phong của xã. Đến chỗ có sóng một lần, máy tự lấy khóa. Điều đã ghi vẫn còn trong máy.',
    kept: 'Đưa gói đi rồi, điều đã ghi vẫn nằm nguyên trong máy này. Gửi hai lần cũng chỉ tính một.',
    stepsTitle: 'Sau khi đưa gói',
    steps: [
      'Máy kia mở mục Gửi hộ, bấm “Nhận gửi hộ”.',
      'Khi máy kia có sóng, gói tự đi về xã.',
      'Máy kia đưa lại trả lời của xã. Nhận ở đây, điều đã ghi hiện “Đã nhận”.',
    ],
    takeAnswer: 'Nhận trả lời của xã',
  },

  ways: {
    share: 'Gửi qua ứng dụng khác',
    save: 'Lưu ra tệp',
    saveAll: 'Lưu mọi điều chưa gửi ra tệp',
    saveWithoutFiles: 'Lưu ra tệp mọi điều chưa gửi, trừ ảnh và tệp kèm',
    show: 'Cho máy kia quét mã',
    tooLarge: 'Gói này lớn quá, không quét mã được. Anh/chị dùng tệp.',
    saved: (name: string): string => `Đã lưu tệp ${name}`,
    notShared: 'Chưa gửi được qua ứng dụng đó. Anh/chị lưu ra tệp.',
  },

  show: {
    title: 'Cho máy kia quét',
    label: (i: number, of: number): string => `Mã thứ ${i} trong ${of} mã`,
    count: (i: number, of: number): string => `Mã ${i}/${of}`,
    hint: 'Giữ yên hai máy. Mã tự đổi cho đến khi máy kia báo đủ.',
    hintOne: 'Giữ yên hai máy cho đến khi máy kia báo đủ.',
    pause: 'Tạm dừng',
    go: 'Chạy tiếp',
  },

  scan: {
    title: 'Quét mã từ máy kia',
    look: 'Đưa ống kính vào mã trên màn hình máy kia.',
    got: (got: number, of: number): string => `Đã quét ${got}/${of} mã`,
    foreign: 'Mã vừa quét không phải mã gửi hộ.',
    noCamera: 'Chưa mở được máy ảnh. Anh/chị cho phép dùng máy ảnh, hoặc nhờ máy kia gửi tệp.',
  },

  take: {
    lead: 'Mang hộ những điều máy khác chưa gửi được. Máy này không đọc được gì trong gói, chỉ đếm được số lần ghi.',
    openFile: 'Mở tệp',
    scan: 'Quét mã',
    tookBundle: (saves: number): string =>
      `Đã nhận gói ${saves} lần ghi. Máy tự gửi về xã khi có sóng.`,
    tookAnswers: (facts: number): string => `Xã đã trả lời ${facts} điều đã ghi trên máy này.`,
    nothingNew: 'Trong trả lời này không có gì mới cho máy này.',
    notTaken: (saves: number): string =>
      `Xã chưa nhận được ${saves} lần ghi. Điều đã ghi vẫn còn trong máy, máy sẽ gửi lại.`,
    carrying: 'Đang mang hộ',
    none: 'Chưa mang hộ gói nào',
    noneText: 'Gói nhận từ máy khác sẽ hiện ở đây.',
    bundle: (when: string): string => `Gói nhận ${when}`,
    waits: (saves: number): string => `${saves} lần ghi chờ sóng để gửi`,
    taken: (saves: number): string => `Xã đã nhận ${saves} lần ghi`,
    left: (saves: number): string => `${saves} lần ghi xã chưa nhận, máy sẽ gửi lại`,
    unreadable: (saves: number): string => `${saves} lần ghi xã này không mở được`,
    sendNow: 'Gửi ngay',
    sending: 'Đang gửi',
    giveBack: 'Đưa lại trả lời của xã',
    giveBackLead: 'Máy đã nhờ gửi nhận trả lời này thì điều đã ghi hiện “Đã nhận”.',
  },

  rescue: {
    title: 'Bản niêm phong thứ hai',
    kept: (saves: number): string =>
      `Bản niêm phong thứ hai trên máy còn giữ ${saves} lần ghi. Có thể gửi về xã ngay, hoặc lưu ra tệp để máy khác mang đi. Gửi hai lần cũng chỉ tính một.`,
    brought: (saves: number): string => `Xã đã nhận ${saves} lần ghi.`,
    partly: 'Máy chưa xem được hết, có thể còn nữa. Bấm “Xem lại” sau ít phút.',
    unseen:
      'Máy chưa xem được bản niêm phong thứ hai. Xin đừng xóa dữ liệu trình duyệt, ít phút nữa bấm “Xem lại”.',
    look: 'Xem lại',
  },

  problems: {
    'not-a-carry-file': 'Tệp này không phải gói gửi hộ hay trả lời của xã.',
    'frames-malformed': 'Gói bị thiếu hoặc hỏng. Nhờ máy kia đưa lại.',
    'key-unknown': 'Máy này chưa có khóa niêm phong của xã. Đến chỗ có sóng một lần rồi thử lại.',
    'not-enrolled': 'Máy này chưa được nhận. Anh/chị mở lại đường dẫn được gửi.',
    'disk-full':
      'Máy hết chỗ lưu nên chưa nhận được gói. Anh/chị xóa bớt ảnh hoặc phim rồi thử lại.',
    'store-failed': 'Máy chưa lưu được gói. Anh/chị thử lại.',
    'nothing-unsent': 'Không có gì chờ gửi.',
    other: 'Chưa gửi được về xã. Gói vẫn còn trong máy, máy sẽ tự gửi lại.',
    offline: 'Chưa có sóng. Gói vẫn còn trong máy, máy tự gửi khi có sóng.',
  },
};
