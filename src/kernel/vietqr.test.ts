import fc from 'fast-check';
import decodePicture from 'qr/decode.js';
import { encode } from 'uqr';
import { QRPay } from 'vietnam-qr-pay';
import { describe, expect, test } from 'vitest';
import { utf8 } from './bytes.ts';
import { crc16, parseEmv, parseFields, writeEmv } from './emv.ts';
import { decodeVietQr, encodeVietQr, plainPurpose, type Transfer } from './vietqr.ts';

/** Codes as NAPAS, two public libraries and this project print them. */
const GOLDEN: readonly (readonly [string, Transfer])[] = [
  [
    '00020101021138600010A00000072701300006970403011697040311012345670208QRIBFTTC53037045802VN63044F52',
    { bank: '970403', account: '9704031101234567', isCard: true },
  ],
  [
    '00020101021238570010A00000072701270006970403011300110123456780208QRIBFTTA530370454061800005802VN62340107NPS68690819thanh toan don hang63042E2E',
    {
      bank: '970403',
      account: '0011012345678',
      amountDong: 180_000,
      bill: 'NPS6869',
      purpose: 'thanh toan don hang',
    },
  ],
  [
    '00020101021238600010A00000072701300006970403011697040311012345670208QRIBFTTC530370454061800005802VN62340107NPS68690819thanh toan don hang6304A203',
    {
      bank: '970403',
      account: '9704031101234567',
      isCard: true,
      amountDong: 180_000,
      bill: 'NPS6869',
      purpose: 'thanh toan don hang',
    },
  ],
  [
    '00020101021238570010A00000072701270006970415011300110019324180208QRIBFTTA530370454061200005802VN62170813ung ho lu lut6304C15C',
    {
      bank: '970415',
      account: '0011001932418',
      amountDong: 120_000,
      purpose: 'ung ho lu lut',
    },
  ],
  [
    '00020101021138540010A00000072701240006970423011000999999990208QRIBFTTA53037045802VN6304CBB4',
    { bank: '970423', account: '0099999999' },
  ],
  [
    '00020101021138530010A0000007270123000697041601092576788590208QRIBFTTA53037045802VN6304AE9F',
    { bank: '970416', account: '257678859' },
  ],
  [
    '00020101021238530010A0000007270123000697041601092576788590208QRIBFTTA5303704540410005802VN62150811Chuyen tien6304BBB8',
    { bank: '970416', account: '257678859', amountDong: 1_000, purpose: 'Chuyen tien' },
  ],
  [
    '00020101021138570010A00000072701270006970403011300110123456780208QRIBFTTA53037045802VN63049E6F',
    { bank: '970403', account: '0011012345678' },
  ],
  [
    '00020101021238570010A00000072701270006970418011312300004567890208QRIBFTTA530370454061500005802VN62280824QT7K2M9P4X dong quy thon63042CA0',
    {
      bank: '970418',
      account: '1230000456789',
      amountDong: 150_000,
      purpose: 'QT7K2M9P4X dong quy thon',
    },
  ],
  [
    '00020101021238570010A00000072701270006970418011312300004567890208QRIBFTTA530370454061500005802VN62140810QT7K2M9P4X630468F7',
    { bank: '970418', account: '1230000456789', amountDong: 150_000, purpose: 'QT7K2M9P4X' },
  ],
  [
    '00020101021138570010A00000072701270006970405011336002050000010208QRIBFTTA53037045802VN6304AF0A',
    { bank: '970405', account: '3600205000001' },
  ],
];

/** A code around fields that a writer got wrong, under a checksum that holds. */
const wrong = (...fields: (readonly [string, string])[]): string =>
  writeEmv(fields.map(([id, value]) => ({ id, value })));

const NAPAS_FIELD = '0010A00000072701240006970423011000999999990208QRIBFTTA';
const HEAD = [
  ['00', '01'],
  ['01', '12'],
  ['38', NAPAS_FIELD],
] as const;
const TAIL = [['58', 'VN']] as const;

