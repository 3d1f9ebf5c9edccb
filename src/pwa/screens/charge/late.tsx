import { computed } from '@preact/signals';
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { dayOfSeconds, formatDay } from '#kernel/vi-calendar.ts';
import type { Id } from '#kernel/id.ts';
import type { Device } from '#device/device.ts';
import { LATE_WORDS } from '#words/late-words.ts';
import type { Matter } from '#pwa/phone/attention.ts';
import { findSpeaker } from '#pwa/phone/speaker.ts';
import { usePhone } from '#pwa/phone/phone.ts';
import { reasonText } from '#pwa/phone/reasons.ts';
import { rolesIn } from '#pwa/phone/roles-in.ts';
import { useVillage } from '#pwa/phone/village.ts';
import { Banner } from '#pwa/ui/banner.tsx';
import { Button } from '#pwa/ui/button.tsx';
import { Field } from '#pwa/ui/field.tsx';
import { language } from '#pwa/ui/language.ts';
import { showToast } from '#pwa/ui/toast.tsx';
import { answerAll } from './answer-all.ts';

const lateWords = computed(() => LATE_WORDS[language.value]);

type LateProps = {
  readonly matters: readonly Matter[];
  readonly card: (matter: Matter) => VNode;
};

/** What came of devices whose time was over, one group for each; and the way to the team's phones. */
export function LateWork({ matters, card }: LateProps) {
  const device = usePhone();
  const village = useVillage()?.place;
  const groups = new Map<Id, Matter[]>();
  for (const matter of matters) {
    const { held } = matter;
    if (held?.why !== 'stream-ended') continue;
    const { stream } = held.fact;
    groups.set(stream, [...(groups.get(stream) ?? []), matter]);
  }
  return (
    <>
      {[...groups].map(([stream, late]) => (
        <LateGroup key={stream} stream={stream} matters={late} card={card} />
      ))}
      {village !== undefined && rolesIn({ device, place: village }).includes('leader') && (
        <Button kind="quiet" icon="everyone" href={`#/team/${village}`}>
          {lateWords.value.team}
        </Button>
      )}
    </>
  );
}

function LateGroup({ stream, matters, card }: LateProps & { readonly stream: Id }) {
  const text = lateWords.value;
  const device = usePhone();
  const [busy, setBusy] = useState(false);
  const [declining, setDeclining] = useState(false);
  const [note, setNote] = useState('');
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const answer = async (kind: 'release' | 'decline'): Promise<void> => {
    if (busy) return;
    if (kind === 'decline' && note.trim() === '') {
      setProblem(reasonText('why-missing'));
      return;
    }
    setBusy(true);
    const { done, left, code } = await answerAll(device, matters, kind, note);
    setBusy(false);
    if (done > 0) showToast((kind === 'release' ? text.released : text.declined)(done));
    if (code === undefined) setProblem(left > 0 ? text.left(left) : undefined);
    else setProblem(reasonText(code));
  };
  return (
    <section class="matter late" aria-label={titleOf(device, stream)}>
      <h2>{titleOf(device, stream)}</h2>
      <p>
        <b>{text.sent(matters.length)}.</b> {text.lead}
      </p>
      {declining && (
        <Field
          label={text.reason}
          hint={text.reasonHint}
          value={note}
          onInput={setNote}
          maxLength={120}
        />
      )}
      {problem !== undefined && <Banner kind="error">{problem}</Banner>}
      <LateAnswers
        busy={busy}
        declining={declining}
        onDeclining={setDeclining}
        onAnswer={(kind) => void answer(kind)}
      />
      <details class="help">
        <summary>{text.each}</summary>
        {matters.map(card)}
      </details>
    </section>
  );
}

type LateAnswersProps = {
  readonly busy: boolean;
  readonly declining: boolean;
  readonly onDeclining: (declining: boolean) => void;
  readonly onAnswer: (kind: 'release' | 'decline') => void;
};

/** Declining takes a second press, with the reason in between. */
function LateAnswers({ busy, declining, onDeclining, onAnswer }: LateAnswersProps) {
  const text = lateWords.value;
  return declining ? (
    <div class="cluster">
      <Button kind="danger" busy={busy} onPress={() => onAnswer('decline')}>
        {text.noneSave}
      </Button>
      <Button kind="quiet" onPress={() => onDeclining(false)}>
        {text.noneNot}
      </Button>
    </div>
  ) : (
    <div class="cluster">
      <Button icon="check" busy={busy} onPress={() => onAnswer('release')}>
        {text.all}
      </Button>
      <Button kind="danger" onPress={() => onDeclining(true)}>
        {text.none}
      </Button>
    </div>
  );
}

/** Whose device it is, and since when and why its word waits. */
function titleOf(device: Device, id: Id): string {
  const text = lateWords.value;
  const { stream, person } = findSpeaker(device, id) ?? {};
  const said = text.device(stream?.device, person?.name ?? text.somebody);
  const { why, at } = stream?.ended ?? { why: 'overdue' as const, at: stream?.endsAt };
  return text[why](said, at === undefined ? '—' : formatDay(dayOfSeconds(at)));
}
