import { isLeading } from '#pwa/phone/roles-in.ts';
import { useState } from 'preact/hooks';
import type { Id } from '#kernel/id.ts';
import { memberWords } from '#pwa/phone/member-words.ts';
import { startUpper } from '#pwa/phone/names.ts';
import { saveTogether } from '#pwa/phone/save.ts';
import { useSaving } from '#pwa/phone/use-saving.ts';
import { useVillage } from '#pwa/phone/village.ts';
import type { Village } from '#pwa/phone/village.ts';
import { route } from '#pwa/router.ts';
import { Button } from '#pwa/ui/button.tsx';
import { Choice } from '#pwa/ui/choice.tsx';
import { useFinding } from '#pwa/ui/finding.tsx';
import { words } from '#pwa/ui/language.ts';
import { List, ListRow } from '#pwa/ui/list-row.tsx';
import { LongList } from '#pwa/ui/long-list.tsx';
import { showToast } from '#pwa/ui/toast.tsx';
import { Page } from '#pwa/page.tsx';
import {
  type Alley,
  alleysOf,
  type DoorLine,
  nameAndNumber,
} from '#pwa/screens/doors/door-lines.ts';
import { NotHere } from '#pwa/screens/not-here.tsx';
import { SaveAction } from '#pwa/screens/save-action.tsx';
import { type Crew, crewOf } from './crew.ts';
import { proposeSplit } from './intents.ts';
import { teamWords } from './team-words.ts';
import './team.css';

/** The leader divides the doors: an alley at once, or one by one. */
export function SplitScreen() {
  const village = useVillage();
  if (village === undefined || !isLeading(village)) return <NotHere />;
  const crew = crewOf(village);
  const wanted = route.value.query['alley'];
  const alley = alleysOf(crew.doors).find(({ name }) => `.${name}` === wanted);
  if (alley === undefined) return <Alleys village={village} crew={crew} />;
  return <AlleySplit key={alley.name} village={village} crew={crew} alley={alley} />;
}

type SplitProps = { readonly village: Village; readonly crew: Crew };

const alleyName = ({ name }: Alley): string =>
  name === '' ? memberWords.value.doors.noAlley : name;

/** Who has how many of some doors, by name. */
function sharesText({ members }: Crew, lines: readonly DoorLine[]): string {
  const ids = new Set(lines.map(({ id }) => id));
  return members
    .map(({ name, doors }) => ({ name, count: doors.filter(({ id }) => ids.has(id)).length }))
    .filter(({ count }) => count > 0)
    .map(({ name, count }) => teamWords.value.share(name, count))
    .join(', ');
}

function Alleys({ crew }: SplitProps) {
  const text = teamWords.value;
  const free = new Set(crew.free);
  return (
    <Page
      title={text.split}
      lead={text.splitLead(crew.free.length, crew.doors.length)}
      back={{ href: '#/team', label: text.title }}
      place="doors"
    >
      {crew.gone > 0 && <p>{text.gone(crew.gone)}</p>}
      <List label={text.split}>
        {alleysOf(crew.doors).map((alley) => (
          <ListRow
            key={alley.name}
            href={`#/split?${String(new URLSearchParams({ alley: `.${alley.name}` }))}`}
            title={alleyName(alley)}
            text={
              <>
                {text.alley(
                  alley.lines.length,
                  alley.lines.filter((line) => free.has(line)).length,
                )}
                <br />
                {sharesText(crew, alley.lines)}
              </>
            }
          />
        ))}
      </List>
    </Page>
  );
}

const NOBODY = 'nobody';

/** The doors ticked, for whom, and their save. */
function useSplit(village: Village, crew: Crew, first: () => ReadonlySet<Id>) {
  const text = teamWords.value;
  const [chosen, setChosen] = useState(first);
  const [whom, setWhom] = useState<string | undefined>(undefined);
  const saving = useSaving();
  const to = crew.members.find(({ person }) => person === whom);
  const save = async (): Promise<void> => {
    const households = [...chosen];
    const given = households.map((household) => ({
      household,
      ...(to && { to: to.person }),
      ...wasOf(village, household),
    }));
    const proposed = proposeSplit(village, { households, ...(to && { to: to.person }) });
    const said = to === undefined ? text.tookBack(chosen.size) : text.gave(chosen.size, to.name);
    await saving.run(
      async () =>
        saveTogether(village.device, village.doorsBook, proposed, {
          said,
          undo: async () => (await import('./take-back.ts')).proposeSplitBack(village, given),
        }),
      () => {
        if (proposed.ok && proposed.value.length === 0) showToast(text.unchanged);
        setChosen(new Set());
        setWhom(undefined);
      },
    );
  };
  return { chosen, setChosen, whom, setWhom, saving, save };
}

