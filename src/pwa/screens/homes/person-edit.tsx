import { useState } from 'preact/hooks';
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
import { saveTogether } from '#pwa/phone/save.ts';
import { homesWords } from '#pwa/phone/skill-names.ts';
import { useVillage } from '#pwa/phone/village.ts';
import type { Village } from '#pwa/phone/village.ts';
import { leaveTo } from '#pwa/router.ts';
import type { ScreenProps } from '#pwa/routes.ts';
import { NotHere } from '#pwa/screens/not-here.tsx';
import { SaveAction } from '#pwa/screens/save-action.tsx';
import { EndPart } from './end-part.tsx';
import { editsOf, fieldsOf, formOf } from './fields.ts';
import type { FormProblem } from './fields.ts';
import { PersonFormFields } from './person-form.tsx';

export function PersonEdit({ params }: ScreenProps) {
  const village = useVillage();
  const resident = village?.homes.state.residents.get(params[0] ?? '');
  if (village === undefined || resident === undefined) return <NotHere />;
  return <EditForm village={village} resident={resident} />;
}

type EditProps = { readonly village: Village; readonly resident: Resident };

function EditForm({ village, resident }: EditProps) {
  const text = memberWords.value.edit;
  const [seen] = useState(resident);
  const [form, setForm] = useState(() => formOf(seen));
  const [wrong, setWrong] = useState<FormProblem | undefined>(undefined);
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const home = `#/person/${resident.id}`;
  const save = async (): Promise<void> => {
    const fields = fieldsOf(form, dateOfDay(village.day).year);
    if ('field' in fields) {
      setWrong(fields);
      return;
    }
    const intended = proposeResidentEdits(village, resident, editsOf(seen, fields), seen);
    const failed = await saveTogether(village.device, village.homesBook, intended, {
      said: text.saved,
    });
    setProblem(failed);
    if (failed === undefined) leaveTo(home);
  };
  return (
    <Page
      title={text.person}
      lead={resident.name}
      back={{ href: home, label: resident.name }}
      action={<SaveAction label={text.save} problem={problem} onSave={async () => save()} />}
    >
      <PersonFormFields
        form={form}
        problem={wrong}
        onChange={(next) => {
          setWrong(undefined);
          setForm(next);
        }}
      />
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
