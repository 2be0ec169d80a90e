import { hkdfSync } from 'node:crypto';
import { cmac } from '@noble/ciphers/aes.js';
import { CardError } from '@karta/domain';
import { seldom } from '../seldom-log.ts';
import { SetupError } from '../told-error.ts';
import type { KeyStore } from './key-store.ts';
import { openToken, type Pkcs11Token, type TokenSettings } from './pkcs11-token.ts';

/**
 * The town's master keys for the chips of cards, one AES-128 key a version (1 to 255). What is done with them is done where they
 * are: AES-CMAC (RFC 4493), of which the key of each chip comes.
 */
export interface ChipKeys {
  /** `key-store`: in the database of keys, wrapped by the master key. `token`: in a PKCS#11 token, which it never leaves. */
  readonly custody: 'key-store' | 'token';
  /** AES-CMAC of the data under the key of that version, 16 bytes; a key that was never used is made. */
  cmac(version: number, data: Uint8Array): Promise<Buffer>;
}

/** Keys of versions from the one key that the city has for its chips. */
export function storedChipKeys(keys: KeyStore): ChipKeys {
  return {
    custody: 'key-store',
    async cmac(version, data) {
      const { key } = await keys.openCityKey('chip');
      const master = new Uint8Array(hkdfSync('sha256', key, new Uint8Array(), `karta/chip/${version}`, 16));
      return Buffer.from(cmac(data, master));
    },
  };
}

/**
 * Keys that a PKCS#11 token has made for the city; they never leave it. The token is opened when it is needed first. While it is away
 * `cmac` throws CardError TEMPORARILY_UNAVAILABLE.
 */
export function tokenChipKeys(settings: TokenSettings, keys: KeyStore): ChipKeys {
  const labelOf = (version: number): string => `karta/${keys.cityId}/chip/${version}`;
  return {
    custody: 'token',
    async cmac(version, data) {
      const label = labelOf(version);
      try {
        const token = tokenOf(settings);
        const key = token.find(label) ?? (await keys.alone(label, () => token.find(label) ?? made(token, label)));
        return token.cmac(key, data);
      } catch (error) {
        // it may be back for the next one: a session of a token that went away is of no use any more
        opened.delete(nameOf(settings));
        if (error instanceof SetupError) throw error;
        seldom.error('chip token', { error });
        throw new CardError('TEMPORARILY_UNAVAILABLE');
      }
    },
  };
}

function made(token: Pkcs11Token, label: string): bigint {
  token.generate(label);
  const key = token.find(label);
  if (key === undefined) throw new Error(`PKCS11_REFUSED no key ${label}`);
  return key;
}

/** One session a program; PKCS#11 is opened once in it. */
const opened = new Map<string, Pkcs11Token>();
const nameOf = ({ module, label }: TokenSettings): string => `${module} ${label}`;
function tokenOf(settings: TokenSettings): Pkcs11Token {
  const token = opened.get(nameOf(settings)) ?? openToken(settings);
  opened.set(nameOf(settings), token);
  return token;
}
