import { useEffect, useState } from 'preact/hooks';
import { dayOfSeconds, formatDay } from '#kernel/vi-calendar.ts';
import type { AccountReply } from '#protocol/sign-in.ts';
import { Page } from '#pwa/page.tsx';
import { whenText } from '#pwa/phone/names.ts';
import { usePhone } from '#pwa/phone/phone.ts';
import { Banner } from '#pwa/ui/banner.tsx';
import { Button } from '#pwa/ui/button.tsx';
import { Icon } from '#pwa/ui/icon.tsx';
import { List, ListRow } from '#pwa/ui/list-row.tsx';
import { Progress } from '#pwa/ui/states.tsx';
import { words } from '#pwa/ui/language.ts';
import { SignInAgain } from './again.tsx';
import { browserName } from './browser-name.ts';
import { Devices } from './devices.tsx';
import { startOther, takeReturn } from './other.ts';
import { hasPasskeys, makePasskey } from './passkey.ts';
import { type Account, useAccount } from './use-account.ts';
import { problemText, signInWords } from './words.ts';

/** How an officer signs in where they have no link, and where they are signed in. */
export function AccountScreen() {
  const text = signInWords.value.account;
  const account = useAccount();
  const [told, setTold] = useState<string | undefined>(undefined);
  const [isAgain, setAgain] = useState(false);
  useEffect(() => {
    const { taken, problem } = takeReturn();
    setTold(problem);
    if (taken !== undefined) void account.change((client) => client.linkOther(taken));
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- once, when it is opened
  }, []);
  const { reply, problem = told } = account;
  return (
    <Page
      title={text.link}
      lead={text.lead}
      back={{ href: '#/me' }}
      place="me"
      banners={
        <>
          {problem !== undefined && <Banner kind="error">{problemText(problem)}</Banner>}
          {reply?.mayChange === false && (
            <Banner
              kind="info"
              action={{ label: signInWords.value.againTitle, onPress: () => setAgain(true) }}
            >
              {text.again}
            </Banner>
          )}
        </>
      }
    >
      {reply === undefined && account.busy && <Progress label={words.value.shell.loading} />}
      {reply !== undefined && (
        <>
          <Passkeys account={account} reply={reply} />
          <Login account={account} reply={reply} />
          <Others account={account} reply={reply} />
        </>
      )}
      <Devices />
      <SignInAgain open={isAgain} onClose={() => setAgain(false)} />
    </Page>
  );
}

type PartProps = { readonly account: Account; readonly reply: AccountReply };

const dayText = (seconds: number): string => formatDay(dayOfSeconds(seconds));

function Passkeys({ account, reply }: PartProps) {
  const text = signInWords.value.account;
  const device = usePhone();
  const { passkeys, ways, mayChange } = reply;
  const add = (): void =>
    void account.change(async (client) => {
      const options = await client.beginPasskey();
      if (!options.ok) return options;
      const made = await makePasskey(options.value, browserName(navigator.userAgent));
      return made.ok ? client.addPasskey(made.value) : made;
    });
  const isPossible = ways.passkey && hasPasskeys();
  const { on } = device.now();
  return (
    <section class="section">
      <h2>{text.passkeys}</h2>
      {passkeys.length === 0 && <p>{isPossible ? text.passkeysNone : text.passkeysHere}</p>}
      <List label={text.passkeys}>
        {passkeys.map(({ id, label, since, usedAt }) => (
          <ListRow
            key={id}
            lead={<Icon name="key" />}
            title={label}
            text={
              usedAt === undefined ? text.since(dayText(since)) : text.used(whenText(usedAt, on))
            }
            trail={
              mayChange && (
                <Button
                  kind="quiet"
                  onPress={() =>
                    void account.change((client) => client.remove({ way: 'passkey', id }))
                  }
                >
                  {text.remove}
                </Button>
              )
            }
          />
        ))}
      </List>
      {isPossible && mayChange && (
        <Button kind="primary" icon="key" wide busy={account.busy} onPress={add}>
          {text.passkeyAdd}
        </Button>
      )}
    </section>
  );
}

function Login({ account, reply: { login, mayChange } }: PartProps) {
  const text = signInWords.value.account;
  return (
    <section class="section">
      <h2>{text.login}</h2>
      {login === undefined ? (
        <p>{text.loginNone}</p>
      ) : (
        <List label={text.login}>
          <ListRow
            title={text.loginIs(login.name)}
            text={[text.since(dayText(login.since)), text.recoveryLeft(login.recovery)].join(' · ')}
            trail={
              mayChange && (
                <Button
                  kind="quiet"
                  onPress={() =>
                    void account.change((client) => client.remove({ way: 'password' }))
                  }
                >
                  {text.remove}
                </Button>
              )
            }
          />
        </List>
      )}
      {mayChange && (
        <Button icon="edit" wide href="#/account/password">
          {login === undefined ? text.loginSet : text.loginChange}
        </Button>
      )}
    </section>
  );
}

function Others({ account, reply: { others, ways, mayChange } }: PartProps) {
  const text = signInWords.value.account;
  const name = ways.other;
  if (name === undefined) return null;
  const link = (): void =>
    void account.change(async (client) => {
      const begun = await client.beginOther(await startOther('today'));
      if (begun.ok) location.assign(begun.value.url);
      return begun;
    });
  return (
    <section class="section">
      <h2>{text.others}</h2>
      {others.length === 0 && <p>{text.othersNone(name)}</p>}
      <List label={text.others}>
        {others.map(({ issuer, since }) => (
          <ListRow
            key={issuer}
            title={name}
            text={text.since(dayText(since))}
            trail={
              mayChange && (
                <Button
                  kind="quiet"
                  onPress={() =>
                    void account.change((client) => client.remove({ way: 'oidc', id: issuer }))
                  }
                >
                  {text.remove}
                </Button>
              )
            }
          />
        ))}
      </List>
      {others.length === 0 && mayChange && (
        <Button icon="person" wide busy={account.busy} onPress={link}>
          {text.othersLink(name)}
        </Button>
      )}
    </section>
  );
}
