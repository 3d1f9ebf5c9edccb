import { LanguageFields } from '#pwa/screens/board/language-fields.tsx';
import { Field } from '#pwa/ui/field.tsx';
import type { AnswerDraft, AnswerProblem } from './answer-draft.ts';
import { questionWords } from './question-words.ts';

type TextsProps = {
  readonly value: AnswerDraft;
  readonly wrong: AnswerProblem | undefined;
  readonly onChange: (changes: Partial<AnswerDraft>) => void;
};

type Said = AnswerDraft['texts'][string];

const EMPTY: Said = { asked: '', said: '' };

/** Question and answer for everybody. */
export function AnswerTexts({ value, wrong, onChange }: TextsProps) {
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

type SaidProps = Pick<TextsProps, 'wrong'> & {
  readonly said: Said;
  readonly put: (changes: Partial<Said>) => void;
};

function SaidFields({ said, wrong, put }: SaidProps) {
  const text = questionWords.value.answer;
  return (
    <>
      <Field
        label={text.asked}
        kind="long"
        hint={text.askedHint}
        error={askedError(wrong)}
        value={said.asked}
        onInput={(asked) => put({ asked })}
        maxLength={300}
      />
      <Field
        label={text.said}
        kind="long"
        hint={text.saidHint}
        error={wrong?.field === 'said' ? text.wrong.said : undefined}
        value={said.said}
        onInput={(next) => put({ said: next })}
        maxLength={1_800}
      />
    </>
  );
}

function askedError(wrong: AnswerProblem | undefined): string | undefined {
  const text = questionWords.value.answer.wrong;
  if (wrong?.field === 'named') return text.named(wrong.name);
  return wrong?.field === 'asked' ? text.asked : undefined;
}
