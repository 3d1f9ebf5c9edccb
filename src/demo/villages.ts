import type { Kind } from '#domain/places/facts.ts';
import type { Region } from '#demo/names.ts';

/** Where the villages of the demo lie: its communes as they were, and as they are since 1 July 2025. */
export type CommunePlan = {
  readonly key: string;
  readonly name: string;
  readonly kind: Kind;
  readonly code: string;
  readonly province: string;
  /** Communes that became part of it; absent: it stayed what it was. */
  readonly old: readonly { readonly name: string; readonly kind: Kind; readonly code: string }[];
  readonly district: { readonly name: string; readonly kind: Kind };
  /** The province that the district lay in, when it is no more. */
  readonly oldProvince?: { readonly name: string; readonly code: string; readonly was: string };
  readonly region: Region;
  /** Degrees × 10,000. */
  readonly centre: { readonly lat: number; readonly lng: number };
};

export const COMMUNES = [
  {
    key: 'son-dong',
    name: 'Sơn Động',
    kind: 'xa',
    code: '07615',
    province: 'Bắc Ninh',
    old: [
      { name: 'An Châu', kind: 'thi-tran', code: '07615' },
      { name: 'An Bá', kind: 'xa', code: '07660' },
      { name: 'Vĩnh An', kind: 'xa', code: '07648' },
    ],
    district: { name: 'Sơn Động', kind: 'huyen' },
    oldProvince: { name: 'Bắc Giang', code: '24', was: '27' },
    region: 'dongBac',
    centre: { lat: 213_400, lng: 1_068_500 },
  },
  {
    key: 'vinh-tuong',
    name: 'Vĩnh Tường',
    kind: 'xa',
    code: '17357',
    province: 'Nghệ An',
    old: [{ name: 'Hội Sơn', kind: 'xa', code: '17368' }],
    district: { name: 'Anh Sơn', kind: 'huyen' },
    region: 'ngheAn',
    centre: { lat: 189_300, lng: 1_050_900 },
  },
  {
    key: 'muong-long',
    name: 'Mường Lống',
    kind: 'xa',
    code: '16831',
    province: 'Nghệ An',
    old: [],
    district: { name: 'Kỳ Sơn', kind: 'huyen' },
    region: 'muongLong',
    centre: { lat: 195_200, lng: 1_043_300 },
  },
  {
    key: 'kien-moc',
    name: 'Kiên Mộc',
    kind: 'xa',
    code: '06625',
    province: 'Lạng Sơn',
    old: [],
    district: { name: 'Đình Lập', kind: 'huyen' },
    region: 'langSon',
    centre: { lat: 215_900, lng: 1_071_600 },
  },
  {
    key: 'nguyen-trai',
    name: 'Nguyễn Trãi',
    kind: 'phuong',
    code: '10552',
    province: 'Hải Phòng',
    old: [{ name: 'Hoàng Hoa Thám', kind: 'xa', code: '10555' }],
    district: { name: 'Chí Linh', kind: 'thanh-pho-thuoc-tinh' },
    oldProvince: { name: 'Hải Dương', code: '30', was: '31' },
    region: 'haiDong',
    centre: { lat: 212_000, lng: 1_064_400 },
  },
] as const satisfies readonly CommunePlan[];

export type VillagePlan = {
  readonly commune: (typeof COMMUNES)[number]['key'];
  /** Index among the old communes; 0 as well where the commune stayed what it was. */
  readonly old: number;
  readonly kind: Kind;
  readonly name: string;
  /** Begins the codes of its households. */
  readonly code: string;
  readonly households: number;
  readonly people: number;
  /** Shares of households at the end of the two years. */
  readonly smartphone: number;
  readonly bank: number;
  readonly epay: number;
  readonly business: number;
  /** How hard its team works, 1 is usual, and how often its phones find a signal, 0 to 1. */
  readonly zeal: number;
  readonly signal: number;
  /** Its figures are known from outside: nobody moves, and the rates are met to the household. */
  readonly isExact?: true;
  /** Whoever owns a smartphone has identity, health record and bank on it. */
  readonly hasFullSet?: true;
  readonly published?: readonly {
    readonly figure: 'households' | 'population' | 'minority-percent';
    readonly value: number;
    readonly text?: string;
  }[];
};

type Line = readonly [
  old: number,
  kind: Kind,
  name: string,
  code: string,
  households: number,
  people: number,
  zeal: number,
  signal: number,
];

