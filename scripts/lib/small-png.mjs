// Screenshots with at most 256 colours: a third of the bytes, and the eye sees no difference.

import { crc32, deflateSync, inflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const COLOURS = 256;

/** @typedef {{rgb: number, count: number}} Colour */

/**
 * The same picture with a palette. Takes what Chromium writes: 8 bits a channel, not interlaced.
 * @param {Buffer} png
 */
export function shrinkPng(png) {
  const { width, height, pixels } = decode(png);
  /** @type {Map<number, number>} */
  const counts = new Map();
  for (const rgb of pixels) counts.set(rgb, (counts.get(rgb) ?? 0) + 1);
  const boxes = cut([...counts].map(([rgb, count]) => ({ rgb, count })));
  /** @type {Map<number, number>} */
  const indexOf = new Map();
  boxes.forEach((box, index) => box.forEach(({ rgb }) => indexOf.set(rgb, index)));
  const rows = Buffer.alloc(height * (width + 1));
  pixels.forEach((rgb, at) => {
    rows[at + Math.floor(at / width) + 1] = indexOf.get(rgb) ?? 0;
  });
  const header = Buffer.from(chunkOf(png, 'IHDR'));
  header[8] = 8;
  header[9] = 3;
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', Buffer.concat(boxes.map(meanOf))),
    chunk('IDAT', deflateSync(rows, { level: 9, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/**
 * Colours in at most 256 boxes of near ones: the widest box is cut at its middle, again and again.
 * @param {Colour[]} colours
 */
function cut(colours) {
  let boxes = [colours];
  while (boxes.length < COLOURS) {
    const widest = boxes.map(spreadOf).reduce((best, each, index, all) => {
      return each.weight > (all[best]?.weight ?? 0) ? index : best;
    }, 0);
    const box = boxes[widest] ?? [];
    const { shift, weight } = spreadOf(box);
    if (weight === 0) break;
    const sorted = box.toSorted((a, b) => ((a.rgb >> shift) & 255) - ((b.rgb >> shift) & 255));
    const half = sorted.reduce((sum, { count }) => sum + count, 0) / 2;
    let seen = 0;
    const found = sorted.findIndex(({ count }) => (seen += count) >= half);
    const middle = Math.min(Math.max(found, 1), sorted.length - 1);
    boxes = [
      ...boxes.slice(0, widest),
      sorted.slice(0, middle),
      sorted.slice(middle),
      ...boxes.slice(widest + 1),
    ];
  }
  return boxes;
}

/** The channel in which a box is widest, and how much a cut there would win. @param {Colour[]} box */
function spreadOf(box) {
  const total = box.reduce((sum, { count }) => sum + count, 0);
  return [16, 8, 0]
    .map((shift) => {
      const values = box.map(({ rgb }) => (rgb >> shift) & 255);
      const width =
        values.reduce((most, each) => Math.max(most, each), 0) -
        values.reduce((least, each) => Math.min(least, each), 255);
      return { shift, weight: box.length < 2 ? 0 : width * Math.sqrt(total) };
    })
    .reduce((best, each) => (each.weight > best.weight ? each : best));
}

/** @param {Colour[]} box */
function meanOf(box) {
  const total = box.reduce((sum, { count }) => sum + count, 0);
  const mean = (/** @type {number} */ shift) =>
    Math.round(
      box.reduce((sum, { rgb, count }) => sum + ((rgb >> shift) & 255) * count, 0) / total,
    );
  return Buffer.from([mean(16), mean(8), mean(0)]);
}

/** @param {Buffer} png */
function decode(png) {
  const header = chunkOf(png, 'IHDR');
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const channels = header[9] === 6 ? 4 : 3;
  const raw = inflateSync(chunkOf(png, 'IDAT'));
  const stride = width * channels;
  const pixels = new Uint32Array(width * height);
  let above = Buffer.alloc(stride);
  for (let y = 0; y < height; y += 1) {
    const start = y * (stride + 1);
    const line = Buffer.from(raw.subarray(start + 1, start + 1 + stride));
    unfilter(line, above, raw[start] ?? 0, channels);
    for (let x = 0; x < width; x += 1) {
      const at = x * channels;
      pixels[y * width + x] =
        ((line[at] ?? 0) << 16) | ((line[at + 1] ?? 0) << 8) | (line[at + 2] ?? 0);
    }
    above = line;
  }
  return { width, height, pixels };
}

/** @param {Buffer} line @param {Buffer} above @param {number} filter @param {number} channels */
function unfilter(line, above, filter, channels) {
  for (let at = 0; at < line.length; at += 1) {
    const left = at < channels ? 0 : (line[at - channels] ?? 0);
    const up = above[at] ?? 0;
    const corner = at < channels ? 0 : (above[at - channels] ?? 0);
    const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter] ?? 0;
    line[at] = (line[at] ?? 0) + guess;
  }
}

/** @param {number} left @param {number} up @param {number} corner */
function paeth(left, up, corner) {
  const [a, b, c] = [up - corner, left - corner, left + up - 2 * corner].map(Math.abs);
  if (a === undefined || b === undefined || c === undefined) return 0;
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}

/** All data of a kind of chunk. @param {Buffer} png @param {string} kind */
function chunkOf(png, kind) {
  const parts = [];
  for (let at = 8; at < png.length;) {
    const length = png.readUInt32BE(at);
    if (png.toString('latin1', at + 4, at + 8) === kind) {
      parts.push(png.subarray(at + 8, at + 8 + length));
    }
    at += 12 + length;
  }
  return Buffer.concat(parts);
}

/** @param {string} kind @param {Buffer} data */
function chunk(kind, data) {
  const named = Buffer.concat([Buffer.from(kind, 'latin1'), data]);
  const framed = Buffer.alloc(named.length + 8);
  framed.writeUInt32BE(data.length, 0);
  named.copy(framed, 4);
  framed.writeUInt32BE(crc32(named), named.length + 4);
  return framed;
}
