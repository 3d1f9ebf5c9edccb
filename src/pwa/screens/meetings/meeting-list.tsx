import { minutesOf } from '#domain/board/held.ts';
import { Button } from '#pwa/ui/button.tsx';
import { Icon } from '#pwa/ui/icon.tsx';
import { List, ListRow } from '#pwa/ui/list-row.tsx';
import { EmptyState } from '#pwa/ui/states.tsx';
import { Page } from '#pwa/page.tsx';
import { villageName } from '#pwa/phone/names.ts';
import type { Village } from '#pwa/phone/village.ts';
import { boardWords } from '#pwa/screens/board/board-words.ts';
import { NotHere } from '#pwa/screens/not-here.tsx';
import { meetingTime } from './meeting-time.ts';
import { meetingWords } from './meeting-words.ts';
import { type Called, type Meetings, ownBoard, turnoutHere, useMeetings } from './meetings.ts';

/** What the village is called to, and what it met about. */
export function MeetingsScreen() {
  const meetings = useMeetings();
  return meetings === undefined ? <NotHere /> : <MeetingsOf meetings={meetings} />;
}

const OVER_MAX = 30;

function MeetingsOf({ meetings }: { meetings: Meetings }) {
  const text = meetingWords.value;
  const { village, coming, over } = meetings;
  return (
    <Page
      title={text.title}
      lead={text.lead(villageName(village))}
      back={{ href: '#/board', label: boardWords.value.title }}
      place="doors"
      action={
        ownBoard(village) && (
          <Button kind="primary" icon="calendar" href="#/meeting-new">
            {text.call}
          </Button>
        )
      }
    >
      {coming.length + over.length === 0 && (
        <EmptyState icon="calendar" title={text.none} text={text.noneText} />
      )}
      {coming.length > 0 && <Rows label={text.coming} village={village} called={coming} />}
      {over.length > 0 && (
        <Rows label={text.over} village={village} called={over.slice(0, OVER_MAX)} />
      )}
    </Page>
  );
}

type RowsProps = {
  readonly label: string;
  readonly village: Village;
  readonly called: readonly Called[];
};

function Rows({ label, village, called }: RowsProps) {
  return (
    <section class="section">
      <h2>{label}</h2>
      <List label={label}>
        {called.map((each) => (
          <ListRow
            key={each.meeting.meeting}
            href={`#/meeting/${each.meeting.meeting}`}
            lead={<Icon name="calendar" />}
            title={each.meeting.title}
            text={
              <>
                {meetingTime(each.meeting, village.day)}
                <br />
                {stateOf(village, each)}
              </>
            }
          />
        ))}
      </List>
    </section>
  );
}

/** How far it has come: who answered, whether it was held and written down. */
function stateOf(village: Village, { meeting, board }: Called): string {
  const text = meetingWords.value;
  if (meeting.ended !== undefined) return text.off;
  const minutes = minutesOf(board, meeting.meeting);
  if (minutes !== undefined) return text.heldLine(minutes.present, minutes.total);
  if (meeting.day < village.day) return text.noMinutes;
  const turnout = turnoutHere(village, meeting);
  return text.replyLine(turnout?.coming.length ?? 0, turnout?.heads ?? 0);
}
