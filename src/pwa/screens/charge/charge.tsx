import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { findOrigin, mattersOf } from '#pwa/phone/attention.ts';
import type { Matter } from '#pwa/phone/attention.ts';
import { Banner } from '#pwa/ui/banner.tsx';
import { Button } from '#pwa/ui/button.tsx';
import { Field } from '#pwa/ui/field.tsx';
import { words } from '#pwa/ui/language.ts';
import { Later } from '#pwa/ui/later.tsx';
import { EmptyState } from '#pwa/ui/states.tsx';
import { Page } from '#pwa/page.tsx';
import { useMatterTexts } from './matter-texts.ts';
import type { MatterText } from './matter-texts.ts';
import { memberWords } from '#pwa/phone/member-words.ts';
import { usePhone } from '#pwa/phone/phone.ts';
import { reasonText } from '#pwa/phone/reasons.ts';
import { saveTogether } from '#pwa/phone/save.ts';
import { useVillage } from '#pwa/phone/village.ts';
import { proposeAnswer } from './answer.ts';
import type { Answer } from './answer.ts';

const FIRST = 20;
const AFTER_END = 'stream-ended';
const loadBoard = async () => (await import('./late-board.tsx')).LateBoard;
const loadLate = async () => (await import('./late.tsx')).LateWork;

/** What a record already written down made doubtful, told to whoever looks at it and not to its author. */
function askedText(why: string): string {
  const asked: Readonly<Record<string, string>> = memberWords.value.charge.asked; // asked with any code
  return (Object.hasOwn(asked, why) ? asked[why] : undefined) ?? reasonText(why);
}

/** For those in charge: records that wait for a word, and questions that records have raised. */
export function Charge() {
  const device = usePhone();
  const text = memberWords.value.charge;
  const matters = mattersOf(device);
  const told = useMatterTexts(device);
  const [most, setMost] = useState(FIRST);
  const village = useVillage();
  const others = matters.filter(({ held }) => held?.why !== AFTER_END);
  const nothing =
    matters.length === 0 ? (
      <EmptyState icon="check" title={text.empty} text={text.emptyText} />
    ) : null;
  const card = (matter: Matter): VNode => (
    <MatterCard
      key={`${matter.book.id}.${matter.origin}`}
      matter={matter}
      told={told?.get(matter.origin)}
    />
  );
  return (
    <Page title={text.title} lead={text.lead} place="charge">
      {village === undefined && nothing}
      {village && <Later load={loadBoard} props={{ village, nothing }} />}
      <Later load={loadLate} props={{ matters, card }} />
      {others.slice(0, most).map(card)}
      {others.length > most && (
        <Button onPress={() => setMost(most + FIRST)}>{words.value.shell.more}</Button>
      )}
      {village && (
        <Button wide icon="card" href={`#/papers/${village.place}`}>
          {text.papers}
        </Button>
      )}
    </Page>
  );
}

type CardProps = { readonly matter: Matter; readonly told: MatterText | undefined };

function MatterCard({ matter, told }: CardProps) {
  const text = memberWords.value.charge;
  const device = usePhone();
  const [note, setNote] = useState('');
  const [declining, setDeclining] = useState(false);
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const why = matter.held?.why ?? matter.question?.why ?? '';
  const answer = async (kind: Answer): Promise<void> => {
    const origin = findOrigin(matter);
    if (origin === undefined) return;
    if (kind === 'decline' && note.trim() === '') {
      setProblem('why-missing');
      return;
    }
    const intended = proposeAnswer(device, matter, origin, kind, note);
    setProblem(await saveTogether(device, matter.book, intended, { said: text.answered[kind] }));
  };
  return (
    <article class="matter">
      <h2>{told?.what ?? words.value.shell.loading}</h2>
      <p class="soft small">
        {[told?.where, told?.when, told?.who && text.by(told.who), told?.device]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {why !== AFTER_END && (
        <p>{matter.held ? text.heldBecause(reasonText(why)) : text.askedBecause(askedText(why))}</p>
      )}
      {told?.href !== undefined && (
        <Button kind="quiet" icon="door" href={told.href}>
          {told.href.startsWith('#/person') ? text.openPerson : text.openDoor}
        </Button>
      )}
      {(declining || matter.question) && (
        <Field
          label={declining ? text.declineReason : text.note}
          hint={declining ? text.declineHint : undefined}
          optional={!declining}
          value={note}
          onInput={setNote}
          maxLength={120}
        />
      )}
      {problem !== undefined && <Banner kind="error">{reasonText(problem)}</Banner>}
      <Answers
        isHeld={matter.held !== undefined}
        declining={declining}
        onDeclining={setDeclining}
        onAnswer={(kind) => void answer(kind)}
      />
    </article>
  );
}

type AnswersProps = {
  readonly isHeld: boolean;
  readonly declining: boolean;
  readonly onDeclining: (declining: boolean) => void;
  readonly onAnswer: (kind: Answer) => void;
};

/** Declining takes a second press, with the reason in between. */
function Answers({ isHeld, declining, onDeclining, onAnswer }: AnswersProps) {
  const text = memberWords.value.charge;
  if (!isHeld) {
    return (
      <Button icon="check" onPress={() => onAnswer('settle')}>
        {text.settle}
      </Button>
    );
  }
  return declining ? (
    <div class="cluster">
      <Button kind="danger" onPress={() => onAnswer('decline')}>
        {text.declineSave}
      </Button>
      <Button kind="quiet" onPress={() => onDeclining(false)}>
        {text.declineNot}
      </Button>
    </div>
  ) : (
    <div class="cluster">
      <Button icon="check" onPress={() => onAnswer('release')}>
        {text.release}
      </Button>
      <Button kind="danger" onPress={() => onDeclining(true)}>
        {text.decline}
      </Button>
    </div>
  );
}
