import { useMemo, useState } from 'preact/hooks';
import type { Id } from '#kernel/id.ts';
import { alleysIn, housesLike, nextCode } from '#domain/homes/new-house.ts';
import type { Household } from '#domain/homes/state.ts';
import { Choice } from '#pwa/ui/choice.tsx';
import { Field } from '#pwa/ui/field.tsx';
import { words } from '#pwa/ui/language.ts';
import { List, ListRow } from '#pwa/ui/list-row.tsx';
import { wordsOfPart } from '#pwa/ui/part-words.ts';
import { Page } from '#pwa/page.tsx';
import { useDraft } from '#pwa/phone/draft.ts';
import { proposeHousehold, proposeHouseholdEnd } from '#pwa/phone/intents.ts';
import { memberWords } from '#pwa/phone/member-words.ts';
import { headOf } from '#pwa/phone/names.ts';
import { saveTogether } from '#pwa/phone/save.ts';
import { useSaving } from '#pwa/phone/use-saving.ts';
import { useVillage, type Village } from '#pwa/phone/village.ts';
import { leaveTo } from '#pwa/router.ts';
import type { ScreenProps } from '#pwa/route-line.ts';
import { DraftRestored } from '#pwa/screens/draft-restored.tsx';
import { NotHere } from '#pwa/screens/not-here.tsx';
import { SaveAction } from '#pwa/screens/save-action.tsx';
import { houseVi } from '#words/house-vi.ts';
import { EMPTY_HOUSE, HouseDraft, houseOf, type HouseProblem } from './house-draft.ts';
import { HousePlace } from './house-place.tsx';
import { moveInto } from './move-draft.ts';

const houseWords = wordsOfPart(houseVi, async () => (await import('#words/house-en.ts')).houseEn);

const DRAFT_KEY = 'household-new';
const ALLEYS_SHOWN = 9;
const OTHER = '';

/** A house the register does not know; opened from a move, that person goes on to move into it. */
export function HouseholdNewScreen({ params }: ScreenProps) {
  const village = useVillage();
  return village === undefined ? <NotHere /> : <NewHouse village={village} mover={params[0]} />;
}

/** The draft, and its save. */
function useNewHouse(village: Village, mover: Id | undefined) {
  const { device, homes, homesBook, day } = village;
  const draft = useDraft(device, DRAFT_KEY, HouseDraft, EMPTY_HOUSE);
  const [wrong, setWrong] = useState<HouseProblem | undefined>(undefined);
  const [household] = useState(() => device.newId());
  const free = useMemo(() => nextCode(homes.state) ?? '', [homes]);
  const saving = useSaving();
  const leave = async (): Promise<void> => {
    await draft.drop();
    if (mover !== undefined) await moveInto(device, day, mover, household);
    leaveTo(mover === undefined ? `#/household/${household}/add` : `#/person/${mover}/move`);
  };
  const save = async (): Promise<void> => {
    const fields = houseOf(draft.value, free);
    if (typeof fields === 'string') {
      setWrong(fields);
      return;
    }
    const told = {
      said: houseWords.value.saved(draft.value.head.trim()),
      undo: () => proposeHouseholdEnd(village, { id: household }, 'mistake'),
      undone: houseWords.value.undone,
      draft: DRAFT_KEY,
    };
    const write = async (): Promise<string | undefined> =>
      saveTogether(device, homesBook, proposeHousehold(village, { household, ...fields }), told);
    await saving.run(write, leave);
  };
  const change = (next: HouseDraft): void => {
    setWrong(undefined);
    draft.change(next);
  };
  const alike = housesLike(homes.state, { household, ...draft.value }, day);
  return { draft, wrong, free, alike, saving, save, change };
}

