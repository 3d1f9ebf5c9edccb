import { Icon } from '#pwa/ui/icon.tsx';
import type { IconName } from '#pwa/ui/icon.tsx';
import { CardPicture } from './card-picture.tsx';
import { cardsWords } from './cards-words.ts';
import type { Card } from './deck.ts';
import './cards.css';

/** A card as it is read at a door: the picture, what to say, to show and to do. */
export function CardBody({
  card,
}: {
  readonly card: Pick<Card, 'say' | 'show' | 'do' | 'picture' | 'photo'>;
}) {
  const text = cardsWords.value.reader;
  return (
    <>
      <div class="card-picture">
        <CardPicture card={card} />
      </div>
      <Said icon="speak" title={text.say} said={card.say} isSpoken />
      <Said icon="installed" title={text.show} said={card.show} />
      <Said icon="together" title={text.do} said={card.do} />
    </>
  );
}

type SaidProps = {
  readonly icon: IconName;
  readonly title: string;
  readonly said: string;
  readonly isSpoken?: boolean;
};

function Said({ icon, title, said, isSpoken = false }: SaidProps) {
  if (said === '') return null;
  return (
    <section class={isSpoken ? 'card-part card-part--spoken' : 'card-part'}>
      <h2>
        <Icon name={icon} /> {title}
      </h2>
      <p>{said}</p>
    </section>
  );
}
