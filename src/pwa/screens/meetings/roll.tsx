import { useState } from 'preact/hooks';
import type { Id } from '#kernel/id.ts';
import { foldText } from '#kernel/vi-text.ts';
import type { RollWay } from '#domain/reach/meeting-facts.ts';
import { proposeAbsent, proposePresent } from '#domain/reach/propose-meeting.ts';
import { Button } from '#pwa/ui/button.tsx';
import { Icon } from '#pwa/ui/icon.tsx';
import { words } from '#pwa/ui/language.ts';
import { Later } from '#pwa/ui/later.tsx';
import { ListRow } from '#pwa/ui/list-row.tsx';
import { LongList, WHOLE_MAX } from '#pwa/ui/long-list.tsx';
import { SearchField } from '#pwa/ui/search-field.tsx';
import { EmptyState } from '#pwa/ui/states.tsx';
import { Page } from '#pwa/page.tsx';
import { saveOrTell } from '#pwa/phone/save.ts';
import { useDoors } from '#pwa/phone/use-doors.ts';
import type { Village } from '#pwa/phone/village.ts';
import type { ScreenProps } from '#pwa/route-line.ts';
import { toTell } from '#pwa/screens/board/may-speak.ts';
import { alleysOf, type DoorLine } from '#pwa/screens/doors/door-lines.ts';
import { NotHere } from '#pwa/screens/not-here.tsx';
import { meetingWords } from './meeting-words.ts';
import { type Called, findCalled, type Meetings, turnoutHere, useMeetings } from './meetings.ts';
import '#pwa/screens/board/board.css';
import './meetings.css';

const loadScan = async () => (await import('./roll-scan.tsx')).RollScan;

/** Who is there, household by household: by tapping its name or scanning its code. */
export function RollScreen({ params: [id = ''] }: ScreenProps) {
  const meetings = useMeetings();
  const called = meetings && findCalled(meetings, id);
  if (meetings === undefined || called === undefined) return <NotHere />;
  return <RollOf meetings={meetings} called={called} />;
}

type Props = { readonly meetings: Meetings; readonly called: Called };

function RollOf({ meetings: { village }, called: { meeting } }: Props) {
  const text = meetingWords.value.roll;
  const { query, find, marked, note } = useQuery();
  const { union, all } = useDoors(village);
  const turnout = turnoutHere(village, meeting);
  if (turnout === undefined) return <NotHere />;
  const [asked, present] = [new Set(turnout.of), new Set(turnout.present)];
  const lines = all.filter(({ id }) => asked.has(id));
  const wanted = foldText(query.trim());
  const stays = ({ id }: DoorLine): boolean => !present.has(id) || marked.has(id);
  const shown = lines.filter((line) => stays(line) && matches(line, wanted));
  const mark = (line: DoorLine, how: RollWay): void =>
    void markPresent(union.chapterOf(line.id), meeting.meeting, line, how);
  const tap = (line: DoorLine): void => {
    note(line.id);
    mark(line, 'tap');
  };
  return (
    <Page
      title={text.title}
      lead={text.lead(present.size, asked.size)}
      back={{ href: `#/meeting/${meeting.meeting}`, label: meetingWords.value.invite.back }}
      place="doors"
    >
      <Scan
        placeOf={(id) => union.chapterOf(id).homesBook.place}
        lines={lines}
        present={present}
        onFound={(line) => mark(line, 'qr')}
      />
      <SearchField label={text.find} value={query} onInput={find} />
      {wanted !== '' && shown.length === 0 && <p role="status">{text.notFound}</p>}
      {asked.size > 0 && present.size === asked.size && (
        <EmptyState icon="check" title={text.allHere} />
      )}
      {alleysOf(shown).map(({ name, lines: doors }) => (
        <Absent
          key={name}
          name={name}
          doors={doors}
          isLong={lines.length > WHOLE_MAX}
          present={present}
          onMark={tap}
        />
      ))}
      <Present
        lines={lines.filter(({ id }) => present.has(id))}
        onDrop={(line) => void drop(union.chapterOf(line.id), meeting.meeting, line)}
      />
      <p class="soft small">{text.note}</p>
    </Page>
  );
}

