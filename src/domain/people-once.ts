import type { Id } from '#kernel/id.ts';
import { overlayTable, type Table } from '#book/table.ts';
import type { Step } from '#domain/doors/facts.ts';
import type { DoorsState, Rung } from '#domain/doors/state.ts';
import { entriesOf } from '#domain/homes/joined.ts';
import { STEPS } from '#domain/ladder.ts';
import type { HomesState } from '#domain/homes/state.ts';

type Dated = { readonly on: number; readonly at?: number };

/** Views that this made already: made anew they would tell of everything twice. */
const made = new WeakSet<DoorsState>();

/**
 * The doors of a village with each person once, as of a day: what was learnt, helped with and acted in
 * under an entry of the register that was joined into another by then is read under that one as well. To be
 * read; what corrects a step or help names the entry it was told under (`under`).
 */
export function withPeopleOnce(homes: HomesState, doors: DoorsState, day: number): DoorsState {
  if (homes.joined.size === 0 || made.has(doors)) return doors;
  const once = <Row>(
    table: Table<readonly Row[]>,
    asOne: (rows: readonly Row[]) => readonly Row[],
  ): Table<readonly Row[]> => {
    const view = overlayTable(table);
    for (const id of homes.joined.keys()) {
      const rows = entriesOf(homes, id)
        .filter((each) => each === id || (homes.residents.get(each)?.left?.on ?? 0) <= day)
        .flatMap((each) => (table.get(each) ?? []).map((row) => toldUnder(row, each, id)));
      view.set(id, asOne(rows));
    }
    return view;
  };
  const state = {
    ...doors,
    rungsByResident: once(doors.rungsByResident, (rungs) => highest(inOrder(rungs))),
    helpsByResident: once(doors.helpsByResident, inOrder),
    handingsByResident: once(doors.handingsByResident, inOrder),
    actingsByResident: once(doors.actingsByResident, (ids) => ids),
  };
  made.add(state);
  return state;
}

const toldUnder = <Row>(row: Row, entry: Id, id: Id): Row =>
  entry === id || typeof row !== 'object' ? row : { ...row, under: entry };

const inOrder = <Row extends Dated>(rows: readonly Row[]): readonly Row[] =>
  [...rows].sort((left, right) => left.on - right.on || (left.at ?? 0) - (right.at ?? 0));

const levelOf = (step: Step): number => STEPS.indexOf(step);

/**
 * Whoever wrote somebody down once more began again at the first step: of two entries the one that has come
 * further tells how far the person is. Lower than before is only what its own entry says.
 */
function highest(rungs: readonly Rung[]): readonly Rung[] {
  const stands = new Map<string, number>();
  return rungs.filter(({ skill, reached, under = '' }) => {
    if (reached === undefined) return true;
    stands.set(`${under} ${skill}`, levelOf(reached));
    return ![...stands].some(
      ([entry, level]) =>
        entry !== `${under} ${skill}` && entry.endsWith(` ${skill}`) && level > levelOf(reached),
    );
  });
}
