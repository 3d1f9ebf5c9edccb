import { isOpen } from '#domain/asked.ts';
import { villageName } from '#pwa/phone/names.ts';
import { useVillage, type Village } from '#pwa/phone/village.ts';
import { Page } from '#pwa/page.tsx';
import { NotHere } from '#pwa/screens/not-here.tsx';
import { Button } from '#pwa/ui/button.tsx';
import { boardWords } from '#pwa/screens/board/board-words.ts';
import { EmptyState } from '#pwa/ui/states.tsx';
import { type Ask, asksIn } from './asks.ts';
import { questionWords } from './question-words.ts';
import { AskRows } from './rows.tsx';
import './questions.css';

/** What residents ask: by whom it is to be answered, and by when. */
export function QuestionsScreen() {
  const village = useVillage();
  return village === undefined ? <NotHere /> : <QuestionsOf village={village} />;
}

function QuestionsOf({ village }: { village: Village }) {
  const text = questionWords.value;
  const me = village.device.me()?.person;
  const asks = asksIn(village);
  const open = asks.filter(({ stage }) => isOpen(stage));
  const isMine = ({ question }: Ask): boolean => question.assigned?.owner === me;
  const isOf = (to: string) => (ask: Ask) => !isMine(ask) && ask.question.to === to;
  const done = asks.filter(({ stage }) => stage === 'told' || stage === 'closed').reverse();
  const parts = [
    [text.mine, open.filter(isMine)],
    [text.untold, asks.filter(({ stage }) => stage === 'answered')],
    [text.village, open.filter(isOf('village'))],
    [text.commune, open.filter(isOf('commune'))],
  ] as const;
  return (
    <Page
      title={text.title}
      lead={text.lead(villageName(village))}
      back={{ href: '#/board', label: boardWords.value.title }}
      place="doors"
      action={
        <Button kind="primary" icon="mic" href="#/ask">
          {text.ask}
        </Button>
      }
    >
      <Button wide icon="search" href="#/answers">
        {text.toAnswers}
      </Button>
      {asks.length === 0 && <EmptyState icon="note" title={text.none} text={text.noneText} />}
      {parts.map(
        ([title, some]) =>
          some.length > 0 && (
            <section key={title} class="section">
              <h2>{title}</h2>
              <AskRows label={title} asks={some} />
            </section>
          ),
      )}
      {done.length > 0 && (
        <details class="section question-past">
          <summary>{text.done}</summary>
          <AskRows label={text.done} asks={done} />
        </details>
      )}
    </Page>
  );
}
