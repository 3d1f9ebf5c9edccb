import { basename } from 'node:path';
import { dayOfSeconds, isoToDay } from '#kernel/vi-calendar.ts';
import { type Kind, KINDS } from '#domain/places/facts.ts';
import {
  childrenOf,
  codeAsOf,
  nameAsOf,
  type Place,
  type PlacesState,
} from '#domain/places/state.ts';
import {
  type Command,
  type Outcome,
  readFile,
  readWords,
  said,
  type Words,
  WRITING_FLAGS,
  wrong,
} from '#cli/command.ts';
import type { Home } from '#server/home.ts';
import {
  type PlaceListPlan,
  type PlaceListTask,
  planPlaceList,
  writePlaceList,
} from '#server/place-list/import-places.ts';

const kinds: readonly Kind[] = Object.values(KINDS).flat();

export const foundPlace: Command = async (home, _, args) => {
  const words = readWords(args, ['kind', 'name', 'parent', 'from', 'code']);
  const { kind: kindText, name, parent, from, code } = words?.named ?? {};
  if (words === undefined || words.plain.length > 0 || name === undefined || parent === undefined) {
    return wrong(
      'places found --kind KIND --name NAME --parent PLACE [--from YYYY-MM-DD] [--code CODE]',
    );
  }
  const kind = kinds.find((each) => each === kindText);
  if (kind === undefined) return wrong(`the kind must be one of ${kinds.join(', ')}.`);
  const day = from === undefined ? undefined : isoToDay(from);
  if (day?.ok === false) {
    return wrong(`--from must be a day such as 2025-07-01, not "${from ?? ''}".`);
  }
  const founded = await home.founding.found({
    kind,
    name: name.normalize('NFC'),
    parent,
    from: day?.value ?? dayOfSeconds(home.now()),
    ...(code !== undefined && { code }),
  });
  if (founded.ok) return said(founded.value);
  return wrong(`the place was not founded (${founded.error.why ?? founded.error.code}).`);
};

export const listPlaces: Command = async (home) => {
  const { identity } = home.directory;
  const { state: folded } = await home.warm.get(home.directory.getBook(identity.places));
  const state = folded as PlacesState; // the state of a places book
  const today = dayOfSeconds(home.now());
  const lines: string[] = [];
  const show = (place: Place, depth: number): void => {
    const { kind, name } = nameAsOf(place, today);
    lines.push(
      `${place.id}  ${'  '.repeat(depth)}${kind} ${name} ${codeAsOf(place, today) ?? ''}`.trimEnd(),
    );
    for (const child of childrenOf(state, place.id, today)) show(child, depth + 1);
  };
  const country = state.places.get(identity.country);
  if (country !== undefined) show(country, 0);
  return said(...lines);
};

const IMPORT_USAGE =
  'places import FILE --from YYYY-MM-DD [--province CODE] [--renamed CODE,CODE] [--dry-run | --yes]';

/** Shows what a published list of provinces and communes would add; adds it when `--yes` says so. */
export const importPlaces: Command = async (home, _, args) => {
  const words = readWords(
    args.filter((word) => !WRITING_FLAGS.includes(word)),
    ['from', 'province', 'renamed'],
  );
  const [file, ...more] = words?.plain ?? [];
  const from = isoToDay(words?.named['from'] ?? '');
  if (words === undefined || file === undefined || more.length > 0 || !from.ok) {
    return wrong(IMPORT_USAGE);
  }
  if (WRITING_FLAGS.every((flag) => args.includes(flag))) {
    return wrong('--dry-run writes nothing and --yes writes: give one of them.');
  }
  const bytes = readFile(file);
  if (bytes === undefined) return wrong(`${file} cannot be read.`);
  const task = taskOf(file, bytes, from.value, words);
  const planned = await planPlaceList(home, task);
  if (!planned.ok) {
    const { code, detail } = planned.error;
    return wrong(`${file} was not taken: ${[code, detail].filter(Boolean).join(', ')}.`);
  }
  return tellPlan(home, planned.value, task.from, args.includes('--yes'));
};

const taskOf = (
  file: string,
  bytes: Uint8Array,
  from: number,
  { named }: Words,
): PlaceListTask => ({
  bytes,
  fileName: basename(file),
  from,
  renamed: new Set((named['renamed'] ?? '').split(',').filter((code) => code !== '')),
  ...(named['province'] !== undefined && { province: named['province'] }),
});

/** A list with a defect, or of which a place is in doubt, is not taken in part. */
async function tellPlan(
  home: Home,
  plan: PlaceListPlan,
  from: number,
  isWriting: boolean,
): Promise<Outcome> {
  const { list, doubts, unlisted } = plan;
  const lines = [
    ...[...list.notes, ...list.defects, ...doubts]
      .sort((left, right) => left.at - right.at)
      .map(({ at, code, value }) => `row ${at}  ${code}  ${value}`),
    ...unlisted.map((place) => `${place.id}  not-listed  ${nameAsOf(place, from).name}`),
    `Read: ${list.provinces.length} provinces, ${list.communes.length} communes.`,
    `New: ${plan.founded}. Coded: ${plan.coded}. Renamed: ${plan.renamed}. Moved: ${plan.moved}.`,
    `As they are: ${plan.unchanged}. Not listed: ${unlisted.length}.`,
  ];
  const open = list.defects.length + doubts.length;
  if (open > 0) {
    return wrong(
      [...lines, `${open} rows are to be mended first: nothing was written.`].join('\n'),
    );
  }
  if (!isWriting) return said(...lines, 'Nothing was written. With --yes it will be.');
  const written = await writePlaceList(home, plan);
  if (!written.ok) return wrong(`the list was not taken: ${written.error.code}.`);
  return said(...lines, `${home.name}: wrote ${written.value} facts.`);
}
