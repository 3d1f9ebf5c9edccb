import type { Id } from '#kernel/id.ts';
import type { NoticeClass } from '#domain/board/facts.ts';

/**
 * Why something did not arrive, or was not sent. What a phone or its owner does not take is for somebody to
 * walk there; what keys, money and templates lack is for whoever keeps the server.
 */
export const WHYS = [
  // Of the recipient.
  'no-phone',
  'number-wrong',
  'no-zalo',
  'cannot-receive',
  'unwanted',
  'network',
  'gone',
  'address',
  // Of whoever keeps the server.
  'key',
  'balance',
  'sender',
  'template',
  // Of the message.
  'refused',
  // Of the way there.
  'unreachable',
  'busy',
  'quota',
  'night',
  'provider',
  'interrupted',
  // Not needed.
  'told',
  'same-number',
  'other-way',
  'superseded',
  'withdrawn',
  'no-right',
  'off',
] as const;
export type Why = (typeof WHYS)[number];

/** What became of one attempt. */
export type Sent =
  /** Taken by the provider, which may tell more later. */
  | { readonly is: 'sent'; readonly outside?: string }
  /** Not for this recipient over this channel; another may do. */
  | { readonly is: 'failed'; readonly why: Why }
  /** Once more, in `afterS` seconds where the provider says so. */
  | { readonly is: 'later'; readonly why: Why; readonly afterS?: number }
  /** Nothing goes out over this channel until somebody mends it. */
  | { readonly is: 'broken'; readonly why: Why };

/** A notice as a channel carries it to one recipient. */
export type Message = {
  /** 30 characters of base64url, the same at every attempt: book, edition, recipient. */
  readonly reference: string;
  readonly notice: Id;
  readonly class: NoticeClass;
  /** The village or commune that speaks. */
  readonly from: string;
  readonly title: string;
  readonly text: string;
  /** What to do. */
  readonly do?: string;
  /** Until when a warning holds, in words. */
  readonly until?: string;
  readonly link: string;
  /** Seconds for which it is worth being delivered. */
  readonly ttlS: number;
};

/** @param to a phone number `+84…`, a mail address, or what `push` needs */
export type Channel<To = string> = {
  /**
   * Whether the provider knows a message again by its reference, so that sending what was perhaps sent
   * already does no harm.
   */
  readonly knowsAgain: boolean;
  /** Least milliseconds between two messages. */
  readonly paceMs: number;
  send(to: To, message: Message): Promise<Sent>;
};

/** Asks a provider, which is given 20 seconds; whatever comes of it is a value. */
export async function ask(
  url: string,
  init: RequestInit,
): Promise<{ readonly status: number; readonly text: string; readonly afterS?: number } | Sent> {
  try {
    const signal = AbortSignal.timeout(ANSWER_MS_MAX);
    const answer = await fetch(url, { ...init, signal, redirect: 'error' });
    const { status } = answer;
    const text = (await answer.text()).slice(0, ANSWER_LENGTH_MAX);
    const afterS = Number(answer.headers.get('retry-after') ?? Number.NaN);
    if (status === 429 || status >= 500) {
      const wait = Number.isFinite(afterS) && { afterS: Math.max(0, Math.ceil(afterS)) };
      return { is: 'later', why: status === 429 ? 'busy' : 'provider', ...wait };
    }
    return { status, text };
  } catch {
    return { is: 'later', why: 'unreachable' };
  }
}

const ANSWER_MS_MAX = 20_000;
const ANSWER_LENGTH_MAX = 20_000;
