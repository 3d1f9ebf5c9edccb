import type { Id } from '#kernel/id.ts';
import type { Book } from '#book/activity.ts';
import { cellOf } from '#book/cell.ts';
import { sha256 } from '#server/crypto.ts';
import type { FillDemo } from '#server/demo-roles.ts';
import type { Home } from '#server/home.ts';
import { REGISTERED_ON, secondsOf } from '#demo/calendar.ts';
import { createDice, type Dice, seedFor } from '#demo/dice.ts';
import { addIncidents, closeTheGap, isSettled, leavesOn } from '#demo/incidents.ts';
import { type DemoStaff, foundCommune, recordStaff, rolesOf } from '#demo/staff.ts';
import { type DemoSave, takePen, type VillageActivity } from '#demo/pen.ts';
import { readRegister } from '#demo/register.ts';
import { walkTwoYears } from '#demo/rounds.ts';
import { type DemoTeam, makeTeam, phoneOn } from '#demo/team.ts';
import { type DemoTree, makeTree } from '#demo/tree.ts';
import { type DemoVillage, makeVillage } from '#demo/village.ts';
import { OTHER_VILLAGES, SA_LAY, SON_DONG_VILLAGES, type VillagePlan } from '#demo/villages.ts';
import { createVillageWriter, type Noted, originOfNoted } from '#demo/writer.ts';

export type DemoOptions = {
  readonly seed: number;
  /** Only so many villages of Sơn Động, and of the others Sa Lây alone; all when absent. */
  readonly villages?: number;
  /** Facts that the home did not simply take, as they come. */
  readonly onNoted?: (village: string, noted: readonly Noted[]) => void;
};

const SEED = 20_261_121;
/** Facts of a household and its people over the two years, for the progress alone. */
const FACTS_PER_HOUSEHOLD = 62;
const IMPORT_FACTS = 400;

/** Fills an empty home with the demo's communes: two years up to 20 November 2026. */
export const createFillDemo =
  ({ seed, villages: limit, onNoted }: DemoOptions): FillDemo =>
  async (home, onProgress) => {
    const own = SON_DONG_VILLAGES.slice(0, limit);
    const plans = limit === undefined ? [...own, SA_LAY, ...OTHER_VILLAGES] : [...own, SA_LAY];
    const of = plans.reduce((sum, plan) => sum + plan.households * FACTS_PER_HOUSEHOLD, 0);
    let done = 0;
    const dice = createDice(seedFor(seed, 'tree'));
    const tree = makeTree(dice, home.directory.identity.country, plans);
    await recordTree(home, tree);
    const peopleBooks = await makeBooks(dice, home, tree);
    const staff = [...peopleBooks.keys()].map((key) =>
      foundCommune(createDice(seedFor(seed, key)), key, tree),
    );
    const settled = plans.map((plan) => {
      const own = createDice(seedFor(seed, `${plan.commune} ${plan.code}`));
      const village = makeVillage(own, plan, placeOf(tree, plan));
      return { plan, dice: own, village, team: makeTeam(own, village, leavesOn(village)) };
    });
    for (const commune of staff) {
      const teams = settled
        .filter(({ plan }) => plan.commune === commune.key)
        .map(({ team }) => team);
      await recordStaff(dice, home, commune, teams, peopleBooks);
    }
    for (const [index, { plan, dice: own, village, team }] of settled.entries()) {
      onProgress(
        Math.min(done, of),
        of,
        `Đang dựng thôn ${index + 1}/${plans.length}: ${plan.name}`,
      );
      const commune = staff.find(({ key }) => key === plan.commune);
      if (commune === undefined)
        throw new Error(`invariant broken: nobody in charge of ${plan.name}`);
      const noted = await writeVillage(own, home, { village, team, commune }, (facts) => {
        done += facts;
        onProgress(
          Math.min(done, of),
          of,
          `Đang dựng thôn ${index + 1}/${plans.length}: ${plan.name}`,
        );
      });
      onNoted?.(plan.name, noted);
    }
    onProgress(done, done, 'Đã dựng xong');
    const teamOf = (name: string) => settled.find(({ plan }) => plan.name === name)?.team;
    return rolesOf(home, { phuHung: teamOf('Phú Hưng'), saLay: teamOf('Sa Lây') }, staff);
  };

export const fillDemo: FillDemo = createFillDemo({ seed: SEED });

