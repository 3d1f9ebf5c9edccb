import { err, ok, type Result } from './result.ts';

/** A Vietnamese telephone number in E.164. */
export type E164 = `+84${string}`;

export type PhoneError = {
  readonly code:
    | 'phone-empty'
    | 'phone-not-a-number'
    | 'phone-too-short'
    | 'phone-too-long'
    | 'phone-unknown-prefix'
    | 'phone-not-vietnamese';
  readonly text: string;
};

/**
 * Eleven-digit mobile prefixes given up in 2018, without the leading zero, and what they became.
 */
const newPrefix = new Map([
  ['120', '70'],
  ['121', '79'],
  ['122', '77'],
  ['123', '83'],
  ['124', '84'],
  ['125', '85'],
  ['126', '76'],
  ['127', '81'],
  ['128', '78'],
  ['129', '82'],
  ['162', '32'],
  ['163', '33'],
  ['164', '34'],
  ['165', '35'],
  ['166', '36'],
  ['167', '37'],
  ['168', '38'],
  ['169', '39'],
  ['182', '52'],
  ['186', '56'],
  ['188', '58'],
  ['199', '59'],
]);

const separators = /[\s\u00a0().\-–/]+/gu;

const e164 = (national: string): E164 => `+84${national}`;

/** The number after country code or leading zero. */
function nationalPart(digits: string, international: boolean): string | undefined {
  if (international) {
    return digits.startsWith('84') ? digits.slice(2).replace(/^0/u, '') : undefined;
  }
  if (digits.startsWith('0')) return digits.slice(1);
  return /^84\d{9,10}$/u.test(digits) ? digits.slice(2) : digits;
}

/**
 * Reads a telephone number of Vietnam: mobile (old eleven-digit ones are converted) or landline
 * (02…); with
 * +84, 0084, 84, a leading 0 or without it, with spaces, dots, dashes and brackets.
 */
export function parsePhone(input: string | number): Result<E164, PhoneError> {
  const text = String(input);
  const bare = text.normalize('NFKC').replaceAll(separators, '');
  if (bare === '') return err({ code: 'phone-empty', text });
  if (!/^\+?\d+$/u.test(bare)) return err({ code: 'phone-not-a-number', text });
  const international = bare.startsWith('+') || bare.startsWith('00');
  const national = nationalPart(bare.replace(/^(?:\+|00)/u, ''), international);
  if (national === undefined) return err({ code: 'phone-not-vietnamese', text });
  if (national.length < 9) return err({ code: 'phone-too-short', text });
  if (national.length > 10) return err({ code: 'phone-too-long', text });
  if (national.length === 9) {
    return /^[35789]/u.test(national)
      ? ok(e164(national))
      : err({ code: 'phone-unknown-prefix', text });
  }
  if (/^2(?:0[3-9]|1\d|2[0-9]|3[2-9]|[48]\d|5[1-9]|6[0-39]|7[0-7]|9[0-9])/u.test(national)) {
    return ok(e164(national));
  }
  const renewed = newPrefix.get(national.slice(0, 3));
  if (renewed !== undefined) return ok(e164(renewed + national.slice(3)));
  return err({
    code: /^[35789]/u.test(national) ? 'phone-too-long' : 'phone-unknown-prefix',
    text,
  });
}

/** `0912 345 678`, landline `0238 3456 789`. */
export function formatPhone(phone: E164): string {
  const national = `0${phone.slice(3)}`;
  if (national.length === 10) {
    return `${national.slice(0, 4)} ${national.slice(4, 7)} ${national.slice(7)}`;
  }
  return `${national.slice(0, 4)} ${national.slice(4, 8)} ${national.slice(8)}`;
}
