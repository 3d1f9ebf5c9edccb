import { formatDay } from '#kernel/vi-calendar.ts';
import { formatPhone } from '#kernel/phone.ts';
import type { E164 } from '#kernel/phone.ts';
import { homeQueries } from '#device/home-queries.ts';
import { DOORS_WORDS } from '#domain/doors/words.ts';
import { HOMES_WORDS } from '#domain/homes/words.ts';
import type { HouseholdReply } from '#protocol/queries.ts';
import type { ScreenProps } from '#pwa/route-line.ts';
import { doorSentence } from '#words/door-words.ts';
import { Button } from '#pwa/ui/button.tsx';
import { Door } from '#pwa/ui/door.tsx';
import { language, words } from '#pwa/ui/language.ts';
import { Later } from '#pwa/ui/later.tsx';
import { EmptyState } from '#pwa/ui/states.tsx';
import { usePhone } from '#pwa/phone/phone.ts';
import { looksOverCommune } from '#pwa/phone/roles.ts';
import { eraseWords } from '#pwa/screens/erase/erase-words.ts';
import { AskedView, useAsked } from './asked.tsx';
import { ladderFor } from '#pwa/phone/ladder.ts';
import { faceOfHome, readHome } from './home-record.ts';
import type { HomePerson, VisitRecord } from './home-record.ts';
import { OfficerPage } from './officer-page.tsx';
import { officerWords } from './officer-words.ts';
import { PersonCard } from './person-card.tsx';
import { speakerName } from '#pwa/phone/speaker.ts';
import { findPlaceText, placeText } from './territory.ts';
import { startUpper } from './text.ts';

/** One household as the home holds it: who lives there, how far each has come, every visit. */
export function HomeScreen({ params }: ScreenProps) {
  const [place = '', id = ''] = params;
  const device = usePhone();
  const asked = useAsked(`household ${place} ${id}`, () =>
    homeQueries(device).household(id, place),
  );
  const today = device.now().on;
  const village = findPlaceText(device.places(), place, today) ?? '';
  const home = asked.reply && readHome(asked.reply);
  const head = headOf(home) ?? officerWords.value.village.nameless;
  return (
    <OfficerPage
      title={home === undefined ? startUpper(village) : words.value.door.household(head)}
      lead={asked.reply && startUpper(placeText(asked.reply.village))}
      back={{ href: `#/village/${place}`, label: startUpper(village) }}
      place="commune"
    >
      <AskedView asked={asked}>{(reply) => <Home reply={reply} place={place} id={id} />}</AskedView>
    </OfficerPage>
  );
}

type Read = ReturnType<typeof readHome>;

const headOf = (home: Read | undefined): string | undefined =>
  home?.people.find((person) => person.relation === 'head' && person.left === undefined)?.name ??
  home?.household?.head ??
  home?.household?.code;

function Home({ reply, place, id }: { reply: HouseholdReply; place: string; id: string }) {
  const text = officerWords.value.home;
  const home = readHome(reply);
  const face = faceOfHome(ladderFor(usePhone(), place), home);
  const here = home.people.filter((person) => person.left === undefined);
  const gone = home.people.filter((person) => person.left !== undefined);
  const label = doorSentence(words.value, { ...face, head: headOf(home) ?? '' });
  return (
    <>
      <div class="home-head">
        <Door face={face} size="tile" label={label} />
        <HouseholdFacts home={home} />
        <Button icon="history" href={`#/history/${place}/${id}`}>
          {text.trace}
        </Button>
      </div>
      <div class="split">
        <section class="section">
          <h2>{text.people}</h2>
          {here.length === 0 && <EmptyState icon="person" title={text.noPeople} />}
          <People people={[...here, ...gone]} place={place} />
        </section>
        <section class="section">
          <h2>{text.visits}</h2>
          <Visits visits={home.visits} />
        </section>
      </div>
      {looksOverCommune(usePhone()) && (
        <div class="cluster no-print">
          <Button kind="quiet" icon="delete" href={`#/erase/${place}/${id}`}>
            {eraseWords.value.pressHousehold}
          </Button>
        </div>
      )}
      {looksOverCommune(usePhone()) && (
        <Later
          load={loadSeen}
          props={{
            place,
            id,
            nameOf: (about: string) => home.people.find((person) => person.id === about)?.name,
          }}
        />
      )}
    </>
  );
}

const loadSeen = async () => (await import('#pwa/screens/care/seen-part.tsx')).SeenPart;

function People({ people, place }: { people: readonly HomePerson[]; place: string }) {
  return (
    <div class="stack">
      {people.map((person) => (
        <PersonCard key={person.id} person={person} place={place} />
      ))}
    </div>
  );
}

function HouseholdFacts({ home: { household } }: { home: Read }) {
  const text = officerWords.value.home;
  const ends: Readonly<Record<string, string>> = HOMES_WORDS[language.value].householdEnds;
  if (household === undefined) return null;
  const { code, alley, phone, business, left } = household;
  const lines: readonly (readonly [string, string | undefined])[] = [
    [text.code, code],
    [text.alley, alley],
    [text.phone, phone && formatPhone(phone as E164)], // checked when it was recorded
    [text.business, business === true ? text.yes : undefined],
    [text.left, left && (ends[left.reason] ?? left.reason)],
  ];
  return (
    <dl class="facts facts--row">
      {lines.map(
        ([name, value]) =>
          value !== undefined && (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}

function Visits({ visits }: { visits: readonly VisitRecord[] }) {
  const text = officerWords.value.home;
  const device = usePhone();
  const { outcomes, back } = DOORS_WORDS[language.value];
  if (visits.length === 0) return <EmptyState icon="doorClosed" title={text.noVisits} />;
  return (
    <ol class="trace">
      {visits.map((visit) => {
        const who = speakerName(device, visit.stream);
        const said = [
          visit.outcome === undefined ? text.takenOut : outcomes[visit.outcome],
          visit.back &&
            back({
              on: visit.back.on,
              ...(visit.back.hour !== undefined && { hour: visit.back.hour }),
            }),
          visit.note,
        ];
        return (
          <li key={visit.id}>
            <p>{said.filter(Boolean).join(' · ')}</p>
            <p class="soft small">
              {[
                formatDay(visit.on),
                who && text.by(who),
                visit.corrected === true && text.corrected,
              ]
                .filter(Boolean)
                .join(' · ')}
            </p>
          </li>
        );
      })}
    </ol>
  );
}
