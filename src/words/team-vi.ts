import { groupDigits } from './number-text.ts';

const num = (value: number): string => groupDigits(value, '.');

/** How a team shares its work, in Vietnamese. */
export const teamVi = {
  title: 'Việc của tổ',
  lead: (village: string): string => `Tổ công nghệ số cộng đồng ${village}`,
  open: 'Việc của tổ',

  mine: 'Nhà của tôi',
  theirs: (name: string): string => `Nhà của ${name}`,
  none: 'Chưa được giao nhà nào. Tổ trưởng chia nhà xong, các nhà sẽ hiện ở đây.',
  noneTheirs: 'Chưa được giao nhà nào.',
  left: (left: number, all: number): string =>
    left === 0
      ? `${num(all)} nhà, nhà nào cũng có người thành thạo`
      : `${num(all)} nhà, còn ${num(left)} nhà chưa ai thành thạo`,
  leftTitle: 'Còn phải đến',
  doneTitle: 'Đã có người thành thạo',

  givenTitle: 'Đã dành cho bà con',
  given: (evenings: number, doors: number): string =>
    `Trong 12 tháng qua: ${num(evenings)} buổi đi, ${num(doors)} nhà đã gõ cửa.`,
  givenNone: 'Trong 12 tháng qua chưa ghi buổi đi nào.',

  membersTitle: 'Trong tổ',
  membersLead: 'Xếp theo tên. Số nhà còn lại để chia việc, không để so người với người.',
  noMembers: 'Sổ chưa ghi ai trong tổ của thôn này.',
  gone: (count: number): string =>
    `${num(count)} nhà đang giao cho người không còn trong tổ. Anh/chị chia lại giúp.`,

  split: 'Chia nhà',
  splitLead: (free: number, all: number): string =>
    free === 0
      ? `Cả ${num(all)} nhà đã có người phụ trách`
      : `${num(free)}/${num(all)} nhà chưa giao ai`,
  alley: (houses: number, free: number): string =>
    free === 0 ? `${num(houses)} nhà` : `${num(houses)} nhà, ${num(free)} nhà chưa giao`,
  share: (name: string, doors: number): string => `${name} ${num(doors)}`,
  chooseDoors: 'Chọn nhà',
  all: 'Chọn hết',
  onlyFree: 'Chỉ nhà chưa giao',
  noDoors: 'Bỏ chọn',
  toWhom: 'Giao cho ai',
  nobody: 'Không giao ai',
  nobodyHint: 'Ai trong tổ cũng đến được',
  has: (doors: number): string => (doors === 0 ? 'chưa có nhà nào' : `đang có ${num(doors)} nhà`),
  give: (doors: number): string => `Giao ${num(doors)} nhà`,
  takeBack: (doors: number): string => `Thôi giao ${num(doors)} nhà`,
  giveNone: 'Chọn ít nhất một nhà',
  toWhomMissing: 'Chọn giao cho ai rồi mới ghi được.',
  gave: (doors: number, name: string): string => `Đã giao ${num(doors)} nhà cho ${name}`,
  tookBack: (doors: number): string => `Đã thôi giao ${num(doors)} nhà`,
  unchanged: 'Các nhà này đã giao như vậy rồi, không có gì thay đổi.',

  praise: 'Khen',
  praiseTo: (name: string): string => `Khen ${name}`,
  praiseLead: 'Lời khen hiện trên điện thoại của người được khen.',
  praiseChoose: 'Chọn một câu',
  praises: (evenings: number, doors: number): readonly string[] => [
    ...(evenings > 0
      ? [`Cảm ơn đã dành ${num(evenings)} buổi đến với ${num(doors)} nhà bà con.`]
      : []),
    'Cảm ơn đã kiên nhẫn chỉ từng bước cho các cụ.',
    'Bà con có lời cảm ơn. Tổ cũng cảm ơn anh/chị.',
  ],
  praiseOwn: 'Hoặc tự viết',
  praiseSave: 'Gửi lời khen',
  praised: (name: string): string => `Đã gửi lời khen tới ${name}`,
  praisesTitle: 'Lời cảm ơn',
  praiseBy: (who: string, when: string): string => `${who}, ${when}`,
  newPraise: (who: string, words: string): string => `${who} gửi lời khen: ${words}`,
  seen: 'Đã đọc',
  someone: 'Tổ trưởng',

  session: {
    title: 'Buổi học ở nhà văn hóa',
    lead: 'Điểm danh và ghi một bước cho nhiều người cùng lúc.',
    none: 'Chưa có buổi học nào',
    noneText: 'Mở buổi học, tìm tên từng người có mặt rồi ghi một lần cho tất cả.',
    open: 'Mở buổi học',
    line: (skill: string, step: string, there: number): string =>
      `${skill} – ${step}, ${num(there)} người`,
    dates: (day: string): string => `Ngày ${day}`,
    begun: 'Đang điểm danh dở',
    begunLine: (count: number): string => `${num(count)} người đã chọn, chưa ghi`,
    newTitle: 'Mở buổi học',
    name: 'Tên buổi học',
    nameOf: (skill: string): string => `Học ${skill}`,
    skill: 'Học kỹ năng nào',
    step: 'Ai có mặt thì đạt bước nào',
    stepHint: 'Người nào đã ở bước cao hơn thì giữ nguyên bước.',
    start: 'Bắt đầu điểm danh',
    today: (title: string): string =>
      `Hôm nay đã mở buổi “${title}”. Ghi tiếp vào buổi đó để khỏi tách làm hai.`,
    goOn: 'Ghi tiếp buổi đó',
    find: 'Tìm tên người có mặt',
    findHint: 'Gõ không dấu hoặc chữ cái đầu của tên cũng được',
    notFound: 'Không thấy tên này trong sổ của thôn.',
    chosen: (count: number): string => `Vừa chọn ${num(count)} người`,
    there: (count: number): string => `Có mặt ${num(count)} người`,
    thereNone: 'Chưa ghi ai có mặt.',
    onRoll: 'Đã có tên',
    drop: 'Bỏ',
    save: (count: number): string => `Ghi ${num(count)} người có mặt`,
    saveNone: 'Chọn ít nhất một người',
    saved: (count: number): string => `Đã ghi ${num(count)} người có mặt`,
    fixHint: 'Ghi nhầm ai thì bấm vào tên người đó để gỡ.',
    fixAll: 'Ghi nhầm cả buổi: gỡ hết tên',
    fixOne: (name: string): string => `${name} không có mặt`,
    fixGoesToo: (steps: number, skill: string): string =>
      steps === 0
        ? 'Không có bước nào ghi ở buổi này; chỉ gỡ tên.'
        : `Bước ${skill} ghi cho ${num(steps)} người ở buổi này cũng bỏ theo.`,
    fixUnread:
      'Máy chưa đọc được hết lịch sử nên chưa gỡ được. Chưa có gì thay đổi, anh/chị thử lại ở chỗ có sóng.',
    fix: (count: number): string => (count === 1 ? 'Gỡ tên này' : `Gỡ ${num(count)} tên`),
    fixed: (count: number): string => `Đã gỡ ${num(count)} tên ghi nhầm`,
    skipped: (names: string): string =>
      `Không ghi ${names}: sổ vừa ghi là không còn ở thôn. Những người khác đã ghi.`,
    share: 'Thêm máy điểm danh',
    shareLead:
      'Máy khác của tổ quét mã này bằng máy ảnh để cùng điểm danh một buổi. Không có sóng vẫn quét được. Mã không chứa tên ai.',
    sharePractice:
      'Đang ở thôn làm thử. Mã sẽ mở buổi học trong sổ thật của máy kia, nên ở đây không hiện mã.',
    shareAlt: 'Không quét được thì máy kia mở buổi cùng kỹ năng, cùng tên: sổ tự gộp làm một.',
    qr: (title: string): string => `Mã QR của buổi ${title}`,
    absentTitle: 'Nhà chưa ai dự buổi học',
    absent: (count: number): string => `${num(count)} nhà chưa ai dự buổi này`,
    absentOpen: 'Xem các nhà chưa dự',
    broken: 'Mã của buổi học này chưa đúng. Nhờ máy kia mở lại mã rồi quét.',
  },

  example: {
    title: 'Gương hay trong thôn',
    lead: 'Trước và sau của chính bà con mình, kể khi đã được đồng ý.',
    none: 'Chưa có gương nào',
    noneText: 'Mở trang của một người đã tự làm được rồi bấm “Nêu gương người này”.',
    newTitle: (name: string): string => `Nêu gương ${name}`,
    skill: 'Gương về kỹ năng nào',
    before: 'Trước đây thế nào',
    beforeHint: 'Ví dụ: Mỗi tháng đi ba cây số để đóng tiền điện.',
    after: 'Bây giờ thế nào',
    afterHint: 'Ví dụ: Đóng ở nhà, một phút là xong.',
    filesHint: 'Một ảnh và một đoạn ghi âm. Chụp việc làm, không chụp giấy tờ.',
    ask: 'Đọc cho người được kể nghe:',
    wording: (who: string, until: string): string =>
      `Thưa ${who}, tổ xin phép kể chuyện này cho bà con trong thôn nghe, kèm ảnh và tiếng nói nếu có, đến hết ngày ${until}. Tổ và xã giữ, không đăng lên mạng. Muốn thôi lúc nào cũng được. Có đồng ý không ạ?`,
    save: 'Lưu gương này',
    saved: 'Đã ghi gương',
    beforeLabel: 'Trước',
    afterLabel: 'Nay',
    of: (who: string, alley: string): string => (alley === '' ? who : `${who}, ${alley}`),
    until: (day: string): string => `Được kể đến hết ngày ${day}`,
    followers: (count: number): string => `${num(count)} nhà làm theo`,
    followersNone: 'Chưa nhà nào làm theo',
    count: (count: number): string => `${num(count)} gương`,
    follow: 'Nhà này làm theo',
    followed: 'Đã ghi nhà này làm theo',
    isFollowing: 'Nhà này đang làm theo',
    end: 'Thôi nêu gương',
    ended: 'Đã thôi nêu gương này',
    atDoor: 'Kể cho nhà này nghe',
  },

  toStuck: 'Ai đang chững lại, ai chỉ lại được',
  task: {
    title: 'Việc làm hộ và giao lại',
    times: (how: string, count: number): string => `${how} ${num(count)} lần`,
    hand: 'Giao lại',
    handTitle: (skill: string): string => `Giao lại: ${skill}`,
    toWhom: 'Từ nay ai làm việc này',
    self: 'tự làm',
    away: 'đang ở xa',
    note: 'Dặn dò gì',
    password: 'Ai từng biết mật khẩu thì cùng bà con đổi mật khẩu trước khi giao lại.',
    save: 'Ghi giao lại',
    saved: 'Đã ghi giao lại',
    handed: (to: string | undefined, day: string): string =>
      to === undefined ? `Tự làm từ ngày ${day}` : `${to} làm từ ngày ${day}`,
    stuck: 'Làm hộ đã lâu, lần tới ngồi làm cùng',
    helpedTitle: 'Việc đang làm hộ',
    helpedLead: 'Làm hộ là để có ngày bà con tự làm. Ai làm hộ đã lâu đứng trước.',
    helpedNone: 'Không còn việc nào phải làm hộ',
    helpedCount: (count: number): string => `${num(count)} người`,
    agreed: (until: string): string => `Đồng ý đến hết ngày ${until}`,
    unagreed: 'Sự đồng ý đã hết hạn hoặc chưa ghi, hỏi lại trước khi làm',
  },
};

export type TeamWords = typeof teamVi;
