import type { Id } from '#kernel/id.ts';

const PREFIX = 'survey.';

export const fillDraftKey = (survey: Id, household: Id): string =>
  `${PREFIX}${survey}.${household}`;

/** The survey a draft was begun for, and the door; undefined for drafts of other forms. */
export function fillOfDraft(
  key: string,
): { readonly survey: Id; readonly household: Id } | undefined {
  if (!key.startsWith(PREFIX)) return undefined;
  const [survey, household] = key.slice(PREFIX.length).split('.');
  return survey === undefined || household === undefined ? undefined : { survey, household };
}
