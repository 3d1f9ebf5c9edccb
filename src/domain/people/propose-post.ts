import type { Id } from '#kernel/id.ts';
import { err, ok } from '#kernel/result.ts';
import type { ProposalOf, Proposed } from '#book/activity.ts';
import { PEOPLE_ACCESS } from '#domain/people/access.ts';
import { PEOPLE_FACTS } from '#domain/people/facts.ts';
import { judgePeople, type PeopleStates } from '#domain/people/judge.ts';
import type { Post } from '#domain/people/post-facts.ts';
import { type Author, finish, given, present, type Rules } from '#domain/propose.ts';

type Schemas = typeof PEOPLE_FACTS;
type Draft = ProposalOf<Schemas>;

const RULES: Rules<Schemas, PeopleStates> = {
  facts: PEOPLE_FACTS,
  access: PEOPLE_ACCESS,
  judge: judgePeople,
};

export type PostIntent = {
  /** Minted with the form. */
  readonly holding: Id;
  /** Somebody known already, or a new name. */
  readonly person: Id | { readonly name: string };
  readonly place: Id;
  readonly post: Post;
  readonly alley?: string;
  readonly from?: number;
};

/** Who already holds that post there needs no second line. */
export function proposePost(
  states: PeopleStates,
  author: Author,
  { holding, place, post, ...intent }: PostIntent,
): Proposed<Schemas> {
  const { on } = author;
  const { persons, posts } = states.people;
  if (posts.has(holding)) return err({ code: 'already-saved' });
  const alley = given(intent.alley);
  const drafts: Draft[] = [];
  let person: Id;
  if (typeof intent.person === 'string') {
    ({ person } = intent);
    if (!persons.has(person)) return err({ code: 'person-unknown' });
    const isHeld = [...posts.values()].some(
      (each) =>
        each.person === person &&
        each.place === place &&
        each.as === post &&
        each.alley === alley &&
        (each.until ?? on) >= on,
    );
    if (isHeld) return ok([]);
  } else {
    const name = given(intent.person.name);
    if (name === undefined) return err({ code: 'name-missing' });
    person = author.newId();
    drafts.push({ type: 'person.added@1', on, body: { person, name } });
  }
  const body = present<Extract<Draft, { type: 'post.held@1' }>['body']>({
    holding,
    person,
    place,
    as: post,
    alley,
    from: intent.from ?? on,
  });
  return finish(RULES, states, author, [...drafts, { type: 'post.held@1', on, body }]);
}

/** From today on. */
export function proposePostLeft(
  states: PeopleStates,
  author: Author,
  holding: Id,
): Proposed<Schemas> {
  const known = states.people.posts.get(holding);
  if (known === undefined) return err({ code: 'reference-unknown' });
  const { on } = author;
  if (known.until !== undefined && known.until < on) return ok([]);
  const body = { holding, until: on - 1 };
  return finish(RULES, states, author, [{ type: 'post.left@1', on, body }]);
}
