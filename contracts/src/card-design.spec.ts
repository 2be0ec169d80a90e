import { CardDesign } from './card-design.ts';

const text = {
  kind: 'text',
  text: 'Tekst',
  x: 10,
  y: 10,
  width: 40,
  font: 'KartaSans-Regular',
  size: 3,
  fill: 'black',
};
const design = (element: object): unknown => ({ colours: { black: '#000000' }, front: [element], back: [] });

it('000-21 takes a design of known parts', () => {
  expect(CardDesign.safeParse(design(text)).success).toBe(true);
});

it.each([
  ['a kind nobody draws', { ...text, kind: 'script' }],
  ['another field', { ...text, onclick: 'x' }],
  ['a font that cannot be embedded', { ...text, font: 'Comic Sans' }],
  ['a binding that no card has', { ...text, text: undefined, bind: 'pesel' }],
  ['both a text and a binding', { ...text, bind: 'number' }],
  ['neither a text nor a binding', { ...text, text: undefined }],
  ['a place far from the card', { ...text, x: 500 }],
  ['a place that is no number', { ...text, x: '10' }],
  ['letters nobody can read', { ...text, size: 0.5 }],
  ['a colour with markup', { ...text, fill: '"><script>' }],
  ['a PESEL as text', { ...text, text: '90010112349' }],
  ['a drawing with more than a path', { kind: 'vector', x: 0, y: 0, scale: 1, paths: [{ d: 'M0 0" onload="x' }] }],
  [
    'a picture by another address',
    { kind: 'image', image: 'https://example.org/x.png', x: 0, y: 0, width: 9, height: 9, fit: 'cover' },
  ],
  ['a QR code as large as the card', { kind: 'qr', text: 'x', x: 0, y: 0, size: 80 }],
])('refuses %s', (_what, element) => {
  expect(CardDesign.safeParse(design(element)).success).toBe(false);
});

it('refuses more elements than anybody places', () => {
  expect(CardDesign.safeParse({ colours: {}, front: Array.from({ length: 81 }, () => text), back: [] }).success).toBe(
    false,
  );
});
