import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import {
  firstAdvice,
  JUDGED_HEIGHT,
  JUDGED_WIDTH,
  judgePhoto,
  type PhotoMeasure,
  type PhotoScore,
} from './photo-quality.ts';

const FOLDER = join(import.meta.dirname, '../../db/seeds/nowa-rzeczna/portraits');
const SIZE = { width: JUDGED_WIDTH, height: JUDGED_HEIGHT };
const portrait = (name: string) => sharp(readFileSync(join(FOLDER, `${name}.svg`)), { density: 150 }).resize(SIZE);

async function judged(picture: Sharp): Promise<PhotoScore[]> {
  const png = await picture.png().toBuffer();
  const data = await sharp(png)
    .resize({ ...SIZE, fit: 'fill' })
    .ensureAlpha()
    .raw()
    .toBuffer();
  return judgePhoto({ ...SIZE, data });
}
const verdictOf = (scores: readonly PhotoScore[], measure: PhotoMeasure) =>
  scores.find((score) => score.measure === measure);

describe('the photo coach', () => {
  it.each(readdirSync(FOLDER).map((file) => file.replace('.svg', '')))(
    'finds nothing poor in a portrait as it should be: %s',
    async (name) => {
      const scores = await judged(portrait(name));
      expect(scores.filter(({ verdict }) => verdict === 'poor')).toEqual([]);
      expect(scores.map(({ measure }) => measure)).toEqual(['light', 'sharpness', 'position', 'background']);
    },
  );

  it.each<[string, (picture: Sharp) => Sharp | Promise<Sharp>, PhotoMeasure, string]>([
    ['too dark', (picture) => picture.linear(0.3, 0), 'light', 'MORE_LIGHT'],
    ['too bright', (picture) => picture.linear(1, 140), 'light', 'LESS_LIGHT'],
    ['blurred', (picture) => picture.blur(6), 'sharpness', 'HOLD_STILL'],
    ['before a dark wall', (picture) => onWall(picture, '#403a38'), 'background', 'LIGHTER_BACKGROUND'],
    ['before a pattern', (picture) => onPattern(picture), 'background', 'PLAIN_BACKGROUND'],
    ['at the side', (picture) => moved(picture, 90), 'position', 'TO_THE_MIDDLE'],
    ['far away', (picture) => farAway(picture), 'position', 'CLOSER'],
  ])('says what to do about one that is %s', async (_what, spoil, measure, advice) => {
    const scores = await judged(await spoil(portrait('portrait-halina')));
    expect(verdictOf(scores, measure)).toEqual({ measure, verdict: 'poor', advice });
  });

  it('says one thing at a time: what is poor, light first', async () => {
    const scores = await judged(portrait('portrait-halina').linear(0.3, 0).blur(6));
    expect(firstAdvice(scores)).toBe('MORE_LIGHT');
    expect(firstAdvice([{ measure: 'light', verdict: 'good', advice: null }])).toBeNull();
  });

  it('knows when it cannot tell: a blank picture has no edges', async () => {
    const blank = sharp({ create: { ...SIZE, channels: 3, background: '#d0d0d0' } });
    const scores = await judged(blank);
    expect(verdictOf(scores, 'sharpness')?.verdict).toBe('unknown');
    expect(verdictOf(scores, 'position')?.verdict).toBe('unknown');
  });
});

/** The head alone, cut out by the frame's oval and the shoulders below it, before something else. */
async function head(picture: Sharp): Promise<Buffer> {
  const { width, height } = SIZE;
  const mask = Buffer.from(`<svg width="${width}" height="${height}"><ellipse cx="${width / 2}" cy="${height * 0.45}"
    rx="${width * 0.26}" ry="${height * 0.3}"/><rect x="${width * 0.2}" y="${height * 0.72}" width="${width * 0.6}" height="${height}"/></svg>`);
  return picture
    .ensureAlpha()
    .composite([{ input: mask, blend: 'dest-in' }])
    .png()
    .toBuffer();
}

async function onWall(picture: Sharp, background: string): Promise<Sharp> {
  const wall = sharp({ create: { ...SIZE, channels: 3, background } });
  return wall.composite([{ input: await head(picture) }]);
}

async function onPattern(picture: Sharp): Promise<Sharp> {
  const stripes = Array.from({ length: 20 }, (_, n) => `<rect x="${n * 20}" width="10" height="${SIZE.height}"/>`).join(
    '',
  );
  const svg = `<svg width="${SIZE.width}" height="${SIZE.height}"><rect width="100%" height="100%" fill="#fff"/>${stripes}</svg>`;
  return sharp(Buffer.from(svg)).composite([{ input: await head(picture) }]);
}

async function moved(picture: Sharp, by: number): Promise<Sharp> {
  const wall = sharp({ create: { ...SIZE, channels: 3, background: '#e6e6e6' } });
  const cut = await sharp(await head(picture))
    .extract({ left: 0, top: 0, width: SIZE.width - by, height: SIZE.height })
    .toBuffer();
  return wall.composite([{ input: cut, left: by, top: 0 }]);
}

async function farAway(picture: Sharp): Promise<Sharp> {
  const wall = sharp({ create: { ...SIZE, channels: 3, background: '#e6e6e6' } });
  const small = await sharp(await head(picture))
    .resize({ width: Math.round(SIZE.width * 0.3) })
    .toBuffer();
  return wall.composite([{ input: small, left: Math.round(SIZE.width * 0.35), top: Math.round(SIZE.height * 0.55) }]);
}
