import { useState } from 'preact/hooks';
import { formatDay } from '#kernel/vi-calendar.ts';
import { deskQueries } from '#device/desk-queries.ts';
import { backText } from '#pwa/phone/names.ts';
import { usePhone } from '#pwa/phone/phone.ts';
import type { ScreenProps } from '#pwa/route-line.ts';
import { CallButton } from '#pwa/screens/homes/call-button.tsx';
import { AskedView, useAsked } from '#pwa/screens/officer/asked.tsx';
import { OfficerPage } from '#pwa/screens/officer/officer-page.tsx';
import { findCommune } from '#pwa/screens/officer/territory.ts';
import { caseNames } from '#pwa/screens/cases/case-words.ts';
import { Banner } from '#pwa/ui/banner.tsx';
import { Button } from '#pwa/ui/button.tsx';
import { Later } from '#pwa/ui/later.tsx';
import { EmptyState } from '#pwa/ui/states.tsx';
import { showToast } from '#pwa/ui/toast.tsx';
import { type DeskCase, whomText } from './desk.tsx';
import { deskWords } from './desk-words.ts';
import { sendDeskStep } from './send-step.ts';

const loadSheet = async () => (await import('./answer-sheet.tsx')).AnswerSheet;

/** One matter, and what an officer does about it. */
export function DeskCaseScreen({ params }: ScreenProps) {
  const device = usePhone();
  const text = deskWords.value;
  const place = findCommune(device) ?? '';
  const asked = useAsked(`desk ${place}`, () => deskQueries(device).cases(place));
  return (
    <OfficerPage title={text.title} back={{ href: '#/desk', label: text.title }} place="commune">
      <AskedView asked={asked}>
        {({ cases, today }) => {
          const found = cases.find(({ id }) => id === params[0]);
          return found === undefined ? (
            <EmptyState icon="search" title={text.gone} text={text.goneText} />
          ) : (
            <CaseOf key={found.id} place={place} each={found} today={today} again={asked.again} />
          );
        }}
      </AskedView>
    </OfficerPage>
  );
}

type CaseProps = {
  readonly place: string;
  readonly each: DeskCase;
  readonly today: number;
  readonly again: () => void;
};

function CaseOf({ place, each, today, again }: CaseProps) {
  const device = usePhone();
  const text = deskWords.value;
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const take = async (): Promise<void> => {
    setBusy(true);
    const wrong = await sendDeskStep(device, { step: 'take', place, case: each.id });
    setBusy(false);
    setProblem(wrong);
    if (wrong === undefined) showToast(text.takenNow);
    again();
  };
  return (
    <>
      <Asked each={each} today={today} />
      {problem !== undefined && <Banner kind="error">{problem}</Banner>}
      {each.stage === 'waiting' && <p class="soft">{text.answerNow}</p>}
      <div class="cluster">
        {each.stage === 'waiting' && (
          <Button kind="primary" icon="check" busy={busy} onPress={() => void take()}>
            {text.take}
          </Button>
        )}
        {each.stage !== 'recalled' && (
          <Button icon="note" onPress={() => setOpen(true)}>
            {text.answer}
          </Button>
        )}
      </div>
      <Answers each={each} today={today} />
      {open && (
        <Later
          load={loadSheet}
          props={{
            text,
            id: each.id,
            household: each.household,
            today,
            send: async (answered) =>
              sendDeskStep(device, { step: 'answer', place, case: each.id, ...answered }),
            onClose: () => setOpen(false),
            onDone: again,
          }}
        />
      )}
    </>
  );
}

function Asked({ each, today }: Pick<CaseProps, 'each' | 'today'>) {
  const text = deskWords.value;
  const { village, villageName, household, phone, by, on, edition, call, taken, recalled } = each;
  const lines = [
    text.sent(by, formatDay(on)) + (edition > 1 ? ` (${text.changed})` : ''),
    call && text.call(backText(call, today)),
    each.isAgreed && text.agreed,
    taken && text.taken(taken.by, formatDay(taken.on)),
    recalled && text.recalled(formatDay(recalled.on), recalled.reason),
  ];
  return (
    <section class="section">
      <h2>{caseNames.value.matter(each.matter)}</h2>
      <p>
        <b>{whomText(each)}</b> · {villageName}
      </p>
      {each.words !== undefined && <blockquote>{each.words}</blockquote>}
      <p class="soft small">{lines.filter(Boolean).join(' · ')}</p>
      <CallButton phone={phone} />
      {household !== undefined && (
        <p>
          <a href={`#/home/${village}/${household}`}>{text.toPerson}</a>
        </p>
      )}
    </section>
  );
}

function Answers({ each, today }: Pick<CaseProps, 'each' | 'today'>) {
  const text = deskWords.value;
  return (
    <>
      {[...each.answers].reverse().map(({ answer, state, words, bring, come, by, on, told }) => (
        <section key={answer} class="section">
          <h3>{caseNames.value.stages[state]}</h3>
          <p>{words}</p>
          {bring && (
            <p>
              {text.bring}: {bring.join(', ')}
            </p>
          )}
          {come && <p>{text.come(backText(come, today))}</p>}
          <p class="soft small">{text.said(by, formatDay(on))}</p>
          <p>{told === undefined ? <b>{text.untold}</b> : text.told(formatDay(told))}</p>
        </section>
      ))}
    </>
  );
}
