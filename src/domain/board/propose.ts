import type { Id } from '#kernel/id.ts';
import { err } from '#kernel/result.ts';
import type { ProposalOf, Proposed } from '#book/activity.ts';
import { BOARD_ACCESS } from '#domain/board/access.ts';
import { BOARD_FACTS, type NoticeText } from '#domain/board/facts.ts';
import { type BoardStates, judgeBoard } from '#domain/board/judge.ts';
import { type Author, finish, given, present, type Rules, tidyNote } from '#domain/propose.ts';

type Schemas = typeof BOARD_FACTS;
type BodyOf<Type extends keyof Schemas> = Extract<ProposalOf<Schemas>, { type: Type }>['body'];

const RULES: Rules<Schemas, BoardStates> = {
  facts: BOARD_FACTS,
  access: BOARD_ACCESS,
  judge: judgeBoard,
};

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
): Proposed<Schemas> {
  if (states.board.editions.has(ids.edition)) return err({ code: 'already-saved' });
  const texts = textsOf(intent.texts);
  if (texts['vi'] === undefined) return err({ code: 'name-missing' });
  const body = present<BodyOf<'notice.posted@1'>>({ ...intent, ...ids, texts });
  return finish(RULES, states, author, [{ type: 'notice.posted@1', on: author.on, body }]);
}

/** `retell`: whoever was told of an earlier edition is told anew. */
export function proposeCorrection(
  states: BoardStates,
  author: Author,
  ids: NoticeIds & { readonly over: Id },
  intent: NoticeIntent & { readonly retell: boolean },
): Proposed<Schemas> {
  const known = states.board.notices.get(ids.notice);
  if (known === undefined) return err({ code: 'reference-unknown' });
  if (states.board.editions.has(ids.edition)) return err({ code: 'already-saved' });
  if (known.withdrawn !== undefined) return err({ code: 'premise-changed' });
  const texts = textsOf(intent.texts);
  if (texts['vi'] === undefined) return err({ code: 'name-missing' });
  const body = present<BodyOf<'notice.corrected@1'>>({ ...intent, ...ids, texts });
  return finish(RULES, states, author, [{ type: 'notice.corrected@1', on: author.on, body }]);
}

export function proposeNoticeWithdrawn(
  states: BoardStates,
  author: Author,
  notice: Id,
  reason?: string,
): Proposed<Schemas> {
  if (states.board.notices.get(notice)?.withdrawn !== undefined) {
    return err({ code: 'premise-changed' });
  }
  const body = present<BodyOf<'notice.withdrawn@1'>>({ notice, reason: given(reason) });
  return finish(RULES, states, author, [{ type: 'notice.withdrawn@1', on: author.on, body }]);
}

/** `voice` is minted when it was recorded, so that saving it twice cannot add it twice. */
export function proposeNoticeVoice(
  states: BoardStates,
  author: Author,
  body: BodyOf<'notice.voiced@1'>,
): Proposed<Schemas> {
  if (states.board.voices.has(body.voice)) return err({ code: 'already-saved' });
  if (states.board.notices.get(body.notice)?.withdrawn !== undefined) {
    return err({ code: 'premise-changed' });
  }
  return finish(RULES, states, author, [{ type: 'notice.voiced@1', on: author.on, body }]);
}

export function proposeNoticeUnvoiced(
  states: BoardStates,
  author: Author,
  voice: Id,
  reason?: string,
): Proposed<Schemas> {
  const known = states.board.voices.get(voice);
  if (known === undefined) return err({ code: 'voice-unknown' });
  const { notice } = known;
  const body = present<BodyOf<'notice.unvoiced@1'>>({ voice, notice, reason: given(reason) });
  return finish(RULES, states, author, [{ type: 'notice.unvoiced@1', on: author.on, body }]);
}

/** The languages in which both title and text stand. */
function textsOf(texts: NoticeIntent['texts']): Record<string, NoticeText> {
  const written: Record<string, NoticeText> = {};
  for (const [language, { title, text, do: todo }] of Object.entries(texts)) {
    const [head, body] = [given(title), given(text, tidyNote)];
    if (head === undefined || body === undefined) continue;
    written[language] = present<NoticeText>({ title: head, text: body, do: given(todo, tidyNote) });
  }
  return written;
}
