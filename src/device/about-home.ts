import * as v from 'valibot';
import { err, ok, type Result } from '#kernel/result.ts';
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
