import { Band } from '#pwa/ui/band.tsx';
import { Button } from '#pwa/ui/button.tsx';
import { Door } from '#pwa/ui/door.tsx';
import { words } from '#pwa/ui/language.ts';
import { Page } from '#pwa/page.tsx';
import { PracticeEntry } from '#pwa/screens/practice-village/practice-village.tsx';

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
  return (
    <Page title={words.value.shell.appName} lead={text.lead}>
      <div class="welcome-door">
        <Door face={LIT} size="tile" />
      </div>
      <Band />
      <section class="section">
        <h2>{text.noLink}</h2>
        <p>{text.noLinkText}</p>
        <Button kind="quiet" icon="key" href="#/sign-in">
          {text.signIn}
        </Button>
      </section>
      <PracticeEntry />
    </Page>
  );
}
