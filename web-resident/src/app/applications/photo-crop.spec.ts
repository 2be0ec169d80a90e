import { cropOf } from './photo-crop.ts';

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

  it('never leaves the picture', () => {
    const crop = cropOf(1000, 1000, 2, 1, 1);

    expect(crop.x + crop.width).toBeCloseTo(1000);
    expect(crop.y + crop.height).toBeCloseTo(1000);
  });
});
