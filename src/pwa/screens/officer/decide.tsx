import { useState } from 'preact/hooks';
import type { Proposal } from '#book/activity.ts';
import { given, present } from '#domain/propose.ts';
import { Banner } from '#pwa/ui/banner.tsx';
import { Button } from '#pwa/ui/button.tsx';
import { Field } from '#pwa/ui/field.tsx';
import { Sheet } from '#pwa/ui/sheet.tsx';
import { showToast } from '#pwa/ui/toast.tsx';
import { usePhone } from '#pwa/phone/phone.ts';
import { officerWords } from './officer-words.ts';
import type { Matter } from './review.tsx';

export type Decision = 'release' | 'decline' | 'settle';

const TYPES = {
  release: 'fact.released@1',
  decline: 'fact.declined@1',
  settle: 'question.settled@1',
} as const;

type DecideProps = {
  matter: Matter;
  decision: Decision;
  onClose: () => void;
  onDone: () => void;
};

/** Says what follows before it is done: a decision is a fact of its own and cannot be undone. */
export function Decide({ matter, decision, onClose, onDone }: DecideProps) {
  const device = usePhone();
  const text = officerWords.value.review;
  const [note, setNote] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const save = async (): Promise<void> => {
    setBusy(true);
    const saved = await device.save(matter.book, [proposalOf(matter, decision, note, device.now().on)]);
    setBusy(false);
    if (!saved.ok) {
      setProblem(saved.error.code === 'book-unknown' ? text.bookUnknown : text.failed);
      return;
    }
    showToast(text.done[decision]);
    onDone();
  };
  const what = { release: text.releaseWhat, decline: text.declineWhat, settle: text.settleWhat }[decision];
  const sure = { release: text.releaseSure, decline: text.declineSure, settle: text.settleSure }[decision];
  return (
    <Sheet
      open
      title={text[decision]}
      onClose={onClose}
      action={
        <Button kind={decision === 'decline' ? 'danger' : 'primary'} wide busy={busy} onPress={() => void save()}>
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

function proposalOf(matter: Matter, decision: Decision, note: string, on: number): Proposal {
  const origin = { stream: matter.stream, n: matter.n };
  const line = given(note);
  const body = {
    release: origin,
    decline: present<typeof origin & { reason?: string }>({ ...origin, reason: line }),
    settle: present<typeof origin & { note?: string }>({ ...origin, note: line }),
  }[decision];
  return { type: TYPES[decision], on, body };
}
