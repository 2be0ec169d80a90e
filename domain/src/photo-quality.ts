/** A picture as a canvas gives it: rows of RGBA, 0 to 255 each. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: ArrayLike<number>;
}

export const PHOTO_MEASURES = ['light', 'sharpness', 'position', 'background'] as const;
export type PhotoMeasure = (typeof PHOTO_MEASURES)[number];
/** `unknown`: the picture does not let it be measured. */
export type PhotoVerdict = 'good' | 'fair' | 'poor' | 'unknown';
/** What to do about a verdict that is not good. */
export type PhotoAdvice =
  | 'MORE_LIGHT'
  | 'LESS_LIGHT'
  | 'LIGHT_FROM_FRONT'
  | 'HOLD_STILL'
  | 'TO_THE_MIDDLE'
  | 'CLOSER'
  | 'FURTHER'
  | 'LIGHTER_BACKGROUND'
  | 'PLAIN_BACKGROUND';

export interface PhotoScore {
  readonly measure: PhotoMeasure;
  readonly verdict: PhotoVerdict;
  readonly advice: PhotoAdvice | null;
}

/** The size at which pictures are judged, so that browser and office see the same: half of what is printed. */
export const JUDGED_WIDTH = 354;
export const JUDGED_HEIGHT = 472;

/** Brightness 0 to 255 (ITU-R BT.709) of the pixel whose red stands at this place. */
const lumaAt = (data: Pixels['data'], at: number): number =>
  0.2126 * (data[at] ?? 0) + 0.7152 * (data[at + 1] ?? 0) + 0.0722 * (data[at + 2] ?? 0);

interface Spread {
  readonly mean: number;
  readonly deviation: number;
}

function spreadOf(values: readonly number[]): Spread {
  const mean = values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
  const square = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, values.length);
  return { mean, deviation: Math.sqrt(square) };
}

const good = (measure: PhotoMeasure): PhotoScore => ({ measure, verdict: 'good', advice: null });
const bad = (measure: PhotoMeasure, verdict: PhotoVerdict, advice: PhotoAdvice): PhotoScore => ({
  measure,
  verdict,
  advice,
});

/** The oval in which the face belongs (the frame that the screens draw), as shares of the picture. */
const FACE = { x: 0.5, y: 0.45, rx: 0.26, ry: 0.26 };
const isInFace = (x: number, y: number): boolean => ((x - FACE.x) / FACE.rx) ** 2 + ((y - FACE.y) / FACE.ry) ** 2 <= 1;
/** Strips beside and above the head. */
const isBackground = (x: number, y: number): boolean => y < 0.5 && (x < 0.1 || x > 0.9 || y < 0.03);

/**
 * Judges a photo for a card by plain statistics: light on the face, sharpness, place of the head, background. They advise
 * whoever takes the picture and refuse nothing: a person decides. The thresholds were set on drawn portraits that were darkened,
 * blurred and moved (photo-quality.spec.ts).
 */
export function judgePhoto(pixels: Pixels): PhotoScore[] {
  const background = spreadOf(lumasOf(pixels, isBackground));
  return [lightOf(pixels), sharpnessOf(pixels), positionOf(pixels, background), backgroundOf(background)];
}

/** The one thing to say first: what is poor before what is fair, in the order in which it is easiest to mend. */
export function firstAdvice(scores: readonly PhotoScore[]): PhotoAdvice | null {
  const order: readonly PhotoMeasure[] = ['light', 'position', 'background', 'sharpness'];
  const sorted = order.flatMap((measure) => scores.filter((score) => score.measure === measure));
  const found = sorted.find(({ verdict }) => verdict === 'poor') ?? sorted.find(({ verdict }) => verdict === 'fair');
  return found?.advice ?? null;
}

function lumasOf({ width, height, data }: Pixels, isWanted: (x: number, y: number) => boolean): number[] {
  const found: number[] = [];
  for (let y = 0; y < height; y += 2) {
    for (let x = 0; x < width; x += 2) {
      if (isWanted(x / width, y / height)) found.push(lumaAt(data, (y * width + x) * 4));
    }
  }
  return found;
}

