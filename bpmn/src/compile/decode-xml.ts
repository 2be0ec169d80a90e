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

/** Bytes that are no text in the encoding that the file names. */
export class UnreadableXml extends Error {
  override name = 'UnreadableXml';
}

/** All but what XML 1.0 (2.2, Char) lets stand in a text: half a surrogate pair is none of it either. */
const FORBIDDEN = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;
/** Parts in which `&` means itself. */
const UNREAD = /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>/g;
const REFERENCE = /&(?:#x([\da-f]+);|#(\d+);|(amp|lt|gt|quot|apos);)?/gi;

/**
 * What the reader would pass over in silence, though XML 1.0 calls it a fatal error: forbidden characters and references to
 * entities that nobody has declared (4.1).
 * @returns words for the person who draws, or `undefined`
 */
export function illFormedIn(xml: string): string | undefined {
  if (FORBIDDEN.test(xml)) return 'plik zawiera niedozwolony znak';
  if (!xml.includes('&')) return undefined;
  const read = xml.replaceAll(UNREAD, '');
  for (const { 0: whole, 1: hex, 2: decimal, index } of read.matchAll(REFERENCE)) {
    if (whole === '&') return `nieznana encja „${read.slice(index, index + 20)}”`;
    const code = hex === undefined ? Number(decimal ?? 32) : Number.parseInt(hex, 16);
    const isCharacter = code <= 0x10ffff && !FORBIDDEN.test(String.fromCodePoint(code));
    if (!isCharacter || (code >= 0xd800 && code <= 0xdfff)) return `niedozwolony znak „${whole}”`;
  }
  return undefined;
}

/** The text of an XML file: by its byte order mark, else as UTF-16 shows itself, else by its declaration, else UTF-8. @throws UnreadableXml */
export function decodeXml(source: string | Uint8Array): string {
  if (typeof source === 'string') return source.replace(/^\uFEFF/, '');
  const decoder = decoderOf(encodingOf(source));
  try {
    return decoder.decode(source);
  } catch {
    // the decoder throws for bytes that are none of its characters
    throw new UnreadableXml(`bajty, które nie są tekstem w kodowaniu ${decoder.encoding}`);
  }
}

function decoderOf(encoding: string): TextDecoder {
  try {
    return new TextDecoder(encoding, { fatal: true });
  } catch {
    // there is no decoder for an encoding of this name
    throw new UnreadableXml(`nieznane kodowanie „${encoding}”`);
  }
}

function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  if (bytes[0] === 0x3c && bytes[1] === 0) return 'utf-16le';
  if (bytes[0] === 0 && bytes[1] === 0x3c) return 'utf-16be';
  const declared = DECLARED.exec(new TextDecoder('latin1').decode(bytes.subarray(0, 200)))?.[1] ?? 'utf-8';
  // a file that says UTF-16 and is plain bytes was re-encoded by somebody without a word
  return /utf-?16/i.test(declared) ? 'utf-8' : declared;
}
