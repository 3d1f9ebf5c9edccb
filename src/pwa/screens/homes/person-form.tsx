import type { ComponentChildren } from 'preact';
import { RELATIONS, SEXES } from '#domain/homes/facts.ts';
import { Chips, Choice } from '#pwa/ui/choice.tsx';
import { Field } from '#pwa/ui/field.tsx';
import { memberWords } from '#pwa/phone/member-words.ts';
import { startUpper } from '#pwa/phone/names.ts';
import { homesWords } from '#pwa/phone/skill-names.ts';
import type { FormProblem, PersonForm } from './fields.ts';

type PersonFieldsProps = {
  readonly form: PersonForm;
  readonly problem: FormProblem | undefined;
  readonly onChange: (form: PersonForm) => void;
  /** What is said of the name, right under it. */
  readonly ofName?: ComponentChildren;
};

const MARKS = ['smartphone', 'bank', 'epay', 'away'] as const;

/** The fields of a resident, for a new person and for an edit. */
export function PersonFormFields({ form, problem, onChange, ofName }: PersonFieldsProps) {
  const text = memberWords.value.edit;
  const put = (changes: Partial<PersonForm>): void => onChange({ ...form, ...changes });
  return (
    <>
      <Field
        label={text.name}
        value={form.name}
        onInput={(name) => put({ name })}
        maxLength={120}
        error={problem?.field === 'name' ? text.nameWrong : undefined}
      />
      {ofName}
      <Field
        label={text.born}
        hint={text.bornHint}
        kind="date"
        value={form.born}
        onInput={(born) => put({ born })}
        maxLength={10}
        error={problem?.field === 'born' ? text.bornWrong : undefined}
        optional
      />
      <Choice
        legend={text.sex}
        columns={2}
        options={SEXES.map((sex) => ({ value: sex, label: startUpper(homesWords().sexes[sex]) }))}
        value={form.sex}
        onChange={(sex) => put({ sex })}
      />
      <Choice
        legend={text.relation}
        columns={2}
        options={RELATIONS.map((relation) => ({
          value: relation,
          label: startUpper(homesWords().relations[relation]),
        }))}
        value={form.relation}
        onChange={(relation) => put({ relation })}
      />
      <Field
        label={text.phone}
        kind="tel"
        value={form.phone}
        onInput={(phone) => put({ phone })}
        maxLength={30}
        error={problem?.field === 'phone' ? text.phoneWrong : undefined}
        optional
      />
      <Chips
        legend={text.marks}
        options={MARKS.map((mark) => ({ value: mark, label: text.markNames[mark] }))}
        values={MARKS.filter((mark) => form[mark])}
        onChange={(values) =>
          put(Object.fromEntries(MARKS.map((mark) => [mark, values.includes(mark)])))
        }
      />
    </>
  );
}
