import * as v from 'valibot';
import { utf8 } from '#kernel/bytes.ts';
import { canonicalText } from '#kernel/canonical.ts';
import type { Id } from '#kernel/id.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import type {
  Access,
  Actor,
  Book,
  FactOf,
  FactSchemas,
  Judgement,
  Proposal,
  ProposalOf,
  Proposed,
  Refusal,
} from '#book/activity.ts';
import { bodyBytesMaxOf, type Origin, originKey } from '#book/fact.ts';
import type { Folded } from '#book/folded.ts';
import { asReaching, standing } from '#domain/actor.ts';
import { IN_CHARGE } from '#domain/judge.ts';
import type { Grant } from '#domain/people/state.ts';
import type { PlacesState } from '#domain/places/state.ts';

/**
 * Who proposes: the person with the grants that reach the book, the civil day, and a source of
 * fresh ids.
 */
export type Author = Pick<Actor, 'person' | 'grants'> & { readonly on: number; newId(): Id };

/**
 * The author behind a phone: the person and grants the home knows, as far as they reach one
 * book.
 */
export function authorOf(
  places: PlacesState,
  book: Pick<Book, 'place' | 'activity'>,
  me: { readonly person: Id; readonly grants: readonly Omit<Grant, 'id' | 'person'>[] },
  now: { readonly on: number; newId(): Id },
): Author {
  const isShared = book.activity === 'people' || book.activity === 'places';
  const grants = isShared
    ? me.grants
    : me.grants.flatMap((grant) => asReaching(places, grant, book));
  return { person: me.person, grants, on: now.on, newId: () => now.newId() };
}

/** One line as a person typed it: composed letters, single spaces, nothing a fact may not carry. */
export const tidyLine = (text: string): string =>
  text
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Surrogate}\s\u200b\ufeff]+/gu, ' ')
    .trim();

/** Several lines, kept as lines. */
export const tidyNote = (text: string): string =>
  text
    .split(/\r\n|\r|\n/u)
    .map(tidyLine)
    .join('\n')
    .trim();

/** A text field that was given and is not blank. */
export const given = (text: string | undefined, tidy = tidyLine): string | undefined => {
  const tidied = text === undefined ? '' : tidy(text);
  return tidied === '' ? undefined : tidied;
};

/** The fields that are there: in a fact, what is absent is left out. */
export const present = <Fields extends object>(fields: {
  readonly [Name in keyof Fields]: Fields[Name] | undefined;
}): Fields =>
  // what was undefined is optional
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Fields;

/** What of an activity decides whether a proposal may be written. */
export type Rules<Schemas extends FactSchemas, States> = {
  readonly facts: Schemas;
  readonly access: Access;
  judge(states: States, actor: Actor, fact: FactOf<Schemas>): Judgement;
};

/**
 * Proposals that the home will take from this author: of a type they may write, well formed, within the
 * limits and not refused or held by the judge. What the judge would flag is written; the leader is asked.
 */
export function finish<Schemas extends FactSchemas, States>(
  rules: Rules<Schemas, States>,
  states: States,
  author: Author,
  proposals: readonly ProposalOf<Schemas>[],
): Proposed<Schemas> {
  for (const proposal of proposals) {
    const refusal = findRefusal(rules, states, author, proposal);
    if (refusal !== undefined) return err(refusal);
  }
  return ok(proposals);
}

function findRefusal<Schemas extends FactSchemas, States>(
  rules: Rules<Schemas, States>,
  states: States,
  author: Author,
  proposal: Proposal,
): Refusal | undefined {
  const { type, on, body } = proposal;
  const schema = rules.facts[type];
  if (schema === undefined) return { code: 'type-unknown', type };
  const actor: Actor = { person: author.person, grants: author.grants, stream: UNBORN };
  if (standing(actor, rules.access.write[type] ?? [], on) !== 'on-that-day') {
    return { code: 'not-yours', type };
  }
  const checked = v.safeParse(schema, body);
  if (!checked.success) {
    const [issue] = checked.issues;
    const code = issue.type === 'max_length' ? 'text-too-long' : 'value-wrong';
    return { code, type, field: v.getDotPath(issue) ?? '' };
  }
  if (utf8(canonicalText(body)).length > bodyBytesMaxOf(type)) {
    return { code: 'text-too-long', type, field: 'note' };
  }
  // its schema holds
  const fact = { type, stream: UNBORN, n: 1, at: 0, on, body } as unknown as FactOf<Schemas>;
  const judged = rules.judge(states, actor, fact);
  return judged.verdict === 'refused' || judged.verdict === 'held'
    ? { code: judged.why, type }
    : undefined;
}

/** A proposal has no stream yet. */
const UNBORN: Id = '__________';

/** Lets a held fact apply, by someone in charge. Release first what it depends on. */
export const proposeRelease = (folded: Folded, author: Author, origin: Origin): CommonProposed =>
  decide(folded, author, 'fact.released@1', { ...origin });

/** Keeps a held fact out for good; its content stays in the trace. */
export const proposeDecline = (
  folded: Folded,
  author: Author,
  origin: Origin,
  reason?: string,
): CommonProposed =>
  decide(folded, author, 'fact.declined@1', present({ ...origin, reason: given(reason) }));

/** Answers the question that a flagged fact asks. */
export const proposeSettlement = (
  folded: Folded,
  author: Author,
  origin: Origin,
  note?: string,
): CommonProposed =>
  decide(folded, author, 'question.settled@1', present({ ...origin, note: given(note) }));

export type CommonProposed = Result<readonly Proposal[], Refusal>;

function decide(
  folded: Folded,
  author: Author,
  type: string,
  body: Proposal['body'] & Origin,
): CommonProposed {
  const actor: Actor = { person: author.person, grants: author.grants, stream: UNBORN };
  if (standing(actor, IN_CHARGE, author.on) !== 'on-that-day') {
    return err({ code: 'not-yours', type });
  }
  const waiting = type === 'question.settled@1' ? folded.questions : folded.held;
  if (!waiting.has(originKey(body))) return err({ code: 'already-settled', type });
  return ok([{ type, on: author.on, body }]);
}
