import type { Id } from '#kernel/id.ts';
import type { Device } from '#device/device.ts';
import { householdsOn, isThere } from '#domain/homes/state.ts';
import { COMMON_WORDS } from '#domain/words.ts';
import { wordsOf } from '#words/all-words.ts';
import { LANGUAGES } from '#words/words.ts';
import { Later } from '#pwa/ui/later.tsx';
import { Band } from '#pwa/ui/band.tsx';
import { Banner } from '#pwa/ui/banner.tsx';
import { Button } from '#pwa/ui/button.tsx';
import { Choice } from '#pwa/ui/choice.tsx';
import { Icon } from '#pwa/ui/icon.tsx';
import { language, words } from '#pwa/ui/language.ts';
import { Lines } from '#pwa/ui/lines.tsx';
import { List, ListRow } from '#pwa/ui/list-row.tsx';
import { chooseTheme, theme } from '#pwa/ui/theme.ts';
import { Page } from '#pwa/page.tsx';
import { ownBuild } from '#pwa/phone/build.ts';
import { chooseLanguage } from '#pwa/phone/language.ts';
import { memberWords } from '#pwa/phone/member-words.ts';
import { placeName, startUpper } from '#pwa/phone/names.ts';
import { noticeWords } from '#pwa/phone/notice-words.ts';
import { changeStore, keepAnswer } from '#pwa/phone/open.ts';
import { usePhone } from '#pwa/phone/phone.ts';
import { isPractice } from '#pwa/phone/practice-mode.ts';
import { currentStore, listStores } from '#pwa/phone/stores.ts';
import { chooseTextSize, TEXT_SIZES, textSize } from '#pwa/phone/text-size.ts';
import { chooseVillage, useVillage, villagePlaces } from '#pwa/phone/village.ts';
import { looksOverCommune } from '#pwa/phone/roles.ts';
import { newerBuild, openNewerBuild } from '#pwa/phone/worker.ts';
import { replaceBy } from '#pwa/router.ts';
import { cardsWords } from '#pwa/screens/cards/cards-words.ts';
import { CarryPart } from '#pwa/screens/carry/carry-part.tsx';
import { whereLines } from '#pwa/phone/where-lines.ts';

/** The person this phone belongs to, and how the phone shall look and speak. */
export function MeScreen() {
  const device = usePhone();
  const text = memberWords.value.me;
  const me = device.me();
  return (
    <Page
      title={me?.name ?? text.title}
      lead={device.home()?.name}
      place="me"
      banners={
        newerBuild.value && (
          <Banner kind="info" action={{ label: text.takeNow, onPress: openNewerBuild }}>
            {text.newer}
          </Banner>
        )
      }
    >
      {isPractice.value && <Later load={loadPractice} props={{}} />}
      <Roles device={device} />
      <Villages device={device} />
      <CardsRow />
      <Settings />
      {isPractice.value || <Later load={loadNotify} props={{}} />}
      {device.lease() !== undefined && <Later load={loadLockPart} props={{}} />}
      {isPractice.value || <OnPhone device={device} />}
      {looksOverCommune(device) && (
        <>
          <List label={text.signIn}>
            <ListRow
              href="#/account"
              title={text.signIn}
              text={text.signInHint}
              lead={<Icon name="key" />}
            />
          </List>
          <CarryPart />
        </>
      )}
      <section class="section">
        <h2>{text.helpTitle}</h2>
        {text.help.map(({ question, answer }) => (
          <details key={question} class="help">
            <summary>{question}</summary>
            <p>{answer}</p>
          </details>
        ))}
      </section>
      {isPractice.value || <OtherStores />}
      {isPractice.value || <Later load={loadPractice} props={{}} />}
      <Band />
    </Page>
  );
}

function CardsRow() {
  const { title, lead } = cardsWords.value;
  return (
    <List label={title}>
      <ListRow href="#/cards" title={title} text={lead} lead={<Icon name="guide" />} />
    </List>
  );
}

const loadNotify = async () => (await import('#pwa/screens/bridge/notify-part.tsx')).NotifyPart;
const loadLockPart = async () => (await import('#pwa/screens/lock/lock-part.tsx')).LockPart;

