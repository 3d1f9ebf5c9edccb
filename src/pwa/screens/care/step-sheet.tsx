import * as v from 'valibot';
import { OUTCOMES_OF_REQUEST } from '#domain/care/facts.ts';
import { given } from '#domain/propose.ts';
import type { Device } from '#device/device.ts';
import { Choice } from '#pwa/ui/choice.tsx';
import { Field } from '#pwa/ui/field.tsx';
import { Sheet } from '#pwa/ui/sheet.tsx';
import { showToast } from '#pwa/ui/toast.tsx';
import { useDraft } from '#pwa/phone/draft.ts';
import { usePhone } from '#pwa/phone/phone.ts';
import { useSaving } from '#pwa/phone/use-saving.ts';
import { closedDraftKey } from '#pwa/screens/closed/closed-draft.tsx';
import { DraftRestored } from '#pwa/screens/draft-restored.tsx';
import { ReasonSheet } from '#pwa/screens/reason-sheet.tsx';
import { SaveAction } from '#pwa/screens/save-action.tsx';
import { careWords } from './care-words.ts';
import type { Request } from './requests.tsx';
import { sendStep } from './send-step.ts';

type StepProps = {
  request: Request;
  onClose: () => void;
  onDone: () => void;
};

const draftOf = (sheet: 'extend' | 'close', { resident, id }: Request): string =>
  closedDraftKey(sheet, resident, id);

/** What was being written of requests that somebody else has settled meanwhile goes. */
export async function dropSettled(
  device: Pick<Device, 'listDrafts' | 'deleteDraft'>,
  requests: readonly Request[],
): Promise<void> {
  const kept = new Set((await device.listDrafts()).map(({ key }) => key));
  for (const request of requests) {
    const { closed, extended = closed } = request;
    const over = [
      ...(extended === undefined ? [] : [draftOf('extend', request)]),
      ...(closed === undefined ? [] : [draftOf('close', request)]),
    ];
    for (const key of over.filter((each) => kept.has(each))) await device.deleteDraft(key);
  }
}

const ofRequest = ({ id, village, resident }: Request) => ({ village, resident, request: id });

/** Puts a request off, once, and says why. */
export function ExtendSheet({ request, onClose, onDone }: StepProps) {
  const device = usePhone();
  const text = careWords.value.desk;
  return (
    <ReasonSheet
      device={device}
      draft={draftOf('extend', request)}
      text={{
        title: text.extendTitle,
        reason: text.reason,
        missing: text.reasonMissing,
        save: text.extend,
      }}
      icon="clock"
      maxLength={120}
      onClose={onClose}
      onSave={async (reason, draft) => {
        const step = {
          step: 'extend',
          ...ofRequest(request),
          reason: given(reason) ?? '',
        } as const;
        const wrong = await sendStep(device, step);
        if (wrong !== undefined) return wrong;
        await device.deleteDraft(draft);
        showToast(text.done);
        onDone();
        return undefined;
      }}
    />
  );
}

const CloseDraft = v.strictObject({
  outcome: v.optional(v.picklist(OUTCOMES_OF_REQUEST)),
  note: v.string(),
});
type CloseDraft = v.InferOutput<typeof CloseDraft>;

const FRESH: CloseDraft = { note: '' };

/** What became of a request. */
export function CloseSheet({ request, onClose, onDone }: StepProps) {
  const device = usePhone();
  const text = careWords.value.desk;
  const draft = useDraft(device, draftOf('close', request), CloseDraft, FRESH);
  const { outcome, note } = draft.value;
  const saving = useSaving();
  const send = async (): Promise<string | undefined> => {
    if (outcome === undefined) return text.outcomeMissing;
    const line = given(note);
    const said = { outcome, ...(line !== undefined && { note: line }) };
    const wrong = await sendStep(device, { step: 'close', ...ofRequest(request), ...said });
    if (wrong !== undefined) return wrong;
    await draft.drop();
    showToast(text.done);
    return undefined;
  };
  const done = (): void => {
    onClose();
    onDone();
  };
  return (
    <Sheet
      open
      title={text.closeTitle}
      onClose={onClose}
      action={
        <SaveAction
          {...saving}
          icon="check"
          label={text.close}
          onSave={async () => saving.run(send, done)}
        />
      }
    >
      <DraftRestored draft={draft} day={device.now().on} />
      <Choice
        legend={text.outcome}
        options={OUTCOMES_OF_REQUEST.map((value) => ({ value, label: text.outcomes[value] }))}
        value={outcome}
        onChange={(next) => draft.change({ ...draft.value, outcome: next })}
      />
      <Field
        label={careWords.value.request.note}
        value={note}
        onInput={(next) => draft.change({ ...draft.value, note: next })}
        maxLength={120}
        optional
      />
    </Sheet>
  );
}
