import { blackBars, type Rectangle } from './black-bars.ts';

/**
 * Reads the Code 128 bar code from a print file as a scanner would: finds the black bars that are drawn, measures them and decodes.
 * Knows nothing of the program that drew them. Returns undefined when no page has a readable bar code.
 */
export async function decodeBarCode(pdf: Uint8Array): Promise<string | undefined> {
  for (const rectangles of await blackBars(pdf))
    for (const bars of [...rowsOfBars(rectangles), ...rowsOfBars(rectangles.map(lying))].flatMap((row) => [
      row,
      backwards(row),
    ])) {
      const text = decodeCode128(bars);
      if (text !== undefined) return text;
    }
  return undefined;
}

/** A code that stands on its side. */
const lying = ({ x, y, width, height }: Rectangle): Rectangle => ({ x: y, y: x, width: height, height: width });
/** A code that stands on its head. */
const backwards = (row: readonly Rectangle[]): Rectangle[] =>
  row.map(({ x, width, ...rest }) => ({ ...rest, width, x: -x - width })).toReversed();

function rowsOfBars(rectangles: readonly Rectangle[]): Rectangle[][] {
  const rows = new Map<string, Rectangle[]>();
  for (const bar of rectangles) {
    const key = `${bar.y.toFixed(2)}/${bar.height.toFixed(2)}`;
    rows.set(key, [...(rows.get(key) ?? []), bar]);
  }
  return [...rows.values()].map((row) => row.toSorted((a, b) => a.x - b.x)).filter((row) => row.length >= 10);
}

/** Widths of bars and spaces in modules; the start symbol's first bar is always two modules wide. */
function modulesOf(bars: readonly Rectangle[]): number[] {
  const module = (bars[0]?.width ?? 0) / 2;
  return bars.flatMap((bar, at) => {
    const next = bars[at + 1];
    const widths = next === undefined ? [bar.width] : [bar.width, next.x - bar.x - bar.width];
    return widths.map((width) => Math.round(width / module));
  });
}

function decodeCode128(bars: readonly Rectangle[]): string | undefined {
  const modules = modulesOf(bars);
  const symbols = modules.slice(0, -1);
  if (symbols.length % 6 !== 0) return undefined;
  const values: number[] = [];
  for (let at = 0; at < symbols.length; at += 6) {
    const value = SYMBOLS.indexOf(symbols.slice(at, at + 6).join(''));
    if (value < 0) return undefined;
    values.push(value);
  }
  const check = values.at(-2);
  const data = values.slice(0, -2);
  const sum = data.reduce((total, value, at) => total + value * Math.max(1, at), 0) % 103;
  return sum === check && values.at(-1) === 106 ? textOf(data) : undefined;
}

function textOf(data: readonly number[]): string | undefined {
  let set = { 103: 'A', 104: 'B', 105: 'C' }[data[0] ?? 0];
  let text = '';
  for (const value of data.slice(1)) {
    if (value >= 99 && value <= 101 && !(set === 'C' && value === 99)) {
      const change = { 99: 'C', 100: 'B', 101: 'A' }[value];
      if (change !== set) {
        set = change;
        continue;
      }
    }
    if (set === 'C') text += String(value).padStart(2, '0');
    else if (set === 'B' && value < 95) text += String.fromCharCode(value + 32);
    else return undefined;
  }
  return text;
}

/** Bar, space, bar, space, bar, space of the values 0 to 106; 103-105 start, 106 stops (its last bar follows). */
const SYMBOLS = [
  212222, 222122, 222221, 121223, 121322, 131222, 122213, 122312, 132212, 221213, 221312, 231212, 112232, 122132,
  122231, 113222, 123122, 123221, 223211, 221132, 221231, 213212, 223112, 312131, 311222, 321122, 321221, 312212,
  322112, 322211, 212123, 212321, 232121, 111323, 131123, 131321, 112313, 132113, 132311, 211313, 231113, 231311,
  112133, 112331, 132131, 113123, 113321, 133121, 313121, 211331, 231131, 213113, 213311, 213131, 311123, 311321,
  331121, 312113, 312311, 332111, 314111, 221411, 431111, 111224, 111422, 121124, 121421, 141122, 141221, 112214,
  112412, 122114, 122411, 142112, 142211, 241211, 221114, 413111, 241112, 134111, 111242, 121142, 121241, 114212,
  124112, 124211, 411212, 421112, 421211, 212141, 214121, 412121, 111143, 111341, 131141, 114113, 114311, 411113,
  411311, 113141, 114131, 311141, 411131, 211412, 211214, 211232, 233111,
].map(String);
