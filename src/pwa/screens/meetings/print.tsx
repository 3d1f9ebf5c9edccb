import { useCallback, useState } from 'preact/hooks';
import { minutesOf } from '#domain/board/held.ts';
import type { Union } from '#pwa/phone/chapters.ts';
import { useDoors } from '#pwa/phone/use-doors.ts';
import { useRead } from '#pwa/phone/use-read.ts';
import type { Village } from '#pwa/phone/village.ts';
import type { ScreenProps } from '#pwa/route-line.ts';
import { Button } from '#pwa/ui/button.tsx';
import { Chips, Choice } from '#pwa/ui/choice.tsx';
import { Page } from '#pwa/page.tsx';
import { reachHere } from '#pwa/screens/board/reach-here.ts';
import type { DoorLine } from '#pwa/screens/doors/door-lines.ts';
import { NotHere } from '#pwa/screens/not-here.tsx';
import '#pwa/screens/papers/papers.css';
import { meetingWords } from './meeting-words.ts';
import { type Called, findCalled, turnoutHere, useMeetings } from './meetings.ts';
import { plateOf } from './plates.ts';
import { InvitationSheet, InvitationSlip, MinutesSheet } from './print-sheets.tsx';
import './print.css';

const KINDS = ['slips', 'poster', 'minutes'] as const;
type Kind = (typeof KINDS)[number];

/** The papers of a meeting: an invitation for each household or for the wall, the minutes to be signed. */
export function MeetingPrintScreen({ params: [id = ''] }: ScreenProps) {
  const meetings = useMeetings();
  const called = meetings && findCalled(meetings, id);
  if (meetings === undefined || called === undefined) return <NotHere />;
  return <PrintOf village={meetings.village} called={called} />;
}

type Props = { readonly village: Village; readonly called: Called };

function PrintOf({ village, called }: Props) {
  const text = meetingWords.value.print;
  const { meeting, board } = called;
  const isHeld = minutesOf(board, meeting.meeting) !== undefined || meeting.day < village.day;
  const [kind, setKind] = useState<Kind>(isHeld ? 'minutes' : 'slips');
  const [isSome, setSome] = useState(false);
  return (
    <Page
      title={text.title}
      lead={meeting.title}
      back={{ href: `#/meeting/${meeting.meeting}`, label: meetingWords.value.invite.back }}
      place="doors"
    >
      <div class="no-print stack">
        <Choice
          legend={text.what}
          options={KINDS.map((value) => ({
            value,
            label: text.kinds[value],
            hint: text.hints[value],
          }))}
          value={kind}
          onChange={setKind}
        />
        {kind === 'slips' && (
          <Chips
            legend={text.kinds.slips}
            options={[{ value: 'yes', label: text.some }]}
            values={isSome ? ['yes'] : []}
            onChange={(chosen) => setSome(chosen.length > 0)}
          />
        )}
        <Button kind="primary" icon="print" onPress={() => window.print()}>
          {text.print}
        </Button>
      </div>
      {kind === 'slips' && <Slips village={village} called={called} isSome={isSome} />}
      {kind === 'poster' && <InvitationSheet village={village} meeting={meeting} />}
      {kind === 'minutes' && <MinutesSheet village={village} called={called} />}
    </Page>
  );
}

function Slips({ village, called, isSome }: Props & { readonly isSome: boolean }) {
  const { meeting, notice } = called;
  const { union, all } = useDoors(village);
  const untold = new Set(reachHere(village, notice)?.untold);
  const asked = new Set(turnoutHere(village, meeting)?.of);
  const lines = all.filter(({ id }) => asked.has(id) && (!isSome || untold.has(id)));
  const plates = usePlates(union, all);
  return (
    <div class="papers papers--invitations">
      {lines.map((line) => (
        <InvitationSlip
          key={line.id}
          village={village}
          meeting={meeting}
          head={line.head}
          plate={plates?.get(line.id)}
        />
      ))}
    </div>
  );
}

/** What the roll reads; worked out on the phone, a moment after the slips. */
function usePlates(
  union: Union,
  lines: readonly DoorLine[],
): ReadonlyMap<string, string> | undefined {
  return useRead(
    useCallback(
      async () =>
        new Map(
          await Promise.all(
            lines.map(async ({ id }) => {
              const { place } = union.chapterOf(id).homesBook;
              return [id, await plateOf(place, id)] as const;
            }),
          ),
        ),
      [union, lines],
    ),
  );
}
