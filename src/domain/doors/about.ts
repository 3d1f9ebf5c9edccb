import type { Id } from '#kernel/id.ts';
import { aboutCase, introducedByCase, isOfCase, premisesOfCase } from '#domain/doors/cases.ts';
import { aboutExample } from '#domain/doors/examples.ts';
import type { DoorFact } from '#domain/doors/facts.ts';

/** A visit's or step's own id comes last, so that its trace shows what corrected it. */
export function aboutDoors(fact: DoorFact): readonly Id[] {
  if (isOfCase(fact)) return aboutCase(fact);
  switch (fact.type) {
    case 'door.visited@1':
    case 'door.corrected@1':
      return [fact.body.household, fact.body.visit];
    case 'skill.stepped@1':
    case 'skill.corrected@1':
      return [fact.body.household, fact.body.resident, fact.body.step];
    case 'help.given@1':
    case 'help.corrected@1':
      return [fact.body.household, fact.body.resident, fact.body.help];
    case 'help.handed@1':
    case 'handing.withdrawn@1':
      return [fact.body.household, fact.body.resident, fact.body.handing];
    case 'acting.begun@1':
    case 'acting.ended@1':
      return [fact.body.household, fact.body.resident, fact.body.acting];
    case 'attachment.added@1':
    case 'attachment.withdrawn@1':
      return [fact.body.household, fact.body.attachment];
    case 'door.assigned@1':
      return [fact.body.household];
    case 'praise.given@1':
      return [fact.body.praise];
    case 'session.held@1':
      return [fact.body.session];
    case 'session.attended@1':
    case 'session.corrected@1':
      return [fact.body.household, fact.body.resident, fact.body.session];
    case 'survey.answered@1': {
      const { household, resident, answer } = fact.body;
      return [household, ...(resident === undefined ? [] : [resident]), answer];
    }
    case 'survey.corrected@1':
    case 'survey.continued@1':
      return [fact.body.household, fact.body.answer];
    case 'pair.agreed@1':
    case 'pair.ended@1':
      return [fact.body.household, fact.body.resident, fact.body.with, fact.body.pair];
    default:
      return aboutExample(fact);
  }
}

export function introducedByDoors(fact: DoorFact): readonly Id[] {
  if (isOfCase(fact)) return introducedByCase(fact);
  switch (fact.type) {
    case 'door.visited@1':
      return [fact.body.visit];
    case 'skill.stepped@1':
      return [fact.body.step];
    case 'help.given@1':
      return [fact.body.help];
    case 'help.handed@1':
      return [fact.body.handing];
    case 'acting.begun@1':
      return [fact.body.acting];
    case 'attachment.added@1':
      return [fact.body.attachment];
    case 'praise.given@1':
      return [fact.body.praise];
    case 'example.told@1':
      return [fact.body.example];
    case 'survey.answered@1':
      return [fact.body.answer];
    default:
      return [];
  }
}

export function premisesOfDoors(fact: DoorFact): readonly Id[] {
  if (isOfCase(fact)) return premisesOfCase(fact);
  switch (fact.type) {
    case 'door.corrected@1':
      return [fact.body.visit];
    case 'skill.corrected@1':
      return [fact.body.step];
    case 'help.corrected@1':
      return [fact.body.help];
    case 'handing.withdrawn@1':
      return [fact.body.handing];
    case 'attachment.withdrawn@1':
      return [fact.body.attachment];
    case 'survey.corrected@1':
    case 'survey.continued@1':
      return [fact.body.answer];
    case 'survey.answered@1':
    case 'skill.stepped@1':
    case 'help.given@1':
    case 'attachment.added@1':
      return fact.body.visit === undefined ? [] : [fact.body.visit];
    case 'acting.ended@1':
      return [fact.body.acting];
    case 'session.corrected@1':
      return [fact.body.session];
    case 'example.withdrawn@1':
    case 'example.followed@1':
    case 'example.unfollowed@1':
      return [fact.body.example];
    // Whoever says no may be the first who was asked.
    case 'pair.ended@1':
      return fact.body.outcome === 'declined' ? [] : [fact.body.pair];
    default:
      return [];
  }
}
