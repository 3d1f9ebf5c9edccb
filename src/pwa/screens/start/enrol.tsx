import { useEffect, useState } from 'preact/hooks';
import type { Device } from '#device/device.ts';
import { Banner } from '#pwa/ui/banner.tsx';
import { Button } from '#pwa/ui/button.tsx';
import { Field } from '#pwa/ui/field.tsx';
import { Icon } from '#pwa/ui/icon.tsx';
import { words } from '#pwa/ui/language.ts';
import { EmptyState, Progress } from '#pwa/ui/states.tsx';
import { Page } from '#pwa/page.tsx';
import { showPhone } from '#pwa/phone/phone.ts';
import { stage } from '#pwa/phone/stage.ts';
import { chooseStore, listStores, rememberStore } from '#pwa/phone/stores.ts';
import { replaceBy } from '#pwa/router.ts';

const PROMISES = [
  ['offline', 'promiseOffline'],
  ['received', 'promiseKept'],
  ['person', 'promiseLink'],
] as const;

type EnrolProps = { readonly device: Device; readonly card: string; readonly storeKey: string };

/** The link was opened: the home is asked whose it is, and this phone becomes theirs. */
export function Enrol({ device, card, storeKey }: EnrolProps) {
  const text = words.value.phone.start;
  const [name, setName] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const other = listStores().find((store) => store.demo && store.key !== storeKey);
  const begin = async (): Promise<void> => {
    setBusy(true);
    setProblem(undefined);
    const called = name.trim() === '' ? undefined : name.trim().normalize('NFC');
    const isAgain = device.me() !== undefined;
    const result = await (isAgain ? device.enrolAgain(card, called) : device.enrol(card, called));
    setBusy(false);
    if (!result.ok) {
      setProblem(result.error.code);
      return;
    }
    enter(device, storeKey);
  };
  if (problem === 'card-unknown') return <DeadLink />;
  return (
    <Page
      title={text.hello}
      lead={text.helloLead}
      banners={problem !== undefined && <Banner kind="error">{problemText(problem)}</Banner>}
      action={
        <>
          {busy && <Loading device={device} />}
          <Button kind="primary" busy={busy} onPress={() => void begin()}>
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
      {other !== undefined && <Banner kind="info">{text.beside(other.name)}</Banner>}
      <Field
        label={text.phoneName}
        hint={text.phoneNameHint}
        value={name}
        onInput={setName}
        maxLength={60}
        optional
      />
    </Page>
  );
}

/** Trying again does not help here; somebody has to send another link. */
function DeadLink() {
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
      <EmptyState icon="alert" title={text.enrolProblems['card-unknown']} />
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
  rememberStore({
    key: storeKey,
    name: device.me()?.name ?? '',
    home: home?.name ?? '',
    demo: home?.demo ?? false,
  });
  chooseStore(storeKey);
  showPhone(device);
  replaceBy('#/');
  stage.value = { name: 'open' };
}

function problemText(code: string): string {
  const known: Readonly<Record<string, string>> = words.value.phone.enrolProblems; // asked with any code
  const { other } = words.value.phone.enrolProblems;
  return (Object.hasOwn(known, code) ? known[code] : undefined) ?? other;
}
