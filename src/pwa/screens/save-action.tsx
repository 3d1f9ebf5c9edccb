import { Banner } from '#pwa/ui/banner.tsx';
import { Button } from '#pwa/ui/button.tsx';
import type { IconName } from '#pwa/ui/icon.tsx';
import { reasonText } from '#pwa/phone/reasons.ts';

type SaveActionProps = {
  readonly label: string;
  readonly icon?: IconName;
  /** Where the screen has a primary button above it. */
  readonly isSecond?: boolean | undefined;
  /** Code of what kept the last try from being saved. */
  readonly problem: string | undefined;
  /** `busy` is no more than what is drawn: two presses in a row are told apart by `useSaving`. */
  readonly busy: boolean;
  readonly onSave: () => Promise<void>;
};

/** The primary button of a form; what went wrong stands where the thumb is. */
export function SaveAction(props: SaveActionProps) {
  const { label, icon = 'save', isSecond, problem, onSave, busy } = props;
  return (
    <>
      {problem !== undefined && <Banner kind="error">{reasonText(problem)}</Banner>}
      <Button
        kind={isSecond ? 'secondary' : 'primary'}
        icon={icon}
        busy={busy}
        onPress={() => void onSave()}
      >
        {label}
      </Button>
    </>
  );
}
