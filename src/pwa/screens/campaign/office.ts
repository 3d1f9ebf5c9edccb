import type { Book } from '#book/activity.ts';
import type { Id } from '#kernel/id.ts';
import type { SkillLadder } from '#domain/ladder.ts';
import { lineageOf } from '#domain/places/state.ts';
import type { Author } from '#domain/propose.ts';
import { type Campaign, stageOf } from '#domain/work/campaigns.ts';
import type { WorkState } from '#domain/work/state.ts';
import type { Device } from '#device/device.ts';
import { authorIn } from '#pwa/phone/author-in.ts';
import { ladderFor } from '#pwa/phone/ladder.ts';
import { usePhone } from '#pwa/phone/phone.ts';
import { findCommune } from '#pwa/screens/officer/territory.ts';

/** A commune's book of work as this phone holds it. */
export type Office = {
  readonly device: Device;
  readonly commune: Id;
  readonly book: Book;
  readonly work: WorkState;
  readonly ladder: SkillLadder;
  readonly day: number;
};

/** Of the commune being looked at; undefined while its book is not here. */
export function useOffice(): Office | undefined {
  const device = usePhone();
  const commune = findCommune(device);
  return commune === undefined ? undefined : officeOf(device, commune, commune);
}

function officeOf(device: Device, commune: Id, chapter: Id): Office | undefined {
  const book = device.findBook('work', chapter);
  const work = device.findView('work', chapter)?.state;
  if (book === undefined || work === undefined) return undefined;
  return { device, commune, book, work, ladder: ladderFor(device, commune), day: device.now().on };
}

/** The commune's book and those of the communes that merged into it: a campaign lives in its own. */
export function officesOf(office: Office): readonly Office[] {
  const { device, commune, day } = office;
  const places = device.places()?.state;
  if (places === undefined) return [office];
  return lineageOf(places, commune, day).flatMap((each) => officeOf(device, commune, each) ?? []);
}

/** All campaigns of the commune: those open by their last day, then what is over, the newest first. */
export function campaignsOf(office: Office): readonly Campaign[] {
  const all = officesOf(office).flatMap(({ work }) => [...work.campaigns.values()]);
  const isOpen = (each: Campaign): boolean =>
    ['running', 'coming'].includes(stageOf(each, office.day));
  return [
    ...all.filter(isOpen).sort((left, right) => left.until - right.until),
    ...all.filter((each) => !isOpen(each)).sort((left, right) => right.until - left.until),
  ];
}

export function findCampaign(
  office: Office,
  id: Id,
): { readonly office: Office; readonly campaign: Campaign } | undefined {
  for (const each of officesOf(office)) {
    const campaign = each.work.campaigns.get(id);
    if (campaign !== undefined) return { office: each, campaign };
  }
  return undefined;
}

/** The state as it is at this moment, and the person of this phone as author. */
export function toWrite({ device, book, work }: Office): {
  readonly states: { readonly work: WorkState };
  readonly author: Author;
} {
  const now = device.findView('work', book.place)?.state ?? work;
  return { states: { work: now }, author: authorIn(device, book) };
}
