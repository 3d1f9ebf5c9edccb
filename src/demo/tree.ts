import type { Id } from '#kernel/id.ts';
import { dayOfDate } from '#kernel/vi-calendar.ts';
import type { ProposalOf } from '#book/activity.ts';
import type { Kind, PLACE_FACTS } from '#domain/places/facts.ts';
import { LISTED_FROM, MERGED_FROM, TEAMS_FROM } from '#demo/calendar.ts';
import type { Dice } from '#demo/dice.ts';
import { PROVINCES } from '#demo/provinces.ts';
import { type CommunePlan, COMMUNES, PUBLISHED_SOURCE, type VillagePlan } from '#demo/villages.ts';

type PlaceProposal = ProposalOf<typeof PLACE_FACTS>;

/** The tree of places with the ids that the rest of the demo is hung on. */
export type DemoTree = {
  /** What was written before the communes merged, on that day, and of the figures published since. */
  readonly chapters: readonly { readonly on: number; readonly facts: readonly PlaceProposal[] }[];
  readonly provinces: ReadonlyMap<string, Id>;
  /** By key of the commune. */
  readonly communes: ReadonlyMap<string, Id>;
  /** By key of the commune: what its villages lay in before, itself where nothing changed. */
  readonly oldCommunes: ReadonlyMap<string, readonly Id[]>;
  readonly villages: ReadonlyMap<VillagePlan, Id>;
};

const PUBLISHED_ON = dayOfDate({ year: 2025, month: 10, dayOfMonth: 14 });
/** Resolution 30/2026/QH16. */
const DONG_NAI_CITY_FROM = dayOfDate({ year: 2026, month: 4, dayOfMonth: 30 });
const OLD_PROVINCE_CODES: Readonly<Record<string, string>> = {
  'Bắc Ninh': '27',
  'Hải Phòng': '31',
};

export function makeTree(dice: Dice, country: Id, villages: readonly VillagePlan[]): DemoTree {
  const before: PlaceProposal[] = [];
  const merging: PlaceProposal[] = [];
  const published: PlaceProposal[] = [];
  const write = createWriter(dice, before);
  const provinces = new Map<string, Id>();
  const ownCodes: PlaceProposal[] = [];
  for (const [code, kind, name] of PROVINCES) {
    const place = write.found(kind, name, country, LISTED_FROM);
    provinces.set(name, place);
    const old = OLD_PROVINCE_CODES[name];
    if (old !== undefined) write.code(place, old, LISTED_FROM);
    if (old !== code) ownCodes.push(coded(place, code, MERGED_FROM));
    if (name === 'Đồng Nai') published.push(city(place));
  }
  const communes = new Map<string, Id>();
  const oldCommunes = new Map<string, readonly Id[]>();
  for (const plan of COMMUNES) {
    const grown = growCommune(dice, plan, country, provinces, { before, merging });
    communes.set(plan.key, grown.commune);
    oldCommunes.set(plan.key, grown.old);
  }
  const ids = new Map<VillagePlan, Id>();
  for (const plan of villages) {
    const parent = oldCommunes.get(plan.commune)?.[plan.old] ?? country;
    const place = write.found(plan.kind, plan.name, parent, LISTED_FROM);
    ids.set(plan, place);
    for (const figure of plan.published ?? []) published.push(figured(place, figure));
  }
  const chapters = [
    { on: TEAMS_FROM - 7, facts: before },
    { on: MERGED_FROM, facts: [...merging, ...ownCodes] },
    { on: PUBLISHED_ON, facts: published },
  ];
  return { chapters, provinces, communes, oldCommunes, villages: ids };
}

function createWriter(dice: Dice, facts: PlaceProposal[]) {
  return {
    found(kind: Kind, name: string, parent: Id, from: number): Id {
      const place = dice.id();
      const body = { place, kind, name, parent, from };
      facts.push({ type: 'place.founded@1', on: 0, body });
      return place;
    },
    code(place: Id, code: string, from: number): void {
      facts.push(coded(place, code, from));
    },
  };
}

type Grown = { readonly commune: Id; readonly old: readonly Id[] };

/** A commune with the district and the communes that were before it, and how they became it. */
function growCommune(
  dice: Dice,
  plan: CommunePlan,
  country: Id,
  provinces: ReadonlyMap<string, Id>,
  { before, merging }: { readonly before: PlaceProposal[]; readonly merging: PlaceProposal[] },
): Grown {
  const write = createWriter(dice, before);
  const province = provinces.get(plan.province) ?? country;
  let around = province;
  if (plan.oldProvince !== undefined) {
    around = write.found('tinh', plan.oldProvince.name, country, LISTED_FROM);
    write.code(around, plan.oldProvince.code, LISTED_FROM);
  }
  const district = write.found(plan.district.kind, plan.district.name, around, LISTED_FROM);
  if (around !== province) merging.push(merged([around], province));
  merging.push(merged([district], province));
  if (plan.old.length === 0) {
    const commune = write.found(plan.kind, plan.name, district, LISTED_FROM);
    write.code(commune, plan.code, LISTED_FROM);
    merging.push({
      type: 'place.moved@1',
      on: 0,
      body: { place: commune, parent: province, from: MERGED_FROM },
    });
    return { commune, old: [commune] };
  }
  const old = plan.old.map(({ name, kind, code }) => {
    const place = write.found(kind, name, district, LISTED_FROM);
    write.code(place, code, LISTED_FROM);
    return place;
  });
  const grow = createWriter(dice, merging);
  const commune = grow.found(plan.kind, plan.name, province, MERGED_FROM);
  merging.push(merged(old, commune));
  grow.code(commune, plan.code, MERGED_FROM);
  return { commune, old };
}

const coded = (place: Id, code: string, from: number): PlaceProposal => ({
  type: 'place.coded@1',
  on: 0,
  body: { place, code, from },
});

const merged = (places: readonly Id[], into: Id): PlaceProposal => ({
  type: 'place.merged@1',
  on: 0,
  body: { places: [...places], into, from: MERGED_FROM },
});

const city = (place: Id): PlaceProposal => ({
  type: 'place.renamed@1',
  on: 0,
  body: { place, name: 'Đồng Nai', kind: 'thanh-pho', from: DONG_NAI_CITY_FROM },
});

type Published = NonNullable<VillagePlan['published']>[number];

const figured = (place: Id, figure: Published): PlaceProposal => ({
  type: 'place.figured@1',
  on: 0,
  body: { place, ...figure, source: PUBLISHED_SOURCE, from: PUBLISHED_ON },
});
