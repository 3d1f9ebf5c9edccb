import { dayOfSeconds } from '#kernel/vi-calendar.ts';
import { LEAP_DAYS } from '#server/proven-time.ts';
import type { TestHome } from '#test/support/test-home.ts';

const DAY_S = 86_400;

/** Moves the clock on. Phones write until the day before, for the last week at least. */
export async function passDays(the: TestHome, days: number): Promise<void> {
  const end = the.clock.at + days * DAY_S;
  for (const before of [LEAP_DAYS + 1, 1]) {
    const at = end - before * DAY_S;
    if (at < the.clock.at) continue;
    the.clock.at = at;
    await writeByPhone(the);
  }
  the.clock.at = end;
}

/** A phone, new on this day, writes by the clock of the home. */
export async function writeByPhone(the: TestHome): Promise<void> {
  const phone = await the.enrol('member', the.village);
  const on = dayOfSeconds(the.clock.at);
  const added = { type: 'household.added@1', on, body: { household: the.newId() } };
  const { reply } = await phone.push([phone.part(the.homes.id, [added])]);
  const [part] = reply.parts;
  const [item] = part !== undefined && 'items' in part ? part.items : [];
  if (item?.verdict !== 'ok') throw new Error(`not written: ${item?.why ?? ''}`);
}
