import { useMemo, useState } from 'preact/hooks';
import * as v from 'valibot';
import type { Id } from '#kernel/id.ts';
import {
  alikeIn,
  differingFields,
  isUnlike,
  JOINED_FIELDS,
  type JoinedField,
  proposeJoin,
  proposePart,
} from '#domain/homes/propose-join.ts';
import { rowsOf } from '#domain/doors/pairs.ts';
import type { DoorsState } from '#domain/doors/state.ts';
import { isThere, type Resident } from '#domain/homes/state.ts';
import { valueText } from '#domain/homes/words.ts';
import { Banner } from '#pwa/ui/banner.tsx';
import { Button } from '#pwa/ui/button.tsx';
import { Choice } from '#pwa/ui/choice.tsx';
import { Field } from '#pwa/ui/field.tsx';
import { words } from '#pwa/ui/language.ts';
import { List, ListRow } from '#pwa/ui/list-row.tsx';
import { showTrouble } from '#pwa/ui/toast.tsx';
import { Page } from '#pwa/page.tsx';
import { asNow } from '#pwa/phone/as-now.ts';
import { useDraft } from '#pwa/phone/draft.ts';
import { proposeEvidenceEnd, saveEvidence } from '#pwa/phone/evidence.ts';
import { headOf, spokenName, startUpper } from '#pwa/phone/names.ts';
import { reasonText } from '#pwa/phone/reasons.ts';
import { saveTogether } from '#pwa/phone/save.ts';
import { homesWords } from '#pwa/phone/skill-names.ts';
import { useSaving } from '#pwa/phone/use-saving.ts';
import { useVillage, type Village } from '#pwa/phone/village.ts';
import { leaveTo } from '#pwa/router.ts';
import type { ScreenProps } from '#pwa/route-line.ts';
import { indexNames, isResident, listedIn, whoText } from '#pwa/screens/doors/search.ts';
import { DraftRestored } from '#pwa/screens/draft-restored.tsx';
import { NotHere } from '#pwa/screens/not-here.tsx';
import { SaveAction } from '#pwa/screens/save-action.tsx';
import { joinWords } from './join-words.ts';

const PEOPLE_SHOWN = 8;

const JoinDraft = v.strictObject({
  sought: v.string(),
  other: v.exactOptional(v.string()),
  /** In which the other entry is right. */
  fields: v.array(v.picklist(JOINED_FIELDS)),
});
type JoinDraft = v.InferOutput<typeof JoinDraft>;

/** A person who was written down twice: the other entry, and which is right where the two differ. */
export function JoinScreen({ params }: ScreenProps) {
  const village = useVillage();
  const kept = village?.homes.state.residents.get(params[0] ?? '');
  if (village === undefined || kept === undefined || !isThere(kept, village.day)) {
    return <NotHere />;
  }
  return <JoinForm village={village} kept={kept} />;
}

type JoinProps = { readonly village: Village; readonly kept: Resident };

function JoinForm({ village, kept }: JoinProps) {
  const text = joinWords.value;
  const { device, day, homes } = village;
  const key = `join.${kept.id}`;
  const [fresh] = useState((): JoinDraft => ({ sought: '', fields: [] }));
  const draft = useDraft(device, key, JoinDraft, fresh);
  const saving = useSaving();
  const other = homes.state.residents.get(draft.value.other ?? '');
  const isChosen = other !== undefined && isThere(other, day);
  const leave = async (): Promise<void> => {
    await draft.drop();
    leaveTo(`#/person/${kept.id}`);
  };
  const choose = (one: Resident): void => {
    // What this entry does not say at all, the other one is asked for.
    const fields = differingFields(kept, one).filter((field) => kept[field] === undefined);
    draft.change({ ...draft.value, other: one.id, fields });
  };
  return (
    <Page
      title={text.title}
      lead={text.lead(startUpper(spokenName(kept, day)))}
      back={{ href: `#/person/${kept.id}`, label: kept.name }}
      banners={<DraftRestored draft={draft} day={day} />}
      action={
        isChosen && (
          <SaveAction
            {...saving}
            label={text.save}
            onSave={async () =>
              saving.run(async () => saveJoin(village, kept, other, draft.value.fields, key), leave)
            }
          />
        )
      }
    >
      {draft.ready && !isChosen && (
        <FindOther
          village={village}
          kept={kept}
          sought={draft.value.sought}
          onInput={(sought) => draft.change({ ...draft.value, sought })}
          onChoose={choose}
        />
      )}
      {draft.ready && isChosen && (
        <Differences
          village={village}
          kept={kept}
          other={other}
          fields={draft.value.fields}
          onChange={(fields) => draft.change({ ...draft.value, fields: [...fields] })}
          onOther={() => draft.change({ sought: draft.value.sought, fields: [] })}
        />
      )}
    </Page>
  );
}

