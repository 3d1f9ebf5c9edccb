import type { Actor, Judgement } from '#book/activity.ts';
import { flagged, isDayAhead, OK, refused } from '#domain/judge.ts';
import type { WorkFact } from '#domain/work/facts.ts';
import { formTextOf, type WorkState } from '#domain/work/state.ts';

export type WorkStates = { readonly work: WorkState };

/** What a commune asks for is its own to say; what contradicts what stands is not taken. */
export function judgeWork({ work }: WorkStates, _actor: Actor, fact: WorkFact): Judgement {
  const judged = judgeByType(work, fact);
  return judged.verdict === 'ok' && isDayAhead(fact) ? flagged('day-ahead') : judged;
}

function judgeByType(work: WorkState, fact: WorkFact): Judgement {
  const { survey } = fact.body;
  const known = work.surveys.get(survey);
  switch (fact.type) {
    case 'survey.part@1':
      // An open form does not change: whoever answered it answered that one.
      return known === undefined ? OK : refused('survey-open');
    case 'survey.opened@1':
      if (known !== undefined) return refused('id-taken');
      return isWhole(work, fact) ? OK : refused('survey-in-pieces');
    case 'survey.closed@1':
      if (known === undefined) return refused('reference-unknown');
      return known.closed === undefined ? OK : flagged('premise-changed');
  }
}

function isWhole(work: WorkState, fact: Extract<WorkFact, { type: 'survey.opened@1' }>): boolean {
  const { body, on, stream } = fact;
  const surveys = { ...work, surveys: new Map([[body.survey, { ...body, on, stream }]]) };
  return formTextOf(surveys, body.survey) !== undefined;
}
