import * as v from 'valibot';
import type { Bytes } from '#kernel/bytes.ts';
import { joinFrames, saysTaken, splitFrames } from '#book/copy.ts';
import { COPIES_MEDIA_TYPE } from '#protocol/carry.ts';
import { CARRY_BYTES_MAX, CARRY_COPIES_MAX } from '#protocol/limits.ts';
import type { Change } from '#device/local-store.ts';
import type { Phone } from '#device/phone.ts';
import type { Platform } from '#device/platform.ts';
import { CarriedRow } from '#device/copy-rows.ts';
import { toRow } from '#device/rows.ts';

/*
 * Copies on their way to the home: those of a store that was lost, and those that this phone carries for
 * others. To bring one twice is harmless, so each is brought until it was taken.
 */

/** What the home did not take is offered again so much later, then after twice as long, up to a day. */
const REST_MS = 10 * 60_000;
const REST_MAX_MS = 86_400_000;
/** A bundle and its answers are forgotten after so long. */
const CARRIED_MS = 60 * 86_400_000;
/** A frame's length, in front of it. */
const FRAME_BYTES = 4;

/**
 * Brings all that waits, or what has rested long enough.
 * @returns why some of it could not be brought at all; undefined when the home has answered everything
 */
export async function deliverWaiting(
  phone: Phone,
  { isAsked = false }: { readonly isAsked?: boolean } = {},
): Promise<string | undefined> {
  const nowMs = phone.platform.clock.nowMs();
  const { copying } = phone;
  // A clock set back must not make the rest a long one.
  const restsMs = copying.restUntilMs - nowMs;
  if (restsMs > 0 && restsMs <= copying.restMs && !isAsked) return undefined;
  const orphaned = await deliverOrphans(phone);
  const carried = orphaned.code === undefined ? await deliverCarried(phone, nowMs) : orphaned;
  const isLeft = orphaned.isLeft || carried.isLeft;
  const rests = isLeft && carried.code !== 'offline';
  copying.restMs = rests ? Math.min(REST_MAX_MS, Math.max(REST_MS, copying.restMs * 2)) : 0;
  copying.restUntilMs = nowMs + copying.restMs;
  return carried.code;
}

/** `isLeft`: something was not taken and waits for another time. */
type Delivered = { readonly isLeft: boolean; readonly code?: string };

async function deliverOrphans(phone: Phone): Promise<Delivered> {
  const { platform, copying } = phone;
  if (copying.orphans.length === 0) return { isLeft: false };
  const { orphans } = copying;
  const { answers, code } = await deliver(
    platform,
    orphans.map(({ bytes }) => bytes),
  );
  const taken = new Set<string>();
  orphans.forEach(({ name }, index) => {
    const answer = answers[index];
    if (answer !== undefined && saysTaken(answer)) taken.add(name);
  });
  if (taken.size > 0) {
    await platform.mirror.drop(taken);
    copying.orphans = copying.orphans.filter(({ name }) => !taken.has(name));
    phone.tell();
  }
  return { isLeft: copying.orphans.length > 0, ...(code !== undefined && { code }) };
}

async function deliverCarried(phone: Phone, nowMs: number): Promise<Delivered> {
  const { store } = phone.platform;
  let isLeft = false;
  for (const { key, value } of await store.list('carried', { prefix: '' })) {
    const row = toRow(CarriedRow, value);
    if (row === undefined || Math.abs(nowMs - row.takenAtMs) > CARRIED_MS) {
      await store.write([{ table: 'carried', key, gone: true }], { strict: false });
      continue;
    }
    const open = row.copies.flatMap((copy, index) =>
      isOpen(row.answers[index]) ? [{ copy, index }] : [],
    );
    if (open.length === 0) continue;
    const { answers, code } = await deliver(
      phone.platform,
      open.map(({ copy }) => copy),
    );
    const all = [...row.answers];
    open.forEach(({ index }, place) => {
      all[index] = answers[place] ?? all[index] ?? null;
    });
    const change: Change = { table: 'carried', key, value: { ...row, answers: all } };
    if (answers.length > 0) await store.write([change], { strict: true });
    phone.tell();
    isLeft ||= all.some(isOpen);
    if (code !== undefined) return { isLeft: true, code };
  }
  return { isLeft };
}

/** Not answered, or not taken; an empty answer says that nobody at this home will ever open it. */
const isOpen = (answer: Bytes | null | undefined): boolean =>
  answer === undefined || answer === null || (answer.length > 0 && !saysTaken(answer));

export type Answers = {
  /** By place, as far as the home answered. */
  readonly answers: readonly Bytes[];
  /** Why it went no further. */
  readonly code?: string;
};

/** Brings copies in as many requests as it takes, in their order. */
export async function deliver(
  platform: Pick<Platform, 'transport'>,
  copies: readonly Bytes[],
): Promise<Answers> {
  const answers: Bytes[] = [];
  let copiesMax = CARRY_COPIES_MAX;
  while (answers.length < copies.length) {
    const some = portionOf(copies.slice(answers.length), copiesMax);
    const answered = await send(platform, some);
    if (typeof answered !== 'string') answers.push(...answered);
    else if (answered === 'too-large' && some.length > 1) copiesMax = Math.ceil(some.length / 2);
    else return { answers, code: answered };
  }
  return { answers };
}

/** The first of them that fit one request; never less than one. */
function portionOf(copies: readonly Bytes[], copiesMax: number): readonly Bytes[] {
  let bytes = 0;
  const end = copies.findIndex((copy, index) => {
    bytes += copy.length + FRAME_BYTES;
    return index >= copiesMax || bytes > CARRY_BYTES_MAX;
  });
  return end < 0 ? copies : copies.slice(0, Math.max(1, end));
}

const Problem = v.object({ code: v.string() });

/** An answer for each, or the code of what went wrong. */
async function send(
  { transport }: Pick<Platform, 'transport'>,
  copies: readonly Bytes[],
): Promise<readonly Bytes[] | string> {
  try {
    const headers = { 'content-type': COPIES_MEDIA_TYPE, accept: COPIES_MEDIA_TYPE };
    const body = joinFrames(copies);
    const response = await transport('/api/carry', { method: 'POST', headers, body });
    if (!response.ok) {
      const problem = v.safeParse(Problem, await response.json().catch(() => undefined));
      return problem.success ? problem.output.code : 'home-failed';
    }
    const answers = splitFrames(new Uint8Array(await response.arrayBuffer()));
    return answers.ok && answers.value.length === copies.length ? answers.value : 'reply-malformed';
  } catch {
    return 'offline';
  }
}
