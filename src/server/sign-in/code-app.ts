import { Secret, TOTP } from 'otpauth';
import type { Bytes } from '#kernel/bytes.ts';

/** Codes of an app on the officer's phone: TOTP (RFC 6238), SHA-1, six digits, every 30 seconds. */
const PERIOD_S = 30;
const FORM = { algorithm: 'SHA1', digits: 6, period: PERIOD_S } as const;
/** Of the clock of that phone, either way. */
const STEPS_OFF = 1;

export const CODE_SECRET_LENGTH = 20;

const totpOf = (secret: Bytes, names: { issuer?: string; label?: string } = {}): TOTP =>
  new TOTP({ ...FORM, ...names, secret: new Secret({ buffer: secret.slice().buffer }) });

/** The step of which this is the code; undefined when it is of none around this second. */
export function stepOfCode(secret: Bytes, code: string, now: number): number | undefined {
  const off = totpOf(secret).validate({ token: code, timestamp: now * 1_000, window: STEPS_OFF });
  return off === null ? undefined : Math.floor(now / PERIOD_S) + off;
}

/** What the app reads from a picture, and the same to type. */
export function showSecret(secret: Bytes, issuer: string, label: string) {
  const totp = totpOf(secret, { issuer, label });
  return { uri: totp.toString(), secret: totp.secret.base32 };
}
