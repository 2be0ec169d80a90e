import { fromBase45, toBase45 } from './base45.ts';
import { cardCode, verifyCardCode, type CityKeys } from './card-code.ts';
import { decodeCbor, encodeCbor, NotCbor } from './cbor.ts';
import { certificate, toSign } from './certificate.ts';
import { makeChain, SLOT_SECONDS } from './chain.ts';

const ISSUED = 1_795_600_000;
const SLOTS = 20;
const KEY_ID = '0a1b2c3d';

interface Issued {
  keys: CityKeys;
  cert: Uint8Array;
  links: Uint8Array[];
  at(slot: number): string;
}

async function issued(change: { number?: string; keyId?: string } = {}): Promise<Issued> {
  const pair = (await crypto.subtle.generateKey({ name: 'Ed25519' }, true, ['sign', 'verify'])) as CryptoKeyPair;
  const publicKey = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey));
  const links = await makeChain(crypto.getRandomValues(new Uint8Array(16)), SLOTS);
  const anchor = links[SLOTS] ?? new Uint8Array();
  const { number = '01-000018', keyId = KEY_ID } = change;
  const parts = toSign(keyId, { number, issuedAt: ISSUED, expiresAt: ISSUED + SLOTS * SLOT_SECONDS, anchor });
  const signature = new Uint8Array(await crypto.subtle.sign('Ed25519', pair.privateKey, Uint8Array.from(parts.bytes)));
  const cert = certificate(parts, signature);
  const at = (slot: number): string => cardCode(cert, links[SLOTS - 1 - slot] ?? new Uint8Array());
  return { keys: new Map([[KEY_ID, publicKey]]), cert, links, at };
}
const during = (slot: number): number => ISSUED + slot * SLOT_SECONDS + 11;

describe('the code of a virtual card (D-9, X-1)', () => {
  it('is good in its slot without any connection, and names the card', async () => {
    const { keys, at } = await issued();
    for (const slot of [0, 7, SLOTS - 1])
      expect(await verifyCardCode(at(slot), keys, during(slot))).toMatchObject({ isValid: true, number: '01-000018' });
  });

  it('fits a QR code of version 8: at most 221 signs at level M, 279 at L for the longest numbers', async () => {
    expect((await issued()).at(0).length).toBeLessThanOrEqual(221);
    expect((await issued({ number: '12345678901234567890' })).at(0).length).toBeLessThanOrEqual(279);
  });

  it('a picture of it is stale after a minute and a half, and cannot be made the next one', async () => {
    // given
    const { keys, at } = await issued();
    const picture = at(3);

    // then
    expect((await verifyCardCode(picture, keys, during(5))).isValid).toBe(true);
    expect(await verifyCardCode(picture, keys, during(6))).toEqual({ isValid: false, why: 'stale' });
    expect(await verifyCardCode(at(9), keys, during(3))).toEqual({ isValid: false, why: 'stale' });
  });

  it('ends with the certificate', async () => {
    const { keys, at } = await issued();
    expect(await verifyCardCode(at(SLOTS - 1), keys, during(SLOTS + 2))).toEqual({ isValid: false, why: 'expired' });
  });

  it('of another city, forged, cut off or changed anywhere is refused', async () => {
    // given
    const [own, other] = [await issued(), await issued()];
    const foreign = await issued({ keyId: 'ffffffff' });
    const code = own.at(2);

    // then
    expect(await verifyCardCode(foreign.at(2), own.keys, during(2))).toEqual({ isValid: false, why: 'unknown-key' });
    expect(await verifyCardCode(other.at(2), own.keys, during(2))).toEqual({ isValid: false, why: 'forged' });
    for (const text of ['', 'KM1:', 'HC1:ABC', code.slice(0, -3), code.slice(4), `${code}A`])
      expect(await verifyCardCode(text, own.keys, during(2))).toEqual({ isValid: false, why: 'malformed' });
    const bytes = fromBase45(code.slice(4)) ?? new Uint8Array();
    for (let at = 0; at < bytes.length; at++) {
      const changed = Uint8Array.from(bytes, (byte, index) => (index === at ? byte ^ 1 : byte));
      expect((await verifyCardCode(`KM1:${toBase45(changed)}`, own.keys, during(2))).isValid).toBe(false);
    }
  });
});

describe('base45', () => {
  it.each([
    ['AB', 'BB8'],
    ['Hello!!', '%69 VD92EX0'],
    ['base-45', 'UJCLQE7W581'],
    ['ietf!', 'QED8WEX0'],
  ])('of %s is %s (RFC 9285, 4.3 and 4.4)', (clear, encoded) => {
    expect(toBase45(new TextEncoder().encode(clear))).toBe(encoded);
    expect(new TextDecoder().decode(fromBase45(encoded))).toBe(clear);
  });

  it.each(['A', 'GGW', '::', 'ab8'])('refuses %s', (text) => {
    expect(fromBase45(text)).toBeUndefined();
  });
});

describe('CBOR', () => {
  it('comes back as it was', () => {
    const value = new Map<number | string, never>([
      [1, -8 as never],
      ['h', Uint8Array.of(1, 2, 3) as never],
      [4, [0, 23, 24, 255, 256, 65_536, 4_294_967_295, 'ż'] as never],
    ]);
    expect(decodeCbor(encodeCbor(value))).toEqual(value);
  });

  it.each([
    ['cut off', [0x58, 0x40, 1]],
    ['a list that claims to be long', [0x9a, 0xff, 0xff, 0xff, 0xff]],
    ['two values', [0x01, 0x02]],
    ['too deep', [0x81, 0x81, 0x81, 0x81, 0x81, 0x81, 0x01]],
    ['a key twice', [0xa2, 0x01, 0x01, 0x01, 0x02]],
    ['a float', [0xf9, 0x00, 0x00]],
  ])('refuses %s', (_what, bytes) => {
    expect(() => decodeCbor(Uint8Array.from(bytes))).toThrow(NotCbor);
  });
});
