import { useState } from 'preact/hooks';
import * as v from 'valibot';
import { CONSENT_WAYS, type ConsentWay } from '#domain/care/facts.ts';
import { isThere, type Resident } from '#domain/homes/state.ts';
import { DESK_WORDING } from '#words/consent-wording.ts';
import { useDraft } from '#pwa/phone/draft.ts';
import { memberWords } from '#pwa/phone/member-words.ts';
import { addressedName, headOf, spokenName, startUpper } from '#pwa/phone/names.ts';
import { saveTogether } from '#pwa/phone/save.ts';
import { useSaving } from '#pwa/phone/use-saving.ts';
import { useVillage, type Village } from '#pwa/phone/village.ts';
import { leaveTo } from '#pwa/router.ts';
import type { ScreenProps } from '#pwa/route-line.ts';
import { Banner } from '#pwa/ui/banner.tsx';
import { Choice } from '#pwa/ui/choice.tsx';
import { SpeakButton } from '#pwa/ui/speak-button.tsx';
import { Page } from '#pwa/page.tsx';
import { NotHere } from '#pwa/screens/not-here.tsx';
import { SaveAction } from '#pwa/screens/save-action.tsx';
import { AskedDraft, AskedFields, isSaid } from './asked-fields.tsx';
import { caseWords } from './case-words.ts';
import { proposeAsking } from './intents.ts';

const WHOM = ['person', 'household', 'village'] as const;
type Whom = (typeof WHOM)[number];
const CaseDraft = v.strictObject({ ...AskedDraft.entries, whom: v.picklist(WHOM) });
type CaseDraft = v.InferOutput<typeof CaseDraft>;
const FRESH: CaseDraft = { words: '', whom: 'person' };

/** Passes a matter on to the desk of the commune, for somebody, their household or the village. */
export function CaseNewScreen({ params }: ScreenProps) {
  const village = useVillage();
  const resident = village?.homes.state.residents.get(params[0] ?? '');
  if (village === undefined || resident === undefined || !isThere(resident, village.day)) {
    return <NotHere />;
  }
  return <NewCase village={village} resident={resident} />;
}

/** What keeps it from being sent, but for the words of something else. */
function lackIn({ matter }: AskedDraft, isUnasked: boolean): string | undefined {
  const text = caseWords.value;
  if (matter === undefined) return text.matterMissing;
  return isUnasked ? text.agreeMissing : undefined;
}

type NewProps = { readonly village: Village; readonly resident: Resident };

function NewCase({ village, resident }: NewProps) {
  const text = caseWords.value;
  const { device, doorsBook, day } = village;
  const key = `case.${resident.id}`;
  const draft = useDraft(device, key, CaseDraft, FRESH);
  const [id] = useState(() => device.newId());
  const [how, setHow] = useState<ConsentWay>();
  const [missing, setMissing] = useState(false);
  const saving = useSaving();
  const { whom, ...asked } = draft.value;
  const needsWord = whom !== 'village';
  const lack = lackIn(asked, needsWord && how === undefined);
  const write = async (): Promise<string | undefined> => {
    const { household } = resident;
    const of = {
      person: { household, resident: resident.id },
      household: { household },
      village: {},
    }[whom];
    const agreed = needsWord && how !== undefined ? { agreed: { how, wording: DESK_WORDING } } : {};
    const intent = { ...asked, matter: asked.matter ?? '', case: id, ...of, ...agreed };
    return saveTogether(device, doorsBook, proposeAsking(village, intent), {
      said: text.saved,
      draft: key,
    });
  };
  const save = async (): Promise<void> => {
    const isWhole = isSaid(asked) && lack === undefined;
    setMissing(!isWhole);
    if (isWhole) await saving.run(write, () => leaveTo(`#/case/${id}`));
  };
  return (
    <Page
      title={text.newTitle}
      lead={startUpper(spokenName(resident, day))}
      back={{ href: `#/person/${resident.id}`, label: resident.name }}
      place="doors"
      action={
        <>
          {missing && lack !== undefined && <Banner kind="error">{lack}</Banner>}
          <SaveAction {...saving} icon="share" label={text.send} onSave={save} />
        </>
      }
    >
      <WhomChoice
        village={village}
        resident={resident}
        value={whom}
        onChange={(next) => draft.change({ ...draft.value, whom: next })}
      />
      <AskedFields
        village={village}
        value={asked}
        isBare={missing && asked.matter === 'other' && !isSaid(asked)}
        onChange={(next) => draft.change({ ...next, whom })}
      />
      {needsWord && <Agreement name={addressedName(resident, day)} value={how} onChange={setHow} />}
    </Page>
  );
}

type WhomProps = NewProps & { readonly value: Whom; readonly onChange: (whom: Whom) => void };

function WhomChoice({ village, resident, value, onChange }: WhomProps) {
  const text = caseWords.value;
  const household = village.homes.state.households.get(resident.household);
  const labels: Readonly<Record<Whom, { readonly label: string; readonly hint?: string }>> = {
    person: { label: startUpper(spokenName(resident, village.day)) },
    household: { label: text.household(household ? headOf(village, household) : resident.name) },
    village: { label: text.village, hint: text.villageHint },
  };
  return (
    <Choice
      legend={text.whom}
      options={WHOM.map((each) => ({ value: each, ...labels[each] }))}
      value={value}
      onChange={onChange}
    />
  );
}

type AgreementProps = {
  readonly name: string;
  readonly value: ConsentWay | undefined;
  readonly onChange: (how: ConsentWay) => void;
};

/** The question to whoever it is for, read to them. */
function Agreement({ name, value, onChange }: AgreementProps) {
  const text = caseWords.value;
  const wording = text.wording(name);
  return (
    <section class="section">
      <h2>{text.agreeTitle}</h2>
      <blockquote>{wording}</blockquote>
      <SpeakButton text={wording} />
      <Choice
        legend={text.how}
        columns={2}
        options={CONSENT_WAYS.map((each) => ({
          value: each,
          label: memberWords.value.consent.ways[each],
        }))}
        value={value}
        onChange={onChange}
      />
    </section>
  );
}
