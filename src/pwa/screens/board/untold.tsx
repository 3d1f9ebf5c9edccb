import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Id } from '#kernel/id.ts';
import type { Reach } from '#domain/reach/measures.ts';
import { Button } from '#pwa/ui/button.tsx';
import { useFinding } from '#pwa/ui/finding.tsx';
import { words } from '#pwa/ui/language.ts';
import { Lines } from '#pwa/ui/lines.tsx';
import { LongList } from '#pwa/ui/long-list.tsx';
import { Sheet } from '#pwa/ui/sheet.tsx';
import { EmptyState } from '#pwa/ui/states.tsx';
import { Page } from '#pwa/page.tsx';
import type { ScreenProps } from '#pwa/route-line.ts';
import type { Union } from '#pwa/phone/chapters.ts';
import { useDoors } from '#pwa/phone/use-doors.ts';
import { alleysOf, type DoorLine, nameAndNumber } from '#pwa/screens/doors/door-lines.ts';
import { NotHere } from '#pwa/screens/not-here.tsx';
import { type Boards, findPosted, hrefOf, type Posted, useBoards } from './board.ts';
import { reachHere } from './reach-here.ts';
import { titleOf } from './board-list.tsx';
import { boardWords } from './board-words.ts';
import { tell } from './tell.ts';
import './board.css';

/** The doors that nobody has told yet, alley by alley: one tap at each. */
export function UntoldScreen({ params: [id = ''] }: ScreenProps) {
  const boards = useBoards();
  const posted = boards && findPosted(boards, id);
  const reach = posted && reachHere(boards.village, posted.notice);
  if (boards?.village === undefined || posted === undefined || reach === undefined) {
    return <NotHere />;
  }
  return <UntoldOf village={boards.village} posted={posted} reach={reach} />;
}

type UntoldProps = {
  readonly village: NonNullable<Boards['village']>;
  readonly posted: Posted;
  readonly reach: Reach;
};

function UntoldOf({ village, posted, reach }: UntoldProps) {
  const text = boardWords.value.walk;
  const [asked, setAsked] = useState<DoorLine | undefined>(undefined);
  const [heard, opened] = [new Set(reach.heard), new Set(reach.opened)];
  const untold = new Set(reach.untold);
  const { union, all } = useDoors(village);
  const { told, say } = useTelling(union, posted);
  const { isLong, shown, field } = useFinding(all, nameAndNumber);
  const alleys = alleysOf(shown).map((alley) => ({
    ...alley,
    lines: alley.lines.filter((line) => untold.has(line.id) || told.has(line.id)),
  }));
  return (
    <Page
      title={text.title}
      lead={
        <Lines before={[titleOf(posted)]}>{text.lead(reach.untold.length, reach.of.length)}</Lines>
      }
      back={{ href: hrefOf(posted), label: text.back }}
      place="doors"
    >
      {untold.size === 0 && (
        <EmptyState icon="check" title={text.allDone} text={text.allDoneText} />
      )}
      {field}
      {alleys.map(({ name, lines }) => (
        <Doors
          key={name}
          name={name === '' ? text.noAlley : name}
          lines={lines}
          isLong={isLong}
          render={(line) => (
            <Door
              line={line}
              isHeard={heard.has(line.id)}
              isOpened={opened.has(line.id)}
              isTold={!untold.has(line.id)}
              onTold={() => say(line, 'door')}
              onOther={() => setAsked(line)}
            />
          )}
        />
      ))}
      {asked && (
        <Ways
          line={asked}
          onClose={() => setAsked(undefined)}
          onChosen={(way) => {
            setAsked(undefined);
            say(asked, way);
          }}
        />
      )}
    </Page>
  );
}

type DoorsProps = {
  readonly name: string;
  readonly lines: readonly DoorLine[];
  readonly isLong: boolean;
  readonly render: (line: DoorLine) => ComponentChildren;
};

function Doors({ name, lines, isLong, render }: DoorsProps) {
  if (lines.length === 0) return null;
  return (
    <section class="section">
      <h2>{name}</h2>
      <LongList
        items={lines}
        keyOf={idOf}
        label={name}
        rowPx={130}
        isLong={isLong}
        render={render}
      />
    </section>
  );
}

const idOf = ({ id }: DoorLine): Id => id;

/** Doors stay where they are once told: the next would come under a finger that presses twice. */
function useTelling({ chapterOf }: Union, posted: Posted) {
  const [told, setTold] = useState<ReadonlySet<Id>>(new Set());
  const say = (line: DoorLine, way: Way): void => {
    setTold(new Set([...told, line.id]));
    void tell(chapterOf(line.id), posted.notice, line, way);
  };
  return { told, say };
}

type DoorProps = {
  readonly line: DoorLine;
  readonly isHeard: boolean;
  readonly isOpened: boolean;
  readonly isTold: boolean;
  readonly onTold: () => void;
  readonly onOther: () => void;
};

function Door({ line, isHeard, isOpened, isTold, onTold, onOther }: DoorProps) {
  const text = boardWords.value.walk;
  return (
    <div class="untold">
      <div>
        <a href={`#/household/${line.id}`}>
          <b>{words.value.door.household(line.head)}</b>
        </a>
        {isHeard && <p class="soft small">{text.heard}</p>}
        {isOpened && <p class="soft small">{text.opened}</p>}
      </div>
      {isTold ? (
        <p class="soft">{text.toldNow}</p>
      ) : (
        <div class="untold-ways">
          <Button icon="check" onPress={onTold}>
            {text.told}
          </Button>
          <Button kind="quiet" onPress={onOther}>
            {text.other}
          </Button>
        </div>
      )}
    </div>
  );
}

type Way = 'door' | 'call' | 'slip';

type WaysProps = {
  readonly line: DoorLine;
  readonly onChosen: (way: Way) => void;
  readonly onClose: () => void;
};

const WAY_ICONS = { door: 'door', call: 'call', slip: 'file' } as const;

function Ways({ line, onChosen, onClose }: WaysProps) {
  const text = boardWords.value.walk;
  return (
    <Sheet open title={text.otherTitle(line.head)} onClose={onClose}>
      <div class="stack">
        {(['door', 'call', 'slip'] as const).map((way) => (
          <Button key={way} wide icon={WAY_ICONS[way]} onPress={() => onChosen(way)}>
            {text.ways[way]}
          </Button>
        ))}
      </div>
    </Sheet>
  );
}
