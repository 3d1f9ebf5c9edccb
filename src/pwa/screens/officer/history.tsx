import type { JsonObject } from '#kernel/canonical.ts';
import { dayOfSeconds, formatDay } from '#kernel/vi-calendar.ts';
import { homeQueries } from '#device/home-queries.ts';
import { reasonText } from '#pwa/phone/reasons.ts';
import { toldFact } from '#pwa/phone/told-fact.ts';
import type { TraceReply } from '#protocol/queries.ts';
import type { ScreenProps } from '#pwa/route-line.ts';
import { words } from '#pwa/ui/language.ts';
import { EmptyState, StatusMark } from '#pwa/ui/states.tsx';
import { TraceList } from '#pwa/ui/trace-list.tsx';
import { usePhone } from '#pwa/phone/phone.ts';
import { AskedView, useAsked } from './asked.tsx';
import { OfficerPage } from './officer-page.tsx';
import { officerWords } from './officer-words.ts';
import { findPlaceText } from './territory.ts';
import { momentText, startUpper } from './text.ts';

/** Who recorded what, when, from which phone, and when the home received it. */
export function HistoryScreen({ params }: ScreenProps) {
  const [place = '', id = ''] = params;
  const device = usePhone();
  const asked = useAsked(`trace ${place} ${id}`, () => homeQueries(device).trace(id, place));
  const name = asked.reply?.names[id] ?? '';
  const village = findPlaceText(device.places(), place, device.now().on) ?? '';
  const title = words.value.trace.title;
  return (
    <OfficerPage
      title={name === '' ? title : `${title}: ${name}`}
      lead={[startUpper(village), officerWords.value.trace.lead].filter(Boolean).join('. ')}
      back={{ href: `#/home/${place}/${id}`, onPress: goBack }}
      place="commune"
    >
      <AskedView asked={asked}>{(reply) => <Lines reply={reply} />}</AskedView>
    </OfficerPage>
  );
}

/** A person's history is opened from the household, whose address it does not know. */
function goBack(event?: unknown): void {
  if (history.length < 2) return;
  if (event instanceof Event) event.preventDefault();
  history.back();
}

type Line = TraceReply['lines'][number];

function Lines({ reply }: { reply: TraceReply }) {
  const text = officerWords.value.trace;
  if (reply.lines.length === 0) return <EmptyState icon="history" title={text.empty} />;
  const names = (id: string): string | undefined => reply.names[id];
  return (
    <TraceList
      entries={[...reply.lines].reverse().map((line) => ({
        key: `${line.book} ${line.seq}`,
        who: line.person,
        when: momentText(line.at),
        what: toldFact(line.type, line.body as JsonObject, names), // JSON, as it came
        device: line.device,
        mark: <Mark line={line} />,
      }))}
    />
  );
}

function Mark({ line }: { line: Line }) {
  const text = officerWords.value.trace;
  const said = [
    line.on !== dayOfSeconds(line.at) && text.happenedOn(formatDay(line.on)),
    text.received(momentText(line.receivedAt), line.seq),
    line.clockAhead && text.clockAhead,
    line.why !== undefined && line.why !== '' && reasonText(line.why),
  ];
  return (
    <>
      <p class="soft small">{said.filter(Boolean).join(' · ')}</p>
      {line.verdict === 'held' && <StatusMark status="held" />}
    </>
  );
}
