import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  compareByGivenName,
  foldText,
  givenNameKey,
  initialsOf,
  matchName,
  nfc,
  placeTone,
  plainText,
  prepareName,
  prepareQuery,
  sortByGivenName,
  stripMarks,
  titleCaseName,
} from './vi-text.ts';

const rank = (query: string, name: string): number =>
  matchName(prepareQuery(query), prepareName(name));

const syllables = fc.constantFrom(
  'nguyễn',
  'triệu',
  'hà',
  'hạ',
  'vy',
  'vỹ',
  'đàm',
  'dàm',
  'hoà',
  'hòa',
  'thuỷ',
  'quý',
  'sần',
  'ông',
  'ơn',
  'ưng',
);
const someName = fc
  .array(syllables, { minLength: 1, maxLength: 5 })
  .map((words) => titleCaseName(words.join(' ')));

describe('tone placement', () => {
  test.each([
    ['Hoà', 'Hòa'],
    ['Thuỷ', 'Thủy'],
    ['Uỷ', 'Ủy'],
    ['khoẻ', 'khỏe'],
    ['quý', 'quý'],
    ['Quỳ', 'Quỳ'],
    ['hoàn', 'hoàn'],
    ['thuở', 'thuở'],
    ['HOÀ', 'HÒA'],
    ['Hòa', 'Hòa'],
    ['khuỷu', 'khuỷu'],
  ])('%s → %s', (written, expected) => {
    expect(placeTone(written)).toBe(expected);
    expect(placeTone(written.normalize('NFD'))).toBe(expected);
  });
});

describe('folding', () => {
  test.each([
    ['Nguyễn Thị Hoàng Phương Thảo', 'nguyen thi hoang phuong thao'],
    ['  ĐÀO\u00a0 Đức   Đạt ', 'dao duc dat'],
    ['Hoà', 'hoa'],
    ['ẤT ỈỊ ƯỜ ắ ỵ', 'at ii uo a y'],
    ['', ''],
  ])('%s → %s', (text, folded) => {
    expect(foldText(text)).toBe(folded);
  });

  test('does not see how text was composed, and folds once', () => {
    fc.assert(
      fc.property(fc.oneof(someName, fc.string({ unit: 'grapheme' })), (text) => {
        expect(foldText(text.normalize('NFD'))).toBe(foldText(text));
        expect(foldText(foldText(text))).toBe(foldText(text));
        expect(foldText(plainText(text))).toBe(foldText(text));
        expect(plainText(plainText(text))).toBe(plainText(text));
        expect(nfc(nfc(text))).toBe(nfc(text));
      }),
    );
  });

  test('strips letter by letter what normalising strips', () => {
    const slow = (text: string): string =>
      text
        .normalize('NFD')
        .replaceAll(/\p{M}+/gu, '')
        .replaceAll('đ', 'd')
        .replaceAll('Đ', 'D')
        .normalize('NFC');
    const letters = fc.string({ unit: fc.constantFrom(...'aăắẬêỂơờƯựyỵỴđĐñçШж́̂ 1-') });
    fc.assert(
      fc.property(fc.oneof(letters, fc.string({ unit: 'binary' })), (text) => {
        expect(stripMarks(text)).toBe(slow(text));
      }),
    );
  });

  test('keeps case and spaces when only marks are stripped', () => {
    expect(stripMarks('Đặng  Thị')).toBe('Dang  Thi');
  });
});

