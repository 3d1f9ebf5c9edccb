import type { Bytes } from '#kernel/bytes.ts';
import { utf8 } from '#kernel/bytes.ts';
import type { PasswordSignIn, SignInReply } from '#protocol/sign-in.ts';
import { sha256 } from '#server/crypto.ts';
import { stepOfCode } from '#server/sign-in/code-app.ts';
import { type Desk, letIn, type Outcome, refuse } from '#server/sign-in/desk.ts';
import { isPassword, NOBODYS_HASH } from '#server/sign-in/password.ts';
import type { Login } from '#server/store/accounts.ts';

/** What the secret of a code app is sealed for: it opens for nobody else. */
export const codePurpose = (name: string): string => `code app of ${name}`;

/** Recovery codes are long and random: one round of SHA-256 hides them as well as many. */
export const recoveryHash = (code: string): Bytes => sha256(utf8(code.replaceAll('-', '')));

/**
 * Login name, password and a code. Whatever is wrong of the three, and whether there is such a name at all,
 * the answer is the same and takes as long; only the log tells them apart.
 */
export async function signInByPassword(
  desk: Desk,
  { name, password, code, keep }: PasswordSignIn,
): Promise<Outcome<SignInReply>> {
  const { gate, store } = desk.home;
  const retryAfter = gate.trySignIn(name);
  if (retryAfter > 0) return refuse('too-many-requests', 'login name locked', { retryAfter });
  const login = await store.directories.findLogin(name);
  const checked = desk.inTurn('password', () =>
    isPassword(password, login?.password ?? NOBODYS_HASH),
  );
  if (checked === undefined) {
    gate.giveBackSignIn(name);
    return refuse('too-many-requests', 'passwords wait', { retryAfter: 1 });
  }
  const isRight = await checked;
  if (login === undefined) return refuse('sign-in-wrong', 'login name unknown');
  if (!isRight) return refuse('sign-in-wrong', 'password wrong');
  const fault = await findFault(desk, login, code);
  if (fault !== undefined) return refuse('sign-in-wrong', fault);
  gate.giveBackSignIn(name);
  return letIn(desk, login, 'password', keep);
}

/** What is wrong with a code; what is right of it is used up by asking. */
async function findFault(desk: Desk, login: Login, code: string): Promise<string | undefined> {
  const { directories } = desk.home.store;
  if (!/^\d{6}$/u.test(code)) {
    const isTaken = await directories.takeRecovery(login, recoveryHash(code));
    return isTaken ? undefined : 'recovery code wrong';
  }
  const secret = desk.sealing.open(codePurpose(login.name), login.totp);
  if (secret === undefined) return 'code app sealed under another key';
  const step = stepOfCode(secret, code, desk.home.now());
  if (step === undefined) return 'code wrong';
  return (await directories.takeStep(login.name, step)) ? undefined : 'code replayed';
}
