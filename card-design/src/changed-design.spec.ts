import jsQR from 'jsqr';
import { decodeBarCode } from '@karta/simulators';
import sharp from 'sharp';
import { designFaults } from './design-faults.ts';
import { designWarnings } from './design-warnings.ts';
import { layoutCard } from './layout.ts';
import { NURT_TEMPLATE } from './nurt-template.ts';
import { renderCardPdf } from './pdf/render-card-pdf.ts';
import { renderCardSvg } from './render-card-svg.ts';
import { SAMPLE_PEOPLE, sampleCard } from './sample-people.ts';
import type { CardTemplate, Element } from './template.ts';
import { textWidth } from './text-width.ts';
import { townColours } from './town-colours.ts';

const TOWN = { name: 'Nowa Rzeczna', returnPlace: 'Ratuszu, Rynek 1' };
const NUMBER = '01-000018';
const [USUAL] = SAMPLE_PEOPLE;
const card = (person = USUAL) => {
  if (!person) throw new Error('Nobody is there.');
  return sampleCard(person, { town: TOWN, number: NUMBER, today: '2026-12-06' });
};
const designed = (...front: Element[]): CardTemplate => ({ ...NURT_TEMPLATE, id: 'town', version: 2, front, back: [] });
const WHITE: Element = { kind: 'box', x: 0, y: 0, width: 85.6, height: 53.98, fill: 'white' };
const text = (change: object = {}): Element => ({
  ...{ kind: 'text', text: 'Tekst', x: 10, y: 10, width: 40, font: 'KartaSans-Regular', size: 3, fill: 'black' },
  ...change,
});

/** A side as a scanner sees it, at 600 dpi. */
async function scanned(svg: string): Promise<string | undefined> {
  const width = 2022;
  const picture = sharp(Buffer.from(svg.replace('<svg ', `<svg width="${width}" `)));
  const { data, info } = await picture.ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return jsQR.default(new Uint8ClampedArray(data), info.width, info.height)?.data;
}

it('000-21 prints the codes of a design of the town’s own so that both are read back', async () => {
  // given
  const design = designed(
    WHITE,
    { kind: 'code128', bind: 'number', x: 5, y: 5, width: 60, height: 8, moduleDots: 4 },
    { kind: 'qr', text: 'https://karta.example/sprawdz', x: 5, y: 20, size: 25 },
    { kind: 'name', ...nameOfNurt(), x: 35 },
  );

  // when
  const { front } = renderCardSvg(design, card());

  // then
  expect(await decodeBarCode(await renderCardPdf(design, card()))).toBe(NUMBER);
  expect(await scanned(front)).toBe('https://karta.example/sprawdz');
});

it.each([90, 180, 270] as const)('000-21 codes turned by %s° are read back from screen and print', async (turn) => {
  // given
  const design = designed(
    WHITE,
    { kind: 'code128', bind: 'number', x: 15, y: 22, width: 48, height: 8, moduleDots: 4, turn },
    { kind: 'qr', text: 'https://karta.example/sprawdz', x: 58, y: 20, size: 25, turn },
  );

  // then
  expect(designFaults(design, NUMBER)).toEqual([]);
  expect(await decodeBarCode(await renderCardPdf(design, card()))).toBe(NUMBER);
  expect(await scanned(renderCardSvg(design, card()).front)).toBe('https://karta.example/sprawdz');
});

it('draws what is turned about its middle, and judges it where it is seen', async () => {
  // given: a black line of 40 mm that stands, and a text beside the edge
  const line: Element = { kind: 'box', x: 10, y: 26, width: 40, height: 1, fill: 'black', turn: 90 };

  // when
  const picture = sharp(Buffer.from(renderCardSvg(designed(WHITE, line), card()).front));
  const { data, info } = await picture.resize(856).greyscale().raw().toBuffer({ resolveWithObject: true });
  const dark = (x: number, y: number): boolean =>
    (data[Math.round(y * 10) * info.width + Math.round(x * 10)] ?? 255) < 90;

  // then
  expect([dark(30, 10), dark(30, 44), dark(12, 26.5), dark(48, 26.5)]).toEqual([true, true, false, false]);
  const codes = (element: Element) => designWarnings(designed(WHITE, element), card()).map(({ code }) => code);
  expect(codes(text({ x: 60, y: 25, width: 25 }))).toEqual([]);
  expect(codes(text({ x: 60, y: 25, width: 24, align: 'right', turn: 90 }))).toEqual([]);
  expect(designFaults(designed(WHITE, text({ x: 60, y: 12, width: 40, turn: 90 })), NUMBER)).toMatchObject([
    { code: 'OFF_CARD' },
  ]);
});

