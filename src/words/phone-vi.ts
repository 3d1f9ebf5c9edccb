/** What the app says before and around its screens, in Vietnamese. */
export const phoneVi = {
  places: {
    doors: 'Các nhà',
    tray: 'Khay gửi',
    charge: 'Chờ duyệt',
    me: 'Tôi',
    commune: 'Xã',
    find: 'Tìm',
    review: 'Cần xem',
    teams: 'Tổ',
  },

  start: {
    lead: 'Sổ việc của tổ công nghệ số cộng đồng: đến từng ngõ, gõ từng nhà.',
    noLink: 'Cần một đường dẫn để bắt đầu',
    noLinkText:
      'Tổ trưởng hoặc cán bộ xã gửi cho mỗi người một đường dẫn riêng. Mở đường dẫn đó trên máy này, sổ của thôn sẽ hiện ra.',
    hello: 'Chào anh/chị',
    helloLead:
      'Đường dẫn này mở sổ việc của anh/chị trên điện thoại này. Bấm “Dùng máy này” là bắt đầu.',
    beside: (name: string): string =>
      `Trình duyệt này đang có sổ làm thử của ${name}. Đường dẫn mới mở một sổ riêng, sổ kia giữ nguyên; đổi qua lại ở mục Tôi.`,
    apart: (name: string): string =>
      `Máy này đang có sổ của ${name}. Sổ của anh/chị nằm riêng, có mã riêng, không ai xem được sổ của ai.`,
    deadLink: 'Đường dẫn không dùng được',
    phoneName: 'Tên gọi của máy này',
    phoneNameHint: 'Ví dụ: máy của tổ, máy ở nhà. Tên này hiện trong lịch sử ghi.',
    begin: 'Dùng máy này',
    beginning: 'Đang nhận máy',
    promiseOffline: 'Không có sóng vẫn mở sổ và ghi được.',
    promiseKept: 'Điều đã ghi nằm trong máy cho đến khi xã nhận.',
    promiseLink: 'Đường dẫn là của riêng anh/chị, xin đừng chuyển cho người khác.',
    opening: (name: string): string => `Đang mở sổ của ${name}`,
    loading: 'Đang tải sổ của thôn',
    loadingLead: 'Lần đầu cần có sóng. Những lần sau mở được ngay.',
    books: (complete: number, of: number): string =>
      of === 0 ? 'Đang hỏi xã' : `Đã tải ${complete} trên ${of} quyển sổ`,
    early: (share: number | undefined): string =>
      share === undefined
        ? 'Đang tải sổ: các lần đến nhà và việc học'
        : `Đang tải sổ: các lần đến nhà và việc học, được ${Math.round(share * 100)}%`,
    earlyStuck:
      'Mới có tên các hộ, vẫn ghi lượt đến nhà được. Các lần đến nhà trước đây và việc học chưa tải xong vì mất sóng, có sóng máy sẽ tải tiếp.',
    unopened: 'Chưa mở được sổ trên máy này. Xin đừng xóa dữ liệu trình duyệt.',
    loadingStuck: 'Chưa tải xong vì mất sóng. Đến chỗ có sóng, máy tải tiếp từ chỗ dừng.',
    stay: (name: string): string => `Mở sổ của ${name}`,
    signIn: 'Cán bộ đăng nhập',
    nowhere: 'Không có trang này',
    nowhereText: 'Địa chỉ vừa mở không dẫn đến đâu.',
    notHere: 'Không tìm thấy',
    notHereText: 'Máy này chưa có nhà hoặc người đó trong sổ.',
    toDoors: 'Về các nhà',
  },

  enrolProblems: {
    other: 'Máy chủ của xã đang có trục trặc. Điều đã ghi vẫn còn trong máy, máy sẽ tự gửi lại.',
    offline: 'Chưa có sóng. Lần đầu cần có sóng để nhận máy, anh/chị thử lại ở chỗ có sóng.',
    'card-of-another': 'Đường dẫn này của người khác. Máy này vẫn giữ sổ của người đang dùng.',
    'too-many-requests': 'Nhiều người mở cùng lúc. Anh/chị chờ một phút rồi thử lại.',
  },
};
