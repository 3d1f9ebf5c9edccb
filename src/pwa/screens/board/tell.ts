import type { Id } from '#kernel/id.ts';
import type { Notice } from '#domain/board/state.ts';
import type { Way } from '#domain/reach/facts.ts';
import { proposeTold, proposeUntold } from '#domain/reach/propose.ts';
import { idsIn, saveOrTell } from '#pwa/phone/save.ts';
import type { Village } from '#pwa/phone/village.ts';
import { toTell } from './may-speak.ts';
import { boardWords } from './board-words.ts';

/** What is being saved: a second tap that comes before it stands adds nothing. */
const underWay = new Set<string>();

/** A household is told in one tap, and another takes it back. */
export async function tell(
  village: Village,
  notice: Notice,
  { id: household, head }: { readonly id: Id; readonly head: string },
  way: Exclude<Way, 'page'>,
): Promise<void> {
  const before = toTell(village);
  if (before === undefined) return;
  const key = `${notice.edition}.${household}.${way}`;
  if (underWay.has(key)) return;
  underWay.add(key);
  const { book, states, author } = before;
  const told = proposeTold(states, author, notice, way, [household]);
  const [telling] = idsIn(told, 'telling');
  await saveOrTell(village.device, book, told, {
    said: boardWords.value.walk.saved(head),
    undo: () => {
      const now = toTell(village) ?? before;
      return telling === undefined
        ? { ok: true, value: [] }
        : proposeUntold(now.states, now.author, { telling, notice: notice.notice, household });
    },
  });
  underWay.delete(key);
}
