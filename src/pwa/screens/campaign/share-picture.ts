import {
  drawPicture,
  EDGE,
  HEIGHT,
  NIGHT,
  type Pen,
  WIDTH,
  write,
} from '#pwa/screens/share/pen.ts';
import type { News } from './news.ts';
import { tellWords } from './tell-words.ts';

const DOORS = 10;

/** The news as a picture of its own, drawn on the phone; undefined where it draws none. */
export const drawNews = async (news: News): Promise<Blob | undefined> =>
  drawPicture((pen) => {
    let y = write(pen, news.place, { y: 150, size: 44, color: NIGHT.soft });
    y = write(pen, news.title, { y: y + 24, size: 76, color: NIGHT.ink, bold: true });
    y = write(pen, news.until, { y: y + 12, size: 44, color: NIGHT.lamp });
    const { big } = news;
    if (big !== '') y = write(pen, big, { y: y + 72, size: 190, color: NIGHT.ink, bold: true });
    y = write(pen, news.small, {
      y: y + (big === '' ? 90 : 0),
      size: big === '' ? 72 : 52,
      color: NIGHT.ink,
      bold: big === '',
    });
    drawDoors(pen, y + 40, news.share);
    write(pen, tellWords.value.free, { y: HEIGHT - 220, size: 36, color: NIGHT.ink });
    const foot = `${news.team}, ${news.asOf}`;
    write(pen, foot, { y: HEIGHT - 110, size: 32, color: NIGHT.soft });
  });

/** As many of ten windows lit as it is done: never all of them before it is, nor none of some. */
function drawDoors(pen: Pen, y: number, share: number): void {
  const step = (WIDTH - 2 * EDGE) / DOORS;
  const whole = Math.round(share * DOORS);
  const lit = share >= 1 ? DOORS : Math.min(DOORS - 1, Math.max(share > 0 ? 1 : 0, whole));
  for (let door = 0; door < DOORS; door += 1) {
    const x = EDGE + door * step;
    pen.fillStyle = door < lit ? NIGHT.lamp : NIGHT.dark;
    pen.fillRect(x, y, step - 22, 110);
    pen.strokeStyle = '#717bab';
    pen.lineWidth = 4;
    pen.strokeRect(x, y, step - 22, 110);
    pen.beginPath();
    pen.moveTo(x + (step - 22) / 2, y);
    pen.lineTo(x + (step - 22) / 2, y + 110);
    pen.moveTo(x, y + 55);
    pen.lineTo(x + step - 22, y + 55);
    pen.stroke();
  }
}
