import { useState } from 'preact/hooks';
import { homeQueries } from '#device/home-queries.ts';
import { given } from '#domain/propose.ts';
import { whyText } from '#domain/words.ts';
import { Banner } from '#pwa/ui/banner.tsx';
import { Button } from '#pwa/ui/button.tsx';
import { Field } from '#pwa/ui/field.tsx';
import { language } from '#pwa/ui/language.ts';
import { Sheet } from '#pwa/ui/sheet.tsx';
import { showToast } from '#pwa/ui/toast.tsx';
import { usePhone } from '#pwa/phone/phone.ts';
import { problemText } from './asked.tsx';
import { officerWords } from './officer-words.ts';
import type { Matter } from './review.tsx';

export type Decision = 'release' | 'decline' | 'settle';

type DecideProps = {
  matter: Matter;
  decision: Decision;
  onClose: () => void;
  onDone: () => void;
};

/** Says what follows before it is done: a decision is a fact of its own, and it is not taken back. */
export function Decide({ matter, decision, onClose, onDone }: DecideProps) {
  const device = usePhone();
  const text = officerWords.value.review;
  const [note, setNote] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const save = async (): Promise<void> => {
    setBusy(true);
    const { book, stream, n } = matter;
    const line = given(note);
    const request = { book, stream, n, decision, ...(line !== undefined && { note: line }) };
    const answer = await homeQueries(device).decide(request);
    setBusy(false);
    if (!answer.ok) {
      setProblem(`${text.failed} ${problemText(answer.error.code)}`);
      return;
    }
    if (answer.value.verdict === 'refused' || answer.value.verdict === 'held') {
      setProblem(`${text.failed} ${whyText(language.value, answer.value.why)}`);
      return;
    }
    showToast(text.done[decision]);
    onDone();
  };
  const { what, sure } = saidOf(decision);
  return (
    <Sheet
      open
      title={text[decision]}
      onClose={onClose}
      action={
        <Button
          kind={decision === 'decline' ? 'danger' : 'primary'}
          wide
          busy={busy}
          onPress={() => void save()}
        >
          {sure}
        </Button>
      }
    >
      {problem !== undefined && <Banner kind="error">{problem}</Banner>}
      <p>{what}</p>
      <p class="soft">{text.noUndo}</p>
      {decision !== 'release' && (
        <Field
          label={decision === 'decline' ? text.reason : text.note}
          value={note}
          onInput={setNote}
          maxLength={120}
          optional
        />
      )}
    </Sheet>
  );
}

/** What follows from a decision, and the words of the button that makes it. */
function saidOf(decision: Decision): { readonly what: string; readonly sure: string } {
  const text = officerWords.value.review;
  return {
    release: { what: text.releaseWhat, sure: text.releaseSure },
    decline: { what: text.declineWhat, sure: text.declineSure },
    settle: { what: text.settleWhat, sure: text.settleSure },
  }[decision];
}
