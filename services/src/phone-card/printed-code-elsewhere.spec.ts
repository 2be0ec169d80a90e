import { generateKeyPairSync, sign } from 'node:crypto';
import { Sign1 } from '@auth0/cose';
import { PHOTO_HASH_BYTES, printedCode, printedToSign } from '@karta/domain/phone-card';
import { decode } from 'cbor-x';

const PHOTO = Uint8Array.from({ length: PHOTO_HASH_BYTES }, (_each, at) => at);
const SIGNS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';

/** Base45 as RFC 9285 describes it. */
function bytesOf(text: string): Uint8Array {
  const digits = [...text].map((sign_) => SIGNS.indexOf(sign_));
  const bytes: number[] = [];
  for (let at = 0; at < digits.length; at += 3) {
    const [low = 0, middle = 0, high] = digits.slice(at, at + 3);
    const value = low + middle * 45 + (high ?? 0) * 2025;
    bytes.push(...(high === undefined ? [value] : [value >> 8, value & 255]));
  }
  return Uint8Array.from(bytes);
}

describe('the code that is printed on a card, read by a COSE library that is not ours (X-1)', () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const other = generateKeyPairSync('ed25519');
  const parts = printedToSign('0a1b2c3d', { number: '01-000018', issuedAt: 1_795_600_000, photo: PHOTO });
  const code = printedCode(parts, sign(null, parts.bytes, privateKey));
  const message = Sign1.decode(bytesOf(code.slice('KP1:'.length)));

  it('is a COSE_Sign1 with EdDSA, whose claims are number, time and the hash of the photo', async () => {
    // when
    await message.verify(publicKey);
    const claims: Record<string, unknown> = decode(message.payload);

    // then
    expect(message.alg).toBe(-8);
    expect(claims).toMatchObject({ 2: '01-000018', 6: 1_795_600_000 });
    expect(Uint8Array.from(claims['p'] as Uint8Array)).toEqual(PHOTO);
  });

  it('and is refused under the key of another town, or changed in one byte', async () => {
    // given
    const changed = bytesOf(code.slice('KP1:'.length));
    const at = changed.findIndex(
      (_byte, index) => Buffer.from(changed.subarray(index, index + 9)).toString() === '01-000018',
    );
    changed[at] = 0x32;

    // then
    await expect(message.verify(other.publicKey)).rejects.toThrow('signature verification failed');
    await expect(Sign1.decode(changed).verify(publicKey)).rejects.toThrow('signature verification failed');
  });
});
