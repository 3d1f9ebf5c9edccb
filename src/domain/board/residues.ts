import type { Residues } from '#book/activity.ts';
import { NO_FILE } from '#book/common.ts';
import { NO_NAME, without } from '#book/residue.ts';
import type { BOARD_FACTS, NoticeText, Warning } from '#domain/board/facts.ts';

const NO_TEXTS = { vi: { title: NO_NAME, text: NO_NAME } };

type Content = {
  readonly picture?: unknown;
  readonly texts: Readonly<Record<string, NoticeText>>;
  readonly warning?: Warning;
};

/** That there was a notice, for whom and how pressing, stays, for reach is counted by it; its words go. */
function nameless<Body extends Content>(body: Body) {
  const { picture: _, texts: __, warning, ...rest } = body;
  return {
    ...rest,
    texts: NO_TEXTS,
    ...(warning !== undefined && { warning: { ...warning, source: NO_NAME } }),
  };
}

export const BOARD_RESIDUES: Residues<typeof BOARD_FACTS> = {
  'notice.posted@1': nameless,
  'notice.corrected@1': nameless,
  'notice.withdrawn@1': (body) => without(body, 'reason'),
  'notice.voiced@1': (body) => ({ ...body, ...NO_FILE }),
  'notice.unvoiced@1': (body) => without(body, 'reason'),
};
