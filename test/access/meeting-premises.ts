// A meeting of a village or commune, what it decided, and who was asked and came.

import type { JsonObject } from '#kernel/canonical.ts';
import type { Id } from '#kernel/id.ts';
import type { Country } from '#test/access/country.ts';
import { family } from '#test/access/home-premises.ts';
import { type Make, say } from '#test/access/place-premises.ts';

type BodyOf = (country: Country, id: Id) => JsonObject;
type Said = readonly [type: string, bodyOf: BodyOf];

/** Another id for each use of one. */
const other = (id: Id, letter: string): Id => (id.startsWith(letter) ? '_' : letter) + id.slice(1);
const editionOf = (id: Id): Id => other(id, 'E');

const called: BodyOf = ({ the }, meeting) => ({
  meeting,
  edition: editionOf(meeting),
  kind: 'extra',
  title: 'Họp thôn',
  day: the.today,
  minute: 1_170,
  place: 'Nhà văn hóa',
  agenda: [{ item: 'Quỹ điện đường', matter: 'money' }],
});
const taken: BodyOf = ({ the }, meeting) => ({
  resolution: other(meeting, 'D'),
  edition: other(meeting, 'F'),
  meeting,
  day: the.today,
  matter: 'money',
  title: 'Quỹ điện đường',
  way: 'hands',
  agree: 28,
  against: 1,
  blank: 1,
  present: 30,
  total: 40,
  needs: 'two-thirds',
});

const onBoard =
  (type: string, bodyOf: BodyOf, earlier: readonly Said[] = []): Make =>
  (country, of) => {
    const book = country.book('board', of);
    const id = country.newId();
    return {
      book,
      before: earlier.map(([first, said]) => ({
        book,
        proposal: say(country, first, said(country, id)),
      })),
      proposal: say(country, type, bodyOf(country, id)),
    };
  };

type Ids = { readonly meeting: Id; readonly household: Id };

const inReach =
  (type: string, bodyOf: (ids: Ids) => JsonObject, earlier?: Make): Make =>
  (country, of) => {
    const made = earlier?.(country, of);
    if (made !== undefined) {
      const { meeting, household, ...rest } = made.proposal.body;
      const { reply, attendance } = rest;
      const back = {
        meeting,
        household,
        ...(reply !== undefined && { reply }),
        ...(attendance !== undefined && { attendance }),
      } as JsonObject; // as it was written
      const { book, before, proposal } = made;
      return { book, before: [...before, { book, proposal }], proposal: say(country, type, back) };
    }
    const { household, before } = family(country, of);
    const book = country.book('reach', of);
    const ids = { meeting: country.newId(), household };
    return { book, before, proposal: say(country, type, bodyOf(ids)) };
  };

const replied = inReach('meeting.replied@1', ({ meeting, household }) => ({
  reply: meeting,
  meeting,
  edition: editionOf(meeting),
  household,
  heads: 1,
  way: 'door',
}));
const marked = inReach('attendance.marked@1', ({ meeting, household }) => ({
  attendance: meeting,
  meeting,
  household,
  how: 'tap',
}));

const first: Said = ['meeting.called@1', called];

/** By fact type. */
export const AT_MEETINGS: Readonly<Record<string, Make>> = {
  'meeting.called@1': onBoard(...first),
  'meeting.changed@1': onBoard(
    'meeting.changed@1',
    (country, meeting) => ({
      ...called(country, meeting),
      edition: other(meeting, 'G'),
      over: editionOf(meeting),
      retell: false,
    }),
    [first],
  ),
  'meeting.cancelled@1': onBoard('meeting.cancelled@1', (_, meeting) => ({ meeting }), [first]),
  'minutes.recorded@1': onBoard(
    'minutes.recorded@1',
    ({ the }, meeting) => ({
      minutes: other(meeting, 'M'),
      edition: other(meeting, 'H'),
      meeting,
      day: the.today,
      chair: 'Bàn Văn Chủ',
      secretary: 'Lò Thị Ghi',
      present: 30,
      total: 40,
      text: 'Bàn quỹ điện đường.',
    }),
    [first],
  ),
  'decision.taken@1': onBoard('decision.taken@1', taken, [first]),
  'decision.withdrawn@1': onBoard(
    'decision.withdrawn@1',
    (_, meeting) => ({ resolution: other(meeting, 'D'), meeting }),
    [first, ['decision.taken@1', taken]],
  ),
  'meeting.replied@1': replied,
  'meeting.unreplied@1': inReach('meeting.unreplied@1', () => ({}), replied),
  'attendance.marked@1': marked,
  'attendance.unmarked@1': inReach('attendance.unmarked@1', () => ({}), marked),
};
