import { weekdayOf } from '#kernel/vi-calendar.ts';
import { PRACTICE_DAYS } from '#demo/incidents.ts';
import { FIRST_DAY, isTet, isWeekend, LAST_DAY, secondsOf, zealOn } from '#demo/calendar.ts';
import type { Dice } from '#demo/dice.ts';
import { knock } from '#demo/doorstep.ts';
import { type DemoSave, takePen } from '#demo/pen.ts';
import { depart, settle } from '#demo/register.ts';
import { planSharing } from '#demo/sharing.ts';
import { planTogether } from '#demo/together.ts';
import { type DemoMember, type DemoTeam, isActive, phoneOn } from '#demo/team.ts';
import type { DemoDoor, DemoVillage } from '#demo/village.ts';

/** Visits per household over the two years, at usual zeal, nobody home included. */
const VISITS_PER_HOUSEHOLD = 10;
const DOORS_PER_ROUND = 5;
const DAYS = LAST_DAY - FIRST_DAY + 1;
/** Monday to Sunday. */
const WEEKDAY_ZEAL = [0.6, 1, 0.75, 1.05, 0.8, 1.5, 1.3] as const;
const USUAL_INTERVAL_DAYS = 62;

/** Two years of a village: its members go their rounds, families come and go. */
export function walkTwoYears(dice: Dice, village: DemoVillage, team: DemoTeam): DemoSave[] {
  const saves: DemoSave[] = [];
  const { plan } = village;
  const roundsPerDay =
    (plan.households * VISITS_PER_HOUSEHOLD * plan.zeal) / DAYS / DOORS_PER_ROUND;
  const moves = planMoves(dice, village);
  const beside = [planSharing(village, team), planTogether(village, team)];
  const last = plan.hasFullSet === true ? LAST_DAY - PRACTICE_DAYS : LAST_DAY;
  for (let on = FIRST_DAY; on <= last; on += 1) {
    for (const tell of beside) tell(on, saves);
    const move = moves.get(on);
    if (move !== undefined) tellMove(dice, village, team, on, move, saves);
    const members = team.members.filter(({ person }) => isActive(person, on));
    const rounds =
      (roundsPerDay / members.length) * zealOn(on) * (WEEKDAY_ZEAL[weekdayOf(on) - 1] ?? 1);
    for (const member of members) {
      const keenness = member.duty === 'member' ? 0.95 : 1.15;
      if (dice.chance(rounds * keenness)) goRound(dice, village, member, on, saves);
    }
  }
  return saves;
}

type Move = 'settle' | 'depart';

/** Now and then a family comes to live in the village, and one moves away. */
function planMoves(dice: Dice, { plan }: DemoVillage): ReadonlyMap<number, Move> {
  const moves = new Map<number, Move>();
  if (plan.isExact) return moves;
  for (const move of ['settle', 'depart', 'settle', 'depart', 'depart'] as const) {
    const on = dice.range(FIRST_DAY + 40, LAST_DAY - 120);
    if (dice.chance(plan.households / 260) && !isTet(on)) moves.set(on, move);
  }
  return moves;
}

function tellMove(
  dice: Dice,
  village: DemoVillage,
  team: DemoTeam,
  on: number,
  move: Move,
  saves: DemoSave[],
): void {
  const teller = team.members[0];
  if (teller === undefined) return;
  const pen = takePen(dice, phoneOn(teller.person, on), saves);
  const facts = move === 'settle' ? settle(dice, village, on) : depart(dice, village, on);
  pen.save('homes', secondsOf(on, dice.range(7 * 60, 11 * 60)), facts);
  if (!pen.isBlank()) pen.send(village.plan.signal);
}

function goRound(
  dice: Dice,
  village: DemoVillage,
  { person }: DemoMember,
  on: number,
  saves: DemoSave[],
): void {
  const pen = takePen(dice, phoneOn(person, on), saves);
  const start = startOf(dice, on);
  const end = start >= 17 * 60 ? 21 * 60 + 20 : start + 210;
  const count = dice.range(3, 8);
  let minute = start;
  for (const door of chooseDoors(dice, village, on, count)) {
    if (minute > end) break;
    minute += knock({ dice, village, pen, door, on, minute }) + dice.range(3, 7);
  }
  if (pen.isBlank()) return;
  pen.send(village.plan.signal);
}

/** Evenings on working days; on Saturday and Sunday mornings and afternoons as well. */
function startOf(dice: Dice, on: number): number {
  const evening = dice.range(18 * 60 + 20, 19 * 60 + 20);
  if (!isWeekend(on)) return evening;
  return (
    [dice.range(7 * 60 + 30, 9 * 60), dice.range(14 * 60, 15 * 60 + 30), evening][
      dice.weigh([4, 3, 4])
    ] ?? evening
  );
}

/** The doors of one alley that are most due, in walking order. */
function chooseDoors(
  dice: Dice,
  village: DemoVillage,
  on: number,
  count: number,
): readonly DemoDoor[] {
  const alley = dice.int(village.alleys.length);
  const due = village.doors
    .filter(
      (door) => door.alleyIndex === alley && door.lastOn < on - 2 && (door.leftOn ?? on + 1) > on,
    )
    .map((door) => ({ door, score: dueOf(door, on) + dice.next() * 0.5 }))
    .sort((left, right) => right.score - left.score)
    .slice(0, count);
  return due.map(({ door }) => door).sort((left, right) => (left.code < right.code ? -1 : 1));
}

function dueOf({ lastOn, lastMetOn, back }: DemoDoor, on: number): number {
  const waited = (on - lastOn) / USUAL_INTERVAL_DAYS;
  const never = lastMetOn === 0 ? 0.7 : 0;
  if (back === undefined) return waited + never;
  return waited + never + (back.on <= on ? 1.5 : -2);
}
