import type { ComponentProps } from 'preact';
import { formatDay } from '#kernel/vi-calendar.ts';
import type { PublicNotice } from '#domain/board/publish.ts';
import type { PublicHousehold } from '#domain/doors/publish.ts';
import { PAGES_WORDS } from '#words/pages-words.ts';
import { BoardPart } from './board-part.tsx';
import { type MeetingFrame, OwnMeetingsPart, type OwnMeeting } from './meeting-part.tsx';
import { DuePart, type DueShown } from './due-part.tsx';
import { Advice, renderDocument } from './document.tsx';
import { OwnQuestionsPart } from './own-questions-part.tsx';
import { placeText, whereText } from './village-page.tsx';

export type HouseholdPageFrame = MeetingFrame & {
  readonly villageHref: string;
  /** What the board tells this household. */
  readonly notices?: readonly PublicNotice[];
  /** The meetings it is invited to, what it answered, and what was decided. */
  readonly meetings?: readonly OwnMeeting[];
  /** What it is asked for, and what has come of it. */
  readonly dues?: readonly DueShown[];
  /** What it asked, and the form that asks. */
  readonly questions?: ComponentProps<typeof OwnQuestionsPart>;
  /** Whether it was written down that this was opened. */
  readonly isNoted?: boolean;
};

/** What a household sees with its card: when the team comes, who acted, who is of the team. */
export function renderHouseholdPage(page: PublicHousehold, frame: HouseholdPageFrame): string {
  const { title } = PAGES_WORDS[frame.language].household;
  return renderDocument({ title, frame, content: <Page page={page} frame={frame} /> });
}

type Props = { readonly page: PublicHousehold; readonly frame: HouseholdPageFrame };

function Page({ page, frame }: Props) {
  const words = PAGES_WORDS[frame.language];
  const text = words.household;
  return (
    <main>
      <header class="head">
        <h1>{text.title}</h1>
        <p>
          <a href={frame.villageHref}>{placeText(frame, page)}</a>, {whereText(frame, page)}
        </p>
        <p class="soft">
          {page.code !== undefined && `${text.code(page.code)} · `}
          {words.asOf(formatDay(page.asOf)).toLocaleLowerCase('vi')}
        </p>
      </header>
      <BoardPart notices={frame.notices ?? []} frame={frame} />
      <OwnMeetingsPart meetings={frame.meetings ?? []} frame={frame} />
      <DuePart dues={frame.dues ?? []} frame={frame} />
      {frame.questions && <OwnQuestionsPart {...frame.questions} />}
      {frame.isNoted === true && <p class="soft small">{text.noted}</p>}
      {page.visit && (
        <section>
          <h2>{text.visit}</h2>
          <p>{text.visitOn(formatDay(page.visit.on), page.visit.hour)}</p>
        </section>
      )}
      <section>
        <h2>{text.acted}</h2>
        {page.acted.length === 0 ? (
          <p>{text.actedNone}</p>
        ) : (
          <ul class="plain">
            {page.acted.map(({ on, helper }) => (
              <li key={`${String(on)} ${helper ?? ''}`}>
                <b>{formatDay(on)}</b> {helper ?? text.helperUnknown}
              </li>
            ))}
          </ul>
        )}
        <p class="soft small">{text.actedNote}</p>
      </section>
      <Looked page={page} frame={frame} />
      <Team page={page} frame={frame} />
      <Advice title={text.consent} lines={text.consentText} />
      <Advice title={words.reach} lines={words.reachText} />
    </main>
  );
}

/** Days and places of work alone: the card may be in other hands. */
function Looked({ page, frame }: Props) {
  const text = PAGES_WORDS[frame.language].household;
  return (
    <section>
      <h2>{text.looked}</h2>
      {page.looked.length === 0 ? (
        <p>{text.lookedNone}</p>
      ) : (
        <ul class="plain">
          {page.looked.map(({ on, by, taken }) => (
            <li key={`${String(on)} ${by} ${String(taken)}`}>
              <b>{formatDay(on)}</b> {text.lookers[by]}
              {taken && `, ${text.lookedTaken}`}
            </li>
          ))}
        </ul>
      )}
      <p class="soft small">{text.lookedNote}</p>
    </section>
  );
}

/** Public by the decision that founded the team: a household must be able to tell who is of it. */
function Team({ page, frame }: Props) {
  const text = PAGES_WORDS[frame.language].household;
  if (page.team.length === 0) return null;
  return (
    <section>
      <h2>{text.team}</h2>
      <p>{text.teamLead}</p>
      <ul class="plain">
        {page.team.map(({ name, duty }) => (
          <li key={name}>
            <b>{name}</b>, {text.duties[duty]}
          </li>
        ))}
      </ul>
    </section>
  );
}
