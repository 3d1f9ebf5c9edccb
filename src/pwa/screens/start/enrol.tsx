import { useCallback, useEffect, useState } from 'preact/hooks';
import { homeTransport, readAhead } from '#device/browser.ts';
import type { Device } from '#device/device.ts';
import { askAbout, askWhose } from '#device/about-home.ts';
import { DEAD_CARD_WORDS, type DeadCard, isDeadCard } from '#words/dead-card-words.ts';
import { Banner } from '#pwa/ui/banner.tsx';
import { Button } from '#pwa/ui/button.tsx';
import { Field } from '#pwa/ui/field.tsx';
import { Icon } from '#pwa/ui/icon.tsx';
import { language, words } from '#pwa/ui/language.ts';
import { EmptyState, Progress } from '#pwa/ui/states.tsx';
import { Page } from '#pwa/page.tsx';
import { renameBook } from '#pwa/phone/lock-up.ts';
import { openOwn, openStore, show } from '#pwa/phone/open.ts';
import { stage } from '#pwa/phone/stage.ts';
import { listStores, rememberStore } from '#pwa/phone/stores.ts';
import { housesOf } from '#pwa/phone/village.ts';
import { replaceBy } from '#pwa/router.ts';
import { EARLY, loadLine, VISIT } from '#pwa/route-line.ts';
import { PracticeEntry } from '#pwa/screens/practice-village/practice-village.tsx';

const PROMISES = [
  ['offline', 'promiseOffline'],
  ['received', 'promiseKept'],
  ['person', 'promiseLink'],
] as const;

type EnrolProps = {
  readonly card: string;
  readonly storeKey: string;
  /** Absent until it is known whether the store is locked, and its PIN chosen. */
  readonly device?: Device;
  readonly deviceName?: string;
};

/** A link that was opened. */
export function EnrolStage() {
  const now = stage.value;
  return now.name === 'enrol' ? <Enrol key={now.storeKey} {...now} /> : null;
}

/** The home is asked whose the link is, and this phone becomes theirs. */
function Enrol(props: EnrolProps) {
  const { card, storeKey, deviceName = '' } = props;
  const text = words.value.phone.start;
  const [name, setName] = useState(deviceName);
  const { busy, problem, opened, begin } = useEnrolling(props);
  const other = listStores().find((store) => store.key !== storeKey);
  if (problem !== undefined && isDeadCard(problem)) return <DeadLink code={problem} />;
  return (
    <Page
      title={text.hello}
      lead={text.helloLead}
      banners={problem !== undefined && <Banner kind="error">{problemText(problem)}</Banner>}
      action={
        <>
          {busy && opened && <Loading device={opened} />}
          <Button kind="primary" busy={busy} onPress={() => begin(name)}>
            {busy ? text.beginning : text.begin}
          </Button>
        </>
      }
    >
      <ul class="promises">
        {PROMISES.map(([icon, promise]) => (
          <li key={promise}>
            <Icon name={icon} />
            <span>{text[promise]}</span>
          </li>
        ))}
      </ul>
      {other !== undefined && (
        <Banner kind="info">{(other.demo ? text.beside : text.apart)(other.name)}</Banner>
      )}
      <Field
        label={text.phoneName}
        hint={text.phoneNameHint}
        value={name}
        onInput={setName}
        maxLength={60}
        optional
      />
      {busy || <PracticeEntry card={card} />}
    </Page>
  );
}

/** What a card is taken up with comes while its person reads: its code, and what the home says of itself. */
function useAhead(isAsked: boolean): ReturnType<typeof askAbout> | undefined {
  const [about] = useState(() => (isAsked ? askAbout(homeTransport('')) : undefined));
  useEffect(() => {
    void readAhead();
    void loadLine(EARLY)
      .then(() => loadLine(VISIT))
      .catch(() => undefined);
  }, []);
  return about;
}

