import { Button } from '#pwa/ui/button.tsx';
import { carryWords } from './carry-words.ts';

/** The way to carrying, wherever this phone's sending is told. */
export function CarryPart() {
  const text = carryWords.value;
  return (
    <section class="section">
      <h2>{text.title}</h2>
      <p>{text.lead}</p>
      <div class="cluster">
        <Button icon="share" href="#/hand">
          {text.toHand}
        </Button>
        <Button icon="tray" href="#/carry">
          {text.toTake}
        </Button>
      </div>
    </section>
  );
}
