import { dayOfSeconds, formatDay, isoToDay } from '#kernel/vi-calendar.ts';
import type { Id } from '#kernel/id.ts';
import { type Kind, KINDS } from '#domain/places/facts.ts';
import { nameAsOf, type PlacesState } from '#domain/places/state.ts';
import { PLACES_WORDS } from '#domain/places/words.ts';
import { whyText } from '#domain/words.ts';
import {
  type Command,
  type Outcome,
  readWords,
  said,
  type Words,
  WRITING_FLAGS,
  wrong,
} from '#cli/command.ts';
import type { Home } from '#server/home.ts';
import {
  type ChangeDefect,
  type ChangePlan,
  type PlaceChange,
  planChange,
  writeChange,
} from '#server/place-change.ts';

/** What of a change its words say, or a sentence about what is wrong with them. */
type Read = (named: Words['named'], from: number) => PlaceChange | string | undefined;

const kinds: readonly Kind[] = Object.values(KINDS).flat();
const words = PLACES_WORDS.en;

export const mergePlaces = change(
  'places merge --places PLACE,PLACE --into PLACE',
  ['places', 'into'],
  ({ places, into }, from) =>
    places !== undefined && into !== undefined
      ? { to: 'merge', places: listOf(places), into, from }
      : undefined,
);

export const splitPlace = change(
  'places split --place PLACE --into "HEIR:PLACE,PLACE HEIR:PLACE"',
  ['place', 'into'],
  ({ place, into }, from) => {
    if (place === undefined || into === undefined) return undefined;
    const parts = into
      .trim()
      .split(/\s+/u)
      .map((part) => part.split(':'));
    if (parts.some(({ length }) => length > 2)) return undefined;
    return {
      to: 'split',
      place,
      parts: parts.map(([heir = '', own = '']) => ({ heir, places: listOf(own) })),
      from,
    };
  },
);

export const renamePlace = change(
  'places rename --place PLACE [--name NAME] [--kind KIND]',
  ['place', 'name', 'kind'],
  ({ place, name, kind: text }, from) => {
    if (place === undefined || (name === undefined && text === undefined)) return undefined;
    const kind = kinds.find((each) => each === text);
    if (text !== undefined && kind === undefined) {
      return `the kind must be one of ${kinds.join(', ')}.`;
    }
    return {
      to: 'rename',
      place,
      from,
      ...(name !== undefined && { name: name.normalize('NFC') }),
      ...(kind && { kind }),
    };
  },
);

export const movePlaces = change(
  'places move --places PLACE,PLACE --to PLACE',
  ['places', 'to'],
  ({ places, to }, from) =>
    places !== undefined && to !== undefined
      ? { to: 'move', places: listOf(places), parent: to, from }
      : undefined,
);

export const codePlace = change(
  'places code --place PLACE --code CODE',
  ['place', 'code'],
  ({ place, code }, from) =>
    place !== undefined && code !== undefined ? { to: 'code', place, code, from } : undefined,
);

/** A command that shows a change of the tree, and writes it when `--yes` says so. */
function change(usage: string, names: readonly string[], read: Read): Command {
  return async (home, _, args) => {
    const given = readWords(
      args.filter((word) => !WRITING_FLAGS.includes(word)),
      [...names, 'from'],
    );
    const day = isoToDay(given?.named['from'] ?? '');
    const isDated = given?.named['from'] !== undefined;
    const from = day.ok ? day.value : dayOfSeconds(home.now());
    const asked = given && given.plain.length === 0 ? read(given.named, from) : undefined;
    if (asked === undefined) return wrong(`${usage} [--from YYYY-MM-DD] [--dry-run | --yes]`);
    if (typeof asked === 'string') return wrong(asked);
    if (isDated && !day.ok) return wrong('--from must be a day such as 2025-07-01.');
    if (WRITING_FLAGS.every((flag) => args.includes(flag))) {
      return wrong('--dry-run writes nothing and --yes writes: give one of them.');
    }
    return tell(home, await planChange(home, asked), asked, args.includes('--yes'));
  };
}

async function tell(
  home: Home,
  plan: ChangePlan,
  { to, from }: PlaceChange,
  isWriting: boolean,
): Promise<Outcome> {
  const nameOf = (id: Id): string => nameIn(plan.places, id, from);
  if (plan.defects.length > 0) {
    const lines = plan.defects.map((defect) => `  ${defectText(defect, nameOf, from)}`);
    return wrong(['nothing was written.', ...lines].join('\n'));
  }
  if (plan.proposals.length === 0) return said('It stands so already: nothing was written.');
  const lines = plan.proposals.map((proposal) => factText(proposal, nameOf));
  if (!isWriting) return said(...lines, 'Nothing was written. With --yes it will be.');
  const written = await writeChange(home, plan);
  if (!written.ok) return wrong(`nothing was written (${written.error.code}).`);
  const rights = to === 'merge' || to === 'split' || to === 'move' ? [RIGHTS] : [];
  return said(...lines, `${home.name}: wrote ${written.value} facts.`, ...rights);
}

const RIGHTS =
  'Rights that were given before reach the ground they reached; for more, see: people grant.';

const DEFECTS: Readonly<Record<string, string>> = {
  'part-missing': 'lies in it and goes to none of the heirs',
  'part-twice': 'is given to two heirs',
  'not-inside': 'does not lie in it',
};

function defectText({ code, place }: ChangeDefect, nameOf: (id: Id) => string, from: number) {
  const subject = place === undefined ? '' : `${place} ${nameOf(place)}`.trim();
  if (code === 'place-unknown') return `${subject}: there is no such place; see: places list.`;
  if (code === 'not-standing') return `${subject}: does not stand on ${formatDay(from)}.`;
  const own = DEFECTS[code];
  return [subject, own === undefined ? whyText('en', code) : `${own}.`].filter(Boolean).join(': ');
}

function factText({ type, body }: ChangePlan['proposals'][number], nameOf: (id: Id) => string) {
  const { facts } = words;
  switch (type) {
    case 'place.merged@1':
      return facts[type](body, nameOf);
    case 'place.split@1':
      return facts[type](body, nameOf);
    case 'place.moved@1':
      return `${nameOf(body.place)}: ${facts[type](body, nameOf)}`;
    case 'place.renamed@1':
      return `${nameOf(body.place)}: ${facts[type](body)}`;
    case 'place.coded@1':
      return `${nameOf(body.place)}: ${facts[type](body)}`;
    default:
      return type;
  }
}

function nameIn({ places }: PlacesState, id: Id, day: number): string {
  const place = places.get(id);
  if (place === undefined) return '';
  const { kind, name } = nameAsOf(place, day - 1);
  return words.placeName(kind, name);
}

const listOf = (text: string): readonly Id[] => text.split(',').filter(Boolean);
