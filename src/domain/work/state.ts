import type { Id } from '#kernel/id.ts';
import { createTable, type Table } from '#book/table.ts';
import { aboutTask, foldTask, introducedByTask, premisesOfTask, type Task } from '#domain/task.ts';
import { type Campaign, foldCampaign } from '#domain/work/campaigns.ts';
import type { WorkFact } from '#domain/work/facts.ts';

type BodyOf<Type extends WorkFact['type']> = Extract<WorkFact, { type: Type }>['body'];

/** A survey as it stands; `closed` is the day on which it was closed. */
export type Survey = BodyOf<'survey.opened@1'> & {
  readonly on: number;
  readonly stream: Id;
  readonly closed?: number;
};

export type WorkState = {
  readonly surveys: Table<Survey>;
  /** By `survey.part`. */
  readonly parts: Table<readonly string[]>;
  readonly campaigns: Table<Campaign>;
  /** What the commune told its villages to do. */
  readonly directives: Table<Task>;
};

export const emptyWork = (): WorkState => ({
  surveys: createTable(),
  parts: createTable(),
  campaigns: createTable(),
  directives: createTable(),
});

const partKey = (survey: Id, part: number): string => `${survey}.${part}`;

export function foldWork(
  { surveys, parts, campaigns, directives }: WorkState,
  fact: WorkFact,
): void {
  switch (fact.type) {
    case 'survey.part@1': {
      const { survey, part, pieces } = fact.body;
      const key = partKey(survey, part);
      // The first word stands: a form that was opened is the one that was answered.
      if (!parts.has(key)) parts.set(key, pieces);
      return;
    }
    case 'survey.opened@1': {
      const { survey } = fact.body;
      if (surveys.has(survey)) return;
      surveys.set(survey, { ...fact.body, on: fact.on, stream: fact.stream });
      return;
    }
    case 'survey.closed@1': {
      const known = surveys.get(fact.body.survey);
      if (known === undefined || known.closed !== undefined) return;
      surveys.set(known.survey, { ...known, closed: fact.on });
      return;
    }
    case 'directive.given@1':
    case 'directive.changed@1':
    case 'directive.ended@1':
      foldTask(directives, fact);
      return;
    default:
      foldCampaign(campaigns, fact);
  }
}

/** The canonical text of a survey's form; undefined while a part of it is missing. */
export function formTextOf({ surveys, parts }: WorkState, id: Id): string | undefined {
  const survey = surveys.get(id);
  if (survey === undefined) return undefined;
  let text = '';
  for (let part = 1; part <= survey.parts; part += 1) {
    const pieces = parts.get(partKey(id, part));
    if (pieces === undefined) return undefined;
    text += pieces.join('');
  }
  return text;
}

/** Asked up to its last day; once it is closed at once no more. */
export const isAsked = (
  { from, until = Infinity, closed = Infinity }: Survey,
  day: number,
): boolean => from <= day && day <= until && day < closed;

/** Surveys that are asked on a day, the newest first. */
export const surveysOn = ({ surveys }: WorkState, day: number): readonly Survey[] =>
  [...surveys.values()]
    .filter((survey) => isAsked(survey, day))
    .sort((left, right) => right.from - left.from || left.title.localeCompare(right.title));

export const aboutWork = ({ body }: WorkFact): readonly Id[] => {
  if ('task' in body) return aboutTask(body);
  return ['survey' in body ? body.survey : body.campaign];
};

/** A survey's own parts are written before it. */
export const introducedByWork = (fact: WorkFact): readonly Id[] => {
  if ('task' in fact.body) return introducedByTask(fact.body);
  return fact.type === 'campaign.started@1' ? [fact.body.campaign] : [];
};

/** Nobody opens what has no part, nor closes or changes what was never written. */
export const premisesOfWork = (fact: WorkFact): readonly Id[] => {
  if ('task' in fact.body) return premisesOfTask(fact.body);
  return fact.type === 'survey.part@1' || fact.type === 'campaign.started@1' ? [] : aboutWork(fact);
};
