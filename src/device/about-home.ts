import * as v from 'valibot';
import { utf8 } from '#kernel/bytes.ts';
import type { Id } from '#kernel/id.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import { WhoseReply } from '#protocol/cards.ts';
import { HomeAbout } from '#protocol/messages.ts';
import type { Transport } from '#device/platform.ts';

/** What a home says of itself before a card is opened; an older one says nothing, and is a real one. */
export async function askAbout(
  transport: Transport,
): Promise<Result<HomeAbout, { readonly code: string }>> {
  try {
    const answer = await transport('/api/home', {
      method: 'GET',
      headers: { accept: 'application/json' },
    });
    const parsed = v.safeParse(HomeAbout, await answer.json().catch(() => undefined));
    return ok(parsed.success ? parsed.output : { name: '', demo: false });
  } catch {
    return err({ code: 'offline' });
  }
}

const Refusal = v.object({ code: v.string() });

/**
 * Whose a card is, before it is spent; undefined where a home cannot say so: one of before, or none in reach.
 */
export async function askWhose(
  transport: Transport,
  card: string,
): Promise<Result<Id | undefined, { readonly code: string }>> {
  try {
    const answer = await transport('/api/enrol/whose', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: utf8(JSON.stringify({ card })),
    });
    const said: unknown = await answer.json().catch(() => undefined);
    const reply = v.safeParse(WhoseReply, said);
    if (reply.success) return ok(reply.output.person);
    const refusal = v.safeParse(Refusal, said);
    const isOfCard = refusal.success && refusal.output.code.startsWith('card-');
    return isOfCard ? err({ code: refusal.output.code }) : ok(undefined);
  } catch {
    return ok(undefined);
  }
}
