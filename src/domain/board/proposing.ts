import type { Id } from '#kernel/id.ts';
import type { ProposalOf, Proposed, Refusal } from '#book/activity.ts';
import { BOARD_ACCESS } from '#domain/board/access.ts';
import { BOARD_FACTS } from '#domain/board/facts.ts';
import { type BoardStates, judgeBoard } from '#domain/board/judge.ts';
import { type Author, finish, type Rules } from '#domain/propose.ts';

/*
 * How notices, answers and meetings are proposed alike.
 */

export type BoardFacts = typeof BOARD_FACTS;
export type BodyOf<Type extends keyof BoardFacts> = Extract<
  ProposalOf<BoardFacts>,
  { type: Type }
>['body'];

const RULES: Rules<BoardFacts, BoardStates> = {
  facts: BOARD_FACTS,
  access: BOARD_ACCESS,
  judge: judgeBoard,
};

/** One fact, if the board takes it from this author. */
export const proposeOne = (
  states: BoardStates,
  author: Author,
  proposal: ProposalOf<BoardFacts>,
): Proposed<BoardFacts> => finish(RULES, states, author, [proposal]);

/** Of an edition: saved before, or without the language that everybody reads. */
export function refusalOfEdition(
  { board }: BoardStates,
  { edition, texts }: { readonly edition: Id; readonly texts: Readonly<Record<string, unknown>> },
): Refusal | undefined {
  if (board.editions.has(edition)) return { code: 'already-saved' };
  return texts['vi'] === undefined ? { code: 'name-missing' } : undefined;
}

type Standing = { readonly withdrawn?: object };

/** Of an edition over what stands: that nobody knows it, or that it was withdrawn meanwhile, too. */
export function refusalOfCorrection(
  states: BoardStates,
  known: Standing | undefined,
  written: Parameters<typeof refusalOfEdition>[1],
): Refusal | undefined {
  if (known === undefined) return { code: 'reference-unknown' };
  const isSaved = states.board.editions.has(written.edition);
  if (!isSaved && known.withdrawn !== undefined) return { code: 'premise-changed' };
  return refusalOfEdition(states, written);
}

/** The languages in which all that is needed stands. */
export function textsIn<Typed, Text>(
  typed: Readonly<Record<string, Typed>>,
  tidied: (text: Typed) => Text | undefined,
): Record<string, Text> {
  const written: Record<string, Text> = {};
  for (const [language, text] of Object.entries(typed)) {
    const said = tidied(text);
    if (said !== undefined) written[language] = said;
  }
  return written;
}
