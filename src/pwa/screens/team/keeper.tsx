import { isLeading } from '#pwa/phone/roles-in.ts';
import { useState } from 'preact/hooks';
import type { Id } from '#kernel/id.ts';
import { useVillage } from '#pwa/phone/village.ts';
import type { Village } from '#pwa/phone/village.ts';
import { Button } from '#pwa/ui/button.tsx';
import { EmptyState } from '#pwa/ui/states.tsx';
import { Page } from '#pwa/page.tsx';
import type { ScreenProps } from '#pwa/route-line.ts';
import { AlleyPart } from '#pwa/screens/doors/alley-part.tsx';
import { alleysOf, type DoorLine } from '#pwa/screens/doors/door-lines.ts';
import { NotHere } from '#pwa/screens/not-here.tsx';
import { crewOf, givenIn, keeperIn, leftOf } from './crew.ts';
import { PraiseSheet } from './praise-sheet.tsx';
import { Praises } from './praises.tsx';
import { teamWords } from './team-words.ts';

/** The doors that one of the team looks after: one's own, or those of whoever the leader looks at. */
export function KeeperScreen({ params }: ScreenProps) {
  const village = useVillage();
  const [person = ''] = params;
  const me = village?.device.me()?.person;
  if (village === undefined || me === undefined) return <NotHere />;
  if (person !== me && !isLeading(village)) return <NotHere />;
  return <KeeperOf village={village} person={person} isOwn={person === me} />;
}

type KeeperProps = { readonly village: Village; readonly person: Id; readonly isOwn: boolean };

function KeeperOf({ village, person, isOwn }: KeeperProps) {
  const text = teamWords.value;
  const [praising, setPraising] = useState(false);
  const { doors, name } = keeperIn(village, person, crewOf(village).doors);
  const left = leftOf(doors);
  const { evenings, doors: knocked } = givenIn(village, person);
  return (
    <Page
      title={isOwn ? text.mine : text.theirs(name)}
      lead={doors.length === 0 ? undefined : text.left(left.length, doors.length)}
      back={{ href: '#/team', label: text.title }}
      place="doors"
      wide
      action={
        isOwn || (
          <Button kind="primary" icon="teach" onPress={() => setPraising(true)}>
            {text.praise}
          </Button>
        )
      }
    >
      {doors.length === 0 && <EmptyState icon="door" title={isOwn ? text.none : text.noneTheirs} />}
      <DoorsPart title={text.leftTitle} doors={left} day={village.day} />
      <DoorsPart
        title={text.doneTitle}
        doors={doors.filter((line) => line.door.proficient)}
        day={village.day}
      />
      <section class="section">
        <h2>{text.givenTitle}</h2>
        <p>{evenings === 0 ? text.givenNone : text.given(evenings, knocked)}</p>
      </section>
      <Praises village={village} person={person} />
      {praising && (
        <PraiseSheet
          village={village}
          person={person}
          name={name}
          onClose={() => setPraising(false)}
        />
      )}
    </Page>
  );
}

type DoorsPartProps = {
  readonly title: string;
  readonly doors: readonly DoorLine[];
  readonly day: number;
};

function DoorsPart({ title, doors, day }: DoorsPartProps) {
  if (doors.length === 0) return null;
  return (
    <section class="section">
      <h2>{title}</h2>
      {alleysOf(doors).map((alley) => (
        <AlleyPart key={alley.name} alley={alley} isOnly={false} isLong={false} asList day={day} />
      ))}
    </section>
  );
}
