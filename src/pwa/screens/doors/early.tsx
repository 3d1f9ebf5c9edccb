import { useEffect, useState } from 'preact/hooks';
import type { Folded } from '#book/folded.ts';
import type { Id } from '#kernel/id.ts';
import { type Visit, visitsOf } from '#domain/doors/state.ts';
import { householdsOn, membersOf } from '#domain/homes/state.ts';
import type { HomesState, Household, Resident } from '#domain/homes/state.ts';
import type { Device } from '#device/device.ts';
import { Banner } from '#pwa/ui/banner.tsx';
import { Button } from '#pwa/ui/button.tsx';
import { Icon } from '#pwa/ui/icon.tsx';
import { words } from '#pwa/ui/language.ts';
import { List, ListRow } from '#pwa/ui/list-row.tsx';
import { LongList } from '#pwa/ui/long-list.tsx';
import { Progress } from '#pwa/ui/states.tsx';
import { Page } from '#pwa/page.tsx';
import { memberWords } from '#pwa/phone/member-words.ts';
import { dayText, headBare, headOf, placeName, spokenName, startUpper } from '#pwa/phone/names.ts';
import { isOffline, usePhone } from '#pwa/phone/phone.ts';
import { doorsWords } from '#pwa/phone/skill-names.ts';
import { findEarly, housesOf, type Village } from '#pwa/phone/village.ts';
import { route } from '#pwa/router.ts';
import { CallButton } from '#pwa/screens/homes/call-button.tsx';
import { inOrderOfNumbers, numberOf } from './numbers.ts';

/*
 * Who lives in the village, while what was done there is still to come: names, houses and telephones. Nothing
 * is said of earlier visits or of learning until the phone knows of them; a visit can be recorded meanwhile.
 */

type Houses = {
  readonly device: Device;
  readonly place: Id;
  readonly homes: Folded<HomesState>;
  readonly day: number;
  /** Where doors can be written to. */
  readonly village: Village | undefined;
};

/** So long a visit that is begun at once has the processor for itself. */
const BEGUN_MS = 1_500;

let isAhead = false;

/** What is drawn next comes while the books do. */
function readAhead(): void {
  if (isAhead) return;
  isAhead = true;
  setTimeout(() => {
    void import('./doors.tsx').then(
      async (doors) => doors.readAhead(),
      () => undefined,
    );
  }, BEGUN_MS);
}

export function Early() {
  const device = usePhone();
  const found = housesOf(device);
  const isPeopled = found !== undefined;
  useEffect(() => {
    if (isPeopled) readAhead();
  }, [isPeopled]);
  if (found === undefined) return <FirstLoad />;
  const houses = {
    device,
    ...found,
    day: device.now().on,
    village: findEarly(device, found.place),
  };
  const [screen, id = ''] = route.value.path;
  const household = screen === 'household' ? houses.homes.state.households.get(id) : undefined;
  return household === undefined ? (
    <EarlyDoors houses={houses} />
  ) : (
    <EarlyHousehold houses={houses} household={household} />
  );
}

/** Before anything has come that could be shown. */
function FirstLoad() {
  const device = usePhone();
  const text = words.value.phone.start;
  const state = device.syncState();
  const { complete, of } = state.loaded;
  const isStuck =
    state.phase === 'offline' || (state.phase === 'trouble' && state.code !== 'room-low');
  return (
    <Page title={text.loading} lead={text.loadingLead} place="me">
      {isStuck ? (
        <Stuck>{text.loadingStuck}</Stuck>
      ) : (
        <Progress label={text.books(complete, of)} share={of === 0 ? undefined : complete / of} />
      )}
    </Page>
  );
}

function Stuck({ children }: { children: string }) {
  const device = usePhone();
  const retry = { label: words.value.shell.retry, onPress: () => void device.sync() };
  return (
    <Banner kind="offline" action={retry}>
      {children}
    </Banner>
  );
}

