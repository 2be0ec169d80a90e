// ISO/IEC 15417. Widths of bar, space, bar, space, bar, space for the values 0-105, and the stop pattern.
const PATTERNS = (
  '212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 113222 123122 123221 223211 221132 ' +
  '221231 213212 223112 312131 311222 321122 321221 312212 322112 322211 212123 212321 232121 111323 131123 131321 112313 132113 132311 211313 ' +
  '231113 231311 112133 112331 132131 113123 113321 133121 313121 211331 231131 213113 213311 213131 311123 311321 331121 312113 312311 332111 ' +
  '314111 221411 431111 111224 111422 121124 121421 141122 141221 112214 112412 122114 122411 142112 142211 241211 221114 413111 241112 134111 ' +
  '111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 214121 412121 111143 111341 131141 114113 114311 411113 411311 113141 ' +
  '114131 311141 411131 211412 211214 211232'
).split(' ');
const STOP = '2331112';
const [START_B, START_C, TO_C, TO_B] = [104, 105, 99, 100];

/** Widths in modules, bar first, of a Code 128 symbol with check sum and stop. Digits in pairs use set C. Throws RangeError outside ASCII 32-126. */
export function code128Widths(text: string): number[] {
  const values = encode(text);
  const check = values.reduce((sum, value, at) => sum + value * Math.max(1, at), 0) % 103;
  const patterns = [...values, check].map((value) => PATTERNS[value] ?? '');
  return [...patterns.join(''), ...STOP].map(Number);
}

function encode(text: string): number[] {
  if (!/^[\x20-\x7e]+$/.test(text)) throw new RangeError('Code 128 here takes printable ASCII only.');
  const values: number[] = [];
  let set: 'B' | 'C' | undefined;
  for (let at = 0; at < text.length;) {
    const digits = /^\d*/.exec(text.slice(at))?.[0].length ?? 0;
    // ISO/IEC 15417, annex E: set C from four digits on, or for a text of two digits; an odd run keeps one digit for set B.
    const isWorthC = digits >= 4 || (digits === 2 && text.length === 2);
    const wanted = set === 'C' ? (digits >= 2 ? 'C' : 'B') : isWorthC && (digits % 2 === 0 || at === 0) ? 'C' : 'B';
    if (set === undefined) values.push(wanted === 'C' ? START_C : START_B);
    else if (set !== wanted) values.push(wanted === 'C' ? TO_C : TO_B);
    set = wanted;
    if (set === 'C') {
      values.push(Number(text.slice(at, at + 2)));
      at += 2;
    } else {
      values.push(text.charCodeAt(at) - 32);
      at += 1;
    }
  }
  return values;
}
