import { buttonContrast } from './contrast.ts';

describe('the contrast of a town’s colour', () => {
  it('is enough for words on a button, whatever the colour', () => {
    for (let hue = 0; hue < 360; hue += 15) {
      const part = (shift: number): string =>
        Math.round(127.5 + 127.5 * Math.cos(((hue + shift) * Math.PI) / 180))
          .toString(16)
          .padStart(2, '0');
      const { light, dark } = buttonContrast(`#${part(0)}${part(120)}${part(240)}`);
      expect(light).toBeGreaterThan(4.5);
      expect(dark).toBeGreaterThan(4.5);
    }
  });

  it('of grey is that of a grey of our lightness', () => {
    const { light } = buttonContrast('#808080');
    expect(light).toBeGreaterThan(7);
    expect(light).toBeLessThan(10);
  });
});
