// Facts of every type, each over things of its own, so that no answer depends on the one before.

import type { JsonObject } from '#kernel/canonical.ts';
import type { Id } from '#kernel/id.ts';
import type { Country } from '#test/access/country.ts';
import { type About, atDoor, atHome, family } from '#test/access/home-premises.ts';
import { ON_BOARDS } from '#test/access/board-premises.ts';
import { ON_QUESTIONS } from '#test/access/question-premises.ts';
import { AT_MEETINGS } from '#test/access/meeting-premises.ts';
import { ON_CASES } from '#test/access/case-premises.ts';
import { IN_FUNDS } from '#test/access/fund-premises.ts';
import { IN_LEARNING, IN_WORK, opened, part } from '#test/access/learning-premises.ts';
import { OF_TASKS } from '#test/access/task-premises.ts';
import { IN_TEAMS } from '#test/access/team-premises.ts';
import { type Make, OVER_PLACES, type Prepared, say } from '#test/access/place-premises.ts';

/** Over a survey that the commune has opened; a village of the country is called after it. */
const asked =
  (make: Make): Make =>
  (country, of) => {
    const prepared = make(country, of);
    const answer = prepared.proposal.body['answer'];
    const survey = typeof answer === 'string' ? answer : '';
    const book = country.book('work', of.charAt(0));
    const before = [
      { book, proposal: say(country, 'survey.part@1', part(country, survey)) },
      { book, proposal: say(country, 'survey.opened@1', opened(country, survey)) },
    ];
    return { ...prepared, before: [...before, ...prepared.before] };
  };

const visit = ({ id, household }: About) => ({ visit: id, household, outcome: 'met' });
const step = ({ id, household, resident }: About) => ({
  step: id,
  household,
  resident,
  skill: 'zalo',
  reached: 'told',
});
const help = ({ id, household, resident }: About) => ({
  help: id,
  household,
  resident,
  skill: 'zalo',
  how: 'with',
});
const answered = ({ id, household }: About) => ({
  answer: id,
  // In a book of its own, so that one id may serve both.
  survey: id,
  household,
  said: { net: 'yes' },
});
const answeredAnew = ({ id, household }: About) => ({
  answer: id,
  household,
  edition: 2,
  said: { net: 'no' },
});
const attachment = ({ id, household }: About) => ({
  attachment: id,
  household,
  file: 'F'.repeat(43),
  key: 'K'.repeat(22),
  bytes: 10,
  media: 'image/webp',
});
const consent = ({ resident, day }: About) => ({ resident, purpose: 'assist', until: day + 30 });
const residentLeft = ({ resident }: About) => ({ resident, reason: 'moved' });
const acting = ({ id, household, resident }: About) => ({
  acting: id,
  household,
  resident,
  skill: 'zalo',
  reason: 'Mở tài khoản',
  minutes: 30,
});
const pair = ({ id, household, resident }: About) => ({
  pair: id,
  household,
  resident,
  part: 'learns',
  with: `n${id.slice(1)}`,
  skill: 'zalo',
});
const paired = (about: About) => ({ ...pair(about), until: about.day + 90 });
const householdLeft = ({ household }: About) => ({ household, reason: 'moved' });

/** Over somebody who has agreed to be helped. */
const byConsent =
  (make: Make): Make =>
  (country, of) => {
    const prepared = make(country, of);
    const { resident = '' } = prepared.proposal.body;
    const agreed = { resident, purpose: 'assist', until: country.the.today };
    const proposal = say(country, 'consent.marked@1', agreed);
    return {
      ...prepared,
      before: [...prepared.before, { book: country.book('homes', of), proposal }],
    };
  };

/** Beside a neighbour with whom somebody is paired. */
const beside =
  (make: Make): Make =>
  (country, of) => {
    const prepared = make(country, of);
    const { household = '', with: resident = '' } = prepared.proposal.body;
    const proposal = say(country, 'resident.added@1', { resident, household, name: 'Lò Văn Bên' });
    return {
      ...prepared,
      before: [...prepared.before, { book: country.book('homes', of), proposal }],
    };
  };

type OverPerson = {
  readonly person: Id;
  readonly team: Id;
  readonly grant: Id;
  readonly place: Id;
};

/** Somebody who works in a place, with the team they are on: whoever is over the place is over them. */
function worker(country: Country, of: string): { about: OverPerson; before: Prepared['before'] } {
  const book = country.peopleBook(of);
  const [person, team, grant] = [country.newId(), country.newId(), country.newId()];
  const { today } = country.the;
  const place = country.place(of);
  const given = { grant, person, role: 'member', place, from: today };
  const before = [
    say(country, 'person.added@1', { person, name: 'Vi Thị Thử' }),
    say(country, 'team.founded@1', { team, place, from: today }),
    say(country, 'team.joined@1', { team, person, duty: 'member', from: today }),
    say(country, 'grant.given@1', given),
  ];
  return {
    about: { person, team, grant, place },
    before: before.map((proposal) => ({ book, proposal })),
  };
}

