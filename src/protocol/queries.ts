import * as v from 'valibot';
import { Position } from '#domain/homes/facts.ts';
import { ENDS } from '#domain/people/facts.ts';
import { AnyDay, AtSeconds, Count, IdText } from '#book/common.ts';

/*
 * What an officer's screen asks of the home. Everything is computed from states by the same measure
 * code that runs on the phones; `asOf` is the civil day at whose end the figure holds.
 *
 *   GET /api/figures?place=&asOf=            every measure for a place, and for each village under it
 *   GET /api/list?measure=&place=&asOf=&met= the households or people behind a figure
 *   GET /api/doors?place=&asOf=&positions=   the wall of doors of one village, for a map with positions
 *   GET /api/household?id=&place=            one household with its people, as the phone shows it
 *   GET /api/trace?id=&place=                who said what when about an entity, from which phone
 *   GET /api/search?q=&place=                people and households by name, accents and all
 *   GET /api/attention?place=                held facts and open questions, for those in charge;
 *                                            with refused=true what was sent and not taken instead
 *   POST /api/import/preview, /api/import/confirm  a commune's household register
 */

const Text = v.string();

export const FigureMessage = v.strictObject({ measure: Text, of: Count, met: Count });
export type FigureMessage = v.InferOutput<typeof FigureMessage>;

export const PlaceMessage = v.strictObject({
  id: IdText,
  name: Text,
  kind: Text,
  code: v.exactOptional(Text),
});
export type PlaceMessage = v.InferOutput<typeof PlaceMessage>;

export const FiguresReply = v.strictObject({
  at: AtSeconds,
  asOf: AnyDay,
  place: PlaceMessage,
  /** From the country down to the place itself. */
  path: v.array(PlaceMessage),
  figures: v.array(FigureMessage),
  villages: v.array(
    v.strictObject({
      place: PlaceMessage,
      households: Count,
      residents: Count,
      /** Households with one person proficient by the end of each of the last 12 months, oldest first. */
      proficientByMonth: v.array(Count),
      /** Visits made in each of these months, nobody home included. */
      visitsByMonth: v.array(Count),
      lastVisitOn: v.exactOptional(AnyDay),
      figures: v.array(FigureMessage),
      /** Doors of the village as bit sets: bits 0–4 panes, 5 met, 6 proficient, 7 teaches. */
      doors: v.array(Count),
    }),
  ),
  /** Published numbers about the place itself, with their source. */
  published: v.array(
    v.strictObject({ figure: Text, value: Count, text: v.exactOptional(Text), source: Text }),
  ),
});
export type FiguresReply = v.InferOutput<typeof FiguresReply>;

export const ListReply = v.strictObject({
  at: AtSeconds,
  asOf: AnyDay,
  measure: Text,
  counts: v.picklist(['household', 'resident']),
  of: Count,
  met: Count,
  items: v.array(
    v.strictObject({
      id: IdText,
      household: IdText,
      village: IdText,
      villageName: Text,
      name: Text,
      birthYear: v.exactOptional(Count),
      alley: v.exactOptional(Text),
      met: v.boolean(),
    }),
  ),
});
export type ListReply = v.InferOutput<typeof ListReply>;

export const DoorsReply = v.strictObject({
  at: AtSeconds,
  place: PlaceMessage,
  households: v.array(
    v.strictObject({
      id: IdText,
      head: v.exactOptional(Text),
      code: v.exactOptional(Text),
      alley: v.exactOptional(Text),
      panes: v.array(v.boolean()),
      met: v.boolean(),
      proficient: v.boolean(),
      teaches: v.boolean(),
      nobodyHome: Count,
      backOn: v.exactOptional(AnyDay),
      /** Asked for by the map alone. */
      position: v.exactOptional(Position),
    }),
  ),
});
export type DoorsReply = v.InferOutput<typeof DoorsReply>;

/** States of the household and its people, as folded: the screen treats them as it treats its own. */
export const HouseholdReply = v.strictObject({
  at: AtSeconds,
  village: PlaceMessage,
  household: v.record(Text, v.unknown()),
  residents: v.array(v.record(Text, v.unknown())),
  visits: v.array(v.record(Text, v.unknown())),
  rungs: v.record(IdText, v.array(v.record(Text, v.unknown()))),
  helps: v.record(IdText, v.array(v.record(Text, v.unknown()))),
});
export type HouseholdReply = v.InferOutput<typeof HouseholdReply>;

export const TraceReply = v.strictObject({
  at: AtSeconds,
  /** Oldest first. */
  lines: v.array(
    v.strictObject({
      book: IdText,
      seq: Count,
      type: Text,
      body: v.record(Text, v.unknown()),
      at: v.number(),
      on: v.number(),
      receivedAt: AtSeconds,
      verdict: Text,
      why: v.exactOptional(Text),
      clockAhead: v.boolean(),
      person: Text,
      device: v.exactOptional(Text),
      stream: IdText,
      n: Count,
    }),
  ),
  /** Names of residents and households that bodies speak of. */
  names: v.record(IdText, Text),
});
export type TraceReply = v.InferOutput<typeof TraceReply>;

export const SearchReply = v.strictObject({
  at: AtSeconds,
  total: Count,
  hits: v.array(
    v.strictObject({
      id: IdText,
      kind: v.picklist(['resident', 'household']),
      household: IdText,
      village: IdText,
      villageName: Text,
      name: Text,
      head: v.exactOptional(Text),
      birthYear: v.exactOptional(Count),
    }),
  ),
});
export type SearchReply = v.InferOutput<typeof SearchReply>;

export const AttentionReply = v.strictObject({
  at: AtSeconds,
  /** What rests on another stands after it. */
  items: v.array(
    v.strictObject({
      kind: v.picklist(['held', 'question', 'refused']),
      book: IdText,
      place: PlaceMessage,
      stream: IdText,
      n: Count,
      type: Text,
      why: Text,
      at: v.number(),
      /** The civil day of which it tells. */
      on: v.number(),
      /** Names of those whom it speaks of. */
      about: v.array(v.strictObject({ id: IdText, name: Text })),
      /** Empty where what was sent cannot be read, or was not for a closed book to take. */
      body: v.record(Text, v.unknown()),
    }),
  ),
  /** The phones and browsers that said it. */
  devices: v.array(
    v.strictObject({
      stream: IdText,
      person: Text,
      device: v.exactOptional(Text),
      /** That its word counts no more of itself, since when and why. */
      ended: v.exactOptional(
        v.strictObject({ why: v.picklist([...ENDS, 'overdue']), at: AtSeconds }),
      ),
    }),
  ),
});
export type AttentionReply = v.InferOutput<typeof AttentionReply>;
