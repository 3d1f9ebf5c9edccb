import type { Book, Proposal, Refusal } from '#book/activity.ts';
import type { Result } from '#kernel/result.ts';
import type { Device } from '#device/device.ts';
import { words } from '#pwa/ui/language.ts';
import { showToast, showTrouble } from '#pwa/ui/toast.tsx';
import { reasonText } from './reasons.ts';

export type Intended = Result<readonly Proposal[], Refusal>;

type Told = {
  /** What the toast says once the record is safe on the phone. */
  readonly said: string;
  /** What takes it back: another record, for nothing is ever struck out. */
  readonly undo?: (() => Intended | Promise<Intended>) | undefined;
  /** What is said then; that all of it is undone when absent. */
  readonly undone?: string;
  /** The draft that the record was written in; it ends with the save. */
  readonly draft?: string;
};

/**
 * Saves what belongs together as one save; the phone sends it when it can. Gives the code of what went wrong;
 * then nothing was saved.
 */
export async function saveTogether(
  device: Device,
  book: Book,
  intended: Intended,
  told: Told,
): Promise<string | undefined> {
  const isThere = intended.ok
    ? intended.value.length === 0
    : intended.error.code === 'already-saved';
  // What stands in the book already is not begun any more.
  if (isThere && told.draft !== undefined) await device.deleteDraft(told.draft);
  if (!intended.ok) return intended.error.code;
  if (isThere) return undefined;
  const saved = await device.save(book.id, intended.value, { draft: told.draft });
  if (!saved.ok) return saved.error.code;
  const { undo } = told;
  const said = told.undone ?? words.value.shell.saving.undone;
  const takeBack =
    undo &&
    (() => void Promise.resolve(undo()).then((back) => saveOrTell(device, book, back, { said })));
  showToast(words.value.shell.saving.safe(told.said), takeBack);
  return undefined;
}

/** The same where no form stands to show the code: the foot of the screen tells what went wrong. */
export async function saveOrTell(...save: Parameters<typeof saveTogether>): Promise<void> {
  const problem = await saveTogether(...save);
  if (problem !== undefined) showTrouble(reasonText(problem));
}

/** Ids that proposals carry under a name, for example those of the steps that a save will make. */
export const idsIn = (intended: Intended, name: string): readonly string[] =>
  intended.ok
    ? intended.value.flatMap(({ body }) => {
        const id = body[name];
        return typeof id === 'string' ? [id] : [];
      })
    : [];
