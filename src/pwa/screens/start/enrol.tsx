import { useState } from 'preact/hooks';
import type { Device } from '#device/device.ts';
import { Banner } from '#pwa/ui/banner.tsx';
import { Button } from '#pwa/ui/button.tsx';
import { Field } from '#pwa/ui/field.tsx';
import { words } from '#pwa/ui/language.ts';
import { Page } from '#pwa/page.tsx';
import { phoneReason } from '#pwa/phone/phone-reason.ts';
import { showPhone } from '#pwa/phone/phone.ts';
import { stage } from '#pwa/phone/stage.ts';
import { chooseStore, rememberStore } from '#pwa/phone/stores.ts';
import { replaceBy } from '#pwa/router.ts';

type EnrolProps = { readonly device: Device; readonly card: string; readonly storeKey: string };

/** The link was opened: the home is asked whose it is, and this phone becomes theirs. */
export function Enrol({ device, card, storeKey }: EnrolProps) {
  const text = words.value.phone.start;
  const [name, setName] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const begin = async (): Promise<void> => {
    setBusy(true);
    setProblem(undefined);
    const result = await device.enrol(card, name.trim() === '' ? undefined : name.trim().normalize('NFC'));
    setBusy(false);
    if (!result.ok) {
      setProblem(result.error.code);
      return;
    }
    enter(device, storeKey);
  };
  return (
    <Page
      title={text.hello}
      lead={text.helloLead}
      banners={problem !== undefined && <Banner kind="error">{problemText(problem)}</Banner>}
      action={
        <Button kind="primary" busy={busy} onPress={() => void begin()}>
          {busy ? text.beginning : text.begin}
        </Button>
      }
    >
      <Field label={text.phoneName} hint={text.phoneNameHint} value={name} onInput={setName} maxLength={60} optional />
      <ul class="stack">
        <li>{text.promiseOffline}</li>
        <li>{text.promiseKept}</li>
        <li>{text.promiseLink}</li>
      </ul>
    </Page>
  );
}

/** The card leaves the address; the wall opens as soon as the first books are there. */
export function enter(device: Device, storeKey: string): void {
  const home = device.home();
  rememberStore({ key: storeKey, name: device.me()?.name ?? '', home: home?.name ?? '', demo: home?.demo ?? false });
  chooseStore(storeKey);
  showPhone(device);
  replaceBy('#/');
  stage.value = { name: 'open' };
}

function problemText(code: string): string {
  const known: Readonly<Record<string, string>> = words.value.phone.enrolProblems; // asked with any code
  return (Object.hasOwn(known, code) ? known[code] : undefined) ?? phoneReason(code) ?? words.value.phone.reasons['home-failed'];
}
