import { compileProcesses } from './compile.ts';

const DIAGRAM =
  '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="urn:t"><process id="p" isExecutable="true"><task id="a" name="NAME"/></process></definitions>';
const bytes = (text: string, ...more: number[]): Uint8Array =>
  new Uint8Array([
    ...new TextEncoder().encode(text.split('NAME')[0]),
    ...more,
    ...new TextEncoder().encode(text.split('NAME')[1]),
  ]);

async function codesOf(source: string | Uint8Array): Promise<string[]> {
  const { problems } = await compileProcesses(source);
  return problems.map(({ code }) => code);
}

describe('A file that is no well-formed XML', () => {
  it.each([
    ['bytes that are no UTF-8', bytes(DIAGRAM, 0xff, 0xfe, 0x41)],
    ['an encoding that nobody knows', bytes(`<?xml version="1.0" encoding="klingon"?>${DIAGRAM}`, 0x41)],
    ['an entity that nobody has declared', DIAGRAM.replace('NAME', '&undeclared;')],
    ['an ampersand alone', DIAGRAM.replace('NAME', 'Ala & kot')],
    ['the character 0', DIAGRAM.replace('NAME', '\u0000')],
    ['the character 0 by its number', DIAGRAM.replace('NAME', '&#0;')],
    ['half a character', DIAGRAM.replace('NAME', '\ud800')],
  ])('is refused: %s', async (_what, source) => {
    expect(await codesOf(source)).toEqual(['NOT_XML']);
  });

  it.each([
    ['entities of XML itself', DIAGRAM.replace('NAME', '&lt;&amp;&quot;&apos;&gt;&#x142;&#322;')],
    ['a comment with anything in it', DIAGRAM.replace('<process', '<!-- A & B &c; --><process')],
    ['a pair of surrogates', DIAGRAM.replace('NAME', '😀')],
    ['bytes in the encoding that the file names', bytes(`<?xml version="1.0" encoding="iso-8859-2"?>${DIAGRAM}`, 0xb3)],
  ])('is not one with %s', async (_what, source) => {
    expect(await codesOf(source)).toEqual([]);
  });
});
