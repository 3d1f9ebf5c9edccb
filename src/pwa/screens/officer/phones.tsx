import { useEffect, useState } from 'preact/hooks';
import { dayOfSeconds, formatDay } from '#kernel/vi-calendar.ts';
import type { Device } from '#device/device.ts';
import { homeQueries } from '#device/home-queries.ts';
import type { DevicesReply } from '#protocol/cards.ts';
import { devicesOf, hasEnded, type PeopleState, type Stream } from '#domain/people/state.ts';
import type { ScreenProps } from '#pwa/route-line.ts';
import { Button } from '#pwa/ui/button.tsx';
import { Icon } from '#pwa/ui/icon.tsx';
import { EmptyState } from '#pwa/ui/states.tsx';
import { usePhone } from '#pwa/phone/phone.ts';
import { type Asked, useAsked } from './asked.tsx';
import { LostPhone } from './lost-phone.tsx';
import { OfficerPage } from './officer-page.tsx';
import { officerWords } from './officer-words.ts';
import { phonesWords } from './phones-words.ts';
import { findPeople, villageOf } from './team-of.ts';
import { momentText } from './text.ts';

/** Devices that speak, or spoke, for one person of a team; a lost one is struck off here. */
export function PhonesScreen({ params }: ScreenProps) {
  const [person = ''] = params;
  const device = usePhone();
  const text = phonesWords.value;
  const people = findPeople(device);
  const name = people?.persons.get(person)?.name;
  if (people === undefined || name === undefined) {
    return (
      <OfficerPage title={text.card.unknown} back={{ href: '#/teams' }} place="teams">
        <EmptyState icon="person" title={officerWords.value.village.unknownText} />
      </OfficerPage>
    );
  }
  const village = villageOf(people, person);
  return (
    <OfficerPage
      title={text.title(name)}
      lead={text.lead}
      back={{ href: village === undefined ? '#/teams' : `#/team/${village}` }}
      place="teams"
      action={
        <Button icon="card" href={`#/card/${person}`}>
          {text.newCard}
        </Button>
      }
    >
      <Phones people={people} person={person} />
    </OfficerPage>
  );
}

function Phones({ people, person }: { people: PeopleState; person: string }) {
  const text = phonesWords.value;
  const device = usePhone();
  const asked = useAsked(`devices ${person}`, () => homeQueries(device).devices(person));
  const [lost, setLost] = useState<Stream | undefined>(undefined);
  // A phone that was taken into use a moment ago is to be found here.
  useEffect(() => void device.sync(), [device]);
  const { at } = device.now();
  const all = [...devicesOf(people, person)].sort((left, right) => right.since - left.since);
  const past = all.filter((stream) => hasEnded(stream, at));
  const inUse = all.filter((stream) => !hasEnded(stream, at));
  if (all.length === 0) return <EmptyState icon="call" title={text.none} text={text.noneText} />;
  return (
    <>
      {inUse.length > 0 && <h2>{text.inUse}</h2>}
      <div class="members">
        {inUse.map((stream) => (
          <PhoneCard key={stream.id} stream={stream} asked={asked} onLost={() => setLost(stream)} />
        ))}
      </div>
      {past.length > 0 && <h2>{text.past}</h2>}
      <div class="members">
        {past.map((stream) => (
          <PhoneCard key={stream.id} stream={stream} asked={asked} />
        ))}
      </div>
      {lost && (
        <LostPhone
          stream={lost}
          name={nameOf(lost, device)}
          darkBy={darkBy(lost, asked.reply)}
          onClose={() => setLost(undefined)}
        />
      )}
    </>
  );
}

type PhoneCardProps = {
  stream: Stream;
  asked: Asked<DevicesReply>;
  onLost?: () => void;
};

function PhoneCard({ stream, asked, onLost }: PhoneCardProps) {
  const text = phonesWords.value;
  const device = usePhone();
  const isThis = stream.id === device.stream();
  return (
    <article class="person">
      <h3>
        <Icon name={stream.way === undefined ? 'call' : 'key'} /> {nameOf(stream, device)}
      </h3>
      <p class="soft small">
        {[endText(stream, device.now().at), text.since(formatDay(dayOfSeconds(stream.since)))]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <p>{heardText(stream, asked)}</p>
      {onLost && !isThis && (
        <Button kind="danger" icon="offline" onPress={onLost}>
          {text.lost}
        </Button>
      )}
    </article>
  );
}

function nameOf(stream: Stream, device: Device): string {
  const { noName, thisOne } = phonesWords.value;
  const name = stream.device ?? noName;
  return stream.id === device.stream() ? `${name} (${thisOne})` : name;
}

function endText(stream: Stream, at: number): string | undefined {
  const { endedBy, overdue } = phonesWords.value;
  const { ended, endsAt } = stream;
  if (ended !== undefined) return endedBy[ended.why](formatDay(dayOfSeconds(ended.at)));
  const isOver = endsAt !== undefined && hasEnded(stream, at);
  return isOver ? overdue(formatDay(dayOfSeconds(endsAt))) : undefined;
}

/** What the home knows of the last contact, and after an end whether the device was heard of since. */
function heardText({ id, ended }: Stream, { reply, busy }: Asked<DevicesReply>): string {
  const text = phonesWords.value;
  if (reply === undefined) return busy ? text.asking : text.heardUnknown;
  const heardAt = reply.devices.find(({ stream }) => stream === id)?.heardAt;
  if (heardAt === undefined) return text.heardNever;
  const isLater = ended !== undefined && heardAt > ended.at;
  return (isLater ? text.heardLater : text.heard)(momentText(heardAt));
}

/** The civil day on which the device closes by itself when it meets its home no more. */
function darkBy({ id }: Stream, reply: DevicesReply | undefined): number | undefined {
  if (reply === undefined) return undefined;
  const heardAt = reply.devices.find(({ stream }) => stream === id)?.heardAt ?? reply.at;
  return dayOfSeconds(heardAt) + reply.leaseDays;
}
