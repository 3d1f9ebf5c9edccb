import type { GenericSchema, InferOutput } from 'valibot';
import type { JsonObject } from '#kernel/canonical.ts';
import type { Id } from '#kernel/id.ts';
import type { Result } from '#kernel/result.ts';
import type { Fact } from '#book/fact.ts';
import type { Reaction } from '#book/letter.ts';
import type { Tables } from '#book/table.ts';

/** One kind of work, one kind of book, one folder of `domain/`. */
export const ACTIVITIES = [
  'places',
  'people',
  'homes',
  'doors',
  'care',
  'learning',
  'work',
  'board',
  'reach',
  'funds',
  'desk',
] as const;
export type ActivityName = (typeof ACTIVITIES)[number];

/**
 * The directory line of a book. `people` and `places` are the books that say who may do what
 * where.
 */
export type Book = {
  readonly id: Id;
  readonly activity: ActivityName;
  readonly place: Id;
  readonly cell: number;
  readonly people: Id;
  readonly places: Id;
};

/** What a person is to a place, from the people book. `home` is the server itself. */
export const WORKING_ROLES = ['admin', 'officer', 'leader', 'head', 'member', 'home'] as const;
/** `province` is staff of a province, who read the tree of places and what books publish, and no name. */
export const ROLES = [...WORKING_ROLES, 'province'] as const;
export type Role = (typeof ROLES)[number];

/**
 * A grant that reaches the book at hand; `until` is the last civil day, inclusive. `below`: it covers nothing
 * of the book's place, and its holder works in a place within it.
 */
export type ActorGrant = {
  readonly role: Role;
  readonly from: number;
  readonly until?: number;
  readonly below?: true;
};

/** Who speaks, as far as one book is concerned. */
export type Actor = {
  readonly person: Id;
  readonly stream: Id;
  readonly grants: readonly ActorGrant[];
  /** Seconds from which on the stream speaks no more. */
  readonly endsAt?: number;
};

/** Reading is granted per book, writing per fact type. */
export type Access = {
  readonly read: readonly Role[];
  /** Who reads what the book publishes: figures that point at nobody, and headers without bodies. */
  readonly feed: readonly Role[];
  /** Whose home may keep a copy of the whole book, and open it there. */
  readonly follow: readonly Role[];
  /** Whose home may keep it sealed under a key that it does not have. */
  readonly keep: readonly Role[];
  readonly write: { readonly [type: string]: readonly Role[] };
};

export type FactSchemas = { readonly [type: string]: GenericSchema<unknown, JsonObject> };

/** All facts an activity knows, told apart by `type`. */
export type FactOf<Schemas extends FactSchemas> = {
  [Type in keyof Schemas & string]: Fact<Type, InferOutput<Schemas[Type]>>;
}[keyof Schemas & string];

/**
 * What a judge adds to "ok": `flagged` asks the leader, `held` waits, `refused` is not this
 * person's to say.
 */
export type Judgement =
  | { readonly verdict: 'ok' }
  | { readonly verdict: 'flagged' | 'held' | 'refused'; readonly why: string };

/** Why a phone does not write a fact in the first place. */
export type Refusal = {
  readonly code: string;
  readonly [detail: string]: string | number | boolean;
};

/** A fact before the device gives it its stream and number. */
export type Proposal<Type extends string = string, Body = JsonObject> = {
  readonly type: Type;
  readonly on: number;
  readonly body: Body;
};

export type ProposalOf<Schemas extends FactSchemas> = {
  [Type in keyof Schemas & string]: Proposal<Type, InferOutput<Schemas[Type]>>;
}[keyof Schemas & string];

export type Proposed<Schemas extends FactSchemas> = Result<readonly ProposalOf<Schemas>[], Refusal>;

/** Figures are the lengths of the lists, the drill-down is the lists. */
export type Measured = { readonly of: readonly Id[]; readonly met: readonly Id[] };

/** How a fact of an old version is told in the words of a newer one, once its body fits the old schema. */
export type Upcast = {
  readonly schema: FactSchemas[string];
  /** Total for what the schema lets through. */
  to(body: JsonObject): { readonly type: string; readonly body: JsonObject };
  /** As `Residues` says, in the old version's words. */
  residue(body: JsonObject): JsonObject;
};

/**
 * What remains of a body once its fact is erased: a body of the same type that names nobody, about the same
 * entities, with which every figure comes out as before. Residues of residues are the same.
 */
export type Residues<Schemas extends FactSchemas> = {
  readonly [Type in keyof Schemas & string]: (
    body: InferOutput<Schemas[Type]>,
  ) => InferOutput<Schemas[Type]>;
};

/** A question asked of a village's states, the same on the phone and on the home. */
export type Measure<Name extends string, States> = {
  readonly id: Name;
  readonly counts: 'household' | 'resident';
  /** Who counts and who has reached it at the end of a civil day. */
  measure(states: States, asOf: number): Measured;
};

/** The shape that every activity has; `domain/register.ts` lists them. */
export type Activity<Schemas extends FactSchemas, State extends Tables, States> = {
  readonly name: ActivityName;
  readonly facts: Schemas;
  readonly upcasts: { readonly [type: string]: Upcast };
  readonly access: Access;
  /** Other activities of the same place whose states the judge and the measures read. */
  readonly needs: readonly ActivityName[];
  empty(): State;
  /** Total: never throws, keeps what it does not know. May change the state it is handed. */
  fold(state: State, fact: FactOf<Schemas>): void;
  /** What stands in the place of a body once it is erased; see `Residues`. */
  residue(fact: FactOf<Schemas>): JsonObject;
  /** Ids of the entities a fact tells about: its trace is listed under each of them. */
  about(fact: FactOf<Schemas>): readonly Id[];
  /**
   * Whom it concerns besides, by way of what it names: asked only where something was erased. `unknown`: the
   * book cannot tell any more.
   */
  concerns?(state: State, fact: FactOf<Schemas>): readonly Id[] | 'unknown';
  /** Ids that this fact brings into the book for the first time. */
  introduces(fact: FactOf<Schemas>): readonly Id[];
  /** Ids that earlier facts of this book must have introduced. */
  premises(fact: FactOf<Schemas>): readonly Id[];
  /** Ids of which it may know nothing here; while all that is known of one is held, so is the fact. */
  awaits?(fact: FactOf<Schemas>): readonly Id[];
  /** What it writes into books of other activities; `judge` of the receiving activity is asked as ever. */
  readonly letters?: Reaction<State, FactOf<Schemas>>;
  /** Over the states before the fact; access, premises and new ids have been checked. */
  judge(states: States, actor: Actor, fact: FactOf<Schemas>): Judgement;
};
