import { formatDay } from '#kernel/vi-calendar.ts';
import { decisionsOf, minutesOf } from '#domain/board/held.ts';
import { MEETING_WORDS } from '#domain/board/meeting-words.ts';
import { fewest, NEEDED } from '#domain/board/votes.ts';
import { Banner } from '#pwa/ui/banner.tsx';
import { Button } from '#pwa/ui/button.tsx';
import { Figure } from '#pwa/ui/figure.tsx';
import { language } from '#pwa/ui/language.ts';
import { Later } from '#pwa/ui/later.tsx';
import { SpeakButton } from '#pwa/ui/speak-button.tsx';
import { Page } from '#pwa/page.tsx';
import { startUpper } from '#pwa/phone/names.ts';
import type { ScreenProps } from '#pwa/route-line.ts';
import { reachHere } from '#pwa/screens/board/reach-here.ts';
import { maySpeak } from '#pwa/screens/board/may-speak.ts';
import { NotHere } from '#pwa/screens/not-here.tsx';
import { DecisionPart } from './decision-part.tsx';
import { meetingTime } from './meeting-time.ts';
import { meetingWords } from './meeting-words.ts';
import {
  type Called,
  countsHere,
  findCalled,
  type Meetings,
  turnoutHere,
  useMeetings,
} from './meetings.ts';
import './meetings.css';

const loadVoices = async () => (await import('#pwa/screens/board/voices.tsx')).NoticeVoices;
const loadCancel = async () => (await import('./cancel.tsx')).CancelPart;

/** One meeting, from its invitation to what was decided there. */
export function MeetingScreen({ params: [id = ''] }: ScreenProps) {
  const meetings = useMeetings();
  const called = meetings && findCalled(meetings, id);
  if (meetings === undefined || called === undefined) return <NotHere />;
  return <MeetingOf meetings={meetings} called={called} />;
}

type Props = { readonly meetings: Meetings; readonly called: Called };

function MeetingOf({ meetings, called }: Props) {
  const text = meetingWords.value;
  const { boards, village } = meetings;
  const { meeting, notice, book } = called;
  const speaks = maySpeak(village.device, book);
  const isOff = meeting.ended !== undefined;
  const isWritten = minutesOf(called.board, meeting.meeting) !== undefined;
  const isAhead = !isOff && !isWritten && meeting.day >= village.day;
  const said = notice.texts['vi'];
  return (
    <Page
      title={meeting.title}
      lead={[
        startUpper(MEETING_WORDS[language.value].kinds[meeting.kind]),
        meeting.number > 1 ? text.edition(meeting.number) : undefined,
      ]
        .filter(Boolean)
        .join(' · ')}
      back={{ href: '#/meetings', label: text.title }}
      place="doors"
      banners={<Off called={called} />}
    >
      <Invitation meetings={meetings} called={called} />
      {language.value === 'vi' && said && (
        <SpeakButton text={[said.title, said.text, said.do].filter(Boolean).join('. ')} />
      )}
      {isAhead && <Answers meetings={meetings} called={called} />}
      {!isOff && meeting.day <= village.day && <RollPart meetings={meetings} called={called} />}
      <MinutesPart meetings={meetings} called={called} speaks={speaks} />
      <section class="section">
        {isAhead && <Later load={loadVoices} props={{ boards, posted: called }} />}
        <Button wide icon="print" href={`#/meeting/${meeting.meeting}/print`}>
          {text.one.print}
        </Button>
        {speaks && !isOff && !isWritten && (
          <>
            <Button wide icon="edit" href={`#/meeting/${meeting.meeting}/edit`}>
              {text.one.change}
            </Button>
            <Later load={loadCancel} props={{ village, called }} />
          </>
        )}
      </section>
    </Page>
  );
}

function Off({ called: { meeting } }: { readonly called: Called }) {
  const text = meetingWords.value;
  if (meeting.ended === undefined) return null;
  const { reason } = meeting.ended;
  return (
    <Banner kind="error">
      <b>{reason === undefined ? text.off : text.offWhy(reason)}</b>
      <br />
      {text.offLead}
    </Banner>
  );
}

