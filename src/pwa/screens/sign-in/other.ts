import { toBase64Url } from '#kernel/bytes.ts';
import type { OtherStart } from '#device/sign-in.ts';
import type { Keep, OtherTaken } from '#protocol/sign-in.ts';
import { route, replaceBy } from '#pwa/router.ts';

const TAB = 'sign-in.tab';
const SECRET_LENGTH = 32;

/** Begins in this tab: only here is what comes back worth anything. */
export async function startOther(keep: Keep): Promise<OtherStart> {
  const secret = toBase64Url(crypto.getRandomValues(new Uint8Array(SECRET_LENGTH)));
  sessionStorage.setItem(TAB, secret);
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(secret));
  return { keep, tab: toBase64Url(new Uint8Array(digest)) };
}

/** What the address says of a way that led through another issuer; it leaves the address at once. */
export function takeReturn(): { readonly taken?: OtherTaken; readonly problem?: string } {
  const { path, query } = route.peek();
  const { code, problem } = query;
  if (code === undefined && problem === undefined) return {};
  replaceBy(`#/${path.join('/')}`);
  if (code === undefined) return { problem: problem ?? '' };
  const tab = sessionStorage.getItem(TAB);
  sessionStorage.removeItem(TAB);
  return tab === null ? { problem: 'challenge-unknown' } : { taken: { code, tab } };
}
