import { defined } from '#kernel/assert.ts';
import type { Id } from '#kernel/id.ts';
import { dayOfSeconds } from '#kernel/vi-calendar.ts';
import type { Book } from '#book/activity.ts';
import { cellOf } from '#book/cell.ts';
import { sha256 } from '#server/crypto.ts';
import type { FillDemo } from '#server/demo-roles.ts';
import type { Home } from '#server/home.ts';
import { REGISTERED_ON, secondsOf } from '#demo/calendar.ts';
import { planBoard, recordCommuneBoard } from '#demo/boards.ts';
import { planTasks, recordDirectives } from '#demo/directives.ts';
import { recordCampaigns } from '#demo/campaigns.ts';
import { createDice, type Dice, seedFor } from '#demo/dice.ts';
import { planFunds } from '#demo/funds.ts';
import { planQuestions } from '#demo/questions.ts';
import { addIncidents, closeTheGap, isSettled, leavesOn } from '#demo/incidents.ts';
import { type DemoSave, takePen, type VillageActivity } from '#demo/pen.ts';
import { readRegister } from '#demo/register.ts';
import { walkTwoYears } from '#demo/rounds.ts';
import { ADMIN_COMMUNE, type DemoStaff, foundCommune, recordStaff, rolesOf } from '#demo/staff.ts';
import { recordTaught } from '#demo/taught.ts';
import { type DemoTeam, makeTeam, phoneOn } from '#demo/team.ts';
import { type DemoTree, makeTree } from '#demo/tree.ts';
import { type DemoVillage, makeVillage } from '#demo/village.ts';
import {
  COMMUNES,
  OTHER_VILLAGES,
  SA_LAY,
  SON_DONG_VILLAGES,
  type VillagePlan,
} from '#demo/villages.ts';
import { createVillageWriter, type Noted, originOfNoted } from '#demo/writer.ts';

/*
 * The believable communes, through the same ingest as the phones' pushes.
 *
 *   villages, names, provinces, notes   what is told of places and people, as data
 *   tree                                places, before and after the communes merged
 *   village, families, team, staff      who lives there, who goes round, who is in charge
 *   rounds → doorstep → lesson          two years of evenings: who is home, what is learned
 *            habits, register           when people are home, what the register is told
 *            sharing, together          whose doors are whose, thanks; lessons for many, examples
 *   boards                              what villages tell, and who was told
 *   funds                               what two of them collect
 *   campaigns                           what a commune wants reached, and until when
 *   directives                          what it tells villages to do, and what they did
 *   taught                              what a commune teaches of its own
 *   incidents                           what is left open for those in charge
 *   pen → writer                        saves on phones, signed parts, arrival days later
 */

export type DemoOptions = {
  readonly seed: number;
  /** Only so many villages of Sơn Động, and of the others Sa Lây alone; all when absent. */
  readonly villages?: number;
  /** Facts that the home did not simply take, village by village. */
  readonly onNoted?: (village: string, noted: readonly Noted[]) => void;
};

const SEED = 20_261_121;
/** Facts of a household and its people over the two years, for the progress alone. */
const FACTS_PER_HOUSEHOLD = 59;
const IMPORT_FACTS = 400;

/** Fills an empty home with the demo's communes: two years up to 20 November 2026. */
export const createFillDemo =
  ({ seed, villages: limit, onNoted }: DemoOptions): FillDemo =>
  async (home, onProgress) => {
    const others = limit === undefined ? OTHER_VILLAGES : [];
    const plans = [...SON_DONG_VILLAGES.slice(0, limit), SA_LAY, ...others];
    const progress = createProgress(plans, onProgress);
    const dice = createDice(seedFor(seed, 'tree'));
    const tree = makeTree(dice, home.directory.identity.country, plans);
    await recordTree(home, tree);
    const peopleBooks = await makeBooks(dice, home, tree);
    const staff = COMMUNES.map(({ key }) =>
      foundCommune(createDice(seedFor(seed, key)), key, tree),
    );
    const settled = plans.map((plan) => settleVillage(seed, tree, staff, plan));
    for (const commune of staff) {
      const teams = settled.filter((each) => each.commune === commune).map(({ team }) => team);
      await recordStaff(dice, home, commune, teams, peopleBooks);
      if (commune.key === ADMIN_COMMUNE) await recordTaught(home, commune);
    }
    await recordCampaigns(home, seed, staff);
    await recordCommuneBoard(home, seed, staff);
    await recordDirectives(home, staff);
    for (const each of settled) {
      progress.begin(each.village.plan);
      const noted = await writeVillage(home, each, progress.add);
      onNoted?.(each.village.plan.name, noted);
    }
    progress.end();
    const teamOf = (name: string) =>
      settled.find(({ village }) => village.plan.name === name)?.team;
    return rolesOf(home, { phuHung: teamOf('Phú Hưng'), saLay: teamOf('Sa Lây') }, staff);
  };

export const fillDemo: FillDemo = createFillDemo({ seed: SEED });

