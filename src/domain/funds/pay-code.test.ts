import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { newId } from '#kernel/id.ts';
import { seededRandom } from '#kernel/random.ts';
import {
  findPayCodes,
  findSpoiltCodes,
  isPayCode,
  isSlipOf,
  payCodeOf,
  spellCode,
} from './pay-code.ts';

const ids = fc.stringMatching(/^[A-Za-z0-9_-]{10}$/u);
const codes = fc.tuple(ids, ids).map(([drive, household]) => payCodeOf(drive, household));
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

test('a code never changes: it hangs on walls', () => {
  expect(payCodeOf('drive00001', 'househld01')).toMatchInlineSnapshot(`"QTNR995286"`);
  expect(payCodeOf('drive00001', 'househld02')).toMatchInlineSnapshot(`"QTMDA151PX"`);
  expect(payCodeOf('-_AZaz09-_', 'kQ7xP0mZ1a')).toMatchInlineSnapshot(`"QT8HKZ0GZA"`);
  expect(spellCode('QT7K2M9P4X')).toBe('QT 7K2M 9P4X');
});

test('ten thousand households in forty drives have hardly ever one code', () => {
  const random = seededRandom(7);
  const drives = Array.from({ length: 40 }, () => newId(random));
  const seen = new Set<string>();
  let shared = 0;
  for (let index = 0; index < 10_000; index += 1) {
    const code = payCodeOf(drives[index % 40] ?? '', newId(random));
    if (seen.has(code)) shared += 1;
    seen.add(code);
  }
  expect(shared).toBeLessThanOrEqual(1);
});

test('the check sign catches every single wrong sign', () => {
  fc.assert(
    fc.property(
      codes,
      fc.integer({ min: 2, max: 9 }),
      fc.constantFrom(...SIGNS),
      (code, at, sign) => {
        fc.pre(code[at] !== sign);
        const spoilt = code.slice(0, at) + sign + code.slice(at + 1);
        expect(isPayCode(code)).toBe(true);
        expect(isPayCode(spoilt)).toBe(false);
        expect(isSlipOf(spoilt, code)).toBe(true);
        expect(findPayCodes(`${spoilt} DONG QUY`)).not.toContain(code);
        expect(findSpoiltCodes(`MBVCB.123. ${spoilt}.CT tu 0011`)).toContain(spoilt);
      },
    ),
  );
});

test('and nearly every two neighbours that changed places', () => {
  let seen = 0;
  let caught = 0;
  fc.assert(
    fc.property(codes, fc.integer({ min: 2, max: 8 }), (code, at) => {
      const [one = '', two = ''] = [code[at], code[at + 1]];
      fc.pre(one !== two);
      seen += 1;
      const turned = code.slice(0, at) + two + one + code.slice(at + 2);
      expect(isSlipOf(turned, code)).toBe(true);
      if (!isPayCode(turned)) caught += 1;
    }),
    { numRuns: 1_000 },
  );
  expect(caught / seen).toBeGreaterThan(0.99);
});

describe('in what banks make of a text', () => {
  const code = payCodeOf('drive00001', 'househld01');
  const mangled: readonly ((text: string) => string)[] = [
    (text) => `MBVCB.5243.65937.${text}.CT tu 0011001932418 NGUYEN VAN A toi 123 tai BIDV`,
    (text) => text.toLowerCase(),
    (text) => `${text.slice(0, 4)}\n${text.slice(4)} dong quy`,
    (text) => `IBFT ${spellCode(text)}`,
    (text) => `NGUYENVANA${text}DONGQUY`,
    (text) => `${text.slice(0, 6)}-${text.slice(6)}`,
    (text) => text.replaceAll('0', 'O').replaceAll('1', 'I'),
  ];

  test.each(mangled.map((each, index) => [index, each] as const))(
    'it is found (%i)',
    (_, mangle) => {
      fc.assert(
        fc.property(codes, (each) => {
          expect(findPayCodes(mangle(each))).toContain(each);
        }),
      );
    },
  );

  test('two are two, and none is none', () => {
    const other = payCodeOf('drive00001', 'househld02');
    expect(findPayCodes(`${code} va ${other}`)).toEqual([code, other]);
    expect(findPayCodes(`${code} ${code}`)).toEqual([code]);
    expect(findPayCodes('NGUYEN VAN A chuyen tien')).toEqual([]);
    expect(findPayCodes(code.slice(0, -1))).toEqual([]);
    expect(findSpoiltCodes('chuyen tien')).toEqual([]);
    expect(isSlipOf(code, code)).toBe(false);
    expect(isSlipOf(other, code)).toBe(false);
  });

  test('texts of other things hold no code by accident', () => {
    let found = 0;
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Z0-9 ]{20,120}$/u), (text) => {
        found += findPayCodes(text).length;
      }),
      { numRuns: 2_000 },
    );
    expect(found).toBeLessThan(20);
  });
});
