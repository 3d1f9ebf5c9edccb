import { formatDay } from '#kernel/vi-calendar.ts';
import { type Told, toldOf } from '#domain/campaigns.ts';
import { type Campaign, stageOf } from '#domain/work/campaigns.ts';
import type { Device } from '#device/device.ts';
import { isPractice } from '#pwa/phone/practice-mode.ts';
import { words } from '#pwa/ui/language.ts';
import { percentText } from '#words/number-text.ts';
import { tellWords } from './tell-words.ts';

/** What everybody may read of a campaign: nobody's name, and no number that points at somebody. */
export type News = {
  readonly title: string;
  readonly place: string;
  readonly team: string;
  readonly until: string;
  readonly asOf: string;
  /** In big letters, and what stands below it. */
  readonly big: string;
  readonly small: string;
  /** How much of it is done, from 0 to 1, as far as it may be told. */
  readonly share: number;
  readonly ways: readonly string[];
  /** The public page of the place, where there is one that others can open. */
  readonly link: string | undefined;
};

type Numbers = {
  readonly campaign: Campaign;
  readonly asOf: number;
  readonly counts: 'household' | 'resident';
  readonly of: number;
  readonly met: number;
  readonly needed: number;
};

type Where = {
  readonly device: Device;
  readonly day: number;
  readonly name: string;
  readonly team: string;
  /** Of the public page: "/thon/…". */
  readonly path: string;
};

export function newsOf(numbers: Numbers, { device, day, name, team, path }: Where): News {
  const text = tellWords.value;
  const { campaign, counts, asOf } = numbers;
  const { title, until, goal, ended } = campaign;
  const isOpen = ['coming', 'running'].includes(stageOf(campaign, day));
  const told = toldOf(numbers.met, numbers.of, numbers.needed);
  const doneFrom = 'doneFrom' in goal ? goal.doneFrom : undefined;
  // A trial home stands on this machine alone: its pages open for nobody else.
  const isReal = !isPractice.value && device.home()?.demo !== true;
  return {
    title,
    place: name,
    team,
    until: isOpen ? text.until(formatDay(until)) : text.over(formatDay(ended?.on ?? until)),
    asOf: text.asOf(formatDay(asOf)),
    ...saidOf(told, counts),
    ways: doneFrom === undefined ? [text.way] : text.ways(doneFrom),
    link: isReal ? `${location.origin}${path}` : undefined,
  };
}

function saidOf(told: Told, counts: 'household' | 'resident') {
  const text = tellWords.value;
  if (told.code === 'numbers') {
    const { met, of } = told;
    return {
      big: percentText(met, of, words.value.language),
      small: text.pair(met, of, counts),
      share: met / of,
    };
  }
  const share = { begun: 0.1, nearly: 0.9, reached: 1 }[told.code];
  return { big: '', small: text[told.code], share };
}

/** The words that go with the picture, and stand for it where it cannot be seen. */
export function newsText(news: News): string {
  const text = tellWords.value;
  const { title, place, big, small, asOf, until, ways, link } = news;
  const said = big === '' ? small : `${big} (${small})`;
  const lines = [`${text.whole(title, place, `${said}, ${asOf}`)} ${until}.`, ...ways, text.free];
  return [...lines, ...(link === undefined ? [] : [link])].join('\n');
}