function Invitation({ meetings: { village }, called: { meeting } }: Props) {
  const text = meetingWords.value.one;
  const { matters, needs } = MEETING_WORDS[language.value];
  const { total } = countsHere(village, meeting);
  const isWork = meeting.kind === 'workday';
  return (
    <section class="section">
      <p class="meeting-when">
        <b>{meetingTime(meeting, village.day)}</b>
        <br />
        {text.place(meeting.place)}
      </p>
      {meeting.alleys && <p>{text.alleys(meeting.alleys.join(', '))}</p>}
      {meeting.agenda.length > 0 && <h2>{isWork ? text.work : text.agenda}</h2>}
      <ol class="meeting-agenda">
        {meeting.agenda.map(({ item, matter }) => (
          <li key={item}>
            {item}
            {matter && total > 0 && (
              <p class="soft small">
                {startUpper(matters[matter])}.{' '}
                {text.needs(needs[NEEDED[matter]], fewest({ total, needs: NEEDED[matter] }), total)}
              </p>
            )}
          </li>
        ))}
      </ol>
      {meeting.text !== undefined && <p class="meeting-text">{meeting.text}</p>}
      {meeting.bring !== undefined && <p>{text.bring(meeting.bring)}</p>}
      {!isWork && <p class="soft">{text.everyHousehold}</p>}
    </section>
  );
}

function Answers({ meetings: { village }, called }: Props) {
  const text = meetingWords.value.one;
  const { meeting, notice } = called;
  const [turnout, reach] = [turnoutHere(village, meeting), reachHere(village, notice)];
  if (turnout === undefined || reach === undefined) return null;
  const left = reach.untold.length;
  return (
    <section class="section">
      <h2>{text.replies}</h2>
      <Figure title={text.told} met={reach.met.length} of={reach.of.length} />
      <p>
        <b>{text.coming(turnout.coming.length, turnout.heads)}</b>
        <br />
        {text.staying(turnout.staying.length)}
        <br />
        <span class="soft">{text.silent(turnout.silent.length)}</span>
      </p>
      <Button
        kind={meeting.day === village.day ? 'secondary' : 'primary'}
        wide
        icon="door"
        href={`#/meeting/${meeting.meeting}/invite`}
      >
        {left === 0 ? text.invitedAll : text.invite(left)}
      </Button>
      <Button wide icon="speak" href={`#/board/${meeting.meeting}/speaker`}>
        {text.speaker}
      </Button>
    </section>
  );
}

function RollPart({ meetings: { village }, called: { meeting } }: Props) {
  const text = meetingWords.value.one;
  const turnout = turnoutHere(village, meeting);
  if (turnout === undefined) return null;
  return (
    <section class="section">
      <h2>{text.rollTitle}</h2>
      {(turnout.present.length > 0 || meeting.day === village.day) && (
        <p>{text.rollCount(turnout.present.length, turnout.of.length)}</p>
      )}
      <Button
        kind={meeting.day === village.day ? 'primary' : 'secondary'}
        wide
        icon="check"
        href={`#/meeting/${meeting.meeting}/roll`}
      >
        {text.roll}
      </Button>
    </section>
  );
}

function MinutesPart({ meetings, called, speaks }: Props & { readonly speaks: boolean }) {
  const text = meetingWords.value.one;
  const { meeting, board } = called;
  const { village } = meetings;
  const minutes = minutesOf(board, meeting.meeting);
  const decisions = decisionsOf(board, meeting.meeting);
  const mayWrite = speaks && meeting.ended === undefined && meeting.day <= village.day;
  if (minutes === undefined && decisions.length === 0 && !mayWrite) return null;
  return (
    <section class="section">
      <h2>{text.minutesTitle(minutes?.document)}</h2>
      {minutes && (
        <>
          <p>
            {text.minutesPresent(minutes.present, minutes.total, formatDay(minutes.day))}.{' '}
            {text.minutesBy(minutes.chair, minutes.secretary)}
          </p>
          <p class="meeting-text">{minutes.text}</p>
          <p class="soft small">{text.published}</p>
        </>
      )}
      {decisions.map((decision) => (
        <DecisionPart
          key={decision.resolution}
          village={village}
          called={called}
          decision={decision}
          speaks={speaks}
        />
      ))}
      {mayWrite && (
        <>
          <Button wide icon="note" href={`#/meeting/${meeting.meeting}/minutes`}>
            {minutes === undefined ? text.minutes : text.minutesEdit}
          </Button>
          <Button wide icon="figures" href={`#/meeting/${meeting.meeting}/decide`}>
            {text.decide}
          </Button>
        </>
      )}
    </section>
  );
}
