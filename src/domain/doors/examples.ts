import type { Id } from '#kernel/id.ts';
import { trustedAt } from '#book/fact.ts';
import { NO_NAME } from '#book/residue.ts';
import type { Table } from '#book/table.ts';
import type { DoorFact, Skill } from '#domain/doors/facts.ts';

/** How it was for a neighbour before and after. */
export type Example = {
  readonly id: Id;
  readonly household: Id;
  readonly resident?: Id;
  readonly skill: Skill;
  readonly before: string;
  readonly after: string;
  /** The last day on which they agreed that it is told. */
  readonly until: number;
  readonly picture?: Id;
  readonly sound?: Id;
  readonly stream: Id;
  readonly on: number;
  readonly at: number;
};

export type ExampleTables = {
  readonly examples: Table<Example>;
  /** By example: the households that do as it tells. */
  readonly followers: Table<readonly Id[]>;
  /** By `example.household`: the streams that said so. */
  readonly followings: Table<readonly Id[]>;
};

export type ExampleFact = Extract<DoorFact, { type: `example.${string}` }>;

export function foldExample(tables: ExampleTables, fact: ExampleFact): void {
  const { examples } = tables;
  switch (fact.type) {
    case 'example.told@1': {
      const { example: id, ...body } = fact.body;
      if (examples.has(id) || body.after === NO_NAME) return;
      examples.set(id, { id, ...body, stream: fact.stream, on: fact.on, at: trustedAt(fact) });
      return;
    }
    case 'example.withdrawn@1':
      examples.delete(fact.body.example);
      return;
    case 'example.followed@1':
    case 'example.unfollowed@1':
      foldFollowing(tables, fact);
  }
}

/** Each takes back their own word: a household that somebody else saw do it goes on being counted. */
function foldFollowing(
  { followers, followings }: ExampleTables,
  { type, body, stream }: Extract<ExampleFact, { type: `example.${'un' | ''}followed@1` }>,
): void {
  const { example, household } = body;
  const key = `${example}.${household}`;
  const others = (followings.get(key) ?? []).filter((each) => each !== stream);
  const said = type === 'example.followed@1' ? [...others, stream] : others;
  followings.set(key, said);
  const known = followers.get(example) ?? [];
  const isCounted = known.includes(household);
  if (said.length > 0 && !isCounted) followers.set(example, [...known, household]);
  if (said.length === 0 && isCounted) {
    followers.set(
      example,
      known.filter((each) => each !== household),
    );
  }
}

/** What may be told on a day, the newest first. */
export const examplesOn = ({ examples }: ExampleTables, day: number): readonly Example[] =>
  [...examples.values()]
    .filter(({ on, until }) => on <= day && day <= until)
    .sort((left, right) => right.at - left.at);

export const aboutExample = ({ body }: ExampleFact): readonly Id[] =>
  'resident' in body
    ? [body.household, body.resident, body.example]
    : [body.household, body.example];
