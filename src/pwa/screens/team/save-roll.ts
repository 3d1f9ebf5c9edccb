import type { Id } from '#kernel/id.ts';
import { saveTogether } from '#pwa/phone/save.ts';
import type { Village } from '#pwa/phone/village.ts';
import type { LessonPlan } from './lesson.ts';
import { proposeSession, takeRollBack } from './roll-intents.ts';

/**
 * Each chapter writes those of its own into its own book. One that was saved before another failed finds them
 * written when it is tried again.
 */
export async function saveRoll(
  chapters: readonly Village[],
  roll: LessonPlan & { readonly there: readonly Id[] },
  { said, draft }: { readonly said: string; readonly draft: string },
): Promise<string | undefined> {
  const own = chapters.map((chapter) => ({
    chapter,
    there: roll.there.filter((id) => chapter.homes.state.residents.has(id)),
  }));
  // Of a roll whose people have all left, that it was held.
  const [first] = own;
  const peopled = own.filter(({ there }) => there.length > 0);
  const asked = peopled.length === 0 && first !== undefined ? [first] : peopled;
  for (const { chapter, there } of asked) {
    const intended = proposeSession(chapter, { ...roll, there });
    const undo = asked.length === 1 ? takeRollBack(chapter, intended) : undefined;
    const told = { said, ...(undo && { undo }) };
    const isLast = chapter === asked.at(-1)?.chapter;
    const code = await saveTogether(chapter.device, chapter.doorsBook, intended, {
      ...told,
      ...(isLast && { draft }),
    });
    if (code !== undefined) return code;
  }
  return undefined;
}
