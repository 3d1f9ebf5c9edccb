import type { Actor, Judgement } from '#book/activity.ts';
import { SKILLS } from '#domain/doors/facts.ts';
import { flagged, isDayAhead, OK, refused } from '#domain/judge.ts';
import { LEARNING_ACCESS } from '#domain/learning/access.ts';
import type { LearningFact } from '#domain/learning/facts.ts';
import {
  editionOfBasic,
  editionOfCard,
  editionOfSkill,
  type LearningState,
} from '#domain/learning/state.ts';
import type { PeopleState } from '#domain/people/state.ts';

export type LearningStates = { readonly learning: LearningState; readonly people: PeopleState };

/** What an officer wrote over an edition that another has replaced meanwhile is kept, and asked about. */
export function judgeLearning(states: LearningStates, actor: Actor, fact: LearningFact): Judgement {
  if (!isTheirs(states, actor, fact)) return refused('not-yours');
  const judged = judgeByType(states.learning, fact);
  return judged.verdict === 'ok' && isDayAhead(fact) ? flagged('day-ahead') : judged;
}

/** Asked here as well, for whoever is in charge may release what others write, and no more than that. */
function isTheirs({ learning, people }: LearningStates, actor: Actor, fact: LearningFact): boolean {
  const holds = (type: LearningFact['type']): boolean =>
    actor.grants.some(({ role }) => LEARNING_ACCESS.write[type].some((each) => each === role));
  if (!holds(fact.type)) return false;
  if (fact.type !== 'voice.withdrawn@1' || holds('card.withdrawn@1')) return true;
  // Somebody's own voice is theirs to take back, another's is for an officer.
  const voice = learning.voices.get(fact.body.voice);
  return voice === undefined || people.streams.get(voice.stream)?.person === actor.person;
}

/** Whether it takes the place of an edition that the book does not have; nobody could write after it. */
function isAhead(learning: LearningState, fact: LearningFact): boolean {
  switch (fact.type) {
    case 'skill.described@1':
    case 'skill.retired@1':
      return fact.body.edition > editionOfSkill(learning, fact.body.skill) + 1;
    case 'basic.chosen@1':
      return fact.body.edition > editionOfBasic(learning) + 1;
    case 'card.written@1': {
      const { card, language, edition } = fact.body;
      return edition > editionOfCard(learning, card, language) + 1;
    }
    case 'card.voiced@1':
    case 'voice.withdrawn@1':
    case 'card.withdrawn@1':
      return false;
  }
}

function judgeByType(learning: LearningState, fact: LearningFact): Judgement {
  if (isAhead(learning, fact)) return refused('reference-unknown');
  const isKnown = (skill: string): boolean =>
    SKILLS.some((each) => each === skill) || learning.described.has(skill);
  switch (fact.type) {
    case 'skill.described@1': {
      const { skill, edition, needs } = fact.body;
      if (!needs.every(isKnown)) return flagged('skill-unknown');
      return judgeEdition(editionOfSkill(learning, skill), edition);
    }
    case 'skill.retired@1': {
      const { skill, edition } = fact.body;
      if (!isKnown(skill)) return flagged('skill-unknown');
      return judgeEdition(editionOfSkill(learning, skill), edition);
    }
    case 'basic.chosen@1':
      if (!fact.body.skills.every(isKnown)) return flagged('skill-unknown');
      return judgeEdition(editionOfBasic(learning), fact.body.edition);
    case 'card.written@1': {
      const { card, language, skill, edition } = fact.body;
      if (learning.withdrawn.has(card)) return flagged('card-withdrawn');
      if (!isKnown(skill)) return flagged('skill-unknown');
      return judgeEdition(editionOfCard(learning, card, language), edition);
    }
    case 'card.voiced@1':
      return learning.withdrawn.has(fact.body.card) ? flagged('card-withdrawn') : OK;
    case 'voice.withdrawn@1': {
      const voice = learning.voices.get(fact.body.voice);
      if (voice === undefined) return flagged('premise-changed');
      return voice.card === fact.body.card ? OK : refused('reference-mismatch');
    }
    case 'card.withdrawn@1':
      return OK;
  }
}

const judgeEdition = (stands: number, written: number): Judgement =>
  written === stands + 1 ? OK : flagged('premise-changed');
