import { formatDay } from '#kernel/vi-calendar.ts';
import { isOpen } from '#domain/asked.ts';
import { Icon } from '#pwa/ui/icon.tsx';
import { List, ListRow } from '#pwa/ui/list-row.tsx';
import { askedText } from './asked-text.ts';
import { type Ask, nameOfPerson, whoseText } from './asks.ts';
import { questionWords } from './question-words.ts';

type RowsProps = {
  readonly label: string;
  readonly asks: readonly Ask[];
};

/** Questions one under the other, each with its day and who sees to it. */
export function AskRows({ label, asks }: RowsProps) {
  return (
    <List label={label}>
      {asks.map((ask) => (
        <AskRow key={ask.question.question} ask={ask} />
      ))}
    </List>
  );
}

function AskRow({ ask }: { ask: Ask }) {
  const text = questionWords.value;
  const { village, question, stage, isLate } = ask;
  const icon = question.text === undefined ? 'mic' : 'note';
  return (
    <ListRow
      href={`#/question/${question.question}`}
      lead={<Icon name={isLate ? 'alert' : icon} />}
      title={askedText(question)}
      text={
        <>
          {[whoseText(ask), formatDay(question.on)].filter(Boolean).join(' · ')}
          <br />
          {isOpen(stage) ? ownerText(ask) : text.stages[stage]}
          {isOpen(stage) && (
            <>
              <br />
              <DueText ask={ask} day={village.day} />
            </>
          )}
        </>
      }
    />
  );
}

function ownerText({ village, question: { assigned } }: Ask): string {
  const text = questionWords.value;
  const owner = assigned?.owner;
  return owner === undefined ? text.noOwner : text.owner(nameOfPerson(village, owner));
}

/** Until when an answer is promised; by how long that has gone by. */
export function DueText({ ask: { due, isLate }, day }: { ask: Ask; day: number }) {
  const text = questionWords.value;
  return (
    <>
      {text.due(formatDay(due))}
      {isLate && (
        <>
          {' · '}
          <b>{text.late(day - due)}</b>
        </>
      )}
    </>
  );
}
