import { EmptyState } from '#pwa/ui/states.tsx';
import { OfficerPage } from '#pwa/screens/officer/officer-page.tsx';
import { directiveWords } from './directive-words.ts';

/** Where the commune's book, or the directive in it, is not on this phone. */
export function NoDirective() {
  const text = directiveWords.value;
  return (
    <OfficerPage title={text.all} back={{ href: '#/directives', label: text.all }} place="commune">
      <EmptyState icon="list" title={text.gone} text={text.goneText} />
    </OfficerPage>
  );
}
