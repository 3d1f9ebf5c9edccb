import { words } from '#pwa/ui/language.ts';
import { EmptyState } from '#pwa/ui/states.tsx';
import { Page } from '#pwa/page.tsx';
import { campaignWords } from './campaign-words.ts';

/** A campaign that is not in the book which this phone holds. */
export function Gone() {
  const text = campaignWords.value;
  return (
    <Page
      title={text.title}
      back={{ href: '#/doors', label: words.value.phone.places.doors }}
      place="doors"
    >
      <EmptyState icon="flag" title={text.gone} text={text.goneText} />
    </Page>
  );
}
