import { Button } from '#pwa/ui/button.tsx';
import { words } from '#pwa/ui/language.ts';
import { EmptyState } from '#pwa/ui/states.tsx';
import { Page } from '#pwa/page.tsx';

/** A link to something this phone does not hold. */
export function NotHere() {
  const text = words.value.phone.start;
  return (
    <Page title={text.notHere} place="doors">
      <EmptyState
        title={text.notHereText}
        action={<Button href="#/doors">{text.toDoors}</Button>}
      />
    </Page>
  );
}
