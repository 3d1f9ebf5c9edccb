import { dayOfSeconds, isoToDay } from '#kernel/vi-calendar.ts';
import { type Kind, KINDS } from '#domain/places/facts.ts';
import {
  childrenOf,
  codeAsOf,
  nameAsOf,
  type Place,
  type PlacesState,
} from '#domain/places/state.ts';
import { type Command, readWords, said, wrong } from '#cli/command.ts';

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
