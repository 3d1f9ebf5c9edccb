import { EmptyState } from '#pwa/ui/states.tsx';
import { OfficerPage } from './officer-page.tsx';
import { officerWords } from './officer-words.ts';

/** An address that names no village of the tree. */
export function NoVillage() {
  const { unknown, unknownText, toCommune } = officerWords.value.village;
  return (
    <OfficerPage title={unknown} back={{ href: '#/commune', label: toCommune }} place="commune">
      <EmptyState icon="commune" title={unknownText} />
    </OfficerPage>
  );
}
