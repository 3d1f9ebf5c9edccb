import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { utf8 } from '#kernel/bytes.ts';
import {
  canonicalBytes,
  canonicalText,
  checkJson,
  type Json,
  parseCanonical,
  parseCanonicalText,
} from './canonical.ts';

const json = fc.letrec<{ value: Json; text: string }>((tie) => ({
  text: fc.string({ unit: 'binary' }).filter((text) => !text.includes('\0')),
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.boolean(),
    fc.maxSafeInteger(),
    tie('text'),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(tie('text'), tie('value'), { maxKeys: 4 }),
  ),
})).value;

describe('canonical form', () => {
  test('keys are sorted by UTF-16 code units, as in RFC 8785 §3.2.3', () => {
    const value = {
      '\u20ac': 'Euro Sign',
      '\r': 'Carriage Return',
      '\ufb33': 'Hebrew Letter Dalet With Dagesh',
      '1': 'One',
      '\ud83d\ude00': 'Emoji: Grinning Face',
      '\u0080': 'Control',
      '\u00f6': 'Latin Small Letter O With Diaeresis',
    };
    const keys = Object.keys(JSON.parse(canonicalText(value)) as object); // canonical text of an object
    expect(Object.values(JSON.parse(canonicalText(value)) as object)).toEqual([
      'One',
      'Carriage Return',
      'Control',
      'Latin Small Letter O With Diaeresis',
      'Euro Sign',
      'Emoji: Grinning Face',
      'Hebrew Letter Dalet With Dagesh',
    ]);
    expect(keys).toHaveLength(7);
  });

  test('strings are written as in RFC 8785 §3.2.2.2', () => {
    const text = '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"/\u2028\u007f';
    expect(canonicalText(text)).toBe(`"\u20ac$\\u000f\\nA'B\\"\\\\\\\\\\"/\u2028\u007f"`);
    expect(canonicalText('\b\t\n\f\r\u0001')).toBe(String.raw`"\b\t\n\f\r\u0001"`);
    expect(canonicalText({ b: [1, true, 'ă'], a: { z: -7, y: [] } })).toBe(
      '{"a":{"y":[],"z":-7},"b":[1,true,"ă"]}',
    );
  });

  test('every value a fact may carry comes back from its bytes', () => {
    fc.assert(
      fc.property(json, (value) => {
        const parsed = parseCanonical(canonicalBytes(value));
        expect(parsed).toEqual({ ok: true, value });
        expect(checkJson(value).ok).toBe(true);
      }),
    );
  });

  test('a text in any other form of the same value is refused', () => {
    fc.assert(
      fc.property(json, fc.nat(), fc.constantFrom(' ', '\n', '\t'), (value, place, blank) => {
        const text = canonicalText(value);
        const at = place % (text.length + 1);
        const spaced = text.slice(0, at) + blank + text.slice(at);
        const parsed = parseCanonicalText(spaced);
        if (parsed.ok) expect(canonicalText(parsed.value)).toBe(spaced);
      }),
    );
  });
});

describe('what no fact may carry', () => {
  test.each([
    ['U+0000', String.raw`"\u0000"`],
    ['U+0000 in a key', String.raw`{"a\u0000":1}`],
    ['a lone high surrogate', String.raw`"\ud83d"`],
    ['a lone low surrogate', String.raw`"\ude00x"`],
    ['a lone surrogate in a key', String.raw`{"\ud83d":1}`],
    ['minus zero', '-0'],
    ['minus zero in a list', '[-0]'],
    ['a double key', '{"a":1,"a":1}'],
    ['keys out of order', '{"b":1,"a":1}'],
    ['a blank', '{"a": 1}'],
    ['a blank around', ' 1'],
    ['a line break at the end', '1\n'],
    ['an overflowing number', '1e400'],
    ['a number in exponent form', '1e2'],
    ['a fraction', '1.5'],
    ['a whole number written as a fraction', '1.0'],
    ['an integer that is not safe', '9007199254740992'],
    ['null', 'null'],
    ['null within', '{"a":null}'],
    ['an escape that is not needed', String.raw`"\u0061"`],
    ['an escaped slash', String.raw`"\/"`],
    ['an upper-case escape', String.raw`"\u000F"`],
    ['a byte order mark', '\ufeff1'],
    ['nothing', ''],
    ['half a list', '[1'],
    ['a list too deep', `${'['.repeat(18)}${']'.repeat(18)}`],
    ['a list so deep that it could break a parser', '['.repeat(200_000)],
  ])('%s', (_, text) => {
    expect(parseCanonicalText(text)).toMatchObject({ ok: false, error: { code: 'not-canonical' } });
  });

  test('bytes that are not UTF-8', () => {
    expect(parseCanonical(Uint8Array.of(0x22, 0xff, 0x22))).toMatchObject({ ok: false });
    expect(parseCanonical(utf8('"đ"'))).toEqual({ ok: true, value: 'đ' });
  });

  test('values that are no JSON', () => {
    for (const value of [
      undefined,
      null,
      1.5,
      Number.NaN,
      -0,
      2 ** 53,
      1n,
      () => 1,
      { a: undefined },
    ]) {
      expect(checkJson(value).ok).toBe(false);
    }
  });

  test('the deepest nesting that is taken', () => {
    const text = `${'['.repeat(17)}${']'.repeat(17)}`;
    expect(parseCanonicalText(text).ok).toBe(true);
  });
});
