import type { DOOR_FACTS, PairOutcome, PairPart } from '#domain/doors/facts.ts';
import type { ExampleFact } from '#domain/doors/examples.ts';
import type { PairFact } from '#domain/doors/pairs.ts';
import type { SessionFact } from '#domain/doors/sessions.ts';
import type { TeamFact } from '#domain/doors/team.ts';
import { DOORS_WORDS, skillIn } from '#domain/doors/words.ts';
import { formatDay } from '#kernel/vi-calendar.ts';
import { type FactWords, join, type Names } from '#domain/words.ts';

export type TeamType =
  | (TeamFact | SessionFact | ExampleFact | PairFact)['type']
  | 'help.corrected@1'
  | 'help.handed@1'
  | 'handing.withdrawn@1';

/** Sentences of what a team does together; screens that name skills go without them. */
type TeamSentences = FactWords<Pick<typeof DOOR_FACTS, TeamType>>;

const { vi: inVi, en: inEn } = DOORS_WORDS;

/** Whose word it is, which skill with whom, and what they said. */
const pairIn =
  (
    skills: Readonly<Record<string, string>>,
    partOf: (part: PairPart, skill: string, neighbour: string | undefined) => string,
  ) =>
  (
    { resident, part, with: other, skill }: PairFact['body'],
    names: Names,
    said: string,
  ): string => {
    const whom = partOf(part, skillIn(skills, skill, names), names(other));
    return join([names(resident), `${whom}: ${said}`], ' – ');
  };

const saidVi = pairIn(inVi.skills, (part, skill, whom = 'người này') =>
  part === 'learns' ? `Học ${skill} với ${whom}` : `Chỉ ${skill} cho ${whom}`,
);
const saidEn = pairIn(inEn.skills, (part, skill, whom = 'this person') =>
  part === 'learns' ? `Learning ${skill} with ${whom}` : `Showing ${skill} to ${whom}`,
);

/** Whom it is about, and what there is to say of it. */
const ofWhom = (name: string | undefined, ...said: readonly string[]): string =>
  join([name, join(said, '; ')], ' – ');

const whyVi = (reason: string | undefined): string =>
  reason === undefined ? '' : `lý do: ${reason}`;
const whyEn = (reason: string | undefined): string =>
  reason === undefined ? '' : `reason: ${reason}`;

const outcomesVi: Record<PairOutcome, string> = {
  learnt: 'đã tự làm được',
  stopped: 'thôi',
  moved: 'có người đi xa',
  withdrawn: 'rút lại sự đồng ý',
  declined: 'chưa muốn',
  mistake: 'ghi nhầm',
};

const vi: TeamSentences = {
  'door.assigned@1': ({ to, was }, names) => {
    if (to !== undefined) return `Giao nhà này cho ${names(to) ?? 'một người trong tổ'}`;
    return `Thôi giao nhà này cho ${(was && names(was)) ?? 'người đang phụ trách'}`;
  },
  'praise.given@1': ({ to, words }, names) => `Khen ${names(to) ?? 'một người trong tổ'}: ${words}`,
  'help.handed@1': ({ resident, skill, to, note }, names) =>
    ofWhom(
      names(resident),
      to === undefined
        ? `Giao lại để tự làm: ${skillIn(inVi.skills, skill, names)}`
        : `Giao lại cho ${names(to) ?? 'người nhà'}: ${skillIn(inVi.skills, skill, names)}`,
      note === undefined ? '' : `ghi chú: ${note}`,
    ),
  'handing.withdrawn@1': ({ resident }, names) =>
    ofWhom(names(resident), 'Chưa giao lại việc này, đã ghi nhầm'),
  'help.corrected@1': ({ resident, was, how, reason }, names) =>
    ofWhom(
      names(resident),
      how === undefined
        ? `Bỏ lần giúp ghi nhầm: ${inVi.helps[was]}`
        : `Sửa lần giúp từ ${inVi.helps[was]} thành ${inVi.helps[how]}`,
      whyVi(reason),
    ),
  'session.held@1': ({ title, skill, reached }, names) =>
    `Mở buổi học: ${title} (${skillIn(inVi.skills, skill, names)}, đến bước ${inVi.steps[reached]})`,
  'session.attended@1': ({ resident }, names) =>
    join([names(resident), 'Có mặt ở buổi học'], ' – '),
  'session.corrected@1': ({ resident, reason }, names) =>
    ofWhom(names(resident), 'Không có mặt ở buổi học, đã ghi nhầm', whyVi(reason)),
  'example.told@1': ({ resident, skill, after, until }, names) =>
    join(
      [
        resident && names(resident),
        `Nêu gương ${skillIn(inVi.skills, skill, names)}: ${after} Được đồng ý đến hết ngày ${formatDay(until)}`,
      ],
      ' – ',
    ),
  'example.withdrawn@1': ({ reason }) => join(['Thôi nêu gương này', whyVi(reason)], '; '),
  'example.followed@1': () => 'Nhà này làm theo gương',
  'example.unfollowed@1': () => 'Nhà này chưa làm theo gương, đã ghi nhầm',
  'pair.agreed@1': (body, names) =>
    saidVi(body, names, `đồng ý đến hết ngày ${formatDay(body.until)}`),
  'pair.ended@1': (body, names) => saidVi(body, names, outcomesVi[body.outcome]),
};