describe('what others print', () => {
  test('the checksum is the published one', () => {
    expect(crc16(utf8('123456789'))).toBe(0x29b1);
  });

  test.each(GOLDEN)('%s is read, and written again letter for letter', (text, transfer) => {
    expect(decodeVietQr(text)).toEqual({ ok: true, value: transfer });
    expect(encodeVietQr(transfer)).toEqual({ ok: true, value: text });
    const other = new QRPay(text);
    expect(other.isValid).toBe(true);
    expect(other.consumer).toMatchObject({
      bankBin: transfer.bank,
      bankNumber: transfer.account,
    });
    expect(other.additionalData.purpose).toBe(transfer.purpose);
  });

  test.each(GOLDEN)('with its last digit changed %s is refused', (text) => {
    const last = text.endsWith('0') ? '1' : '0';
    expect(decodeVietQr(text.slice(0, -1) + last)).toEqual({
      ok: false,
      error: { code: 'qr-checksum' },
    });
  });

  test('letters of the checksum may be small, and a name may carry its marks', () => {
    const [[text] = ['']] = GOLDEN;
    expect(decodeVietQr(text.slice(0, -4) + text.slice(-4).toLowerCase()).ok).toBe(true);
    const fields = [...HEAD, ['53', '704'], ...TAIL, ['59', 'Lê Anh Tú']] as const;
    const named = wrong(...fields);
    expect(decodeVietQr(named)).toMatchObject({ ok: true, value: { account: '0099999999' } });
    expect(parseEmv(named)).toMatchObject({ ok: true });
  });
});

describe('what is no transfer', () => {
  test.each([
    [
      'the account of the specification’s own sample is longer than it says',
      '00020101021138570010A00000072701270006970403011200110123456780208QRIBFTTA53037045802VN6304F4E5',
      'qr-malformed',
    ],
    ['nothing', '', 'qr-malformed'],
    ['an address', 'https://example.org/6304ABCD', 'qr-checksum'],
    [
      'a wall code with an amount',
      wrong(
        ['00', '01'],
        ['01', '11'],
        ['38', NAPAS_FIELD],
        ['53', '704'],
        ['54', '5000'],
        ...TAIL,
      ),
      'qr-amount-wrong',
    ],
    ['another currency', wrong(...HEAD, ['53', '840'], ...TAIL), 'qr-not-a-transfer'],
    ['another country', wrong(...HEAD, ['53', '704'], ['58', 'LA']), 'qr-not-a-transfer'],
    ['no amount at all', wrong(...HEAD, ['53', '704'], ['54', '0'], ...TAIL), 'qr-amount-wrong'],
    ['half a đồng', wrong(...HEAD, ['53', '704'], ['54', '5000.50'], ...TAIL), 'qr-amount-wrong'],
    [
      'thousands with dots',
      wrong(...HEAD, ['53', '704'], ['54', '150.000'], ...TAIL),
      'qr-amount-wrong',
    ],
    ['no account', wrong(['00', '01'], ['01', '12'], ['53', '704'], ...TAIL), 'qr-not-a-transfer'],
    [
      'a card payment',
      wrong(['00', '01'], ['01', '12'], ['02', '4111111111111111'], ['53', '704'], ...TAIL),
      'qr-not-a-transfer',
    ],
    ['a field twice', wrong(...HEAD, ['53', '704'], ['53', '704'], ...TAIL), 'qr-field-twice'],
    [
      'another beginning',
      wrong(['01', '12'], ['00', '01'], ['38', NAPAS_FIELD], ['53', '704'], ...TAIL),
      'qr-malformed',
    ],
    [
      'neither for once nor for ever',
      wrong(['00', '01'], ['01', '22'], ['38', NAPAS_FIELD], ['53', '704'], ...TAIL),
      'qr-not-a-transfer',
    ],
    [
      'the service inside the account, as one library prints it',
      wrong(
        ['00', '01'],
        ['01', '12'],
        ['38', '0010A00000072701360006970423011000999999990208QRIBFTTA'],
        ['53', '704'],
        ...TAIL,
      ),
      'qr-not-a-transfer',
    ],
    [
      'a bank of five digits',
      wrong(
        ['00', '01'],
        ['01', '12'],
        ['38', '0010A0000007270123000597042011000999999990208QRIBFTTA'],
        ['53', '704'],
        ...TAIL,
      ),
      'qr-account-wrong',
    ],
  ])('%s', (_, text, code) => {
    expect(decodeVietQr(text)).toEqual({ ok: false, error: { code } });
  });

  test('is not written either', () => {
    const good: Transfer = { bank: '970423', account: '0099999999' };
    for (const [more, code] of [
      [{ bank: '9704' }, 'qr-account-wrong'],
      [{ account: '00 99' }, 'qr-account-wrong'],
      [{ account: '12345678901234567890' }, 'qr-account-wrong'],
      [{ account: '123', isCard: true }, 'qr-account-wrong'],
      [{ amountDong: 0 }, 'qr-amount-wrong'],
      [{ amountDong: 0.5 }, 'qr-amount-wrong'],
      [{ amountDong: 10_000_000_000_000 }, 'qr-amount-wrong'],
      [{ purpose: 'Đóng quỹ' }, 'qr-purpose-wrong'],
      [{ purpose: 'x'.repeat(26) }, 'qr-purpose-wrong'],
      [{ purpose: '' }, 'qr-purpose-wrong'],
    ] as const) {
      expect(encodeVietQr({ ...good, ...more })).toEqual({ ok: false, error: { code } });
    }
  });
});

