import type { Bytes } from '#kernel/bytes.ts';
import { COPIES_MEDIA_TYPE, joinFrames, saysTaken, splitFrames } from '#book/copy.ts';
import { CARRY_BYTES_MAX, CARRY_COPIES_MAX } from '#protocol/limits.ts';
import type { Platform } from '#device/platform.ts';

/* Runs in the page and in the service worker, so it takes as little as it can. */

/** A frame's length, in front of it. */
const FRAME_BYTES = 4;

/** Not answered, or not taken; an empty answer says that nobody at this home will ever open it. */
export const isOpen = (answer: Bytes | null | undefined): boolean =>
  answer === undefined || answer === null || (answer.length > 0 && !saysTaken(answer));

export type Answers = {
  /** By place, as far as the home answered. */
  readonly answers: readonly Bytes[];
  /** Why it went no further. */
  readonly code?: string;
};

/** Brings copies in as many requests as it takes, in their order. */
export async function bring(
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
      const problem: unknown = await response.json().catch(() => undefined);
      return codeOf(problem) ?? 'home-failed';
    }
    const answers = splitFrames(new Uint8Array(await response.arrayBuffer()));
    return answers.ok && answers.value.length === copies.length ? answers.value : 'reply-malformed';
  } catch {
    return 'offline';
  }
}

/** Read by hand, because the service worker has no other schema. */
const codeOf = (problem: unknown): string | undefined =>
  typeof problem === 'object' && problem !== null && 'code' in problem
    ? String(problem.code)
    : undefined;
