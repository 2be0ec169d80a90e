const DECLARATION = /<!(DOCTYPE|ENTITY)/i;
/** Parts whose text declares nothing. */
const MEANINGLESS = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
] as const;

/** Whether an XML text has a document type declaration or entities, which are not accepted. */
export function declaresEntities(xml: string): boolean {
  if (!DECLARATION.test(xml)) return false;
  for (let at = xml.indexOf('<!'); at >= 0; at = xml.indexOf('<!', at)) {
    const [, end] = MEANINGLESS.find(([begin]) => xml.startsWith(begin, at)) ?? [];
    const after = end === undefined ? -1 : xml.indexOf(end, at);
    if (after < 0) return true;
    at = after;
  }
  return false;
}

const DECLARED = /^\s*<\?xml[^>]*\bencoding\s*=\s*["']([\w.-]+)["']/;

/** The text of an XML file: by its byte order mark, else as UTF-16 shows itself, else by its declaration, else UTF-8. */
export function decodeXml(source: string | Uint8Array): string {
  if (typeof source === 'string') return source.replace(/^\uFEFF/, '');
  return new TextDecoder(encodingOf(source)).decode(source);
}

function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  if (bytes[0] === 0x3c && bytes[1] === 0) return 'utf-16le';
  if (bytes[0] === 0 && bytes[1] === 0x3c) return 'utf-16be';
  const declared = DECLARED.exec(new TextDecoder('latin1').decode(bytes.subarray(0, 200)))?.[1] ?? 'utf-8';
  // a file that says UTF-16 and is plain bytes was re-encoded by somebody without a word
  return /utf-?16/i.test(declared) || !isKnown(declared) ? 'utf-8' : declared;
}

function isKnown(label: string): boolean {
  try {
    return new TextDecoder(label) instanceof TextDecoder;
  } catch {
    return false;
  }
}
