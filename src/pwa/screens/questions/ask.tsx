import { useState } from 'preact/hooks';
import * as v from 'valibot';
import { dateOfDay, formatDay } from '#kernel/vi-calendar.ts';
import { ANSWER_DAYS } from '#domain/asked.ts';
import { type Household, isAdult, membersOf } from '#domain/homes/state.ts';
import { useDraft } from '#pwa/phone/draft.ts';
import { headOf, spokenName, startUpper, villageName } from '#pwa/phone/names.ts';
import { useSaving } from '#pwa/phone/use-saving.ts';
import { useVillage, type Village } from '#pwa/phone/village.ts';
import { Page } from '#pwa/page.tsx';
import { leaveTo } from '#pwa/router.ts';
import type { ScreenProps } from '#pwa/route-line.ts';
import { DraftRestored } from '#pwa/screens/draft-restored.tsx';
import { NotHere } from '#pwa/screens/not-here.tsx';
import { SaveAction } from '#pwa/screens/save-action.tsx';
import { Choice } from '#pwa/ui/choice.tsx';
import { Field } from '#pwa/ui/field.tsx';
import type { Given } from './asks.ts';
import { Before } from './before.tsx';
import { ask, askAgain, save } from './intents.ts';
import { questionWords } from './question-words.ts';
import { KeptVoice, VoiceField } from './voice-field.tsx';
import './questions.css';

const WAYS = ['door', 'call', 'meeting'] as const;
const TOS = ['village', 'commune'] as const;

const AskDraft = v.strictObject({
  who: v.string(),
  text: v.string(),
  voice: v.nullable(KeptVoice),
  way: v.picklist(WAYS),
  to: v.picklist(TOS),
});
type AskDraft = v.InferOutput<typeof AskDraft>;

/** A question at a door, or at a meeting where no household is named: spoken, typed, or both. */
export function AskScreen({ params: [id] }: ScreenProps) {
  const village = useVillage();
  const household = id === undefined ? undefined : village?.homes.state.households.get(id);
  if (village === undefined || (id !== undefined && household === undefined)) return <NotHere />;
  return <AskForm village={village} household={household} />;
}

type FormProps = { readonly village: Village; readonly household: Household | undefined };

function useAskForm({ village, household }: FormProps) {
  const { device } = village;
  const key = `question.${household?.id ?? 'new'}`;
  const [fresh] = useState<AskDraft>(() => ({
    who: '',
    text: '',
    voice: null,
    way: household === undefined ? 'meeting' : 'door',
    to: 'village',
  }));
  const [id] = useState(() => device.newId());
  const draft = useDraft(device, key, AskDraft, fresh);
  const saving = useSaving();
  const { who, text, voice, way, to } = draft.value;
  const intent = {
    question: id,
    ...(household && { household: household.id }),
    ...(household && who !== '' && { resident: who }),
    text,
    ...(voice && { voice }),
    way,
    to,
  };
  const leave = (): void =>
    leaveTo(household === undefined ? '#/questions' : `#/household/${household.id}`);
  const isSaid = text.trim() !== '' || voice !== null;
  const keep = async (): Promise<void> =>
    saving.run(
      async () => save(village, ask(intent), { said: questionWords.value.form.saved, draft: key }),
      leave,
    );
  const keepAgain = async ({ answer }: Given): Promise<void> => {
    const heard = { answer: answer.answer, edition: answer.edition, way };
    const ids = { match: device.newId(), telling: device.newId() };
    await saving.run(
      async () =>
        save(village, askAgain(intent, { ...heard, ...ids }), {
          said: questionWords.value.form.sameSaved,
          draft: key,
        }),
      leave,
    );
  };
  return { draft, saving, isSaid, keep, keepAgain };
}

function AskForm({ village, household }: FormProps) {
  const text = questionWords.value.form;
  const { draft, saving, isSaid, keep, keepAgain } = useAskForm({ village, household });
  const [missing, setMissing] = useState(false);
  const { value } = draft;
  const change = (changes: Partial<AskDraft>): void => {
    setMissing(false);
    draft.update((now) => ({ ...now, ...changes }));
  };
  return (
    <Page
      title={text.title}
      lead={
        household === undefined
          ? text.leadVillage(villageName(village))
          : text.leadHousehold(headOf(village, household))
      }
      back={backOf(village, household)}
      place="doors"
      banners={<DraftRestored draft={draft} day={village.day} />}
      action={
        <SaveAction
          label={text.save}
          problem={saving.problem}
          busy={saving.busy}
          onSave={async () => {
            setMissing(!isSaid);
            if (isSaid) await keep();
          }}
        />
      }
    >
      {draft.ready && (
        <div class="stack">
          <VoiceField
            village={village}
            value={value.voice}
            onChange={(voice) => change({ voice })}
          />
          <Field
            label={text.words}
            hint={text.wordsHint}
            kind="long"
            optional={value.voice !== null}
            error={missing ? text.missing : undefined}
            value={value.text}
            onInput={(words) => change({ text: words })}
            maxLength={1_000}
          />
          <Before village={village} text={value.text} onSame={(given) => void keepAgain(given)} />
          <Further village={village} household={household} value={value} onChange={change} />
        </div>
      )}
    </Page>
  );
}

const backOf = (village: Village, household: Household | undefined) =>
  household === undefined
    ? { href: '#/questions', label: questionWords.value.title }
    : {
        href: `#/household/${household.id}`,
        label: startUpper(questionWords.value.form.leadHousehold(headOf(village, household))),
      };

type FurtherProps = FormProps & {
  readonly value: AskDraft;
  readonly onChange: (changes: Partial<AskDraft>) => void;
};

/** Of whom, where, and whose answer is waited for. */
function Further({ village, household, value, onChange }: FurtherProps) {
  const text = questionWords.value.form;
  const { year } = dateOfDay(village.day);
  const members =
    household === undefined
      ? []
      : membersOf(village.homes.state, household.id, village.day).filter(
          (each) => each.away !== true && isAdult(each, year),
        );
  return (
    <>
      {members.length > 0 && (
        <Choice
          legend={text.who}
          options={[
            { value: '', label: text.whole },
            ...members.map((each) => ({
              value: each.id,
              label: startUpper(spokenName(each, village.day)),
            })),
          ]}
          value={value.who}
          onChange={(who) => onChange({ who })}
        />
      )}
      <Choice
        legend={text.to}
        options={TOS.map((each) => ({
          value: each,
          label: text.tos[each],
          hint: text.toHints[each],
        }))}
        value={value.to}
        onChange={(to) => onChange({ to })}
      />
      <Choice
        legend={text.way}
        columns={2}
        options={WAYS.map((each) => ({ value: each, label: text.ways[each] }))}
        value={value.way}
        onChange={(way) => onChange({ way })}
      />
      <p class="soft small">{text.deadline(formatDay(village.day + ANSWER_DAYS))}</p>
    </>
  );
}
