import * as v from 'valibot';
import { Back, MatterName, MATTERS } from '#domain/doors/facts.ts';
import type { Village } from '#pwa/phone/village.ts';
import { BackPicker } from '#pwa/screens/doors/back-picker.tsx';
import { Choice } from '#pwa/ui/choice.tsx';
import { Field } from '#pwa/ui/field.tsx';
import { caseNames, caseWords } from './case-words.ts';

/** What is asked, as it is being written. */
export const AskedDraft = v.strictObject({
  matter: v.exactOptional(MatterName),
  words: v.string(),
  call: v.exactOptional(Back),
});
export type AskedDraft = v.InferOutput<typeof AskedDraft>;

type FieldsProps = {
  readonly village: Village;
  readonly value: AskedDraft;
  /** Something else was chosen without a word of what it is. */
  readonly isBare: boolean;
  readonly onChange: (value: AskedDraft) => void;
};

/** Whether a matter has a name that says it, or words. */
export const isSaid = ({ matter, words }: AskedDraft): boolean =>
  matter !== undefined && (matter !== 'other' || words.trim() !== '');

export function AskedFields({ village, value, isBare, onChange }: FieldsProps) {
  const text = caseWords.value;
  const { call, ...others } = value;
  return (
    <>
      <Choice
        legend={text.matter}
        columns={2}
        options={MATTERS.map((each) => ({ value: each, label: caseNames.value.matter(each) }))}
        value={MATTERS.find((each) => each === value.matter)}
        onChange={(matter) => onChange({ ...value, matter })}
      />
      <Field
        label={text.words}
        kind="long"
        hint={text.wordsHint}
        optional={value.matter !== 'other'}
        value={value.words}
        maxLength={500}
        error={isBare ? text.wordsMissing : undefined}
        onInput={(words) => onChange({ ...value, words })}
      />
      <Choice
        legend={text.callAsk}
        columns={2}
        options={[
          { value: 'any', label: text.callAny },
          { value: 'day', label: text.callDay },
        ]}
        value={call === undefined ? 'any' : 'day'}
        onChange={(when) =>
          onChange(when === 'any' ? others : { ...others, call: { on: village.day + 1 } })
        }
      />
      {call !== undefined && (
        <BackPicker
          day={village.day}
          value={call}
          said={{ title: text.callOn, chosen: text.callChosen }}
          onChange={(next) => onChange({ ...others, call: next })}
        />
      )}
    </>
  );
}
