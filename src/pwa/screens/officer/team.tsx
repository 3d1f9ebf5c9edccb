import { useState } from 'preact/hooks';
import { formatPhone } from '#kernel/phone.ts';
import type { E164 } from '#kernel/phone.ts';
import { formatDay } from '#kernel/vi-calendar.ts';
import { PEOPLE_WORDS } from '#domain/people/words.ts';
import { devicesOf, hasEnded, type PeopleState } from '#domain/people/state.ts';
import type { Device } from '#device/device.ts';
import type { ScreenProps } from '#pwa/route-line.ts';
import { Button } from '#pwa/ui/button.tsx';
import { language, words } from '#pwa/ui/language.ts';
import { EmptyState } from '#pwa/ui/states.tsx';
import { looksOverCommune } from '#pwa/phone/roles.ts';
import { usePhone } from '#pwa/phone/phone.ts';
import { EndMembership } from './end-membership.tsx';
import { OfficerPage } from './officer-page.tsx';
import { officerWords } from './officer-words.ts';
import { findPeople, membersIn, teamsIn } from './team-of.ts';
import type { Member } from './team-of.ts';
import { NoVillage } from './no-village.tsx';
import { TeamsElsewhere } from './teams.tsx';
import { findPlaceText } from './territory.ts';

/** The team of one village: who works in it, cards, adding and ending. */
export function TeamScreen({ params }: ScreenProps) {
  const [place = ''] = params;
  const device = usePhone();
  const text = officerWords.value.team;
  const people = findPeople(device);
  const name = findPlaceText(device.places(), place, device.now().on);
  if (name === undefined) return <NoVillage />;
  const hasTeam = people !== undefined && teamsIn(people, place).length > 0;
  return (
    <OfficerPage
      title={text.named(name)}
      back={backOf(device)}
      place="teams"
      action={
        people && (
          <Button kind="primary" icon="plus" href={`#/team/${place}/add`}>
            {hasTeam ? text.add : text.found}
          </Button>
        )
      }
    >
      {people === undefined ? <TeamsElsewhere /> : <Members people={people} place={place} />}
    </OfficerPage>
  );
}

function backOf(device: Device): { href: string; label: string } {
  const { places } = words.value.phone;
  return looksOverCommune(device)
    ? { href: '#/teams', label: places.teams }
    : { href: '#/charge', label: places.charge };
}

function Members({ people, place }: { people: PeopleState; place: string }) {
  const text = officerWords.value.team;
  const device = usePhone();
  const { now, past } = membersIn(device, people, place);
  const [ending, setEnding] = useState<(typeof now)[number] | undefined>(undefined);
  const phones = (person: string): number =>
    devicesOf(people, person).filter((stream) => !hasEnded(stream, device.now().at)).length;
  return (
    <>
      {now.length === 0 && <EmptyState icon="everyone" title={text.none} text={text.noneText} />}
      <div class="members">
        {now.map((member) => (
          <MemberCard
            key={`${member.team} ${member.person}`}
            member={member}
            phones={phones(member.person)}
            onEnd={() => setEnding(member)}
          />
        ))}
      </div>
      {past.length > 0 && (
        <section class="section">
          <h2>{text.past}</h2>
          <ul>
            {past.map((member) => (
              <li key={`${member.team} ${member.person} ${String(member.from)}`}>
                {member.name}{' '}
                <span class="soft small">
                  {text.since(formatDay(member.from))}, {text.until(formatDay(member.until ?? 0))}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {ending && <EndMembership member={ending} onClose={() => setEnding(undefined)} />}
    </>
  );
}

type MemberCardProps = { member: Member; phones: number; onEnd: () => void };

function MemberCard({ member, phones, onEnd }: MemberCardProps) {
  const text = officerWords.value.team;
  const { duties } = PEOPLE_WORDS[language.value];
  const said = [
    member.post,
    member.phone && formatPhone(member.phone as E164), // checked when it was recorded
    text.since(formatDay(member.from)),
    member.until !== undefined && text.until(formatDay(member.until)),
    phones === 0 ? text.deviceNone : text.devices(phones),
  ];
  return (
    <article class="person">
      <h2>
        {member.name} <span class="soft">· {duties[member.duty]}</span>
      </h2>
      <p class="soft small">{said.filter(Boolean).join(' · ')}</p>
      <div class="cluster">
        <Button icon="card" href={`#/card/${member.person}`}>
          {text.card}
        </Button>
        <Button kind="quiet" icon="call" href={`#/phones/${member.person}`}>
          {text.phones}
        </Button>
        {member.until === undefined && (
          <Button kind="quiet" icon="close" onPress={onEnd}>
            {text.end}
          </Button>
        )}
      </div>
    </article>
  );
}
