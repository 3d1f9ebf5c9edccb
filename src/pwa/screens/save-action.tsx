import { Banner } from '#pwa/ui/banner.tsx';
import { Button } from '#pwa/ui/button.tsx';
import { reasonText } from '#pwa/phone/reasons.ts';

type SaveActionProps = {
  readonly label: string;
  /** Code of what kept the last try from being saved. */
  readonly problem: string | undefined;
  readonly onSave: () => Promise<void>;
  readonly busy?: boolean;
};

/** The primary button of a form; what went wrong stands where the thumb is. */
export function SaveAction({ label, problem, onSave, busy = false }: SaveActionProps) {
  return (
    <>
      {problem !== undefined && <Banner kind="error">{reasonText(problem)}</Banner>}
      <Button kind="primary" icon="save" busy={busy} onPress={() => void onSave()}>
        {label}
      </Button>
    </>
  );
}
