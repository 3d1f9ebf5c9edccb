import * as v from 'valibot';
import type { Id } from '#kernel/id.ts';
import { AnyDay, ShortText } from '#book/common.ts';
import { type Acting, actingsOf } from '#domain/doors/acting.ts';
import { promiseOf } from '#domain/doors/promise.ts';
import { type DoorsState, visitsOf } from '#domain/doors/state.ts';
import type { HomesState } from '#domain/homes/state.ts';
import { DUTIES } from '#domain/people/facts.ts';
import { KINDS } from '#domain/places/facts.ts';

const PlaceName = v.strictObject({
  kind: v.picklist(Object.values(KINDS).flat()),
  name: ShortText,
});
const Hour = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(23));

const ACTED_MAX = 30;

/** Where somebody works who looked. */
export const LOOKERS = ['team', 'office'] as const;

/**
 * All that whoever holds a household's card may see: who of the team came and acted, never for whom of the
 * house, what for, how far anybody is, nor a name or phone of those who live there.
 */
export const PublicHousehold = v.strictObject({
  ...PlaceName.entries,
  commune: v.exactOptional(PlaceName),
  province: v.exactOptional(PlaceName),
  asOf: AnyDay,
  code: v.exactOptional(ShortText),
  /** Who is of the team, so that a helper at the door can be known. */
  team: v.array(v.strictObject({ name: ShortText, duty: v.picklist(DUTIES) })),
  /** When the team has said it will come. */
  visit: v.exactOptional(v.strictObject({ on: AnyDay, hour: v.exactOptional(Hour) })),
  /** The newest first; without a name where the helper is not known any more. */
  acted: v.array(v.strictObject({ on: AnyDay, helper: v.exactOptional(ShortText) })),
  /** Days on which somebody opened what is kept of it, and whether to put it in a file; no names. */
  looked: v.array(v.strictObject({ on: AnyDay, by: v.picklist(LOOKERS), taken: v.boolean() })),
});
export type PublicHousehold = v.InferOutput<typeof PublicHousehold>;

type Around = Pick<
  PublicHousehold,
  'kind' | 'name' | 'commune' | 'province' | 'asOf' | 'team' | 'looked'
> & {
  helperOf(stream: Id): string | undefined;
};

/** The page of a household at the end of a civil day; undefined when it does not live there any more. */
export function publishHousehold(
  { homes, doors }: { readonly homes: HomesState; readonly doors: DoorsState },
  id: Id,
  { helperOf, ...around }: Around,
): PublicHousehold | undefined {
  const household = homes.households.get(id);
  const { asOf } = around;
  if (household === undefined || household.since > asOf) return undefined;
  if (household.left !== undefined && household.left.on <= asOf) return undefined;
  const { commune, province, code } = { ...around, code: household.code };
  const visit = nextVisit(doors, id, asOf);
  return v.parse(PublicHousehold, {
    kind: around.kind,
    name: around.name,
    ...(commune && { commune }),
    ...(province && { province }),
    asOf,
    ...(code !== undefined && { code }),
    team: around.team,
    ...(visit && { visit }),
    acted: actedIn(homes, doors, id).map(({ on, stream }) => {
      const helper = helperOf(stream);
      return { on, ...(helper !== undefined && { helper }) };
    }),
    looked: around.looked,
  });
}

function nextVisit(doors: DoorsState, household: Id, asOf: number): PublicHousehold['visit'] {
  const back = promiseOf(visitsOf(doors, household, asOf))?.back;
  return back !== undefined && back.on >= asOf ? back : undefined;
}

type Acted = Pick<Acting, 'on' | 'stream'>;

/** Times of acting, and help that was given for a person outside one; one line for each helper and day. */
function actedIn(homes: HomesState, doors: DoorsState, household: Id): readonly Acted[] {
  const lines = new Map<string, Acted>();
  const note = ({ on, stream }: Acted): unknown => lines.set(`${on}.${stream}`, { on, stream });
  for (const resident of homes.members.get(household) ?? []) {
    for (const acting of actingsOf(doors, resident)) {
      if (acting.household === household) note(acting);
    }
    if (homes.residents.get(resident)?.household !== household) continue;
    for (const help of doors.helpsByResident.get(resident) ?? []) {
      if (help.how === 'for') note(help);
    }
  }
  return [...lines.values()].sort((left, right) => right.on - left.on).slice(0, ACTED_MAX);
}
