import { formatDay } from '#kernel/vi-calendar.ts';
import { formatCount } from '#kernel/format.ts';
import type { Figure, Kind, PLACE_FACTS } from '#domain/places/facts.ts';
import { type FactWords, join, type Language, type Names } from '#domain/words.ts';

const kindsVi: Record<Kind, string> = {
  country: '',
  tinh: 'tỉnh',
  'thanh-pho': 'thành phố',
  huyen: 'huyện',
  quan: 'quận',
  'thi-xa': 'thị xã',
  'thanh-pho-thuoc-tinh': 'thành phố',
  xa: 'xã',
  phuong: 'phường',
  'dac-khu': 'đặc khu',
  'thi-tran': 'thị trấn',
  thon: 'thôn',
  ban: 'bản',
  xom: 'xóm',
  khu: 'khu',
  ap: 'ấp',
  'to-dan-pho': 'tổ dân phố',
};

const nameVi = (kind: Kind, name: string): string => join([kindsVi[kind], name], ' ');

const figuresVi: Record<Figure, string> = {
  households: 'số hộ',
  population: 'số dân',
  'minority-percent': 'tỷ lệ người dân tộc thiểu số',
};

const figureVi = (figure: Figure, value: number): string =>
  figure === 'minority-percent' ? `${value}%` : formatCount(value);

const placesText = (ids: readonly string[], names: Names, unknown: string): string =>
  ids.map((id) => names(id) ?? unknown).join(', ');

const vi = {
  kinds: kindsVi,
  /** "bản Phú Hưng", "xã Sơn Động". */
  placeName: nameVi,
  figures: figuresVi,
  figureValue: figureVi,

  facts: {
    'place.founded@1': ({ kind, name, from }) =>
      `Lập ${nameVi(kind, name)}, từ ngày ${formatDay(from)}`,
    'place.coded@1': ({ code, from }) => `Mã số ${code}, từ ngày ${formatDay(from)}`,
    'place.renamed@1': ({ kind, name, from }) =>
      `Gọi là ${nameVi(kind, name)}, từ ngày ${formatDay(from)}`,
    'place.moved@1': ({ parent, from }, names) =>
      `Thuộc về ${names(parent) ?? 'nơi khác'}, từ ngày ${formatDay(from)}`,
    'place.merged@1': ({ places, into, from }, names) =>
      join([
        `Sáp nhập ${placesText(places, names, 'một nơi')} thành ${names(into) ?? 'một nơi'}`,
        `từ ngày ${formatDay(from)}`,
      ]),
    'place.split@1': ({ place, into, from }, names) =>
      join([
        `Chia ${names(place) ?? 'một nơi'} thành ${placesText(into, names, 'một nơi')}`,
        `từ ngày ${formatDay(from)}`,
      ]),
    'place.figured@1': ({ figure, value, text, source, from }) =>
      join([
        `Số liệu công bố: ${figuresVi[figure]} ${figureVi(figure, value)}`,
        text,
        `nguồn ${source}`,
        `tính đến ${formatDay(from)}`,
      ]),
  } satisfies FactWords<typeof PLACE_FACTS>,
};

export type PlacesWords = typeof vi;

const kindsEn: typeof kindsVi = {
  country: '',
  tinh: 'province',
  'thanh-pho': 'city',
  huyen: 'district',
  quan: 'urban district',
  'thi-xa': 'town',
  'thanh-pho-thuoc-tinh': 'provincial city',
  xa: 'commune',
  phuong: 'ward',
  'dac-khu': 'special zone',
  'thi-tran': 'township',
  thon: 'village',
  ban: 'village',
  xom: 'hamlet',
  khu: 'quarter',
  ap: 'hamlet',
  'to-dan-pho': 'residential group',
};

/** "Phú Hưng village", but "village 6". */
const nameEn = (kind: Kind, name: string): string =>
  join(/^\d/u.test(name) ? [kindsEn[kind], name] : [name, kindsEn[kind]], ' ');

const figuresEn: typeof figuresVi = {
  households: 'households',
  population: 'population',
  'minority-percent': 'share of ethnic minorities',
};

const figureEn = (figure: Figure, value: number): string =>
  figure === 'minority-percent' ? `${value}%` : formatCount(value).replaceAll('.', ',');

const en: PlacesWords = {
  kinds: kindsEn,
  placeName: nameEn,
  figures: figuresEn,
  figureValue: figureEn,

  facts: {
    'place.founded@1': ({ kind, name, from }) =>
      `Founded ${nameEn(kind, name)}, from ${formatDay(from)}`,
    'place.coded@1': ({ code, from }) => `Code ${code}, from ${formatDay(from)}`,
    'place.renamed@1': ({ kind, name, from }) =>
      `Called ${nameEn(kind, name)}, from ${formatDay(from)}`,
    'place.moved@1': ({ parent, from }, names) =>
      `Belongs to ${names(parent) ?? 'another place'}, from ${formatDay(from)}`,
    'place.merged@1': ({ places, into, from }, names) =>
      join([
        `Merged ${placesText(places, names, 'a place')} into ${names(into) ?? 'a place'}`,
        `from ${formatDay(from)}`,
      ]),
    'place.split@1': ({ place, into, from }, names) =>
      join([
        `Split ${names(place) ?? 'a place'} into ${placesText(into, names, 'a place')}`,
        `from ${formatDay(from)}`,
      ]),
    'place.figured@1': ({ figure, value, text, source, from }) =>
      join([
        `Published number: ${figuresEn[figure]} ${figureEn(figure, value)}`,
        text,
        `source ${source}`,
        `as of ${formatDay(from)}`,
      ]),
  },
};

export const PLACES_WORDS: Readonly<Record<Language, PlacesWords>> = { vi, en };
