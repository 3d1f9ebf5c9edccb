import { FIRST_DAY, isTet, LAST_DAY, secondsOf } from '#demo/calendar.ts';
import { createDice, seedFor } from '#demo/dice.ts';
import { type DemoSave, takePen, type VillageProposal } from '#demo/pen.ts';
import { type DemoMember, type DemoTeam, isActive, phoneOn } from '#demo/team.ts';
import type { DemoVillage } from '#demo/village.ts';

/** What heads of teams write to their members; a member is thanked once or twice a year. */
const PRAISES = [
  'Cảm ơn đã đi mấy tối liền, bà con quý lắm.',
  'Cảm ơn đã kiên nhẫn chỉ từng bước cho các cụ trong xóm.',
  'Hôm qua bà con nhắc đến ở cuộc họp thôn, cả tổ mừng.',
  'Mưa rét vẫn đến từng nhà, cảm ơn nhiều.',
  'Nhờ cách chỉ dễ hiểu mà nhiều cô bác đã tự gọi được cho con ở xa.',
] as const;
const PRAISE_SHARE = 1.3 / 365;

/** What the head of the team does with a day, besides going round: divides the doors, thanks somebody. */
export type Sharing = (on: number, saves: DemoSave[]) => void;

/** Neighbouring doors to each, and whoever comes in the place of another takes over their doors. */
export function planSharing(village: DemoVillage, team: DemoTeam): Sharing {
  const { plan } = village;
  // Of its own, so that the rounds are the same with and without it.
  const dice = createDice(seedFor(0, `sharing ${plan.commune} ${plan.code}`));
  const [head] = team.members;
  if (head === undefined) return () => undefined;
  const splitOn = Math.max(FIRST_DAY, head.person.from) + 2;
  const keepers = new Map<string, DemoMember>();
  const divide = (on: number): VillageProposal[] => {
    const active = team.members.filter(({ person }) => isActive(person, on));
    return village.doors.flatMap(({ id: household, leftOn = LAST_DAY + 1 }, index) => {
      const was = keepers.get(household);
      if (leftOn <= on || (was !== undefined && active.includes(was))) return [];
      const part = Math.floor((index * active.length) / village.doors.length);
      const to = was === undefined ? active[part] : active.at(-1);
      if (to === undefined) return [];
      keepers.set(household, to);
      const named = { household, to: to.person.id };
      const body = was === undefined ? named : { ...named, was: was.person.id };
      return [{ type: 'door.assigned@1', on, body }];
    });
  };
  const changes = new Set(
    team.members.flatMap(({ person }) => person.until ?? []).map((on) => on + 8),
  );
  return (on, saves) => {
    if (isTet(on) || on > LAST_DAY) return;
    const pen = takePen(dice, phoneOn(head.person, on), saves);
    if (on === splitOn || changes.has(on)) {
      pen.save('doors', secondsOf(on, 20 * 60 + 10), divide(on));
    }
    for (const { person } of team.members) {
      if (person === head.person || !isActive(person, on) || !dice.chance(PRAISE_SHARE)) continue;
      const body = { praise: dice.id(), to: person.id, words: dice.pick(PRAISES) };
      pen.save('doors', secondsOf(on, 21 * 60 + 30), [{ type: 'praise.given@1', on, body }]);
    }
    if (!pen.isBlank()) pen.send(plan.signal);
  };
}