const outcomesEn: Record<PairOutcome, string> = {
  learnt: 'learnt',
  stopped: 'stopped',
  moved: 'somebody went away',
  withdrawn: 'no longer agreed',
  declined: 'did not wish to',
  mistake: 'recorded by mistake',
};

const en: TeamSentences = {
  'door.assigned@1': ({ to, was }, names) => {
    if (to !== undefined) return `Door given to ${names(to) ?? 'one of the team'}`;
    return `Door no longer given to ${(was && names(was)) ?? 'whoever looked after it'}`;
  },
  'praise.given@1': ({ to, words }, names) => `Thanked ${names(to) ?? 'one of the team'}: ${words}`,
  'help.handed@1': ({ resident, skill, to, note }, names) =>
    ofWhom(
      names(resident),
      to === undefined
        ? `Handed back: ${skillIn(inEn.skills, skill, names)}`
        : `Handed over to ${names(to) ?? 'a relative'}: ${skillIn(inEn.skills, skill, names)}`,
      note === undefined ? '' : `note: ${note}`,
    ),
  'handing.withdrawn@1': ({ resident }, names) =>
    ofWhom(names(resident), 'Not handed over, recorded by mistake'),
  'help.corrected@1': ({ resident, was, how, reason }, names) =>
    ofWhom(
      names(resident),
      how === undefined
        ? `Help recorded by mistake, taken out: ${inEn.helps[was]}`
        : `Help corrected from ${inEn.helps[was]} to ${inEn.helps[how]}`,
      whyEn(reason),
    ),
  'session.held@1': ({ title, skill, reached }, names) =>
    `Lesson opened: ${title} (${skillIn(inEn.skills, skill, names)}, up to ${inEn.steps[reached]})`,
  'session.attended@1': ({ resident }, names) =>
    join([names(resident), 'Was at the lesson'], ' – '),
  'session.corrected@1': ({ resident, reason }, names) =>
    ofWhom(names(resident), 'Was not at the lesson, recorded by mistake', whyEn(reason)),
  'example.told@1': ({ resident, skill, after, until }, names) =>
    join(
      [
        resident && names(resident),
        `Example of ${skillIn(inEn.skills, skill, names)}: ${after} Agreed to until ${formatDay(until)}`,
      ],
      ' – ',
    ),
  'example.withdrawn@1': ({ reason }) => join(['Example told no longer', whyEn(reason)], '; '),
  'example.followed@1': () => 'The household follows the example',
  'example.unfollowed@1': () => 'Does not follow the example, recorded by mistake',
  'pair.agreed@1': (body, names) => saidEn(body, names, `agreed until ${formatDay(body.until)}`),
  'pair.ended@1': (body, names) => saidEn(body, names, outcomesEn[body.outcome]),
};

export const TEAM_SENTENCES = { vi, en };
