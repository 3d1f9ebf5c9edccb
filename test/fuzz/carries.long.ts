// Copies that were made up, bent or brought for others, and streams that want to follow one not theirs.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Bytes, toBase64Url, utf8 } from '#kernel/bytes.ts';
import { joinFrames, saysTaken, splitFrames } from '#book/copy.ts';
import { succeedBytes } from '#book/signed.ts';
import type { PushPart } from '#protocol/messages.ts';
import { PROTOCOL } from '#protocol/version.ts';
import { createKeyPair, createSigner } from '#server/crypto.ts';
import { sealText } from '#test/support/sealed-copies.ts';
import { type Dice, FUZZ_SEED, play } from './dice.ts';
import { mutateBytes, mutateJson, render } from './mutate.ts';
import { PLAN } from './plan.ts';
import { signRequest } from './signed-request.ts';
import { ask, createGuard, createTally, openTarget, type Target } from './target.ts';

describe('hostile carriers and successors', () => {
  let target: Target;
  let guard: ReturnType<typeof createGuard>;
  const tally = createTally();

  beforeAll(async () => {
    target = await openTarget(FUZZ_SEED % 1_000);
    guard = createGuard(target.witness);
  });
  afterAll(() => target.close());

  function see(kind: string, status: number, code: string): void {
    tally.add(`${kind} ${status} ${code}`);
    if (!guard.isSame()) throw new Error(`answered ${status} ${code} and changed the store`);
  }

  const visits = (count: number): PushPart =>
    target.phones.member.part(
      target.doors.id,
      target.households.slice(0, count).map((household) => ({
        type: 'door.visited@1',
        on: target.today,
        body: { visit: target.newId(), household, outcome: 'met' },
      })),
    );

  async function carry(body: Bytes): Promise<{ status: number; code: string; taken: number }> {
    const request = new Request('http://localhost/api/carry', { method: 'POST', body });
    const response = await target.app.fetch(request.clone());
    if (response.status !== 200) return { ...(await ask(target, request)), taken: 0 };
    const answers = splitFrames(new Uint8Array(await response.arrayBuffer()));
    if (!answers.ok) throw new Error('frames that do not end');
    return { status: 200, code: '', taken: answers.value.filter(saysTaken).length };
  }

  test('bring nothing that its author has not said', async () => {
    const { member, stranger } = target.phones;
    const reply = toBase64Url(target.home.random(32));
    const message = { stream: member.stream, reply, part: visits(3) };
    const copy = await sealText(target.home, JSON.stringify(message));
    expect(await carry(joinFrames([copy]))).toMatchObject({ status: 200, taken: 1 });
    guard.accept();
    const played = await play('carries', PLAN.carries, async (dice) => {
      const made = dice.chance(70)
        ? await sealText(target.home, render(dice, bend(dice, message, stranger.stream)))
        : mutateBytes(dice, copy);
      const frames = joinFrames(dice.chance(80) ? [made] : [made, copy, made]);
      const body = dice.chance(90) ? frames : mutateBytes(dice, frames);
      const { status, code, taken } = await carry(body);
      see('carries', status, code);
      if (taken > 0) tally.add('carries taken');
    });
    expect(played).toBe(PLAN.carries);
    for (const answer of ['200 ', '400 malformed']) {
      expect(tally.get(`carries ${answer}`), tally.text()).toBeGreaterThan(100);
    }
    expect(tally.get('carries taken')).toBeGreaterThan(100);
  });

  test('follow no stream but their own', async () => {
    const { member, stranger, leader } = target.phones;
    const pair = createKeyPair(target.home.random);
    const stream = target.newId();
    const sign = createSigner(pair);
    const signed = (earlier: string, next: string, key = pair.key) => ({
      protocol: PROTOCOL,
      stream: next,
      key,
      signature: toBase64Url(sign(succeedBytes(earlier, next, key))),
    });
    const body = signed(member.stream, stream);
    const succeed = (phone: typeof member, text: string) =>
      ask(target, signRequest(target, phone, 'POST', '/api/succeed', utf8(text)));
    expect((await succeed(member, JSON.stringify(body))).status).toBe(200);
    guard.accept();
    const played = await play('successions', PLAN.successions, async (dice) => {
      const other = dice.pick([stranger, leader]);
      const lies: readonly unknown[] = [
        mutateJson(dice, body),
        mutateJson(dice, body),
        // Of streams that are there already: somebody else's, and an earlier one under another key.
        signed(other.stream, stream),
        signed(other.stream, member.stream),
        signed(member.stream, other.stream),
        { ...signed(member.stream, member.stream), key: other.key },
        { ...body, device: dice.pick(['\0', '\ud800', 'a'.repeat(3_000)]) },
      ];
      const phone = dice.chance(60) ? member : other;
      const { status, code } = await succeed(phone, render(dice, dice.pick(lies)));
      see('successions', status, code);
    });
    expect(played).toBe(PLAN.successions);
    for (const answer of ['400 malformed', '401 signature-wrong', '403 not-yours', '200 ']) {
      expect(tally.get(`successions ${answer}`), tally.text()).toBeGreaterThan(50);
    }
  });
});

type Message = { readonly stream: string; readonly reply: string; readonly part: PushPart };

const NUMBERS = [1, 2, 4, 256, 257, 10 ** 6, 2 ** 31, 2 ** 53 - 1] as const;

/** The message of a copy as somebody else might make it up. */
function bend(dice: Dice, message: Message, other: string): unknown {
  switch (dice.below(5)) {
    case 0:
      return { ...message, stream: other };
    case 1:
      return { ...message, part: { ...message.part, from: dice.pick(NUMBERS) } };
    case 2:
      return { ...message, part: { ...message.part, salts: [[dice.below(9), 'A'.repeat(22)]] } };
    default:
      return mutateJson(dice, message);
  }
}
