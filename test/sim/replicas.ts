import type { Id } from '#kernel/id.ts';
import type { Book } from '#book/activity.ts';
import { tablesText } from '#book/table.ts';
import type { Break } from './look.ts';
import type { Store, Tab } from './phone.ts';
import { mayRead, type Merger, type Person, type Right, type World } from './world.ts';

/*
 * In the end every phone shows of every book that its person reads what the home has. Who reads what is told
 * by what was given here; where the home was replaced, which may know of other rights, by the facts in its
 * books, read without the program.
 */

/** The same world as the books tell of it in the end. */
type Settled = { readonly world: World; readonly people: ReadonlyMap<string, Person> };

export async function checkReplicas(world: World, stores: readonly Store[]): Promise<Break[]> {
  const breaks: Break[] = [];
  const home = await world.house.up();
  const books = [...home.directory.books()];
  const texts = new Map<Id, string>();
  for (const book of books) {
    const folded = await home.warm.get(book);
    texts.set(book.id, tablesText({ ...folded.state, traces: folded.traces, held: folded.held }));
  }
  const settled = await settle(world);
  for (const store of stores) {
    const device = world.open.get(store)?.device;
    const person = settled.people.get(store.owner);
    if (device === undefined || person === undefined) continue;
    const shown = new Map([...books, ...device.books()].map((book) => [book.id, book]));
    for (const book of shown.values()) {
      if (!mayRead(settled.world, person, book, world.today())) continue;
      const view = device.findView(book.activity, book.place);
      const problem = problemOf(world, book, view, texts.get(book.id));
      if (problem === undefined) continue;
      const what = `${store.phone.name}, ${store.owner}: ${book.activity} at ${view?.seq ?? 'nothing'}`;
      breaks.push({ ...problem, what });
    }
  }
  return breaks;
}

type View = ReturnType<Tab['device']['findView']>;

/** What is wrong with what a phone shows of a book, beside its text at the home. */
function problemOf(
  world: World,
  book: Book,
  view: View,
  atHome: string | undefined,
): Omit<Break, 'what'> | undefined {
  if (book.activity === 'care') {
    return view && { metric: 'wrong', checker: 'closed books stay at home' };
  }
  const text = view && tablesText({ ...view.state, traces: view.traces, held: view.held });
  // Nobody had read the place of it before the home was replaced, and nothing was ever said there.
  const isUnheard = world.replaced !== undefined && atHome === undefined && view?.seq === 0;
  if (text === atHome || isUnheard) return undefined;
  return { metric: 'diverged', checker: 'in the end all replicas are one' };
}

async function settle(world: World): Promise<Settled> {
  if (world.replaced === undefined) {
    return { world, people: new Map(world.people.map((person) => [person.name, person])) };
  }
  await world.mirrors.update();
  const said = [...world.mirrors.all()].flatMap(({ facts }) =>
    facts.filter(({ verdict }) => verdict === 'ok'),
  );
  /** What the home judged to be of this type, which says what the body holds. */
  const bodies = (type: string): readonly unknown[] =>
    said.flatMap((fact) => (fact.type === type ? (JSON.parse(fact.body) as unknown) : []));
  const mergers = bodies('place.merged@1') as readonly Merger[];
  const founded = new Set((bodies('place.founded@1') as { place: Id }[]).map(({ place }) => place));
  const ends = bodies('grant.ended@1') as { grant: Id; until: number }[];
  const ended = new Map(ends.map(({ grant, until }) => [grant, until]));
  const given = (bodies('grant.given@1') as (Right & { person: Id })[]).map((right) => {
    const until = ended.get(right.grant);
    return until === undefined ? right : { ...right, until };
  });
  const people = world.people.map((person): [string, Person] => [
    person.name,
    {
      ...person,
      rights: given.filter((right) => right.person === person.id && founded.has(right.place)),
    },
  ]);
  return { world: { ...world, mergers: [...mergers] }, people: new Map(people) };
}
