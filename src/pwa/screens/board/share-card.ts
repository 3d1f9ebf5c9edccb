import { encode } from 'uqr';
import { dayOfSeconds, formatDay, formatTime } from '#kernel/vi-calendar.ts';
import type { NoticeClass, Warning } from '#domain/board/facts.ts';
import { BOARD_WORDS } from '#domain/board/words.ts';
import { language } from '#pwa/ui/language.ts';
import {
  drawPicture,
  EDGE,
  HEIGHT,
  heightOf,
  LINE_HEIGHT,
  NIGHT,
  type Pen,
  WIDTH,
  write,
} from '#pwa/screens/share/pen.ts';
import { boardWords } from './board-words.ts';
import { shareCardWords } from './share-card-words.ts';

/** What a notice says to a group that looks at a picture. */
export type Card = {
  /** As it is called before a sentence, and within one. */
  readonly place: string;
  readonly placeWithin: string;
  readonly pressing: NoticeClass;
  readonly title: string;
  readonly text: string;
  readonly todo?: string;
  readonly warning?: Warning;
  readonly posted: string;
  /** By which it is checked; absent where nobody else could open it. */
  readonly link?: string;
  /** Of a home or village where people only practise. */
  readonly isTrial: boolean;
};

/** The colours of levels 1 to 5 in Decision 18/2021/QĐ-TTg, which the law knows for disasters alone. */
const LEVELS = ['#9ecbf2', '#f7ec8d', '#f59a3c', '#e0483a', '#a05cc9'];
const PRESSING: Readonly<Record<NoticeClass, string>> = {
  ordinary: NIGHT.soft,
  priority: NIGHT.lamp,
  emergency: '#ff9d8a',
};

const QR = 260;
const FOOT = HEIGHT - 340;
const DARK = '#14182b';
/** Still read on a phone that shows the picture at a third of its size. */
const LEAST = 33;

/** The card as a picture, drawn on this phone; undefined where it draws none. */
export const drawCard = async (card: Card): Promise<Blob | undefined> =>
  drawPicture((pen) => {
    let y = write(pen, card.place, { y: 104, size: 52, color: NIGHT.ink, bold: true, most: 2 });
    y = drawMark(pen, card, y + 20);
    y = write(pen, card.title, {
      y: y + 28,
      size: titleSize(pen, card),
      color: NIGHT.ink,
      bold: true,
    });
    drawText(pen, card, y + 16);
    drawFoot(pen, card);
  });

const titleSize = (pen: Pen, { title }: Card): number =>
  [80, 68, 60].find((size) => heightOf(pen, title, { y: 0, size, color: '', bold: true }) < 260) ??
  52;

/** How pressing it is and what it warns of, in words on the colour of its level. */
function drawMark(pen: Pen, card: Card, y: number): number {
  const said = markOf(card);
  if (said === undefined) return y;
  const { warning } = card;
  const isLawful = warning?.danger === 'weather';
  const color = (isLawful ? LEVELS[warning.level - 1] : undefined) ?? PRESSING[card.pressing];
  const line = {
    y: y + 18,
    size: 42,
    color: DARK,
    bold: true,
    x: EDGE + 24,
    width: WIDTH - 2 * EDGE - 48,
  };
  const height = heightOf(pen, said, line) + 28;
  pen.fillStyle = color;
  pen.fillRect(EDGE, y, WIDTH - 2 * EDGE, height);
  write(pen, said, line);
  return y + height;
}

export function markOf({ warning, pressing }: Card): string | undefined {
  const words = BOARD_WORDS[language.value];
  const text = boardWords.value;
  const rank = pressing === 'ordinary' ? undefined : text.form.classes[pressing];
  if (warning === undefined) return rank;
  const { danger, level, expires } = warning;
  const end = text.notice.expires(`${formatTime(expires)} ${formatDay(dayOfSeconds(expires))}`);
  const what = text.notice.danger(words.dangers[danger], words.level(level, danger));
  return [rank, what, end].filter(Boolean).join('. ');
}

/** As large as it fits, and what does not fit at all is read behind the link. */
function drawText(pen: Pen, card: Card, y: number): void {
  const said = [card.text, card.todo].filter(Boolean).join('\n\n');
  const room = FOOT - y;
  for (const size of [52, 46, 40, 36, LEAST]) {
    if (heightOf(pen, said, { y, size, color: NIGHT.ink }) <= room) {
      write(pen, said, { y, size, color: NIGHT.ink });
      return;
    }
  }
  const size = LEAST;
  const most = Math.max(1, Math.floor(room / (size * LINE_HEIGHT)) - 1);
  const next = write(pen, said, { y, size, color: NIGHT.ink, most });
  write(pen, shareCardWords.value.more, { y: next, size, color: NIGHT.lamp, bold: true });
}

function drawFoot(pen: Pen, { link, posted, isTrial, warning }: Card): void {
  const text = shareCardWords.value;
  const x = link === undefined ? EDGE : EDGE + QR + 36;
  const width = WIDTH - EDGE - x;
  if (link !== undefined) drawQr(pen, link, FOOT + 24);
  let y = FOOT + 24;
  if (isTrial) y = write(pen, text.trial, { y, size: 34, color: NIGHT.lamp, bold: true, x, width });
  if (link !== undefined) {
    y = write(pen, text.check, { y, size: 34, color: NIGHT.ink, bold: true, x, width });
    y = write(pen, link, { y: y + 4, size: 28, color: NIGHT.lamp, x, width });
  }
  const source = warning && boardWords.value.notice.source(warning.source);
  const foot = [posted, source].filter(Boolean).join('. ');
  write(pen, foot, { y: y + 8, size: 28, color: NIGHT.soft, x, width, most: 3 });
}

/** Dark on white, as cameras of old phones read it. */
function drawQr(pen: Pen, link: string, y: number): void {
  const { data, size } = encode(link, { ecc: 'M', border: 3 });
  const cell = QR / size;
  pen.fillStyle = '#fff';
  pen.fillRect(EDGE, y, QR, QR);
  pen.fillStyle = '#000';
  data.forEach((row, down) =>
    row.forEach((dark, right) => {
      // A little more than the cell, so that no light line stays between two.
      if (dark) pen.fillRect(EDGE + right * cell, y + down * cell, cell + 0.5, cell + 0.5);
    }),
  );
}

/** The words that go with the picture, and stand for it where it cannot be seen. */
export function cardText(card: Card): string {
  const text = shareCardWords.value;
  const { placeWithin, title, text: said, todo, link, isTrial } = card;
  return [
    isTrial ? text.trial : undefined,
    text.head(placeWithin),
    [markOf(card), title].filter(Boolean).join('. '),
    said,
    todo && `${boardWords.value.notice.do}: ${todo}`,
    card.posted,
    link && `${text.check} ${link}`,
  ]
    .filter(Boolean)
    .join('\n');
}