function lightOf(pixels: Pixels): PhotoScore {
  const { mean } = spreadOf(lumasOf(pixels, isInFace));
  if (mean < 70) return bad('light', 'poor', 'MORE_LIGHT');
  if (mean > 232) return bad('light', 'poor', 'LESS_LIGHT');
  const half = (isLeft: boolean) =>
    spreadOf(lumasOf(pixels, (x, y) => isInFace(x, y) && y > 0.35 && x < FACE.x === isLeft)).mean;
  if (Math.abs(half(true) - half(false)) > 60) return bad('light', 'fair', 'LIGHT_FROM_FRONT');
  if (mean < 95) return bad('light', 'fair', 'MORE_LIGHT');
  return mean > 215 ? bad('light', 'fair', 'LESS_LIGHT') : good('light');
}

/** The sharpest edges of the face: the hundredth part of it with the largest second differences, beside its own contrast. */
function sharpnessOf({ width, height, data }: Pixels): PhotoScore {
  const edges: number[] = [];
  const lumas: number[] = [];
  for (let y = 1; y < height - 1; y += 1) {
    for (let x = 1; x < width - 1; x += 1) {
      if (!isInFace(x / width, y / height)) continue;
      const at = (y * width + x) * 4;
      const here = lumaAt(data, at);
      const round =
        lumaAt(data, at - 4) + lumaAt(data, at + 4) + lumaAt(data, at - width * 4) + lumaAt(data, at + width * 4);
      edges.push(Math.abs(round - 4 * here));
      lumas.push(here);
    }
  }
  const { deviation } = spreadOf(lumas);
  if (deviation < 3) return { measure: 'sharpness', verdict: 'unknown', advice: null };
  const sharpest = edges.toSorted((one, other) => other - one)[Math.floor(edges.length / 100)] ?? 0;
  const share = sharpest / deviation;
  if (share < 0.25) return bad('sharpness', 'poor', 'HOLD_STILL');
  return share < 0.5 ? bad('sharpness', 'fair', 'HOLD_STILL') : good('sharpness');
}

function backgroundOf({ mean, deviation }: Spread): PhotoScore {
  if (deviation > 45) return bad('background', 'poor', 'PLAIN_BACKGROUND');
  if (mean < 120) return bad('background', 'poor', 'LIGHTER_BACKGROUND');
  if (deviation > 25) return bad('background', 'fair', 'PLAIN_BACKGROUND');
  return mean < 165 ? bad('background', 'fair', 'LIGHTER_BACKGROUND') : good('background');
}

/** Where that stands which differs from the background: its top, its middle and its width above the shoulders. */
function positionOf(pixels: Pixels, background: Spread): PhotoScore {
  const unknown: PhotoScore = { measure: 'position', verdict: 'unknown', advice: null };
  if (background.deviation > 45) return unknown;
  const rows = silhouetteOf(pixels, background.mean, Math.max(24, 2 * background.deviation));
  const top = rows.findIndex(({ share }) => share > 0.06);
  if (top < 0) return unknown;
  const head = rows.slice(top, Math.max(top + 1, Math.round(rows.length * 0.6)));
  const middle = head.reduce((sum, row) => sum + row.middle * row.share, 0) / sumOfShares(head);
  const width = Math.max(...head.map(({ share }) => share));
  const above = top / rows.length;
  const aside = Math.abs(middle - FACE.x);
  if (aside > 0.13) return bad('position', 'poor', 'TO_THE_MIDDLE');
  if (above > 0.4 || width < 0.2) return bad('position', 'poor', 'CLOSER');
  if (width > 0.95) return bad('position', 'poor', 'FURTHER');
  if (aside > 0.07) return bad('position', 'fair', 'TO_THE_MIDDLE');
  if (above > 0.28 || width < 0.3) return bad('position', 'fair', 'CLOSER');
  return above < 0.01 || width > 0.85 ? bad('position', 'fair', 'FURTHER') : good('position');
}

interface Row {
  /** Part of the row that is no background, and its middle. */
  readonly share: number;
  readonly middle: number;
}

const sumOfShares = (rows: readonly Row[]): number => rows.reduce((sum, { share }) => sum + share, 0) || 1;

function silhouetteOf({ width, height, data }: Pixels, background: number, least: number): Row[] {
  const rows: Row[] = [];
  for (let y = 0; y < height; y += 2) {
    let count = 0;
    let sum = 0;
    for (let x = 0; x < width; x += 2) {
      if (Math.abs(lumaAt(data, (y * width + x) * 4) - background) < least) continue;
      count += 1;
      sum += x / width;
    }
    rows.push({ share: (count * 2) / width, middle: count === 0 ? FACE.x : sum / count });
  }
  return rows;
}