describe('name search', () => {
  test('finds beginnings of every word, with and without marks', () => {
    for (const query of [
      'n',
      'nguyen',
      'Nguyễn',
      'van',
      'vă',
      'd',
      'đ',
      'đ',
      'dat',
      'đạ',
      'nguyen van',
      'van dat',
    ]) {
      expect(rank(query, 'Nguyễn Văn Đạt'), query).toBeGreaterThan(0);
    }
    for (const query of ['guyen', 'at', 'nguyenvan', 'dat van', 'x', '', '  ', '/']) {
      expect(rank(query, 'Nguyễn Văn Đạt'), query).toBe(0);
    }
  });

  test('finds initials, whole or the last ones, and words with gaps', () => {
    expect(rank('nvd', 'Nguyễn Văn Đạt')).toBe(2);
    expect(rank('NVĐ', 'Nguyễn Văn Đạt')).toBe(2);
    expect(rank('vd', 'Nguyễn Văn Đạt')).toBe(2);
    expect(rank('nv', 'Nguyễn Văn Đạt')).toBe(1);
    expect(rank('nguyen dat', 'Nguyễn Văn Đạt')).toBe(3);
    expect(initialsOf('Đỗ Ánh Ý')).toBe('day');
  });

  test('puts given names first', () => {
    expect(rank('ha', 'Triệu Thị Hà')).toBeGreaterThan(rank('ha', 'Hà Văn Sinh'));
    expect(rank('ha', 'Triệu Thị Hà')).toBeGreaterThan(rank('ha', 'Triệu Thị Hạnh'));
    expect(rank('ha', 'Triệu Thị Hạnh')).toBeGreaterThan(rank('ha', 'Hà Văn Sinh'));
    expect(rank('vy', 'Lò Thảo Vy')).toBe(6);
    expect(rank('thi ha', 'Triệu Thị Hà')).toBe(6);
  });

  test('puts names with the same marks first when the query has marks', () => {
    expect(rank('Hà', 'Hà Văn Sinh')).toBeGreaterThan(rank('Hà', 'Triệu Thị Hạ'));
    expect(rank('Hà', 'Triệu Thị Hạ')).toBeGreaterThan(0);
    expect(rank('đàm', 'Đàm Thị Vỹ')).toBeGreaterThan(rank('đàm', 'Dàm Thị Vỹ'));
    expect(rank('hoà', 'Lý Thị Hòa')).toBe(rank('hòa', 'Lý Thị Hoà'));
    expect(rank('hoà', 'Lý Thị Hòa')).toBeGreaterThan(10);
  });

  test('every word of a name finds it, folded or as written, and initials do', () => {
    fc.assert(
      fc.property(someName, (name) => {
        for (const word of name.split(' ')) {
          expect(rank(word, name)).toBeGreaterThan(10 * Number(word !== stripMarks(word)));
          expect(rank(foldText(word).slice(0, 2), name)).toBeGreaterThan(0);
        }
        const initials = initialsOf(name);
        if (initials.length > 1) expect(rank(initials, name)).toBeGreaterThan(0);
      }),
    );
  });
});

describe('order by given name', () => {
  test('letters and tones in dictionary order', () => {
    const order = ['ma', 'mà', 'mả', 'mã', 'má', 'mạ', 'man', 'mă', 'măn', 'mân', 'mi'];
    expect([...order].reverse().sort(compareByGivenName)).toEqual(order);
    const letters = [...'aăâbcdđeêghiklmnoôơpqrstuưvxy'];
    expect([...letters].reverse().sort(compareByGivenName)).toEqual(letters);
  });

  test('given name, then family, then middle', () => {
    const order = [
      'Lò Thị An',
      'Nguyễn Văn An',
      'Nguyễn Xuân An',
      'Bàn Văn Ánh',
      'Vi Thị Dung',
      'Ba Văn Đạt',
      'Y',
    ];
    expect([...order].reverse().sort(compareByGivenName)).toEqual(order);
    expect(sortByGivenName([...order].reverse(), (name) => name)).toEqual(order);
  });

  test('agrees with the Vietnamese collator on single words', () => {
    const collator = new Intl.Collator('vi');
    fc.assert(
      fc.property(syllables, syllables, (a, b) => {
        expect(compareByGivenName(a, b)).toBe(
          Math.sign(collator.compare(placeTone(a), placeTone(b))),
        );
      }),
    );
  });

  test('is a total order that does not see composition', () => {
    fc.assert(
      fc.property(someName, someName, (a, b) => {
        expect(compareByGivenName(a, b) + compareByGivenName(b, a)).toBe(0);
        expect(givenNameKey(a.normalize('NFD'))).toBe(givenNameKey(a));
      }),
    );
  });
});

test.each([
  ['NGUYỄN VĂN A', 'Nguyễn Văn A'],
  ['triệu  thị\u00a0hà ', 'Triệu Thị Hà'],
  ["H'HEN NIÊ", "H'Hen Niê"],
  ['ĐÀO ĐỨC Ý', 'Đào Đức Ý'],
  ['NGUYỄN'.normalize('NFD'), 'Nguyễn'],
])('title case of %s', (written, expected) => {
  expect(titleCaseName(written)).toBe(expected);
});
