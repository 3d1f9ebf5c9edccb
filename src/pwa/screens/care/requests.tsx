import { useEffect, useState } from 'preact/hooks';
import { dayOfSeconds, formatDay, formatTime } from '#kernel/vi-calendar.ts';
import { privacyQueries } from '#device/privacy-queries.ts';
import type { RequestsReply } from '#protocol/privacy.ts';
import { Banner } from '#pwa/ui/banner.tsx';
import { Button } from '#pwa/ui/button.tsx';
import { EmptyState } from '#pwa/ui/states.tsx';
import { Later } from '#pwa/ui/later.tsx';
import { showToast } from '#pwa/ui/toast.tsx';
import { usePhone } from '#pwa/phone/phone.ts';
import { AskedView, useAsked } from '#pwa/screens/officer/asked.tsx';
import { OfficerPage } from '#pwa/screens/officer/officer-page.tsx';
import { findCommune, findPlaceText } from '#pwa/screens/officer/territory.ts';
import { startUpper } from '#pwa/screens/officer/text.ts';
import { eraseWords } from '#pwa/screens/erase/erase-words.ts';
import { careWords } from './care-words.ts';
import { CloseSheet, dropSettled, ExtendSheet } from './step-sheet.tsx';
import { sendStep } from './send-step.ts';
import './care.css';

const loadErased = async () => (await import('#pwa/screens/erase/erased-list.tsx')).ErasedPart;

export type Request = RequestsReply['requests'][number];

/** Requests of residents with the days that the law gives, and for administrators the clock of a breach. */
export function RequestsScreen() {
  const device = usePhone();
  const text = careWords.value.desk;
  const place = findCommune(device) ?? '';
  const asked = useAsked(`requests ${place}`, () => privacyQueries(device).requests(place));
  const village = findPlaceText(device.places(), place, device.now().on) ?? '';
  return (
    <OfficerPage
      title={text.title}
      lead={text.lead}
      back={{ href: '#/commune', label: startUpper(village) }}
      place="commune"
    >
      <AskedView asked={asked}>{(reply) => <Desk reply={reply} again={asked.again} />}</AskedView>
      {place !== '' && <Later load={loadErased} props={{ place }} />}
    </OfficerPage>
  );
}

function Desk({ reply, again }: { reply: RequestsReply; again: () => void }) {
  const device = usePhone();
  const text = careWords.value.desk;
  useEffect(() => void dropSettled(device, reply.requests), [device, reply]);
  const open = reply.requests.filter(({ closed }) => closed === undefined);
  const closed = reply.requests.filter((request) => request.closed !== undefined);
  return (
    <>
      {reply.breaches.length > 0 && <Breaches reply={reply} />}
      <section class="section">
        <h2>{text.open}</h2>
        {open.length === 0 && <EmptyState icon="check" title={text.none} text={text.noneText} />}
        {open.map((request) => (
          <OpenRequest key={request.id} request={request} today={reply.today} again={again} />
        ))}
      </section>
      {closed.length > 0 && (
        <section class="section">
          <h2>{text.closed}</h2>
          {closed.map((request) => (
            <article key={request.id} class="request">
              <RequestHead request={request} />
              <p class="soft small">{closedText(request)}</p>
            </article>
          ))}
        </section>
      )}
    </>
  );
}

function Breaches({ reply: { breaches, at } }: { reply: RequestsReply }) {
  const text = careWords.value.desk;
  return (
    <section class="section">
      <h2>{text.breachTitle}</h2>
      {breaches.map((breach) => {
        const hours = Math.floor((breach.reportBy - at) / 3_600);
        const state =
          breach.reportedAt === undefined
            ? text.breachLeft(hours)
            : text.breachReported(timeText(breach.reportedAt));
        return (
          <Banner key={breach.id} kind={breach.reportedAt === undefined ? 'error' : 'info'}>
            {text.breach(breach.text, timeText(breach.detectedAt))} – {state}
          </Banner>
        );
      })}
    </section>
  );
}

const timeText = (seconds: number): string =>
  `${formatTime(seconds)} ${formatDay(dayOfSeconds(seconds))}`;

function RequestHead({ request }: { request: Request }) {
  const text = careWords.value;
  return (
    <header class="section-head">
      <h3>
        {text.request.kinds[request.kind]} – {request.name}
      </h3>
      {request.household !== undefined && (
        <a href={`#/home/${request.village}/${request.household}`}>{text.desk.toPerson}</a>
      )}
    </header>
  );
}

type OpenProps = { request: Request; today: number; again: () => void };

function OpenRequest({ request, today, again }: OpenProps) {
  const device = usePhone();
  const text = careWords.value.desk;
  const [sheet, setSheet] = useState<'extend' | 'close'>();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const left = request.due - today;
  const { acknowledged, acknowledgeBy, extended, received, representative, note } = request;
  const isLate = left < 0 || (acknowledged === undefined && acknowledgeBy < today);
  const acknowledge = async (): Promise<void> => {
    setBusy(true);
    const { id, village, resident } = request;
    const wrong = await sendStep(device, { step: 'acknowledge', village, resident, request: id });
    setBusy(false);
    setProblem(wrong);
    if (wrong !== undefined) return;
    showToast(text.done);
    again();
  };
  const props = { request, onClose: () => setSheet(undefined), onDone: again };
  const said = [
    text.received(formatDay(received)),
    acknowledged === undefined
      ? text.acknowledgeBy(formatDay(acknowledgeBy), request.holidaysUnknown === true)
      : text.acknowledged(formatDay(acknowledged)),
    extended && text.extended(extended.reason),
    representative && text.by(representative),
    note,
  ];
  return (
    <article class={isLate ? 'request request--late' : 'request'}>
      <RequestHead request={request} />
      <p class="request-due">{text.due(formatDay(request.due), left)}</p>
      <p class="soft small">{said.filter(Boolean).join(' · ')}</p>
      {problem !== undefined && <Banner kind="error">{problem}</Banner>}
      <Steps
        request={request}
        busy={busy}
        onAcknowledge={() => void acknowledge()}
        onSheet={setSheet}
      />
      {sheet === 'extend' && <ExtendSheet {...props} />}
      {sheet === 'close' && <CloseSheet {...props} />}
    </article>
  );
}

type StepsProps = {
  request: Request;
  busy: boolean;
  onAcknowledge: () => void;
  onSheet: (sheet: 'extend' | 'close') => void;
};

/** What can be done about a request now. */
function Steps({ request, busy, onAcknowledge, onSheet }: StepsProps) {
  const text = careWords.value.desk;
  const { acknowledged, extended } = request;
  return (
    <div class="cluster">
      {acknowledged === undefined && (
        <Button icon="check" busy={busy} onPress={onAcknowledge}>
          {text.acknowledge}
        </Button>
      )}
      {request.kind === 'delete' && (
        <Button icon="delete" href={`#/erase/${request.village}/${request.resident}/${request.id}`}>
          {eraseWords.value.list.check}
        </Button>
      )}
      {extended === undefined && (
        <Button kind="quiet" icon="clock" onPress={() => onSheet('extend')}>
          {text.extend}
        </Button>
      )}
      <Button kind="secondary" icon="check" onPress={() => onSheet('close')}>
        {text.close}
      </Button>
    </div>
  );
}

function closedText({ closed, received }: Request): string {
  const text = careWords.value.desk;
  const outcome = closed && `${text.outcomes[closed.outcome]}, ${formatDay(closed.on)}`;
  return [text.received(formatDay(received)), outcome, closed?.note].filter(Boolean).join(' · ');
}
