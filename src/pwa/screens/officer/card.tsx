import { useState } from 'preact/hooks';
import { formatDay } from '#kernel/vi-calendar.ts';
import { homeQueries } from '#device/home-queries.ts';
import type { CardReply } from '#protocol/cards.ts';
import type { ScreenProps } from '#pwa/route-line.ts';
import { Banner } from '#pwa/ui/banner.tsx';
import { Band } from '#pwa/ui/band.tsx';
import { Button } from '#pwa/ui/button.tsx';
import { Icon, type IconName } from '#pwa/ui/icon.tsx';
import { words } from '#pwa/ui/language.ts';
import { Qr } from '#pwa/ui/qr.tsx';
import { EmptyState } from '#pwa/ui/states.tsx';
import { showToast } from '#pwa/ui/toast.tsx';
import { usePhone } from '#pwa/phone/phone.ts';
import { problemText } from './asked.tsx';
import { OfficerPage } from './officer-page.tsx';
import { officerWords } from './officer-words.ts';
import { phonesWords } from './phones-words.ts';
import { findPeople, villageOf } from './team-of.ts';
import { findPlaceText } from './territory.ts';

/** One for each step: scan, open, lock. */
const PICTURES: readonly IconName[] = ['camera', 'installed', 'key'];

/** A member's card: a link and its QR, made when asked for and shown once. */
export function CardScreen({ params }: ScreenProps) {
  const [person = ''] = params;
  const device = usePhone();
  const text = phonesWords.value.card;
  const people = findPeople(device);
  const name = people?.persons.get(person)?.name;
  const village = people && villageOf(people, person);
  const back = village === undefined ? '#/teams' : `#/team/${village}`;
  const where = village && findPlaceText(device.places(), village, device.now().on);
  const [card, setCard] = useState<CardReply | undefined>(undefined);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const make = async (): Promise<void> => {
    setBusy(true);
    setProblem(undefined);
    const made = await homeQueries(device).card(person);
    setBusy(false);
    if (made.ok) setCard(made.value);
    else setProblem(made.error.code === 'not-found' ? text.waits : problemText(made.error.code));
  };
  if (name === undefined) {
    return (
      <OfficerPage title={text.unknown} back={{ href: '#/teams' }} place="teams">
        <EmptyState icon="person" title={officerWords.value.village.unknownText} />
      </OfficerPage>
    );
  }
  return (
    <OfficerPage
      title={text.title(name)}
      lead={text.lead}
      back={{ href: back, onPress: undefined }}
      banners={problem !== undefined && <Banner kind="error">{problem}</Banner>}
      place="teams"
      action={
        <Button kind="primary" icon="card" busy={busy} onPress={() => void make()}>
          {busy ? text.making : text.make}
        </Button>
      }
    >
      {card === undefined ? (
        <p class="soft">{text.once}</p>
      ) : (
        <Card card={card} name={name} where={where} />
      )}
    </OfficerPage>
  );
}

type CardProps = { card: CardReply; name: string; where: string | undefined };

function Card({ card, name, where }: CardProps) {
  const text = phonesWords.value.card;
  const link = `${location.origin}/#${card.card}`;
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(link);
    showToast(text.copied);
  };
  return (
    <>
      <article class="paper-card">
        <Band />
        <div class="paper-card-main">
          <Qr text={link} label={text.qr(name)} />
          <div class="stack">
            <p class="paper-card-name">{name}</p>
            <p>{where === undefined ? words.value.shell.appName : text.of(where)}</p>
            <p>{text.until(formatDay(card.until))}</p>
            <ol class="card-steps">
              {text.steps.map((step, index) => (
                <li key={step}>
                  <Icon name={PICTURES[index] ?? 'card'} />
                  <span>{step}</span>
                </li>
              ))}
            </ol>
            <p class="small">{text.link}</p>
            <p class="paper-card-link">{link}</p>
          </div>
        </div>
      </article>
      <p class="no-print">{text.warn}</p>
      <div class="cluster no-print">
        <Button icon="print" onPress={() => window.print()}>
          {text.print}
        </Button>
        <Button kind="quiet" icon="share" onPress={() => void copy()}>
          {text.copy}
        </Button>
      </div>
    </>
  );
}
