import { createHmac } from 'node:crypto';
import type { KeyStore } from './key-store.ts';
import { seal, unseal } from './master-key.ts';

/** Where a sealed value stands; it opens nowhere else. */
export interface Place {
  table: string;
  row: string;
  column: string;
}

/** Seals and opens personal columns of one city, and finds them again by a keyed blind index. */
export class Vault {
  readonly keys: KeyStore;

  constructor(keys: KeyStore) {
    this.keys = keys;
  }

  /** AES-256-GCM under a person's or the city's data key; additional data = city, table, row, column, key id. */
  async seal(keyId: string, place: Place, clear: string | Uint8Array): Promise<Buffer> {
    return seal(await this.keys.open(keyId), Buffer.from(clear), this.#about(keyId, place));
  }

  async open(keyId: string, place: Place, sealed: Uint8Array): Promise<Buffer> {
    return unseal(await this.keys.open(keyId), sealed, this.#about(keyId, place));
  }

  async openText(keyId: string, place: Place, sealed: Uint8Array): Promise<string> {
    return (await this.open(keyId, place, sealed)).toString('utf8');
  }

  /** Texts of many people, with one question for their keys; `undefined` where a key was destroyed. */
  async openTexts(
    values: readonly { keyId: string; place: Place; sealed: Uint8Array }[],
  ): Promise<(string | undefined)[]> {
    const keys = await this.keys.openMany(values.map(({ keyId }) => keyId));
    return values.map(({ keyId, place, sealed }) => {
      const key = keys.get(keyId);
      return key && unseal(key, sealed, this.#about(keyId, place)).toString('utf8');
    });
  }

  /** HMAC-SHA256 of a normalised value; equal values of one kind give equal indexes, in this city alone. */
  async blindIndex(
    kind:
      | 'pesel'
      | 'id-card'
      | 'passport'
      | 'chip-uid'
      | 'throttle'
      | 'phone-code'
      | 'card-activation'
      | 'submission'
      | 'status-code'
      | 'station-code'
      | 'reader-code',
    normalised: string,
  ): Promise<Buffer> {
    const { key } = await this.keys.openCityKey('index');
    return createHmac('sha256', key).update(`${kind}:${normalised}`).digest();
  }

  #about(keyId: string, { table, row, column }: Place): string {
    return [this.keys.cityId, table, row, column, keyId].join('/');
  }
}
