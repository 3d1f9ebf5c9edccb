/** Family names, middle names and given names of invented people, by region. */

export type NameStock = {
  /** Family names, the frequent ones several times. */
  readonly families: readonly [string, ...string[]];
  readonly men: NameParts;
  readonly women: NameParts;
};
type NameParts = {
  /** Middle names of those born before 1985, and since. */
  readonly middlesThen: readonly [string, ...string[]];
  readonly middlesNow: readonly [string, ...string[]];
  readonly givenThen: readonly [string, ...string[]];
  readonly givenNow: readonly [string, ...string[]];
};

const words = (text: string): readonly [string, ...string[]] => {
  const [first = '', ...rest] = text.split(/\s+/u).map((word) => word.replaceAll('_', ' '));
  return [first, ...rest];
};

const MEN: NameParts = {
  middlesThen: words('Văn Văn Văn Văn Đình Xuân Ngọc Hữu Đức Quang Viết Bá'),
  middlesNow: words('Văn Văn Minh Đức Quang Tuấn Anh Gia Thành Mạnh Trung Hoàng Ngọc Hải'),
  givenThen: words(
    `Sinh Thắng Bình Hòa Lập Thái Sơn Hùng Dũng Tiến Thịnh Bảo Chiến Đoàn Khoa Thọ Lương Mừng Nhâm
     Ất Quý Bằng Cảnh Dần Điền Giang Hạnh Khánh Kiên Làn Mạc Năm Phong Quyết Sáu Tài Tỵ Vinh Vượng Xuân Yên
     Chín Thuận Hợi Mùi Thân Luân Nghĩa Nhất Toàn Đạo Khải Cường Đại`,
  ),
  givenNow: words(
    `Huy Khôi Nam Long Phát Kiệt Đạt Hiếu Quân Sơn Tùng Vũ Hưng Thiện Khang Duy Lâm An Bách Nhân Thắng
     Tuấn Việt Trường Khánh Hải Phong Hoàng Nghĩa Bình Tiến Quyết Dương Giang Minh Đăng Thành Công`,
  ),
};
const WOMEN: NameParts = {
  middlesThen: words('Thị Thị Thị Thị Thị Thị Thị Thúy Ngọc'),
  middlesNow: words(
    'Thị Thị Thị Thu Ngọc Thùy Minh Khánh Bích Hồng Phương Thanh Diệu Hoài Mai Ánh',
  ),
  givenThen: words(
    `Lan Hoa Huệ Mai Cúc Liên Hà Hằng Thủy Sáu Bảy Chín Mến Thơm Nhung Lý Xuyến Dung Tuyết Vân Hiền Nga
     Ngân Loan Phượng Thoa Thắm Tươi Chiên Đào Mận Lê Nhàn Thu Xuân Hạ Yến Tình Bưởi Vui Nguyệt Thìn Sen`,
  ),
  givenNow: words(
    `Linh Trang Vy Ngân Hà Thảo Nhi Chi Anh Quỳnh Hương Huyền Mai Ly Như Yến Ngọc Oanh Diệp Trà Giang
     Hân Thư Uyên Hạnh Lan Phương Tâm Duyên Thơ My Nhung Dung Hiền Kiều Thúy Vân Xuân Nga`,
  ),
};

const nhoMen: NameParts = {
  middlesThen: words('Bá Bá Bá Giống Nhìa Chống Nỏ Xài Dua'),
  middlesNow: words('Bá Bá Bá Giống Nhìa Chống Minh Văn'),
  givenThen: words(
    'Chò Dìa Lẩu Xử Tu Pó Chia Rê Tồng Nênh Mại Dếnh Giờ Lồng Sua Thái Vả Cha Xia Hùa',
  ),
  givenNow: words(
    'Chò Dìa Xử Tu Pó Chia Rê Tồng Dếnh Giờ Thái Hùng Nam Lâm Tủa Sinh Của Hạnh Long Sơn',
  ),
};
const nhoWomen: NameParts = {
  middlesThen: words('Y Y Y Y'),
  middlesNow: words('Y Y Y Y Thị'),
  givenThen: words('Dở Mái Xi Pà Xông Chù Dìa Súa Mỷ Nênh Rê Cở Lỳ Ka Bầu Dợ'),
  givenNow: words('Dở Mái Xi Xông Chù Súa Mỷ Nênh Hoa Linh Lỳ Mai Dợ Trang Ka Lan Nhi Thảo'),
};

