import type { Actor, Judgement, Role } from '#book/activity.ts';
import { flagged, isDayAhead, OK, refused } from '#domain/judge.ts';
import { judgeTask } from '#domain/judge-task.ts';
import { WORK_ACCESS } from '#domain/work/access.ts';
import type { Campaign, CampaignFact } from '#domain/work/campaigns.ts';
import type { WorkFact } from '#domain/work/facts.ts';
import { formTextOf, type WorkState } from '#domain/work/state.ts';

export type WorkStates = { readonly work: WorkState };

/** What a commune asks for is its own to say; what contradicts what stands is not taken. */
export function judgeWork({ work }: WorkStates, actor: Actor, fact: WorkFact): Judgement {
  // Whoever reads it from a village does not speak for the commune, and lets nothing through in its name.
  if (!speaks(actor, fact)) return refused('not-yours');
  const judged = judgeByType(work, fact);
  return judged.verdict === 'ok' && isDayAhead(fact) ? flagged('day-ahead') : judged;
}

function speaks({ grants }: Actor, { type }: WorkFact): boolean {
  const may: readonly Role[] = WORK_ACCESS.write[type];
  return grants.some(({ role, below }) => below !== true && may.includes(role));
}

function judgeByType(work: WorkState, fact: WorkFact): Judgement {
  switch (fact.type) {
    case 'survey.part@1':
      // An open form does not change: whoever answered it answered that one.
      return work.surveys.has(fact.body.survey) ? refused('survey-open') : OK;
    case 'survey.opened@1':
      if (work.surveys.has(fact.body.survey)) return refused('id-taken');
      return isWhole(work, fact) ? OK : refused('survey-in-pieces');
    case 'survey.closed@1': {
      const known = work.surveys.get(fact.body.survey);
      if (known === undefined) return refused('reference-unknown');
      return known.closed === undefined ? OK : flagged('premise-changed');
    }
    case 'directive.given@1':
    case 'directive.changed@1':
    case 'directive.ended@1':
      return judgeTask(work.directives.get(fact.body.task), fact);
    default:
      return judgeCampaign(work.campaigns.get(fact.body.campaign), fact);
  }
}

function judgeCampaign(known: Campaign | undefined, fact: CampaignFact): Judgement {
  switch (fact.type) {
    case 'campaign.started@1': {
      const { from, until, goal } = fact.body;
      if (until < from) return refused('until-before-from');
      const { from: youngest = 0, until: oldest = Infinity } = ('ages' in goal && goal.ages) || {};
      return oldest < youngest ? refused('value-wrong') : OK;
    }
    case 'campaign.changed@1': {
      const { from, until, edition } = fact.body;
      if (known === undefined || edition > known.edition + 1) return refused('reference-unknown');
      if (until < from) return refused('until-before-from');
      if (known.ended !== undefined) return flagged('campaign-ended');
      return edition === known.edition + 1 ? OK : flagged('premise-changed');
    }
    case 'campaign.ended@1':
      if (known === undefined) return refused('reference-unknown');
      return known.ended === undefined ? OK : flagged('premise-changed');
  }
}

function isWhole(work: WorkState, fact: Extract<WorkFact, { type: 'survey.opened@1' }>): boolean {
  const { body, on, stream } = fact;
  const surveys = { ...work, surveys: new Map([[body.survey, { ...body, on, stream }]]) };
  return formTextOf(surveys, body.survey) !== undefined;
}
