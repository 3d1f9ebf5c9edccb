import { useState } from 'preact/hooks';
import * as v from 'valibot';
import { dateOfDay } from '#kernel/vi-calendar.ts';
import { RESIDENT_ENDS } from '#domain/homes/facts.ts';
import { isThere } from '#domain/homes/state.ts';
import type { Resident } from '#domain/homes/state.ts';
import { Page } from '#pwa/page.tsx';
import {
  proposeResidentEdits,
  proposeResidentEnd,
  proposeResidentReturn,
} from '#pwa/phone/intents.ts';
import { memberWords } from '#pwa/phone/member-words.ts';
import { useDraft } from '#pwa/phone/draft.ts';
import { saveTogether } from '#pwa/phone/save.ts';
import { homesWords } from '#pwa/phone/skill-names.ts';
import { useSaving } from '#pwa/phone/use-saving.ts';
import { useVillage } from '#pwa/phone/village.ts';
import type { Village } from '#pwa/phone/village.ts';
import { leaveTo } from '#pwa/router.ts';
import type { ScreenProps } from '#pwa/route-line.ts';
import { DraftRestored } from '#pwa/screens/draft-restored.tsx';
import { NotHere } from '#pwa/screens/not-here.tsx';
import { SaveAction } from '#pwa/screens/save-action.tsx';
import { EndPart } from './end-part.tsx';
import { editsOf, fieldsOf, formOf, PersonDraft } from './fields.ts';
import type { FormProblem } from './fields.ts';
import { PersonFormFields } from './person-form.tsx';

const EditDraft = v.strictObject({
  form: PersonDraft,
  /** The person as the register told of them when the form was opened. */
  seen: v.looseObject({}),
});

export function PersonEdit({ params }: ScreenProps) {
  const village = useVillage();
  const resident = village?.homes.state.residents.get(params[0] ?? '');
  if (village === undefined || resident === undefined) return <NotHere />;
  return <EditForm village={village} resident={resident} />;
}

type EditProps = { readonly village: Village; readonly resident: Resident };

function EditForm({ village, resident }: EditProps) {
  const text = memberWords.value.edit;
  const { device, homesBook, day } = village;
  const key = `edit.${resident.id}`;
  const [fresh] = useState(() => ({ form: formOf(resident), seen: resident }));
  const draft = useDraft(device, key, EditDraft, fresh);
  const { form, seen } = draft.value;
  const [wrong, setWrong] = useState<FormProblem | undefined>(undefined);
  const saving = useSaving();
  const home = `#/person/${resident.id}`;
  const save = async (): Promise<void> => {
    const fields = fieldsOf(form, dateOfDay(day).year);
    if ('field' in fields) {
      setWrong(fields);
      return;
    }
    const intended = proposeResidentEdits(village, resident, editsOf(seen, fields), seen);
    await saving.run(
      async () => saveTogether(device, homesBook, intended, { said: text.saved, draft: key }),
      async () => {
        await draft.drop();
        leaveTo(home);
      },
    );
  };
  return (
    <Page
      title={text.person}
      lead={resident.name}
      back={{ href: home, label: resident.name }}
      banners={<DraftRestored draft={draft} day={day} />}
      action={<SaveAction {...saving} label={text.save} onSave={save} />}
    >
      {draft.ready && (
        <PersonFormFields
          form={form}
          problem={wrong}
          onChange={(next) => {
            setWrong(undefined);
            draft.change({ form: next, seen });
          }}
        />
      )}
      <p class="soft small">{text.bothKept}</p>
      <PersonEnd village={village} resident={resident} />
    </Page>
  );
}

function PersonEnd({ village, resident }: EditProps) {
  const { personEnd, personReturn } = memberWords.value.edit;
  return (
    <EndPart
      village={village}
      counts={isThere(resident, village.day)}
      labels={{ end: personEnd, back: personReturn }}
      reasons={RESIDENT_ENDS}
      reasonWords={homesWords().residentEnds}
      first="moved"
      end={(reason) => proposeResidentEnd(village, resident, reason)}
      takeBack={() => proposeResidentReturn(village, resident)}
      then={`#/household/${resident.household}`}
    />
  );
}
