import { useState } from 'preact/hooks';
import { foldText } from '#kernel/vi-text.ts';
import { LEARNING_WORDS } from '#domain/learning/words.ts';
import { Button } from '#pwa/ui/button.tsx';
import { Choice } from '#pwa/ui/choice.tsx';
import { Field } from '#pwa/ui/field.tsx';
import { language } from '#pwa/ui/language.ts';
import { Sheet } from '#pwa/ui/sheet.tsx';
import { keep, recall } from '#pwa/phone/kept.ts';
import { cardsWords } from './cards-words.ts';

const KEY = 'spoken-language';
const OTHER = 'other';

type LanguageSheetProps = {
  readonly onChosen: (tag: string) => void;
  readonly onClose: () => void;
};

/** In which language a card is going to be said; the one chosen last stands first. */
export function LanguageSheet({ onChosen, onClose }: LanguageSheetProps) {
  const text = cardsWords.value.spoken;
  const { languages } = LEARNING_WORDS[language.value];
  const [tag, setTag] = useState(recall(KEY) ?? 'vi');
  const [other, setOther] = useState('');
  const [isMissing, setMissing] = useState(false);
  const isListed = Object.hasOwn(languages, tag);
  const choose = (): void => {
    const chosen = isListed ? tag : tagOf(other);
    setMissing(chosen === undefined);
    if (chosen === undefined) return;
    if (isListed) keep(KEY, chosen);
    onChosen(chosen);
  };
  return (
    <Sheet
      open
      title={text.language}
      onClose={onClose}
      action={
        <Button kind="primary" wide onPress={choose}>
          {text.next}
        </Button>
      }
    >
      <Choice
        legend={text.language}
        columns={2}
        options={[
          ...Object.entries(languages).map(([value, label]) => ({ value, label })),
          { value: OTHER, label: text.other },
        ]}
        value={isListed ? tag : OTHER}
        onChange={setTag}
      />
      {!isListed && (
        <Field
          label={text.otherName}
          hint={text.otherHint}
          error={isMissing ? text.otherMissing : undefined}
          value={other}
          onInput={setOther}
          maxLength={17}
        />
      )}
    </Sheet>
  );
}

/** A language that has no code of its own, under the name that somebody gave it: `mis-pa-then`. */
export function tagOf(name: string): string | undefined {
  const parts = foldText(name).split(' ').filter(Boolean);
  const isPlain = parts.every((part) => /^[a-z0-9]{2,8}$/u.test(part));
  return isPlain && parts.length > 0 && parts.length <= 2 ? ['mis', ...parts].join('-') : undefined;
}