function AlleySplit({ village, crew, alley }: SplitProps & { readonly alley: Alley }) {
  const text = teamWords.value;
  const free = new Set(crew.free.map(({ id }) => id));
  const isFree = ({ id }: DoorLine): boolean => free.has(id);
  const { chosen, setChosen, whom, setWhom, saving, save } = useSplit(village, crew, () =>
    idsOf(alley.lines.filter(isFree)),
  );
  const label = whom === NOBODY ? text.takeBack(chosen.size) : text.give(chosen.size);
  return (
    <Page
      title={alleyName(alley)}
      lead={text.alley(alley.lines.length, alley.lines.filter(isFree).length)}
      back={{ href: '#/split', label: text.split }}
      place="doors"
      action={
        chosen.size === 0 || whom === undefined ? (
          <p class="soft">{chosen.size === 0 ? text.giveNone : text.toWhomMissing}</p>
        ) : (
          <SaveAction {...saving} label={label} onSave={save} />
        )
      }
    >
      <Choice
        legend={text.toWhom}
        columns={2}
        options={[
          ...crew.members.map(({ person, name, doors }) => ({
            value: person,
            label: name,
            hint: text.has(doors.length),
          })),
          { value: NOBODY, label: text.nobody, hint: text.nobodyHint },
        ]}
        value={whom}
        onChange={setWhom}
      />
      <DoorTicks
        lines={alley.lines}
        chosen={chosen}
        isFree={isFree}
        members={crew.members}
        onChange={setChosen}
      />
    </Page>
  );
}

/** Whoever looks after a door now. */
function wasOf({ doors }: Village, household: Id): { readonly was?: Id } {
  const was = doors.state.keepers.get(household);
  return was === undefined ? {} : { was };
}

type TicksProps = {
  readonly lines: readonly DoorLine[];
  readonly chosen: ReadonlySet<Id>;
  readonly isFree: (line: DoorLine) => boolean;
  readonly members: Crew['members'];
  readonly onChange: (chosen: ReadonlySet<Id>) => void;
};

function DoorTicks({ lines, chosen, isFree, members, onChange }: TicksProps) {
  const text = teamWords.value;
  const { isLong, shown, field } = useFinding(lines, nameAndNumber);
  const keepers = new Map(members.flatMap(({ doors, name }) => doors.map(({ id }) => [id, name])));
  return (
    <section class="section">
      <h2>{text.chooseDoors}</h2>
      <div class="cluster">
        <Button onPress={() => onChange(idsOf(lines))}>{text.all}</Button>
        <Button onPress={() => onChange(idsOf(lines.filter(isFree)))}>{text.onlyFree}</Button>
        <Button kind="quiet" onPress={() => onChange(new Set())}>
          {text.noDoors}
        </Button>
      </div>
      {field}
      <LongList
        items={shown}
        keyOf={({ id }) => id}
        label={text.chooseDoors}
        isLong={isLong}
        render={(line) => (
          <DoorTick
            line={line}
            keeper={keepers.get(line.id)}
            isChosen={chosen.has(line.id)}
            onToggle={() => onChange(flipped(chosen, line.id))}
          />
        )}
      />
    </section>
  );
}

const idsOf = (lines: readonly DoorLine[]): ReadonlySet<Id> => new Set(lines.map(({ id }) => id));

function flipped(chosen: ReadonlySet<Id>, id: Id): ReadonlySet<Id> {
  const next = new Set(chosen);
  if (!next.delete(id)) next.add(id);
  return next;
}

type TickProps = {
  readonly line: DoorLine;
  readonly keeper: string | undefined;
  readonly isChosen: boolean;
  readonly onToggle: () => void;
};

function DoorTick({ line, keeper, isChosen, onToggle }: TickProps) {
  const where = line.number !== '' && words.value.door.house(line.number);
  return (
    <label class="tick">
      <input type="checkbox" checked={isChosen} onChange={onToggle} />
      <span class="tick-name">{startUpper(line.head)}</span>
      <span class="soft small">
        {[where, keeper ?? teamWords.value.nobody].filter(Boolean).join(' · ')}
      </span>
    </label>
  );
}
