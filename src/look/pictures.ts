import { PICTURE_PARTS } from './picture-parts.ts';

type Part = keyof typeof PICTURE_PARTS;

/** A part, where its left upper corner stands, and how large it is. */
type Placed = readonly [part: Part, x: number, y: number, scale?: number];

/** The phone in the middle, over which the rest is drawn. */
const HELD: Placed = ['phone', 56, 10];

const PICTURES = {
  again: [HELD, ['round', 64, 34]],
  bait: [
    ['hook', 66, 4, 1.2],
    ['note', 58, 56, 1.2],
    ['stranger', 8, 44],
    ['coin', 116, 30],
    ['coin', 126, 60],
  ],
  bank: [
    ['bank', 24, 26, 1.2],
    ['phone', 106, 26, 0.75],
    ['check', 113, 48, 0.9],
  ],
  'bill-power': [
    ['paper', 36, 22],
    ['bulb', 92, 26],
  ],
  'bill-water': [
    ['paper', 36, 22],
    ['drop', 92, 26],
  ],
  chat: [
    HELD,
    ['bubble', 92, 14],
    ['dots', 99, 24],
    ['bubble', 28, 46, 0.9],
    ['talk', 34, 55, 0.9],
  ],
  'check-source': [
    ['paper', 40, 16, 1.2],
    ['glass', 74, 44, 1.1],
    ['warn', 112, 10, 0.8],
  ],
  clinic: [
    ['clinic', 24, 30, 1.15],
    ['woman', 108, 42, 1.05],
  ],
  clock: [
    ['clock', 54, 24],
    ['stranger', 4, 48, 0.9],
    ['person', 118, 46],
  ],
  code: [HELD, ['lock', 66, 24], ['dots', 67, 64]],
  deepfake: [HELD, ['half', 63, 23, 0.85], ['warn', 112, 30]],
  download: [HELD, ['down', 70, 30]],
  elder: [
    ['elder', 36, 40, 1.1],
    ['shield', 86, 26, 0.9],
    ['coin', 97, 38],
  ],
  eye: [
    ['phone', 24, 10],
    ['photo', 30, 32, 0.9],
    ['eye', 88, 32],
  ],
  face: [
    ['phone', 50, 4, 1.15],
    ['face', 56, 24, 0.9],
  ],
  form: [
    ['paper', 48, 16, 1.25],
    ['pen', 100, 40, 1.1],
  ],
  'hang-up': [HELD, ['handset', 62, 50, 0.6], ['stranger', 68, 20, 0.5], ['point', 88, 58, 0.9]],
  health: [HELD, ['heart', 62, 26, 0.75]],
  hold: [HELD, ['hand', 20, 58], ['tap', 66, 34]],
  'id-card': [['card', 42, 26, 1.5]],
  'id-phone': [HELD, ['card', 61, 28, 0.72], ['check', 70, 60, 0.8]],
  insurance: [
    ['umbrella', 46, 8, 1.2],
    ['card', 60, 56, 0.9],
  ],
  key: [
    ['key', 30, 24, 1.2],
    ['lock', 104, 46, 1.1],
  ],
  levels: [
    ['stairs', 24, 32, 1.15],
    ['office', 96, 36, 0.9],
  ],
  live: [
    ['stand', 22, 52, 1.1],
    ['phone', 34, 4, 0.68],
    ['play', 44, 20],
    ['woman', 76, 42, 1.05],
    ['basket', 110, 58, 0.75],
    ['leaf', 124, 36],
  ],
  mic: [HELD, ['mic', 68, 22], ['bubble', 110, 16], ['talk', 116, 25]],
  'name-check': [
    ['card', 26, 30, 1.2],
    ['check', 98, 18, 1],
    ['coin', 100, 54, 1.3],
  ],
  neighbours: [
    ['home', 12, 40, 0.95],
    ['home', 98, 40, 0.95],
    ['person', 58, 56, 0.75],
    ['woman', 80, 56, 0.75],
  ],
  'news-phone': [HELD, ['photo', 62, 22, 0.85], ['bars', 66, 50, 0.8]],
  'no-share': [
    ['bubble', 34, 26, 1.6],
    ['dots', 52, 42, 1.1],
    ['ban', 58, 20, 1.1],
  ],
  office: [
    ['office', 30, 34, 1.1],
    ['person', 112, 46],
  ],
  'open-parcel': [
    ['open', 50, 36, 1.1],
    ['eye', 104, 14, 0.8],
  ],
  parcel: [
    ['box', 30, 32, 1.2],
    ['check', 108, 40, 1.2],
  ],
  'parcel-stop': [
    ['box', 36, 30, 1.2],
    ['ban', 48, 26, 1.1],
  ],
  password: [
    ['lock', 30, 24, 1.5],
    ['dots', 90, 46, 1.6],
  ],
  picture: [
    ['phone', 20, 10],
    ['photo', 26, 32, 0.9],
    ['right', 78, 40],
    ['photo', 114, 34],
  ],
  point: [
    ['woman', 20, 36, 1.15],
    ['phone', 62, 34, 0.6],
    ['person', 108, 38, 1.1],
    ['bubble', 82, 4, 0.8],
    ['talk', 88, 10, 0.7],
  ],
  price: [
    ['tag', 32, 26, 1.2],
    ['coin', 104, 40, 1.4],
  ],
  produce: [
    ['basket', 46, 34, 1.2],
    ['leaf', 50, 22, 1.1],
    ['leaf', 78, 18, 1.2],
    ['coin', 120, 20],
  ],
  result: [
    ['paper', 46, 14, 1.25],
    ['check', 92, 50, 1.4],
  ],
  'scan-pay': [
    ['phone', 20, 10],
    ['coin', 33, 32],
    ['right', 76, 40],
    ['qr', 112, 32, 1.1],
  ],
  search: [HELD, ['glass', 64, 28, 0.95]],
  secret: [
    ['person', 34, 36, 1.2],
    ['lock', 92, 40, 1.2],
    ['ban', 88, 36, 1.05],
  ],
  shop: [HELD, ['basket', 62, 32, 0.65], ['coin', 112, 42]],
  'sign-up': [HELD, ['person', 65, 24, 0.9], ['pen', 96, 50]],
  speak: [
    ['phone', 24, 10],
    ['bars', 34, 28],
    ['speaker', 88, 30, 1.1],
  ],
  star: [HELD, ['star', 68, 32], ['point', 84, 48, 0.9]],
  stars: [
    ['star', 26, 40],
    ['star', 56, 40],
    ['star', 86, 40],
    ['bubble', 104, 14],
    ['talk', 112, 24],
  ],
  stop: [HELD, ['ban', 58, 28]],
  'store-search': [
    ['phone', 40, 10],
    ['basket', 46, 30, 0.65],
    ['glass', 92, 38, 1.1],
  ],
  'stranger-call': [HELD, ['stranger', 65, 24, 0.9], ['ring', 28, 26], ['warn', 114, 30]],
  'stranger-message': [
    ['phone', 34, 10],
    ['bubble', 40, 26, 0.85],
    ['talk', 46, 33, 0.8],
    ['stranger', 100, 40, 1.1],
    ['warn', 92, 8, 0.8],
  ],
  tap: [HELD, ['tap', 68, 30], ['point', 72, 42]],
  transfer: [
    ['phone', 20, 14, 0.9],
    ['coin', 68, 26],
    ['right', 66, 56],
    ['phone', 98, 14, 0.9],
    ['check', 108, 40],
  ],
  'video-call': [
    ['phone', 40, 6, 1.1],
    ['woman', 50, 24, 1],
    ['elder', 106, 44, 1.05],
  ],
  'vneid-qr': [HELD, ['qr', 66, 30]],
  weather: [
    ['sun', 40, 18, 1.2],
    ['cloud', 58, 30],
  ],
  wifi: [HELD, ['wifi', 66, 30, 0.8]],
} as const satisfies Readonly<Record<string, readonly Placed[]>>;
export type PictureName = keyof typeof PICTURES;

export const PICTURE_NAMES = Object.keys(PICTURES) as readonly PictureName[]; // its own keys

export type PictureShape = { readonly look: string; readonly d: string };
export type PicturePart = { readonly move: string; readonly shapes: readonly PictureShape[] };

/** A picture as groups of shapes, each moved to its place. */
export const pictureParts = (name: PictureName): readonly PicturePart[] =>
  PICTURES[name].map(([part, x, y, scale = 1]: Placed) => ({
    move: `translate(${x} ${y})${scale === 1 ? '' : ` scale(${scale})`}`,
    shapes: PICTURE_PARTS[part].map((shape) => ({ look: shape.slice(0, 1), d: shape.slice(1) })),
  }));
