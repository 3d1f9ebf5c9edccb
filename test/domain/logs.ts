import { ACTIVITIES, type ActivityName } from '#book/activity.ts';
import { originOf, type OrderedFact } from '#book/fact.ts';
import { FACT_CASES } from './fact-cases.ts';
import { createWorld, type Who } from './world.ts';

/** All books of a village in which every fact, and some doubtful ones, were said. */
export function logsOf(): Record<ActivityName, OrderedFact[]> {
  const world = createWorld();
  const people: readonly Who[] = ['second', 'former', 'leader'];
  for (const { activity, by, type, body } of FACT_CASES) {
    world.say(activity, by, type, body);
    for (const who of people) world.say(activity, who, type, body);
    if ('visit' in body) world.say(activity, 'former', type, { ...body, visit: 'visit00002' });
    if ('household' in body) {
      world.say(activity, 'second', type, { ...body, household: 'household1' });
    }
  }
  for (const activity of ACTIVITIES) {
    for (const logged of world.logs[activity].slice(-4)) {
      world.say(activity, 'leader', 'question.settled@1', originOf(logged));
      world.say(activity, 'leader', 'fact.released@1', originOf(logged));
      world.say(activity, 'leader', 'fact.declined@1', originOf(logged));
    }
  }
  return world.logs;
}
