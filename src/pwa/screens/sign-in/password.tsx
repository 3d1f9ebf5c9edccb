import { useEffect, useState } from 'preact/hooks';
import { accountClient } from '#device/sign-in.ts';
import type { CodeSecretReply } from '#protocol/sign-in.ts';
import { Page } from '#pwa/page.tsx';
import { usePhone } from '#pwa/phone/phone.ts';
import { leaveTo } from '#pwa/router.ts';
import { Banner } from '#pwa/ui/banner.tsx';
import { Button } from '#pwa/ui/button.tsx';
import { Field } from '#pwa/ui/field.tsx';
import { Qr } from '#pwa/ui/qr.tsx';
import { problemText, signInWords } from './words.ts';
import './sign-in.css';

/** Name, password and the code app, proven by a first code; then the recovery codes, once. */
export function PasswordScreen() {
  const [recovery, setRecovery] = useState<readonly string[] | undefined>(undefined);
  return recovery === undefined ? <SetUp onDone={setRecovery} /> : <Recovery codes={recovery} />;
}

function SetUp({ onDone }: { onDone: (recovery: readonly string[]) => void }) {
  const text = signInWords.value.setUp;
  const device = usePhone();
  const [offer, setOffer] = useState<CodeSecretReply | undefined>(undefined);
  const [said, setSaid] = useState({ name: '', password: '', code: '' });
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const fill = (change: Partial<typeof said>): void =>
    setSaid((before) => ({ ...before, ...change }));
  const ask = async (): Promise<void> => {
    const asked = await accountClient(device).offerCode();
    if (asked.ok) setOffer(asked.value);
    else setProblem(asked.error.code);
  };
  useEffect(() => {
    void ask();
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- once: the app has then scanned this one
  }, []);
  const save = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (offer === undefined) return;
    setBusy(true);
    const name = said.name.trim().toLowerCase();
    const { password, code } = said;
    const set = await accountClient(device).setPassword({
      name,
      password,
      code,
      token: offer.token,
    });
    setBusy(false);
    if (set.ok) onDone(set.value.recovery);
    else {
      setProblem(set.error.code);
      // The picture was good for some minutes; the app has to scan another.
      if (set.error.code === 'challenge-unknown') await ask();
    }
  };
  return (
    <Page
      title={text.title}
      back={{ href: '#/account' }}
      place="me"
      banners={problem !== undefined && <Banner kind="error">{problemText(problem)}</Banner>}
    >
      <form class="stack" onSubmit={(event) => void save(event)}>
        <section class="section">
          <h2>{text.step1}</h2>
          <Field
            label={signInWords.value.name}
            hint={text.nameHint}
            autocomplete="username"
            value={said.name}
            onInput={(name) => fill({ name })}
            maxLength={60}
          />
          <Field
            label={signInWords.value.password}
            hint={text.passwordHint}
            kind="password"
            autocomplete="new-password"
            value={said.password}
            onInput={(password) => fill({ password })}
            maxLength={200}
          />
        </section>
        <section class="section">
          <h2>{text.step2}</h2>
          {offer && (
            <>
              <div class="code-picture">
                <Qr text={offer.uri} label={text.qr} />
              </div>
              <p class="soft small">{text.typed}</p>
              <p class="code-typed">{offer.secret.match(/.{1,4}/gu)?.join(' ')}</p>
            </>
          )}
        </section>
        <section class="section">
          <h2>{text.step3}</h2>
          <Field
            label={signInWords.value.code}
            kind="number"
            autocomplete="one-time-code"
            value={said.code}
            onInput={(code) => fill({ code })}
            maxLength={6}
          />
          <Button kind="primary" wide busy={busy} disabled={offer === undefined}>
            {busy ? text.saving : text.save}
          </Button>
        </section>
      </form>
    </Page>
  );
}

function Recovery({ codes }: { codes: readonly string[] }) {
  const text = signInWords.value.setUp;
  return (
    <Page
      title={text.done}
      lead={text.doneLead}
      place="me"
      action={
        <Button kind="primary" icon="check" onPress={() => leaveTo('#/account')}>
          {text.kept}
        </Button>
      }
    >
      <ol class="recovery-codes">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <Button icon="print" onPress={() => window.print()}>
        {text.print}
      </Button>
    </Page>
  );
}
