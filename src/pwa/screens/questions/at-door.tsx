import { useState } from 'preact/hooks';
import type { Household } from '#domain/homes/state.ts';
import type { Village } from '#pwa/phone/village.ts';
import { Button } from '#pwa/ui/button.tsx';
import { askedText } from './asked-text.ts';
import { type Ask, asksIn } from './asks.ts';
import { TellSheet } from './question.tsx';
import { questionWords } from './question-words.ts';
import { AskRows } from './rows.tsx';
import './questions.css';

type AtDoorProps = { readonly village: Village; readonly household: Household };

/** What this household asked, the answer that is to be told to it, and the way to ask. */
export function QuestionsAtDoor({ village, household }: AtDoorProps) {
  const text = questionWords.value;
  const asks = asksIn(village).filter(
    ({ question, stage }) =>
      question.household === household.id && stage !== 'closed' && stage !== 'told',
  );
  const untold = asks.filter(({ stage }) => stage === 'answered');
  const open = asks.filter(({ stage }) => stage !== 'answered');
  return (
    <section class="section">
      <h2>{text.atDoor.title}</h2>
      {untold.map((ask) => (
        <Untold key={ask.question.question} village={village} ask={ask} />
      ))}
      {open.length > 0 && <AskRows label={text.atDoor.title} asks={open} />}
      <Button icon="mic" href={`#/ask/${household.id}`}>
        {text.atDoor.ask}
      </Button>
    </section>
  );
}

function Untold({ village, ask }: { village: Village; ask: Ask }) {
  const text = questionWords.value;
  const [open, setOpen] = useState(false);
  return (
    <div class="question-door">
      <p>{text.atDoor.tellNow}</p>
      <a href={`#/question/${ask.question.question}`}>
        <b>{askedText(ask.question)}</b>
      </a>
      <p class="answer-words">{ask.given?.answer.texts['vi']?.said}</p>
      <Button icon="check" onPress={() => setOpen(true)}>
        {text.one.tell}
      </Button>
      {open && <TellSheet village={village} ask={ask} onClose={() => setOpen(false)} />}
    </div>
  );
}