async function saveJoin(
  village: Village,
  kept: Resident,
  other: Resident,
  fields: readonly JoinedField[],
  key: string,
): Promise<string | undefined> {
  const { states, atHomes } = asNow(village);
  if (isPaired(states.doors, other.id, village.day)) return 'pair-running';
  const before = states.homes.residents.get(kept.id) ?? kept;
  const intended = proposeJoin(states, atHomes, { resident: other.id, into: kept.id, fields });
  const problem = await saveTogether(village.device, village.homesBook, intended, {
    said: joinWords.value.saved(startUpper(spokenName(kept, village.day))),
    draft: key,
    undone: joinWords.value.parted,
    undo: () => {
      const now = asNow(village);
      return proposePart(now.states, now.atHomes, other.id, before, fields);
    },
  });
  const isAgreed = problem === undefined && other.consentUntil !== undefined;
  const untold = isAgreed
    ? await saveEvidence(village, proposeEvidenceEnd(village, other.id, 'assist'))
    : undefined;
  if (untold !== undefined) showTrouble(reasonText(untold));
  return problem;
}

/** Whether a neighbour shows them something, or they a neighbour: that is told under this entry alone. */
const isPaired = (doors: DoorsState, resident: Id, day: number): boolean =>
  rowsOf(doors, resident).some(
    ({ ended, learns, shows }) =>
      ended === undefined &&
      [learns, shows].some((agreed) => agreed !== undefined && agreed.until >= day),
  );

type FindProps = JoinProps & {
  readonly sought: string;
  readonly onInput: (sought: string) => void;
  readonly onChoose: (other: Resident) => void;
};

/** Those who look alike first; anybody else by name. */
function FindOther({ village, kept, sought, onInput, onChoose }: FindProps) {
  const text = joinWords.value;
  const { homes, day } = village;
  const alike = useMemo(() => alikeIn(homes.state, kept, day), [homes, kept, day]);
  const index = useMemo(
    () => indexNames(listedIn(village).filter((each) => isResident(each) && each.id !== kept.id)),
    [village, kept.id],
  );
  const found = useMemo(() => index.find(sought).filter(isResident), [index, sought]);
  const isSought = sought.trim() !== '';
  return (
    <>
      {alike.length === 0 ? (
        <p>{text.none}</p>
      ) : (
        <section class="section">
          <h2>{text.maybe}</h2>
          <People village={village} people={alike} label={text.maybe} onChoose={onChoose} />
        </section>
      )}
      <Field
        label={text.find}
        hint={text.findHint}
        value={sought}
        onInput={onInput}
        maxLength={60}
      />
      {isSought && found.length === 0 && <p class="soft">{text.notFound}</p>}
      {isSought && found.length > 0 && (
        <People
          village={village}
          people={found.slice(0, PEOPLE_SHOWN)}
          label={text.find}
          onChoose={onChoose}
        />
      )}
      {isSought && found.length > PEOPLE_SHOWN && (
        <p class="soft">{text.more(found.length - PEOPLE_SHOWN)}</p>
      )}
    </>
  );
}

type PeopleProps = {
  readonly village: Village;
  readonly people: readonly Resident[];
  readonly label: string;
  readonly onChoose: (one: Resident) => void;
};

function People({ village, people, label, onChoose }: PeopleProps) {
  const stepsOf = (id: Id): number =>
    (village.doors.state.rungsByResident.get(id) ?? []).filter(({ reached }) => reached).length;
  return (
    <List label={label}>
      {people.map((one) => (
        <ListRow
          key={one.id}
          title={startUpper(spokenName(one, village.day))}
          text={`${whoText(village, one)} · ${joinWords.value.steps(stepsOf(one.id))}`}
          onPress={() => onChoose(one)}
        />
      ))}
    </List>
  );
}

type DifferencesProps = JoinProps & {
  readonly other: Resident;
  readonly fields: readonly JoinedField[];
  readonly onChange: (fields: readonly JoinedField[]) => void;
  readonly onOther: () => void;
};

function Differences({ village, kept, other, fields, onChange, onOther }: DifferencesProps) {
  const text = joinWords.value;
  const differing = differingFields(kept, other);
  const said = (one: Resident, field: JoinedField): string => {
    const value = one[field];
    const home = (id: Id): string | undefined => {
      const household = village.homes.state.households.get(id);
      return household && words.value.door.household(headOf(village, household));
    };
    return value === undefined
      ? text.nothing
      : startUpper(valueText(homesWords(), field, value, home));
  };
  return (
    <>
      <section class="section">
        <h2>{text.both}</h2>
        <p>
          <b>{text.kept}:</b> {startUpper(spokenName(kept, village.day))}, {whoText(village, kept)}
        </p>
        <p>
          <b>{text.gone}:</b> {startUpper(spokenName(other, village.day))},{' '}
          {whoText(village, other)}
        </p>
        <Button kind="quiet" icon="search" onPress={onOther}>
          {text.other}
        </Button>
      </section>
      {isUnlike(kept, other) && <Banner kind="info">{text.unlike}</Banner>}
      <p>{differing.length === 0 ? text.same : text.which}</p>
      {differing.map((field) => (
        <Choice
          key={field}
          legend={startUpper(homesWords().fields[field])}
          columns={2}
          options={[
            { value: 'kept', label: said(kept, field) },
            { value: 'other', label: said(other, field) },
          ]}
          value={fields.includes(field) ? 'other' : 'kept'}
          onChange={(whose) => {
            const rest = fields.filter((each) => each !== field);
            onChange(whose === 'other' ? [...rest, field] : rest);
          }}
        />
      ))}
      <p class="soft small">{text.along}</p>
    </>
  );
}
