import { toBase64Url } from '#kernel/bytes.ts';
import type { Id } from '#kernel/id.ts';

/**
 * What a household writes beside its money, so that the fund knows who paid for what: two letters,
 * seven signs and a check sign. It is worked out of the drive and the household, so every phone and
 * poster has the same one; who cannot be told by it (two of one code) is settled by a person.
 */

/** No I, L, O or U: they are taken for 1, 0 and V. */
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const PREFIX = 'QT';
const BODY_LENGTH = 7;
const CODE_LENGTH = PREFIX.length + BODY_LENGTH + 1;

/**
 * 32 bits of a text, each of which moves with every letter (FNV-1a, finished as MurmurHash3 is).
 */
function mix(text: string, seed: number): number {
  let hash = seed;
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01_00_01_93);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85_eb_ca_6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2_b2_ae_35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/**
 * Luhn's sum over 32 signs: it moves with every single sign and with nearly every two that change
 * places.
 */
function checkSign(body: string): string {
  let sum = 0;
  let doubled = true;
  for (let at = body.length - 1; at >= 0; at -= 1) {
    const value = SIGNS.indexOf(body.charAt(at)) * (doubled ? 2 : 1);
    sum += Math.floor(value / SIGNS.length) + (value % SIGNS.length);
    doubled = !doubled;
  }
  return SIGNS.charAt((SIGNS.length - (sum % SIGNS.length)) % SIGNS.length);
}

/** What the receipts of one device begin with. */
export function seriesOf(stream: Id): string {
  const mixed = mix(stream, 0x81_1c_9d_c5);
  return [0, 5, 10, 15].map((shift) => SIGNS.charAt((mixed >>> shift) & 31)).join('');
}

export function payCodeOf(drive: Id, household: Id): string {
  const text = `${drive}.${household}`;
  const [low, high] = [mix(text, 0x81_1c_9d_c5), mix(text, 0x9e_37_79_b9)];
  let body = SIGNS.charAt(high % SIGNS.length);
  for (let shift = 0; body.length < BODY_LENGTH; shift += 5) {
    body += SIGNS.charAt((low >>> shift) & 31);
  }
  return PREFIX + body + checkSign(body);
}

/**
 * The drive that asks for the same once more in a month: two phones that open it, neither of which has heard
 * of the other, mean one drive, and what is paid under either is paid. All other ids are drawn by lot.
 */
export function repeatOf(drive: Id, month: number): Id {
  const text = `${drive}.${month}`;
  const bytes = new DataView(new ArrayBuffer(8));
  bytes.setUint32(0, mix(text, 0x85_eb_ca_6b));
  bytes.setUint32(4, mix(text, 0xc2_b2_ae_35));
  return toBase64Url(new Uint8Array(bytes.buffer)).slice(0, 10);
}

/** As it is read out and copied by hand: QT 7K2M 9P4X. */
export const spellCode = (code: string): string =>
  `${code.slice(0, 2)} ${code.slice(2, 6)} ${code.slice(6)}`;

/** Banks cut, wrap, glue and shout; hands take O for 0, and I or L for 1. */
const bareText = (text: string): string =>
  text
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]/gu, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/gu, '1');

const isSigns = (text: string): boolean => Array.from(text).every((sign) => SIGNS.includes(sign));

type Shape = { readonly at: number; readonly code: string };

/** Everything in a transfer's text that could be a code, whether its check sign holds or not. */
function findShapes(text: string): readonly Shape[] {
  const bare = bareText(text);
  const shapes: Shape[] = [];
  for (let at = bare.indexOf(PREFIX); at !== -1; at = bare.indexOf(PREFIX, at + 1)) {
    const code = bare.slice(at, at + CODE_LENGTH);
    if (code.length === CODE_LENGTH && isSigns(code.slice(PREFIX.length))) {
      shapes.push({ at, code });
    }
  }
  return shapes;
}

export const isPayCode = (code: string): boolean =>
  code.length === CODE_LENGTH &&
  code.startsWith(PREFIX) &&
  isSigns(code.slice(PREFIX.length)) &&
  checkSign(code.slice(PREFIX.length, -1)) === code.at(-1);

const namesOf = (shapes: readonly Shape[]): readonly string[] => [
  ...new Set(shapes.map(({ code }) => code)),
];

/** Codes in a transfer's text, wherever they stand. */
export const findPayCodes = (text: string): readonly string[] =>
  namesOf(findShapes(text).filter(({ code }) => isPayCode(code)));

/**
 * What looks like a code and fails its check sign: a slip of the hand. What stands inside another is
 * none.
 */
export function findSpoiltCodes(text: string): readonly string[] {
  const shapes = findShapes(text);
  const taken = shapes.filter(({ code }) => isPayCode(code));
  const spoilt: Shape[] = [];
  for (const shape of shapes) {
    const isFree = taken.every(({ at }) => Math.abs(at - shape.at) >= CODE_LENGTH);
    if (!isFree) continue;
    taken.push(shape);
    spoilt.push(shape);
  }
  return namesOf(spoilt);
}

/** Whether two codes differ in one sign, or in two neighbours that changed places. */
export function isSlipOf(written: string, meant: string): boolean {
  const differing = Array.from(meant, (sign, at) => (written[at] === sign ? [] : [at])).flat();
  const [first = 0, second = 0] = differing;
  if (differing.length === 1) return true;
  return (
    differing.length === 2 &&
    second === first + 1 &&
    written[first] === meant[second] &&
    written[second] === meant[first]
  );
}
