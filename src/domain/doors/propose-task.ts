import type { Id } from '#kernel/id.ts';
import { err, ok } from '#kernel/result.ts';
import type { Proposed } from '#book/activity.ts';
import type { DOOR_FACTS, Help, Skill } from '#domain/doors/facts.ts';
import type { DoorsStates } from '#domain/doors/judge.ts';
import { findResidentProblem, RULES } from '#domain/doors/propose.ts';
import { type Author, finish, given, present } from '#domain/propose.ts';

export type HandingIntent = {
  /** Minted with the form, so that saving it twice hands over once. */
  readonly handing?: Id;
  readonly resident: Id;
  readonly skill: Skill;
  /** The relative who does it from now on; absent: the person. */
  readonly to?: Id;
  readonly note?: string;
};

export type HelpCorrection = {
  readonly resident: Id;
  readonly help: Id;
  /** Absent: it was recorded by mistake. */
  readonly how?: Help;
  readonly reason?: string;
};

/** Corrects or takes back help that was recorded. */
export function proposeHelpCorrection(
  states: DoorsStates,
  author: Author,
  { resident: id, help, how, reason }: HelpCorrection,
): Proposed<typeof DOOR_FACTS> {
  const mark = (states.doors.helpsByResident.get(id) ?? []).find((each) => each.help === help);
  const resident = mark?.under ?? id;
  const household = states.homes.residents.get(resident)?.household;
  if (mark === undefined || household === undefined) return err({ code: 'help-unknown' });
  if (mark.how === how) return ok([]);
  const said = { help, household, resident, was: mark.how, how, reason: given(reason) };
  return finish(RULES, states, author, [
    { type: 'help.corrected@1', on: author.on, body: present(said) },
  ]);
}

/** Hands a task over: the team does it for the person no longer. */
export function proposeHanding(
  states: DoorsStates,
  author: Author,
  { resident: id, skill, to, note, handing = author.newId() }: HandingIntent,
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
  const handings = states.doors.handingsByResident.get(id) ?? [];
  if (handings.some((each) => each.handing === handing)) return err({ code: 'already-saved' });
  const { household } = resident;
  const said = { handing, household, resident: id, skill, to, note: given(note) };
  return finish(RULES, states, author, [{ type: 'help.handed@1', on, body: present(said) }]);
}
