// Writes src/look/icons.ts from a folder of Lucide icons: node scripts/make-icons.mjs <lucide-static>/icons
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
  draft: 'file-pen',
  edit: 'pencil',
  error: 'circle-alert',
  everyone: 'users',
  figures: 'chart-no-axes-column',
  file: 'file-text',
  filter: 'list-filter',
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
  upload: 'upload',
  waiting: 'cloud-upload',
};

/** Pieces of at most 100 columns. */
function folded(part) {
  return part.length <= 100 ? [part] : [part.slice(0, 100), ...folded(part.slice(100))];
}

const folder = process.argv[2];
if (folder === undefined)
  throw new Error('usage: node scripts/make-icons.mjs <lucide-static>/icons');
const lines = Object.entries(NAMES).map(([name, file]) => {
  const svg = readFileSync(join(folder, `${file}.svg`), 'utf8');
  const inner = svg.slice(svg.indexOf('>', svg.indexOf('<svg')) + 1, svg.lastIndexOf('</svg>'));
  const parts = inner
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/ \/>/g, '/>')
    .split(/(?<=>) ?(?=<)/)
    .flatMap(folded);
  return `  ${name}:\n${parts.map((part) => `    '${part}'`).join(' +\n')},`;
});
const head = `/**
 * Icons of Lucide (https://lucide.dev), 24 × 24, strokes only. Made by make-icons.mjs.
 * ISC License. Copyright (c) Lucide Icons and Contributors; parts are of Feather, MIT License, (c) Cole Bemis.
 */
export const ICONS = {
`;
const tail = '} as const;\n\nexport type IconName = keyof typeof ICONS;\n';
writeFileSync(
  new URL('../src/look/icons.ts', import.meta.url),
  `${head}${lines.join('\n')}\n${tail}`,
);
