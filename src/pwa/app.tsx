import type { ComponentChildren, ComponentType } from 'preact';
import { useErrorBoundary, useLayoutEffect, useState } from 'preact/hooks';
import { words } from './ui/language.ts';
import { Later } from './ui/later.tsx';
import { EmptyState, Progress } from './ui/states.tsx';
import { Button } from './ui/button.tsx';
import { Banner } from './ui/banner.tsx';
import { Page } from './page.tsx';
import { phone, tick } from './phone/phone.ts';
import { isPractice } from './phone/practice-mode.ts';
import { firstPlace } from './phone/roles.ts';
import { hasDrawn, stage } from './phone/stage.ts';
import { currentStore } from './phone/stores.ts';
import { hasVillage, housesOf } from './phone/village.ts';
import { route } from './router.ts';
import { matchRoute } from './routes.ts';
import type { ScreenProps } from './routes.ts';

export function App() {
  return (
    <>
      <Later load={loadLamplight} props={{}} />
      <Stage />
    </>
  );
}

/** What all doors are lit by; stands once in the page. */
const loadLamplight = async (): Promise<ComponentType> => (await import('./ui/door.tsx')).DoorDefs;

function Stage() {
  const now = stage.value;
  switch (now.name) {
    case 'opening':
      return <Opening />;
    case 'welcome':
      return route.value.path[0] === 'sign-in' ? (
        <LoadedPart path="sign-in" load={matchRoute(['sign-in'])?.line.load} />
      ) : (
        <LoadedPart path="welcome" load={loadWelcome} />
      );
    case 'enrol':
      return <LoadedPart path="enrol" load={loadEnrol} />;
    case 'choose-pin':
    case 'locked':
    case 'people':
    case 'wiped':
      return <LoadedPart path="lock" load={loadLock} />;
    case 'broken':
      return <Unopened />;
    case 'open':
      return <Current />;
  }
}

/** A part of the app that is no place in it, and not needed for the first screen. */
function LoadedPart({
  path,
  load,
}: {
  path: string;
  load: (() => Promise<ComponentType<ScreenProps>>) | undefined;
}) {
  const Screen = useScreen(path, load);
  if (Screen === 'failed') return <Broken />;
  return Screen === undefined ? <Opening /> : <Guarded screen={Screen} params={[]} />;
}

const loadWelcome = async (): Promise<ComponentType<ScreenProps>> =>
  (await import('./screens/start/welcome.tsx')).Welcome;

const loadEnrol = async (): Promise<ComponentType<ScreenProps>> =>
  (await import('./screens/start/enrol.tsx')).EnrolStage;

const loadLock = async (): Promise<ComponentType<ScreenProps>> =>
  (await import('./screens/lock/lock-stage.tsx')).LockStage;

const loadDark = async (): Promise<ComponentType<ScreenProps>> =>
  (await import('./screens/lock/dark.tsx')).Dark;

const loadEarly = async (): Promise<ComponentType<ScreenProps>> =>
  (await import('./screens/doors/early.tsx')).Early;

/** Places that need no book of others: they stay open when a lease has run out. */
const OWN_PLACES: ReadonlySet<string> = new Set([
  'tray',
  'me',
  'carry',
  'hand',
  'cards',
  'cards/:skill',
  'cards/:skill/:step',
  'practice/:kind',
]);

/** The screen of the present place. */
function Current() {
  const { path } = route.value;
  const here = path.length === 0 ? [firstPlace(phone.value)] : path;
  const match = matchRoute(here);
  const Screen = useScreen(match?.line.path, match?.line.load);
  void tick.value;
  if (match === undefined) return <Nowhere />;
  const isDark = (phone.value?.lease()?.state ?? 'running') !== 'running';
  if (!isLoaded() && !(isDark && OWN_PLACES.has(match.line.path))) {
    if (isDark) return <LoadedPart path="dark" load={loadDark} />;
    const isPeopled = phone.value !== undefined && housesOf(phone.value) !== undefined;
    return isPeopled ? <LoadedPart path="early" load={loadEarly} /> : <FirstLoad />;
  }
  if (Screen === 'failed') return <Broken />;
  if (Screen === undefined) return <Opening />;
  const isOfSomebody = match.params.length > 0 || match.line.path === 'me';
  const shown = { screen: Screen, params: match.params, isOfSomebody };
  return <Guarded key={here.join('/')} {...shown} />;
}

