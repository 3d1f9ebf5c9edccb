import { formatDay } from '#kernel/vi-calendar.ts';
import type { PublicAnswer, PublicNotice } from '#domain/board/publish.ts';
import type { PublicVillage } from '#domain/places/publish.ts';
import { doorField } from '#look/door.ts';
import { percentText, ratioText } from '#words/number-text.ts';
import { FUND_PAGE_WORDS } from '#words/fund-page-words.ts';
import { PAGES_WORDS } from '#words/pages-words.ts';
import { QUESTION_PAGE_WORDS } from '#words/question-page-words.ts';
import { wordsOf } from '#words/all-words.ts';
import { AnswerPart, type AnswersFrame } from './answers-part.tsx';
import type { PublicMeeting } from '#domain/board/meeting-publish.ts';
import { alternatesOf, type FeedHrefs } from './board-page.tsx';
import { BoardPart } from './board-part.tsx';
import { type MeetingFrame, MeetingsPart } from './meeting-part.tsx';
import { Advice, renderDocument, Top } from './document.tsx';
import type { PageFrame } from './document.tsx';
import { summaryDoors } from './summary-doors.ts';
import { Told } from './told.tsx';

export type VillagePageFrame = MeetingFrame & {
  readonly communeHref?: string;
  /** Where the village's money stands, to the đồng; absent while it collects nothing. */
  readonly fundHref?: string;
  /** What stands on its board, where that stands alone, and where programs read it. */
  readonly notices?: readonly PublicNotice[];
  readonly meetings?: readonly PublicMeeting[];
  readonly board?: { readonly href: string; readonly feeds: FeedHrefs };
  /** What was answered last, and where the rest stands. */
  readonly answered?: AnsweredShown;
};

export type AnsweredShown = {
  readonly answers: readonly PublicAnswer[];
  readonly href: string;
  readonly frame: AnswersFrame;
};

const FIELD_COLUMNS = 22;

/** The public page of one village: what anyone may know, nothing of any person. */
export function renderVillagePage(village: PublicVillage, frame: VillagePageFrame): string {
  const name = placeText(frame, village);
  const content = <Page village={village} frame={frame} />;
  const alternates = frame.board === undefined ? [] : alternatesOf(frame, frame.board.feeds);
  return renderDocument({ title: name, frame, content, alternates });
}

type Named = { readonly kind: PublicVillage['kind']; readonly name: string };

export function placeText({ placeWords }: PageFrame, { kind, name }: Named): string {
  return startUpper(placeWords.placeName(kind, name));
}

/** The commune and province around a village: "xã Sơn Động, tỉnh Bắc Ninh". */
export const whereText = (
  { placeWords }: PageFrame,
  { commune, province }: { readonly commune?: Named; readonly province?: Named },
): string =>
  [commune, province]
    .flatMap((place) => (place ? [placeWords.placeName(place.kind, place.name)] : []))
    .join(', ');

type Former = Pick<PublicVillage, 'now' | 'before'>;

/** By what other names people may know a place: "Trước 01/07/2025: xã An Bá". */
export const FormerLine = ({ place, frame }: { place: Former; frame: PageFrame }) => {
  const { now, before } = place;
  const text = now ? frame.placeWords.nowIn(now) : before && frame.placeWords.before(before);
  return text === undefined ? null : <p class="soft">{startUpper(text)}</p>;
};

/** "Xã Sơn Động (trước 01/07/2025: xã An Bá), tỉnh Bắc Ninh" */
function whereLine(frame: PageFrame, { commune, communeBefore, province }: PublicVillage): string {
  const inBrackets = communeBefore ? ` (${frame.placeWords.before(communeBefore)})` : '';
  const above = whereText(frame, province ? { province } : {});
  const around = commune ? whereText(frame, { commune }) + inBrackets : '';
  return startUpper([around, above].filter(Boolean).join(', '));
}

const startUpper = (text: string): string => text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);

type Props = { readonly village: PublicVillage; readonly frame: VillagePageFrame };

