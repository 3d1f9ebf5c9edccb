import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { LANGUAGES_MAX } from '#domain/board/facts.ts';
import { languagesOf } from '#domain/board/state.ts';
import { LEARNING_WORDS } from '#domain/learning/words.ts';
import { Button } from '#pwa/ui/button.tsx';
import { language } from '#pwa/ui/language.ts';
import { Later } from '#pwa/ui/later.tsx';
import { startUpper } from '#pwa/phone/names.ts';
import { boardWords } from './board-words.ts';

const loadLanguages = async () =>
  (await import('#pwa/screens/cards/language-sheet.tsx')).LanguageSheet;

type Texts<Said> = Readonly<Record<string, Said>>;

type LanguageFieldsProps<Said> = {
  readonly texts: Texts<Said>;
  /** What a language begins with. */
  readonly empty: Said;
  readonly onChange: (texts: Record<string, Said>) => void;
  /** The fields of one language. */
  readonly renderFields: (
    said: Said,
    put: (changes: Partial<Said>) => void,
    tag: string,
  ) => ComponentChildren;
};

/** What is said in Vietnamese, and in whatever language the village speaks besides. */
export function LanguageFields<Said extends object>(props: LanguageFieldsProps<Said>) {
  const { texts, empty, onChange, renderFields } = props;
  const text = boardWords.value.form;
  const [isAsking, setAsking] = useState(false);
  const { languageOf } = LEARNING_WORDS[language.value];
  const tags = languagesOf({ texts });
  const add = (tag: string): void => {
    setAsking(false);
    onChange({ ...texts, [tag]: texts[tag] ?? empty });
  };
  const remove = (tag: string): void =>
    onChange(Object.fromEntries(Object.entries(texts).filter(([each]) => each !== tag)));
  return (
    <>
      {tags.map((tag) => {
        const said = texts[tag] ?? empty;
        return (
          <section key={tag} class="stack">
            {tags.length > 1 && <h2>{startUpper(languageOf(tag))}</h2>}
            {renderFields(
              said,
              (changes) => onChange({ ...texts, [tag]: { ...said, ...changes } }),
              tag,
            )}
            {tag !== 'vi' && (
              <Button kind="quiet" icon="delete" onPress={() => remove(tag)}>
                {text.removeLanguage(languageOf(tag))}
              </Button>
            )}
          </section>
        );
      })}
      {tags.length < LANGUAGES_MAX && (
        <Button icon="language" onPress={() => setAsking(true)}>
          {text.otherLanguage}
        </Button>
      )}
      {isAsking && (
        <Later load={loadLanguages} props={{ onChosen: add, onClose: () => setAsking(false) }} />
      )}
    </>
  );
}