type ScanProps = {
  readonly placeOf: (household: Id) => Id;
  readonly lines: readonly DoorLine[];
  readonly present: ReadonlySet<Id>;
  readonly onFound: (line: DoorLine) => void;
};

function Scan(scan: ScanProps) {
  const text = meetingWords.value.roll;
  const [isScanning, setScanning] = useState(false);
  return (
    <>
      {isScanning && <Later load={loadScan} props={scan} />}
      <Button
        wide
        kind={isScanning ? 'quiet' : 'primary'}
        icon={isScanning ? 'close' : 'camera'}
        onPress={() => setScanning(!isScanning)}
      >
        {isScanning ? text.scanStop : text.scan}
      </Button>
    </>
  );
}

/** What is looked for. Rows stay once marked: the next would come under a finger that presses twice. */
function useQuery() {
  const [query, setQuery] = useState('');
  const [marked, setMarked] = useState<ReadonlySet<Id>>(new Set());
  const find = (typed: string): void => {
    setQuery(typed);
    setMarked(new Set());
  };
  return { query, find, marked, note: (id: Id): void => setMarked(new Set([...marked, id])) };
}

const matches = ({ head, number }: DoorLine, wanted: string): boolean =>
  wanted === '' || foldText(head).includes(wanted) || number === wanted;

type AbsentProps = {
  readonly name: string;
  readonly doors: readonly DoorLine[];
  readonly isLong: boolean;
  readonly present: ReadonlySet<Id>;
  readonly onMark: (line: DoorLine) => void;
};

function Absent({ name, doors, isLong, present, onMark }: AbsentProps) {
  const text = meetingWords.value;
  const title = name === '' ? text.invite.noAlley : name;
  return (
    <section class="section">
      <h2>{title}</h2>
      <LongList
        items={doors}
        keyOf={({ id }) => id}
        label={title}
        isLong={isLong}
        render={(line) => (
          <ListRow
            lead={<Icon name={present.has(line.id) ? 'check' : 'plus'} />}
            title={words.value.door.household(line.head)}
            text={present.has(line.id) ? text.roll.here : line.number || undefined}
            onPress={present.has(line.id) ? undefined : () => onMark(line)}
          />
        )}
      />
    </section>
  );
}

type PresentProps = {
  readonly lines: readonly DoorLine[];
  readonly onDrop: (line: DoorLine) => void;
};

function Present({ lines, onDrop }: PresentProps) {
  const text = meetingWords.value.roll;
  if (lines.length === 0) return null;
  return (
    <details class="section board-past">
      <summary>{text.present(lines.length)}</summary>
      <LongList
        items={lines}
        keyOf={({ id }) => id}
        label={text.present(lines.length)}
        render={(line) => (
          <ListRow
            lead={<Icon name="check" />}
            title={words.value.door.household(line.head)}
            trail={
              <Button kind="quiet" icon="close" onPress={() => onDrop(line)}>
                {text.drop}
              </Button>
            }
          />
        )}
      />
    </details>
  );
}

/** What is being saved: a code that is seen many times in a second is written once. */
const underWay = new Set<string>();

async function markPresent(
  village: Village,
  meeting: Id,
  { id, head }: DoorLine,
  how: RollWay,
): Promise<void> {
  const before = toTell(village);
  const key = `${meeting}.${id}`;
  if (before === undefined || underWay.has(key)) return;
  underWay.add(key);
  const { book, states, author } = before;
  const proposed = proposePresent(states, author, meeting, [id], how);
  await saveOrTell(village.device, book, proposed, {
    said: meetingWords.value.roll.saved(head),
    undo: () => {
      const now = toTell(village) ?? before;
      return proposeAbsent(now.states, now.author, meeting, id);
    },
  });
  underWay.delete(key);
}

async function drop(village: Village, meeting: Id, { id, head }: DoorLine): Promise<void> {
  const now = toTell(village);
  if (now === undefined) return;
  const proposed = proposeAbsent(now.states, now.author, meeting, id);
  const said = meetingWords.value.roll.dropped(head);
  await saveOrTell(village.device, now.book, proposed, { said });
}