/** Facts written of about how many, with the village at hand. */
function createProgress(plans: readonly VillagePlan[], onProgress: Parameters<FillDemo>[1]) {
  const of = plans.reduce((sum, plan) => sum + plan.households * FACTS_PER_HOUSEHOLD, 0);
  let done = 0;
  let line = '';
  const tell = (): void => onProgress(Math.min(done, of), of, line);
  return {
    begin(plan: VillagePlan): void {
      line = `Đang dựng thôn ${plans.indexOf(plan) + 1}/${plans.length}: ${plan.name}`;
      tell();
    },
    add(facts: number): void {
      done += facts;
      tell();
    },
    end: (): void => onProgress(done, done, 'Đã dựng xong'),
  };
}

type Settled = {
  readonly dice: Dice;
  readonly village: DemoVillage;
  readonly team: DemoTeam;
  readonly commune: DemoStaff;
};

function settleVillage(
  seed: number,
  tree: DemoTree,
  staff: readonly DemoStaff[],
  plan: VillagePlan,
): Settled {
  const dice = createDice(seedFor(seed, `${plan.commune} ${plan.code}`));
  const place = defined(tree.villages.get(plan), `place of ${plan.name}`);
  const found = staff.find(({ key }) => key === plan.commune);
  const commune = defined(found, `staff over ${plan.name}`);
  const village = makeVillage(dice, plan, place);
  return { dice, village, team: makeTeam(dice, village, leavesOn(village)), commune };
}

async function recordTree(home: Home, tree: DemoTree): Promise<void> {
  const book = home.directory.getBook(home.directory.identity.places);
  for (const { on, facts } of tree.chapters) {
    const at = secondsOf(on, 8 * 60);
    const dated = facts.map((fact) => ({ ...fact, on }));
    const recorded = await home.recorder.record(book, dated, { at, receivedAt: at });
    const wrong = recorded.ok ? recorded.value.find(({ verdict }) => verdict !== 'ok') : undefined;
    if (!recorded.ok || wrong !== undefined) {
      throw new Error(`the demo's tree was not taken: ${wrong?.why ?? ''}`);
    }
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
    const people = defined(peopleBooks.get(plan.commune), 'people book of a commune').id;
    await make('homes', place, people);
    await make('doors', place, people);
  }
  await home.founding.ensureBooks();
  return peopleBooks;
}

/** The register, two years of rounds, what is open at the end; questions of long ago are settled. */
async function writeVillage(
  home: Home,
  { dice, village, team, commune }: Settled,
  onWritten: (facts: number) => void,
): Promise<readonly Noted[]> {
  const bookOf = (activity: VillageActivity): Book =>
    defined(home.directory.findBookOf(activity, village.place), `${activity} book of a village`);
  const books = {
    homes: bookOf('homes'),
    doors: bookOf('doors'),
    board: bookOf('board'),
    reach: bookOf('reach'),
    funds: bookOf('funds'),
  };
  const writer = createVillageWriter(dice, home, books, onWritten);
  const saves = [
    ...importRegister(village, commune),
    ...walkTwoYears(dice, village, team),
    ...addIncidents(dice, village, team),
    ...closeTheGap(dice, village, team),
    ...planBoard(village, team),
    ...planTasks(village, team),
    ...planQuestions(village, team),
    ...planFunds(village, team, commune),
  ];
  const noted = await writer.write(saves);
  if (isSettled(village)) await writer.write(settleAll(dice, team, noted));
  return noted;
}

/** The commune's register, read in by its officer in the week before the first visits. */
function importRegister(village: DemoVillage, commune: DemoStaff): readonly DemoSave[] {
  const inCharge = commune.officers[village.plan.old] ?? commune.officers[0];
  const facts = readRegister(village);
  const at = secondsOf(REGISTERED_ON, 9 * 60);
  const phone = phoneOn(defined(inCharge, 'officer of a commune'), REGISTERED_ON);
  const saves: DemoSave[] = [];
  for (let start = 0; start < facts.length; start += IMPORT_FACTS) {
    const some = facts.slice(start, start + IMPORT_FACTS);
    saves.push({ activity: 'homes', phone, at, receivedAt: at + 1, facts: some });
  }
  return saves;
}

/** The head of the team answers what was asked, on the evening after the last round. */
function settleAll(dice: Dice, team: DemoTeam, noted: readonly Noted[]): readonly DemoSave[] {
  const leader = defined(team.members[0], 'head of a team').person;
  const saves: DemoSave[] = [];
  for (const each of noted) {
    const on = Math.max(REGISTERED_ON, dayOfSeconds(leader.receivedAt));
    const at = Math.max(secondsOf(on, 20 * 60), leader.receivedAt);
    const pen = takePen(dice, phoneOn(leader, on), saves);
    const note = 'Đã hỏi lại gia đình, ghi như vậy là đúng.';
    const body = { ...originOfNoted(each), note };
    pen.save(each.activity, at, [{ type: 'question.settled@1', on, body }]);
    pen.send(1);
  }
  return saves;
}
