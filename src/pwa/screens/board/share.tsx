import { useCallback } from 'preact/hooks';
import { formatDay } from '#kernel/vi-calendar.ts';
import { isPublic } from '#domain/board/audience.ts';
import { Banner } from '#pwa/ui/banner.tsx';
import { language } from '#pwa/ui/language.ts';
import { Progress } from '#pwa/ui/states.tsx';
import { Page } from '#pwa/page.tsx';
import { placeName, startUpper } from '#pwa/phone/names.ts';
import { isPractice } from '#pwa/phone/practice-mode.ts';
import { useRead } from '#pwa/phone/use-read.ts';
import type { ScreenProps } from '#pwa/route-line.ts';
import { NotHere } from '#pwa/screens/not-here.tsx';
import { SharePart } from '#pwa/screens/share/share-part.tsx';
import { type Boards, findPosted, type Posted, useBoards } from './board.ts';
import { boardWords } from './board-words.ts';
import { codeOf, isAtHome } from './notice-link.ts';
import { type Card, cardText, drawCard } from './share-card.ts';
import { shareCardWords } from './share-card-words.ts';

/** A notice as a picture for the groups of the village, with a link by which anybody can check it. */
export function NoticeShareScreen({ params: [id = ''] }: ScreenProps) {
  const boards = useBoards();
  const posted = boards && findPosted(boards, id);
  if (boards === undefined || posted === undefined) return <NotHere />;
  const { notice } = posted;
  if (!isPublic(notice) || notice.withdrawn !== undefined) return <NotHere />;
  return <ShareOf boards={boards} posted={posted} />;
}

type Props = { readonly boards: Boards; readonly posted: Posted };

function ShareOf({ boards, posted }: Props) {
  const text = shareCardWords.value;
  const { notice } = posted;
  const link = useLink(posted);
  const isSent = useSent(boards, posted);
  return (
    <Page
      title={text.title}
      lead={text.lead}
      back={{ href: `#/board/${notice.notice}`, label: boardWords.value.walk.back }}
      place={boards.village === undefined ? 'commune' : 'doors'}
    >
      {isSent === false && <Banner kind="info">{text.notSent}</Banner>}
      {link === undefined ? (
        <Progress label={text.title} />
      ) : (
        <CardPart boards={boards} posted={posted} link={link.address} />
      )}
    </Page>
  );
}

type CardProps = Props & { readonly link: string | undefined };

function CardPart({ boards, posted, link }: CardProps) {
  const card = cardOf(boards, posted, link);
  return (
    <SharePart
      said={cardText(card)}
      draw={async () => drawCard(card)}
      name={shareCardWords.value.fileName}
    />
  );
}

function cardOf(
  { places, day, device }: Boards,
  { notice, book }: Posted,
  link: string | undefined,
): Card {
  const text = shareCardWords.value;
  const name = placeName(places, book.place, day);
  const said = notice.texts[language.value] ?? notice.texts['vi'];
  return {
    place: startUpper(name),
    placeWithin: name,
    pressing: notice.class,
    title: said?.title ?? '',
    text: said?.text ?? '',
    ...(said?.do !== undefined && { todo: said.do }),
    ...(notice.warning && { warning: notice.warning }),
    posted: text.posted(formatDay(notice.on), notice.number),
    ...(link !== undefined && { link }),
    isTrial: isPractice.value || device.home()?.demo === true,
  };
}

/** A practice village has no home that could check it. */
function useLink({ book, notice: { edition } }: Posted) {
  return useRead(
    useCallback(async () => {
      if (isPractice.peek()) return { address: undefined };
      return { address: `${location.origin}/k/${await codeOf({ book, notice: { edition } })}` };
    }, [book, edition]),
  );
}

function useSent({ device }: Boards, { notice: { edition } }: Posted): boolean | undefined {
  return useRead(useCallback(async () => isAtHome(device, edition), [device, edition]));
}
