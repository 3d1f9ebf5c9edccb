import { formatDay } from '#kernel/vi-calendar.ts';
import { formatPhone } from '#kernel/phone.ts';
import type { E164 } from '#kernel/phone.ts';
import { STEPS } from '#domain/doors/facts.ts';
import type { SkillLadder } from '#domain/ladder.ts';
import { DOORS_WORDS } from '#domain/doors/words.ts';
import { HOMES_WORDS } from '#domain/homes/words.ts';
import { Icon } from '#pwa/ui/icon.tsx';
import { Stairs } from '#pwa/ui/ladder.tsx';
import type { LadderStep } from '#pwa/ui/ladder.tsx';
import { language } from '#pwa/ui/language.ts';
import { Later } from '#pwa/ui/later.tsx';
import { ladderFor } from '#pwa/phone/ladder.ts';
import { nameIn } from '#pwa/phone/skill-in.ts';
import { usePhone } from '#pwa/phone/phone.ts';
import { looksOverCommune } from '#pwa/phone/roles.ts';
import { basicsOf } from './home-record.ts';
import type { HelpRecord, HomePerson } from './home-record.ts';
import { officerWords } from './officer-words.ts';

const loadRights = async () => (await import('#pwa/screens/care/person-rights.tsx')).PersonRights;

const LADDER: readonly LadderStep[] = [0, 1, 2, 3, 4, 5];

/** One person of a household: what is known of them and how far each skill has come. */
export function PersonCard({ person, place }: { person: HomePerson; place: string }) {
  const text = officerWords.value.home;
  const { relations, residentEnds } = HOMES_WORDS[language.value];
  const ends: Readonly<Record<string, string>> = residentEnds;
  const ladder = ladderFor(usePhone(), place);
  const known = basicsOf(ladder, person.steps).filter(Boolean).length;
  const { left } = person;
  const said = [
    person.relation && relations[person.relation],
    person.birthYear !== undefined && text.born(person.birthYear),
    left && (ends[left.reason] ?? left.reason),
    person.away === true && text.away,
    person.smartphone === true && text.smartphone,
    person.bank === true && text.bank,
    person.epay === true && text.epay,
    person.phone !== undefined && formatPhone(person.phone as E164), // checked when it was recorded
    person.consentUntil !== undefined && text.consent(formatDay(person.consentUntil)),
  ];
  return (
    <article class="person">
      <header class="section-head">
        <h3>{person.name}</h3>
        <a
          class="person-trace"
          href={`#/history/${place}/${person.id}`}
          aria-label={text.traceOf(person.name)}
        >
          <Icon name="history" /> {text.trace}
        </a>
      </header>
      <p class="soft small">{said.filter(Boolean).join(' · ')}</p>
      <p>{person.steps.size === 0 ? text.noSkills : text.skillsDone(known)}</p>
      <Skills person={person} ladder={ladder} />
      <Helps helps={person.helps} ladder={ladder} />
      {looksOverCommune(usePhone()) && <Later load={loadRights} props={{ person, place }} />}
    </article>
  );
}

function Skills({ person, ladder }: { person: HomePerson; ladder: SkillLadder }) {
  const { steps } = DOORS_WORDS[language.value];
  if (person.steps.size === 0) return null;
  return (
    <ul class="person-skills">
      {ladder.skills.map(({ skill }) => {
        const step = person.steps.get(skill);
        if (step === undefined) return null;
        return (
          <li key={skill}>
            <Stairs step={LADDER[STEPS.indexOf(step) + 1] ?? 0} />
            <span>{nameIn(ladder, skill)}</span>
            <span class="soft">{steps[step]}</span>
          </li>
        );
      })}
    </ul>
  );
}

function Helps({ helps, ladder }: { helps: readonly HelpRecord[]; ladder: SkillLadder }) {
  const text = officerWords.value.home;
  const { helps: how } = DOORS_WORDS[language.value];
  if (helps.length === 0) return null;
  return (
    <details class="twin">
      <summary>{text.helps}</summary>
      <ul>
        {[...helps].reverse().map((help) => (
          <li key={`${String(help.on)} ${help.skill} ${help.stream}`}>
            {how[help.how]}: {nameIn(ladder, help.skill)}{' '}
            <span class="soft small">
              {formatDay(help.on)} {help.note}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
