import * as v from 'valibot';
import { type Bytes, fromUtf8, toBase64Url, utf8 } from '#kernel/bytes.ts';
import { ask, type Sent } from '#server/bridges/channel.ts';
import type { ZaloSettings } from '#server/bridges/zalo-settings.ts';
import { sha256 } from '#server/crypto.ts';
import type { Sealing } from '#server/sign-in/sealing.ts';
import type { TokenDirectory } from '#server/store/deliveries.ts';

/*
 * An access token lasts about a day, and the refresh token that brings the next one is good for one use. So
 * one server at a time renews, what it gets is written in one step with the pair before it, and what came
 * is used only once it is written.
 */

const BRIDGE = 'zalo';
const PURPOSE = 'bridge zalo';
/** Before its end: a clock that is a little off breaks nothing. */
const EARLY_S = 600;
const RENEWING_S = 60;

const Pair = v.object({ access: v.string(), refresh: v.string() });
const Kept = v.object({
  ...Pair.entries,
  expiresAt: v.number(),
  before: v.optional(Pair),
  /** Of the refresh token of the settings with which it began: another one there begins anew. */
  seed: v.string(),
});
type Kept = v.InferOutput<typeof Kept>;

export type ZaloTokens = {
  /** @param refused the version that Zalo took no more: the next one is waited for or fetched */
  get(refused?: number): Promise<Sent | { readonly access: string; readonly version: number }>;
};

type World = {
  readonly directories: TokenDirectory;
  readonly sealing: Sealing;
  readonly now: () => number;
};

const BUSY: Sent = { is: 'later', why: 'busy', afterS: 15 };
const KEY: Sent = { is: 'broken', why: 'key' };

export function createZaloTokens(settings: ZaloSettings, world: World): ZaloTokens {
  const { directories, sealing, now } = world;
  const seed = toBase64Url(sha256(utf8(settings.refreshToken)));

  const open = (sealed: Bytes): Kept | undefined => {
    const plain = sealing.open(PURPOSE, sealed);
    const text = plain && fromUtf8(plain);
    if (text?.ok !== true) return undefined;
    const read = v.safeParse(v.pipe(v.string(), v.parseJson(), Kept), text.value);
    return read.success ? read.output : undefined;
  };
  const put = (version: number, kept: Kept): Promise<boolean> =>
    directories.putBridgeToken(BRIDGE, version, sealing.seal(PURPOSE, utf8(JSON.stringify(kept))));

  /** What stands, or what the settings begin with. */
  async function stand(): Promise<{ kept: Kept; version: number } | undefined> {
    const row = await directories.findBridgeToken(BRIDGE);
    const kept = row && open(row.sealed);
    if (row !== undefined && kept?.seed === seed) return { kept, version: row.version };
    const version = (row?.version ?? 0) + 1;
    const fresh = { access: '', refresh: settings.refreshToken, expiresAt: 0, seed };
    return (await put(version, fresh)) ? { kept: fresh, version } : undefined;
  }

  async function renew(kept: Kept, version: number) {
    const at = now();
    if (!(await directories.claimBridgeToken(BRIDGE, version, at, at + RENEWING_S))) return BUSY;
    const asked = await fetchPair(settings, kept.refresh);
    if ('is' in asked) return asked;
    const { expiresInS, ...pair } = asked;
    const before = { access: kept.access, refresh: kept.refresh };
    const next: Kept = { ...pair, expiresAt: at + expiresInS, before, seed };
    // Another server took it for lost meanwhile; its own pair is the one that counts.
    if (!(await put(version + 1, next))) return BUSY;
    return { access: pair.access, version: version + 1 };
  }

  return {
    async get(refused) {
      const found = await stand();
      if (found === undefined) return BUSY;
      const { kept, version } = found;
      const isGood = kept.access !== '' && now() < kept.expiresAt - EARLY_S;
      if (isGood && version !== refused) return { access: kept.access, version };
      return renew(kept, version);
    },
  };
}

const Answer = v.object({
  access_token: v.pipe(v.string(), v.minLength(1)),
  refresh_token: v.pipe(v.string(), v.minLength(1)),
  expires_in: v.pipe(v.union([v.string(), v.number()]), v.transform(Number), v.finite()),
});

async function fetchPair({ tokenUrl, secretKey, appId }: ZaloSettings, refresh: string) {
  const form = { refresh_token: refresh, app_id: appId, grant_type: 'refresh_token' };
  const asked = await ask(tokenUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', secret_key: secretKey },
    body: String(new URLSearchParams(form)),
  });
  if ('is' in asked) return asked;
  const read = v.safeParse(v.pipe(v.string(), v.parseJson(), Answer), asked.text);
  if (!read.success) return KEY;
  const { access_token: access, refresh_token: next, expires_in: expiresInS } = read.output;
  return { access, refresh: next, expiresInS };
}
