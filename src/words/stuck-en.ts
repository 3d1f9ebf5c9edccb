import type { StuckWords } from './stuck-vi.ts';

export const stuckEn: StuckWords = {
  title: 'Who does not get on',
  lead: (weeks, tries) =>
    `They began something ${weeks} weeks ago or more, the team came or helped on at least ${tries} days since, and they are still on the same step. It is nobody’s fault; try another way.`,
  toTeam: 'In the team',
  none: 'Nobody is stuck',
  noneText: 'Whoever has begun gets on, or the team has not come often enough yet.',
  count: (people) => (people === 1 ? '1 person' : `${people} people`),
  why: (skill, step, since, tries) =>
    `${skill}: on the step “${step}” since ${since}, though the team came on ${tries} days`,
  tryNext: 'Try next',
  person: 'Open this person’s page',
  card: 'Look at the cards of this step again, take another one or listen in another language',
  teachers: 'Ask somebody of the village to show it',
  noTeachers: 'Nobody in the village has been able to do this for long enough.',
  ask: 'The team alone sees this list. Ask both of them before anything is agreed.',
};
