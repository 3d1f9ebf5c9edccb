import { useState } from 'preact/hooks';
import { LANGUAGES_MAX } from '#domain/board/facts.ts';
import { LEARNING_WORDS } from '#domain/learning/words.ts';
import { Button } from '#pwa/ui/button.tsx';
import { Field } from '#pwa/ui/field.tsx';
import { language } from '#pwa/ui/language.ts';
import { startUpper } from '#pwa/phone/names.ts';
import { LanguageSheet } from '#pwa/screens/cards/language-sheet.tsx';
import { boardWords } from './board-words.ts';
import type { NoticeDraft, NoticeProblem } from './notice-draft.ts';

type TextFieldsProps = {
  readonly value: NoticeDraft;
  readonly wrong: NoticeProblem | undefined;
  readonly onChange: (changes: Partial<NoticeDraft>) => void;
};

/** What is said, in Vietnamese and in whatever language the village speaks besides. */
export function TextFields({ value, wrong, onChange }: TextFieldsProps) {
  const text = boardWords.value.form;
  const [isAsking, setAsking] = useState(false);
  const { languageOf } = LEARNING_WORDS[language.value];
  const tags = Object.keys(value.texts).sort(
    (left, right) => Number(right === 'vi') - Number(left === 'vi'),
  );
  const add = (tag: string): void => {
    setAsking(false);
    const said = value.texts[tag] ?? { title: '', text: '', do: '' };
    onChange({ texts: { ...value.texts, [tag]: said } });
  };
  const remove = (tag: string): void => {
    const texts = Object.entries(value.texts).filter(([each]) => each !== tag);
    onChange({ texts: Object.fromEntries(texts) });
  };
  return (
    <>
      {tags.map((tag) => (
        <section key={tag} class="stack">
          {tags.length > 1 && <h2>{startUpper(languageOf(tag))}</h2>}
          <Said
            value={value}
            wrong={tag === 'vi' ? wrong : undefined}
            tag={tag}
            onChange={onChange}
          />
          {tag !== 'vi' && (
            <Button kind="quiet" icon="delete" onPress={() => remove(tag)}>
              {text.removeLanguage(languageOf(tag))}
            </Button>
          )}
        </section>
      ))}
      {tags.length < LANGUAGES_MAX && (
        <Button icon="language" onPress={() => setAsking(true)}>
          {text.otherLanguage}
        </Button>
      )}
      {isAsking && <LanguageSheet onChosen={add} onClose={() => setAsking(false)} />}
    </>
  );
}

function Said({ value, wrong, tag, onChange }: TextFieldsProps & { readonly tag: string }) {
  const text = boardWords.value.form;
  const said = value.texts[tag] ?? { title: '', text: '', do: '' };
  const put = (changes: Partial<typeof said>): void =>
    onChange({ texts: { ...value.texts, [tag]: { ...said, ...changes } } });
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
