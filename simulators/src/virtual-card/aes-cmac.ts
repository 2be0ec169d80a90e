import { createCipheriv } from 'node:crypto';

const BLOCK = 16;

/** AES-CMAC (RFC 4493) of the data under a key of 16 bytes. */
export function aesCmac(key: Buffer, data: Buffer): Buffer {
  const first = doubled(block(key, Buffer.alloc(BLOCK)));
  const whole = data.length > 0 && data.length % BLOCK === 0;
  const padded = whole ? Buffer.from(data) : Buffer.alloc(BLOCK * (Math.floor(data.length / BLOCK) + 1));
  if (!whole) {
    data.copy(padded);
    padded[data.length] = 0x80;
  }
  const mask = whole ? first : doubled(first);
  const last = padded.length - BLOCK;
  for (let at = 0; at < BLOCK; at += 1) padded[last + at] = (padded[last + at] ?? 0) ^ (mask[at] ?? 0);
  const cipher = createCipheriv('aes-128-cbc', key, Buffer.alloc(BLOCK)).setAutoPadding(false);
  return cipher.update(padded).subarray(-BLOCK);
}

const block = (key: Buffer, data: Buffer): Buffer =>
  createCipheriv('aes-128-ecb', key, null).setAutoPadding(false).update(data);

/** The next subkey: twice the number in the field of AES. */
function doubled(bytes: Buffer): Buffer {
  const out = Buffer.alloc(BLOCK);
  for (let at = 0; at < BLOCK; at += 1) out[at] = (((bytes[at] ?? 0) << 1) | ((bytes[at + 1] ?? 0) >> 7)) & 0xff;
  if ((bytes[0] ?? 0) & 0x80) out[BLOCK - 1] = (out[BLOCK - 1] ?? 0) ^ 0x87;
  return out;
}
