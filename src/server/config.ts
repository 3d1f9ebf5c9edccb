import { join, resolve } from 'node:path';
import { err, ok, type Result } from '#kernel/result.ts';
import { LEASE_DAYS, LEASE_DAYS_MAX, LEASE_DAYS_MIN } from '#protocol/limits.ts';
import { type BridgeSettings, readBridges } from '#server/bridges/settings.ts';
import type { TombstonePlace } from '#server/erase/tombstones.ts';
import { type Hook, type HookKeys, HOOKS } from '#server/funds/hooks.ts';
import type { OtherSettings } from '#server/sign-in/other-issuer.ts';
import type { StoreKind } from '#server/store/store.ts';

/**
 * Every setting of the home, read once.
 *
 *   DATA_DIR   folder of a real store; unset: the demo store in data/demo
 *   DATABASE_URL  a real store in PostgreSQL: postgres://user:password@host:5432/name
 *   HOST       address to listen on (127.0.0.1); a demo listens on this machine only
 *   PORT       1 … 65535 (8080); 0 takes a free one
 *   METRICS_PORT  port of this machine on which /metrics answers in the format of Prometheus; unset: none
 *   HOME_NAME  what phones call this home (Bản Số)
 *   TOMBSTONES_DIR  folder off this machine for the record of what was erased; without it nothing can be
 *   SEALED_DIR folder of backups (`banso backup`) that the home of the province may keep, sealed; unset: none
 *   SIGN_IN_KEY  32 random bytes in base64url that seal what signing in needs; unset: a file in DATA_DIR
 *   OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_NAME   an issuer by whose word officers sign in
 *              (OpenID Connect), what this home is to it, and what the button says; needs ORIGIN
 *   LEASE_DAYS days a phone shows other people's data without a word of the home: 14 … 180 (60)
 *   ORIGIN     address under which phones reach a real home, for links: https://so.vidu.gov.vn
 *   SEPAY_KEY, CASSO_KEY, PAYOS_KEY   keys by which these services sign what they tell of transfers, at least
 *              16 signs each; without one its hook answers nothing
 *   BRIDGES_FILE  file with what the home sends by (Web Push, SMS, Zalo, mail), see docs/operate/bridges.md
 *   RETAIN_SEEN_DAYS  days for which it is kept who looked at whom (730, at least 90); read by `retention.ts`
 *   RETAIN_SENT_DAYS  days for which it is kept what was sent to whom (365, at least 30); read there, too
 */
export type Config = {
  readonly kind: StoreKind;
  readonly folder: string;
  /** Address of the PostgreSQL that holds the books; absent: SQLite in the folder. */
  readonly database?: string;
  readonly host: string;
  readonly port: number;
  readonly metricsPort?: number;
  readonly name: string;
  readonly leaseDays: number;
  readonly tombstones?: string;
  readonly sealed?: string;
  /** Without a slash at the end; absent: the address it listens on. */
  readonly origin?: string;
  readonly signInKey?: string;
  readonly other?: OtherSettings;
  /** Of the services that tell of transfers; absent: none does. */
  readonly hooks?: HookKeys;
  /** By what it sends; absent: by nothing. */
  readonly bridges?: BridgeSettings;
};

export type Environment = { readonly [name: string]: string | undefined };

const LOOPBACK: ReadonlySet<string> = new Set(['127.0.0.1', '::1', 'localhost']);
const DEMO_NAME = 'Bản thử';
const REAL_NAME = 'Bản Số';

/** The settings, or one sentence that says what is wrong with them. */
export function readConfig(env: Environment, cwd: string): Result<Config, string> {
  const set = (name: string): string | undefined =>
    env[name]?.trim() === '' ? undefined : env[name]?.trim();
  const port = readPort('PORT', set('PORT') ?? '8080');
  if (!port.ok) return port;
  const metricsText = set('METRICS_PORT');
  const metricsPort =
    metricsText === undefined ? ok(undefined) : readPort('METRICS_PORT', metricsText);
  if (!metricsPort.ok) return metricsPort;
  const dataDir = set('DATA_DIR');
  const database = readDatabase(set('DATABASE_URL'));
  if (!database.ok) return database;
  const isDemo = dataDir === undefined && database.value === undefined;
  const kind: StoreKind = isDemo ? 'demo' : 'real';
  const host = set('HOST') ?? '127.0.0.1';
  if (kind === 'demo' && !LOOPBACK.has(host)) {
    return err(
      `HOST is ${host}, but a demo is open to this machine only: set DATA_DIR for a real home.`,
    );
  }
  const name = set('HOME_NAME') ?? (kind === 'demo' ? DEMO_NAME : REAL_NAME);
  if (name.length > 100) return err('HOME_NAME must have at most 100 characters.');
  const leaseDays = readLease(set('LEASE_DAYS'));
  if (!leaseDays.ok) return leaseDays;
  const tombstones = set('TOMBSTONES_DIR');
  const sealed = set('SEALED_DIR');
  const origin = readOrigin(set('ORIGIN'), kind);
  if (!origin.ok) return origin;
  const other = readOther(set, origin.value);
  if (!other.ok) return other;
  const hooks = readHooks(set);
  if (!hooks.ok) return hooks;
  const bridgesFile = set('BRIDGES_FILE');
  const bridges =
    bridgesFile === undefined ? ok(undefined) : readBridges(resolve(cwd, bridgesFile));
  if (!bridges.ok) return bridges;
  const signInKey = set('SIGN_IN_KEY');
  return ok({
    kind,
    folder: resolve(cwd, dataDir ?? (isDemo ? 'data/demo' : 'data/home')),
    ...(database.value !== undefined && { database: database.value }),
    host,
    port: port.value,
    ...(metricsPort.value !== undefined && { metricsPort: metricsPort.value }),
    name: name.normalize('NFC'),
    leaseDays: leaseDays.value,
    ...(tombstones !== undefined && { tombstones: resolve(cwd, tombstones) }),
    ...(sealed !== undefined && { sealed: resolve(cwd, sealed) }),
    ...(origin.value !== undefined && { origin: origin.value }),
    ...(signInKey !== undefined && { signInKey }),
    ...(other.value && { other: other.value }),
    ...(Object.keys(hooks.value).length > 0 && { hooks: hooks.value }),
    ...(bridges.value && { bridges: bridges.value }),
  });
}

