import type { Id } from '#kernel/id.ts';
import { err } from '#kernel/result.ts';
import type { ProposalOf, Proposed } from '#book/activity.ts';
import { CARE_ACCESS } from '#domain/care/access.ts';
import { CARE_FACTS, type Purpose } from '#domain/care/facts.ts';
import { type CareStates, judgeCare } from '#domain/care/judge.ts';
import { type Author, finish, given, present, type Rules } from '#domain/propose.ts';

/*
 * A member's phone has no book of this activity: it proposes over an empty state, and what needs an earlier
 * consent brings that consent in the same save.
 */

type Schemas = typeof CARE_FACTS;
export type BodyOf<Type extends keyof Schemas> = Extract<
  ProposalOf<Schemas>,
  { type: Type }
>['body'];

export const RULES: Rules<Schemas, CareStates> = {
  facts: CARE_FACTS,
  access: CARE_ACCESS,
  judge: judgeCare,
};

export type EvidenceIntent = BodyOf<'consent.given@1'>;

/** How a person agreed, as it can be shown later. */
export function proposeEvidence(
  states: CareStates,
  author: Author,
  intent: EvidenceIntent,
): Proposed<Schemas> {
  if (!states.homes.residents.has(intent.resident)) return err({ code: 'resident-unknown' });
  const { witness, representative, ...said } = intent;
  const body = present<EvidenceIntent>({
    ...said,
    witness: given(witness),
    representative: given(representative),
  });
  return finish(RULES, states, author, [{ type: 'consent.given@1', on: author.on, body }]);
}

export function proposeRevoked(
  states: CareStates,
  author: Author,
  resident: Id,
  purpose: Purpose,
): Proposed<Schemas> {
  const body = { resident, purpose };
  return finish(RULES, states, author, [{ type: 'consent.revoked@1', on: author.on, body }]);
}
