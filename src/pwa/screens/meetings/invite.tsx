import { useState } from 'preact/hooks';
import { replyOf } from '#domain/reach/turnout.ts';
import { words } from '#pwa/ui/language.ts';
import { Icon } from '#pwa/ui/icon.tsx';
import { useFinding } from '#pwa/ui/finding.tsx';
import { ListRow } from '#pwa/ui/list-row.tsx';
import { LongList } from '#pwa/ui/long-list.tsx';
import { EmptyState } from '#pwa/ui/states.tsx';
import { Page } from '#pwa/page.tsx';
import { useDoors } from '#pwa/phone/use-doors.ts';
import type { ScreenProps } from '#pwa/route-line.ts';
import { reachHere, toldIn } from '#pwa/screens/board/reach-here.ts';
import { alleysOf, type DoorLine, nameAndNumber } from '#pwa/screens/doors/door-lines.ts';
import { NotHere } from '#pwa/screens/not-here.tsx';
import { InviteSheet } from './invite-sheet.tsx';
import { meetingWords } from './meeting-words.ts';
import { type Called, findCalled, type Meetings, turnoutHere, useMeetings } from './meetings.ts';
import '#pwa/screens/board/board.css';

/** The doors that nobody has invited yet, alley by alley, and what the others answered. */
export function InviteScreen({ params: [id = ''] }: ScreenProps) {
  const meetings = useMeetings();
  const called = meetings && findCalled(meetings, id);
  if (meetings === undefined || called === undefined) return <NotHere />;
  return <InviteOf meetings={meetings} called={called} />;
}

type Props = { readonly meetings: Meetings; readonly called: Called };

function InviteOf({ meetings: { village }, called: { meeting, notice } }: Props) {
  const text = meetingWords.value.invite;
  const [asked, setAsked] = useState<DoorLine | undefined>(undefined);
  const { union, all } = useDoors(village);
  const { isLong, shown: lines, isFinding, field } = useFinding(all, nameAndNumber);
  const [reach, turnout] = [reachHere(village, notice), turnoutHere(village, meeting)];
  if (reach === undefined || turnout === undefined) return <NotHere />;
  const [untold, heard] = [new Set(reach.untold), new Set(reach.heard)];
  const those = (ids: readonly string[]) => {
    const wanted = new Set(ids);
    return lines.filter(({ id }) => wanted.has(id) && !untold.has(id));
  };
  const group = { asked: setAsked, village, meeting, isFinding };
  return (
    <Page
      title={text.title}
      lead={
        untold.size === 0 ? text.leadDone(reach.of.length) : text.lead(untold.size, reach.of.length)
      }
      back={{ href: `#/meeting/${meeting.meeting}`, label: text.back }}
      place="doors"
    >
      {untold.size === 0 && <EmptyState icon="check" title={text.allDone} />}
      {field}
      {alleysOf(lines.filter(({ id }) => untold.has(id))).map(({ name, lines: doors }) => (
        <section key={name} class="section">
          <h2>{name === '' ? text.noAlley : name}</h2>
          <LongList
            items={doors}
            keyOf={({ id: door }) => door}
            label={name === '' ? text.noAlley : name}
            rowPx={64}
            isLong={isLong}
            render={(line) => (
              <ListRow
                lead={<Icon name="door" />}
                title={words.value.door.household(line.head)}
                text={heard.has(line.id) ? text.heard : undefined}
                onPress={() => setAsked(line)}
              />
            )}
          />
        </section>
      ))}
      <Group title={text.silent} lines={those(turnout.silent)} {...group} />
      <Group title={text.coming} lines={those(turnout.coming)} {...group} />
      <Group title={text.staying} lines={those(turnout.staying)} {...group} />
      {asked && (
        <InviteSheet
          village={union.chapterOf(asked.id)}
          meeting={meeting}
          line={asked}
          onClose={() => setAsked(undefined)}
        />
      )}
    </Page>
  );
}

type GroupProps = {
  readonly title: (count: number) => string;
  readonly lines: readonly DoorLine[];
  readonly asked: (line: DoorLine) => void;
  readonly village: Meetings['village'];
  readonly meeting: Called['meeting'];
  /** What is looked for may be among these. */
  readonly isFinding: boolean;
};

/** Households that were told, by what they answered; another tap changes the answer. */
function Group({ title, lines, asked, village, meeting, isFinding }: GroupProps) {
  const text = meetingWords.value.invite;
  const reach = toldIn(village)?.reach;
  if (lines.length === 0 || reach === undefined) return null;
  return (
    <details class="section board-past" open={isFinding}>
      <summary>{title(lines.length)}</summary>
      <LongList
        items={lines}
        keyOf={({ id }) => id}
        label={title(lines.length)}
        rowPx={64}
        render={(line) => {
          const heads = replyOf(reach, meeting, line.id)?.heads;
          return (
            <ListRow
              lead={<Icon name={heads === undefined ? 'clock' : 'check'} />}
              title={words.value.door.household(line.head)}
              text={heads === undefined ? undefined : text.heads(heads)}
              onPress={() => asked(line)}
            />
          );
        }}
      />
    </details>
  );
}