test('a purpose is what banks let through', () => {
  expect(plainPurpose('QT7K2M9P4X – Đóng quỹ vệ sinh, tháng 11')).toBe('QT7K2M9P4X Dong quy ve si');
  expect(plainPurpose('  ')).toBe('');
});

const transfers = fc.record<Transfer>(
  {
    bank: fc.stringMatching(/^\d{6}$/u),
    account: fc.stringMatching(/^[A-Z0-9]{1,19}$/u),
    amountDong: fc.integer({ min: 1, max: 9_999_999_999_999 }),
    purpose: fc.stringMatching(/^[A-Z0-9]([A-Z0-9 ]{0,23}[A-Z0-9])?$/u),
  },
  { requiredKeys: ['bank', 'account'] },
);

test('whatever is written is read again, here and by another library', () => {
  fc.assert(
    fc.property(transfers, (transfer) => {
      const written = encodeVietQr(transfer);
      if (!written.ok) throw new Error(written.error.code);
      expect(decodeVietQr(written.value)).toEqual({ ok: true, value: transfer });
      const other = new QRPay(written.value);
      expect(other.isValid).toBe(true);
      expect(other.consumer.bankNumber).toBe(transfer.account);
      expect(Number(other.amount ?? 0)).toBe(transfer.amountDong ?? 0);
    }),
  );
});

test('the picture is read back by a program that reads pictures', () => {
  fc.assert(
    fc.property(transfers, (transfer) => {
      const written = encodeVietQr(transfer);
      if (!written.ok) throw new Error(written.error.code);
      expect(readPicture(written.value)).toBe(written.value);
    }),
    { numRuns: 10 },
  );
});

/** The code as dots on a white ground, eight to a square, as a camera sees a screen. */
function readPicture(text: string): string {
  const { data, size } = encode(text, { ecc: 'M', border: 4 });
  const scale = 8;
  const side = size * scale;
  const dots = new Uint8Array(side * side * 4).fill(255);
  for (let y = 0; y < side; y += 1) {
    for (let x = 0; x < side; x += 1) {
      if (data[Math.floor(y / scale)]?.[Math.floor(x / scale)] === true) {
        dots.fill(0, (y * side + x) * 4, (y * side + x) * 4 + 3);
      }
    }
  }
  return decodePicture({ width: side, height: side, data: dots });
}

test('one wrong letter anywhere never goes unseen', () => {
  const [, , , , , , , , , [text] = ['']] = GOLDEN;
  for (let at = 0; at < text.length; at += 1) {
    for (const letter of ['0', '1', '7', 'A', 'Z']) {
      if (text[at] === letter) continue;
      const spoilt = text.slice(0, at) + letter + text.slice(at + 1);
      expect(decodeVietQr(spoilt).ok, spoilt).toBe(false);
    }
  }
});

test('fields of any text are read without fail', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 120 }), (text) => {
      const read = parseFields(text);
      expect(typeof read.ok).toBe('boolean');
      expect(typeof decodeVietQr(text).ok).toBe('boolean');
    }),
  );
});
