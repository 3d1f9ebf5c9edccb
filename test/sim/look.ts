import { CHECKERS, type Metric } from './checkers.ts';
import { closeTab, type Store } from './phone.ts';
import { lookAt } from './sight.ts';
import type { World } from './world.ts';

/** A broken promise, with the name of the checker that found it. */
export type Break = { readonly metric: Metric; readonly checker: string; readonly what: string };

/** Looks at every phone that somebody just used, and at the home. */
export async function checkStores(
  world: World,
  group: readonly Store[],
  breaks: Break[],
): Promise<void> {
  for (const what of await world.mirrors.update()) {
    breaks.push({ metric: 'diverged', checker: 'the home keeps its chains', what });
  }
  for (const what of await statesAhead(world)) {
    breaks.push({ metric: 'diverged', checker: 'the home judges by what is committed', what });
  }
  for (const store of group) {
    const kept = world.open.get(store);
    const tab = kept?.life.isDead === false ? kept : undefined;
    const isAlone = [...store.phone.tabs].filter((life) => !life.isDead).length === 1;
    const isShown = tab !== undefined && isAlone && world.stage.isIdle(tab.life);
    const sight = await lookAt(world, store, isShown ? tab : undefined);
    for (const { name, metric, check } of CHECKERS) {
      for (const what of check(sight)) {
        breaks.push({
          metric,
          checker: name,
          what: `${store.phone.name}, ${store.owner}: ${what}`,
        });
      }
    }
    world.sky.replayed.delete(store);
    if (tab !== undefined && world.dice.chance(35)) closeTab(tab);
    for (const life of store.phone.tabs) if (life !== tab?.life) life.isDead = true;
  }
  for (const what of world.alarms.splice(0)) {
    breaks.push({ metric: 'wrong', checker: 'what a browser clears is told', what });
  }
  for (const line of world.house.log.splice(0)) {
    breaks.push({ metric: 'wrong', checker: 'the home has no bug', what: line });
  }
}

/** Books that phones write, of which the home has other facts in memory than in its store. */
async function statesAhead({ house, mirrors }: World): Promise<readonly string[]> {
  const { warm } = await house.up();
  const ahead: string[] = [];
  for (const { book, facts } of mirrors.all()) {
    if (book.activity !== 'doors' && book.activity !== 'homes') continue;
    const { seq } = await warm.get(book);
    if (seq !== facts.length) ahead.push(`${book.activity} at ${seq} of ${facts.length}`);
  }
  return ahead;
}
