// Notices on the board of a village or commune, and who was told of them.

import type { JsonObject } from '#kernel/canonical.ts';
import type { Id } from '#kernel/id.ts';
import type { Country } from '#test/access/country.ts';
import { family } from '#test/access/home-premises.ts';
import { type Make, say } from '#test/access/place-premises.ts';

const content = (country: Country) => ({
  class: 'ordinary',
  to: 'everyone',
  pinned: false,
  from: country.the.today,
  texts: { vi: { title: 'Dọn đường', text: 'Sáng Chủ nhật bà con dọn đường.' } },
});
const posted = (country: Country, notice: Id) => ({
  notice,
  edition: editionOf(notice),
  ...content(country),
});
const voiced = (_: Country, notice: Id) => ({
  voice: voiceOf(notice),
  notice,
  edition: editionOf(notice),
  language: 'tyz',
  file: 'F'.repeat(43),
  key: 'K'.repeat(22),
  bytes: 10,
  media: 'audio/webm',
});
/** An id of its own for each of a notice's editions, whatever letter the notice begins with. */
const editionOf = (notice: Id): Id => (notice.startsWith('E') ? 'F' : 'E') + notice.slice(1);
const nextOf = (notice: Id): Id => (notice.startsWith('N') ? 'M' : 'N') + notice.slice(1);
const voiceOf = (notice: Id): Id => [...notice].reverse().join('');

const onBoard =
  (
    type: string,
    bodyOf: (country: Country, notice: Id) => JsonObject,
    earlier: readonly (readonly [string, (country: Country, notice: Id) => JsonObject])[] = [],
  ): Make =>
  (country, of) => {
    const book = country.book('board', of);
    const notice = country.newId();
    return {
      book,
      before: earlier.map(([first, said]) => ({
        book,
        proposal: say(country, first, said(country, notice)),
      })),
      proposal: say(country, type, bodyOf(country, notice)),
    };
  };

const first = ['notice.posted@1', posted] as const;

const inReach =
  (
    type: string,
    bodyOf: (ids: { readonly notice: Id; readonly household: Id }) => JsonObject,
    earlier?: string,
  ): Make =>
  (country, of) => {
    const { household, before } = family(country, of);
    const book = country.book('reach', of);
    const ids = { notice: country.newId(), household };
    const then =
      earlier === undefined
        ? []
        : [
            {
              book,
              proposal: say(
                country,
                earlier,
                earlier === 'notice.told@1' ? told(ids) : played(ids),
              ),
            },
          ];
    return { book, before: [...before, ...then], proposal: say(country, type, bodyOf(ids)) };
  };

type Ids = { readonly notice: Id; readonly household: Id };
const untold = ({ notice, household }: Ids) => ({ telling: notice, notice, household });
const told = (ids: Ids) => ({ ...untold(ids), edition: editionOf(ids.notice), way: 'door' });
const played = ({ notice }: { readonly notice: Id }) => ({
  play: notice,
  notice,
  edition: editionOf(notice),
  language: 'vi',
});

/** By fact type. */
export const ON_BOARDS: Readonly<Record<string, Make>> = {
  'notice.posted@1': onBoard('notice.posted@1', posted),
  'notice.corrected@1': onBoard(
    'notice.corrected@1',
    (country, notice) => ({
      ...posted(country, notice),
      edition: nextOf(notice),
      over: editionOf(notice),
      retell: true,
    }),
    [first],
  ),
  'notice.withdrawn@1': onBoard('notice.withdrawn@1', (_, notice) => ({ notice }), [first]),
  'notice.voiced@1': onBoard('notice.voiced@1', voiced, [first]),
  'notice.unvoiced@1': onBoard(
    'notice.unvoiced@1',
    (_, notice) => ({ notice, voice: voiceOf(notice) }),
    [first, ['notice.voiced@1', voiced]],
  ),
  'notice.told@1': inReach('notice.told@1', told),
  'notice.untold@1': inReach('notice.untold@1', untold, 'notice.told@1'),
  'loudspeaker.played@1': inReach('loudspeaker.played@1', played),
  'loudspeaker.unplayed@1': inReach(
    'loudspeaker.unplayed@1',
    ({ notice }) => ({ play: notice, notice }),
    'loudspeaker.played@1',
  ),
  'messages.agreed@1': inReach('messages.agreed@1', ({ notice: answer, household }) => ({
    answer,
    household,
    ways: ['sms'],
    wording: 'messages@1',
  })),
  'messages.declined@1': inReach('messages.declined@1', ({ notice: answer, household }) => ({
    answer,
    household,
  })),
};
