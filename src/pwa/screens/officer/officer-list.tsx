import type { ComponentChildren } from 'preact';
import { Button } from '#pwa/ui/button.tsx';
import type { IconName } from '#pwa/ui/icon.tsx';
import { EmptyState } from '#pwa/ui/states.tsx';
import { OfficerPage } from './officer-page.tsx';

type OfficerListProps = {
  readonly title: string;
  readonly lead: string;
  /** Where one more is written. */
  readonly add: { readonly label: string; readonly href: string };
  /** What is said while the commune's book is not here; then nothing can be added either. */
  readonly missing:
    false | { readonly icon: IconName; readonly title: string; readonly text: string };
  readonly children: ComponentChildren;
};

/** What a commune has written down of one kind, and one more of it. */
export function OfficerList({ title, lead, add, missing, children }: OfficerListProps) {
  return (
    <OfficerPage
      title={title}
      lead={lead}
      back={{ href: '#/commune' }}
      place="commune"
      action={
        missing === false && (
          <Button kind="primary" icon="plus" href={add.href}>
            {add.label}
          </Button>
        )
      }
    >
      {missing === false ? children : <EmptyState {...missing} />}
    </OfficerPage>
  );
}
