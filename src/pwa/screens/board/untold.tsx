import { useMemo, useState } from 'preact/hooks';
import type { Reach } from '#domain/reach/measures.ts';
import { Button } from '#pwa/ui/button.tsx';
import { words } from '#pwa/ui/language.ts';
import { Sheet } from '#pwa/ui/sheet.tsx';
import { EmptyState } from '#pwa/ui/states.tsx';
import { Page } from '#pwa/page.tsx';
import type { ScreenProps } from '#pwa/routes.ts';
import { alleysOf, type DoorLine, doorLines } from '#pwa/screens/doors/door-lines.ts';
import { NotHere } from '#pwa/screens/not-here.tsx';
import { type Boards, findPosted, type Posted, reachHere, useBoards } from './board.ts';
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
  const alleys = alleysOf(useMemo(() => doorLines(village), [village])).map((alley) => ({
    ...alley,
    lines: alley.lines.filter((line) => untold.has(line.id)),
  }));
  return (
    <Page
      title={text.title}
      lead={
        <>
          {titleOf(posted)}
          <br />
          {text.lead(reach.untold.length, reach.of.length)}
        </>
      }
      back={{ href: `#/board/${posted.notice.notice}`, label: text.back }}
      place="doors"
    >
      {untold.size === 0 && (
        <EmptyState icon="check" title={text.allDone} text={text.allDoneText} />
      )}
      {alleys.map(
        ({ name, lines }) =>
          lines.length > 0 && (
            <section key={name} class="section">
              <h2>{name === '' ? text.noAlley : name}</h2>
              {lines.map((line) => (
                <Door
                  key={line.id}
                  line={line}
                  isHeard={heard.has(line.id)}
                  isOpened={opened.has(line.id)}
                  onTold={() => void tell(village, posted.notice, line, 'door')}
                  onOther={() => setAsked(line)}
                />
              ))}
            </section>
          ),
      )}
      {asked && (
        <Ways
          line={asked}
          onClose={() => setAsked(undefined)}
          onChosen={(way) => {
            setAsked(undefined);
            void tell(village, posted.notice, asked, way);
          }}
        />
      )}
    </Page>
  );
}

type DoorProps = {
  readonly line: DoorLine;
  readonly isHeard: boolean;
  readonly isOpened: boolean;
  readonly onTold: () => void;
  readonly onOther: () => void;
};

function Door({ line, isHeard, isOpened, onTold, onOther }: DoorProps) {
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
      <div class="untold-ways">
        <Button icon="check" onPress={onTold}>
          {text.told}
        </Button>
        <Button kind="quiet" onPress={onOther}>
          {text.other}
        </Button>
      </div>
    </div>
  );
}

type WaysProps = {
  readonly line: DoorLine;
  readonly onChosen: (way: 'door' | 'call' | 'slip') => void;
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
