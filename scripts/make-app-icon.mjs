// Writes the app's icon into src/pwa/public from the drawing of the door: node scripts/make-app-icon.mjs

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { doorShapes } from '../src/look/door.ts';
import { root } from './lib/runtime.mjs';

const folder = join(root, 'src', 'pwa', 'public');
const tokens = readFileSync(join(root, 'src', 'look', 'tokens.css'), 'utf8');
const night = tokens.slice(tokens.indexOf("[data-theme='dark']"));

/** @param {string} name */
const colour = (name) => new RegExp(`--${name}: ([^;]+);`, 'u').exec(night)?.[1] ?? 'none';

/** @type {Record<string, string>} */
const fills = {
  glow: 'none',
  path: '#c98f2c',
  wall: colour('house'),
  gap: colour('gap'),
  leaf: colour('door'),
  off: colour('pane-off'),
  lit: colour('pane-lit'),
  star: colour('gold'),
};
/** @type {Record<string, string>} */
const strokes = {
  roof: '#8b99d8',
  jamb: colour('jamb'),
  gold: colour('gold'),
  star: colour('jamb'),
};

const face = {
  panes: [true, true, true, true, true],
  met: true,
  whole: true,
  teaches: true,
  away: 0,
};
const door = doorShapes(face, 'tile')
  .map(({ part, d, strokeWidth = 0 }) => {
    const stroke = strokes[part];
    const line = stroke
      ? ` stroke="${stroke}" stroke-width="${strokeWidth}" stroke-linecap="round"`
      : '';
    return `<path fill="${fills[part] ?? 'none'}"${line} d="${d}"/>`;
  })
  .join('');
/** Lamplight in flat rings: gradients would make the picture four times as heavy. */
const rings = [30, 24, 18]
  .map((r) => `<circle cx="32" cy="37" r="${r}" fill="#ffb83d" opacity=".1"/>`)
  .join('');

/** The house stands inside the middle four fifths, which every phone's mask leaves visible. */
const svg =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><rect width="64" height="64" fill="#1a2450"/>' +
  '<path fill="#131a3a" d="M0 44 13 33l9 7 18-16 12 11 12-8v37H0Z"/>' +
  `<g transform="translate(9.6 8) scale(.7)">${rings}${door}</g></svg>`;

writeFileSync(join(folder, 'icon.svg'), `${svg}\n`);
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
for (const size of [192, 512]) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(`<style>body{margin:0}svg{display:block;width:${size}px}</style>${svg}`);
  writeFileSync(join(folder, `icon-${size}.png`), await page.screenshot());
  await page.close();
}
await browser.close();
