import { utf8 } from '#kernel/bytes.ts';
import { err, ok, type Result } from '#kernel/result.ts';

/**
 * Payment codes as EMVCo's "merchant-presented mode" writes them: two digits of id, two of length, the
 * value, again and again; at the end a checksum over all before it. Lengths count characters, the
 * checksum bytes.
 */

export type EmvField = { readonly id: string; readonly value: string };

export type EmvProblem = {
  readonly code: 'qr-malformed' | 'qr-checksum' | 'qr-field-twice';
};

const CRC_ID = '63';
const VALUE_LENGTH_MAX = 99;

/** CRC-16/CCITT-FALSE: polynomial 1021, from FFFF, nothing turned round. */
export function crc16(bytes: Uint8Array): number {
  let crc = 0xff_ff;
  for (const byte of bytes) {
    crc ^= byte << 8;
    for (let bit = 0; bit < 8; bit += 1) {
      crc = (crc & 0x80_00) === 0 ? crc << 1 : (crc << 1) ^ 0x10_21;
    }
    crc &= 0xff_ff;
  }
  return crc;
}

const checksumOf = (text: string): string =>
  crc16(utf8(text)).toString(16).toUpperCase().padStart(4, '0');

/** A template's fields, or a whole code's without its checksum. */
export function parseFields(text: string): Result<readonly EmvField[], EmvProblem> {
  const letters = Array.from(text);
  const fields: EmvField[] = [];
  const seen = new Set<string>();
  let at = 0;
  while (at < letters.length) {
    const head = letters.slice(at, at + 4).join('');
    if (!/^\d{4}$/u.test(head)) return err({ code: 'qr-malformed' });
    const id = head.slice(0, 2);
    const length = Number(head.slice(2));
    const value = letters.slice(at + 4, at + 4 + length);
    if (length === 0 || value.length < length) return err({ code: 'qr-malformed' });
    if (seen.has(id)) return err({ code: 'qr-field-twice' });
    seen.add(id);
    fields.push({ id, value: value.join('') });
    at += 4 + length;
  }
  return fields.length === 0 ? err({ code: 'qr-malformed' }) : ok(fields);
}

/** Fields of a template. What is longer than a length can say is the caller's mistake. */
export function writeFields(fields: readonly EmvField[]): string {
  return fields
    .map(({ id, value }) => {
      const { length } = Array.from(value);
      if (length === 0 || length > VALUE_LENGTH_MAX) throw new Error(`field ${id}: length`);
      return `${id}${String(length).padStart(2, '0')}${value}`;
    })
    .join('');
}

/** A whole code with its checksum. */
export function writeEmv(fields: readonly EmvField[]): string {
  const text = `${writeFields(fields)}${CRC_ID}04`;
  return text + checksumOf(text);
}

/** The fields of a whole code whose checksum holds; the checksum itself is not among them. */
export function parseEmv(text: string): Result<readonly EmvField[], EmvProblem> {
  const body = text.slice(0, -4);
  const sum = text.slice(-4);
  if (!body.endsWith(`${CRC_ID}04`) || !/^[0-9A-Fa-f]{4}$/u.test(sum)) {
    return err({ code: 'qr-malformed' });
  }
  if (sum.toUpperCase() !== checksumOf(body)) return err({ code: 'qr-checksum' });
  const fields = parseFields(body.slice(0, -4));
  if (!fields.ok) return fields;
  const [first] = fields.value;
  const isFramed =
    first?.id === '00' && first.value === '01' && fields.value.every(({ id }) => id !== CRC_ID);
  return isFramed ? fields : err({ code: 'qr-malformed' });
}
