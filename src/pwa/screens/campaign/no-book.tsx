import { EmptyState } from '#pwa/ui/states.tsx';
import { OfficerPage } from '#pwa/screens/officer/officer-page.tsx';
import { campaignWords } from './campaign-words.ts';
import { officeWords } from './office-words.ts';

/** Where the commune's book, or the campaign in it, is not on this phone. */
export function NoBook() {
  const text = officeWords.value;
  return (
    <OfficerPage
      title={campaignWords.value.title}
      back={{ href: '#/campaigns', label: campaignWords.value.all }}
      place="commune"
    >
      <EmptyState icon="flag" title={text.noBook} text={text.noBookText} />
    </OfficerPage>
  );
}
