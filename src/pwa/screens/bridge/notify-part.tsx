import { useEffect, useState } from 'preact/hooks';
import { toBase64Url } from '#kernel/bytes.ts';
import { notifyQueries } from '#device/notify-queries.ts';
import type { NotifyReply } from '#protocol/deliveries.ts';
import { usePhone } from '#pwa/phone/phone.ts';
import { Banner } from '#pwa/ui/banner.tsx';
import { Button } from '#pwa/ui/button.tsx';
import { showToast, showTrouble } from '#pwa/ui/toast.tsx';
import { bridgeWords } from './bridge-words.ts';

const isAble = (): boolean =>
  'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window;

/** Where this browser takes messages; a subscription under another key of the home is made anew. */
async function subscribe(key: string): Promise<PushSubscription> {
  const { pushManager } = await navigator.serviceWorker.ready;
  const options = { userVisibleOnly: true, applicationServerKey: key };
  try {
    return await pushManager.subscribe(options);
  } catch (error) {
    const known = await pushManager.getSubscription();
    if (known === null) throw error;
    await known.unsubscribe();
    return pushManager.subscribe(options);
  }
}

const keyOf = (subscription: PushSubscription, name: PushEncryptionKeyName): string =>
  toBase64Url(new Uint8Array(subscription.getKey(name) ?? new ArrayBuffer(0)));

/** Whether this device tells its person of notices while the app is closed; asked on a press alone. */
export function NotifyPart() {
  const text = bridgeWords.value.device;
  const device = usePhone();
  const queries = notifyQueries(device);
  const [reply, setReply] = useState<NotifyReply | undefined>(undefined);
  const [busy, setBusy] = useState(false);
  const [isDenied, setDenied] = useState(false);
  useEffect(() => {
    let isGone = false;
    const take = async (): Promise<void> => {
      const asked = await notifyQueries(device).notify();
      if (!isGone && asked.ok) setReply(asked.value);
    };
    if (isAble()) void take();
    return () => {
      isGone = true;
    };
  }, [device]);
  const key = reply?.key;
  if (reply === undefined || key === undefined) return null;
  const isOn = reply.isOn && Notification.permission === 'granted';

  const change = async (work: () => ReturnType<typeof queries.setNotify>, said: string) => {
    setBusy(true);
    const changed = await work().catch(() => undefined);
    setBusy(false);
    if (changed?.ok === true) {
      setReply(changed.value);
      showToast(said);
    } else showTrouble(text.failed);
  };
  const turnOn = async (): Promise<void> => {
    const permission = await Notification.requestPermission();
    setDenied(permission === 'denied');
    if (permission !== 'granted') return;
    await change(async () => {
      const made = await subscribe(key);
      const keys = { key: keyOf(made, 'p256dh'), auth: keyOf(made, 'auth') };
      return queries.setNotify({ endpoint: made.endpoint, ...keys });
    }, text.turnedOn);
  };
  const turnOff = (): Promise<void> => change(() => queries.setNotify(), text.turnedOff);

  return (
    <section class="section">
      <h2>{text.title}</h2>
      <p>{isOn ? text.on : text.off}</p>
      {isDenied && <Banner kind="info">{text.denied}</Banner>}
      {isOn ? (
        <Button wide icon="close" busy={busy} onPress={() => void turnOff()}>
          {text.turnOff}
        </Button>
      ) : (
        <Button wide icon="check" busy={busy} onPress={() => void turnOn()}>
          {text.turnOn}
        </Button>
      )}
    </section>
  );
}
