import { Icon } from '#pwa/ui/icon.tsx';
import { filesWords } from './files-words.ts';

/** How many pictures and files still wait; nothing when none do. */
export function WaitingFiles({ count }: { count: number }) {
  if (count === 0) return null;
  return (
    <p class="status status--waiting">
      <Icon name="waiting" />
      <span>{filesWords.value.tray(count)}</span>
    </p>
  );
}
