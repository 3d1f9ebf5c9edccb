import { useEffect, useState } from 'preact/hooks';
import { Band } from '#pwa/ui/band.tsx';
import { Banner } from '#pwa/ui/banner.tsx';
import { Button } from '#pwa/ui/button.tsx';
import { Door } from '#pwa/ui/door.tsx';
import { words } from '#pwa/ui/language.ts';
import { Page } from '#pwa/page.tsx';
import { currentStore, STORE_PREFIX } from '#pwa/phone/stores.ts';

const LIT = {
  panes: [true, true, true, false, true],
  met: true,
  whole: false,
  teaches: true,
  away: 0,
};

/** Before any link was opened: says what this is and where the link comes from. */
export function Welcome() {
  const text = words.value.phone.start;
  const found = useLeftBehind();
  return (
    <Page
      title={words.value.shell.appName}
      lead={text.lead}
      banners={found > 0 && <Banner kind="info">{words.value.phone.foundWelcome(found)}</Banner>}
    >
      <div class="welcome-door">
        <Door face={LIT} size="tile" />
      </div>
      <Band />
      <section class="section">
        <h2>{text.noLink}</h2>
        <p>{text.noLinkText}</p>
      </section>
    </Page>
  );
}

/** How many saves of stores that are gone still lie in this phone's mirror. */
function useLeftBehind(): number {
  const [found, setFound] = useState(0);
  useEffect(() => {
    const look = async (): Promise<void> => {
      const { countLeftBehind } = await import('#device/browser-mirror.ts');
      setFound(await countLeftBehind(STORE_PREFIX + (currentStore()?.key ?? '')));
    };
    // Where it cannot be looked at, nothing is claimed.
    look().catch(() => undefined);
  }, []);
  return found;
}

/** Another person's link on a phone that belongs to somebody already. */
export function Taken({ name }: { name: string }) {
  const text = words.value.phone.start;
  return (
    <Page
      title={text.taken(name)}
      action={
        <Button kind="primary" onPress={() => location.replace(location.pathname)}>
          {text.stay(name)}
        </Button>
      }
    >
      <p>{text.takenText(name)}</p>
      <p>{text.takenHelp}</p>
    </Page>
  );
}
