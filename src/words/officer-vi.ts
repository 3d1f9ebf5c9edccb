import { groupDigits } from './number-text.ts';
import { officerRegisterVi } from './officer-register-vi.ts';

const num = (value: number): string => groupDigits(value, '.');

/** Sentences by a code of the home, which may know more codes than this phone. */
const byCode = (table: Readonly<Record<string, string>>): Readonly<Record<string, string>> => table;

/** Every text of the officer's screens in Vietnamese; they load with the screens, not with the shell. */
export const officerVi = {
  ask: {
    loading: 'Đang hỏi máy chủ của xã',
    offline: 'Cần có mạng để xem số liệu của xã; chưa có gì bị mất.',
    offlineStale: (time: string): string =>
      `Đang mất mạng. Số liệu dưới đây là của lúc ${time}, chưa cập nhật được.`,
    failedStale: (time: string): string =>
      `Chưa lấy được số liệu mới. Số liệu dưới đây là của lúc ${time}.`,
    notWritten: 'Chưa ghi được, mọi điều vẫn như trước.',
    retry: 'Hỏi lại',
    problems: byCode({
      'not-yours': 'Anh/chị chưa được giao quyền xem phần này. Xin hỏi người quản trị của xã.',
      'not-found': 'Không còn thấy phần này trên máy chủ. Có thể đã được ghi lại ở chỗ khác.',
      malformed: 'Địa chỉ này không đúng, nên máy chủ không tìm được gì. Xin mở lại từ trang xã.',
      'home-failed': 'Máy chủ gặp trục trặc. Không có gì bị mất. Xin thử lại sau ít phút.',
      'not-signed': 'Máy chủ chưa nhận ra máy này. Xin mở lại liên kết trên thẻ của anh/chị.',
      'stream-ended': 'Phiên làm việc trên máy này đã kết thúc. Anh/chị đăng nhập lại.',
      'stream-unknown': 'Máy chủ chưa nhận ra máy này. Xin mở lại liên kết trên thẻ của anh/chị.',
      'too-many-requests': 'Máy chủ đang bận. Xin đợi một phút rồi hỏi lại.',
      'reply-malformed':
        'Máy chủ trả lời theo cách mà bản này chưa đọc được. Xin cập nhật ứng dụng.',
      'too-large': 'Tệp lớn quá mức máy chủ nhận.',
      'disk-full': 'Máy chủ đã đầy ổ đĩa nên chưa ghi gì. Xin báo người quản trị.',
    }),
    unknown: (code: string): string =>
      `Máy chủ chưa trả lời được. Không có gì bị mất. Xin thử lại; nếu vẫn vậy, báo mã ${code}.`,
  },

  sending: {
    waiting: (count: number): string => `Chờ gửi: ${num(count)}`,
    trouble: (count: number): string => `Không nhận: ${num(count)}`,
  },

  place: {
    choose: 'Chọn nơi cần xem',
    none: 'Chưa được giao xã nào',
    noneText: 'Máy này chưa có quyền xem số liệu của một xã. Xin hỏi người quản trị của xã.',
  },

  day: {
    label: 'Số liệu tính đến',
    today: 'Hôm nay',
    monthEnd: (month: string): string => `Cuối tháng ${month}`,
    other: 'Ngày khác',
    show: 'Xem',
    field: 'Tính đến hết ngày',
    wrong: 'Xin ghi một ngày đã qua, ví dụ 21/11/2026',
    asOf: (day: string): string => `tính đến ${day}`,
    notToday: (day: string): string => `Đang xem số liệu của ngày ${day}.`,
    nothingYet: (day: string): string => `Đến hết ngày ${day} chưa có hộ nào được ghi ở đây`,
    nothingYetText: 'Nơi này có thể chưa thành lập, hoặc sổ hộ được nhập về sau.',
    backToToday: 'Xem hôm nay',
    at: (time: string, day: string): string => `${time} ngày ${day}`,
    updated: (time: string): string => `máy chủ tính lúc ${time}`,
  },

  commune: {
    counts: (villages: number, households: number, residents: number): string =>
      `${num(villages)} thôn, bản · ${num(households)} hộ · ${num(residents)} người`,
    allCaption: (place: string, day: string): string =>
      `Mọi chỉ tiêu của ${place}, tính đến ${day}`,
    figure: 'Chỉ tiêu',
    share: 'Tỷ lệ',
    met: 'Số đạt',
    of: 'Tổng số',
    night: 'Các thôn, bản về đêm',
    nightText: (lit: number, of: number): string =>
      `Mỗi cánh cửa là một hộ. ${num(lit)} trên ${num(of)} nhà đã sáng đèn.`,
    nightVillage: (name: string, met: number, lit: number, whole: number, of: number): string =>
      `${name}: ${num(of)} hộ, ${num(met)} hộ đã gặp, ${num(lit)} nhà có ô sáng, ${num(whole)} nhà khung vàng`,
    nightFoot: (whole: number, of: number): string => `${num(whole)}/${num(of)} khung vàng`,
    nightKey: {
      shut: 'chưa gặp',
      met: 'đã gặp',
      lit: 'ô sáng: một kỹ năng tự làm được',
      whole: 'khung vàng: một người đủ cả 5',
      teaches: 'sáng thềm: chỉ lại người khác',
    },
    nightAll: (count: number): string => `Xem cả ${num(count)} thôn, bản`,
    project: 'Chiếu toàn màn hình',
    proficientByMonth: 'Hộ có người thành thạo 5 kỹ năng, cuối mỗi tháng',
    rise: (count: number): string =>
      count > 0 ? `thêm ${num(count)} hộ trong một năm` : 'chưa thêm hộ nào trong một năm',
    visitsByMonth: 'Lượt đến nhà trong từng tháng, 12 tháng qua',
    month: (month: number, year: number): string => `tháng ${String(month)}/${String(year)}`,
    compare: 'So sánh các thôn, bản',
    compareBy: 'So sánh theo',
    compareTitle: (measure: string): string => `${measure}: từ cao xuống thấp`,
    table: 'Bảng số liệu từng thôn, bản',
    tableCaption: (day: string): string => `Số liệu từng thôn, bản, tính đến ${day}`,
    columns: 'Nhóm chỉ tiêu',
    columnGroups: {
      headline: 'Chỉ tiêu chính',
      basic: 'Năm kỹ năng cơ bản',
      other: 'Các chỉ tiêu khác',
      all: 'Tất cả các cột',
    },
    tableWide: 'Bảng rộng hơn màn hình: kéo ngang để xem các cột còn lại; khi in thì đủ mọi cột.',
    village: 'Thôn, bản',
    householdsHead: 'Số hộ',
    residentsHead: 'Số người',
    lastVisit: 'Lượt đến gần nhất',
    never: 'chưa có',
    published: 'Số liệu đã công bố',
    source: (source: string): string => `nguồn: ${source}`,
    empty: 'Xã chưa có hộ nào',
    emptyText: 'Nhập sổ hộ của xã để bắt đầu. Máy sẽ cho xem trước khi ghi.',
    toMonths: 'Số liệu theo tháng',
    toRequests: 'Yêu cầu về thông tin',
    toImport: 'Nhập sổ hộ',
    toLadder: 'Thang kỹ năng',
    toQuestions: 'Hỏi – đáp với bà con',
    toBoard: 'Bảng tin',
    toSurveys: 'Khảo sát',
    toDirectives: 'Giao việc',
    toCampaigns: 'Đợt vận động',
    print: 'In trang này',
    publicPage: 'Trang công khai',
    refresh: 'Lấy số mới nhất',
  },

  village: {
    counts: (households: number, residents: number): string =>
      `${num(households)} hộ · ${num(residents)} người`,
    lastVisit: (day: string): string => `lượt đến gần nhất ${day}`,
    noVisit: 'chưa có lượt đến nhà nào',
    papers: 'Thẻ hộ, biển trước cửa',
    doors: 'Các nhà',
    asMap: 'Xem trên bản đồ',
    asWall: 'Xem các cánh cửa',
    team: 'Tổ công nghệ số cộng đồng',
    teamNone: 'Chưa có tổ ở thôn này',
    unknown: 'Không có trang này',
    unknownText: 'Địa chỉ có thể đã gõ thiếu, hoặc nơi này không thuộc xã anh/chị được giao.',
    teamOpen: 'Xem và sửa thành viên',
    empty: 'Thôn này chưa có hộ nào',
    emptyText: 'Nhập sổ hộ của xã, hoặc để thành viên tổ ghi từng hộ khi đến nhà.',
    toCommune: 'Về xã',
    filters: {
      all: 'Tất cả',
      shut: 'Chưa gặp',
      whole: 'Chưa thành thạo 5 kỹ năng',
      away: 'Vắng nhà nhiều lần',
    },
    none: 'Không có nhà nào như vậy',
    nameless: 'chưa rõ chủ hộ',
  },

  list: {
    met: 'Đạt',
    missing: 'Chưa đạt',
    tabs: 'Đạt hay chưa đạt',
    search: 'Lọc theo tên hoặc thôn',
    shown: (count: number): string => `${num(count)} dòng`,
    noneMet: 'Chưa có ai trong danh sách này',
    noneMissing: 'Không còn ai chưa đạt',
    noneFound: 'Không có tên nào khớp',
    born: (year: number): string => `sinh ${String(year)}`,
    nobody: 'Chưa có gì để tính: chưa có hộ hay người nào được ghi.',
  },

  home: {
    people: 'Người trong nhà',
    visits: 'Các lượt đến nhà',
    noVisits: 'Chưa có lượt đến nhà nào',
    noPeople: 'Chưa ghi người nào trong nhà này',
    trace: 'Lịch sử ghi',
    code: 'Mã hộ',
    alley: 'Ngõ, xóm',
    phone: 'Điện thoại',
    business: 'Hộ kinh doanh',
    left: 'Hộ này không còn tính ở đây',
    yes: 'có',
    away: 'làm ăn xa',
    smartphone: 'có điện thoại thông minh',
    bank: 'có tài khoản ngân hàng',
    epay: 'thanh toán bằng điện thoại',
    consent: (day: string): string => `đã đồng ý để tổ giúp đến ${day}`,
    born: (year: number): string => `sinh năm ${String(year)}`,
    skillsDone: (count: number): string => `${String(count)} trên 5 kỹ năng cơ bản`,
    noSkills: 'Chưa ghi kỹ năng nào',
    helps: 'Những việc đã giúp',
    by: (who: string): string => `${who} ghi`,
    corrected: 'đã sửa lại',
    takenOut: 'Ghi nhầm, đã bỏ',
    traceOf: (name: string): string => `Lịch sử ghi của ${name}`,
  },

  trace: {
    lead: 'Mới nhất ở trên. Mỗi dòng là một điều đã ghi, giữ nguyên như lúc ghi.',
    received: (time: string, seq: number): string =>
      `máy chủ nhận ${time}, dòng ${num(seq)} của sổ`,
    clockAhead: 'đồng hồ của máy ghi chạy trước giờ',
    empty: 'Chưa có điều nào được ghi',
    happenedOn: (day: string): string => `việc xảy ra ngày ${day}`,
  },

  find: {
    label: 'Tên người hoặc chủ hộ trong xã',
    hint: 'Gõ không dấu hay chữ cái đầu đều được, ví dụ "nguyen", "tvs"',
    found: (shown: number, total: number): string =>
      shown < total
        ? `${num(shown)} trong ${num(total)} kết quả; gõ thêm để thu hẹp`
        : `${num(total)} kết quả`,
    none: (text: string): string => `Không có ai tên giống "${text}" trong xã`,
    noneText: 'Thử gõ ít chữ hơn, hoặc chỉ gõ tên gọi.',
    start: 'Tìm một người hay một hộ',
    startText: 'Kết quả ở mọi thôn, bản của xã. Chọn một dòng để mở nhà đó.',
    headOf: (name: string): string => `nhà ${name}`,
  },

  teams: {
    lead: (teams: number, members: number): string =>
      `${num(teams)} tổ · ${num(members)} thành viên đang làm`,
    none: 'Chưa có tổ nào được ghi',
    noneText: 'Mở một thôn, bản rồi thêm thành viên đầu tiên.',
    table: 'Tổ công nghệ số cộng đồng của từng thôn, bản',
    village: 'Thôn, bản',
    members: 'Thành viên',
    leader: 'Tổ trưởng',
    noLeader: 'chưa có',
    noTeam: 'chưa có tổ',
    since: 'Từ ngày',
    notLoaded: 'Danh sách tổ do cán bộ xã giữ',
    notLoadedText:
      'Quản trị tỉnh xem số liệu, từng nhà, những điều cần duyệt và nhập được sổ hộ. Thành viên của tổ, thẻ và nhiệm vụ do cán bộ xã xem và sửa trên máy của mình.',
  },

  team: {
    named: (place: string): string => `Tổ công nghệ số ${place}`,
    since: (day: string): string => `từ ${day}`,
    until: (day: string): string => `đến hết ${day}`,
    past: 'Đã thôi',
    none: 'Chưa có thành viên nào',
    noneText: 'Thêm người đầu tiên, rồi đưa thẻ để người đó mở trên điện thoại.',
    add: 'Thêm thành viên',
    found: 'Lập tổ và thêm thành viên',
    card: 'Thẻ của thành viên',
    phones: 'Các máy',
    end: 'Kết thúc nhiệm vụ',
    endTitle: (name: string): string => `Kết thúc nhiệm vụ của ${name}`,
    endText:
      'Người này thôi ghi được ở thôn sau ngày ấy. Những gì đã ghi vẫn giữ nguyên, mang tên người đó.',
    endDay: 'Ngày làm cuối cùng',
    endSure: 'Kết thúc nhiệm vụ',
    ended: (name: string): string => `Đã ghi: ${name} thôi nhiệm vụ. Đang chờ máy chủ nhận.`,
    name: 'Họ và tên',
    nameWrong: 'Xin ghi đủ họ và tên',
    phone: 'Số điện thoại',
    phoneWrong: 'Số này chưa đúng dạng. Ví dụ 0912 345 678',
    post: 'Đang là gì trong thôn',
    postHint: 'Ví dụ: trưởng thôn, Đoàn Thanh niên, Hội Phụ nữ',
    duty: 'Nhiệm vụ trong tổ',
    from: 'Từ ngày',
    dayWrong: 'Xin ghi ngày, ví dụ 21/11/2026',
    decision: 'Quyết định thành lập tổ',
    decisionHint: 'Số và ngày của quyết định, nếu có',
    save: 'Ghi vào tổ',
    saved: (name: string): string => `Đã ghi ${name} vào tổ`,
    deviceNone: 'chưa mở trên điện thoại nào',
    devices: (count: number): string => `đang dùng ${num(count)} máy`,
  },

  register: officerRegisterVi,
};

export type OfficerWords = typeof officerVi;
