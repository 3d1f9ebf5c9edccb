import type { Id } from '#kernel/id.ts';
import { err } from '#kernel/result.ts';
import type { Proposed } from '#book/activity.ts';
import type { DOOR_FACTS, Skill } from '#domain/doors/facts.ts';
import type { DoorsStates } from '#domain/doors/judge.ts';
import { findResidentProblem, RULES } from '#domain/doors/propose.ts';
import { type Author, finish, given, present } from '#domain/propose.ts';

export type HandingIntent = {
  readonly resident: Id;
  readonly skill: Skill;
  /** The relative who does it from now on; absent: the person. */
  readonly to?: Id;
  readonly note?: string;
};

/** Hands a task over: the team does it for the person no longer. */
export function proposeHanding(
  states: DoorsStates,
  author: Author,
  { resident: id, skill, to, note }: HandingIntent,
): Proposed<typeof DOOR_FACTS> {
  const { on } = author;
  const resident = states.homes.residents.get(id);
  const refusal =
    findResidentProblem(resident, on) ??
    (to === undefined ? undefined : findResidentProblem(states.homes.residents.get(to), on));
  if (resident === undefined || refusal !== undefined) {
    return err(refusal ?? { code: 'resident-unknown' });
  }
  if (to === id) return err({ code: 'value-wrong' });
  const { household } = resident;
  const said = { handing: author.newId(), household, resident: id, skill, to, note: given(note) };
  return finish(RULES, states, author, [{ type: 'help.handed@1', on, body: present(said) }]);
}
