import type { Id } from '#kernel/id.ts';
import type { Notice } from '#domain/board/state.ts';
import type { Way } from '#domain/reach/facts.ts';
import { proposeTold, proposeUntold } from '#domain/reach/propose.ts';
import { saveOrTell } from '#pwa/phone/save.ts';
import type { Village } from '#pwa/phone/village.ts';
import { toTell } from './board.ts';
import { boardWords } from './board-words.ts';

/** A household is told in one tap, and another takes it back. */
export async function tell(
  village: Village,
  notice: Notice,
  { id: household, head }: { readonly id: Id; readonly head: string },
  way: Exclude<Way, 'page'>,
): Promise<void> {
  const before = toTell(village);
  if (before === undefined) return;
  const { book, states, author } = before;
  await saveOrTell(village.device, book, proposeTold(states, author, notice, way, [household]), {
    said: boardWords.value.walk.saved(head),
    undo: () => {
      const now = toTell(village) ?? before;
      const body = { notice: notice.notice, household, way };
      return proposeUntold(now.states, now.author, body);
    },
  });
}