/** The 33 villages of Sơn Động. */
const SON_DONG_LINES: readonly Line[] = [
  [1, 'ban', 'Phú Hưng', 'PH', 121, 508, 1.15, 0.7],
  [0, 'to-dan-pho', 'An Hòa', 'AH', 288, 1_121, 0.95, 0.98],
  [0, 'to-dan-pho', 'An Thịnh', 'AT', 276, 1_083, 1.0, 0.98],
  [0, 'to-dan-pho', 'Số 3', 'S3', 252, 982, 0.9, 0.98],
  [0, 'to-dan-pho', 'Số 4', 'S4', 243, 955, 1.05, 0.98],
  [0, 'to-dan-pho', 'Cầu Cại', 'CC', 231, 919, 0.95, 0.95],
  [0, 'khu', 'Lân Chợ', 'LC', 300, 1_171, 0.9, 0.98],
  [0, 'khu', 'Đồng Chu', 'DC', 214, 861, 1.0, 0.95],
  [0, 'thon', 'Mo Reo', 'MR', 178, 741, 0.9, 0.85],
  [0, 'thon', 'Phe', 'PE', 186, 767, 1.1, 0.85],
  [0, 'thon', 'Lừa', 'LU', 173, 718, 0.85, 0.8],
  [0, 'thon', 'Hạ Long', 'HL', 192, 784, 1.0, 0.9],
  [1, 'thon', 'Vá', 'VA', 164, 702, 0.95, 0.75],
  [1, 'thon', 'Hai', 'HA', 171, 727, 1.05, 0.8],
  [1, 'thon', 'Kim Bảng', 'KB', 158, 678, 1.0, 0.8],
  [1, 'thon', 'Đồng Dương', 'DD', 149, 644, 0.8, 0.6],
  [1, 'thon', 'Lái', 'LA', 143, 622, 0.95, 0.7],
  [1, 'thon', 'Nghẽo', 'NG', 137, 589, 0.75, 0.5],
  [1, 'thon', 'Hang Lươn', 'HN', 118, 516, 0.9, 0.45],
  [1, 'ban', 'Khe Mùng', 'KM', 96, 438, 0.85, 0.3],
  [1, 'ban', 'Đồng Tàn', 'DT', 132, 579, 1.0, 0.6],
  [1, 'thon', 'Nà Phai', 'NP', 151, 642, 0.9, 0.7],
  [2, 'thon', 'Luông', 'LG', 197, 814, 1.0, 0.85],
  [2, 'thon', 'Chao', 'CH', 188, 778, 0.95, 0.8],
  [2, 'thon', 'Mặn', 'MA', 203, 834, 1.05, 0.85],
  [2, 'thon', 'Mỏ', 'MO', 166, 696, 0.9, 0.7],
  [2, 'thon', 'Mới', 'MI', 174, 724, 1.0, 0.8],
  [2, 'thon', 'Phên', 'PN', 159, 671, 0.85, 0.7],
  [2, 'thon', 'Hiệp Reo', 'HR', 146, 618, 0.95, 0.6],
  [2, 'thon', 'Làng Chả', 'LM', 212, 871, 1.1, 0.9],
  [2, 'ban', 'Nà Trắng', 'NT', 104, 467, 0.7, 0.35],
  [2, 'ban', 'Khe Khuôi', 'KK', 88, 406, 0.8, 0.25],
  [2, 'ban', 'Đồng Rì Thượng', 'DR', 80, 370, 0.9, 0.2],
];

const PRESS = 'báo, 2025';
export const PUBLISHED_SOURCE = PRESS;

const PHU_HUNG = {
  isExact: true,
  published: [
    { figure: 'households', value: 121 },
    { figure: 'population', value: 500, text: 'hơn 500 nhân khẩu' },
    { figure: 'minority-percent', value: 70, text: 'San Chí, Cao Lan, Tày, Nùng' },
  ],
} as const satisfies Partial<VillagePlan>;

/** Rates grow with the town and with the signal. */
const sonDongVillage = (line: Line): VillagePlan => {
  const [old, kind, name, code, households, people, zeal, signal] = line;
  const town = old === 0 ? 0.07 : 0;
  return {
    commune: 'son-dong',
    old,
    kind,
    name,
    code,
    households,
    people,
    zeal,
    signal,
    smartphone: 0.83 + 0.1 * signal + town * 0.5,
    bank: 0.5 + 0.22 * signal + town,
    epay: 0.42 + 0.26 * signal + town,
    business: 0.04 + town * 1.4,
    ...(name === 'Phú Hưng' && PHU_HUNG),
  };
};

export const SON_DONG_VILLAGES: readonly VillagePlan[] = SON_DONG_LINES.map(sonDongVillage);

export const SA_LAY: VillagePlan = {
  commune: 'muong-long',
  old: 0,
  kind: 'ban',
  name: 'Sa Lây',
  code: 'SL',
  households: 68,
  people: 371,
  smartphone: 0.72,
  bank: 0.41,
  epay: 0.3,
  business: 0.03,
  zeal: 1.2,
  signal: 0.15,
};

export const OTHER_VILLAGES: readonly VillagePlan[] = [
  {
    commune: 'kien-moc',
    old: 0,
    kind: 'ban',
    name: 'Hin Đăm',
    code: 'HD',
    households: 55,
    people: 300,
    smartphone: 0.91,
    bank: 0.92,
    epay: 0.91,
    business: 0.05,
    zeal: 1.5,
    signal: 0.5,
    isExact: true,
    hasFullSet: true,
    published: [
      { figure: 'households', value: 55 },
      { figure: 'population', value: 300 },
    ],
  },
  {
    commune: 'vinh-tuong',
    old: 0,
    kind: 'thon',
    name: '6',
    code: 'T6',
    households: 300,
    people: 1_146,
    smartphone: 0.9,
    bank: 0.6,
    epay: 0.52,
    business: 0.09,
    zeal: 1,
    signal: 0.95,
    isExact: true,
    published: [{ figure: 'households', value: 300 }],
  },
  {
    commune: 'nguyen-trai',
    old: 0,
    kind: 'to-dan-pho',
    name: 'Đồng Châu',
    code: 'DH',
    households: 142,
    people: 553,
    smartphone: 0.93,
    bank: 0.78,
    epay: 0.72,
    business: 0.12,
    zeal: 1.05,
    signal: 0.95,
  },
];
