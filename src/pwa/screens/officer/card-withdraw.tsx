import { proposeCardWithdrawn } from '#domain/learning/propose.ts';
import { saveTogether } from '#pwa/phone/save.ts';
import { leaveTo } from '#pwa/router.ts';
import type { Card } from '#pwa/screens/cards/deck.ts';
import { type Taught, toWrite } from '#pwa/screens/cards/taught.ts';
import { ReasonSheet } from '#pwa/screens/reason-sheet.tsx';
import type { CardWritingWords } from './card-words.ts';

type WithdrawProps = {
  readonly text: CardWritingWords;
  readonly taught: Taught;
  readonly card: Card;
  readonly onClose: () => void;
};

/** The commune's own card goes, and whoever taught by it reads why. */
export function CardWithdraw({ text, taught, card, onClose }: WithdrawProps) {
  const { device, book } = taught;
  const { withdraw, withdrawLead: lead, reason } = text;
  return (
    <ReasonSheet
      device={device}
      draft={`card-withdraw.${card.id}`}
      text={{ title: withdraw, lead, reason, save: withdraw }}
      icon="delete"
      maxLength={120}
      onClose={onClose}
      onSave={async (why, draft) => {
        const { states, author } = toWrite(taught);
        const proposed = proposeCardWithdrawn(states, author, card.id, why);
        const told = { said: text.withdrawn, draft };
        const code = await saveTogether(device, book, proposed, told);
        if (code === undefined) leaveTo(`#/cards/${card.skill}`);
        return code;
      }}
    />
  );
}
