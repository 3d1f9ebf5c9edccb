import { setImmediate as nextTurn } from 'node:timers/promises';
import { overlayTables } from '#book/table.ts';
import { type Door, doorOf } from '#domain/doors/state.ts';
import { type NextStep, nextStepOf, type NothingNext } from '#domain/doors/next.ts';
import { STEPS } from '#domain/doors/facts.ts';
import type { SkillLadder } from '#domain/ladder.ts';
import { ladderOf } from '#domain/learning/ladder.ts';
import { foldLearning } from '#domain/learning/state.ts';
import { villageDay } from '#domain/village.ts';
import type { LadderDraft, LadderReply, LadderTried } from '#protocol/ladder.ts';
import { chaptersOf, communeOf } from '#server/ladders.ts';
import { type DoorsChapter, openDoors, type Scope } from '#server/queries/scope.ts';

const dayIn = ({ homes, doors, ladder }: DoorsChapter, asOf: number) =>
  villageDay({ homes: homes.state, doors: doors.state, ladder }, asOf);

/** How many people stand on each step of each skill that anybody has begun. */
export async function ladderCounts(scope: Scope): Promise<LadderReply> {
  const { home, asOf } = scope;
  const villages = await openDoors(scope);
  const counts = new Map<string, { villages: number; people: number[] }>();
  for (const { chapters } of villages) {
    const begun = new Set<string>();
    for (const chapter of chapters) {
      const day = dayIn(chapter, asOf);
      for (const { id } of day.residents) {
        for (const [skill, step] of day.climbedBy(id)) {
          const count = counts.get(skill) ?? { villages: 0, people: STEPS.map(() => 0) };
          count.people[step] = (count.people[step] ?? 0) + 1;
          counts.set(skill, count);
          begun.add(skill);
        }
      }
    }
    for (const skill of begun) {
      const count = counts.get(skill);
      if (count !== undefined) count.villages += 1;
    }
  }
  const skills = Array.from(counts, ([skill, count]) => ({ skill, ...count }));
  return { at: home.now(), villages: villages.length, skills };
}

/** What would change at the doors of a commune if this were written; undefined where it has no book. */
export async function tryLadder(
  scope: Scope,
  drafts: readonly LadderDraft[],
): Promise<LadderTried | undefined> {
  const { home, reader, place, asOf } = scope;
  const villages = await openDoors(scope);
  const commune = communeOf(reader.places, place.id, asOf);
  const [own, ...others] = await chaptersOf(home, reader.places, commune, asOf);
  if (own === undefined) return undefined;
  const state = overlayTables(own);
  for (const [n, each] of drafts.entries()) {
    foldLearning(state, { ...each, stream: NOBODY, n, at: home.now(), on: asOf });
  }
  const then = ladderOf([state, ...others]);
  const found = { villages: 0, people: 0, doors: 0, proficient: { of: 0, before: 0, after: 0 } };
  for (const { chapters } of villages) {
    const before = found.people + found.doors;
    for (const chapter of chapters) compare(chapter, then, asOf, found);
    if (found.people + found.doors > before) found.villages += 1;
    await nextTurn(); // a commune's people take a while, and others wait
  }
  return { at: home.now(), ...found };
}

/** Nobody has written it yet. */
const NOBODY = '__________';

type Found = Omit<LadderTried, 'at'>;

function compare(chapter: DoorsChapter, then: SkillLadder, asOf: number, found: Found): void {
  const day = dayIn(chapter, asOf);
  const { doors } = day;
  for (const resident of day.residents) {
    const nextBy = (each: SkillLadder): string => nextKey(nextStepOf(each, doors, resident, asOf));
    if (nextBy(chapter.ladder) !== nextBy(then)) found.people += 1;
  }
  for (const { id } of day.households) {
    const residents = (day.byHousehold.get(id) ?? []).map((resident) => resident.id);
    const doorBy = (each: SkillLadder): Door => doorOf(each, doors, id, residents, asOf);
    const [was, is] = [doorBy(chapter.ladder), doorBy(then)];
    if (was.panes.some((isLit, pane) => isLit !== is.panes[pane])) found.doors += 1;
    found.proficient.of += 1;
    if (was.proficient) found.proficient.before += 1;
    if (is.proficient) found.proficient.after += 1;
  }
}

const nextKey = (next: NextStep | NothingNext): string =>
  typeof next === 'string' ? next : `${next.skill} ${next.reached}`;
