import { isLeading } from '#pwa/phone/roles-in.ts';
import { useMemo, useState } from 'preact/hooks';
import type { Id } from '#kernel/id.ts';
import { headOf, spokenName, startUpper } from '#pwa/phone/names.ts';
import { chooseVillage } from '#pwa/phone/village.ts';
import type { Village } from '#pwa/phone/village.ts';
import { Button } from '#pwa/ui/button.tsx';
import { Door } from '#pwa/ui/door.tsx';
import { type Filter, FilterChips } from '#pwa/ui/filter-chips.tsx';
import { words } from '#pwa/ui/language.ts';
import { Later } from '#pwa/ui/later.tsx';
import { List, ListRow } from '#pwa/ui/list-row.tsx';
import { EmptyState } from '#pwa/ui/states.tsx';
import { Wall } from '#pwa/ui/wall.tsx';
import { doorSentence } from '#words/door-words.ts';
import { type DoorLine, doorLines, faceOf } from '#pwa/screens/doors/door-lines.ts';
import { type Crew, crewOf } from '#pwa/screens/team/crew.ts';
import { campaignWords } from './campaign-words.ts';
import type { Left, Standing } from './campaigns-in.ts';

const loadMap = async () => (await import('#pwa/screens/map/map-part.tsx')).MapPart;

const VIEWS = ['list', 'wall', 'map'] as const;
type View = (typeof VIEWS)[number];
const ICONS = { list: 'list', wall: 'door', map: 'commune' } as const;

const ROWS = 12;

type LeftProps = { readonly village: Village; readonly standing: Standing };

type LeftLine = { readonly left: Left; readonly line: DoorLine };

/** The doors behind which somebody is left, as the team has divided them, as list, wall or map. */
export function DoorsLeft({ village, standing }: LeftProps) {
  const text = campaignWords.value;
  const crew = useMemo(() => crewOf(village), [village]);
  const lines = useMemo(() => linesOf(standing.doors), [standing]);
  const [whose, setWhose] = useState('all');
  const [view, setView] = useState<View>('list');
  const shown = lines.filter(({ left }) => isWhose(village, crew, left, whose));
  if (lines.length === 0) {
    return standing.of === 0 ? null : (
      <EmptyState icon="check" title={text.leftNone} text={text.leftNoneText} />
    );
  }
  return (
    <section class="section">
      <h2>{text.left(lines.length)}</h2>
      <FilterChips
        label={text.whose}
        filters={filtersOf(village, crew, lines)}
        value={whose}
        onChange={setWhose}
      />
      <div class="cluster">
        {VIEWS.filter((each) => each !== view).map((each) => (
          <Button key={each} icon={ICONS[each]} onPress={() => setView(each)}>
            {text.views[each]}
          </Button>
        ))}
        {isLeading(village) && (
          <Button kind="quiet" icon="everyone" href="#/split">
            {text.split}
          </Button>
        )}
      </div>
      {shown.length === 0 && <p>{text.noneHere}</p>}
      {shown.length > 0 && <Shown village={village} shown={shown} view={view} />}
    </section>
  );
}

/** In the order of the wall, chapter by chapter. */
function linesOf(doors: readonly Left[]): readonly LeftLine[] {
  const byHousehold = new Map(doors.map((left) => [left.household, left]));
  return [...new Set(doors.map(({ chapter }) => chapter))].flatMap((chapter) =>
    doorLines(chapter).flatMap((line) => {
      const left = byHousehold.get(line.id);
      return left === undefined ? [] : [{ left, line }];
    }),
  );
}

function isWhose(
  village: Village,
  { members, free }: Crew,
  { household }: Left,
  whose: string,
): boolean {
  if (whose === 'all') return true;
  if (whose === 'free') return free.some(({ id }) => id === household);
  const person = whose === 'mine' ? village.device.me()?.person : whose;
  return members.some((each) => each.person === person && holds(each.doors, household));
}

const holds = (doors: readonly DoorLine[], household: Id): boolean =>
  doors.some(({ id }) => id === household);

/** Whoever divides the doors sees whose they are, by name; the others their own. */
function filtersOf(
  village: Village,
  crew: Crew,
  lines: readonly LeftLine[],
): readonly Filter<string>[] {
  const { chips } = campaignWords.value;
  const me = village.device.me()?.person;
  const count = (whose: string): number =>
    lines.filter(({ left }) => isWhose(village, crew, left, whose)).length;
  const others = isLeading(village) ? crew.members.filter(({ person }) => person !== me) : [];
  const optional = [
    { value: 'mine', label: chips.mine },
    { value: 'free', label: chips.free },
    ...others.map(({ person, name }) => ({ value: person, label: name })),
  ].map((each) => ({ ...each, count: count(each.value) }));
  const isDivided = crew.members.some(({ doors }) => doors.length > 0);
  return [
    { value: 'all', label: chips.all, count: lines.length },
    ...(isDivided ? optional.filter((each) => each.count > 0) : []),
  ];
}

type ShownProps = {
  readonly village: Village;
  readonly shown: readonly LeftLine[];
  readonly view: View;
};

function Shown({ village, shown, view }: ShownProps) {
  const text = campaignWords.value;
  const label = text.left(shown.length);
  if (view === 'wall') return <Wall doors={shown.map(({ line }) => tileOf(line))} label={label} />;
  if (view === 'map') {
    const only = new Set(shown.map(({ line }) => line.id));
    const props = { village, lines: doorLines(village), missing: 'all' as const, only };
    return <Later load={loadMap} props={props} />;
  }
  return <Rows shown={shown} label={label} />;
}

/** A few doors at a time: who goes on comes down to the next. */
function Rows({ shown, label }: { shown: readonly LeftLine[]; label: string }) {
  const [most, setMost] = useState(ROWS);
  return (
    <>
      <List label={label}>
        {shown.slice(0, most).map(({ left, line }) => (
          <LeftRow key={line.id} left={left} line={line} />
        ))}
      </List>
      {shown.length > most && (
        <Button onPress={() => setMost(most + ROWS)}>{words.value.shell.more}</Button>
      )}
    </>
  );
}

const tileOf = (line: DoorLine) => ({
  id: line.id,
  href: `#/household/${line.id}`,
  number: line.number,
  name: line.bare,
  face: faceOf(line.door),
  label: doorSentence(words.value, { ...faceOf(line.door), head: line.head }),
});

function LeftRow({ left, line }: LeftLine) {
  const text = campaignWords.value;
  const { chapter } = left;
  const household = chapter.homes.state.households.get(line.id);
  const where = [line.number && words.value.door.house(line.number), line.alley];
  const named = (way: 'show' | 'do'): string =>
    left.people
      .filter((each) => each.way === way)
      .flatMap(({ resident }) => chapter.homes.state.residents.get(resident) ?? [])
      .map((resident) => spokenName(resident, chapter.day))
      .join(', ');
  const [show, done] = [named('show'), named('do')];
  return (
    <ListRow
      href={`#/household/${line.id}`}
      onPress={() => chooseVillage(chapter.place)}
      lead={<Door face={faceOf(line.door)} size="row" />}
      title={startUpper(household ? headOf(chapter, household) : line.head)}
      text={
        <>
          {where.filter(Boolean).join(' · ')}
          {show !== '' && (
            <>
              <br />
              {text.way.show(show)}
            </>
          )}
          {done !== '' && (
            <>
              <br />
              <b>{text.way.do(done)}</b>
            </>
          )}
        </>
      }
    />
  );
}
