import { Field } from '#pwa/ui/field.tsx';
import { boardWords } from './board-words.ts';
import { LanguageFields } from './language-fields.tsx';
import type { NoticeDraft, NoticeProblem } from './notice-draft.ts';

type TextFieldsProps = {
  readonly value: NoticeDraft;
  readonly wrong: NoticeProblem | undefined;
  readonly onChange: (changes: Partial<NoticeDraft>) => void;
};

type Said = NoticeDraft['texts'][string];

const EMPTY: Said = { title: '', text: '', do: '' };

/** What is said, and what is to be done about it. */
export function TextFields({ value, wrong, onChange }: TextFieldsProps) {
  return (
    <LanguageFields
      texts={value.texts}
      empty={EMPTY}
      onChange={(texts) => onChange({ texts })}
      renderFields={(said, put, tag) => (
        <SaidFields said={said} wrong={tag === 'vi' ? wrong : undefined} put={put} />
      )}
    />
  );
}

type SaidProps = Pick<TextFieldsProps, 'wrong'> & {
  readonly said: Said;
  readonly put: (changes: Partial<Said>) => void;
};

function SaidFields({ said, wrong, put }: SaidProps) {
  const text = boardWords.value.form;
  return (
    <>
      <Field
        label={text.name}
        hint={text.nameHint}
        error={wrong === 'title' ? text.wrong.title : undefined}
        value={said.title}
        onInput={(title) => put({ title })}
        maxLength={120}
      />
      <Field
        label={text.text}
        kind="long"
        hint={text.textHint}
        error={wrong === 'text' ? text.wrong.text : undefined}
        value={said.text}
        onInput={(body) => put({ text: body })}
        maxLength={1_800}
      />
      <Field
        label={text.do}
        kind="long"
        optional
        value={said.do}
        onInput={(todo) => put({ do: todo })}
        maxLength={600}
      />
    </>
  );
}
