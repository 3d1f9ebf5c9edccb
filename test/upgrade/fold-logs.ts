import type { ActivityName } from '#book/activity.ts';
import type { OrderedFact } from '#book/fact.ts';
import { emptyFolded, foldOrdered } from '#book/folded.ts';
import { getActivity } from '#domain/register.ts';
import { type BookState, toState } from './book-state.ts';

/** What was said in a book of each activity, as a home orders it. */
export type Logs = Readonly<Record<string, readonly OrderedFact[]>>;

/** What a version kept of them: every type of fact that it knew, and what it folded them to. */
export type KeptLogs = {
  readonly logs: Logs;
  readonly states: Readonly<Record<string, BookState>>;
};

/** What each book folds to by the code of these sources. */
export const foldLogs = (logs: Logs): Record<string, BookState> =>
  Object.fromEntries(
    Object.entries(logs).map(([name, facts]) => {
      const activity = getActivity(name as ActivityName); // activities are never renamed
      const folded = emptyFolded(activity);
      for (const fact of facts) foldOrdered(activity, folded, fact);
      return [name, toState(folded)];
    }),
  );