/** @param earlier said before in the same book, over the same people */
const inCare =
  (
    type: string,
    bodyOf: (about: About) => JsonObject,
    earlier: readonly (readonly [string, (about: About) => JsonObject])[] = [],
  ): Make =>
  (country, of) => {
    const { household, resident, before } = family(country, of);
    const about = { household, resident, id: country.newId(), day: country.the.today };
    const book = country.book('care', of);
    const then = earlier.map(([first, said]) => ({
      book,
      proposal: say(country, first, said(about)),
    }));
    return { book, before: [...before, ...then], proposal: say(country, type, bodyOf(about)) };
  };

const evidenceOf =
  (purpose: string) =>
  ({ resident, day }: About) => ({
    resident,
    purpose,
    how: 'spoken',
    language: 'tay',
    readAloud: true,
    wording: `${purpose}@1`,
    until: day + 30,
  });
const request = ({ id, resident }: About) => ({ request: id, resident });
const received = (about: About) => ({ ...request(about), kind: 'copy' });

const overPerson =
  (type: string, bodyOf: (about: OverPerson, country: Country) => JsonObject): Make =>
  (country, of) => {
    const { about, before } = worker(country, of);
    const book = country.peopleBook(of);
    return { book, before, proposal: say(country, type, bodyOf(about, country)) };
  };

const grantOf = (role: string): Make =>
  overPerson('grant.given@1', ({ person, place }, country) => ({
    grant: country.newId(),
    person,
    role,
    place,
    from: country.the.today,
  }));

