// node scripts/make-icons.mjs <lucide-static>/icons: writes first-icons.ts and later-icons.ts of src/look
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const NAMES = {
  alert: 'triangle-alert',
  alone: 'user-check',
  back: 'chevron-left',
  bank: 'landmark',
  calendar: 'calendar-clock',
  call: 'phone',
  camera: 'camera',
  card: 'id-card',
  chart: 'chart-column',
  check: 'check',
  chevron: 'chevron-right',
  clock: 'clock',
  close: 'x',
  commune: 'map',
  delete: 'trash-2',
  demo: 'flask-conical',
  door: 'door-open',
  doorClosed: 'door-closed',
  download: 'download',
  down: 'arrow-down',
  draft: 'file-pen',
  edit: 'pencil',
  error: 'circle-alert',
  everyone: 'users',
  figures: 'chart-no-axes-column',
  file: 'file-text',
  filter: 'list-filter',
  flag: 'flag',
  guide: 'book-open',
  heard: 'ear',
  held: 'hourglass',
  history: 'history',
  home: 'house',
  info: 'info',
  installed: 'smartphone',
  key: 'key-round',
  language: 'languages',
  list: 'list',
  mic: 'mic',
  minus: 'minus',
  moon: 'moon',
  more: 'ellipsis',
  nobody: 'moon-star',
  note: 'sticky-note',
  offline: 'cloud-off',
  pay: 'wallet',
  person: 'user',
  pin: 'map-pin',
  plus: 'plus',
  print: 'printer',
  received: 'circle-check',
  refused: 'circle-x',
  save: 'save',
  search: 'search',
  settings: 'settings',
  share: 'share-2',
  shop: 'shopping-basket',
  sort: 'arrow-up-down',
  speak: 'volume-2',
  stop: 'square',
  sun: 'sun',
  sync: 'refresh-cw',
  teach: 'graduation-cap',
  together: 'handshake',
  tray: 'inbox',
  undo: 'undo-2',
  up: 'arrow-up',
  upload: 'upload',
  waiting: 'cloud-upload',
};

/** What the frame of every screen draws: the line on top, banners, the named places. */
const FIRST = new Set(
  (
    'alert back chevron commune demo door draft error everyone held info offline person search ' +
    'sync tray'
  ).split(' '),
);

/** @param {string} text @param {string} key */
const number = (text, key) => Number(new RegExp(` ${key}="([^"]+)"`, 'u').exec(text)?.[1] ?? 0);

/** @param {string} text @param {string} key */
const words = (text, key) => new RegExp(` ${key}="([^"]+)"`, 'u').exec(text)?.[1] ?? '';

/** An ellipse as two arcs. @param {number} cx @param {number} cy @param {number} rx @param {number} ry */
const round = (cx, cy, rx, ry) =>
  `M${cx - rx} ${cy}a${rx} ${ry} 0 1 0 ${2 * rx} 0a${rx} ${ry} 0 1 0 ${-2 * rx} 0`;

/** @param {string} text */
const rectangle = (text) => {
  const x = number(text, 'x');
  const y = number(text, 'y');
  const w = number(text, 'width');
  const h = number(text, 'height');
  const r = number(text, 'rx');
  const turn = (/** @type {string} */ to) => (r === 0 ? '' : `a${r} ${r} 0 0 1 ${to}`);
  const across = w - 2 * r;
  const down = h - 2 * r;
  return (
    `M${x + r} ${y}h${across}${turn(`${r} ${r}`)}v${down}${turn(`${-r} ${r}`)}` +
    `h${-across}${turn(`${-r} ${-r}`)}v${-down}${turn(`${r} ${-r}`)}z`
  );
};

/**
 * A path that begins where it says although others stand before it: "m15 18-6-6" → "M15 18l-6-6".
 * @param {string} d
 */
const fromHere = (d) =>
  d
    .replace(/^m(-?[\d.]+)[ ,]?(-?\d*\.?\d+) ?/u, 'M$1 $2l')
    .replace(/^(M[^l]*)l(?=[a-zA-Z]|$)/u, '$1');

/**
 * Every kind of element Lucide uses, as the data of a path.
 * @type {Record<string, (text: string) => string>}
 */
const PATHS = {
  path: (text) => fromHere(words(text, 'd')),
  circle: (text) =>
    round(number(text, 'cx'), number(text, 'cy'), number(text, 'r'), number(text, 'r')),
  ellipse: (text) =>
    round(number(text, 'cx'), number(text, 'cy'), number(text, 'rx'), number(text, 'ry')),
  rect: rectangle,
  line: (text) =>
    `M${number(text, 'x1')} ${number(text, 'y1')}L${number(text, 'x2')} ${number(text, 'y2')}`,
  polyline: (text) => `M${words(text, 'points')}`,
  polygon: (text) => `M${words(text, 'points')}z`,
};

const folder = process.argv[2];
if (folder === undefined) {
  throw new Error('usage: node scripts/make-icons.mjs <lucide-static>/icons');
}
/** @param {string} name @param {string} file */
const lineOf = (name, file) => {
  const svg = readFileSync(join(folder, `${file}.svg`), 'utf8');
  const inner = svg.slice(svg.indexOf('>', svg.indexOf('<svg')) + 1, svg.lastIndexOf('</svg>'));
  const parts = [...inner.matchAll(/<(\w+)( [^>]*)\/>/gu)].map(([, kind = '', text = '']) => {
    const draw = PATHS[kind];
    if (draw === undefined) throw new Error(`${file}.svg holds a <${kind}>`);
    return draw(text);
  });
  return `  ${name}: [\n${parts.map((part) => `    '${part}',\n`).join('')}  ],\n`;
};
const head = `/**
 * Icons of Lucide (https://lucide.dev), 24 × 24, strokes only, as the data of paths; see make-icons.mjs.
 * ISC License. Copyright (c) Lucide Icons and Contributors; parts of Feather, MIT License, (c) Cole Bemis.
 */
`;

/** @param {string} file @param {string} list @param {boolean} isFirst */
const write = (file, list, isFirst) => {
  const lines = Object.entries(NAMES)
    .filter(([name]) => FIRST.has(name) === isFirst)
    .map(([name, drawing]) => lineOf(name, drawing));
  const text = `${head}export const ${list} = {\n${lines.join('')}} as const;\n`;
  writeFileSync(new URL(`../src/look/${file}`, import.meta.url), text);
};

write('first-icons.ts', 'FIRST_ICONS', true);
write('later-icons.ts', 'LATER_ICONS', false);
