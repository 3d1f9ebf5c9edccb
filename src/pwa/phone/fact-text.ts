import type { ActivityName } from '#book/activity.ts';
import type { Id } from '#kernel/id.ts';
import type { Names } from '#domain/words.ts';
import type { Device } from '#device/device.ts';
import { language, words } from '#pwa/ui/language.ts';
import { bodyOf } from './fact-body.ts';
import { memberWords } from './member-words.ts';
import { headOf } from './names.ts';
import { toldFact } from './told-fact.ts';

type Told = { readonly activity: ActivityName; readonly type: string; readonly body: unknown };

/** A record as one sentence, with the names this phone knows. */
export function factText(device: Device, { activity, type, body }: Told, hide?: Id): string {
  if (activity === 'care') return memberWords.value.closed;
  return toldFact(type, bodyOf(body), namesIn(device, hide));
}

/** The same, and the note that somebody wrote with it, which may be long. */
export function factParts(
  device: Device,
  { activity, type, body }: Told,
): { readonly sentence: string; readonly note: string | undefined } {
  // Whoever wrote it for the commune alone does not read it back.
  if (activity === 'care') return { sentence: memberWords.value.closed, note: undefined };
  const { note, ...rest } = bodyOf(body);
  const sentence = toldFact(type, rest, namesIn(device, undefined));
  return { sentence, note: typeof note === 'string' ? note : undefined };
}

/** The picture, sound or paper that a record brings. */
export function fileOf({ type, body }: Pick<Told, 'type' | 'body'>): string | undefined {
  const { file } = type === 'attachment.added@1' ? bodyOf(body) : {};
  return typeof file === 'string' ? file : undefined;
}

/** The names in all books held, of villages and of teams; `hide` is whom the screen is about anyway. */
function namesIn(device: Device, hide: Id | undefined): Names {
  const books = device.books();
  const taught = device.books().filter((book) => book.activity === 'learning');
  return (id) => {
    if (id === hide) return undefined;
    for (const { place } of taught) {
      const name = device.findView('learning', place)?.state.described.get(id)?.name;
      if (name !== undefined) return name[language.value] ?? name.vi;
    }
    for (const { activity, place } of books) {
      const name = nameIn(device, activity, place, id);
      if (name !== undefined) return name;
    }
    return undefined;
  };
}

function nameIn(device: Device, activity: ActivityName, place: Id, id: Id): string | undefined {
  if (activity === 'people') return device.findView('people', place)?.state.persons.get(id)?.name;
  if (activity === 'board') {
    const board = device.findView('board', place)?.state;
    return board?.notices.get(id)?.texts['vi']?.title ?? board?.meetings.get(id)?.title;
  }
  if (activity === 'work') {
    return device.findView('work', place)?.state.directives.get(id)?.title;
  }
  if (activity === 'reach') return device.findView('reach', place)?.state.tasks.get(id)?.title;
  const homes = activity === 'homes' ? device.findView('homes', place)?.state : undefined;
  return homes?.residents.get(id)?.name ?? homes?.households.get(id)?.head;
}

/** The door a record is about: "Hộ ông Triệu Văn Sinh"; undefined where none is known here. */
export function doorText(
  device: Device,
  body: Readonly<Record<string, unknown>>,
  day: number,
): string | undefined {
  for (const { activity, place } of device.books()) {
    const homes = activity === 'homes' ? device.findView('homes', place) : undefined;
    const resident = homes?.state.residents.get(String(body['resident']));
    const household = homes?.state.households.get(resident?.household ?? String(body['household']));
    if (homes !== undefined && household !== undefined) {
      return words.value.door.household(headOf({ homes, day }, household));
    }
  }
  return undefined;
}

/** The household or person a record is about, as a place of the app. */
export function hrefOfFact(body: unknown): string | undefined {
  const { household, resident } = bodyOf(body);
  if (typeof household === 'string') return `#/household/${household}`;
  return typeof resident === 'string' ? `#/person/${resident}` : undefined;
}
