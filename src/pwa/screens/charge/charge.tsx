import { useState } from 'preact/hooks';
import { findOrigin, mattersOf } from '#pwa/phone/attention.ts';
import type { Matter } from '#pwa/phone/attention.ts';
import { Banner } from '#pwa/ui/banner.tsx';
import { Button } from '#pwa/ui/button.tsx';
import { Field } from '#pwa/ui/field.tsx';
import { words } from '#pwa/ui/language.ts';
import { EmptyState } from '#pwa/ui/states.tsx';
import { Page } from '#pwa/page.tsx';
import { useMatterTexts } from './matter-texts.ts';
import type { MatterText } from './matter-texts.ts';
import { memberWords } from '#pwa/phone/member-words.ts';
import { usePhone } from '#pwa/phone/phone.ts';
import { reasonText } from '#pwa/phone/reasons.ts';
import { saveTogether } from '#pwa/phone/save.ts';
import { proposeAnswer } from './answer.ts';
import type { Answer } from './answer.ts';

const FIRST = 20;

/** For those in charge: records that wait for a word, and questions that records have raised. */
export function Charge() {
  const device = usePhone();
  const text = memberWords.value.charge;
  const matters = mattersOf(device);
  const told = useMatterTexts(device);
  const [most, setMost] = useState(FIRST);
  return (
    <Page title={text.title} lead={text.lead} place="charge">
      {matters.length === 0 && <EmptyState icon="check" title={text.empty} text={text.emptyText} />}
      {matters.slice(0, most).map((matter) => (
        <MatterCard
          key={`${matter.book.id}.${matter.origin}`}
          matter={matter}
          told={told?.get(matter.origin)}
        />
      ))}
      {matters.length > most && (
        <Button onPress={() => setMost(most + FIRST)}>{words.value.shell.more}</Button>
      )}
    </Page>
  );
}

type CardProps = { readonly matter: Matter; readonly told: MatterText | undefined };

function MatterCard({ matter, told }: CardProps) {
  const text = memberWords.value.charge;
  const device = usePhone();
  const [note, setNote] = useState('');
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const why = matter.held?.why ?? matter.question?.why ?? '';
  const answer = async (kind: Answer): Promise<void> => {
    const origin = findOrigin(matter);
    if (origin === undefined) return;
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
      <p>{matter.held ? text.heldBecause(reasonText(why)) : text.askedBecause(reasonText(why))}</p>
      {told?.href !== undefined && (
        <Button kind="quiet" icon="door" href={told.href}>
          {text.openDoor}
        </Button>
      )}
      {problem !== undefined && <Banner kind="error">{reasonText(problem)}</Banner>}
      <Field
        label={matter.held ? text.declineReason : text.note}
        optional
        value={note}
        onInput={setNote}
        maxLength={120}
      />
      {matter.held ? (
        <div class="cluster">
          <Button icon="check" onPress={() => void answer('release')}>
            {text.release}
          </Button>
          <Button kind="danger" onPress={() => void answer('decline')}>
            {text.decline}
          </Button>
        </div>
      ) : (
        <Button icon="check" onPress={() => void answer('settle')}>
          {text.settle}
        </Button>
      )}
    </article>
  );
}
