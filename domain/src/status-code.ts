/** Without signs that look like others (Crockford's base 32). */
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** 40 bits: nobody finds it by trying. */
export const STATUS_CODE_LENGTH = 8;

/** The code of bytes that are as good as random, in two groups: `7K2M-Q9XD`. */
export function statusCode(bytes: Uint8Array): string {
  const signs = [...bytes.slice(0, STATUS_CODE_LENGTH)].map((byte) => SIGNS.charAt(byte % SIGNS.length)).join('');
  return `${signs.slice(0, 4)}-${signs.slice(4)}`;
}

/** A code as it was typed: without blanks and dashes, in capitals, with O, I and L as the digits they are taken for. */
export function typedStatusCode(text: string): string {
  return text
    .toUpperCase()
    .replace(/[\s–-]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
}
