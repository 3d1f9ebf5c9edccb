import type { JsonObject } from '#kernel/canonical.ts';
import type { Id } from '#kernel/id.ts';
import { ok } from '#kernel/result.ts';
import type { ProposalOf, Proposed } from '#book/activity.ts';
import type { DOOR_FACTS } from '#domain/doors/facts.ts';
import type { DoorsStates } from '#domain/doors/judge.ts';
import {
  proposeStepCorrection,
  proposeVisitCorrection,
  proposeWithdrawal,
} from '#domain/doors/propose.ts';
import { proposeHelpCorrection } from '#domain/doors/propose-task.ts';
import type { Author } from '#domain/propose.ts';

type Schemas = typeof DOOR_FACTS;

/** A fact as its type and body tell it. */
export type Saved = { readonly type: string; readonly body: JsonObject };

/** What of some facts was recorded within a visit: steps, help, and files. */
export const savedWith = (visit: Id, facts: readonly Saved[]): readonly Saved[] =>
  facts.filter(({ type, body }) => type in TAKE_BACK && body['visit'] === visit);

/**
 * There was no such visit, and nothing of what was recorded within it: the steps were a mistake, so was the
 * help, the files are shown no longer. What somebody has taken back already is left out.
 */
export function proposeVisitTakenBack(
  states: DoorsStates,
  author: Author,
  intent: { readonly visit: Id; readonly reason?: string; readonly saved: readonly Saved[] },
): Proposed<Schemas> {
  const { visit, reason = '', saved } = intent;
  const whole = proposeVisitCorrection(states, author, { visit, reason });
  if (!whole.ok) return whole;
  const drafts: ProposalOf<Schemas>[] = [...whole.value];
  for (const { type, body } of savedWith(visit, saved)) {
    const proposed = TAKE_BACK[type]?.(states, author, body, reason);
    if (proposed === undefined) continue;
    if (proposed.ok) drafts.push(...proposed.value);
    else if (!NOT_THERE.has(proposed.error.code)) return proposed;
  }
  return ok(drafts);
}

const NOT_THERE: ReadonlySet<string> = new Set([
  'step-unknown',
  'help-unknown',
  'attachment-unknown',
]);

type TakeBack = (
  states: DoorsStates,
  author: Author,
  body: JsonObject,
  reason: string,
) => Proposed<Schemas>;

function idIn(body: JsonObject, name: string): Id {
  const id = body[name];
  return typeof id === 'string' ? id : '';
}

const TAKE_BACK: Readonly<Record<string, TakeBack>> = {
  'skill.stepped@1': (states, author, body, reason) =>
    proposeStepCorrection(states, author, {
      resident: idIn(body, 'resident'),
      step: idIn(body, 'step'),
      reason,
    }),
  'help.given@1': (states, author, body, reason) =>
    proposeHelpCorrection(states, author, {
      resident: idIn(body, 'resident'),
      help: idIn(body, 'help'),
      reason,
    }),
  'attachment.added@1': (states, author, body, reason) =>
    proposeWithdrawal(states, author, { attachment: idIn(body, 'attachment'), reason }),
};
