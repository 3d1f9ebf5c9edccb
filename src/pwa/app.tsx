import type { ComponentChildren, ComponentType } from 'preact';
import { useErrorBoundary, useLayoutEffect, useState } from 'preact/hooks';
import type { Device } from '#device/device.ts';
import { words } from './ui/language.ts';
import { Later } from './ui/later.tsx';
import { fetchOrReopen, untilLoaded } from './ui/until-loaded.ts';
import { EmptyState } from './ui/states.tsx';
import { Button } from './ui/button.tsx';
import { Banner } from './ui/banner.tsx';
import { Page } from './page.tsx';
import { phone, tick } from './phone/phone.ts';
import { isPractice } from './phone/practice-mode.ts';
import { firstPlace } from './phone/roles.ts';
import { hasDrawn, stage } from './phone/stage.ts';
import { currentStore } from './phone/stores.ts';
import { findEarly, hasVillage, housesOf } from './phone/village.ts';
import { route } from './router.ts';
import { EARLY, findLoaded, loadLine, VISIT } from './route-line.ts';
import type { RouteLine, ScreenProps } from './route-line.ts';
import { matchRoute, PARTS } from './routes.ts';

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
      return <NotYet />;
    case 'welcome':
      return route.value.path[0] === 'sign-in' ? (
        <LoadedPart line={matchRoute(['sign-in'])?.line} />
      ) : (
        <LoadedPart line={PARTS.welcome} />
      );
    case 'enrol':
      return <LoadedPart line={PARTS.enrol} />;
    case 'choose-pin':
    case 'locked':
    case 'people':
    case 'wiped':
      return <LoadedPart line={PARTS.lock} />;
    case 'broken':
      return <Unopened />;
    case 'open':
      return <Current />;
  }
}

/** A part of the app that is no place in it. */
function LoadedPart({ line }: { line: RouteLine | undefined }) {
  const { screen, missing } = useScreen(line);
  // The first load shows whatever place is asked for, a household's as well.
  const isOfSomebody = line === EARLY;
  if (screen !== undefined) return <Guarded {...{ screen, isOfSomebody }} params={[]} />;
  return <NotYet missing={missing} />;
}

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

/** A place that asks for no more of the doors than that they can be written to, and what was written. */
const isEarlyPlace = (path: string, device: Device): boolean =>
  (path === VISIT.path || OWN_PLACES.has(path)) && findEarly(device) !== undefined;

/** The screen of the present place. */
function Current() {
  const { path } = route.value;
  const here = path.length === 0 ? [firstPlace(phone.value)] : path;
  const match = matchRoute(here);
  const { screen, missing } = useScreen(match?.line);
  void tick.value;
  if (match === undefined) return <Nowhere />;
  // One store is closed and the next not open yet.
  if (phone.value === undefined) return <NotYet />;
  const isDark = (phone.value.lease()?.state ?? 'running') !== 'running';
  const place = match.line.path;
  const isOpen = isDark ? OWN_PLACES.has(place) : isEarlyPlace(place, phone.value);
  if (!isLoaded() && !isOpen) {
    if (isDark) return <LoadedPart line={PARTS.dark} />;
    const isPeopled = housesOf(phone.value) !== undefined;
    return <LoadedPart key={`${here.join('/')} ${isPeopled}`} line={EARLY} />;
  }
  if (screen === undefined) return <NotYet missing={missing} />;
  const isOfSomebody = match.params.length > 0 || match.line.path === 'me';
  const shown = { screen, params: match.params, isOfSomebody };
  return <Guarded key={here.join('/')} {...shown} />;
}

/** A screen, or what cannot be had of it. */
function useScreen(line: RouteLine | undefined) {
  const [now, draw] = useState<{ readonly missing?: RouteLine }>({});
  useLayoutEffect(() => {
    if (line === undefined || findLoaded(line) !== undefined) return undefined;
    let isLeft = false;
    const take = async (): Promise<void> => {
      await untilLoaded(
        () => loadLine(line),
        () => !isLeft,
        () => draw({ missing: line }),
      );
      if (!isLeft) draw({});
    };
    void take();
    return () => {
      isLeft = true;
    };
  }, [line]);
  return { screen: line && findLoaded(line), missing: now.missing === line ? line : undefined };
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
    if (stage.peek().name === 'open') hasDrawn.value = true;
  }, [isOfSomebody]);
  return error === undefined ? <Screen params={params} /> : <Broken onRetry={reset} />;
}

/** Whether a first screen has something to stand on. */
function isLoaded(): boolean {
  const device = phone.value;
  if (device === undefined) return false;
  const { loaded, given, syncedAt } = device.syncState();
  // Between two answers of a first exchange all that is known of may be there, and more not be known of yet.
  const isWhole = syncedAt !== undefined && loaded.of > 0 && loaded.complete >= loaded.of;
  return (given === undefined && isWhole) || hasVillage(device);
}

/** Until a screen has come. Says whose book is being opened as soon as there is any. */
function NotYet({ missing }: { missing?: RouteLine | undefined }) {
  const name = currentStore()?.name;
  const { shell, phone: text } = words.value;
  const lead = name ? text.start.opening(name) : shell.loading;
  const isOpen = stage.value.name === 'open';
  return (
    <Page
      title={shell.appName}
      lead={missing ? undefined : lead}
      place={missing && isOpen ? 'doors' : undefined}
    >
      {missing && (
        <Banner
          kind="offline"
          action={{ label: shell.retry, onPress: () => void fetchMissing(missing) }}
        >
          {shell.screenMissing}
        </Banner>
      )}
    </Page>
  );
}

function fetchMissing(line: RouteLine): Promise<void> {
  const here = route.peek();
  return fetchOrReopen(line.load, () => route.peek() === here && findLoaded(line) === undefined);
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
  const { screen } = useScreen(PARTS.rescue);
  return (
    <Broken said={words.value.phone.start.unopened}>
      {screen && <Guarded screen={screen} params={[]} />}
    </Broken>
  );
}

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
