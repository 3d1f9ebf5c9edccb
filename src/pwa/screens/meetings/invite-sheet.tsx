import { useState } from 'preact/hooks';
import type { Id } from '#kernel/id.ts';
import type { Meeting } from '#domain/board/meeting-state.ts';
import { proposeInvited, proposeUninvited } from '#domain/reach/propose-meeting.ts';
import { Button } from '#pwa/ui/button.tsx';
import { Choice } from '#pwa/ui/choice.tsx';
import { Sheet } from '#pwa/ui/sheet.tsx';
import { idsIn, saveOrTell } from '#pwa/phone/save.ts';
import type { Village } from '#pwa/phone/village.ts';
import { toTell } from '#pwa/screens/board/may-speak.ts';
import { meetingWords } from './meeting-words.ts';
import './meetings.css';

export type InviteLine = { readonly id: Id; readonly head: string };

const WAYS = ['door', 'call', 'slip'] as const;
type Way = (typeof WAYS)[number];
const HEADS = [1, 2, 3, 4] as const;

type SheetProps = {
  readonly village: Village;
  readonly meeting: Meeting;
  readonly line: InviteLine;
  readonly onClose: () => void;
};

/** What a household answers, in one tap: it is told and asked at once. */
export function InviteSheet({ village, meeting, line, onClose }: SheetProps) {
  const text = meetingWords.value.invite;
  const [way, setWay] = useState<Way>('door');
  const say = (heads: number | undefined): void => {
    onClose();
    void invite(village, meeting, line, { way, heads });
  };
  return (
    <Sheet open title={text.ask(line.head)} onClose={onClose}>
      <div class="stack">
        <Choice
          legend={text.way}
          options={WAYS.map((each) => ({ value: each, label: text.ways[each] }))}
          value={way}
          onChange={setWay}
        />
        {HEADS.map((heads) => (
          <Button key={heads} wide icon="check" onPress={() => say(heads)}>
            {text.goes(heads)}
          </Button>
        ))}
        <Button wide icon="close" onPress={() => say(0)}>
          {text.stays}
        </Button>
        <Button wide kind="quiet" icon="clock" onPress={() => say(undefined)}>
          {text.later}
        </Button>
      </div>
    </Sheet>
  );
}

/** What is being saved: a second tap that comes before it stands adds nothing. */
const underWay = new Set<string>();

type Said = { readonly way: Way; readonly heads: number | undefined };

async function invite(
  village: Village,
  meeting: Meeting,
  { id: household, head }: InviteLine,
  said: Said,
): Promise<void> {
  const before = toTell(village);
  const key = `${meeting.edition}.${household}`;
  if (before === undefined || underWay.has(key)) return;
  underWay.add(key);
  const { book, states, author } = before;
  const proposed = proposeInvited(states, author, meeting, { household, ...said });
  const [[telling], [reply]] = [idsIn(proposed, 'telling'), idsIn(proposed, 'reply')];
  await saveOrTell(village.device, book, proposed, {
    said: meetingWords.value.invite.saved(head),
    undo: () => {
      const now = toTell(village) ?? before;
      const written = { meeting: meeting.meeting, household, telling, reply };
      return proposeUninvited(now.states, now.author, written);
    },
  });
  underWay.delete(key);
}

type AtDoorProps = Omit<SheetProps, 'onClose'>;

/** The same on the screen of one household. */
export function InviteAtDoor(props: AtDoorProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button icon="calendar" onPress={() => setOpen(true)}>
        {meetingWords.value.invite.atDoor}
      </Button>
      {isOpen && <InviteSheet {...props} onClose={() => setOpen(false)} />}
    </>
  );
}
