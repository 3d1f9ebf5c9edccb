import { Banner } from '#pwa/ui/banner.tsx';
import { words } from '#pwa/ui/language.ts';
import { memberWords } from '#pwa/phone/member-words.ts';
import { whenText } from '#pwa/phone/names.ts';

type RestoredProps = {
  readonly draft: { readonly restoredAt: number | undefined; readonly drop: () => Promise<void> };
  readonly day: number;
};

/** Tells that a form goes on where it was left, and lets it begin anew. */
export function DraftRestored({ draft, day }: RestoredProps) {
  if (draft.restoredAt === undefined) return null;
  return (
    <Banner
      kind="draft"
      second={{ label: words.value.shell.draftDrop, onPress: () => void draft.drop() }}
    >
      {memberWords.value.visit.restored(whenText(draft.restoredAt, day))}
    </Banner>
  );
}
