import type { REACH_FACTS, Way } from '#domain/reach/facts.ts';
import { type FactWords, join, type Language } from '#domain/words.ts';

const waysVi: Record<Way, string> = {
  door: 'báo tại nhà',
  call: 'gọi điện',
  slip: 'đưa giấy báo',
  page: 'tự mở trang của hộ',
};
const waysEn: Record<Way, string> = {
  door: 'told at the door',
  call: 'called',
  slip: 'given a slip',
  page: 'opened their own page',
};

const of = (name: string | undefined, what: string): string => join([what, name], ': ');

const vi = {
  ways: waysVi,
  facts: {
    'notice.told@1': ({ notice, way }, names) =>
      of(names(notice), `Đã đưa thông báo đến nhà (${waysVi[way]})`),
    'notice.untold@1': ({ notice }, names) => of(names(notice), 'Ghi nhầm, nhà này chưa được báo'),
    'loudspeaker.played@1': ({ notice, alleys }, names) =>
      join(
        [
          of(names(notice), 'Loa đã phát thông báo'),
          alleys === undefined ? '' : `nghe được ở ${alleys.join(', ')}`,
        ],
        '; ',
      ),
    'loudspeaker.unplayed@1': ({ notice }, names) => of(names(notice), 'Bỏ đánh dấu loa đã phát'),
  } satisfies FactWords<typeof REACH_FACTS>,
};

export type ReachWords = typeof vi;

const en: ReachWords = {
  ways: waysEn,
  facts: {
    'notice.told@1': ({ notice, way }, names) =>
      of(names(notice), `Household told of a notice (${waysEn[way]})`),
    'notice.untold@1': ({ notice }, names) =>
      of(names(notice), 'Recorded by mistake, this household was not told yet'),
    'loudspeaker.played@1': ({ notice, alleys }, names) =>
      join(
        [
          of(names(notice), 'Notice played over the loudspeaker'),
          alleys === undefined ? '' : `heard in ${alleys.join(', ')}`,
        ],
        '; ',
      ),
    'loudspeaker.unplayed@1': ({ notice }, names) =>
      of(names(notice), 'Not played over the loudspeaker after all'),
  },
};

export const REACH_WORDS: Readonly<Record<Language, ReachWords>> = { vi, en };
