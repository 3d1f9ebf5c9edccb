import { useEffect, useRef, useState } from 'preact/hooks';
import { homeTransport } from '#device/browser.ts';
import { signInClient } from '#device/sign-in.ts';
import type { Keep, SignInReply, WaysReply } from '#protocol/sign-in.ts';
import { Banner } from '#pwa/ui/banner.tsx';
import { Button } from '#pwa/ui/button.tsx';
import { Choice } from '#pwa/ui/choice.tsx';
import { Field } from '#pwa/ui/field.tsx';
import { startOther, takeReturn } from './other.ts';
import { askPasskey, hasPasskeys } from './passkey.ts';
import { problemText, signInWords } from './words.ts';

const KEEPS = ['today', 'month'] as const;
const client = signInClient(homeTransport(''));

type Code = string | undefined;
/** What is to become of a card; the code of what went wrong. */
type Take = (reply: SignInReply) => Promise<Code>;
type Signed = Awaited<ReturnType<typeof client.byPasskey>>;

type Sign = (way: () => Promise<Signed | Code>) => Promise<void>;

/** One attempt at a time, and what went wrong with the last one. */
function useSigning(take: Take) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Code>(undefined);
  const sign: Sign = async (way) => {
    setBusy(true);
    setProblem(undefined);
    const signed = await way();
    if (typeof signed === 'object') {
      setProblem(signed.ok ? await take(signed.value) : signed.error.code);
    } else {
      setProblem(signed);
    }
    setBusy(false);
  };
  return { busy, problem, setProblem, sign };
}

/** All ways of signing in, one below the other, the easiest first. */
export function SignInPart({ take }: { take: Take }) {
  const text = signInWords.value;
  const [ways, setWays] = useState<WaysReply | undefined>(undefined);
  const [keep, setKeep] = useState<Keep>('today');
  const { busy, problem, setProblem, sign } = useSigning(take);
  useEffect(() => {
    const look = async (): Promise<void> => {
      const asked = await client.ways();
      if (asked.ok) setWays(asked.value);
      else setProblem(asked.error.code);
    };
    const { taken, problem: told } = takeReturn();
    setProblem(told);
    if (taken !== undefined) void sign(() => client.byOther(taken));
    void look();
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- once, when it is opened
  }, []);
  return (
    <>
      {problem !== undefined && <Wrong code={problem} />}
      <Choice
        legend={text.keep}
        columns={2}
        options={KEEPS.map((value) => ({ value, ...text.keeps[value] }))}
        value={keep}
        onChange={setKeep}
      />
      {ways?.passkey === true && hasPasskeys() && (
        <div class="stack">
          <Button
            kind="primary"
            icon="key"
            wide
            busy={busy}
            onPress={() => void sign(() => byPasskey(keep))}
          >
            {text.byPasskey}
          </Button>
          <p class="soft small">{text.passkeyHint}</p>
        </div>
      )}
      <PasswordForm
        busy={busy}
        submit={(said) => void sign(() => client.byPassword({ keep, ...said }))}
      />
      {ways?.other !== undefined && (
        <Button icon="person" wide busy={busy} onPress={() => void sign(() => byOther(keep))}>
          {text.byOther(ways.other)}
        </Button>
      )}
    </>
  );
}

/** Comes into view, wherever the finger that pressed is. */
function Wrong({ code }: { code: string }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.scrollIntoView({ block: 'nearest' }), [code]);
  return (
    <div ref={box}>
      <Banner kind="error">{problemText(code)}</Banner>
    </div>
  );
}

async function byPasskey(keep: Keep): Promise<Signed | Code> {
  const options = await client.beginPasskey();
  if (!options.ok) return options.error.code;
  const asked = await askPasskey(options.value, keep);
  return asked.ok ? client.byPasskey(asked.value) : asked.error.code;
}

/** Leaves the app; the issuer sends the browser back to it. */
async function byOther(keep: Keep): Promise<Code> {
  const begun = await client.beginOther(await startOther(keep));
  if (!begun.ok) return begun.error.code;
  location.assign(begun.value.url);
  return undefined;
}

type Said = { readonly name: string; readonly password: string; readonly code: string };

function PasswordForm({ busy, submit }: { busy: boolean; submit: (said: Said) => void }) {
  const text = signInWords.value;
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const send = (event: Event): void => {
    event.preventDefault();
    submit({ name: name.trim(), password, code: code.replaceAll(/\s/gu, '').toLowerCase() });
  };
  return (
    <form class="section" onSubmit={send}>
      <h2>{text.or}</h2>
      <Field
        label={text.name}
        name="username"
        autocomplete="username"
        value={name}
        onInput={setName}
        maxLength={60}
      />
      <Field
        label={text.password}
        kind="password"
        autocomplete="current-password"
        value={password}
        onInput={setPassword}
        maxLength={200}
      />
      <Field
        label={text.code}
        hint={text.codeHint}
        autocomplete="one-time-code"
        value={code}
        onInput={setCode}
        maxLength={30}
      />
      <Button wide busy={busy}>
        {busy ? text.entering : text.enter}
      </Button>
    </form>
  );
}
