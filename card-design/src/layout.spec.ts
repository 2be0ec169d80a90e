import type { CardContent } from './card-content.ts';
import { layoutCard } from './layout.ts';
import type { Line } from './place-letters.ts';
import { NURT_TEMPLATE } from './nurt-template.ts';
import { renderCardSvg } from './render-card-svg.ts';
import { textWidth } from './text-width.ts';

const CARD: CardContent = {
  town: { name: 'Nowa Rzeczna', returnPlace: 'Ratuszu, Rynek 1' },
  givenNames: 'Małgorzata',
  surname: 'Źdźbłowska',
  number: '01-000018',
  validUntil: '2028-09-30',
  issuedOn: '2025-10-01',
  packages: ['Pakiet Mieszkańca'],
  photo: null,
  signedCode: '',
};
const SAFE_MARGIN_MM = 3;

const linesOf = (card: CardContent): Line[] => {
  const { front, back } = layoutCard(NURT_TEMPLATE, card);
  return [...front, ...back].filter((mark) => mark.kind === 'line');
};
const nameLines = (card: CardContent): string[] =>
  linesOf(card)
    .filter((line) => line.font === 'Commissioner-SemiBold' && line.colour === '#000000')
    .map((line) => line.text);

it('sets an ordinary name in two lines without a warning', () => {
  // when
  const { warnings } = layoutCard(NURT_TEMPLATE, CARD);

  // then
  expect(nameLines(CARD)).toEqual(['Małgorzata', 'Źdźbłowska']);
  expect(warnings).toEqual([]);
});

it('breaks a double surname after its hyphen only', () => {
  // given
  const card = { ...CARD, givenNames: 'Katarzyna Wiktoria', surname: 'Brzęczyszczykiewicz-Wójcik' };

  // then
  expect(nameLines(card)).toEqual(['Katarzyna Wiktoria', 'Brzęczyszczykiewicz-', 'Wójcik']);
});

it.each([
  ['long double', 'Konstantyna Aleksandra', 'Niewiadomska-Gwiżdżąca-Szczęsna'],
  ['very long single', 'Wawrzyniec', 'Pięćdziesięcioczterozłotowski'],
  ['four names', 'Maria Skłodowska Wiktoria Aleksandra', 'Konstantynopolitańczykowska-Brzęczyszczykiewicz'],
  ['without a break', 'Ż'.repeat(80), 'Ź'.repeat(80)],
  ['wide letters', 'WWWWWWWWWWWW MMMMMMMMMMMM', 'WWWWWWWWWWWWWWWW-MMMMMMMMMMMMMM'],
])('keeps every letter on the card: %s', (_case, givenNames, surname) => {
  // given
  const card = { ...CARD, givenNames, surname, town: { ...CARD.town, name: 'Nowa Rzeczna nad Wielką Wodą Górną' } };

  // when
  const lines = linesOf(card);

  // then
  for (const line of lines) {
    const right = line.x + textWidth(line.text, line.font, line.size, line.spacing);
    expect(right).toBeLessThanOrEqual(NURT_TEMPLATE.widthMm - SAFE_MARGIN_MM);
    expect(line.y).toBeLessThan(NURT_TEMPLATE.heightMm - SAFE_MARGIN_MM);
    expect(line.y - line.size).toBeGreaterThan(SAFE_MARGIN_MM - 1);
  }
});

it('reports a name that had to be set small', () => {
  // when
  const { warnings } = layoutCard(NURT_TEMPLATE, {
    ...CARD,
    givenNames: 'Maria Skłodowska Wiktoria',
    surname: 'Konstantynopolitańczykowska-Brzęczyszczykiewicz',
  });

  // then
  expect(warnings).toEqual(['NAME_SET_SMALL']);
});

it.each([
  ['Олена', 'Ковальчук'],
  ['Əli', 'Məmmədov'],
  ['', '王'],
])('reports letters that the card cannot print: %s %s', (givenNames, surname) => {
  expect(layoutCard(NURT_TEMPLATE, { ...CARD, givenNames, surname }).warnings).toContain('LETTERS_REPLACED');
});

it('sets every dash and apostrophe as one that the font has, without a warning', () => {
  // given
  const card = { ...CARD, givenNames: 'Seán', surname: 'O´Brien\u2011Nowak' };

  // then
  expect(nameLines(card).join(' ')).toMatch(/^Seán O.Brien-Nowak$/);
  expect(layoutCard(NURT_TEMPLATE, card).warnings).toEqual([]);
});

it('sets one name in one line', () => {
  expect(nameLines({ ...CARD, givenNames: '', surname: 'Suharto' })).toEqual(['Suharto']);
});

it('draws bars in whole dots of a 300 dpi head, with ten modules of silence', () => {
  // when
  const bars = layoutCard(NURT_TEMPLATE, CARD).back.find((mark) => mark.kind === 'bars');
  const dots = (bars?.kind === 'bars' ? bars.bars : []).map((bar) => bar.width / (25.4 / 300));

  // then
  expect(dots.length).toBeGreaterThan(20);
  for (const width of dots) expect(width).toBeCloseTo(Math.round(width), 6);
  expect((bars?.kind === 'bars' ? (bars.bars[0]?.x ?? 0) : 0) - 4).toBeGreaterThanOrEqual((10 * 6 * 25.4) / 300);
});

it('leaves out the end of validity when there is none', () => {
  expect(linesOf({ ...CARD, validUntil: null }).map((line) => line.text)).not.toContain('Ważna do');
});

it('gives a preview that cannot carry markup from a name', () => {
  // when
  const { front } = renderCardSvg(NURT_TEMPLATE, { ...CARD, surname: '<script>alert(1)</script>' });

  // then
  expect(front).not.toContain('<script');
});

it('takes the colours of another town', () => {
  // when
  const { front } = renderCardSvg(NURT_TEMPLATE, { ...CARD, town: { ...CARD.town, colours: { town: '#7a2420' } } });

  // then
  expect(front).toContain('#7a2420');
  expect(front).not.toContain('#00485a');
});

it('refuses a colour that is none', () => {
  // given
  const card = { ...CARD, town: { ...CARD.town, colours: { town: '"><script>' } } };

  // then
  expect(() => renderCardSvg(NURT_TEMPLATE, card)).toThrow(RangeError);
});

it('sets the place of return in the size of its neighbours, also a long one', () => {
  // given
  const returnPlace = 'punkcie: Ratusz, Biuro Karty, Rynek 1';

  // when
  const lines = linesOf({ ...CARD, town: { ...CARD.town, returnPlace } });

  // then
  const found = lines.find((line) => line.text.startsWith('Znaleziona?'));
  expect(found).toMatchObject({ size: 2.5, text: expect.stringContaining('Rynek 1') });
});