function NewHouse({ village, mover }: { village: Village; mover: Id | undefined }) {
  const text = houseWords.value;
  const { homes, day } = village;
  const { draft, wrong, free, alike, saving, save, change } = useNewHouse(village, mover);
  const back =
    mover === undefined
      ? { href: '#/doors', label: text.back }
      : { href: `#/person/${mover}/move`, label: homes.state.residents.get(mover)?.name ?? '' };
  return (
    <Page
      title={text.title}
      lead={text.lead}
      place="doors"
      back={back}
      banners={<DraftRestored draft={draft} day={day} />}
      action={
        <SaveAction
          {...saving}
          label={alike.length === 0 ? text.save : text.saveAnyway}
          onSave={save}
        />
      }
    >
      {draft.ready && (
        <HouseFields
          village={village}
          value={draft.value}
          free={free}
          alike={alike}
          wrong={wrong}
          onChange={change}
        />
      )}
    </Page>
  );
}

type FieldsProps = {
  readonly village: Village;
  readonly value: HouseDraft;
  readonly free: string;
  readonly alike: readonly Household[];
  readonly wrong: HouseProblem | undefined;
  readonly onChange: (value: HouseDraft) => void;
};

function HouseFields({ village, value, free, alike, wrong, onChange }: FieldsProps) {
  const text = houseWords.value;
  const { edit } = memberWords.value;
  const put = (change: Partial<HouseDraft>): void => onChange({ ...value, ...change });
  return (
    <>
      <Field
        label={text.head}
        hint={text.headHint}
        value={value.head}
        onInput={(head) => put({ head })}
        maxLength={120}
        error={wrong === 'head' ? text.headMissing : undefined}
      />
      <AlikeHouses village={village} alike={alike} />
      <AlleyFields village={village} value={value.alley} onChange={(alley) => put({ alley })} />
      <Field
        label={text.code}
        hint={free === '' ? undefined : text.codeHint}
        value={value.code ?? free}
        onInput={(code) => put({ code })}
        maxLength={120}
        optional
      />
      <Field
        label={edit.phone}
        kind="tel"
        value={value.phone}
        onInput={(phone) => put({ phone })}
        maxLength={30}
        error={wrong === 'phone' ? edit.phoneWrong : undefined}
        optional
      />
      <HousePlace
        text={text}
        value={value.place}
        onChange={(place) => {
          const { place: _, ...rest } = value;
          onChange(place === undefined ? rest : { ...rest, place });
        }}
      />
    </>
  );
}

type AlleyProps = {
  readonly village: Village;
  readonly value: string;
  readonly onChange: (alley: string) => void;
};

/** The alleys of the village with one tap, any other by typing. */
function AlleyFields({ village, value, onChange }: AlleyProps) {
  const text = houseWords.value;
  const { homes, day } = village;
  const alleys = useMemo(() => alleysIn(homes.state, day).slice(0, ALLEYS_SHOWN), [homes, day]);
  const [isOther, setOther] = useState(value !== '' && !alleys.includes(value));
  const isTyped = isOther || alleys.length === 0;
  return (
    <>
      {alleys.length > 0 && (
        <Choice
          legend={text.alley}
          columns={2}
          options={[
            ...alleys.map((alley) => ({ value: alley, label: alley })),
            { value: OTHER, label: text.otherAlley },
          ]}
          value={isOther ? OTHER : value || undefined}
          onChange={(alley) => {
            setOther(alley === OTHER);
            onChange(alley);
          }}
        />
      )}
      {isTyped && (
        <Field label={text.alleyName} value={value} onInput={onChange} maxLength={120} optional />
      )}
    </>
  );
}

/** Before a house is written down once more: which one looks like it. */
function AlikeHouses({ village, alike }: Pick<FieldsProps, 'village' | 'alike'>) {
  const text = houseWords.value;
  if (alike.length === 0) return null;
  return (
    <section class="section">
      <p>{text.alike}</p>
      <List label={text.alike}>
        {alike.map((house) => (
          <ListRow
            key={house.id}
            title={words.value.door.household(headOf(village, house))}
            text={[house.code, house.alley].filter(Boolean).join(' · ')}
            href={`#/household/${house.id}`}
          />
        ))}
      </List>
    </section>
  );
}
