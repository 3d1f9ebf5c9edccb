import { useEffect } from 'preact/hooks';
import { Button } from '#pwa/ui/button.tsx';
import { Later } from '#pwa/ui/later.tsx';
import { SpeakButton } from '#pwa/ui/speak-button.tsx';
import { EmptyState } from '#pwa/ui/states.tsx';
import { Page } from '#pwa/page.tsx';
import { looksOverCommune } from '#pwa/phone/roles.ts';
import { stepName } from '#pwa/phone/skill-names.ts';
import { follow, leaveTo, route, setQuery } from '#pwa/router.ts';
import type { ScreenProps } from '#pwa/route-line.ts';
import { PracticeRows } from '#pwa/screens/practice/practice-rows.tsx';
import { CardBody } from './card-body.tsx';
import { cardsWords } from './cards-words.ts';
import { type Card, cardsOf, useDeck } from './deck.ts';
import { Opening } from './list.tsx';
import { seeCard } from './seen.ts';
import { skillTitle, useTaught } from './taught.ts';
import { Turned } from './turned.tsx';
import { useSwipe } from './use-swipe.ts';
import './cards.css';

const loadExamples = async () =>
  (await import('#pwa/screens/team/examples-of-skill.tsx')).ExamplesOfSkill;

const loadVoices = async () => (await import('./voices.tsx')).Voices;

/** The cards of one step, one on the screen. */
export function ReaderScreen({ params }: ScreenProps) {
  const [skill = '', step = ''] = params;
  const deck = useDeck();
  const cards = deck !== undefined && 'cards' in deck ? cardsOf(deck.cards, skill, step) : [];
  const { card: wanted, turned } = route.value.query;
  const at = Math.max(
    0,
    cards.findIndex(({ id }) => id === wanted),
  );
  const card = cards[at];
  if (card === undefined) return <NoCard deck={deck} skill={skill} />;
  if (turned === '1') return <Turned card={card} onBack={() => leaveTo(readHref(card))} />;
  return <Reader cards={cards} card={card} at={at} />;
}

type NoCardProps = { readonly deck: ReturnType<typeof useDeck>; readonly skill: string };

function NoCard({ deck, skill }: NoCardProps) {
  const text = cardsWords.value;
  return (
    <Page title={text.title} back={backOf(skill)} place="me">
      <Opening deck={deck} />
      {deck !== undefined && 'cards' in deck && (
        <EmptyState
          icon="guide"
          title={text.none}
          action={<Button href="#/cards">{text.toAll}</Button>}
        />
      )}
    </Page>
  );
}

/** Where the cards were opened from. */
function backOf(skill: string): { readonly href: string; readonly label: string } {
  const { back } = cardsWords.value.reader;
  const { visit, person } = route.value.query;
  if (visit !== undefined) return { href: `#/visit/${visit}`, label: back.visit };
  if (person !== undefined) return { href: `#/person/${person}`, label: back.person };
  return { href: `#/cards/${skill}`, label: back.skill };
}

type ReaderProps = { readonly cards: readonly Card[]; readonly card: Card; readonly at: number };

function Reader({ cards, card, at }: ReaderProps) {
  const text = cardsWords.value.reader;
  const taught = useTaught();
  const { skill, step, title } = card;
  const [before, after] = [cards[at - 1], cards[at + 1]];
  const turnTo = (next: Card | undefined): void => {
    if (next === undefined) return;
    setQuery({ card: next.id });
    window.scrollTo(0, 0);
  };
  const swipe = useSwipe({ onLeft: () => turnTo(after), onRight: () => turnTo(before) });
  useEffect(() => seeCard(card), [card]);
  return (
    <Page
      title={title}
      lead={text.lead(skillTitle(skill, taught), stepName(step))}
      back={backOf(skill)}
      action={
        <nav class="card-turns" aria-label={text.position(at + 1, cards.length)}>
          <Button disabled={before === undefined} onPress={() => turnTo(before)}>
            {text.previous}
          </Button>
          <span class="card-position" role="status">
            {text.position(at + 1, cards.length)}
          </span>
          <Button kind="primary" disabled={after === undefined} onPress={() => turnTo(after)}>
            {text.next}
          </Button>
        </nav>
      }
    >
      <div class="skill-card" {...swipe}>
        <CardBody card={card} />
      </div>
      {taught !== undefined && (
        <Later key={card.id} load={loadVoices} props={{ taught, card: card.id }} />
      )}
      <div class="stack">
        <SpeakButton text={spokenOf(card)} troubles={cardsWords.value.voice} />
        <Button wide icon="sync" onPress={() => follow(turnedHref(card))}>
          {text.turn}
        </Button>
        {taught !== undefined && looksOverCommune(taught.device) && (
          <Button wide icon="edit" href={`#/teach/${skill}/${step}/${card.id}`}>
            {cardsWords.value.own.rewrite}
          </Button>
        )}
      </div>
      <Later key={skill} load={loadExamples} props={{ skill }} />
      {card.isOwn && <p class="soft small">{cardsWords.value.own.mark}</p>}
      {after === undefined && <p class="soft">{text.end}</p>}
      {after === undefined && <PracticeRows skill={skill} person={route.value.query['person']} />}
    </Page>
  );
}

/** What is read to the person: what is to be said, and what they may try. */
export const spokenOf = (card: Card): string =>
  card.isOwn ? `${card.say} ${card.do}` : `${card.title}. ${card.say} ${card.do}`;

const readHref = ({ skill, step, id }: Card): string => `#/cards/${skill}/${step}?card=${id}`;

const turnedHref = (card: Card): string => `${readHref(card)}&turned=1`;
