import { bandShapes } from '#look/band.ts';
import type { News } from './news.ts';
import { tellWords } from './tell-words.ts';

const WIDTH = 1_080;
const HEIGHT = 1_350;
const EDGE = 72;
const DOORS = 10;

/** The village at night, whatever the theme of the phone: the picture is looked at in a group of others. */
const SKY = '#0d1226';
const SKY_LOW = '#23315f';
const INK = '#f5f0e4';
const SOFT = '#c0c6df';
const LAMP = '#ffc94a';
const DARK = '#161d3a';
const BAND: Readonly<Record<string, string>> = {
  cloth: '#23315f',
  weft: '#b8452c',
  lamp: '#f2b01e',
  thread: '#f6ead0',
};
const FONT = 'Roboto, "Noto Sans", system-ui, sans-serif';

/** The news as a picture of its own, drawn on the phone; undefined where it draws none. */
export async function drawNews(news: News): Promise<Blob | undefined> {
  const canvas = document.createElement('canvas');
  canvas.width = WIDTH;
  canvas.height = HEIGHT;
  const pen = canvas.getContext('2d');
  if (pen === null) return undefined;
  const sky = pen.createLinearGradient(0, 0, 0, HEIGHT);
  sky.addColorStop(0, SKY);
  sky.addColorStop(1, SKY_LOW);
  pen.fillStyle = sky;
  pen.fillRect(0, 0, WIDTH, HEIGHT);
  drawBand(pen);
  let y = write(pen, news.place, { y: 150, size: 44, color: SOFT });
  y = write(pen, news.title, { y: y + 24, size: 76, color: INK, bold: true });
  y = write(pen, news.until, { y: y + 12, size: 44, color: LAMP });
  if (news.big !== '') y = write(pen, news.big, { y: y + 72, size: 190, color: INK, bold: true });
  y = write(pen, news.small, {
    y: y + (news.big === '' ? 90 : 0),
    size: news.big === '' ? 72 : 52,
    color: INK,
    bold: news.big === '',
  });
  drawDoors(pen, y + 40, news.share);
  const foot = tellWords.value.free;
  write(pen, foot, { y: HEIGHT - 220, size: 36, color: INK });
  write(pen, `${news.team}, ${news.asOf}`, { y: HEIGHT - 110, size: 32, color: SOFT });
  return new Promise((resolve) => {
    canvas.toBlob((blob) => resolve(blob ?? undefined), 'image/png');
  });
}

/** Of the shapes that are drawn as SVG elsewhere. */
const fillShape = (pen: CanvasRenderingContext2D, d: string): void => pen.fill(shapeOf(d));
const shapeOf = (d: string): Path2D => new Path2D(d);

function drawBand(pen: CanvasRenderingContext2D): void {
  const scale = 3;
  for (let x = 0; x < WIDTH; x += 24 * scale) {
    pen.save();
    pen.translate(x, 0);
    pen.scale(scale, scale);
    for (const { part, d } of bandShapes()) {
      pen.fillStyle = BAND[part] ?? DARK;
      fillShape(pen, d);
    }
    pen.restore();
  }
}

/** As many of ten windows lit as it is done: never all of them before it is, nor none of some. */
function drawDoors(pen: CanvasRenderingContext2D, y: number, share: number): void {
  const step = (WIDTH - 2 * EDGE) / DOORS;
  const whole = Math.round(share * DOORS);
  const lit = share >= 1 ? DOORS : Math.min(DOORS - 1, Math.max(share > 0 ? 1 : 0, whole));
  for (let door = 0; door < DOORS; door += 1) {
    const x = EDGE + door * step;
    pen.fillStyle = door < lit ? LAMP : DARK;
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

type Line = {
  readonly y: number;
  readonly size: number;
  readonly color: string;
  readonly bold?: boolean;
};

/** Words from a line on, wrapped at the edge; answers where the next may begin. */
function write(
  pen: CanvasRenderingContext2D,
  text: string,
  { y, size, color, bold }: Line,
): number {
  pen.font = `${bold === true ? '700' : '400'} ${size}px ${FONT}`;
  pen.fillStyle = color;
  pen.textBaseline = 'top';
  let at = y;
  for (const line of wrap(pen, text)) {
    pen.fillText(line, EDGE, at);
    at += size * 1.25;
  }
  return at;
}

function wrap(pen: CanvasRenderingContext2D, text: string): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && pen.measureText(longer).width > WIDTH - 2 * EDGE) {
      lines.push(line);
      line = word;
    } else {
      line = longer;
    }
  }
  return [...lines, line];
}
