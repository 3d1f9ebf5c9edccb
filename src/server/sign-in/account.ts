import * as v from 'valibot';
import { fromBase64Url, toBase64Url } from '#kernel/bytes.ts';
import { ok } from '#kernel/result.ts';
import { IdText } from '#book/common.ts';
import type {
  AccountReply,
  CodeSecretReply,
  PasswordSetUp,
  RecoveryReply,
  Removal,
  WaysReply,
} from '#protocol/sign-in.ts';
import { machineRandom } from '#server/crypto.ts';
import { isOffice, type Reader } from '#server/me.ts';
import { CODE_SECRET_LENGTH, showSecret, stepOfCode } from '#server/sign-in/code-app.ts';
import { type Desk, type Outcome, refuse } from '#server/sign-in/desk.ts';
import { hashPassword, isWeak } from '#server/sign-in/password.ts';
import { codePurpose, recoveryHash } from '#server/sign-in/sign-in-by-password.ts';
import type { Holder } from '#server/store/accounts.ts';

/** So long after signing in may a browser change how its person signs in. */
const FRESH_S = 15 * 60;
const RECOVERY_CODES = 10;
const RECOVERY_GROUPS = 5;
const RECOVERY_GROUP_LENGTH = 5;
const RECOVERY_LETTERS = 'abcdefghijklmnopqrstuvwxyz234567';

/** Whether this is somebody of an office, and the browser theirs: a phone, or one signed in on just now. */
export function findHindrance(
  { home }: Desk,
  { line, people, today }: Reader,
): ReturnType<typeof refuse> | undefined {
  if (!isOffice(people, line.person, today)) return refuse('not-yours');
  const { way, since = 0 } = people.streams.get(line.stream) ?? {};
  const isFresh = way === undefined || home.now() - since <= FRESH_S;
  return isFresh ? undefined : refuse('sign-in-again');
}

export async function showAccount(
  desk: Desk,
  reader: Reader,
  ways: WaysReply,
): Promise<AccountReply> {
  const { directories } = desk.home.store;
  const holder = reader.line;
  const [login, passkeys, others, recovery] = await Promise.all([
    directories.findLoginOf(holder),
    directories.listPasskeys(holder),
    directories.listSubjects(holder),
    directories.countRecovery(holder),
  ]);
  return {
    ...(login && { login: { name: login.name, since: login.since, recovery } }),
    passkeys: passkeys.map(({ id, label, since, usedAt }) => ({
      id,
      label,
      since,
      ...(usedAt !== undefined && { usedAt }),
    })),
    others: others.map(({ issuer, since }) => ({ issuer, since })),
    ways,
    mayChange: findHindrance(desk, reader) === undefined,
  };
}

const NEW_CODE = {
  kind: 'code app set-up',
  says: v.object({ person: IdText, people: IdText, secret: v.string() }),
};

/** Nothing is kept of it before a first code has come back. */
export function offerCodeApp(
  { home, tokens }: Desk,
  { person, people }: Holder,
  label: string,
): CodeSecretReply {
  const secret = machineRandom(CODE_SECRET_LENGTH);
  const token = tokens.make(NEW_CODE, { person, people, secret: toBase64Url(secret) });
  return { token: toBase64Url(token), ...showSecret(secret, home.name, label) };
}

/** Name, password and code app in place of what the person had, with new recovery codes. */
export async function setPassword(
  { home, tokens, sealing, inTurn }: Desk,
  { person, people }: Holder,
  { name, password, token: text, code }: PasswordSetUp,
): Promise<Outcome<RecoveryReply>> {
  if (isWeak(password, name)) return refuse('password-weak');
  const token = fromBase64Url(text);
  const offered = token.ok ? tokens.read(NEW_CODE, token.value) : undefined;
  const secret = fromBase64Url(offered?.secret ?? '');
  if (offered?.person !== person || offered.people !== people || !token.ok || !secret.ok) {
    return refuse('challenge-unknown');
  }
  const step = stepOfCode(secret.value, code, home.now());
  if (step === undefined) return refuse('code-wrong');
  const hashing = inTurn('password', () => hashPassword(password));
  if (hashing === undefined) {
    return refuse('too-many-requests', 'passwords wait', { retryAfter: 1 });
  }
  const hash = await hashing;
  if (!(await tokens.spend(token.value))) return refuse('challenge-unknown', 'set-up replayed');
  const recovery = Array.from({ length: RECOVERY_CODES }, newRecoveryCode);
  const login = {
    name,
    person,
    people,
    password: hash,
    totp: sealing.seal(codePurpose(name), secret.value),
    step,
    since: home.now(),
  };
  const isKept = await home.store.directories.putLogin(login, recovery.map(recoveryHash));
  return isKept ? ok({ recovery }) : refuse('name-taken');
}

/** 125 random bits in letters that are not mistaken for each other. */
function newRecoveryCode(): string {
  const letters = Array.from(
    machineRandom(RECOVERY_GROUPS * RECOVERY_GROUP_LENGTH),
    (byte) => RECOVERY_LETTERS[byte % RECOVERY_LETTERS.length] ?? '',
  ).join('');
  return letters.match(/.{5}/gu)?.join('-') ?? '';
}

export async function removeWay(
  { home }: Desk,
  holder: Holder,
  { way, id = '' }: Removal,
): Promise<void> {
  const { directories } = home.store;
  if (way === 'password') await directories.deleteLoginOf(holder);
  if (way === 'passkey') await directories.deletePasskey(holder, id);
  if (way === 'oidc') await directories.deleteSubject(holder, id);
}
