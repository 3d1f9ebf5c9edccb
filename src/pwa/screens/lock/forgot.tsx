import { useEffect, useState } from 'preact/hooks';
import { Banner } from '#pwa/ui/banner.tsx';
import { Button } from '#pwa/ui/button.tsx';
import { Page } from '#pwa/page.tsx';
import { wipeBook } from '#pwa/phone/lock-up.ts';
import { lockWords } from '#pwa/phone/lock-words.ts';
import { openPhone } from '#pwa/phone/open.ts';
import { sendSealed } from '#pwa/phone/locks.ts';

type ForgotProps = {
  readonly storeKey: string;
  /** A new card of the same person, in hand: it opens a new book once the old one is gone. */
  readonly card: string | undefined;
  readonly onBack: () => void;
};

/** The honest way when a PIN is forgotten: a new card; what was recorded goes out sealed. */
export function Forgot({ storeKey, card, onBack }: ForgotProps) {
  const text = lockWords.value.forgot;
  const [sent, setSent] = useState<boolean | undefined>(undefined);
  const [isSure, setSure] = useState(false);
  useEffect(() => {
    const send = async (): Promise<void> => setSent(await sendSealed(Infinity));
    void send();
  }, []);
  const remove = async (): Promise<void> => {
    await wipeBook(storeKey);
    if (card !== undefined) await openPhone(card);
  };
  const said = sent ? text.sent : text.notSent;
  return (
    <Page
      title={text.title}
      lead={text.lead}
      action={
        <Button kind="primary" icon="back" onPress={onBack}>
          {text.back}
        </Button>
      }
    >
      <ol class="lock-steps">
        {text.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <Banner kind="info">{sent === undefined ? text.sending : said}</Banner>
      <section class="section">
        <p class="soft small">{text.removeText}</p>
        <Button
          kind="danger"
          icon="delete"
          wide
          onPress={() => (isSure ? void remove() : setSure(true))}
        >
          {isSure ? text.removeSure : text.remove}
        </Button>
      </section>
    </Page>
  );
}
