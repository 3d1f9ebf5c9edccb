import type { Id } from '#kernel/id.ts';
import type { Proposal } from '#book/activity.ts';
import type { Device } from '#device/device.ts';
import { findOrigin, type Matter } from '#pwa/phone/attention.ts';
import { type Answer, proposeAnswer } from './answer.ts';

/** Answers in one save: the phone stays at hand between two. */
const TOGETHER_MAX = 50;

export type Answered = {
  readonly done: number;
  /** Of those that were refused one by one; each wants to be looked at. */
  readonly left: number;
  /** Why saving stopped. */
  readonly code?: string;
};

/** One word for all: what rests on something that waits too comes after it. */
export async function answerAll(
  device: Device,
  matters: readonly Matter[],
  kind: Exclude<Answer, 'settle'>,
  note: string,
): Promise<Answered> {
  const bySeq = (matter: Matter): number => matter.held?.fact.seq ?? 0;
  let left = [...matters].sort((one, other) => bySeq(one) - bySeq(other));
  let done = 0;
  for (;;) {
    const { book, taken, proposals } = takeReady(device, left, kind, note);
    if (book === undefined) return { done, left: left.length };
    const saved = await device.save(book, proposals);
    if (!saved.ok) return { done, left: left.length, code: saved.error.code };
    done += taken.size;
    left = left.filter((matter) => !taken.has(matter));
  }
}

type Ready = {
  /** None: nothing is left that may be answered. */
  readonly book: Id | undefined;
  readonly taken: ReadonlySet<Matter>;
  readonly proposals: readonly Proposal[];
};

/** As many of one book as may be answered now. */
function takeReady(device: Device, left: readonly Matter[], kind: Answer, note: string): Ready {
  const taken = new Set<Matter>();
  const proposals: Proposal[] = [];
  let book: Id | undefined;
  for (const matter of left) {
    if (proposals.length >= TOGETHER_MAX) break;
    if (book !== undefined && matter.book.id !== book) continue;
    const origin = findOrigin(matter);
    const intended = origin && proposeAnswer(device, matter, origin, kind, note);
    if (intended?.ok !== true || intended.value.length === 0) continue;
    book = matter.book.id;
    taken.add(matter);
    proposals.push(...intended.value);
  }
  return { book, taken, proposals };
}
