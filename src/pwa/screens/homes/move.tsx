import { useMemo, useState } from 'preact/hooks';
import { dateOfDay, formatDay } from '#kernel/vi-calendar.ts';
import { parseDay } from '#kernel/vi-day-text.ts';
import type { Id } from '#kernel/id.ts';
import { type Relation, RELATIONS } from '#domain/homes/facts.ts';
import { leftBehind, proposeMove, proposeMoveBack } from '#domain/homes/propose-move.ts';
import { isThere, membersOf, type Resident } from '#domain/homes/state.ts';
import { Button } from '#pwa/ui/button.tsx';
import { Choice } from '#pwa/ui/choice.tsx';
import { Field } from '#pwa/ui/field.tsx';
import { words } from '#pwa/ui/language.ts';
import { List, ListRow } from '#pwa/ui/list-row.tsx';
import { wordsOfPart } from '#pwa/ui/part-words.ts';
import { Page } from '#pwa/page.tsx';
import { asNow } from '#pwa/phone/as-now.ts';
import { useDraft } from '#pwa/phone/draft.ts';
import { headOf, spokenName, startUpper } from '#pwa/phone/names.ts';
import { saveTogether } from '#pwa/phone/save.ts';
import { homesWords } from '#pwa/phone/skill-names.ts';
import { useSaving } from '#pwa/phone/use-saving.ts';
import { useVillage, type Village } from '#pwa/phone/village.ts';
import { leaveTo } from '#pwa/router.ts';
import type { ScreenProps } from '#pwa/route-line.ts';
import { doorOfListed, indexNames, listedIn, nameOfListed } from '#pwa/screens/doors/search.ts';
import { DraftRestored } from '#pwa/screens/draft-restored.tsx';
import { NotHere } from '#pwa/screens/not-here.tsx';
import { SaveAction } from '#pwa/screens/save-action.tsx';
import { moveVi } from '#words/move-vi.ts';
import { MoveDraft, moveKey } from './move-draft.ts';

const moveWords = wordsOfPart(moveVi, async () => (await import('#words/move-en.ts')).moveEn);

const UNKNOWN = 'unknown';
const HOUSES_SHOWN = 8;

/** A person goes to live in another house of the village: which, since when, and who stays behind. */
export function MoveScreen({ params }: ScreenProps) {
  const village = useVillage();
  const resident = village?.homes.state.residents.get(params[0] ?? '');
  if (village === undefined || resident === undefined || !isThere(resident, village.day)) {
    return <NotHere />;
  }
  return <MoveForm village={village} resident={resident} />;
}

type MoveProps = { readonly village: Village; readonly resident: Resident };

function MoveForm({ village, resident }: MoveProps) {
  const text = moveWords.value;
  const { device, day } = village;
  const key = moveKey(resident.id);
  const [fresh] = useState((): MoveDraft => ({ sought: '', day: formatDay(day) }));
  const draft = useDraft(device, key, MoveDraft, fresh);
  const saving = useSaving();
  const on = dayOf(draft.value, day);
  const write = async (): Promise<string | undefined> =>
    saveMove({ village, resident }, draft.value, on ?? day, key);
  const leave = async (): Promise<void> => {
    await draft.drop();
    leaveTo(`#/person/${resident.id}`);
  };
  const isReady = draft.value.to !== undefined && on !== undefined;
  return (
    <Page
      title={text.title}
      lead={startUpper(spokenName(resident, day))}
      back={{ href: `#/person/${resident.id}`, label: resident.name }}
      banners={<DraftRestored draft={draft} day={day} />}
      action={
        isReady && (
          <SaveAction {...saving} label={text.save} onSave={async () => saving.run(write, leave)} />
        )
      }
    >
      {draft.ready && draft.value.to === undefined && (
        <FindHouse
          village={village}
          resident={resident}
          sought={draft.value.sought}
          onInput={(sought) => draft.change({ ...draft.value, sought })}
          onChoose={(to) => draft.change({ ...draft.value, to })}
        />
      )}
      {draft.ready && draft.value.to !== undefined && (
        <MoveFields
          village={village}
          resident={resident}
          to={draft.value.to}
          value={draft.value}
          isDayWrong={on === undefined}
          onChange={draft.change}
        />
      )}
    </Page>
  );
}

/** A whole day, of today at the latest. */
function dayOf({ day }: MoveDraft, today: number): number | undefined {
  const read = parseDay(day, dateOfDay(today).year);
  return read.ok && 'day' in read.value && read.value.day <= today ? read.value.day : undefined;
}

async function saveMove(
  { village, resident }: MoveProps,
  { to = '', relation, head: chosen, emptied, who }: MoveDraft,
  on: number,
  key: string,
): Promise<string | undefined> {
  const { states, atHomes } = asNow(village);
  const head = chosen === undefined || chosen === UNKNOWN ? undefined : chosen;
  const before = states.homes.residents.get(head ?? '');
  const house = states.homes.households.get(to);
  const isFirst = membersOf(states.homes, to, village.day).length === 0;
  const kin: Relation | undefined = isFirst ? 'head' : relation;
  const isWhole = who === 'all';
  const along = isWhole ? leftBehind(states, resident, on) : [];
  const intended = proposeMove(
    states,
    { ...atHomes, on },
    {
      resident: resident.id,
      to,
      ...(kin && { relation: kin }),
      ...(head !== undefined && !isWhole && { head }),
      isEmptied: emptied === 'empty',
      isWhole,
    },
  );
  const told = house ? headOf(village, house) : '';
  return saveTogether(village.device, village.homesBook, intended, {
    said: isWhole
      ? moveWords.value.savedAll(along.length + 1, told)
      : moveWords.value.saved(startUpper(spokenName(resident, village.day)), told),
    draft: key,
    undo: () => {
      const now = asNow(village);
      return proposeMoveBack(now.states, now.atHomes, {
        moved: [resident, ...along],
        ...(before && !isWhole && { head: before }),
      });
    },
  });
}

