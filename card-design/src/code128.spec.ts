import bwipjs from 'bwip-js';
import { code128Widths } from './code128.ts';

/** The widths that an independent encoder gives. */
function referenceWidths(text: string): number[] {
  const [symbol] = bwipjs.raw({ bcid: 'code128', text }) as unknown as { sbs: number[] }[];
  return [...(symbol?.sbs ?? [])];
}

it.each(['01-000018', '01-000412', '1234', '12345', 'A1', 'KM-2026/000001', '01-0000'])(
  'encodes %s as another encoder does',
  (text) => {
    // when
    const widths = code128Widths(text);

    // then
    expect(widths).toEqual(referenceWidths(text));
  },
);

it('refuses letters that Code 128 has no sign for', () => {
  expect(() => code128Widths('Ł-1')).toThrow(RangeError);
});
