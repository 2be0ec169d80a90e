/** Base45 (RFC 9285): bytes in the signs that a QR code holds shortest, and every scanner hands on as text. */
const SIGNS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';

export function toBase45(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 2) {
    const second = bytes[at + 1];
    const value = second === undefined ? (bytes[at] ?? 0) : (bytes[at] ?? 0) * 256 + second;
    text += SIGNS.charAt(value % 45) + SIGNS.charAt(Math.floor(value / 45) % 45);
    if (second !== undefined) text += SIGNS.charAt(Math.floor(value / 2025));
  }
  return text;
}

/** `undefined` for what is no base45. */
export function fromBase45(text: string): Uint8Array | undefined {
  if (text.length % 3 === 1) return undefined;
  const bytes: number[] = [];
  for (let at = 0; at < text.length; at += 3) {
    const digits = [...text.slice(at, at + 3)].map((sign) => SIGNS.indexOf(sign));
    if (digits.includes(-1)) return undefined;
    const [low = 0, middle = 0, high] = digits;
    const value = low + 45 * middle + 2025 * (high ?? 0);
    if (value > (high === undefined ? 255 : 65_535)) return undefined;
    if (high !== undefined) bytes.push(value >> 8);
    bytes.push(value & 255);
  }
  return Uint8Array.from(bytes);
}
