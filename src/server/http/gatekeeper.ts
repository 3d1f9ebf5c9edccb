import { randomInt } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Context, MiddlewareHandler } from 'hono';
import { toBase64Url, utf8 } from '#kernel/bytes.ts';
import { machineRandom, sha256 } from '#server/crypto.ts';
import type { Home } from '#server/home.ts';
import { addressOf } from '#server/http/address.ts';
import { type Knock, ownerOf } from '#server/http/gate.ts';
import {
  noteSender,
  problem,
  problemOf,
  refusalsOf,
  senderOf,
  sendProblem,
} from '#server/http/problem.ts';
import { createRefusalLog } from '#server/http/refusal-log.ts';
import { provenStream } from '#server/http/signed.ts';

/** Whoever asks too much is answered late, so that asking again at once gains nothing; not all together. */
const HELD_MS = [500, 1_500] as const;
/** Answers held at a time; one more goes out at once. */
const HELD_MAX = 1_000;

/**
 * Stands before every request of phones. What is refused for asking too much is neither read nor checked,
 * and answered late.
 */
export function keepGate(home: Home): MiddlewareHandler {
  if (!home.gate.isKept) return async (_, next) => next();
  let held = 0;

  async function hold(): Promise<void> {
    if (held >= HELD_MAX) return;
    held += 1;
    await wait(randomInt(...HELD_MS));
    held -= 1;
  }

  const tooMany = (c: Context, retryAfter: number): Response =>
    sendProblem(c, problem('too-many-requests', { retryAfter }));

  return async (c, next) => {
    const claimed = home.directory.findStream(c.req.header('banso-stream') ?? '');
    const knock: Knock = {
      path: c.req.path,
      claims: claimed && ownerOf(claimed),
      address: addressOf(c),
    };
    const early = home.gate.knock(knock);
    if (early > 0) c.res = tooMany(c, early);
    else await next();
    const stream = provenStream(c.req.raw);
    const isUnproven = early === 0 && stream === undefined && problemOf(c) !== undefined;
    const late = isUnproven ? home.gate.fail(knock) : 0;
    if (late > 0) c.res = tooMany(c, late);
    const sender = stream ?? (early > 0 ? claimed?.stream : undefined);
    if (sender !== undefined) noteSender(c, `stream ${sender}`);
    if (problemOf(c) === 'too-many-requests') await hold();
  };
}

/**
 * Tells the log of every refusal by its kind, its route and its stream or address, never by what was said.
 * @param routeOf what of an address may be told
 */
export function tellRefusals(
  home: Home,
  log: (line: string) => void,
  routeOf: (path: string) => string,
): MiddlewareHandler {
  if (!home.gate.isKept) return async (_, next) => next();
  const refusals = createRefusalLog(log);
  const nameOf = createNames();
  return async (c, next) => {
    refusals.tellCounts(home.now());
    await next();
    const from = senderOf(c) ?? `address ${nameOf(addressOf(c))}`;
    for (const kind of refusalsOf(c)) {
      refusals.note(`${kind} ${routeOf(c.req.path)}`, from, home.now());
    }
  };
}

/** Names that tell addresses apart until the next start, and tell nobody which they are. */
export function createNames(): (address: string) => string {
  const salt = toBase64Url(machineRandom(16));
  return (address) => toBase64Url(sha256(utf8(`${salt} ${address}`))).slice(0, 8);
}
