import { groupDigits } from './number-text.ts';

const num = (value: number): string => groupDigits(value, '.');

/** The member's screens in Vietnamese. */
export const memberVi = {
  unknownPlace: 'địa bàn chưa rõ tên',

  address: {
    man: (name: string): string => `anh ${name}`,
    woman: (name: string): string => `chị ${name}`,
    oldMan: (name: string): string => `ông ${name}`,
    oldWoman: (name: string): string => `bà ${name}`,
    plain: (name: string): string => name,
  },

  relations: {
    spouse: { male: 'chồng', female: 'vợ' },
    parent: { male: 'bố', female: 'mẹ' },
    grandparent: { male: 'ông', female: 'bà' },
    'child-in-law': { male: 'con rể', female: 'con dâu' },
  },

  day: {
    today: 'hôm nay',
    yesterday: 'hôm qua',
    tomorrow: 'ngày mai',
    weekdays: ['thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy', 'Chủ nhật'],
    weekday: (weekday: string, day: string): string => `${weekday} ${day}`,
    after: (day: string, hour: number): string => `${day}, sau ${hour} giờ`,
    todayAt: (time: string): string => `${time} hôm nay`,
    at: (time: string, day: string): string => `${time}, ${day}`,
  },

  doors: {
    title: 'Các nhà',
    round: 'Tối nay đến nhà nào',
    lead: (doors: number, proficient: number): string =>
      `${num(proficient)}/${num(doors)} nhà có người thành thạo`,
    search: 'Tìm tên',
    views: { wall: 'Cánh cửa', list: 'Danh sách', map: 'Bản đồ' },
    noAlley: 'Chưa ghi ngõ',
    houses: (count: number): string => `${num(count)} nhà`,
    lit: (lit: number, of: number): string => `${lit}/${of} kỹ năng`,
    back: (when: string): string => `Hẹn lại ${when}`,
    missed: (title: string): string => `Chưa dự buổi “${title}”`,
    lacks: (skill: string): string => `Thiếu: ${skill}`,
    filters: {
      all: 'Tất cả',
      mine: 'Nhà của tôi',
      due: 'Đến hẹn',
      never: 'Chưa đến lần nào',
      absent: 'Chưa dự buổi học',
      away: 'Vắng 2 lần trở lên',
      none: 'Chưa ai thành thạo',
    },
    noVillage: 'Chưa có sổ của thôn nào',
    noVillageText: 'Khi được giao một thôn, các nhà của thôn sẽ hiện ở đây.',
    empty: 'Thôn chưa có hộ nào trong sổ',
    emptyText: 'Cán bộ xã đưa danh sách hộ vào, các nhà sẽ hiện ở đây.',
    noneLeft: 'Không còn nhà nào',
    noneLeftText: 'Mọi nhà đều đã qua mục này.',
    notFound: (name: string): string => `Không thấy ai tên “${name}”`,
    notFoundText:
      'Gõ không dấu hay chữ cái đầu của tên cũng tìm được, ví dụ “tvs” cho Triệu Văn Sinh.',
  },

  household: {
    place: 'Ghi vị trí nhà',
    placeAgain: 'Ghi lại vị trí nhà',
    nameless: 'chưa rõ chủ hộ',
    back: 'Về nhà này',
    code: (code: string): string => `mã hộ ${code}`,
    visit: 'Ghi lượt đến nhà',
    lit: 'có người tự làm được',
    unlit: 'chưa ai tự làm được',
    left: (why: string): string => `Hộ này không còn tính trong sổ: ${why}.`,
    call: (phone: string): string => `Gọi ${phone}`,
    keeper: (name: string): string => `Người phụ trách: ${name}`,
    people: 'Người trong nhà',
    noPeople: 'Sổ chưa ghi ai ở nhà này.',
    addPerson: 'Thêm người',
    away: 'Người nhà ở xa',
    next: (skill: string, step: string): string => `Bước tiếp: ${skill} – ${step}`,
    allDone: 'Tự làm được mọi kỹ năng',
    visits: 'Các lượt đến nhà',
    noVisits: 'Chưa ai đến nhà này.',
    moreVisits: (count: number): string => `Xem thêm ${num(count)} lượt`,
    edit: 'Sửa thông tin nhà',
  },

  person: {
    born: (year: number): string => `sinh năm ${year}`,
    away: 'đang ở xa',
    noPhone: 'không có điện thoại thông minh',
    basics: '5 kỹ năng cơ bản',
    basicsLead: 'Bấm vào một kỹ năng, rồi bấm bước mà bà con vừa đạt.',
    others: 'Kỹ năng khác',
    lastStep: (day: string): string => `Ghi lần cuối ngày ${day}`,
    recorded: (skill: string, step: string): string => `${skill}: ${step}`,
    left: (why: string): string => `Người này không còn tính trong hộ: ${why}.`,
    example: 'Nêu gương người này',
    edit: 'Sửa thông tin người này',
  },

  closed: 'Ghi kín, chỉ cán bộ xã đọc được',

  consent: {
    title: 'Sự đồng ý cho làm hộ',
    none: 'Chưa ghi sự đồng ý. Cần có khi làm hộ trên tài khoản của bà con.',
    given: (until: string): string => `Đã có sự đồng ý, đến hết ngày ${until}.`,
    ask: 'Hỏi và ghi sự đồng ý',
    renew: 'Hỏi lại và gia hạn',
    withdraw: 'Rút lại',
    sheetTitle: 'Hỏi sự đồng ý',
    readAloud: 'Đọc cho bà con nghe:',
    wording: (who: string, helper: string, until: string): string =>
      `Thưa ${who}, tôi là ${helper}, trong tổ công nghệ số cộng đồng. Tôi xin phép giúp làm các việc trên điện thoại và trên mạng, như lập tài khoản, tra cứu, nộp hồ sơ. Tôi chỉ làm việc đã được nhờ, không giữ mật khẩu, không lấy tiền. Việc làm hộ nào cũng được ghi lại để xem được. Sự đồng ý này có hạn đến ngày ${until}, muốn thôi lúc nào cũng được. Có đồng ý không ạ?`,
    term: 'Đồng ý đến khi nào',
    terms: { half: 'Nửa năm', year: 'Một năm', two: 'Hai năm' },
    how: 'Đồng ý bằng cách nào',
    ways: { spoken: 'Bằng lời', signed: 'Ký tên', thumb: 'Điểm chỉ', recorded: 'Ghi âm' },
    language: 'Đã đọc bằng tiếng gì',
    languages: {
      kinh: 'Tiếng Việt',
      tay: 'Tày',
      nung: 'Nùng',
      dao: 'Dao',
      hmong: 'Mông',
      muong: 'Mường',
      thai: 'Thái',
      'san-chay': 'Sán Chay',
      other: 'Tiếng khác',
    },
    bothMissing: 'Chọn cách đồng ý và tiếng đã đọc rồi mới ghi được.',
    agree: 'Đã nghe và đồng ý',
    marked: (until: string): string => `Có sự đồng ý đến ${until}`,
    withdrawn: 'Đã rút lại sự đồng ý',
  },

  help: {
    title: 'Làm hộ, làm cùng, tự làm',
    none: 'Chưa ghi lần giúp nào.',
    record: 'Ghi một lần giúp',
    how: 'Giúp thế nào',
    hints: {
      for: 'Làm thay, khi bà con đã đồng ý',
      with: 'Bà con bấm, mình chỉ bên cạnh',
      alone: 'Bà con tự làm, mình chỉ xem',
    },
    skill: 'Việc thuộc kỹ năng nào',
    save: 'Ghi lần giúp',
    saved: 'Đã ghi lần giúp',
  },

  visit: {
    title: 'Ghi lượt đến nhà',
    outcomeTitle: 'Đến nhà thấy thế nào',
    nobodyHint: 'Bấm “Vắng nhà” là ghi xong ngay.',
    dayTitle: 'Lượt đang ghi dở này là của ngày nào',
    awayTitle: 'Vắng nhà, biết hôm nào về',
    awayHint: 'Hàng xóm hoặc người nhà nói thì bấm ngày ấy, đến hôm đó máy nhắc.',
    peopleTitle: 'Hôm nay bà con đạt bước nào',
    noPeople: 'Sổ chưa ghi ai ở nhà này',
    noPeopleText: 'Vẫn ghi lượt này được. Thêm người ở trang của nhà.',
    offer: (step: string): string => `Ghi bước: ${step}`,
    otherSkill: 'Kỹ năng khác',
    further: (step: string): string => `Lên bước nữa: ${step}`,
    drop: 'Bỏ',
    helpTitle: 'Giúp thế nào (nếu có)',
    needsConsent: 'Làm hộ thì cần sự đồng ý của người đó.',
    note: 'Ghi chú',
    save: {
      met: 'Ghi lượt này',
      nobody: 'Ghi vắng nhà',
      later: 'Ghi hẹn lại',
      refused: 'Ghi lượt này',
    },
    saved: {
      met: 'Đã ghi lượt đến nhà',
      nobody: 'Đã ghi vắng nhà',
      later: 'Đã ghi hẹn lại',
      refused: 'Đã ghi lượt đến nhà',
    },
    draftAt: (when: string, who: string): string => `Bản nháp lúc ${when}, nhà ${who}`,
    surveyAt: (when: string, who: string): string => `Khảo sát hỏi dở lúc ${when}, nhà ${who}`,
    restored: (when: string): string => `Bản nháp lúc ${when} còn nguyên, anh/chị ghi tiếp.`,
  },

  back: {
    title: 'Hẹn lại ngày nào',
    other: 'Ngày khác',
    day: 'Ngày hẹn',
    dayWrong: 'Ghi một ngày từ ngày mai đến trong vòng một năm.',
    hourTitle: 'Sau mấy giờ',
    anyHour: 'Không rõ giờ',
    hour: (hour: number): string => `Sau ${hour} giờ`,
    chosen: (when: string): string => `Sẽ ghi: hẹn lại ${when}`,
  },

  correct: {
    visitTitle: 'Sửa lượt đến nhà',
    stepTitle: (skill: string): string => `Sửa bước: ${skill}`,
    /** `day` only when it was written on another day than it was for. */
    recorded: (outcome: string, when: string, day?: string): string =>
      `Đã ghi “${outcome}”${day === undefined ? '' : ` cho ${day},`} lúc ${when}.`,
    really: 'Thực ra là',
    never: 'Ghi nhầm, không có lượt này',
    neverHint: 'Ví dụ bấm nhầm nhà',
    /** What goes with a visit that never was. */
    goesToo: (steps: number, helps: number, files: number): string =>
      `Bỏ theo lượt này: ${[
        steps > 0 && `${steps} bước kỹ năng`,
        helps > 0 && `${helps} lần giúp`,
        files > 0 && `${files} ảnh, tệp`,
      ]
        .filter(Boolean)
        .join(', ')}.`,
    helpTitle: (skill: string): string => `Sửa lần giúp: ${skill}`,
    helpMistake: 'Ghi nhầm, không có lần giúp này',
    stepMistake: 'Ghi nhầm, bỏ bước này',
    reason: 'Lý do sửa',
    reasonHint: 'Ví dụ: bấm nhầm nhà bên cạnh',
    save: 'Ghi điều sửa',
    saved: 'Đã ghi điều sửa',
    bothKept: 'Lần ghi đầu không mất đi: lịch sử ghi giữ cả hai.',
  },

  edit: {
    household: 'Sửa thông tin nhà',
    person: 'Sửa thông tin',
    add: 'Thêm người',
    head: 'Tên chủ hộ',
    headHint: 'Dùng khi chưa ghi ai là chủ hộ trong danh sách người.',
    alley: 'Ngõ, cụm nhà',
    code: 'Mã hộ',
    phone: 'Số điện thoại',
    phoneWrong: 'Số này chưa đúng. Ghi đủ 10 số, ví dụ 0912 345 678.',
    business: 'Kinh doanh',
    isBusiness: 'Hộ kinh doanh',
    name: 'Họ và tên',
    nameWrong: 'Anh/chị ghi họ và tên.',
    born: 'Ngày sinh hoặc năm sinh',
    bornHint: 'Ví dụ 21/11/1962, hoặc 1962',
    bornWrong: 'Ngày sinh này chưa đúng. Ghi ngày/tháng/năm, hoặc chỉ ghi năm.',
    sex: 'Giới tính',
    relation: 'Quan hệ với chủ hộ',
    marks: 'Có gì',
    markNames: {
      smartphone: 'Điện thoại thông minh',
      bank: 'Tài khoản ngân hàng',
      epay: 'Thanh toán bằng điện thoại',
      away: 'Đang ở xa',
    },
    save: 'Ghi điều sửa',
    addSave: 'Thêm vào nhà này',
    saved: 'Đã ghi điều sửa',
    added: (name: string): string => `Đã thêm ${name}`,
    bothKept: 'Chỉ chỗ nào đổi mới được ghi. Lịch sử ghi giữ cả trước và sau.',
    householdEnd: 'Nhà này không còn ở đây',
    householdReturn: 'Đưa nhà này trở lại sổ',
    personEnd: 'Người này không còn ở đây',
    personReturn: 'Đưa người này trở lại sổ',
    why: 'Vì sao',
    record: 'Ghi vào sổ',
    ended: 'Đã ghi',
    returned: 'Đã đưa trở lại sổ',
  },

  save: {
    safe: (said: string): string => `${said}. Đã lưu trong máy.`,
    undone: 'Đã hoàn tác, lịch sử ghi giữ cả hai lần',
  },

  tray: {
    title: 'Khay gửi',
    neverSynced: 'Chưa lần nào liên lạc được với xã',
    syncedAt: (when: string): string => `Liên lạc với xã lần cuối lúc ${when}`,
    sendNow: 'Gửi ngay',
    sending: 'Đang gửi',
    empty: 'Chưa ghi gì trên máy này',
    emptyText: 'Mỗi điều đã ghi sẽ hiện ở đây, cho thấy xã đã nhận hay chưa.',
    trouble: (why: string): string => `Chưa gửi được. ${why}`,
    resumesAt: (when: string): string => `Gửi tiếp lúc ${when}.`,
    because: (why: string): string => `Lý do: ${why}`,
    groups: {
      waiting: 'Chờ gửi',
      files: 'Còn chờ gửi ảnh, tệp',
      received: 'Đã nhận',
      held: 'Chờ duyệt',
      refused: 'Không nhận',
    },
    groupLead: {
      waiting: 'Đang nằm an toàn trong máy. Máy tự gửi khi có sóng.',
      files:
        'Xã đã nhận điều ghi, nhưng ảnh hoặc tệp còn nằm trong máy này. Máy tự gửi khi có sóng.',
      received: 'Xã đã nhận và có giấy báo nhận. Những điều này chắc chắn không mất.',
      held: 'Xã đã nhận và chờ người phụ trách duyệt. Anh/chị không phải ghi lại.',
      refused: 'Xã không ghi vào sổ. Nội dung vẫn còn ở đây; xem lý do rồi ghi lại cho đúng.',
    },
    safeTitle: 'Khi không có sóng',
    safe: 'Anh/chị cứ ghi như thường. Điều đã ghi nằm trong máy này, chưa ở đâu khác, cho đến khi hiện “Đã nhận”. Máy hết pin, đóng trang, khởi động lại đều không mất. Xin đừng xóa dữ liệu trình duyệt khi còn mục “Chờ gửi”.',
  },

  trace: {
    lead: 'Ai ghi, lúc nào, điều gì, từ máy nào. Điều sửa đứng cạnh điều được sửa.',
    opening: 'Đang mở lịch sử',
    empty: 'Chưa có gì được ghi',
    emptyText: 'Điều đầu tiên được ghi sẽ hiện ở đây.',
    corrected: 'đã sửa',
    unknown: 'người chưa rõ tên',
    thisPhone: 'máy này',
    asked: (why: string): string => `Cần xem lại: ${why}`,
    fileLeft: 'Xã đã nhận điều ghi, ảnh hoặc tệp còn ở máy này.',
    clockAhead: 'Đồng hồ của máy ghi chạy trước giờ.',
  },

  charge: {
    title: 'Chờ duyệt',
    papers: 'Thẻ hộ, biển trước cửa',
    lead: 'Những điều chờ người phụ trách xem. Duyệt hay không cũng được ghi lại.',
    empty: 'Không có gì chờ duyệt',
    emptyText: 'Khi có điều cần xem, số đếm sẽ hiện ở thanh dưới.',
    by: (who: string): string => `${who} ghi`,
    heldBecause: (why: string): string => `Đang giữ lại: ${why}`,
    askedBecause: (why: string): string => `Đã ghi vào sổ, cần xem lại: ${why}`,
    openDoor: 'Xem nhà này',
    openPerson: 'Xem người này',
    asked: {
      'no-consent': 'làm hộ khi sổ chưa ghi sự đồng ý của người đó.',
      'premise-changed':
        'hai người sửa cùng một chỗ. Cả hai điều đều được giữ, xin xem điều nào đúng.',
    },
    declineReason: 'Lý do không duyệt',
    declineHint: 'Người ghi sẽ đọc được lý do này.',
    declineSave: 'Ghi không duyệt',
    declineNot: 'Thôi',
    note: 'Trả lời',
    release: 'Duyệt',
    decline: 'Không duyệt',
    settle: 'Đã xem xong',
    answered: { release: 'Đã duyệt', decline: 'Đã ghi không duyệt', settle: 'Đã ghi là xem xong' },
  },

  me: {
    signIn: 'Đăng nhập trên máy khác',
    signInHint: 'Khóa truy cập, mật khẩu, các máy đang dùng',
    title: 'Tôi',
    roles: 'Phần việc được giao',
    village: 'Thôn đang xem',
    textSize: 'Cỡ chữ',
    textSizes: { normal: 'Vừa', large: 'To', largest: 'Rất to' },
    language: 'Ngôn ngữ',
    phoneTitle: 'Máy này',
    keeps: (where: string, homes: number, people: number): string =>
      `Máy này đang giữ sổ của ${where}: ${num(homes)} hộ, ${num(people)} người, có tên, số điện thoại và việc học của bà con.`,
    keepsOwn: (own: number, waiting: number): string =>
      waiting === 0
        ? `Máy này đã ghi ${num(own)} điều, không còn điều nào chờ gửi.`
        : `Máy này đã ghi ${num(own)} điều, trong đó ${num(waiting)} điều chờ gửi, xã chưa có.`,
    keepsNone: 'Máy này chưa ghi điều nào.',
    keepsOffice:
      'Máy này không giữ sổ của thôn nào. Số liệu và danh sách được hỏi từ máy chủ của xã.',
    keepsLock:
      'Sổ chưa có khóa riêng: ai mở được điện thoại là xem được. Xin đặt mật khẩu màn hình cho điện thoại.',
    build: (id: string | undefined): string =>
      `Bản Số 0.1${id === undefined ? '' : `, bản dựng ${id}`}`,
    newer: 'Đã có bản mới của ứng dụng. Bản nháp và sổ vẫn giữ nguyên khi đổi.',
    takeNow: 'Dùng bản mới',
    helpTitle: 'Trợ giúp',
    help: [
      {
        question: 'Không có sóng thì ghi thế nào?',
        answer:
          'Ghi như thường. Máy giữ lại và tự gửi khi có sóng. Khay gửi cho biết còn bao nhiêu điều chờ gửi.',
      },
      {
        question: 'Ghi nhầm thì làm sao?',
        answer:
          'Bấm Hoàn tác ngay sau khi ghi, hoặc mở nhà đó, bấm vào lượt đã ghi rồi sửa. Lịch sử ghi giữ cả hai lần.',
      },
      {
        question: 'Đang ghi dở thì máy tắt?',
        answer:
          'Mở lại ứng dụng, bản nháp còn nguyên và hiện ở đầu màn hình các nhà. Bấm Ghi tiếp.',
      },
      {
        question: 'Mất máy thì báo ai?',
        answer:
          'Báo ngay tổ trưởng hoặc cán bộ xã để được cấp đường dẫn mới. Điều đã hiện “Đã nhận” vẫn còn nguyên ở xã; điều còn “Chờ gửi” chỉ nằm trong máy đã mất.',
      },
    ],
    others: 'Vai khác trong bản làm thử',
    playAs: (name: string): string => `Đổi sang ${name}`,
  },
};
