import type { Residues } from '#book/activity.ts';
import { NO_FILE } from '#book/common.ts';
import { NO_NAME, without } from '#book/residue.ts';
import type { BOARD_FACTS, NoticeText, Warning } from '#domain/board/facts.ts';
import type { Meeting } from '#domain/board/meeting-state.ts';

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

/** That something was answered, and which questions, stays. */
function wordless<Body extends { readonly picture?: unknown; readonly texts: unknown }>(
  body: Body,
) {
  const { picture: _, texts: __, ...rest } = body;
  return { ...rest, texts: { vi: { asked: NO_NAME, said: NO_NAME } } };
}

type Invitation = Pick<Meeting, 'title' | 'place' | 'agenda' | 'bring' | 'text'>;

/** When it was, and that it was asked what the law lets the people decide. */
function unnamed<Body extends Invitation>(body: Body) {
  const { agenda, bring: _, text: __, ...rest } = body;
  return {
    ...rest,
    title: NO_NAME,
    place: NO_NAME,
    agenda: agenda.map((each) => ({ ...each, item: NO_NAME })),
  };
}

export const BOARD_RESIDUES: Residues<typeof BOARD_FACTS> = {
  'notice.posted@1': nameless,
  'notice.corrected@1': nameless,
  'notice.withdrawn@1': (body) => without(body, 'reason'),
  'notice.voiced@1': (body) => ({ ...body, ...NO_FILE }),
  'notice.unvoiced@1': (body) => without(body, 'reason'),
  'answer.given@1': wordless,
  'answer.corrected@1': wordless,
  'answer.withdrawn@1': (body) => without(body, 'reason'),
  'answer.voiced@1': (body) => ({ ...body, ...NO_FILE }),
  'answer.unvoiced@1': (body) => without(body, 'reason'),
  'meeting.called@1': unnamed,
  'meeting.changed@1': unnamed,
  'meeting.cancelled@1': (body) => without(body, 'reason'),
  // The numbers stay: what the households decided rests on them.
  'minutes.recorded@1': (body) => ({
    ...body,
    chair: NO_NAME,
    secretary: NO_NAME,
    text: NO_NAME,
  }),
  'decision.taken@1': (body) => ({ ...without(body, 'text'), title: NO_NAME }),
  'decision.withdrawn@1': (body) => without(body, 'reason'),
};
