import { useState } from 'preact/hooks';
import { OUTCOMES_OF_REQUEST, type RequestOutcome } from '#domain/care/facts.ts';
import { given } from '#domain/propose.ts';
import { Banner } from '#pwa/ui/banner.tsx';
import { Button } from '#pwa/ui/button.tsx';
import { Choice } from '#pwa/ui/choice.tsx';
import { Field } from '#pwa/ui/field.tsx';
import { Sheet } from '#pwa/ui/sheet.tsx';
import { showToast } from '#pwa/ui/toast.tsx';
import { usePhone } from '#pwa/phone/phone.ts';
import { careWords } from './care-words.ts';
import type { Request } from './requests.tsx';
import { sendStep } from './send-step.ts';

type StepProps = {
  request: Request;
  step: 'extend' | 'close';
  onClose: () => void;
  onDone: () => void;
};

/** Puts a request off once, or answers it. */
export function StepSheet({ request, step, onClose, onDone }: StepProps) {
  const device = usePhone();
  const text = careWords.value.desk;
  const [outcome, setOutcome] = useState<RequestOutcome>();
  const [note, setNote] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const send = async (): Promise<void> => {
    const { id, village, resident } = request;
    const of = { village, resident, request: id };
    const line = given(note);
    if (step === 'extend' && line === undefined) return setProblem(text.reasonMissing);
    if (step === 'close' && outcome === undefined) return setProblem(text.outcomeMissing);
    setBusy(true);
    const wrong = await sendStep(
      device,
      outcome === undefined
        ? { step: 'extend', ...of, reason: line ?? '' }
        : { step: 'close', ...of, outcome, ...(line !== undefined && { note: line }) },
    );
    setBusy(false);
    if (wrong !== undefined) return setProblem(wrong);
    showToast(text.done);
    onClose();
    return onDone();
  };
  return (
    <Sheet
      open
      title={step === 'extend' ? text.extendTitle : text.closeTitle}
      onClose={onClose}
      action={
        <Button kind="primary" wide busy={busy} onPress={() => void send()}>
          {step === 'extend' ? text.extend : text.close}
        </Button>
      }
    >
      {problem !== undefined && <Banner kind="error">{problem}</Banner>}
      {step === 'close' && (
        <Choice
          legend={text.outcome}
          options={OUTCOMES_OF_REQUEST.map((value) => ({ value, label: text.outcomes[value] }))}
          value={outcome}
          onChange={setOutcome}
        />
      )}
      <Field
        label={step === 'extend' ? text.reason : careWords.value.request.note}
        value={note}
        onInput={setNote}
        maxLength={120}
        optional={step === 'close'}
      />
    </Sheet>
  );
}
