import type { Id } from '#kernel/id.ts';
import { err } from '#kernel/result.ts';
import type { ProposalOf, Proposed } from '#book/activity.ts';
import { LEARNING_ACCESS } from '#domain/learning/access.ts';
import { LEARNING_FACTS } from '#domain/learning/facts.ts';
import { judgeLearning, type LearningStates } from '#domain/learning/judge.ts';
import { editionOfCard } from '#domain/learning/state.ts';
import { type Author, finish, given, present, type Rules, tidyNote } from '#domain/propose.ts';

type Schemas = typeof LEARNING_FACTS;
type BodyOf<Type extends keyof Schemas> = Extract<ProposalOf<Schemas>, { type: Type }>['body'];

const RULES: Rules<Schemas, LearningStates> = {
  facts: LEARNING_FACTS,
  access: LEARNING_ACCESS,
  judge: judgeLearning,
};

/** Without `card` it is a new one. */
export type CardIntent = Omit<BodyOf<'card.written@1'>, 'card' | 'edition'> & {
  readonly card?: Id;
};

/** A card's text in one language, in the place of the one that stands. */
export function proposeCard(
  states: LearningStates,
  author: Author,
  { card = author.newId(), ...intent }: CardIntent,
): Proposed<Schemas> {
  const { learning } = states;
  if (learning.withdrawn.has(card)) return err({ code: 'card-withdrawn' });
  const say = given(intent.say, tidyNote);
  if (say === undefined) return err({ code: 'card-empty' });
  const body = present<BodyOf<'card.written@1'>>({
    ...intent,
    card,
    edition: editionOfCard(learning, card, intent.language) + 1,
    say,
    show: given(intent.show, tidyNote),
    do: given(intent.do, tidyNote),
    picture: intent.picture,
  });
  return finish(RULES, states, author, [{ type: 'card.written@1', on: author.on, body }]);
}

export function proposeCardWithdrawn(
  states: LearningStates,
  author: Author,
  card: Id,
  reason?: string,
): Proposed<Schemas> {
  if (states.learning.withdrawn.has(card)) return err({ code: 'card-withdrawn' });
  const body = present<BodyOf<'card.withdrawn@1'>>({ card, reason: given(reason) });
  return finish(RULES, states, author, [{ type: 'card.withdrawn@1', on: author.on, body }]);
}

/** `voice` is minted when it was recorded, so that saving it twice cannot add it twice. */
export function proposeVoice(
  states: LearningStates,
  author: Author,
  body: BodyOf<'card.voiced@1'>,
): Proposed<Schemas> {
  if (states.learning.withdrawn.has(body.card)) return err({ code: 'card-withdrawn' });
  return finish(RULES, states, author, [{ type: 'card.voiced@1', on: author.on, body }]);
}

export function proposeVoiceWithdrawn(
  states: LearningStates,
  author: Author,
  voice: Id,
  reason?: string,
): Proposed<Schemas> {
  const known = states.learning.voices.get(voice);
  if (known === undefined) return err({ code: 'voice-unknown' });
  const body = present<BodyOf<'voice.withdrawn@1'>>({
    voice,
    card: known.card,
    reason: given(reason),
  });
  return finish(RULES, states, author, [{ type: 'voice.withdrawn@1', on: author.on, body }]);
}
