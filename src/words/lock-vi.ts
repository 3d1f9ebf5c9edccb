/** Words of the PIN, the lock and the people of one phone; loaded with those screens. */
export const lockVi = {
  pad: {
    entered: (digits: number, of: number): string => `Đã bấm ${digits} trên ${of} số`,
    show: 'Hiện mã',
    hide: 'Ẩn mã',
    erase: 'Xóa',
  },

  choose: {
    title: 'Đặt mã 6 số',
    lead: 'Mỗi lần mở sổ, máy hỏi mã này. Chỉ mình anh/chị biết, kể cả xã cũng không biết.',
    leadOld:
      'Từ nay sổ trên máy này có mã khóa. Đặt mã xong, máy niêm phong những gì đang có. Điều chưa gửi vẫn còn nguyên.',
    again: 'Bấm lại mã vừa đặt',
    againLead: 'Bấm thêm một lần để chắc là nhớ đúng.',
    differs: 'Hai lần bấm không giống nhau. Xin đặt lại từ đầu.',
    flaws: {
      'not-six-digits': 'Mã gồm đúng 6 chữ số.',
      'same-digit': 'Sáu số giống nhau ai cũng đoán ra. Xin chọn mã khác.',
      row: 'Dãy số liền nhau ai cũng đoán ra. Xin chọn mã khác.',
      repeated: 'Số lặp đi lặp lại dễ đoán. Xin chọn mã khác.',
      'well-known': 'Mã này nhiều người dùng nên dễ đoán. Xin chọn mã khác.',
    },
    birthday: 'Mã giống ngày sinh, người quen dễ đoán. Nên chọn mã khác.',
    keepAnyway: 'Vẫn dùng mã này',
    other: 'Chọn mã khác',
    making: 'Đang khóa sổ',
    sealing: (done: number, of: number): string => `Đang niêm phong ${done} trên ${of} mục`,
    failed: 'Máy chưa lưu được mã. Chưa có gì thay đổi, anh/chị thử lại.',
    forget: 'Quên mã thì không ai mở hộ được. Xin nhớ kỹ, đừng ghi lên máy.',
  },

  unlock: {
    title: (name: string): string => (name === '' ? 'Nhập mã 6 số' : `Sổ của ${name}`),
    lead: 'Nhập mã 6 số để mở sổ.',
    /** A new card of whoever's book this is. */
    goesOn: 'Thẻ này cấp cho người có sổ trên máy này. Nhập mã 6 số đang dùng để dùng tiếp sổ này.',
    stillGood: 'Sổ này vẫn dùng được nên chưa cần thẻ mới. Thẻ còn nguyên, mở được máy khác.',
    opening: 'Đang mở sổ',
    wrong: (left: number): string =>
      `Mã chưa đúng. Còn ${left} lần. Sai hết thì sổ trên máy này bị xóa, muốn dùng lại phải xin thẻ mới.`,
    last: 'Mã chưa đúng. Chỉ còn 1 lần. Sai lần nữa thì sổ trên máy này bị xóa, muốn dùng lại phải xin thẻ mới.',
    wait: (left: string): string =>
      `Bấm sai nhiều lần nên phải chờ ${left} rồi mới nhập tiếp được.`,
    minutes: (count: number): string => `${count} phút`,
    seconds: (count: number): string => `${count} giây`,
    damaged: 'Máy chưa đọc được khóa của sổ. Điều chưa gửi vẫn còn bản niêm phong.',
    failed: 'Máy chưa mở được sổ. Không có gì bị mất, anh/chị thử lại.',
    forgot: 'Quên mã',
    others: 'Người khác dùng máy này',
  },

  forgot: {
    title: 'Quên mã thì làm sao',
    lead: 'Mã không nằm ở đâu ngoài trí nhớ của anh/chị, nên không ai xem lại hay đổi hộ được.',
    steps: [
      'Nhờ tổ trưởng hoặc cán bộ xã đưa thẻ mới, rồi mở đường dẫn của thẻ đó trên máy này.',
      'Điều đã ghi mà chưa gửi vẫn còn bản niêm phong. Máy gửi về xã không cần mã, khi có sóng.',
      'Bản nháp viết dở trong sổ cũ thì không mở lại được.',
    ],
    sent: 'Không còn điều gì chờ gửi trên máy này.',
    sending: 'Đang gửi phần niêm phong về xã',
    notSent: 'Chưa gửi được phần niêm phong. Máy sẽ gửi khi có sóng.',
    remove: 'Xóa sổ cũ khỏi máy',
    removeSure: 'Bấm lần nữa để xóa sổ cũ',
    removeText:
      'Xóa rồi thì không lấy lại bản nháp được. Bản niêm phong của điều chưa gửi vẫn ở lại máy cho đến khi xã nhận.',
    back: 'Về chỗ nhập mã',
  },

  wiped: {
    title: 'Sổ trên máy này đã xóa',
    lead: 'Nhập sai mã 10 lần, hoặc có người đã chọn xóa, nên sổ được xóa để người lạ không xem được.',
    next: 'Nhờ tổ trưởng hoặc cán bộ xã đưa thẻ mới, rồi mở đường dẫn của thẻ đó.',
    others: 'Mở sổ của người khác',
  },

  people: {
    title: 'Ai đang dùng máy',
    lead: 'Mỗi người một sổ riêng, mở bằng mã riêng. Người này không xem được sổ của người kia.',
    list: 'Những người dùng máy này',
    practice: 'Sổ làm thử',
    add: 'Thêm người',
    addText:
      'Mở đường dẫn của thẻ người đó trên máy này, bằng chính trình duyệt này, rồi đặt mã riêng.',
    back: 'Quay lại',
  },

  dark: {
    title: 'Sổ của thôn tạm đóng',
    ended: 'Máy này không còn quyền xem sổ của thôn. Nếu là nhầm, nhờ tổ trưởng hoặc cán bộ xã.',
    runOut:
      'Đã lâu máy chưa gặp máy chủ của xã, nên phần ghi về bà con được xóa khỏi máy để giữ kín.',
    runOutDo: 'Đến chỗ có sóng rồi bấm nút dưới đây. Sổ sẽ tải lại đầy đủ.',
    kept: 'Điều anh/chị đã ghi, bản nháp và khay gửi vẫn còn, vẫn gửi và gửi hộ được. Thẻ hướng dẫn của ứng dụng vẫn mở được.',
    cards: 'Mở thẻ hướng dẫn',
    meet: 'Hỏi lại xã',
    meeting: 'Đang hỏi xã',
    stuck: 'Chưa gặp được xã. Anh/chị thử lại ở chỗ có sóng.',
    drafts: 'Bản nháp còn giữ',
    draft: (day: string): string => `Viết ngày ${day}`,
    carry: 'Nhờ máy khác gửi hộ',
  },

  me: {
    title: 'Khóa sổ',
    text: 'Sổ khóa khi đóng ứng dụng, và khi rời đi lâu. Đang viết dở thì bản nháp được giữ.',
    away: 'Tự khóa sau khi rời đi',
    awayMinutes: { 5: '5 phút', 15: '15 phút', 60: '1 giờ' },
    lockNow: 'Khóa ngay',
    change: 'Đổi mã',
    before: 'Bấm mã đang dùng',
    changed: 'Đã đổi mã',
    stop: 'Thôi, giữ mã cũ',
    people: 'Người khác dùng máy này',
    name: 'Tên hiện khi khóa',
    nameHint: 'Ai cầm máy cũng thấy tên này.',
    saveName: 'Lưu tên',
    savedName: 'Đã lưu tên',
    lease: (days: number): string =>
      `Sổ của thôn mở được thêm ${days} ngày nếu máy chưa gặp xã. Mỗi lần gặp xã, hạn được tính lại.`,
  },
};
