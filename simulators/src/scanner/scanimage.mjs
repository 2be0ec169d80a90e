#!/usr/bin/env node
// Stands in for SANE's scanimage: the same command line, a drawn page, and the exit status of a fault that was laid in a file.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { crc32, deflateSync } from 'node:zlib';

/** SANE standard 1.06, 4.2.7. */
const STATUS = { busy: 3, jammed: 6, 'no-page': 7, 'cover-open': 8, offline: 9 };
const MILLIMETRES = 25.4;

const { values } = parseArgs({
  options: {
    device: { type: 'string', short: 'd' },
    format: { type: 'string' },
    mode: { type: 'string' },
    resolution: { type: 'string', default: '200' },
    x: { type: 'string', short: 'x', default: '210' },
    y: { type: 'string', short: 'y', default: '297' },
    'dont-scan': { type: 'boolean' },
  },
});

// `offline` is a scanner that cannot be opened; the others show when it scans
const laid = join(process.env['SCANNER_DIR'] ?? '.', 'fault');
const fault = existsSync(laid) ? readFileSync(laid, 'utf8').trim() : '';
if (fault === 'offline') process.exit(1);
if (values['dont-scan']) process.exit(0);
if (fault) process.exit(STATUS[fault] ?? 4);

const [millimetresWide, millimetresHigh] = [Number(values.x), Number(values.y)];
const pixels = (millimetres) => Math.round((millimetres * Number(values.resolution)) / MILLIMETRES);
process.stdout.write(png(pixels(millimetresWide), pixels(millimetresHigh), millimetresWide > 100 ? page : portrait));

/** A sheet with a heading and lines. */
function page(x, y) {
  if (x < 0.1 || x > 0.9) return [252, 252, 250];
  if (y > 0.08 && y < 0.1 && x < 0.55) return [26, 60, 60];
  const line = y > 0.16 && y < 0.8 && y % 0.02 < 0.006;
  return line && (y % 0.1 > 0.02 || x < 0.6) ? [110, 116, 116] : [252, 252, 250];
}

/** Head and shoulders on a light ground. */
function portrait(x, y) {
  const inside = (cx, cy, rx, ry) => ((x - cx) / rx) ** 2 + ((y - cy) / ry) ** 2 < 1;
  if (inside(0.5, 0.42, 0.17, 0.2)) return [226, 188, 160];
  if (inside(0.5, 0.34, 0.2, 0.19)) return [84, 58, 42];
  if (inside(0.5, 1, 0.42, 0.32)) return [32, 92, 84];
  return [236, 239, 242];
}

function png(width, height, colourAt) {
  const rows = Buffer.alloc((width * 3 + 1) * height);
  for (let y = 0, at = 0; y < height; y++) {
    at++;
    for (let x = 0; x < width; x++) for (const part of colourAt(x / width, y / height)) rows[at++] = part;
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const parts = [chunk('IHDR', head), chunk('IDAT', deflateSync(rows, { level: 1 })), chunk('IEND', Buffer.alloc(0))];
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), ...parts]);
}

function chunk(kind, content) {
  const body = Buffer.concat([Buffer.from(kind), content]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(content.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}
