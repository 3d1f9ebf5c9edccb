import { useState } from 'preact/hooks';
import { findAnswers } from '#domain/asked.ts';
import { Button } from '#pwa/ui/button.tsx';
import { Field } from '#pwa/ui/field.tsx';
import { Sheet } from '#pwa/ui/sheet.tsx';
import { givenIn, standing } from './asks.ts';
import { match, saveOrSay, unmatch } from './intents.ts';
import type { TellProps } from './question.tsx';
import { questionWords } from './question-words.ts';

const FOUND_MAX = 8;

/** Which answer of before is for this question, too. */
export function MatchSheet({ village, ask: { question }, onClose }: TellProps) {
  const text = questionWords.value.one;
  const [query, setQuery] = useState(question.text ?? '');
  const answers = standing(givenIn(village)).map(({ answer }) => answer);
  const found =
    query.trim() === '' ? answers.slice(0, FOUND_MAX) : findAnswers(answers, query, FOUND_MAX);
  const choose = (answer: string): void => {
    onClose();
    const id = village.device.newId();
    void saveOrSay(village, match(question.question, { match: id, answer }), {
      said: text.matched,
      undo: unmatch(question.question, id),
    });
  };
  return (
    <Sheet open title={text.matchTitle} onClose={onClose}>
      <Field
        label={text.matchHint}
        kind="search"
        value={query}
        onInput={setQuery}
        maxLength={200}
      />
      {found.length === 0 && <p class="soft">{text.noMatch}</p>}
      <div class="stack">
        {found.map(({ answer, texts }) => (
          <Button key={answer} wide icon="note" onPress={() => choose(answer)}>
            {texts['vi']?.asked}
          </Button>
        ))}
      </div>
    </Sheet>
  );
}
