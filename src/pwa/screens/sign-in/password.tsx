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

type SaidHere = { readonly name: string; readonly password: string; readonly code: string };

/** What the app is to scan, and the answer to what was filled in. */
function useSetUp(onDone: (recovery: readonly string[]) => void) {
  const device = usePhone();
  const [offer, setOffer] = useState<CodeSecretReply | undefined>(undefined);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const ask = async (): Promise<void> => {
    const asked = await accountClient(device).offerCode();
    if (asked.ok) setOffer(asked.value);
    else setProblem(asked.error.code);
  };
  useEffect(() => {
    void ask();
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- once: the app has then scanned this one
  }, []);
  const save = async ({ name, password, code }: SaidHere): Promise<void> => {
    if (offer === undefined) return;
    setBusy(true);
    const said = { name: name.trim().toLowerCase(), password, code, token: offer.token };
    const set = await accountClient(device).setPassword(said);
    setBusy(false);
    if (set.ok) {
      onDone(set.value.recovery);
      return;
    }
    setProblem(set.error.code);
    // The picture was good for some minutes; the app has to scan another.
    if (set.error.code === 'challenge-unknown') await ask();
  };
  return { offer, busy, problem, save };
}

function SetUp({ onDone }: { onDone: (recovery: readonly string[]) => void }) {
  const text = signInWords.value.setUp;
  const { offer, busy, problem, save } = useSetUp(onDone);
  const [said, setSaid] = useState<SaidHere>({ name: '', password: '', code: '' });
  const fill = (change: Partial<SaidHere>): void => setSaid((before) => ({ ...before, ...change }));
  const send = (event: Event): void => {
    event.preventDefault();
    void save(said);
  };
  return (
    <Page
      title={text.title}
      back={{ href: '#/account' }}
      place="me"
      banners={problem !== undefined && <Banner kind="error">{problemText(problem)}</Banner>}
    >
      <form class="stack" onSubmit={send}>
        <NameAndPassword said={said} fill={fill} />
        <section class="section">
          <h2>{text.step2}</h2>
          {offer && <ToScan offer={offer} />}
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

type NameProps = { said: SaidHere; fill: (change: Partial<SaidHere>) => void };

function NameAndPassword({ said, fill }: NameProps) {
  const { name, password, setUp: text } = signInWords.value;
  return (
    <section class="section">
      <h2>{text.step1}</h2>
      <Field
        label={name}
        hint={text.nameHint}
        autocomplete="username"
        value={said.name}
        onInput={(typed) => fill({ name: typed })}
        maxLength={60}
      />
      <Field
        label={password}
        hint={text.passwordHint}
        kind="password"
        autocomplete="new-password"
        value={said.password}
        onInput={(typed) => fill({ password: typed })}
        maxLength={200}
      />
    </section>
  );
}

/** By the camera of the phone, or typed. */
function ToScan({ offer }: { offer: CodeSecretReply }) {
  const text = signInWords.value.setUp;
  return (
    <>
      <div class="code-picture">
        <Qr text={offer.uri} label={text.qr} />
      </div>
      <p class="soft small">{text.typed}</p>
      <p class="code-typed">{offer.secret.match(/.{1,4}/gu)?.join(' ')}</p>
    </>
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
