/** The text of an XML file: UTF-8, or UTF-16 by its byte order mark. */
export function decodeXml(source: string | Uint8Array): string {
  if (typeof source === 'string') return source.replace(/^\uFEFF/, '');
  if (source[0] === 0xff && source[1] === 0xfe) return new TextDecoder('utf-16le').decode(source);
  if (source[0] === 0xfe && source[1] === 0xff) return new TextDecoder('utf-16be').decode(source);
  return new TextDecoder().decode(source);
}
