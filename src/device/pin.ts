/*
 * A PIN is six digits. Those that everybody tries first are not taken; those that a neighbour would try are
 * taken with advice.
 */

export const PIN_LENGTH = 6;

/** Why a PIN is not taken, or what is said of one that is. */
export type PinFlaw = 'not-six-digits' | 'same-digit' | 'row' | 'repeated' | 'well-known';

/** Lines and corners of the key pad, and what leaked lists begin with, beyond the rules. */
const WELL_KNOWN: ReadonlySet<string> = new Set([
  '147258',
  '159357',
  '159753',
  '258369',
  '102030',
  '112233',
  '332211',
  '123654',
  '520131',
  '686868',
]);

export function flawOf(pin: string): PinFlaw | undefined {
  if (!/^\d{6}$/u.test(pin)) return 'not-six-digits';
  const steps = new Set(
    Array.from(pin.slice(1), (digit, index) => (Number(digit) - Number(pin[index]) + 10) % 10),
  );
  const [step = 0] = steps;
  if (steps.size === 1 && step === 0) return 'same-digit';
  if (steps.size === 1 && (step === 1 || step === 9)) return 'row';
  const [two, three] = [pin.slice(0, 2), pin.slice(0, 3)];
  if (pin === two.repeat(3) || pin === three.repeat(2)) return 'repeated';
  return WELL_KNOWN.has(pin) ? 'well-known' : undefined;
}

/** Whether it may be somebody's birthday, which neighbours know. */
export function looksLikeBirthday(pin: string): boolean {
  const [first = 0, second = 0, third = 0] = [0, 2, 4].map((at) => Number(pin.slice(at, at + 2)));
  const isDay = (day: number, month: number): boolean =>
    day >= 1 && day <= 31 && month >= 1 && month <= 12;
  return isDay(first, second) || isDay(third, second) || /19[3-9]\d|20[01]\d/u.test(pin);
}
