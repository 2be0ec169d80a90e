import { cropOf, isSharpEnough } from './photo-crop.ts';

describe('cutting a photo to 3:4', () => {
  it('takes the middle of a wide picture', () => {
    // when
    const crop = cropOf(1600, 945, 1, 0.5, 0.5);

    // then
    expect(crop.height).toBeCloseTo(945);
    expect(crop.width).toBeCloseTo(709);
    expect(crop.x).toBeCloseTo((1600 - 709) / 2);
    expect(crop.y).toBe(0);
  });

  it.each([
    [350, 467, 1, true],
    [40, 53, 1, false],
    [30_000, 8, 1, false],
    [1000, 1334, 2, true],
    [1000, 1334, 3, false],
  ])('of %i × %i at zoom %i is sharp enough: %s', (width, height, zoom, expected) => {
    expect(isSharpEnough(width, height, zoom)).toBe(expected);
  });

  it('never leaves the picture', () => {
    const crop = cropOf(1000, 1000, 2, 1, 1);

    expect(crop.x + crop.width).toBeCloseTo(1000);
    expect(crop.y + crop.height).toBeCloseTo(1000);
  });
});
