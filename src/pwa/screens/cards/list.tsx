import { useEffect } from 'preact/hooks';
import { SKILLS, STEPS } from '#domain/doors/facts.ts';
import { Banner } from '#pwa/ui/banner.tsx';
import { Button } from '#pwa/ui/button.tsx';
import { Field } from '#pwa/ui/field.tsx';
import { List, ListRow } from '#pwa/ui/list-row.tsx';
import { EmptyState, Progress } from '#pwa/ui/states.tsx';
import { Page } from '#pwa/page.tsx';
import { looksOverCommune } from '#pwa/phone/roles.ts';
import { stepName } from '#pwa/phone/skill-names.ts';
import { route, setQuery } from '#pwa/router.ts';
import type { ScreenProps } from '#pwa/route-line.ts';
import { NotHere } from '#pwa/screens/not-here.tsx';
import { PracticeRows } from '#pwa/screens/practice/practice-rows.tsx';
import { CardPicture } from './card-picture.tsx';
import { cardsWords } from './cards-words.ts';
import { type Card, cardsOf, findCards, readerHref, useDeck } from './deck.ts';
import { type Fresh, freshIn, seeAll, seeFirst } from './seen.ts';
import { isTaught, skillTitle, type Taught, useTaught } from './taught.ts';
import './cards.css';

const NOTHING_FRESH: Fresh = { written: [], changed: [], gone: 0 };

/** All cards: what is new, a search, the skills, the practice screens. */
export function CardsScreen() {
  const text = cardsWords.value;
  const deck = useDeck();
  const sought = route.value.query['find'] ?? '';
  return (
    <Page title={text.title} lead={text.lead} back={{ href: '#/me' }} place="me">
      <Opening deck={deck} />
      {deck !== undefined && 'cards' in deck && (
        <>
          <Field
            kind="search"
            label={text.search}
            value={sought}
            onInput={(find) => setQuery({ find })}
            maxLength={60}
          />
          {sought.trim() === '' ? (
            <All cards={deck.cards} />
          ) : (
            <Found cards={findCards(deck.cards, sought)} sought={sought} />
          )}
        </>
      )}
    </Page>
  );
}

export function Opening({ deck }: { readonly deck: ReturnType<typeof useDeck> }) {
  const text = cardsWords.value;
  if (deck === undefined) return <Progress label={text.loading} />;
  return 'problem' in deck ? <Banner kind="error">{text.missing}</Banner> : null;
}

function All({ cards }: { readonly cards: readonly Card[] }) {
  const text = cardsWords.value;
  const taught = useTaught();
  // Without the commune's book its own cards are not gone: they come back with it.
  const fresh = taught === undefined ? NOTHING_FRESH : freshIn(cards);
  useEffect(() => seeFirst(cards), [cards]);
  return (
    <>
      <FreshPart fresh={fresh} onSeen={() => seeAll(cards)} />
      <PracticeRows />
      <section class="section">
        <h2>{text.bySkill}</h2>
        <List label={text.bySkill}>
          {skillsIn(cards, taught).map((skill) => {
            const [first] = cardsOf(cards, skill);
            return (
              <ListRow
                key={skill}
                href={`#/cards/${skill}`}
                title={skillTitle(skill, taught)}
                text={text.cards(cardsOf(cards, skill).length)}
                lead={first && <Thumb card={first} />}
              />
            );
          })}
        </List>
      </section>
    </>
  );
}

const Thumb = ({ card }: { readonly card: Card }) => (
  <span class="card-thumb">
    <CardPicture card={card} />
  </span>
);

function FreshPart({ fresh, onSeen }: { readonly fresh: Fresh; readonly onSeen: () => void }) {
  const text = cardsWords.value.fresh;
  const { written, changed, gone } = fresh;
  if (written.length + changed.length + gone === 0) return null;
  return (
    <section class="section">
      <h2>{text.title}</h2>
      <List label={text.title}>
        {[
          ...written.map((card) => <CardRow key={card.id} card={card} said={text.written} />),
          ...changed.map((card) => <CardRow key={card.id} card={card} said={text.changed} />),
        ]}
      </List>
      {gone > 0 && <p>{text.gone(gone)}</p>}
      <Button icon="check" onPress={onSeen}>
        {text.seen}
      </Button>
    </section>
  );
}

function CardRow({ card, said }: { readonly card: Card; readonly said: string }) {
  const taught = useTaught();
  return (
    <ListRow
      href={readerHref(card)}
      title={card.title}
      text={[said, skillTitle(card.skill, taught), stepName(card.step)].join(' · ')}
      lead={<Thumb card={card} />}
    />
  );
}

function Found({ cards, sought }: { readonly cards: readonly Card[]; readonly sought: string }) {
  const text = cardsWords.value;
  const taught = useTaught();
  if (cards.length === 0) return <EmptyState icon="search" title={text.notFound(sought)} />;
  return (
    <>
      <p role="status">{text.found(cards.length)}</p>
      <List label={text.title}>
        {cards.map((card) => (
          <ListRow
            key={card.id}
            href={readerHref(card)}
            title={card.title}
            text={`${skillTitle(card.skill, taught)} · ${stepName(card.step)}`}
            lead={<Thumb card={card} />}
          />
        ))}
      </List>
    </>
  );
}

/** What the software brings, then what the commune teaches besides; without what it has given up. */
const skillsIn = (cards: readonly Card[], taught: Taught | undefined): readonly string[] =>
  [...new Set([...SKILLS, ...cards.map(({ skill }) => skill)])].filter((skill) =>
    isTaught(skill, taught),
  );

/** The cards of one skill, by the step they lead to. */
export function SkillCardsScreen({ params }: ScreenProps) {
  const text = cardsWords.value;
  const deck = useDeck();
  const taught = useTaught();
  const [skill = ''] = params;
  const isKnown = SKILLS.some((each) => each === skill) || taught?.learning.described.has(skill);
  if (isKnown !== true) return <NotHere />;
  const canWrite = taught !== undefined && looksOverCommune(taught.device);
  return (
    <Page
      title={skillTitle(skill, taught)}
      back={{ href: '#/cards', label: text.toAll }}
      place="me"
    >
      <Opening deck={deck} />
      {deck !== undefined &&
        'cards' in deck &&
        STEPS.map((step) => ({ step, cards: cardsOf(deck.cards, skill, step) }))
          .filter(({ cards }) => canWrite || cards.length > 0)
          .map(({ step, cards }) => (
            <section key={step} class="section">
              <h2>{stepName(step)}</h2>
              <List label={stepName(step)}>
                {cards.map((card) => (
                  <ListRow
                    key={card.id}
                    href={readerHref(card)}
                    title={card.title}
                    lead={<Thumb card={card} />}
                  />
                ))}
              </List>
              {canWrite && (
                <Button icon="plus" href={`#/teach/${skill}/${step}/new`}>
                  {cardsWords.value.own.write}
                </Button>
              )}
            </section>
          ))}
      <PracticeRows skill={skill} />
    </Page>
  );
}
