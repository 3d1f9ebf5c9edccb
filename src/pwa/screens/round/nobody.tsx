import { Button } from '#pwa/ui/button.tsx';
import { EmptyState } from '#pwa/ui/states.tsx';
import { memberWords } from '#pwa/phone/member-words.ts';
import type { RoundWords } from './round-words.ts';
import type { RoundView } from './use-round.ts';

/** Why nobody is on tonight's list, and what to do instead. */
export function Nobody({ view, text }: { view: RoundView; text: RoundWords }) {
  const doors = memberWords.value.doors;
  if (view.round.rest.some(({ waits }) => waits === 'dropped')) {
    return (
      <EmptyState
        icon="check"
        title={text.allDropped}
        text={text.allDroppedText}
        action={<Button onPress={() => view.reset()}>{text.again}</Button>}
      />
    );
  }
  const isEmpty = view.lines.size === 0;
  return (
    <EmptyState
      icon={isEmpty ? 'doorClosed' : 'check'}
      title={isEmpty ? doors.empty : text.empty}
      text={isEmpty ? doors.emptyText : text.emptyText}
      action={<Button href="#/doors">{text.seeDoors}</Button>}
    />
  );
}