type FindProps = {
  readonly village: Village;
  readonly resident: Resident;
  readonly sought: string;
  readonly onInput: (sought: string) => void;
  readonly onChoose: (household: Id) => void;
};

function FindHouse({ village, resident, sought, onInput, onChoose }: FindProps) {
  const text = moveWords.value;
  const own = resident.household;
  const index = useMemo(
    () => indexNames(listedIn(village).filter((each) => doorOfListed(each) !== own)),
    [village, own],
  );
  const found = useMemo(() => {
    const houses = new Map(index.find(sought).map((each) => [doorOfListed(each), each]));
    return [...houses];
  }, [index, sought]);
  return (
    <>
      <Field
        label={text.find}
        hint={text.findHint}
        value={sought}
        onInput={onInput}
        maxLength={60}
      />
      {sought.trim() !== '' && found.length === 0 && (
        <>
          <p class="soft">{text.none}</p>
          <Button wide icon="plus" href={`#/household-new/${resident.id}`}>
            {text.newHouse}
          </Button>
        </>
      )}
      {found.length > 0 && (
        <List label={text.to}>
          {found.slice(0, HOUSES_SHOWN).map(([id, listed]) => {
            const household = village.homes.state.households.get(id);
            if (household === undefined) return null;
            const head = headOf(village, household);
            const name = nameOfListed(listed);
            return (
              <ListRow
                key={id}
                title={words.value.door.household(head)}
                text={[household.alley, head.endsWith(name) ? '' : text.lives(name)]
                  .filter(Boolean)
                  .join(' · ')}
                onPress={() => onChoose(id)}
              />
            );
          })}
        </List>
      )}
      {found.length > HOUSES_SHOWN && <p class="soft">{text.more(found.length - HOUSES_SHOWN)}</p>}
    </>
  );
}

type FieldsProps = MoveProps & {
  readonly to: Id;
  readonly value: MoveDraft;
  readonly isDayWrong: boolean;
  readonly onChange: (value: MoveDraft) => void;
};

function MoveFields({ village, resident, to, value, isDayWrong, onChange }: FieldsProps) {
  const text = moveWords.value;
  const { homes, day } = village;
  const house = homes.state.households.get(to);
  const isFirst = membersOf(homes.state, to, day).length === 0;
  const { to: _, ...without } = value;
  return (
    <>
      <section class="section">
        <h2>{text.to}</h2>
        <p>
          {house && words.value.door.household(headOf(village, house))}
          {house?.alley !== undefined && ` · ${house.alley}`}
        </p>
        <Button kind="quiet" icon="search" onPress={() => onChange(without)}>
          {text.other}
        </Button>
      </section>
      <Field
        label={text.day}
        hint={text.dayHint}
        kind="date"
        value={value.day}
        onInput={(next) => onChange({ ...value, day: next })}
        maxLength={10}
        error={isDayWrong ? text.dayWrong : undefined}
      />
      {isFirst ? (
        <p>{text.relationFirst}</p>
      ) : (
        <Choice
          legend={text.relation}
          columns={2}
          options={RELATIONS.filter((each) => each !== 'head').map((relation) => ({
            value: relation,
            label: startUpper(homesWords().relations[relation]),
          }))}
          value={value.relation}
          onChange={(relation) => onChange({ ...value, relation })}
        />
      )}
      <StayBehind village={village} resident={resident} value={value} onChange={onChange} />
      <p class="soft small">{value.who === 'all' ? text.alongAll : text.along}</p>
    </>
  );
}

/** What becomes of the old house: who heads it, or whether it stands empty. */
function StayBehind({
  village,
  resident,
  value,
  onChange,
}: Pick<FieldsProps, 'village' | 'resident' | 'value' | 'onChange'>) {
  const text = moveWords.value;
  const { homes, day } = village;
  const others = leftBehind({ homes: homes.state }, resident, day);
  const old = homes.state.households.get(resident.household);
  if (others.length === 0) {
    return (
      <Choice
        legend={text.emptied(old ? headOf(village, old) : '')}
        options={(['empty', 'kept'] as const).map((each) => ({
          value: each,
          label: text.emptiedOptions[each],
        }))}
        value={value.emptied}
        onChange={(emptied) => onChange({ ...value, emptied })}
      />
    );
  }
  const who = value.who ?? 'one';
  return (
    <>
      <Choice
        legend={text.who}
        options={[
          { value: 'one', label: text.whoOne(spokenName(resident, day)) },
          {
            value: 'all',
            label: text.whoAll(others.length + 1),
            hint: others.map(({ name }) => name).join(', '),
          },
        ]}
        value={who}
        onChange={(next) => onChange({ ...value, who: next })}
      />
      {who === 'one' && resident.relation === 'head' && (
        <Choice
          legend={text.headGoes(startUpper(spokenName(resident, day)))}
          options={[
            ...others.map(({ id, name }) => ({ value: id, label: name })),
            { value: UNKNOWN, label: text.noHead },
          ]}
          value={value.head}
          onChange={(head) => onChange({ ...value, head })}
        />
      )}
    </>
  );
}