/** By what is written: a fact type, with the role that a right gives. */
export const WRITINGS: Readonly<Record<string, Make>> = {
  ...ON_BOARDS,
  ...ON_QUESTIONS,
  ...AT_MEETINGS,
  ...ON_CASES,
  'household.added@1': atHome('household.added@1', ({ id }) => ({ household: id })),
  'household.changed@1': atHome('household.changed@1', ({ household }) => ({
    household,
    change: { field: 'alley', to: 'Ngõ mới' },
  })),
  'household.left@1': atHome('household.left@1', householdLeft),
  'household.returned@1': atHome('household.returned@1', ({ household }) => ({ household }), [
    'household.left@1',
    householdLeft,
  ]),
  'resident.added@1': atHome('resident.added@1', ({ household, id }) => ({
    resident: id,
    household,
    name: 'Lò Văn Thử',
  })),
  'resident.changed@1': atHome('resident.changed@1', ({ resident }) => ({
    resident,
    change: { field: 'birthYear', to: 1990 },
  })),
  'resident.left@1': atHome('resident.left@1', residentLeft),
  'resident.returned@1': atHome('resident.returned@1', ({ resident }) => ({ resident }), [
    'resident.left@1',
    residentLeft,
  ]),
  'resident.joined@1': atHome(
    'resident.joined@1',
    ({ resident, id }) => ({ resident: id, into: resident }),
    ['resident.added@1', ({ household, id }) => ({ resident: id, household, name: 'Lò Thị Thử' })],
  ),
  'consent.marked@1': atHome('consent.marked@1', consent),
  'consent.withdrawn@1': atHome(
    'consent.withdrawn@1',
    ({ resident }) => ({ resident, purpose: 'assist' }),
    ['consent.marked@1', consent],
  ),
  'door.visited@1': atDoor('door.visited@1', visit),
  'door.corrected@1': atDoor(
    'door.corrected@1',
    ({ id, household }) => ({ visit: id, household, was: 'met', outcome: 'nobody' }),
    ['door.visited@1', visit],
  ),
  'skill.stepped@1': atDoor('skill.stepped@1', step),
  'skill.corrected@1': atDoor(
    'skill.corrected@1',
    ({ id, household, resident }) => ({
      step: id,
      household,
      resident,
      was: 'told',
      reached: 'alone',
    }),
    ['skill.stepped@1', step],
  ),
  'help.given@1': atDoor('help.given@1', help),
  'help.corrected@1': atDoor(
    'help.corrected@1',
    ({ id, household, resident }) => ({ help: id, household, resident, was: 'with' }),
    ['help.given@1', help],
  ),
  ...IN_TEAMS,
  'acting.begun@1': byConsent(atDoor('acting.begun@1', acting)),
  'acting.ended@1': byConsent(
    atDoor(
      'acting.ended@1',
      ({ id, household, resident }) => ({ acting: id, household, resident, outcome: 'done' }),
      ['acting.begun@1', acting],
    ),
  ),
  'attachment.added@1': atDoor('attachment.added@1', attachment),
  'survey.answered@1': asked(atDoor('survey.answered@1', answered)),
  'survey.corrected@1': asked(
    atDoor('survey.corrected@1', answeredAnew, ['survey.answered@1', answered]),
  ),
  'survey.continued@1': asked(
    atDoor(
      'survey.continued@1',
      ({ id, household }) => ({ answer: id, household, edition: 1, said: { more: 'yes' } }),
      ['survey.answered@1', answered],
      // Of what another corrected since nothing is asked.
      ['survey.corrected@1', answeredAnew],
    ),
  ),
  'attachment.withdrawn@1': atDoor(
    'attachment.withdrawn@1',
    ({ id, household }) => ({ attachment: id, household }),
    ['attachment.added@1', attachment],
  ),
  'pair.agreed@1': beside(atDoor('pair.agreed@1', paired)),
  'pair.ended@1': beside(
    atDoor('pair.ended@1', (about) => ({ ...pair(about), outcome: 'stopped' }), [
      'pair.agreed@1',
      paired,
    ]),
  ),
  'door.assigned@1': atDoor('door.assigned@1', ({ household, id }) => ({ household, to: id })),
  'praise.given@1': atDoor('praise.given@1', ({ id, resident }) => ({
    praise: id,
    to: resident,
    words: 'Cảm ơn anh',
  })),
  'poverty.noted@1': inCare('poverty.noted@1', ({ household }) => ({ household, status: 'poor' })),
  'ethnic.noted@1': inCare('ethnic.noted@1', ({ resident }) => ({ resident, group: 'Tày' }), [
    ['consent.given@1', evidenceOf('ethnic')],
  ]),
  'health.noted@1': inCare('health.noted@1', ({ resident }) => ({ resident, note: 'nghe kém' }), [
    ['consent.given@1', evidenceOf('health')],
  ]),
  'consent.given@1': inCare('consent.given@1', evidenceOf('assist')),
  'consent.revoked@1': inCare('consent.revoked@1', ({ resident }) => ({
    resident,
    purpose: 'assist',
  })),
  'request.received@1': inCare('request.received@1', received),
  'request.acknowledged@1': inCare('request.acknowledged@1', request, [
    ['request.received@1', received],
  ]),
  'request.extended@1': inCare(
    'request.extended@1',
    (about) => ({ ...request(about), reason: 'chờ hồ sơ giấy' }),
    [['request.received@1', received]],
  ),
  'request.closed@1': inCare(
    'request.closed@1',
    (about) => ({ ...request(about), outcome: 'done' }),
    [['request.received@1', received]],
  ),
  'person.added@1': overPerson('person.added@1', (_, country) => ({
    person: country.newId(),
    name: 'Lục Văn Thử',
  })),
  'person.changed@1': overPerson('person.changed@1', ({ person }) => ({
    person,
    field: 'phone',
    to: '+84912345678',
  })),
  'team.founded@1': overPerson('team.founded@1', ({ place }, country) => ({
    team: country.newId(),
    place,
    from: country.the.today,
  })),
  'team.joined@1': overPerson('team.joined@1', ({ team, person }, country) => ({
    team,
    person,
    duty: 'member',
    from: country.the.today,
  })),
  'team.left@1': overPerson('team.left@1', ({ team, person }, country) => ({
    team,
    person,
    until: country.the.today,
  })),
  'grant.ended@1': overPerson('grant.ended@1', ({ grant }, country) => ({
    grant,
    until: country.the.today,
  })),
  'post.held@1': overPerson('post.held@1', ({ person, place }, country) => ({
    holding: country.newId(),
    person,
    place,
    as: 'women',
    from: country.the.today,
  })),
  'post.left@1': (country, of) => {
    const { about, before } = worker(country, of);
    const book = country.peopleBook(of);
    const holding = country.newId();
    const { person, place } = about;
    const held = { holding, person, place, as: 'women', from: country.the.today };
    return {
      book,
      before: [...before, { book, proposal: say(country, 'post.held@1', held) }],
      proposal: say(country, 'post.left@1', { holding, until: country.the.today }),
    };
  },
  'stream.registered@1': overPerson('stream.registered@1', ({ person }, country) => ({
    stream: country.newId(),
    person,
    key: country.phone('nobody').key,
  })),
  'stream.ended@1': (country, of) => {
    const { about, before } = worker(country, of);
    const book = country.peopleBook(of);
    const stream = country.newId();
    const { key } = country.phone('nobody');
    const registered = { stream, person: about.person, key };
    return {
      book,
      before: [...before, { book, proposal: say(country, 'stream.registered@1', registered) }],
      proposal: say(country, 'stream.ended@1', { stream, why: 'lost' }),
    };
  },
  'grant.given@1 member': grantOf('member'),
  'grant.given@1 head': grantOf('head'),
  'grant.given@1 leader': grantOf('leader'),
  'grant.given@1 officer': grantOf('officer'),
  'grant.given@1 admin': grantOf('admin'),
  'grant.given@1 province': grantOf('province'),
  'grant.given@1 home': grantOf('home'),
  ...IN_LEARNING,
  ...IN_WORK,
  ...IN_FUNDS,
  ...OF_TASKS,
  ...OVER_PLACES,
};
