import type { ComponentChildren } from 'preact';
import { formatDay, pad } from '#kernel/vi-calendar.ts';
import type { PublicDecision, PublicMeeting } from '#domain/board/meeting-publish.ts';
import { MEETING_PAGE_WORDS } from '#words/meeting-page-words.ts';
import type { PageFrame } from './document.tsx';
import { langOf, Lines, Told } from './told.tsx';

/** How the law's matters and thresholds are called in this language. */
type MeetingWords = {
  readonly kinds: Readonly<Record<PublicMeeting['kind'], string>>;
  readonly needs: Readonly<Record<PublicDecision['needs'], string>>;
  readonly matters: Readonly<Record<PublicDecision['matter'], string>>;
  readonly ways: Readonly<Record<PublicDecision['way'], string>>;
};

export type MeetingFrame = PageFrame & {
  readonly meetingWords: MeetingWords;
  /** Where a household's answer goes, and the card that it goes with; on its own page alone. */
  readonly reply?: {
    readonly href: string;
    readonly card: string;
    /** The meeting that was answered more often than is written down. */
    readonly unwritten?: string;
  };
};

/** `heads`: how many of the household come, as it answered; 0: nobody. */
export type OwnMeeting = {
  readonly id: string;
  readonly edition: string;
  readonly said: PublicMeeting;
  readonly heads?: number;
};

type MeetingsProps = {
  readonly meetings: readonly PublicMeeting[];
  readonly frame: MeetingFrame;
};

/** What the village is called to and what it decided, in households: nobody is named. */
export function MeetingsPart({ meetings, frame }: MeetingsProps) {
  const text = MEETING_PAGE_WORDS[frame.language];
  if (meetings.length === 0) return null;
  return (
    <section>
      <h2>{text.title}</h2>
      {meetings.map((meeting) => (
        <MeetingArticle
          key={`${meeting.on} ${meeting.minute} ${meeting.title}`}
          meeting={meeting}
          frame={frame}
        />
      ))}
    </section>
  );
}

type OwnProps = { readonly meetings: readonly OwnMeeting[]; readonly frame: MeetingFrame };

/** The same for one household, which can say whether it comes. */
export function OwnMeetingsPart({ meetings, frame }: OwnProps) {
  const text = MEETING_PAGE_WORDS[frame.language];
  if (meetings.length === 0) return null;
  return (
    <section>
      <h2>{text.title}</h2>
      {meetings.map((own) => (
        <MeetingArticle key={own.id} meeting={own.said} frame={frame}>
          {own.said.isComing && <Reply own={own} frame={frame} />}
        </MeetingArticle>
      ))}
    </section>
  );
}

type ArticleProps = {
  readonly meeting: PublicMeeting;
  readonly frame: MeetingFrame;
  readonly children?: ComponentChildren;
};