const placeOf = (tree: DemoTree, plan: VillagePlan): Id => {
  const place = tree.villages.get(plan);
  if (place === undefined) throw new Error(`invariant broken: ${plan.name} lies nowhere`);
  return place;
};

async function recordTree(home: Home, tree: DemoTree): Promise<void> {
  const book = home.directory.getBook(home.directory.identity.places);
  for (const { on, facts } of tree.chapters) {
    const at = secondsOf(on, 8 * 60);
    const dated = facts.map((fact) => ({ ...fact, on }));
    const recorded = await home.recorder.record(book, dated, { at, receivedAt: at });
    const wrong = recorded.ok ? recorded.value.find(({ verdict }) => verdict !== 'ok') : undefined;
    if (!recorded.ok || wrong !== undefined)
      throw new Error(`the demo's tree was not taken: ${wrong?.why ?? ''}`);
  }
}

/** One people book per commune, which its villages share; then whatever else the tree should have. */
async function makeBooks(
  dice: Dice,
  home: Home,
  tree: DemoTree,
): Promise<ReadonlyMap<string, Book>> {
  const { places } = home.directory.identity;
  const peopleBooks = new Map<string, Book>();
  const make = async (activity: Book['activity'], place: Id, people?: Id): Promise<Book> => {
    const id = dice.id();
    const cell = cellOf(sha256, place);
    const book = { id, activity, place, cell, people: people ?? id, places };
    await home.founding.ensureBook(book);
    return book;
  };
  for (const [key, place] of tree.communes) peopleBooks.set(key, await make('people', place));
  for (const [plan, place] of tree.villages) {
    const people = peopleBooks.get(plan.commune)?.id;
    if (people === undefined)
      throw new Error(`invariant broken: no people book of ${plan.commune}`);
    await make('homes', place, people);
    await make('doors', place, people);
  }
  await home.founding.ensureBooks();
  return peopleBooks;
}

type Settled = {
  readonly village: DemoVillage;
  readonly team: DemoTeam;
  readonly commune: DemoStaff;
};

/** The register, two years of rounds, what is open at the end; questions of long ago are settled. */
async function writeVillage(
  dice: Dice,
  home: Home,
  { village, team, commune }: Settled,
  onWritten: (facts: number) => void,
): Promise<readonly Noted[]> {
  const { directory } = home;
  const bookOf = (activity: VillageActivity): Book => {
    const book = directory.findBookOf(activity, village.place);
    if (book === undefined) throw new Error(`invariant broken: no ${activity} book`);
    return book;
  };
  const writer = createVillageWriter(
    dice,
    home,
    { homes: bookOf('homes'), doors: bookOf('doors') },
    onWritten,
  );
  const saves = [
    ...importRegister(village, commune),
    ...walkTwoYears(dice, village, team),
    ...addIncidents(dice, village, team),
    ...closeTheGap(dice, village, team),
  ];
  const noted = await writer.write(saves);
  if (isSettled(village)) await writer.write(settleAll(dice, team, noted));
  return noted;
}

/** The commune's register, read in by its officer in the week before the first visits. */
function importRegister(village: DemoVillage, commune: DemoStaff): readonly DemoSave[] {
  const officer = commune.officers[village.plan.old] ?? commune.officers[0];
  if (officer === undefined) throw new Error('invariant broken: a commune without an officer');
  const facts = readRegister(village);
  const at = secondsOf(REGISTERED_ON, 9 * 60);
  const phone = phoneOn(officer, REGISTERED_ON);
  const saves: DemoSave[] = [];
  for (let start = 0; start < facts.length; start += IMPORT_FACTS) {
    const some = facts.slice(start, start + IMPORT_FACTS);
    saves.push({ activity: 'homes', phone, at, receivedAt: at + 1, facts: some });
  }
  return saves;
}

/** The head of the team answers what was asked, two evenings later. */
function settleAll(dice: Dice, team: DemoTeam, noted: readonly Noted[]): readonly DemoSave[] {
  const leader = team.members[0]?.person;
  if (leader === undefined) return [];
  const saves: DemoSave[] = [];
  for (const each of noted) {
    const on = Math.max(REGISTERED_ON, Math.floor(leader.receivedAt / 86_400) + 1);
    const pen = takePen(dice, phoneOn(leader, on), saves);
    const body = { ...originOfNoted(each), note: 'Đã hỏi lại gia đình, ghi như vậy là đúng.' };
    pen.save(each.activity, secondsOf(on, 20 * 60), [{ type: 'question.settled@1', on, body }]);
    pen.send(1);
  }
  return saves;
}
