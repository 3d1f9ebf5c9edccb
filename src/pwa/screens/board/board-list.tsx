import { dayOfSeconds, formatDay, formatTime } from '#kernel/vi-calendar.ts';
import { BOARD_WORDS } from '#domain/board/words.ts';
import { countsHouseholds } from '#domain/reach/measures.ts';
import { Button } from '#pwa/ui/button.tsx';
import { Icon, type IconName } from '#pwa/ui/icon.tsx';
import { language, words } from '#pwa/ui/language.ts';
import { Later } from '#pwa/ui/later.tsx';
import { List, ListRow } from '#pwa/ui/list-row.tsx';
import { EmptyState } from '#pwa/ui/states.tsx';
import { Page } from '#pwa/page.tsx';
import { placeName, startUpper, whenText } from '#pwa/phone/names.ts';
import { isPractice } from '#pwa/phone/practice-mode.ts';
import { NotHere } from '#pwa/screens/not-here.tsx';
import { meetingTime } from '#pwa/screens/meetings/meeting-time.ts';
import { type Boards, hrefOf, pastOn, type Posted, shownOn, useBoards } from './board.ts';
import { reachHere } from './reach-here.ts';
import { maySpeak } from './may-speak.ts';
import { boardWords } from './board-words.ts';
import './board.css';

const loadMeetings = async () =>
  (await import('#pwa/screens/meetings/meetings-link.tsx')).MeetingsLink;
const loadQuestions = async () =>
  (await import('#pwa/screens/questions/way-there.tsx')).QuestionsRow;

/** What the village or commune has to say to everybody. */
export function BoardScreen() {
  const boards = useBoards();
  return boards === undefined ? <NotHere /> : <BoardOf boards={boards} />;
}

function BoardOf({ boards }: { boards: Boards }) {
  const text = boardWords.value;
  const { device, village, place, places, day } = boards;
  const [shown, past] = [shownOn(boards), pastOn(boards)];
  const name = placeName(places, place, day);
  const isOffice = village === undefined;
  const speaks = maySpeak(device, device.findBook('board', place));
  const { doors, commune } = words.value.phone.places;
  return (
    <Page
      title={text.title}
      lead={isOffice ? text.leadOffice(name) : text.lead(name)}
      back={isOffice ? { href: '#/commune', label: commune } : { href: '#/doors', label: doors }}
      place={isOffice ? 'commune' : 'doors'}
      action={
        speaks && (
          <Button kind="primary" icon="edit" href="#/board/new">
            {text.write}
          </Button>
        )
      }
    >
      {village !== undefined && <Later load={loadQuestions} props={{ village }} />}
      {shown.length === 0 ? (
        <EmptyState
          icon="note"
          title={isOffice ? text.noneOffice : text.none}
          text={isOffice ? text.noneOfficeText : text.noneText}
        />
      ) : (
        <Rows label={text.now} boards={boards} posted={shown} />
      )}
      {village !== undefined && <Later load={loadMeetings} props={{ boards }} />}
      <Button wide kind="quiet" icon="everyone" href="#/groups">
        {text.groups}
      </Button>
      {past.length > 0 && (
        <details class="section board-past">
          <summary>{text.past}</summary>
          <Rows label={text.past} boards={boards} posted={past} />
        </details>
      )}
      {!isPractice.value && (
        <Button kind="quiet" icon="everyone" href={`/bang-tin/${place}`}>
          {text.publicPage}
        </Button>
      )}
    </Page>
  );
}

type RowsProps = {
  readonly label: string;
  readonly boards: Boards;
  readonly posted: readonly Posted[];
};

function Rows({ label, boards, posted }: RowsProps) {
  return (
    <List label={label}>
      {posted.map((each) => (
        <NoticeRow key={each.notice.notice} boards={boards} posted={each} />
      ))}
    </List>
  );
}

function NoticeRow({ boards, posted }: { boards: Boards; posted: Posted }) {
  const text = boardWords.value;
  const { village, places, day } = boards;
  const { notice, book, isFromAbove } = posted;
  const reach = countsHouseholds(notice) ? reachHere(village, notice) : undefined;
  const from = isFromAbove ? text.ofCommune(placeName(places, book.place, day)) : undefined;
  return (
    <ListRow
      href={hrefOf(posted)}
      lead={<Icon name={iconOf(posted)} />}
      title={titleOf(posted)}
      text={
        <>
          {[from, posted.meeting ? meetingTime(posted.meeting, day) : whenText(notice.at, day)]
            .filter(Boolean)
            .join(' · ')}
          {reach && notice.withdrawn === undefined && (
            <>
              <br />
              {text.toldLine(reach.met.length, reach.of.length)}
            </>
          )}
        </>
      }
      mark={<Marks posted={posted} withEnd />}
    />
  );
}

function iconOf({ notice, meeting }: Posted): IconName {
  if (meeting !== undefined) return 'calendar';
  return notice.class === 'emergency' ? 'alert' : 'note';
}

/** In the reader's language where the notice has it. */
export const titleOf = ({ notice: { texts } }: Posted): string =>
  (texts[language.value] ?? texts['vi'])?.title ?? '';

/** How pressing it is, and that it is pinned or holds no more; in words, not by colour alone. */
export function Marks({
  posted: { notice, meeting },
  withEnd,
}: {
  posted: Posted;
  withEnd: boolean;
}) {
  const text = boardWords.value;
  const { classes } = BOARD_WORDS[language.value];
  const { withdrawn, warning } = notice;
  if (withdrawn !== undefined) {
    return (
      <span class="notice-marks">
        <span class="notice-mark notice-mark--off">
          {meeting === undefined ? text.withdrawn : text.off}
        </span>
      </span>
    );
  }
  return (
    <span class="notice-marks">
      {notice.class !== 'ordinary' && (
        <span class={`notice-mark notice-mark--${notice.class}`}>
          {startUpper(classes[notice.class])}
        </span>
      )}
      {withEnd && warning && (
        <span class="notice-mark">
          {text.notice.expires(
            `${formatTime(warning.expires)} ${formatDay(dayOfSeconds(warning.expires))}`,
          )}
        </span>
      )}
      {notice.pinned && <span class="notice-mark">{text.pinned}</span>}
    </span>
  );
}