function MeetingArticle({ meeting, frame, children }: ArticleProps) {
  const text = MEETING_PAGE_WORDS[frame.language];
  const { kind, on, minute, place, edition, off, minutes, decisions } = meeting;
  const clock = `${pad(Math.floor(minute / 60), 2)}:${pad(minute % 60, 2)}`;
  return (
    <article class="notice">
      <h3 {...langOf(frame)}>{meeting.title}</h3>
      <p class="soft small">
        {[
          startUpper(frame.meetingWords.kinds[kind]),
          meeting.isComing ? text.coming.toLocaleLowerCase('vi') : undefined,
          edition > 1 ? text.edition(edition) : undefined,
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {off && (
        <p class="notice-off">
          {off.reason === undefined ? (
            text.off(undefined)
          ) : (
            <Told text={off.reason} words={text.off} frame={frame} />
          )}
        </p>
      )}
      <p>
        <b>{text.when(clock, on)}</b>. <Told text={place} words={text.place} frame={frame} />.
      </p>
      {minutes === undefined && <Invitation meeting={meeting} frame={frame} />}
      {minutes && <Minutes minutes={minutes} frame={frame} />}
      {decisions.map((decision) => (
        <Decision key={`${decision.title} ${decision.on}`} decision={decision} frame={frame} />
      ))}
      {decisions.length > 0 && <p class="soft small">{text.voteNote}</p>}
      {!meeting.isComing && !off && !minutes && <p class="soft small">{text.noMinutes}</p>}
      {children}
    </article>
  );
}

const startUpper = (text: string): string => text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);

function Invitation({ meeting, frame }: ArticleProps) {
  const text = MEETING_PAGE_WORDS[frame.language];
  const { kind, agenda, bring, alleys } = meeting;
  return (
    <>
      {alleys && (
        <p>
          <Told text={alleys.join(', ')} words={text.alleys} frame={frame} />.
        </p>
      )}
      {agenda.length > 0 && (
        <>
          <p>{kind === 'workday' ? text.work : text.agenda}</p>
          <ol class="agenda">
            {agenda.map(({ item, matter }) => (
              <li key={item}>
                <Told text={item} frame={frame} />
                {matter && (
                  <span class="soft small">
                    {' '}
                    ({startUpper(frame.meetingWords.matters[matter])})
                  </span>
                )}
              </li>
            ))}
          </ol>
        </>
      )}
      <Lines text={meeting.text} frame={frame} />
      {bring !== undefined && (
        <p>
          <Told text={bring} words={text.bring} frame={frame} />.
        </p>
      )}
      {kind !== 'workday' && <p>{text.everyHousehold}</p>}
    </>
  );
}

type MinutesProps = {
  readonly minutes: NonNullable<PublicMeeting['minutes']>;
  readonly frame: MeetingFrame;
};

function Minutes({ minutes, frame }: MinutesProps) {
  const text = MEETING_PAGE_WORDS[frame.language];
  return (
    <>
      <p>
        <b>{text.minutes(minutes.document, formatDay(minutes.on))}</b>.{' '}
        {text.present(minutes.present, minutes.total)}
      </p>
      <Lines text={minutes.text} frame={frame} />
    </>
  );
}

function Decision({ decision, frame }: { decision: PublicDecision; frame: MeetingFrame }) {
  const text = MEETING_PAGE_WORDS[frame.language];
  const { needs, ways, matters } = frame.meetingWords;
  const { isCarried, agree, against, blank, total } = decision;
  return (
    <div class="vote">
      <h4 {...langOf(frame)}>{decision.title}</h4>
      <p>
        <b>{isCarried ? text.carried : text.notCarried}</b>: {text.votes(agree, total)}.
      </p>
      <Lines text={decision.text} frame={frame} />
      <p class="soft small">
        {text.others(against, blank)}. {text.needed(needs[decision.needs], decision.fewest)}.{' '}
        {text.by(ways[decision.way])}, {formatDay(decision.on)}.{' '}
        {startUpper(matters[decision.matter])}.
      </p>
    </div>
  );
}

const HEADS = [1, 2, 3, 4] as const;

/** Buttons that need no script: each sends how many come. */
function Reply({ own, frame }: { own: OwnMeeting; frame: MeetingFrame }) {
  const text = MEETING_PAGE_WORDS[frame.language];
  const { id, edition, heads, said } = own;
  if (frame.reply === undefined) return null;
  return (
    <form class="reply" method="post" action={frame.reply.href}>
      <input type="hidden" name="card" value={frame.reply.card} autocomplete="off" />
      <input type="hidden" name="meeting" value={id} />
      <input type="hidden" name="edition" value={edition} />
      {frame.reply.unwritten === id && (
        <p role="alert" class="notice-off">
          {text.unwritten}
        </p>
      )}
      <p>
        <b>{heads === undefined ? text.ask : text.answered(heads)}</b>{' '}
        {heads !== undefined && <span class="soft small">{text.again}</span>}
      </p>
      <p class="reply-ways">
        {HEADS.map((each) => (
          <button key={each} type="submit" name="heads" value={each} aria-pressed={heads === each}>
            {text.heads(each)}
          </button>
        ))}
        <button type="submit" name="heads" value="0" aria-pressed={heads === 0}>
          {text.none}
        </button>
      </p>
      {said.kind !== 'workday' && <p class="soft small">{text.replyNote}</p>}
    </form>
  );
}
