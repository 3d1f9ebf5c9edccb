import { useCallback, useEffect, useState } from 'preact/hooks';
import { readAhead } from '#device/browser.ts';
import type { LockProblem } from '#device/lock.ts';
import { Banner } from '#pwa/ui/banner.tsx';
import { Button } from '#pwa/ui/button.tsx';
import { Progress } from '#pwa/ui/states.tsx';
import { Page } from '#pwa/page.tsx';
import { enterBook, wipeBook } from '#pwa/phone/lock-up.ts';
import { firstScreen } from '#pwa/phone/first-place.ts';
import { lockWords } from '#pwa/phone/lock-words.ts';
import { lockOf, sendSealed } from '#pwa/phone/locks.ts';
import { type Choosing, stage } from '#pwa/phone/stage.ts';
import { listStores } from '#pwa/phone/stores.ts';
import { DOORS, loadLine } from '#pwa/route-line.ts';
import { Forgot } from './forgot.tsx';
import { PinPad } from './pin-pad.tsx';

type Told = { readonly problem?: LockProblem; readonly failed?: true };

const SECOND_MS = 1_000;

/** Asks for the PIN of one person's book. */
export function Unlock(about: Choosing) {
  const { storeKey, card, goesOn = false } = about;
  const text = lockWords.value.unlock;
  const lead = goesOn ? text.goesOn : text.lead;
  const { told, waitMs, isOpening, open } = useOpening(about);
  const [isForgot, setForgot] = useState(false);
  useSending();
  useEffect(() => void readBehind().catch(() => undefined), []);
  const name = listStores().find(({ key }) => key === storeKey)?.name ?? '';
  if (isForgot) {
    return (
      <Forgot
        storeKey={storeKey}
        card={goesOn ? card : undefined}
        onBack={() => setForgot(false)}
      />
    );
  }
  return (
    <Page title={text.title(name)} lead={lead} banners={<Said told={told} waitMs={waitMs} />}>
      {isOpening ? (
        <Progress label={text.opening} />
      ) : (
        <PinPad label={text.lead} onPin={(pin) => void open(pin)} disabled={waitMs > 0} />
      )}
      <div class="lock-ways">
        <Button kind="quiet" onPress={() => setForgot(true)}>
          {text.forgot}
        </Button>
        <Button kind="quiet" icon="everyone" onPress={() => (stage.value = { name: 'people' })}>
          {text.others}
        </Button>
      </div>
    </Page>
  );
}

/** What opens a book, and what is drawn then, comes while the PIN is typed, or else when it is needed. */
async function readBehind(): Promise<void> {
  const isAtDoors = firstScreen()[0] === 'doors';
  await Promise.allSettled([import('#domain/books.ts'), isAtDoors && loadLine(DOORS)]);
  void readAhead();
  void import('#pwa/screens/notices/notices.tsx').catch(() => undefined);
  if (isAtDoors) await (await import('#pwa/screens/doors/doors.tsx')).readAhead();
}

/** What waits to be sent goes out while the book is locked: that takes no PIN. */
function useSending(): void {
  useEffect(() => {
    const send = (): void => void sendSealed(Date.now());
    send();
    window.addEventListener('online', send);
    return () => window.removeEventListener('online', send);
  }, []);
}

function useOpening(about: Choosing) {
  const { storeKey } = about;
  const [told, setTold] = useState<Told>({});
  const [isOpening, setOpening] = useState(false);
  const [waitMs, waitFor] = useCountdown();
  useEffect(() => {
    const look = async (): Promise<void> => {
      const state = await lockOf(storeKey).look();
      // A tab was killed between the last attempt and the wiping.
      if (state?.left === 0) await wipeBook(storeKey);
      else waitFor(state?.waitMs ?? 0);
    };
    void look();
  }, [storeKey, waitFor]);

  const open = async (pin: string): Promise<void> => {
    setOpening(true);
    try {
      const answer = await lockOf(storeKey).open(pin);
      if (answer.ok) {
        await enterBook(storeKey, answer.value, about);
        return;
      }
      const problem = answer.error;
      if (problem.code === 'spent') await wipeBook(storeKey);
      waitFor('waitMs' in problem ? problem.waitMs : 0);
      setTold({ problem });
    } catch {
      setTold({ failed: true });
    }
    setOpening(false);
  };
  return { told, waitMs, isOpening, open };
}

/** Milliseconds that are left, told anew each second, and how to begin. */
function useCountdown(): readonly [number, (ms: number) => void] {
  const [left, setLeft] = useState(0);
  const [until, setUntil] = useState(0);
  useEffect(() => {
    if (until === 0) return undefined;
    const timer = setInterval(() => setLeft(Math.max(0, until - Date.now())), SECOND_MS);
    return () => clearInterval(timer);
  }, [until]);
  const begin = useCallback((ms: number): void => {
    setLeft(ms);
    setUntil(ms > 0 ? Date.now() + ms : 0);
  }, []);
  return [left, begin];
}

function Said({ told: { problem, failed }, waitMs }: { told: Told; waitMs: number }) {
  const text = lockWords.value.unlock;
  const lines: string[] = [];
  if (failed) lines.push(text.failed);
  if (problem?.code === 'lock-damaged') lines.push(text.damaged);
  if (problem?.code === 'pin-wrong') {
    lines.push(problem.left === 1 ? text.last : text.wrong(problem.left));
  }
  const left =
    waitMs > 90 * SECOND_MS
      ? text.minutes(Math.ceil(waitMs / 60_000))
      : text.seconds(Math.ceil(waitMs / SECOND_MS));
  if (waitMs > 0) lines.push(text.wait(left));
  if (lines.length === 0) return null;
  return <Banner kind="error">{lines.join(' ')}</Banner>;
}
