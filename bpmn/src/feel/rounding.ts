import { FeelFunction } from 'feelin';

const SCALE = { least: -6111, most: 6176 };

/** How a number without its sign becomes whole. */
type Whole = (size: number, isNegative: boolean) => number;

const half = (size: number, isUp: (floor: number) => boolean): number => {
  const floor = Math.floor(size);
  if (size - floor === 0.5) return isUp(floor) ? floor + 1 : floor;
  return Math.round(size);
};

const WAYS: Readonly<Record<string, Whole>> = {
  decimal: (size) => half(size, (floor) => floor % 2 === 1),
  'round up': (size) => Math.ceil(size),
  'round down': (size) => Math.floor(size),
  'round half up': (size) => half(size, () => true),
  'round half down': (size) => half(size, () => false),
  floor: (size, isNegative) => (isNegative ? Math.ceil(size) : Math.floor(size)),
  ceiling: (size, isNegative) => (isNegative ? Math.floor(size) : Math.ceil(size)),
};
/** These do without a scale. */
const WITHOUT_SCALE = new Set(['floor', 'ceiling']);

/** Moves the decimal point in the shortest text of a number, so that 1.005 is 100.5 and not 100.49999999999999. */
function shifted(n: number, places: number): number {
  const [digits = '', exponent = '0'] = String(n).split('e');
  return Number(`${digits}e${Number(exponent) + places}`);
}

function rounding(name: string, way: Whole): FeelFunction {
  const round = (n: unknown, scale: unknown): number | null => {
    const places = scale === undefined && WITHOUT_SCALE.has(name) ? 0 : scale;
    if (typeof n !== 'number' || typeof places !== 'number') return null;
    const whole = Math.trunc(places);
    if (whole < SCALE.least || whole > SCALE.most) return null;
    const size = Math.abs(shifted(n, whole));
    // so many places a double does not have
    if (size > Number.MAX_SAFE_INTEGER) return n;
    const rounded = shifted(way(size, n < 0), -whole);
    return n < 0 && rounded !== 0 ? -rounded : rounded;
  };
  return new FeelFunction(round, ['n', 'scale']);
}

/** Rounding by DMN 1.5, table 76: of the decimal number that a person reads, to a whole number of places of a limited size. */
export const ROUNDING_FUNCTIONS: Readonly<Record<string, FeelFunction>> = Object.fromEntries(
  Object.entries(WAYS).map(([name, way]) => [name, rounding(name, way)]),
);
