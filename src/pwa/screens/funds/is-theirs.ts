import type { Entry } from '#domain/funds/state.ts';
import { isInChargeOf } from '#pwa/phone/roles-in.ts';
import type { Fund } from './fund.ts';

/** Their own receipt whoever wrote it takes back, and all else who is in charge; a bank's line nobody. */
export function isTheirs({ village }: Fund, { kind, stream, reversed }: Entry): boolean {
  if (reversed !== undefined || kind === 'transfer' || kind === 'counter') return false;
  if (isInChargeOf(village)) return true;
  const person = village.people?.state.streams.get(stream)?.person;
  return kind === 'receipt' && person === village.device.me()?.person;
}
