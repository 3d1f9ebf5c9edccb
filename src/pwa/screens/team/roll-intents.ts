import type { Id } from '#kernel/id.ts';
import {
  proposeRollBack as proposeRollBackOf,
  proposeSession as proposeSessionOf,
  type RollBack,
  type SessionIntent,
} from '#domain/doors/propose-session.ts';
import type { Saved } from '#domain/doors/propose-undo.ts';
import type { Lesson } from '#domain/doors/sessions.ts';
import { asNow } from '#pwa/phone/as-now.ts';
import { bodyOf } from '#pwa/phone/fact-body.ts';
import type { Intended } from '#pwa/phone/save.ts';
import type { Village } from '#pwa/phone/village.ts';

export function proposeSession(village: Village, intent: SessionIntent): Intended {
  const { states, atDoors } = asNow(village);
  return proposeSessionOf(states, atDoors, intent);
}

/** Takes back a roll just saved, names and steps; undefined where it added nothing. */
export function takeRollBack(village: Village, saved: Intended): (() => Intended) | undefined {
  const facts = saved.ok ? saved.value : [];
  const roll = pairsIn(facts, 'session.attended@1', 'session');
  const steps = pairsIn(facts, 'skill.stepped@1', 'step');
  if (roll.length + steps.length === 0) return undefined;
  return () => proposeRollBack(village, { roll, steps });
}

export function proposeRollBack(village: Village, intent: RollBack): Intended {
  const { states, atDoors } = asNow(village);
  return proposeRollBackOf(states, atDoors, intent);
}

/** Of facts of one type: an id that they carry, and whom they are about. */
function pairsIn<Name extends 'session' | 'step'>(
  facts: readonly Saved[],
  type: string,
  name: Name,
): readonly ({ readonly [Key in Name]: Id } & { readonly resident: Id })[] {
  return facts.flatMap((fact) => {
    const { [name]: id, resident } = fact.body;
    if (fact.type !== type || typeof id !== 'string' || typeof resident !== 'string') return [];
    // the name is one of the two
    return [{ [name]: id, resident } as { readonly [Key in Name]: Id } & { readonly resident: Id }];
  });
}

/**
 * What takes somebody off the roll of a lesson, under all its ids, with the steps recorded in it; undefined
 * where this phone cannot read all that was said of them.
 */
export async function readRollOf(
  { device, doorsBook, doors }: Village,
  { ids, there }: Lesson,
  whom: readonly Id[],
): Promise<RollBack | undefined> {
  const steps: RollBack['steps'][number][] = [];
  for (const id of whom) {
    const places = doors.traces.get(id) ?? [];
    const facts = await device.fetchFacts(doorsBook.id, places);
    if (facts.length < places.length) return undefined;
    const saved = facts.map(({ type, body }) => ({ type, body: bodyOf(body) }));
    const within = saved.filter(({ body }) => ids.some((each) => each === body['session']));
    steps.push(...pairsIn(within, 'skill.stepped@1', 'step'));
  }
  const on = there.filter(({ resident }) => whom.includes(resident));
  const roll = on.flatMap(({ resident }) => ids.map((session) => ({ session, resident })));
  return { roll, steps };
}