function Page({ village, frame }: Props) {
  const text = PAGES_WORDS[frame.language];
  const { commune } = village;
  const back = commune && frame.communeHref && (
    <a href={frame.communeHref}>
      {text.toCommune(frame.placeWords.placeName(commune.kind, commune.name))}
    </a>
  );
  return (
    <>
      <Top frame={frame} back={back} />
      <main>
        <header class="head">
          <h1>{placeText(frame, village)}</h1>
          <FormerLine place={village} frame={frame} />
          <p>{whereLine(frame, village)}</p>
          <p class="soft">
            {text.facts(village.households, village.teamMembers)} ·{' '}
            {text.asOf(formatDay(village.asOf)).toLocaleLowerCase('vi')}
          </p>
        </header>
        <BoardPart
          notices={frame.notices ?? []}
          frame={frame}
          {...(frame.board && { href: frame.board.href })}
        />
        <MeetingsPart meetings={frame.meetings ?? []} frame={frame} />
        <Answered shown={frame.answered} />
        {frame.fundHref !== undefined && (
          <section>
            <a class="fund-link" href={frame.fundHref}>
              {FUND_PAGE_WORDS[frame.language].open}
            </a>
          </section>
        )}
        <Night village={village} frame={frame} />
        <Figures village={village} frame={frame} />
        <Published village={village} frame={frame} />
        <Advice title={text.reach} lines={text.reachText} />
        <section>
          <h2>{text.about}</h2>
          <p>{text.aboutText}</p>
        </section>
      </main>
    </>
  );
}

function Answered({ shown }: { readonly shown: AnsweredShown | undefined }) {
  if (shown === undefined || shown.answers.length === 0) return null;
  const text = QUESTION_PAGE_WORDS[shown.frame.language];
  return (
    <section>
      <h2>{text.title}</h2>
      {shown.answers.map((answer) => (
        <AnswerPart
          key={`${String(answer.on)} ${answer.text.asked}`}
          answer={answer}
          frame={shown.frame}
        />
      ))}
      <a class="fund-link" href={shown.href}>
        {text.all}
      </a>
    </section>
  );
}

function Night({ village, frame }: Props) {
  const text = PAGES_WORDS[frame.language];
  const faces = summaryDoors(village);
  if (faces.length === 0) return null;
  const field = doorField(faces, FIELD_COLUMNS);
  const lit = faces.filter((face) => face.panes.some(Boolean)).length;
  const said = text.pictureSaid(lit, faces.filter((face) => face.whole).length, faces.length);
  return (
    <section class="night">
      <h2>{text.picture}</h2>
      <svg class="door-field" viewBox={field.viewBox} role="img" aria-label={said}>
        {field.shapes.map(({ part, d, strokeWidth }) => (
          <path
            key={part}
            class={`door-${part}`}
            d={d}
            {...(strokeWidth && { 'stroke-width': strokeWidth })}
          />
        ))}
      </svg>
      <p>{said}</p>
      <p class="note">{text.pictureNote}</p>
    </section>
  );
}

function Figures({ village, frame }: Props) {
  const text = PAGES_WORDS[frame.language];
  const marks = wordsOf(frame.language).language;
  return (
    <section>
      <h2>{text.figures}</h2>
      {village.figures.map(({ measure, title, numbers }) => (
        <div key={measure} class="figure">
          <p>{title}</p>
          {numbers === undefined ? (
            <p class="soft small">{text.tooFew}</p>
          ) : (
            <>
              <p>
                <b>{percentText(numbers.met, numbers.of, marks)}</b>{' '}
                {ratioText(numbers.met, numbers.of, marks).replace(/^\S+ /u, '')}{' '}
                <span class="soft small">
                  {text.asOf(formatDay(village.asOf)).toLocaleLowerCase('vi')}
                </span>
              </p>
              <svg class="share" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
                <rect class="share-all" width="100" height="10" />
                <rect
                  class="share-met"
                  width={Math.round((numbers.met / numbers.of) * 1000) / 10}
                  height="10"
                />
              </svg>
            </>
          )}
        </div>
      ))}
    </section>
  );
}

function Published({ village, frame }: Props) {
  const text = PAGES_WORDS[frame.language];
  const { figures, figureValue } = frame.placeWords;
  if (village.published.length === 0) return null;
  return (
    <section>
      <h2>{text.published}</h2>
      <dl>
        {village.published.map((line) => (
          <div key={line.figure}>
            <dt>
              {figures[line.figure].charAt(0).toLocaleUpperCase('vi') +
                figures[line.figure].slice(1)}
            </dt>
            <dd>
              <b>{figureValue(line.figure, line.value)}</b>{' '}
              {line.text !== undefined && <Told text={line.text} frame={frame} />}{' '}
              <span class="soft small">
                (
                <Told
                  text={line.source}
                  words={(source) => text.source(source, formatDay(line.from))}
                  frame={frame}
                />
                )
              </span>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
