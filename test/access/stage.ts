// A home that limits nobody soon and tells each refusal, another commune's home, and what is sent to them.

import { expect } from 'vitest';
import { type Bytes, toBase64Url, utf8 } from '#kernel/bytes.ts';
import { LIMITS } from '#server/http/gate.ts';
import { readAnswer, type Said } from '#test/access/caller.ts';
import { openTestHome, type TestHome } from '#test/support/test-home.ts';
import type { TestPhone } from '#test/support/test-phone.ts';

export const FAR_ADDRESS = '203.0.113.77';
const FROM_THERE = { incoming: { socket: { remoteAddress: FAR_ADDRESS } } };

export type Sent = {
  readonly method?: string;
  readonly path: string;
  readonly body?: Bytes;
  readonly headers?: Readonly<Record<string, string>>;
};

export const openStage = (seed?: number): Promise<TestHome> =>
  openTestHome({
    limits: { ...LIMITS, failures: { burst: 1_000, perMinute: 60 } },
    ...(seed !== undefined && { seed }),
  });

export async function give(
  { app }: TestHome,
  { method = 'GET', path, body, headers = {} }: Sent,
): Promise<Said> {
  const init = { method, headers, ...(body !== undefined && body.length > 0 && { body }) };
  return readAnswer(await app.request(path, init, FROM_THERE));
}

/** As a phone signs it at a second. */
export function signAt(phone: TestPhone, sent: Sent, at: number): Sent {
  const { method = 'GET', path, body = utf8('') } = sent;
  const signature = toBase64Url(phone.sign(phone.requestSaid({ method, path, at, body })));
  return {
    ...sent,
    headers: {
      'banso-stream': phone.stream,
      'banso-at': String(at),
      'banso-signature': signature,
    },
  };
}

export const withHeader = (sent: Sent, name: string, value: string): Sent => ({
  ...sent,
  headers: { ...sent.headers, [name]: value },
});

/** A later minute, of which the log has told nothing. */
export function nextMinute({ clock, log }: TestHome): void {
  clock.at += 61;
  log.length = 0;
}

const ADDRESS = 'address [\\w-]{8}';
export const streamOf = ({ stream }: TestPhone): string => `stream ${stream}`;

/** One line: the time, the code, the route, and a stream or a nameless address. */
export function expectTold(
  { clock, log }: TestHome,
  code: string,
  route: string,
  from = ADDRESS,
): void {
  const time = new Date(clock.at * 1_000).toISOString().slice(0, 19);
  const lines = log.filter((line) => !line.includes(' more within a minute'));
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(new RegExp(`^${time}Z refused ${code} ${route} from ${from}$`, 'u'));
}
