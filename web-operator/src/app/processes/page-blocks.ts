/** One block of a page of help. */
export interface PageBlock {
  readonly kind: 'heading' | 'code' | 'text';
  readonly text: string;
}

/** The blocks of a page of help (`docs/lint`): headings, fragments of diagrams and paragraphs; of the title only the words. */
export function pageBlocks(markdown: string): PageBlock[] {
  return markdown.split(/^(```\w*\n[\s\S]*?^```)$/m).flatMap((part): PageBlock[] => {
    const code = /^```\w*\n([\s\S]*)```$/.exec(part)?.[1];
    if (code !== undefined) return [{ kind: 'code', text: code.trimEnd() }];
    return part
      .split(/\n{2,}/)
      .map((text) => text.trim())
      .filter(Boolean)
      .map((text) => (text.startsWith('#') ? heading(text) : { kind: 'text', text: text.replaceAll('`', '') }));
  });
}

const heading = (text: string): PageBlock => ({ kind: 'heading', text: text.replace(/^#+\s*/, '') });