/** How much has come of what is still missing; or that there is no network, and then it goes on later. */
function Coming() {
  const device = usePhone();
  const text = words.value.phone.start;
  const state = device.syncState();
  if (isOffline(state) || state.phase === 'trouble') return <Stuck>{text.earlyStuck}</Stuck>;
  const { have, of } = state.given ?? { have: 0, of: 0 };
  const share = of === 0 ? undefined : have / of;
  return <Progress label={text.early(share)} share={share} />;
}

function EarlyDoors({ houses }: { houses: Houses }) {
  const { device, place, homes, day } = houses;
  const text = memberWords.value.doors;
  const [rows] = useState(() =>
    inOrderOfNumbers(
      householdsOn(homes.state, day).map((household) => ({
        household,
        number: numberOf(household.code ?? ''),
        bare: headBare(houses, household),
      })),
    ),
  );
  const places = device.places()?.state;
  const title = places === undefined ? text.title : startUpper(placeName(places, place, day));
  return (
    <Page title={title} lead={text.houses(rows.length)} place="doors">
      <Coming />
      <LongList
        items={rows}
        keyOf={({ household }) => household.id}
        label={words.value.door.wall}
        rowPx={84}
        render={({ household, number }) => (
          <ListRow
            href={`#/household/${household.id}`}
            lead={<Icon name="doorClosed" />}
            title={startUpper(headOf(houses, household))}
            text={[
              number !== '' && words.value.door.house(number),
              household.alley,
              lastOf(houses.village, household.id),
            ]
              .filter(Boolean)
              .join(' · ')}
          />
        )}
      />
    </Page>
  );
}

/** How the last visit that this phone has just recorded went. */
function lastOf(village: Village | undefined, household: Id): string | undefined {
  const last = village && visitsOf(village.doors.state, household, village.day).at(-1);
  return last && doorsWords().outcomes[last.outcome];
}

function EarlyHousehold({ houses, household }: { houses: Houses; household: Household }) {
  const text = memberWords.value.household;
  const { village, day } = houses;
  const visits = village === undefined ? [] : visitsOf(village.doors.state, household.id, day);
  const members = membersOf(houses.homes.state, household.id, houses.day);
  return (
    <Page
      title={words.value.door.household(headOf(houses, household))}
      lead={[household.alley, household.code && text.code(household.code)]
        .filter(Boolean)
        .join(' · ')}
      back={{ href: '#/doors', label: words.value.phone.places.doors }}
      place="doors"
      action={
        village !== undefined && (
          <Button kind="primary" icon="door" href={`#/visit/${household.id}`}>
            {text.visit}
          </Button>
        )
      }
    >
      <Coming />
      {village !== undefined && <JustRecorded visits={visits} day={day} />}
      <CallButton phone={household.phone} />
      <section class="section">
        <h2>{text.people}</h2>
        {members.length === 0 ? (
          <p class="soft">{text.noPeople}</p>
        ) : (
          <List label={text.people}>
            {members.map((member) => (
              <EarlyPerson key={member.id} member={member} day={houses.day} />
            ))}
          </List>
        )}
      </section>
    </Page>
  );
}

function JustRecorded({ visits, day }: { visits: readonly Visit[]; day: number }) {
  const text = memberWords.value.household;
  if (visits.length === 0) return null;
  return (
    <section class="section">
      <h2>{text.visitsHere}</h2>
      <List label={text.visitsHere}>
        {[...visits].reverse().map(({ id, on, outcome, note }) => (
          <ListRow
            key={id}
            lead={<Icon name="check" />}
            title={`${startUpper(dayText(on, day))}: ${doorsWords().outcomes[outcome]}`}
            text={note}
          />
        ))}
      </List>
    </section>
  );
}

function EarlyPerson({ member, day }: { member: Resident; day: number }) {
  return (
    <ListRow
      lead={<Icon name="person" />}
      title={startUpper(spokenName(member, day))}
      text={member.birthYear}
    />
  );
}