export const NAME_STOCKS = {
  dongBac: {
    families: words(
      `Vi Vi Vi Hoàng Hoàng Hoàng Nông Nông Lâm Lâm Triệu Triệu Trần Trần Nguyễn Nguyễn Nguyễn Nguyễn
       Giáp Giáp Lãnh Lưu Đàm Bế Chu Chu La La Lý Ninh Ninh Tống Hứa Phùng Dương Dương Lục Trương
       Tạ Đặng Thân Nịnh Từ`,
    ),
    men: MEN,
    women: WOMEN,
  },
  langSon: {
    families: words(
      'Hoàng Hoàng Hoàng Nông Nông Vi Vi Lộc Lăng Bế Dương Triệu Triệu Đặng Chíu Hứa Lý La Mã Lương',
    ),
    men: MEN,
    women: WOMEN,
  },
  ngheAn: {
    families: words(
      'Nguyễn Nguyễn Nguyễn Nguyễn Trần Trần Phan Đặng Cao Lê Lê Hồ Bùi Võ Hoàng Thái Phạm Đậu Chế Tăng Ngô Vương',
    ),
    men: MEN,
    women: WOMEN,
  },
  muongLong: {
    families: words('Vừ Vừ Vừ Lầu Lầu Lầu Xồng Xồng Và Và Hờ Già Lỳ Thò Mùa Cử'),
    men: nhoMen,
    women: nhoWomen,
  },
  haiDong: {
    families: words(
      'Nguyễn Nguyễn Nguyễn Nguyễn Phạm Phạm Vũ Vũ Đỗ Trần Trần Bùi Hoàng Dương Mạc Đào Lê Ngô Chu Trịnh Diệp Lục',
    ),
    men: MEN,
    women: WOMEN,
  },
} as const satisfies Record<string, NameStock>;

export type Region = keyof typeof NAME_STOCKS;

/** Names that these parts could make and that people know from the news. */
export const KNOWN_NAMES: ReadonlySet<string> = new Set([
  'Nguyễn Văn Linh',
  'Nguyễn Minh Quang',
  'Trần Đức Lương',
  'Trần Đại Quang',
  'Trần Quang Khải',
  'Lê Đức Thọ',
  'Phạm Văn Đồng',
  'Nguyễn Xuân Thắng',
  'Nguyễn Quang Hải',
  'Lê Đức Anh',
  'Trần Văn Giàu',
  'Nguyễn Thị Bình',
  'Nguyễn Thị Minh',
  'Phạm Tuân',
  'Võ Văn Dũng',
  'Nguyễn Tuấn Anh',
  'Đỗ Hùng Dũng',
  'Hồ Đức Việt',
  'Phan Văn Khải',
  'Nguyễn Đình Toàn',
  'Nguyễn Thị Định',
  'Trần Thị Lý',
  'Nguyễn Văn Bình',
  'Nguyễn Hòa Bình',
  'Lê Minh Khái',
  'Hoàng Trung Hải',
  'Vũ Đức Đam',
  'Lê Minh Hưng',
  'Trần Tuấn Anh',
  'Phạm Gia Khiêm',
  'Nguyễn Minh Triết',
  'Nguyễn Ngọc Ngạn',
  'Nguyễn Anh Đức',
  'Trần Hữu Dực',
  'Nguyễn Đức Cảnh',
  'Mạc Đăng Dung',
  'Lê Văn Thành',
  'Vũ Văn Thanh',
  'Trần Lưu Quang',
  'Bùi Thanh Sơn',
  'Nguyễn Thanh Nghị',
  'Vương Đình Huệ',
  'Nguyễn Đức Chung',
]);
