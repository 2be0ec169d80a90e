import { pageBlocks } from './page-blocks.ts';

it('a page of help is shown by its headings, paragraphs and fragments', () => {
  // when
  const blocks = pageBlocks(
    '# Pusty proces\n\n`EMPTY`\n\n## Źle\n\n```xml\n<task id="a"/>\n\n<task id="b"/>\n```\n\nKoniec.\n',
  );

  // then
  expect(blocks).toEqual([
    { kind: 'heading', text: 'Pusty proces' },
    { kind: 'text', text: 'EMPTY' },
    { kind: 'heading', text: 'Źle' },
    { kind: 'code', text: '<task id="a"/>\n\n<task id="b"/>' },
    { kind: 'text', text: 'Koniec.' },
  ]);
});