function useEnrolling({ device, card, storeKey, deviceName }: EnrolProps) {
  const [busy, setBusy] = useState(false);
  const [opened, setOpened] = useState(device);
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const about = useAhead(device === undefined);
  const take = useCallback(
    async (fresh: Device, name: string): Promise<void> => {
      const isAgain = fresh.me() !== undefined;
      const called = chosenName(name);
      let hasEntered = false;
      const enterOnce = (): void => {
        if (!hasEntered) enter(fresh, storeKey);
        hasEntered = true;
      };
      // Its households are there before what was done at their doors is.
      const stop = fresh.subscribe(() => {
        if (fresh.me() !== undefined && housesOf(fresh) !== undefined) enterOnce();
      });
      const result = await (isAgain ? fresh.enrolAgain(card, called) : fresh.enrol(card, called));
      stop();
      if (result.ok) enterOnce();
      else setProblem(result.error.code);
    },
    [card, storeKey],
  );
  const inTurn = useCallback(async (act: () => Promise<void>): Promise<void> => {
    setBusy(true);
    setProblem(undefined);
    await act();
    setBusy(false);
  }, []);
  // Begun before the PIN was chosen.
  useEffect(() => {
    if (device !== undefined && deviceName !== undefined) {
      void inTurn(() => take(device, deviceName));
    }
  }, [device, deviceName, inTurn, take]);
  const ask = async (name: string): Promise<void> => {
    const early = await about;
    const home = early?.ok === true ? early : await askAbout(homeTransport(''));
    if (!home.ok) setProblem(home.error.code);
    // The people of a practice home are invented: their book has no lock.
    else if (home.value.demo) {
      const plain = await openStore(storeKey);
      setOpened(plain);
      await take(plain, name);
    } else await takeUp(name);
  };
  const takeUp = async (name: string): Promise<void> => {
    const whose = await askWhose(homeTransport(''), card);
    if (!whose.ok) setProblem(whose.error.code);
    else if (whose.value === undefined || !(await openOwn(whose.value, card, name))) {
      stage.value = { name: 'choose-pin', storeKey, card, deviceName: name };
    }
  };
  const begin = (name: string): void =>
    void inTurn(() => (device === undefined ? ask(name) : take(device, name)));
  return { busy, problem, opened, begin };
}

/** Trying again does not help here; somebody has to send another link. */
function DeadLink({ code }: { code: DeadCard }) {
  const text = words.value.phone;
  const owner = listStores().at(-1);
  return (
    <Page
      title={text.start.deadLink}
      action={
        owner && (
          <Button kind="primary" onPress={() => location.replace(location.pathname)}>
            {text.start.stay(owner.name)}
          </Button>
        )
      }
    >
      <EmptyState icon="alert" title={DEAD_CARD_WORDS[language.value][code]} />
    </Page>
  );
}

/** How far the first load has come. */
function Loading({ device }: { device: Device }) {
  const [, redraw] = useState(0);
  useEffect(() => device.subscribe(() => redraw((turn) => turn + 1)), [device]);
  const { complete, of } = device.syncState().loaded;
  return (
    <Progress
      label={words.value.phone.start.books(complete, of)}
      share={of === 0 ? undefined : complete / of}
    />
  );
}

/** The card leaves the address; the wall opens as soon as the first books are there. */
export function enter(device: Device, storeKey: string): void {
  const home = device.home();
  const full = device.me()?.name ?? '';
  const isDemo = home?.demo ?? false;
  // Anybody sees the list of people: a real one shows no more than the given name, until another is chosen.
  const name = isDemo ? full : givenName(full);
  rememberStore({ key: storeKey, name, home: home?.name ?? '', demo: isDemo });
  if (!isDemo) void renameBook(name);
  show(storeKey, device);
  replaceBy('#/');
}

const chosenName = (name: string): string | undefined =>
  name.trim() === '' ? undefined : name.trim().normalize('NFC');

/** The last word of a Vietnamese name. */
const givenName = (full: string): string => full.trim().split(/\s+/u).at(-1) ?? '';

function problemText(code: string): string {
  const known: Readonly<Record<string, string>> = words.value.phone.enrolProblems; // asked with any code
  const { other } = words.value.phone.enrolProblems;
  return (Object.hasOwn(known, code) ? known[code] : undefined) ?? other;
}
