import { fromBase45, toBase45 } from './base45.ts';
import { PHOTO_HASH_BYTES, printedCode, printedToSign, verifyPrintedCode } from './printed-code.ts';

const KEY_ID = '0a1b2c3d';
const PHOTO = Uint8Array.from({ length: PHOTO_HASH_BYTES }, (_each, at) => at);

async function printed(number = '01-000018', photo: Uint8Array | null = PHOTO) {
  const pair = (await crypto.subtle.generateKey({ name: 'Ed25519' }, true, ['sign', 'verify'])) as CryptoKeyPair;
  const parts = printedToSign(KEY_ID, { number, issuedAt: 1_795_600_000, photo: photo ?? undefined });
  const signature = new Uint8Array(await crypto.subtle.sign('Ed25519', pair.privateKey, Uint8Array.from(parts.bytes)));
  const key = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey));
  return { code: printedCode(parts, signature), keys: new Map([[KEY_ID, key]]) };
}

describe('the code that is printed on a card (X-1)', () => {
  it('names the card and the beginning of the photo’s hash, to whoever has the city’s key and no connection', async () => {
    const { code, keys } = await printed();
    expect(await verifyPrintedCode(code, keys)).toEqual({
      isValid: true,
      number: '01-000018',
      issuedAt: 1_795_600_000,
      photo: PHOTO,
    });
  });

  it('of a card without a photo names none', async () => {
    const { code, keys } = await printed('1', null);
    expect(await verifyPrintedCode(code, keys)).toMatchObject({ isValid: true, photo: undefined });
  });

  it('fits a QR code of version 8 at level M with the longest number', async () => {
    expect((await printed('12345678901234567890')).code.length).toBeLessThanOrEqual(221);
  });

  it('of another city, forged, cut off or changed anywhere is refused', async () => {
    // given
    const [own, other] = [await printed(), await printed()];

    // then
    expect(await verifyPrintedCode(other.code, own.keys)).toEqual({ isValid: false, why: 'forged' });
    expect(await verifyPrintedCode(own.code, new Map())).toEqual({ isValid: false, why: 'unknown-key' });
    for (const text of ['', 'KP1:', 'KM1:ABC', own.code.slice(0, -3), own.code.slice(4)])
      expect(await verifyPrintedCode(text, own.keys)).toEqual({ isValid: false, why: 'malformed' });
    const bytes = fromBase45(own.code.slice(4)) ?? new Uint8Array();
    for (let at = 0; at < bytes.length; at++) {
      const changed = Uint8Array.from(bytes, (byte, index) => (index === at ? byte ^ 1 : byte));
      expect((await verifyPrintedCode(`KP1:${toBase45(changed)}`, own.keys)).isValid).toBe(false);
    }
  });
});
