import { Button } from '#pwa/ui/button.tsx';
import { Page } from '#pwa/page.tsx';
import { lockWords } from '#pwa/phone/lock-words.ts';
import { stage } from '#pwa/phone/stage.ts';
import { listStores } from '#pwa/phone/stores.ts';
import { RescuePart } from '#pwa/screens/carry/rescue.tsx';

/** A book is gone from this phone; its sealed copies are brought to the home, or handed on. */
export function Wiped() {
  const text = lockWords.value.wiped;
  const hasOthers = listStores().length > 0;
  return (
    <Page
      title={text.title}
      lead={text.lead}
      action={
        hasOthers && (
          <Button kind="primary" icon="everyone" onPress={() => (stage.value = { name: 'people' })}>
            {text.others}
          </Button>
        )
      }
    >
      <p>{text.next}</p>
      <RescuePart isAlone />
    </Page>
  );
}
