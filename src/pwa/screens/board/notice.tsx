import { dayOfSeconds, formatDay, formatTime } from '#kernel/vi-calendar.ts';
import { isPublic } from '#domain/board/audience.ts';
import { holds, languagesOf, type Notice } from '#domain/board/state.ts';
import { BOARD_WORDS } from '#domain/board/words.ts';
import { LEARNING_WORDS } from '#domain/learning/words.ts';
import { Banner } from '#pwa/ui/banner.tsx';
import { Button } from '#pwa/ui/button.tsx';
import { Icon } from '#pwa/ui/icon.tsx';
import { language } from '#pwa/ui/language.ts';
import { Later } from '#pwa/ui/later.tsx';
import { SpeakButton } from '#pwa/ui/speak-button.tsx';
import { Page } from '#pwa/page.tsx';
import { speakerName } from '#pwa/phone/speaker.ts';
import { placeName, startUpper, whenText } from '#pwa/phone/names.ts';
import type { ScreenProps } from '#pwa/route-line.ts';
import { NotHere } from '#pwa/screens/not-here.tsx';
import { type Boards, findNotice, type Posted, useBoards } from './board.ts';
import { maySpeak } from './may-speak.ts';
import { Marks, titleOf } from './board-list.tsx';
import { boardWords } from './board-words.ts';
import { Photo } from './notice-photo.tsx';
import { ReachPart } from './reach-part.tsx';
import './board.css';

const loadVoices = async () => (await import('./voices.tsx')).NoticeVoices;
const loadSent = async () => (await import('#pwa/screens/bridge/sent-part.tsx')).SentPart;
const loadWithdraw = async () => (await import('./withdraw.tsx')).WithdrawPart;

/** One notice: what it says, in all its languages, and how far it has come. */
export function NoticeScreen({ params: [id = ''] }: ScreenProps) {
  const boards = useBoards();
  const posted = boards && findNotice(boards, id);
  if (boards === undefined || posted === undefined) return <NotHere />;
  return <NoticeOf boards={boards} posted={posted} />;
}

function NoticeOf({ boards, posted }: { boards: Boards; posted: Posted }) {
  const text = boardWords.value;
  const { device, village, day, at } = boards;
  const { notice, book } = posted;
  const speaks = maySpeak(device, book);
  const stands = notice.withdrawn === undefined;
  return (
    <Page
      title={titleOf(posted)}
      lead={<Origin boards={boards} posted={posted} />}
      back={{ href: '#/board', label: text.title }}
      place={village === undefined ? 'commune' : 'doors'}
      banners={<Ended notice={notice} isOver={stands && !holds(notice, { day, at })} />}
    >
      <Marks posted={posted} withEnd={false} />
      {notice.warning && <Alarm warning={notice.warning} day={day} />}
      <Texts notice={notice} />
      <NoticePicture boards={boards} posted={posted} />
      <Later load={loadVoices} props={{ boards, posted }} />
      <p class="soft small">
        <Whom boards={boards} notice={notice} />
      </p>
      {village !== undefined && stands && <ReachPart village={village} posted={posted} />}
      {village === undefined && stands && <p class="soft small">{text.reach.office}</p>}
      {stands && isPublic(notice) && (
        <section class="section">
          <Button wide icon="share" href={`#/board/${notice.notice}/share`}>
            {text.notice.share}
          </Button>
        </section>
      )}
      <Later
        load={loadSent}
        props={{
          device,
          place: boards.place,
          notice: notice.notice,
          isOffice: village === undefined,
        }}
      />
      {speaks && stands && (
        <section class="section">
          <Button wide icon="edit" href={`#/board/${notice.notice}/edit`}>
            {text.notice.correct}
          </Button>
          <Later load={loadWithdraw} props={{ posted, device }} />
        </section>
      )}
    </Page>
  );
}

function Origin({ boards, posted }: { boards: Boards; posted: Posted }) {
  const text = boardWords.value;
  const { device, places, day } = boards;
  const { notice, book, isFromAbove } = posted;
  const who = speakerName(device, notice.stream);
  const when = whenText(notice.at, day);
  return (
    <>
      {[
        isFromAbove ? text.ofCommune(placeName(places, book.place, day)) : undefined,
        who === undefined ? text.notice.byPlace(when) : text.notice.by(who, when),
        notice.number > 1 ? text.notice.edition(notice.number) : undefined,
      ]
        .filter(Boolean)
        .join(' · ')}
    </>
  );
}

function Ended({ notice, isOver }: { notice: Notice; isOver: boolean }) {
  const text = boardWords.value;
  const { withdrawn, warning } = notice;
  if (withdrawn !== undefined) {
    const { reason } = withdrawn;
    return (
      <Banner kind="error">
        <b>{reason === undefined ? text.withdrawn : text.withdrawnWhy(reason)}</b>
        <br />
        {text.withdrawnLead}
      </Banner>
    );
  }
  return isOver && warning ? <Banner kind="info">{text.notice.ended}</Banner> : null;
}

function Alarm({ warning, day }: { warning: NonNullable<Notice['warning']>; day: number }) {
  const text = boardWords.value.notice;
  const { dangers, certainties, level } = BOARD_WORDS[language.value];
  const when = `${formatTime(warning.expires)} ${formatDay(dayOfSeconds(warning.expires))}`;
  return (
    <section class="notice-alarm">
      <p>
        <Icon name="alert" />{' '}
        <b>{text.danger(dangers[warning.danger], level(warning.level, warning.danger))}</b>
      </p>
      <p>{startUpper(certainties[warning.certainty])}.</p>
      <p>{text.expires(when)}.</p>
      <p class="soft small">
        {text.source(warning.source)}, {whenText(warning.issued, day)}
      </p>
    </section>
  );
}

function Texts({ notice }: { notice: Notice }) {
  const text = boardWords.value.notice;
  const { languageOf } = LEARNING_WORDS[language.value];
  const tags = languagesOf(notice);
  return (
    <>
      {tags.map((tag) => {
        const said = notice.texts[tag];
        if (said === undefined) return null;
        return (
          <section key={tag} class="section" lang={tag}>
            {tags.length > 1 && (
              <h2>
                {startUpper(languageOf(tag))}
                {tag === 'vi' ? '' : `: ${said.title}`}
              </h2>
            )}
            <p class="notice-text">{said.text}</p>
            {said.do !== undefined && (
              <div class="notice-do">
                <b>{text.do}</b>
                <p>{said.do}</p>
              </div>
            )}
            {tag === language.value && <SpeakButton text={spokenOf(said)} />}
          </section>
        );
      })}
    </>
  );
}

const spokenOf = (said: Notice['texts'][string]): string =>
  [said.title, said.text, said.do].filter(Boolean).join('. ');

function Whom({ boards, notice }: { boards: Boards; notice: Notice }) {
  const text = boardWords.value.notice;
  const { audiences } = BOARD_WORDS[language.value];
  const { alleys, villages, until } = notice;
  const { places, day } = boards;
  return (
    <>
      {[
        text.for(audiences[notice.to]),
        alleys && text.alleys(alleys.join(', ')),
        villages && text.villages(villages.map((each) => placeName(places, each, day)).join(', ')),
        until === undefined ? undefined : text.until(formatDay(until)),
      ]
        .filter(Boolean)
        .join('. ')}
      .
    </>
  );
}

function NoticePicture({ boards, posted }: { boards: Boards; posted: Posted }) {
  const { picture } = posted.notice;
  return picture === undefined ? null : (
    <Photo device={boards.device} bookId={posted.book.id} picture={picture} />
  );
}
