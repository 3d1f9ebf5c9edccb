import * as v from 'valibot';
import type { FactOf } from '#book/activity.ts';
import { AnyDay, Count, IdText, ShortText } from '#book/common.ts';

/** Kinds of places by level; the kind is part of the name as people say it ("bản Phú Hưng"). */
export const KINDS = {
  country: ['country'],
  province: ['tinh', 'thanh-pho'],
  district: ['huyen', 'quan', 'thi-xa', 'thanh-pho-thuoc-tinh'],
  commune: ['xa', 'phuong', 'dac-khu', 'thi-tran'],
  village: ['thon', 'ban', 'xom', 'khu', 'ap', 'to-dan-pho'],
} as const;
export const LEVELS = ['country', 'province', 'district', 'commune', 'village'] as const;
export type Level = (typeof LEVELS)[number];
const Kind = v.picklist(Object.values(KINDS).flat());
export type Kind = v.InferOutput<typeof Kind>;

/** Numbers that sources publish about a place as a whole. */
export const FIGURES = ['households', 'population', 'minority-percent'] as const;
export type Figure = (typeof FIGURES)[number];

const Code = v.pipe(v.string(), v.regex(/^[0-9A-Z.]{2,12}$/u));

/** `from` is the civil day on which something begins to hold. */
export const PLACE_FACTS = {
  'place.founded@1': v.strictObject({
    place: IdText,
    kind: Kind,
    name: ShortText,
    parent: v.exactOptional(IdText),
    from: AnyDay,
  }),
  /** An official code names a place only together with the day from which it does. */
  'place.coded@1': v.strictObject({ place: IdText, code: Code, from: AnyDay }),
  'place.renamed@1': v.strictObject({ place: IdText, name: ShortText, kind: Kind, from: AnyDay }),
  'place.moved@1': v.strictObject({ place: IdText, parent: IdText, from: AnyDay }),
  /** Whole places become part of another, which may be new or one of them grown. */
  'place.merged@1': v.strictObject({
    places: v.pipe(v.array(IdText), v.minLength(1), v.maxLength(50)),
    into: IdText,
    from: AnyDay,
  }),
  /** One place ends and lives on in several. */
  'place.split@1': v.strictObject({
    place: IdText,
    into: v.pipe(v.array(IdText), v.minLength(2), v.maxLength(50)),
    from: AnyDay,
  }),
  /** A number that a source published about a place as a whole: never a property of a person. */
  'place.figured@1': v.strictObject({
    place: IdText,
    figure: v.picklist(FIGURES),
    value: Count,
    text: v.exactOptional(ShortText),
    source: ShortText,
    from: AnyDay,
  }),
} as const;

export type PlaceFact = FactOf<typeof PLACE_FACTS>;
