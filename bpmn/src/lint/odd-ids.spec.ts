import { withPlainIds } from './odd-ids.ts';

describe('ids that are no ids', () => {
  it('become plain where nothing refers to them, whatever quotes are used', () => {
    expect(withPlainIds(`<a id="one two"/><b id='three four'/><c id="plain"/>`)).toBe(
      `<a id="odd-id-1"/><b id="odd-id-2"/><c id="plain"/>`,
    );
  });

  it.each([`<b ref="one two"/>`, `<b ref='one two'/>`, `<b>one two</b>`, `<b id="one two"/>`])(
    'stay where something refers to them: %s',
    (reference) => {
      // given
      const xml = `<a id="one two"/>${reference}`;

      // then
      expect(withPlainIds(xml)).toBe(xml);
    },
  );

  it('become plain in a large file without reading it once for each', () => {
    // given
    const xml = Array.from({ length: 100_000 }, (_item, index) => `<a id="an id ${index}"/>`).join('');

    // then
    expect(withPlainIds(xml)).toContain('id="odd-id-100000"');
  });
});
