import type { Result } from '#kernel/result.ts';
import type { DecideReply, DecideRequest } from '#protocol/decide.ts';
import { type Matter, nameOf } from './groups.ts';

export type Decision = DecideRequest['decision'];

const IN_TURN: readonly Decision[] = ['release', 'settle', 'decline'];

type Chosen = {
  readonly matter: Matter;
  readonly decision: Decision;
  readonly note: string | undefined;
};

/**
 * As few requests as there may be. Books come in the order in which they were told, and what is released
 * first: something else may rest on it.
 */
export function requestsOf(chosen: readonly Chosen[], most: number): readonly DecideRequest[] {
  const books = new Set(chosen.map(({ matter }) => matter.book));
  return [...books].flatMap((book) =>
    IN_TURN.flatMap((decision) => {
      const some = chosen.filter((each) => each.matter.book === book && each.decision === decision);
      const notes = new Set(some.map(({ note }) => note));
      return [...notes].flatMap((note) => {
        const of = some
          .filter((each) => each.note === note)
          .map(({ matter: { stream, n } }) => ({ stream, n }));
        return inParts(of, most).map((part) => ({
          book,
          of: part,
          decision,
          ...(note !== undefined && { note }),
        }));
      });
    }),
  );
}

function inParts<T>(all: readonly T[], most: number): T[][] {
  const parts: T[][] = [];
  for (let from = 0; from < all.length; from += most) parts.push(all.slice(from, from + most));
  return parts;
}

export type Sent = {
  /** What was decided. */
  readonly done: ReadonlySet<string>;
  /** Why some of it was not, one by one. */
  readonly not: ReadonlyMap<string, string>;
  /** Why the rest was not sent. */
  readonly code?: string;
};

type Ask = (request: DecideRequest) => Promise<Result<DecideReply, { readonly code: string }>>;

/** One after the other; stops where the home does not answer. */
export async function sendDecisions(ask: Ask, requests: readonly DecideRequest[]): Promise<Sent> {
  const done = new Set<string>();
  const not = new Map<string, string>();
  for (const request of requests) {
    const answer = await ask(request);
    if (!answer.ok) return { done, not, code: answer.error.code };
    for (const { stream, n, verdict, why } of answer.value.items) {
      const key = nameOf(request.book, stream, n);
      if (verdict === 'refused' || verdict === 'held') not.set(key, why);
      else done.add(key);
    }
  }
  return { done, not };
}