function readPort(name: string, text: string): Result<number, string> {
  const port = /^\d{1,5}$/u.test(text) ? Number(text) : Number.NaN;
  return port <= 65_535
    ? ok(port)
    : err(`${name} must be a number from 0 to 65535, not "${text}".`);
}

const HOOK_KEY_LENGTH_MIN = 16;

/** The sentence never repeats the key. */
function readHooks(set: (name: string) => string | undefined): Result<HookKeys, string> {
  const keys: { [Name in Hook]?: string } = {};
  for (const hook of HOOKS) {
    const name = `${hook.toUpperCase()}_KEY`;
    const key = set(name);
    if (key === undefined) continue;
    if (key.length < HOOK_KEY_LENGTH_MIN) {
      return err(`${name} must have at least ${HOOK_KEY_LENGTH_MIN} signs.`);
    }
    keys[hook] = key;
  }
  return ok(keys);
}

/** The sentence never repeats the secret. */
function readOther(
  set: (name: string) => string | undefined,
  origin: string | undefined,
): Result<OtherSettings | undefined, string> {
  const [issuer, clientId, clientSecret] = [
    set('OIDC_ISSUER'),
    set('OIDC_CLIENT_ID'),
    set('OIDC_CLIENT_SECRET'),
  ];
  if (issuer === undefined && clientId === undefined && clientSecret === undefined) {
    return ok(undefined);
  }
  if (issuer === undefined || clientId === undefined || clientSecret === undefined) {
    return err('OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET belong together.');
  }
  const url = URL.parse(issuer);
  const isSafe = url?.protocol === 'https:' || LOOPBACK.has(url?.hostname ?? '');
  if (url === null || !isSafe) {
    return err(`OIDC_ISSUER must be an address such as https://dangnhap.vidu.gov.vn.`);
  }
  if (origin === undefined) return err('OIDC_ISSUER is set: set ORIGIN, to which it sends back.');
  const name = (set('OIDC_NAME') ?? url.host).normalize('NFC');
  return ok({ issuer, clientId, clientSecret, name });
}

function readLease(text: string | undefined): Result<number, string> {
  const days = text === undefined ? LEASE_DAYS : Number(text);
  if (Number.isSafeInteger(days) && days >= LEASE_DAYS_MIN && days <= LEASE_DAYS_MAX) {
    return ok(days);
  }
  return err(
    `LEASE_DAYS must be a number from ${LEASE_DAYS_MIN} to ${LEASE_DAYS_MAX}, not "${text}".`,
  );
}

/** The sentence never repeats the address, in which a password stands. */
function readDatabase(text: string | undefined): Result<string | undefined, string> {
  if (text === undefined) return ok(undefined);
  const url = URL.parse(text);
  const isPostgres = url !== null && ['postgres:', 'postgresql:'].includes(url.protocol);
  if (!isPostgres || url.pathname.length < 2) {
    return err('DATABASE_URL must be an address such as postgres://user:password@host:5432/name.');
  }
  return ok(text);
}

function readOrigin(text: string | undefined, kind: StoreKind): Result<string | undefined, string> {
  if (text === undefined) return ok(undefined);
  if (kind === 'demo') {
    return err('ORIGIN is set, but a demo has no address of its own: set DATA_DIR as well.');
  }
  const url = URL.parse(text);
  const isPlain = url !== null && url.pathname === '/' && url.search === '' && url.hash === '';
  if (!isPlain || !['http:', 'https:'].includes(url.protocol)) {
    return err(`ORIGIN must be an address such as https://so.vidu.gov.vn, not "${text}".`);
  }
  return ok(url.origin);
}

/** Where a home of these settings writes tombstones; a demo, which nobody restores, within its store. */
export function tombstonePlaceOf({ kind, folder, tombstones }: Config): TombstonePlace | undefined {
  if (kind === 'demo') return { folder: tombstones ?? join(folder, 'tombstones') };
  return tombstones === undefined ? undefined : { folder: tombstones, mustBeAway: folder };
}
