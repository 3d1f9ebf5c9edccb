import { bandShapes } from '#look/band.ts';

/** A picture for groups: upright, as phones show it, in pixels. */
export const WIDTH = 1_080;
export const HEIGHT = 1_350;
export const EDGE = 72;

/** The village at night, whatever the theme of the phone: the picture is looked at in a group of others. */
export const NIGHT = {
  sky: '#0d1226',
  skyLow: '#23315f',
  ink: '#f5f0e4',
  soft: '#c0c6df',
  lamp: '#ffc94a',
  dark: '#161d3a',
} as const;

const BAND: Readonly<Record<string, string>> = {
  cloth: '#23315f',
  weft: '#b8452c',
  lamp: '#f2b01e',
  thread: '#f6ead0',
};
const FONT = 'Roboto, "Noto Sans", system-ui, sans-serif';
export const LINE_HEIGHT = 1.25;

export type Pen = CanvasRenderingContext2D;

/** Draws on a sheet of its own; undefined where the phone draws none. */
export async function drawPicture(draw: (pen: Pen) => void): Promise<Blob | undefined> {
  const canvas = document.createElement('canvas');
  canvas.width = WIDTH;
  canvas.height = HEIGHT;
  const pen = canvas.getContext('2d');
  if (pen === null) return undefined;
  const sky = pen.createLinearGradient(0, 0, 0, HEIGHT);
  sky.addColorStop(0, NIGHT.sky);
  sky.addColorStop(1, NIGHT.skyLow);
  pen.fillStyle = sky;
  pen.fillRect(0, 0, WIDTH, HEIGHT);
  drawBand(pen);
  draw(pen);
  return new Promise((resolve) => {
    canvas.toBlob((blob) => resolve(blob ?? undefined), 'image/png');
  });
}

/** Of the shapes that are drawn as SVG elsewhere. */
const fillShape = (pen: Pen, d: string): void => pen.fill(shapeOf(d));
const shapeOf = (d: string): Path2D => new Path2D(d);

function drawBand(pen: Pen): void {
  const scale = 3;
  for (let x = 0; x < WIDTH; x += 24 * scale) {
    pen.save();
    pen.translate(x, 0);
    pen.scale(scale, scale);
    for (const { part, d } of bandShapes()) {
      pen.fillStyle = BAND[part] ?? NIGHT.dark;
      fillShape(pen, d);
    }
    pen.restore();
  }
}

export type Line = {
  readonly y: number;
  readonly size: number;
  readonly color: string;
  readonly bold?: boolean;
  /** Where it begins and how wide it may be; from edge to edge when absent. */
  readonly x?: number;
  readonly width?: number;
  /** So many lines at most, the last one cut. */
  readonly most?: number;
};

/** Words from a line on, wrapped at the edge; answers where the next may begin. */
export function write(pen: Pen, text: string, line: Line): number {
  const { y, size, color, x = EDGE } = line;
  const lines = linesOf(pen, text, line);
  pen.fillStyle = color;
  pen.textBaseline = 'top';
  lines.forEach((each, index) => pen.fillText(each, x, y + index * size * LINE_HEIGHT));
  return y + lines.length * size * LINE_HEIGHT;
}

/** How high the words will stand. */
export const heightOf = (pen: Pen, text: string, line: Line): number =>
  linesOf(pen, text, line).length * line.size * LINE_HEIGHT;

function linesOf(pen: Pen, text: string, { size, bold, width, most }: Line): readonly string[] {
  pen.font = `${bold === true ? '700' : '400'} ${String(size)}px ${FONT}`;
  const room = width ?? WIDTH - 2 * EDGE;
  const lines = text.split('\n').flatMap((paragraph) => wrap(pen, paragraph, room));
  if (most === undefined || lines.length <= most) return lines;
  const kept = lines.slice(0, most);
  while (kept.at(-1) === '') kept.pop();
  return [...kept.slice(0, -1), `${kept.at(-1) ?? ''} …`];
}

function wrap(pen: Pen, text: string, room: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').flatMap((each) => breakLong(pen, each, room))) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && pen.measureText(longer).width > room) {
      lines.push(line);
      line = word;
    } else {
      line = longer;
    }
  }
  return [...lines, line];
}

/** A word that is wider than the sheet goes on in the next line: an address has no blank. */
function breakLong(pen: Pen, word: string, room: number): readonly string[] {
  if (pen.measureText(word).width <= room) return [word];
  const parts: string[] = [];
  let part = '';
  for (const letter of word) {
    if (part !== '' && pen.measureText(part + letter).width > room) {
      parts.push(part);
      part = '';
    }
    part += letter;
  }
  return [...parts, part];
}
