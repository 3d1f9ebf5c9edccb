import type { Book, Refusal } from '#book/activity.ts';
import type { Folded } from '#book/folded.ts';
import type { Id } from '#kernel/id.ts';
import { homeQueries } from '#device/home-queries.ts';
import type { Device } from '#device/device.ts';
import { DOORS_WORDS } from '#domain/doors/words.ts';
import type { DoorsWords } from '#domain/doors/words.ts';
import { findSkill, type SkillLadder } from '#domain/ladder.ts';
import { NATIONAL_PANES } from '#domain/learning/facts.ts';
import { BROUGHT_LADDER } from '#domain/learning/ladder.ts';
import type { Name } from '#domain/learning/propose-ladder.ts';
import type { LearningState } from '#domain/learning/state.ts';
import { emptyPeople } from '#domain/people/state.ts';
import type { LadderReply } from '#protocol/ladder.ts';
import { authorIn } from '#pwa/phone/author-in.ts';
import { peopleOf } from '#pwa/phone/attention.ts';
import { language } from '#pwa/ui/language.ts';
import { ladderFor } from '#pwa/phone/ladder.ts';
import { tick, usePhone } from '#pwa/phone/phone.ts';
import { reasonText } from '#pwa/phone/reasons.ts';
import { nameIn } from '#pwa/phone/skill-in.ts';
import { useAsked } from '#pwa/screens/officer/asked.tsx';
import { findCommune } from '#pwa/screens/officer/territory.ts';
import { ladderWords } from './ladder-words.ts';

/** What a commune teaches, as this device holds it, own unsent changes included. */
export type Office = {
  readonly device: Device;
  readonly commune: Id;
  readonly book: Book;
  readonly learning: Folded<LearningState>;
  readonly ladder: SkillLadder;
};

/** Of the commune being looked at; undefined while its book is not here. */
export function useOffice(): Office | undefined {
  void tick.value;
  const device = usePhone();
  const commune = findCommune(device);
  return commune === undefined ? undefined : findOffice(device, commune);
}

function findOffice(device: Device, commune: Id): Office | undefined {
  const book = device.findBook('learning', commune);
  const learning = device.findView('learning', commune);
  if (book === undefined || learning === undefined) return undefined;
  return { device, commune, book, learning, ladder: ladderFor(device, commune) };
}

/** What the domain is told, as it is at this moment. */
export function toChange(office: Office) {
  const { device, book, commune } = office;
  const now = findOffice(device, commune) ?? office;
  const people = peopleOf(device, book)?.state ?? emptyPeople();
  return {
    states: { learning: now.learning.state, people, ladder: now.ladder },
    author: authorIn(device, book),
    called: calledIn(now.ladder),
  };
}

/** In both languages, as the commune has named it or as the software does. */
const calledIn =
  (ladder: SkillLadder) =>
  (skill: string): Name => {
    const brought = (spoken: 'vi' | 'en'): string | undefined => {
      const { skills }: { readonly skills: Readonly<Record<string, string>> } = DOORS_WORDS[spoken];
      return Object.hasOwn(skills, skill) ? skills[skill] : undefined;
    };
    const name = findSkill(ladder, skill)?.name;
    if (name !== undefined) return name;
    const en = brought('en');
    return { vi: brought('vi') ?? skill, ...(en !== undefined && { en }) };
  };

export const doorsWords = (): DoorsWords => DOORS_WORDS[language.value];

export const namesOf = (ladder: SkillLadder, skills: readonly string[]): string =>
  skills.map((skill) => nameIn(ladder, skill)).join(', ');

const NATIONAL = ['public-services', 'shopping', 'payment', 'safety'] as const;

/** What each pane of a door is called on this ladder, the fifth by what stands for it. */
export function paneNames(ladder: SkillLadder): readonly string[] {
  const fifth = ladder.panes[NATIONAL_PANES] ?? [];
  const isBrought = fifth === BROUGHT_LADDER.panes[NATIONAL_PANES];
  return [
    ...NATIONAL.map((basic) => doorsWords().measures[`household-basic-${basic}`].short),
    isBrought
      ? doorsWords().broughtFifth
      : fifth.map((skill) => nameIn(ladder, skill)).join(ladderWords.value.basics.or),
  ];
}

/** Why something cannot be, with the names of the skills it is about. */
export function refusalText({ ladder }: Office, refusal: Refusal): string {
  const problems: Readonly<Record<string, LadderProblem>> = ladderWords.value.problems;
  const tell = Object.hasOwn(problems, refusal.code) ? problems[refusal.code] : undefined;
  if (tell === undefined) return reasonText(refusal.code);
  const name = (field: string): string => nameIn(ladder, String(refusal[field] ?? ''));
  return tell({
    skill: name('skill'),
    need: name('need'),
    back: name('back'),
    pane: Number(refusal['pane'] ?? 0),
  });
}
type LadderProblem = (typeof ladderWords.value.problems)['twin'];

export type Counts = LadderReply['skills'][number];

/** How many people stand on each skill, as the home counts them; undefined while it has not answered. */
export function useCounts({ device, commune }: Office): ReadonlyMap<string, Counts> | undefined {
  const { reply } = useAsked(`ladder ${commune}`, () => homeQueries(device).ladder(commune));
  return reply && new Map(reply.skills.map((each) => [each.skill, each]));
}

export const peopleOn = (counts: Counts | undefined): number =>
  (counts?.people ?? []).reduce((sum, each) => sum + each, 0);

/** Who can do it alone, those who teach it on among them. */
export const aloneOn = (counts: Counts | undefined): number =>
  (counts?.people ?? []).slice(3).reduce((sum, each) => sum + each, 0);
