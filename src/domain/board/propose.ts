import type { Id } from '#kernel/id.ts';
import { err } from '#kernel/result.ts';
import type { Proposed } from '#book/activity.ts';
import type { NoticeText } from '#domain/board/facts.ts';
import { type BoardStates, isNarrowed } from '#domain/board/judge.ts';
import {
  type BoardFacts,
  type BodyOf,
  proposeOne,
  refusalOfCorrection,
  refusalOfEdition,
  textsIn,
} from '#domain/board/proposing.ts';
import { type Author, given, present, tidyNote } from '#domain/propose.ts';

/** A notice as somebody writes it: languages in which nothing stands yet are left out. */
export type NoticeIntent = Omit<BodyOf<'notice.posted@1'>, 'notice' | 'edition' | 'texts'> & {
  readonly texts: Readonly<Record<string, Partial<NoticeText>>>;
};

/** Minted with the form, so that saving twice writes once; `over` is what the form showed. */
export type NoticeIds = { readonly notice: Id; readonly edition: Id };

export function proposeNotice(
  states: BoardStates,
  author: Author,
  ids: NoticeIds,
  intent: NoticeIntent,
): Proposed<BoardFacts> {
  const texts = textsIn(intent.texts, textOf);
  const body = present<BodyOf<'notice.posted@1'>>({ ...intent, ...ids, texts });
  const refusal = refusalOfEdition(states, body);
  if (refusal !== undefined) return err(refusal);
  return proposeOne(states, author, { type: 'notice.posted@1', on: author.on, body });
}

/**
 * `retell`: whoever was told of an earlier edition is told anew. What everybody has read is not made one for
 * those who work alone: it is withdrawn, and another posted.
 */
export function proposeCorrection(
  states: BoardStates,
  author: Author,
  ids: NoticeIds & { readonly over: Id },
  intent: NoticeIntent & { readonly retell: boolean },
): Proposed<BoardFacts> {
  const known = states.board.notices.get(ids.notice);
  const texts = textsIn(intent.texts, textOf);
  const body = present<BodyOf<'notice.corrected@1'>>({ ...intent, ...ids, texts });
  const refusal = refusalOfCorrection(states, known, body);
  if (refusal !== undefined) return err(refusal);
  if (known !== undefined && isNarrowed(known, intent)) return err({ code: 'notice-was-public' });
  return proposeOne(states, author, { type: 'notice.corrected@1', on: author.on, body });
}

export function proposeNoticeWithdrawn(
  states: BoardStates,
  author: Author,
  notice: Id,
  reason?: string,
): Proposed<BoardFacts> {
  if (states.board.notices.get(notice)?.withdrawn !== undefined) {
    return err({ code: 'premise-changed' });
  }
  const body = present<BodyOf<'notice.withdrawn@1'>>({ notice, reason: given(reason) });
  return proposeOne(states, author, { type: 'notice.withdrawn@1', on: author.on, body });
}

/** `voice` is minted when it was recorded, so that saving it twice cannot add it twice. */
export function proposeNoticeVoice(
  states: BoardStates,
  author: Author,
  body: BodyOf<'notice.voiced@1'>,
): Proposed<BoardFacts> {
  if (states.board.voices.has(body.voice)) return err({ code: 'already-saved' });
  if (states.board.notices.get(body.notice)?.withdrawn !== undefined) {
    return err({ code: 'premise-changed' });
  }
  return proposeOne(states, author, { type: 'notice.voiced@1', on: author.on, body });
}

export function proposeNoticeUnvoiced(
  states: BoardStates,
  author: Author,
  voice: Id,
  reason?: string,
): Proposed<BoardFacts> {
  const known = states.board.voices.get(voice);
  if (known === undefined) return err({ code: 'voice-unknown' });
  const { notice } = known;
  const body = present<BodyOf<'notice.unvoiced@1'>>({ voice, notice, reason: given(reason) });
  return proposeOne(states, author, { type: 'notice.unvoiced@1', on: author.on, body });
}

/** Only with both title and text. */
function textOf({ title, text, do: todo }: Partial<NoticeText>): NoticeText | undefined {
  const [head, body] = [given(title), given(text, tidyNote)];
  if (head === undefined || body === undefined) return undefined;
  return present<NoticeText>({ title: head, text: body, do: given(todo, tidyNote) });
}
