import { effect, signal } from '@preact/signals';
import { useState } from 'preact/hooks';
import type { Cleared } from '#device/marking.ts';
import type { Device } from '#device/device.ts';
import { Banner } from '#pwa/ui/banner.tsx';
import { notices } from '#pwa/page.tsx';
import { keep, recall } from '#pwa/phone/kept.ts';
import { noticeWords } from '#pwa/phone/notice-words.ts';
import { phone, tick } from '#pwa/phone/phone.ts';
import { isPractice } from '#pwa/phone/practice-mode.ts';
import { looksOverCommune } from '#pwa/phone/roles.ts';
import { stage } from '#pwa/phone/stage.ts';
import { currentStore } from '#pwa/phone/stores.ts';
import { STORE_PREFIX } from '#pwa/worker-messages.ts';
import { follow, route } from '#pwa/router.ts';
import { ActingBanner } from '#pwa/screens/acting/acting-banner.tsx';
import { type ClearedStores, readCleared } from './cleared.ts';

/** Stores that are gone, until somebody has understood it. */
const cleared = signal<ClearedStores | undefined>(undefined);

/** Saves that the second copies of such stores still hold, while the phone is nobody's. */
const leftBehind = signal<number | 'unseen'>(0);

/** Whether records waited when the app was opened, and nobody has looked at them since. */
const isFound = signal(false);

/** What was found of own records when the app was opened. */
const checked = signal<'whole' | 'damaged' | 'unseen'>('whole');

/** Whether the home was restored since this phone was opened last, and nobody has understood it. */
const isRestored = signal(false);

/** From now on every screen tells what its phone has to say of itself. */
export function startNotices(): void {
  notices.value = Notices;
  effect(takeEpoch);
  effect(takePhone);
  void takeCleared();
}

/** Of whoever opens their book on this phone. */
function takePhone(): void {
  const device = phone.value;
  isFound.value = (device?.counts().waiting ?? 0) > 0;
  checked.value = 'whole';
  if (device !== undefined) void takeCheck(device);
}

async function takeCheck(device: Device): Promise<void> {
  const found = await device.check().then(
    ({ damaged }) => (damaged.length > 0 ? 'damaged' : 'whole'),
    () => 'unseen' as const,
  );
  if (phone.peek() === device) checked.value = found;
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

async function takeLeftBehind(): Promise<void> {
  if (phone.peek() !== undefined) return;
  try {
    const { countLeftBehind } = await import('#device/browser-mirror.ts');
    leftBehind.value = await countLeftBehind(STORE_PREFIX + (currentStore()?.key ?? ''));
  } catch {
    leftBehind.value = 'unseen';
  }
}

async function takeCleared(): Promise<void> {
  await takeLeftBehind();
  cleared.value = await readCleared();
}

function Notices() {
  void tick.value;
  const device = phone.value;
  const found = device?.copiesFound() ?? leftBehind.value;
  const held = found === 'unseen' ? 0 : found;
  const own = device?.cleared();
  const gone = cleared.value;
  const drop = (): void => {
    gone?.understood();
    cleared.value = undefined;
  };
  // What this phone has to say of its real books is not said among invented ones.
  if (device !== undefined && isPractice.value) return <ActingBanner device={device} />;
  const needsLink = stage.value.name === 'welcome';
  // Of a book that does not open its own screen tells; it is not lost.
  const isLost = !gone && !own && stage.value.name !== 'broken';
  return (
    <>
      {gone && <Gone cleared={gone} held={held} needsLink={needsLink} onUnderstood={drop} />}
      {own && <Gone cleared={own} held={held} onUnderstood={() => void device?.understood()} />}
      {isLost && <LeftBehind found={found} />}
      {device && <Of device={device} />}
      {device && <ActingBanner device={device} />}
    </>
  );
}

function LeftBehind({ found }: { found: number | 'unseen' }) {
  const text = noticeWords.value;
  if (found === 0) return null;
  if (found === 'unseen') {
    const action = { label: text.lookAgain, onPress: () => void takeLeftBehind() };
    return (
      <Banner kind="info" action={action}>
        {text.leftBehindUnseen}
      </Banner>
    );
  }
  const { name } = stage.value;
  if (name === 'welcome') return <Banner kind="info">{text.leftBehindWelcome(found)}</Banner>;
  if (name === 'enrol') return <Banner kind="info">{text.leftBehindLink(found)}</Banner>;
  return <Banner kind="info">{text.leftBehind(found)}</Banner>;
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
      {device.hasEnded() && <Ended device={device} />}
      {checked.value === 'damaged' && <Banner kind="error">{text.damaged}</Banner>}
      {room === 'full' && <Banner kind="error">{text.roomFull}</Banner>}
      {isRestored.value && (
        <Banner kind="info" action={{ label: text.understood, onPress: seen }}>
          {text.restored}
        </Banner>
      )}
      {checked.value === 'unseen' && (
        <Banner
          kind="info"
          action={{ label: text.checkAgain, onPress: () => void takeCheck(device) }}
        >
          {text.unchecked}
        </Banner>
      )}
      {room === 'low' && <Banner kind="info">{text.roomLow}</Banner>}
      <Found waiting={device.counts().waiting} />
    </>
  );
}

const loadAgain = async () => (await import('#pwa/screens/sign-in/again.tsx')).SignInAgain;

/** Nothing is taken away from under somebody's hands: signing in again lies over what they are doing. */
function Ended({ device }: { device: Device }) {
  const text = noticeWords.value;
  const [Again, setAgain] = useState<Awaited<ReturnType<typeof loadAgain>> | undefined>(undefined);
  const [isOpen, setOpen] = useState(false);
  const open = async (): Promise<void> => {
    const loaded = await loadAgain();
    setAgain(() => loaded);
    setOpen(true);
  };
  if (!looksOverCommune(device)) return <Banner kind="error">{text.endedCard}</Banner>;
  return (
    <>
      <Banner kind="error" action={{ label: text.signInAgain, onPress: () => void open() }}>
        {text.ended}
      </Banner>
      {Again && <Again open={isOpen} onClose={() => setOpen(false)} />}
    </>
  );
}

type GoneProps = {
  readonly cleared: Cleared;
  /** Saves that the second copies still hold: nobody needs to write those again. */
  readonly held: number;
  /** Whether the person needs a new link as well: none is open here. */
  readonly needsLink?: boolean;
  readonly onUnderstood: () => void;
};

function Gone({ cleared: { count, waiting }, held, needsLink = false, onUnderstood }: GoneProps) {
  const text = noticeWords.value;
  const help = held > 0 ? text.clearedHeld(held) : text.clearedSent;
  return (
    <Banner kind="error" action={{ label: text.understood, onPress: onUnderstood }}>
      {[text.cleared(count, waiting), help, needsLink && text.clearedCard]
        .filter(Boolean)
        .join(' ')}
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
