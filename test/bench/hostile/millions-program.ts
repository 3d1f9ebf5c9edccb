// Offers facts over many connections, as `millions.ts` tells it, then says what became of them. One
// connection alone until the home says that it is enough: nothing is refused for coming out of turn.

import { fromBase64Url } from '#kernel/bytes.ts';
import { newId } from '#kernel/id.ts';
import { dayOfSeconds } from '#kernel/vi-calendar.ts';
import type { Proposal } from '#book/activity.ts';
import { PUSH_FACTS_MAX } from '#protocol/limits.ts';
import { machineRandom } from '#server/crypto.ts';
import { createTestPhone } from '#test/support/test-phone.ts';
import type { Offered, Offering } from './millions.ts';

const clock = { now: () => Math.floor(Date.now() / 1_000) };

process.once('message', (told: Offering) => {
  void offerAll(told).then((offered) => process.send?.(offered));
});

async function offerAll(told: Offering): Promise<Offered> {
  const { base, doors, stream, pair, connections } = told;
  const remote = { request: (path: string, init?: RequestInit) => fetch(`${base}${path}`, init) };
  // One salt for all blocks: what was not taken is offered under the same numbers with other content.
  const salt = machineRandom(16);
  const phone = createTestPhone(remote, () => salt, clock, { stream, pair });
  phone.meet(told.homeKey);
  const startedAt = performance.now();
  const secondsOn = (): number => Math.round((performance.now() - startedAt) / 100) / 10;
  const answered: Record<string, number> = {};
  let [offered, taken] = [0, 0];
  let firstWait: Offered['firstWait'];

  async function offerOnce(): Promise<void> {
    offered += PUSH_FACTS_MAX;
    const { reply, headers } = await phone.push([phone.part(doors, visits(told), false)]);
    const [part] = reply.parts ?? [];
    const isTaken = part !== undefined && 'items' in part;
    const code = reply.code ?? (part !== undefined && 'code' in part ? part.code : '200');
    answered[code] = (answered[code] ?? 0) + 1;
    const retryAfterS = Number(headers.get('retry-after') ?? 0);
    if (retryAfterS > 1) firstWait ??= { afterS: secondsOn(), retryAfterS };
    if (!isTaken) return;
    taken += part.items.length;
    const hash = fromBase64Url(part.hash);
    if (hash.ok) phone.setHead(doors, { n: part.n, hash: hash.value });
  }

  while (firstWait === undefined && offered < told.facts) await offerOnce();
  const keepOffering = async (): Promise<void> => {
    while (offered < told.facts) await offerOnce();
  };
  await Promise.all(Array.from({ length: connections }, keepOffering));
  return { seconds: secondsOn(), offered, taken, answered, ...(firstWait && { firstWait }) };
}

/** No two are alike. */
const visits = ({ households }: Offering): Proposal[] =>
  Array.from({ length: PUSH_FACTS_MAX }, (_, index) => ({
    type: 'door.visited@1',
    on: dayOfSeconds(clock.now()),
    body: {
      visit: newId(machineRandom),
      household: households[index % households.length] ?? '',
      outcome: 'met',
      note: 'Cả nhà đang chuẩn bị đi nương, hẹn tối chủ nhật',
    },
  }));
