import { dateOfDay, formatDay, formatTime, weekdayOf, dayOfSeconds } from '#kernel/vi-calendar.ts';
import { headNameOf, membersOf } from '#domain/homes/state.ts';
import type { Household, Resident } from '#domain/homes/state.ts';
import type { Back } from '#domain/doors/facts.ts';
import { nameAsOf } from '#domain/places/state.ts';
import type { PlacesState } from '#domain/places/state.ts';
import type { Id } from '#kernel/id.ts';
import { PLACES_WORDS } from '#domain/places/words.ts';
import { language } from '#pwa/ui/language.ts';
import { memberWords } from './member-words.ts';
import type { Village } from './village.ts';

const ELDER_AGE = 55;
const ADULT_AGE = 18;

/** How a person is spoken of: "ông Triệu Văn Sinh"; without a known sex and age the bare name. */
export function spokenName(resident: Resident, day: number): string {
  const { man, woman, oldMan, oldWoman, plain } = memberWords.value.address;
  const age =
    resident.birthYear === undefined ? undefined : dateOfDay(day).year - resident.birthYear;
  if (resident.sex === undefined || age === undefined || age < ADULT_AGE) {
    return plain(resident.name);
  }
  if (resident.sex === 'male') return (age >= ELDER_AGE ? oldMan : man)(resident.name);
  return (age >= ELDER_AGE ? oldWoman : woman)(resident.name);
}

/** How a person is spoken to: never by the bare name of a grown-up, whatever the register lacks. */
export function addressedName(resident: Resident, day: number): string {
  const { oldMan, oldWoman, either, oldEither } = memberWords.value.address;
  const { sex, birthYear, name } = resident;
  const age = birthYear === undefined ? undefined : dateOfDay(day).year - birthYear;
  if (age !== undefined && (sex !== undefined || age < ADULT_AGE)) return spokenName(resident, day);
  if (sex !== undefined) return (sex === 'male' ? oldMan : oldWoman)(name);
  return (age === undefined || age >= ELDER_AGE ? oldEither : either)(name);
}

/** How somebody of the village is spoken of. */
export function nameIn({ homes, day }: Pick<Village, 'homes' | 'day'>, id: Id): string {
  const resident = homes.state.residents.get(id);
  return resident === undefined ? '' : spokenName(resident, day);
}

/** The head as spoken of; a household without one is told by its code. */
export function headOf(
  { homes, day }: Pick<Village, 'homes' | 'day'>,
  household: Household,
): string {
  const head = membersOf(homes.state, household.id, day).find(
    (member) => member.relation === 'head',
  );
  if (head !== undefined) return spokenName(head, day);
  return household.head ?? household.code ?? memberWords.value.household.nameless;
}

/** The bare name of the head, for under a door. */
export const headBare = (
  { homes, day }: Pick<Village, 'homes' | 'day'>,
  household: Household,
): string => headNameOf(homes.state, household, day) ?? household.code ?? '';

/** "bản Phú Hưng" */
export const villageName = ({
  places,
  place,
  day,
}: Pick<Village, 'places' | 'place' | 'day'>): string => placeName(places?.state, place, day);

export function placeName(places: PlacesState | undefined, id: Id, day: number): string {
  const found = places?.places.get(id);
  if (found === undefined) return memberWords.value.unknownPlace;
  const { kind, name } = nameAsOf(found, day);
  return PLACES_WORDS[language.value].placeName(kind, name);
}

export const startUpper = (text: string): string =>
  text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);

/** "hôm nay", "hôm qua", "ngày mai", "thứ Năm 26/11", or the whole date when it is further off. */
export function dayText(day: number, today: number): string {
  const text = memberWords.value.day;
  if (day === today) return text.today;
  if (day === today - 1) return text.yesterday;
  if (day === today + 1) return text.tomorrow;
  if (day > today && day < today + 8) return text.weekday(weekdayText(day, today), shortDay(day));
  return dateOfDay(day).year === dateOfDay(today).year ? shortDay(day) : formatDay(day);
}

/** "ngày mai", "thứ Năm" */
export function weekdayText(day: number, today: number): string {
  const { tomorrow, weekdays } = memberWords.value.day;
  return day === today + 1 ? tomorrow : (weekdays[weekdayOf(day) - 1] ?? '');
}

/** "26/11" */
export const shortDay = (day: number): string => formatDay(day).slice(0, 5);

/** "hôm nay, sau 19 giờ" */
export function backText(back: Back, today: number): string {
  const day = dayText(back.on, today);
  return back.hour === undefined ? day : memberWords.value.day.after(day, back.hour);
}

/** "20:10 hôm nay", "19:30, 21/11/2026" */
export function whenText(at: number, today: number): string {
  const day = dayOfSeconds(at);
  const time = formatTime(at);
  return day === today
    ? memberWords.value.day.todayAt(time)
    : memberWords.value.day.at(time, formatDay(day));
}