type Loaded = ComponentType<ScreenProps> | 'failed' | undefined;

const screens = new Map<string, ComponentType<ScreenProps>>();

function useScreen(
  path: string | undefined,
  load: (() => Promise<ComponentType<ScreenProps>>) | undefined,
): Loaded {
  const [, redraw] = useState(0);
  const [failed, setFailed] = useState<string | undefined>(undefined);
  const known = path === undefined ? undefined : screens.get(path);
  useLayoutEffect(() => {
    if (path === undefined || load === undefined || screens.has(path)) return;
    const take = async (): Promise<void> => {
      try {
        screens.set(path, await load());
        redraw((turn) => turn + 1);
      } catch {
        setFailed(path);
      }
    };
    void take();
  }, [path, load]);
  return known ?? (failed !== undefined && failed === path ? 'failed' : undefined);
}

/** One screen's mistake does not take the app away; the recorded work is untouched by it. */
function Guarded({
  screen: Screen,
  params,
  isOfSomebody = false,
}: {
  screen: ComponentType<ScreenProps>;
  params: readonly string[];
  /** Its heading is a name. */
  isOfSomebody?: boolean;
}) {
  const [error, reset] = useErrorBoundary() as [unknown, () => void]; // its own type says any
  useLayoutEffect(() => {
    // The browser's history is everybody's: nobody is named in it.
    const title = !isOfSomebody && document.querySelector('h1')?.textContent;
    const { appName, practice } = words.peek().shell;
    const said = title ? `${title} – ${appName}` : appName;
    document.title = isPractice.peek() ? `${practice.word} – ${said}` : said;
    document.getElementById('main')?.focus({ preventScroll: true });
    hasDrawn.value = true;
  }, [isOfSomebody]);
  return error === undefined ? <Screen params={params} /> : <Broken onRetry={reset} />;
}

/** Whether a first screen has something to stand on. */
function isLoaded(): boolean {
  const device = phone.value;
  if (device === undefined) return false;
  const { loaded, given } = device.syncState();
  if (given === undefined && loaded.of > 0 && loaded.complete >= loaded.of) return true;
  return hasVillage(device);
}

function FirstLoad() {
  const text = words.value.phone.start;
  const state = phone.value?.syncState();
  const { complete, of } = state?.loaded ?? { complete: 0, of: 0 };
  const stuck =
    state?.phase === 'offline' || (state?.phase === 'trouble' && state.code !== 'room-low');
  return (
    <Page title={text.loading} lead={text.loadingLead} place="me">
      {stuck ? (
        <Banner
          kind="offline"
          action={{ label: words.value.shell.retry, onPress: () => void phone.value?.sync() }}
        >
          {text.loadingStuck}
        </Banner>
      ) : (
        <Progress label={text.books(complete, of)} share={of === 0 ? undefined : complete / of} />
      )}
    </Page>
  );
}

/** Says whose book is being opened as soon as there is anything to see. */
function Opening() {
  const { name } = currentStore() ?? { name: '' };
  const lead = name === '' ? words.value.shell.loading : words.value.phone.start.opening(name);
  return <Page title={words.value.shell.appName} lead={lead} />;
}

function Nowhere() {
  const text = words.value.phone.start;
  return (
    <Page title={text.nowhere} place="doors">
      <EmptyState
        title={text.nowhereText}
        action={<Button href="#/doors">{text.toDoors}</Button>}
      />
    </Page>
  );
}

/** The store of this phone does not open: besides trying again, what its second copies still hold. */
function Unopened() {
  const Rescue = useScreen('rescue', loadRescue);
  const isThere = Rescue !== undefined && Rescue !== 'failed';
  return (
    <Broken said={words.value.phone.start.unopened}>
      {isThere && <Guarded screen={Rescue} params={[]} />}
    </Broken>
  );
}

const loadRescue = async (): Promise<ComponentType<ScreenProps>> =>
  (await import('./screens/carry/rescue.tsx')).RescueOfBook;

type BrokenProps = {
  /** What is known to be wrong. */
  readonly said?: string;
  readonly onRetry?: () => void;
  readonly children?: ComponentChildren;
};

function Broken({ said, onRetry, children }: BrokenProps) {
  const retry = onRetry ?? (() => location.reload());
  return (
    <Page title={words.value.shell.appName} place="doors">
      <Banner kind="error" action={{ label: words.value.shell.retry, onPress: retry }}>
        {said}
      </Banner>
      {children}
    </Page>
  );
}
