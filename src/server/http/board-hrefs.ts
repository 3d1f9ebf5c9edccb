import type { Id } from '#kernel/id.ts';
import type { FeedHrefs } from '#pages/board-page.tsx';
import type { Language } from '#words/words.ts';
import { hrefOf } from '#server/http/href.ts';

/** Where the board of a place stands alone, and where programs read it. */
export const boardOf = (
  place: Id,
  language: Language,
): { readonly href: string; readonly feeds: FeedHrefs } => ({
  href: hrefOf(`/bang-tin/${place}`, language),
  feeds: feedHrefs(place, language),
});

const feedHrefs = (place: Id, language: Language): FeedHrefs => ({
  atom: hrefOf(`/atom/${place}`, language),
  rss: hrefOf(`/rss/${place}`, language),
  calendar: hrefOf(`/lich/${place}`, language),
  cap: `/cap/${place}`,
});
