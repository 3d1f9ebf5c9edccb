import { dayOfSeconds, formatDay, formatTime } from '#kernel/vi-calendar.ts';
import { Banner } from '#pwa/ui/banner.tsx';
import { words } from '#pwa/ui/language.ts';
import { follow, leaveTo } from '#pwa/router.ts';

type RestoredProps = {
  readonly draft: { readonly restoredAt: number | undefined; readonly drop: () => Promise<void> };
  readonly day: number;
  /** Where somebody else wrote over what the form began with: what is said, and where theirs is read. */
  readonly overtaken?: false | { readonly text: string; readonly href: string };
};

/** Without what names of people need: a sheet of an office knows none. */
function when(at: number, today: number): string {
  const day = dayOfSeconds(at);
  return day === today ? formatTime(at) : `${formatTime(at)}, ${formatDay(day)}`;
}

/** Tells that a form goes on where it was left, or what came meanwhile, and lets it begin anew. */
export function DraftRestored({ draft, day, overtaken = false }: RestoredProps) {
  const { draftDrop, draftSee } = words.value.shell;
  if (overtaken !== false) {
    const { text, href } = overtaken;
    const drop = async (): Promise<void> => {
      await draft.drop();
      leaveTo(href);
    };
    return (
      <Banner
        kind="info"
        action={{ label: draftSee, onPress: () => follow(href) }}
        second={{ label: draftDrop, onPress: () => void drop() }}
      >
        {text}
      </Banner>
    );
  }
  if (draft.restoredAt === undefined) return null;
  return (
    <Banner kind="draft" second={{ label: draftDrop, onPress: () => void draft.drop() }}>
      {words.value.shell.draftRestored(when(draft.restoredAt, day))}
    </Banner>
  );
}

type Editions = { readonly edition: string; readonly over: string };

/** Whether an edition stands that is neither the one a form began with nor what became of the form. */
export const isOvertaken = (
  { edition, over }: Editions,
  stands: { readonly edition: string } | undefined,
): boolean => stands !== undefined && stands.edition !== over && stands.edition !== edition;
