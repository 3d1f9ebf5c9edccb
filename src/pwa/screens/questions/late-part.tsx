import type { Ask } from './asks.ts';
import { questionWords } from './question-words.ts';
import { AskRows } from './rows.tsx';

type LateProps = { readonly asks: readonly Ask[] };

/** Questions whose day has gone by without an answer. */
export function LateQuestions({ asks }: LateProps) {
  const text = questionWords.value;
  return (
    <section class="section">
      <h2>{text.lateTitle}</h2>
      <AskRows label={text.lateTitle} asks={asks} />
    </section>
  );
}