it('000-21 a text of several lines breaks at words, is set smaller before it is cut, and its cut is told', () => {
  // given
  const LONG = 'Karta uprawnia do zniżek w\u00a0obiektach gminy i\u00a0u partnerów programu';
  const linesOf = (element: Element) =>
    layoutCard(designed(element), card()).front.flatMap((mark) => (mark.kind === 'line' ? [mark] : []));

  // when
  const [three, none] = [linesOf(text({ text: LONG, width: 40, lines: 3 })), linesOf(text({ text: LONG, width: 40 }))];

  // then
  expect(three.map((line) => line.text).join(' ')).toBe(LONG);
  expect(three.length).toBeGreaterThan(1);
  for (const line of three) expect(textWidth(line.text, line.font, line.size)).toBeLessThanOrEqual(40);
  expect(three[1]?.y).toBeCloseTo((three[0]?.y ?? 0) + 1.2 * (three[0]?.size ?? 0), 6);
  expect(none).toHaveLength(1);
  const codes = (lines: number, width: number) =>
    designWarnings(designed(WHITE, text({ text: LONG, width, lines })), card()).map(({ code }) => code);
  expect(codes(3, 40)).toEqual([]);
  expect(codes(2, 16)).toEqual(['TEXT_CUT']);
  expect(linesOf(text({ text: LONG, width: 16, lines: 2 })).at(-1)?.text).toMatch(/…$/);
});

it('000-21 X-1 the shipped back has the number and the signed code side by side, and both are read back', async () => {
  // given
  const longest = card(SAMPLE_PEOPLE[2]);

  // then
  expect(await decodeBarCode(await renderCardPdf(NURT_TEMPLATE, longest))).toBe(NUMBER);
  expect(await scanned(renderCardSvg(NURT_TEMPLATE, longest).back)).toBe(longest.signedCode);
});

it('says nothing of the shipped design, with the longest names as well', () => {
  expect(designFaults(NURT_TEMPLATE, NUMBER)).toEqual([]);
  for (const person of SAMPLE_PEOPLE) expect(designWarnings(NURT_TEMPLATE, card(person))).toEqual([]);
});

it.each<[string, Element]>([
  ['OFF_CARD', text({ x: 60 })],
  ['OFF_CARD', { kind: 'photo', x: 4, y: 40, width: 21, height: 28, radius: 0 }],
  ['OFF_CARD', { kind: 'box', x: -3, y: 0, width: 10, height: 10, fill: 'white' }],
  ['CODE_TOO_SMALL', { kind: 'code128', bind: 'number', x: 5, y: 5, width: 9, height: 8, moduleDots: 4 }],
  ['CODE_TOO_SMALL', { kind: 'code128', bind: 'fullName', x: 5, y: 5, width: 70, height: 8, moduleDots: 4 }],
  ['CODE_TOO_SMALL', { kind: 'qr', bind: 'fullName', x: 5, y: 5, size: 7 }],
  ['COLOUR_UNKNOWN', text({ fill: 'seledyn' })],
  ['COLOUR_UNKNOWN', text({ fill: 'constructor' })],
])('refuses a design with %s', (code, element) => {
  expect(designFaults(designed(WHITE, element), NUMBER)).toEqual([{ path: 'front.1', code }]);
});

it.each<[string, Element[]]>([
  ['AT_EDGE', [WHITE, text({ x: 0.5 })]],
  ['OVERLAP', [WHITE, text(), text({ y: 11 })]],
  ['COVERED', [{ kind: 'code128', bind: 'number', x: 5, y: 5, width: 60, height: 8, moduleDots: 4 }, WHITE]],
  ['COVERED', [WHITE, text(), { kind: 'arms', x: 12, y: 8, width: 9, height: 11 }]],
  ['TEXT_CUT', [WHITE, text({ bind: 'fullName', text: undefined, width: 4 })]],
  ['LOW_CONTRAST', [WHITE, text({ fill: 'townPale' })]],
  ['CODE_UNREADABLE', [{ ...WHITE, fill: 'town' } as Element, { kind: 'qr', text: 'x', x: 5, y: 5, size: 20 }]],
])('warns of %s', (code, elements) => {
  expect(designWarnings(designed(...elements), card()).map((each) => each.code)).toContain(code);
});

it('a colour of the town changes the hue of the design and keeps it light enough for its letters', () => {
  expect(townColours('#00586b')).toEqual({});
  const colours = townColours('#8c2a1e');
  expect(colours['town']).toMatch(/^#[67]/);
  const red = { ...card(), town: { ...TOWN, colours } };
  expect(renderCardSvg(NURT_TEMPLATE, red).front).not.toContain('#00485a');
  expect(designWarnings(NURT_TEMPLATE, red)).toEqual([]);
});

it('pure black letters stay black whatever their colour says', () => {
  const { front } = renderCardSvg(designed(text({ fill: 'gold', layer: 'black' })), card());
  expect(front).toContain('fill="#000000"');
});

it('marks a specimen across both sides', async () => {
  const [plain, marked] = [
    await renderCardPdf(NURT_TEMPLATE, card()),
    await renderCardPdf(NURT_TEMPLATE, card(), { isSpecimen: true }),
  ];
  expect(marked.length).toBeGreaterThan(plain.length);
  expect(await decodeBarCode(marked)).toBe(NUMBER);
});

it('000-21 X-1 prints a code that the town has signed, so that it is read back whole from the smallest place it needs', async () => {
  // given
  const signed = card();

  // when
  const { front } = renderCardSvg(designed(WHITE, { kind: 'qr', bind: 'signedCode', x: 5, y: 20, size: 17 }), signed);

  // then
  expect(await scanned(front)).toBe(signed.signedCode);
  expect(signed.signedCode).toMatch(/^KP1:/);
});

function nameOfNurt(): Omit<Extract<Element, { kind: 'name' }>, 'kind'> {
  const name = NURT_TEMPLATE.front.find((element) => element.kind === 'name');
  if (!name) throw new Error('The shipped design has no name.');
  return name;
}
