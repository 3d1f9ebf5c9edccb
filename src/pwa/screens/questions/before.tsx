import { useState } from 'preact/hooks';
import { findAnswers } from '#domain/asked.ts';
import type { Village } from '#pwa/phone/village.ts';
import { Button } from '#pwa/ui/button.tsx';
import { Sheet } from '#pwa/ui/sheet.tsx';
import { type Given, givenIn, standing } from './asks.ts';
import { questionWords } from './question-words.ts';

const FOUND_MAX = 3;

type BeforeProps = {
  readonly village: Village;
  /** As far as it is typed. */
  readonly text: string;
  readonly onSame: (given: Given) => void;
};

/**
 * What was answered already and may be the same. Its line is as high whether anything is found or not, so
 * that nothing moves under the finger while somebody types.
 */
export function Before({ village, text: query, onSame }: BeforeProps) {
  const text = questionWords.value.form;
  const [isOpen, setOpen] = useState(false);
  const given = standing(givenIn(village));
  const found = findAnswers(
    given.map(({ answer }) => answer),
    query,
    FOUND_MAX,
  );
  const same = (answer: string): void => {
    const one = given.find((each) => each.answer.answer === answer);
    setOpen(false);
    if (one !== undefined) onSame(one);
  };
  return (
    <>
      <div class="question-before" role="status">
        {found.length === 0 ? (
          <p class="soft small">{text.beforeNone}</p>
        ) : (
          <Button wide icon="search" onPress={() => setOpen(true)}>
            {text.before(found.length)}
          </Button>
        )}
      </div>
      {isOpen && (
        <Sheet open title={text.before(found.length)} onClose={() => setOpen(false)}>
          <p class="soft small">{text.beforeLead}</p>
          {found.map(({ answer, texts }) => (
            <div key={answer} class="question-door">
              <a href={`#/answer/${answer}`}>
                <b>{texts['vi']?.asked}</b>
              </a>
              <p>{texts['vi']?.said}</p>
              <Button icon="check" onPress={() => same(answer)}>
                {text.same}
              </Button>
            </div>
          ))}
        </Sheet>
      )}
    </>
  );
}
