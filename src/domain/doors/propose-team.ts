import type { Id } from '#kernel/id.ts';
import { err } from '#kernel/result.ts';
import type { ProposalOf, Proposed } from '#book/activity.ts';
import type { DoorsStates } from '#domain/doors/judge.ts';
import { findDoorProblem, RULES, type WorkSchemas } from '#domain/doors/propose.ts';
import { type Author, finish, given, present } from '#domain/propose.ts';

type Schemas = WorkSchemas;

/** Gives doors to one of the team, or to nobody in particular; what stands so already is not said again. */
export function proposeSplit(
  states: DoorsStates,
  author: Author,
  intent: { readonly households: readonly Id[]; readonly to?: Id },
): Proposed<Schemas> {
  const { on } = author;
  const { households, to } = intent;
  const drafts = households.flatMap((household): ProposalOf<Schemas>[] => {
    const problem = findDoorProblem(states.homes.households.get(household), on);
    const was = states.doors.keepers.get(household);
    if (problem !== undefined || was === to) return [];
    return [{ type: 'door.assigned@1', on, body: present({ household, to, was }) }];
  });
  return finish(RULES, states, author, drafts);
}

/** Thanks one of the team. */
export function proposePraise(
  states: DoorsStates,
  author: Author,
  intent: {
    /** Minted with the form, so that saving it twice thanks once. */
    readonly praise?: Id;
    readonly to: Id;
    readonly words: string;
  },
): Proposed<Schemas> {
  const { praise = author.newId(), to } = intent;
  const earlier = states.doors.praises.get(to) ?? [];
  if (earlier.some((each) => each.id === praise)) return err({ code: 'already-saved' });
  const words = given(intent.words);
  if (words === undefined) return err({ code: 'praise-empty' });
  if (to === author.person) return err({ code: 'praise-own' });
  const body = { praise, to, words };
  return finish(RULES, states, author, [{ type: 'praise.given@1', on: author.on, body }]);
}
