import { effect, signal } from '@preact/signals';
import type { Cleared } from '#device/marking.ts';
import type { Device } from '#device/device.ts';
import { Banner } from '#pwa/ui/banner.tsx';
import { notices } from '#pwa/page.tsx';
import { keep, recall } from '#pwa/phone/kept.ts';
import { noticeWords } from '#pwa/phone/notice-words.ts';
import { phone, tick } from '#pwa/phone/phone.ts';
import { currentStore } from '#pwa/phone/stores.ts';
import { STORE_PREFIX } from '#pwa/worker-messages.ts';
import { follow, route } from '#pwa/router.ts';
import { type ClearedStores, readCleared } from './cleared.ts';

/** Stores that are gone, until somebody has understood it. */
const cleared = signal<ClearedStores | undefined>(undefined);

/** Saves that the second copies of such stores still hold, while the phone is nobody's. */
const leftBehind = signal(0);

/** Whether records waited when the app was opened, and nobody has looked at them since. */
const isFound = signal(false);

/** Whether own records were found damaged when the app was opened. */
const isDamaged = signal(false);

/** Whether the home was restored since this phone was opened last, and nobody has understood it. */
const isRestored = signal(false);

/** From now on every screen tells what its phone has to say of itself. */
export function startNotices(): void {
  isFound.value = (phone.peek()?.counts().waiting ?? 0) > 0;
  notices.value = Notices;
  effect(takeEpoch);
  void takeCleared();
  void takeCheck();
}

async function takeCheck(): Promise<void> {
  // A store that does not answer is told of by the exchange.
  const check = await phone
    .peek()
    ?.check()
    .catch(() => undefined);
  isDamaged.value = check !== undefined && check.damaged.length > 0;
}

const epochKey = (): string => `epoch.${currentStore()?.key ?? ''}`;

/** The epoch that a phone begins with is nothing to tell; a higher one is. */
function takeEpoch(): void {
  void tick.value;
  const state = phone.value?.syncState();
  if (state?.syncedAt === undefined) return;
  const known = recall(epochKey());
  if (known === undefined) keep(epochKey(), String(state.epoch));
  isRestored.value = known !== undefined && Number(known) < state.epoch;
}

async function takeCleared(): Promise<void> {
  // Where it cannot be looked at, nothing is claimed.
  if (phone.peek() === undefined) leftBehind.value = await readLeftBehind().catch(() => 0);
  cleared.value = await readCleared();
}

async function readLeftBehind(): Promise<number> {
  const { countLeftBehind } = await import('#device/browser-mirror.ts');
  return countLeftBehind(STORE_PREFIX + (currentStore()?.key ?? ''));
}

function Notices() {
  void tick.value;
  const device = phone.value;
  const text = noticeWords.value;
  const held = device?.copiesFound() ?? leftBehind.value;
  const own = device?.cleared();
  const gone = cleared.value;
  const drop = (): void => {
    gone?.understood();
    cleared.value = undefined;
  };
  return (
    <>
      {gone && (
        <Gone cleared={gone} held={held} isWhole={device === undefined} onUnderstood={drop} />
      )}
      {own && <Gone cleared={own} held={held} onUnderstood={() => void device?.understood()} />}
      {held > 0 && !gone && !own && (
        <Banner kind="info">
          {device === undefined ? text.leftBehindWelcome(held) : text.leftBehind(held)}
        </Banner>
      )}
      {device && <Of device={device} />}
    </>
  );
}

/** What the phone of the person at the screen has to say. */
function Of({ device }: { device: Device }) {
  void tick.value;
  const text = noticeWords.value;
  const { room, epoch } = device.syncState();
  const seen = (): void => {
    keep(epochKey(), String(epoch));
    isRestored.value = false;
  };
  return (
    <>
      {isDamaged.value && <Banner kind="error">{text.damaged}</Banner>}
      {isRestored.value && (
        <Banner kind="info" action={{ label: text.understood, onPress: seen }}>
          {text.restored}
        </Banner>
      )}
      {room === 'full' && <Banner kind="error">{text.roomFull}</Banner>}
      {room === 'low' && <Banner kind="info">{text.roomLow}</Banner>}
      <Found waiting={device.counts().waiting} />
    </>
  );
}

type GoneProps = {
  readonly cleared: Cleared;
  /** Saves that the second copies still hold: nobody needs to write those again. */
  readonly held: number;
  /** Whether the person needs a new link as well. */
  readonly isWhole?: boolean;
  readonly onUnderstood: () => void;
};

function Gone({ cleared: { count, waiting }, held, isWhole = false, onUnderstood }: GoneProps) {
  const text = noticeWords.value;
  const help = held > 0 ? text.clearedHeld(held) : text.clearedSent;
  return (
    <Banner kind="error" action={{ label: text.understood, onPress: onUnderstood }}>
      {[text.cleared(count, waiting), help, isWhole && text.clearedCard].filter(Boolean).join(' ')}
    </Banner>
  );
}

function Found({ waiting }: { waiting: number }) {
  const text = noticeWords.value;
  if (waiting === 0 || !isFound.value) return null;
  // The screen that the app opens on; anywhere else it would stand before what is being done.
  if ((route.value.path[0] ?? 'doors') !== 'doors') return null;
  const look = (): void => {
    isFound.value = false;
    follow('#/tray');
  };
  return (
    <Banner kind="info" action={{ label: text.toTray, onPress: look }}>
      {`${text.found(waiting)} ${text.foundHelp}`}
    </Banner>
  );
}
