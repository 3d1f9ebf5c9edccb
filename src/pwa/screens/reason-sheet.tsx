import { useState } from 'preact/hooks';
import * as v from 'valibot';
import type { Device } from '#device/device.ts';
import { useDraft } from '#pwa/phone/draft.ts';
import { useSaving } from '#pwa/phone/use-saving.ts';
import { Field } from '#pwa/ui/field.tsx';
import type { IconName } from '#pwa/ui/icon.tsx';
import { Sheet } from '#pwa/ui/sheet.tsx';
import { DraftRestored } from './draft-restored.tsx';
import { SaveAction } from './save-action.tsx';

type ReasonSheetProps = {
  readonly device: Device;
  /** Under which what is typed outlives a sheet that closes: the back key is pressed by mistake, too. */
  readonly draft: string;
  readonly text: {
    readonly title: string;
    readonly lead?: string | undefined;
    readonly reason: string;
    readonly hint?: string;
    /** What is said where nothing is typed; without it a reason may be left out. */
    readonly missing?: string;
    readonly save: string;
  };
  readonly icon?: IconName;
  readonly maxLength: number;
  /** Gives the code, or the sentence, of what went wrong. Whoever saves ends the draft. */
  readonly onSave: (reason: string, draft: string) => Promise<string | undefined>;
  readonly onClose: () => void;
};

const Reason = v.string();

/** Why something is sent back, ended or taken down, for whoever reads it. */
export function ReasonSheet(props: ReasonSheetProps) {
  const { device, draft: key, text, icon = 'undo', maxLength, onSave, onClose } = props;
  const draft = useDraft(device, key, Reason, '');
  const [isEmpty, setEmpty] = useState(false);
  const saving = useSaving();
  const save = async (): Promise<void> => {
    const isMissing = text.missing !== undefined && draft.value.trim() === '';
    setEmpty(isMissing);
    if (!isMissing) await saving.run(() => onSave(draft.value, key), onClose);
  };
  return (
    <Sheet
      open
      title={text.title}
      onClose={onClose}
      action={<SaveAction {...saving} icon={icon} label={text.save} onSave={save} />}
    >
      <DraftRestored draft={draft} day={device.now().on} />
      {text.lead !== undefined && <p>{text.lead}</p>}
      <Field
        label={text.reason}
        kind={maxLength > 120 ? 'long' : 'text'}
        hint={text.hint}
        error={isEmpty ? text.missing : undefined}
        optional={text.missing === undefined}
        value={draft.value}
        onInput={draft.change}
        maxLength={maxLength}
      />
    </Sheet>
  );
}