const loadPractice = async () =>
  (await import('#pwa/screens/practice-village/practice-village.tsx')).PracticePart;

const placeLines = (device: Device, place: Id): readonly string[] => {
  const places = device.places()?.state;
  const { on } = device.now();
  return [startUpper(placeName(places, place, on)), ...whereLines(places, place, on)];
};

function Roles({ device }: { device: Device }) {
  const text = memberWords.value.me;
  const { on } = device.now();
  const grants = (device.me()?.grants ?? []).filter(
    (grant) => grant.until === undefined || on <= grant.until,
  );
  return (
    <section class="section">
      <h2>{text.roles}</h2>
      <List label={text.roles}>
        {grants.map((grant) => (
          <ListRow
            key={`${grant.role}.${grant.place}`}
            title={startUpper(COMMON_WORDS[language.value].roles[grant.role])}
            text={<Lines before={placeLines(device, grant.place)} />}
          />
        ))}
      </List>
    </section>
  );
}

function OnPhone({ device }: { device: Device }) {
  const text = memberWords.value.me;
  return (
    <section class="section">
      <h2>{text.phoneTitle}</h2>
      <Kept device={device} />
      <p>{noticeWords.value.storage[keepAnswer()]}</p>
      <p class="soft small">{text.build(ownBuild())}</p>
    </section>
  );
}

/** What lies on this phone, said plainly. */
function Kept({ device }: { device: Device }) {
  const text = memberWords.value.me;
  const { on } = device.now();
  const { waiting, received, held, refused } = device.counts();
  const own = waiting + received + held + refused;
  const places = villagePlaces(device);
  return (
    <>
      {places.length === 0 && <p>{text.keepsOffice}</p>}
      {places.map((place) => {
        const homes = device.findView('homes', place)?.state;
        if (homes === undefined) return null;
        const people = [...homes.residents.values()].filter((each) => isThere(each, on)).length;
        const where = placeName(device.places()?.state, place, on);
        return <p key={place}>{text.keeps(where, householdsOn(homes, on).length, people)}</p>;
      })}
      <p>{own === 0 ? text.keepsNone : text.keepsOwn(own, waiting)}</p>
      {places.length > 0 && device.lease() === undefined && <p>{text.keepsLock}</p>}
    </>
  );
}

/** Shown when this phone holds more than one village. */
function Villages({ device }: { device: Device }) {
  const places = villagePlaces(device);
  const current = useVillage()?.place;
  if (places.length < 2) return null;
  const { on } = device.now();
  return (
    <Choice
      legend={memberWords.value.me.village}
      options={places.map((place) => ({
        value: place,
        label: startUpper(placeName(device.places()?.state, place, on)),
      }))}
      value={current}
      onChange={chooseVillage}
    />
  );
}

function Settings() {
  const { me } = memberWords.value;
  const { theme: colours } = words.value.shell;
  return (
    <>
      <Choice
        legend={colours.title}
        columns={2}
        options={[
          { value: 'auto', label: colours.auto },
          { value: 'light', label: colours.light, icon: 'sun' },
          { value: 'dark', label: colours.dark, icon: 'moon' },
        ]}
        value={theme.value}
        onChange={chooseTheme}
      />
      <Choice
        legend={me.textSize}
        columns={2}
        options={TEXT_SIZES.map((size) => ({ value: size, label: me.textSizes[size] }))}
        value={textSize.value}
        onChange={chooseTextSize}
      />
      <Choice
        legend={me.language}
        columns={2}
        options={LANGUAGES.map((each) => ({ value: each, label: wordsOf(each).language.name }))}
        value={language.value}
        onChange={chooseLanguage}
      />
    </>
  );
}

/** In a practice home one phone can play several people. */
function OtherStores() {
  const text = memberWords.value.me;
  const current = currentStore();
  const others = listStores().filter((store) => store.demo && store.key !== current?.key);
  if (current?.demo !== true || others.length === 0) return null;
  const change = (key: string): void => {
    replaceBy('#/');
    void changeStore(key);
  };
  return (
    <section class="section">
      <h2>{text.others}</h2>
      {others.map((store) => (
        <Button key={store.key} icon="person" wide onPress={() => change(store.key)}>
          {text.playAs(store.name)}
        </Button>
      ))}
    </section>
  );
}
